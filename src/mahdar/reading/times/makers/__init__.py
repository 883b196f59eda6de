"""What each kind of rule means: from the slots of a match to its meaning, or None where it is none.

A maker is named by `make` in the rules; importing this package registers them all in `MAKERS`.
"""

from mahdar.reading.times.makers import clocks, compose, days, periods, pieces, ranges, relations
from mahdar.reading.times.makers.base import MAKERS

__all__ = ["MAKERS", "clocks", "compose", "days", "periods", "pieces", "ranges", "relations"]
