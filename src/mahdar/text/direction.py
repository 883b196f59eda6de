"""Marks of direction: invisible letters that set how text of two scripts is ordered."""

from __future__ import annotations

import re
from typing import Final

SETTING: Final = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates, as the inside of a regular expression's brackets: these can turn a whole line round."""
MARKS: Final = re.compile(f"[\u061c\u200e\u200f{SETTING}]")
"""Every mark of direction."""
ISOLATE: Final = "\u2068"
"""Begins a stretch whose direction is that of its own first letter, without a bearing on what stands around it."""
POP: Final = "\u2069"
"""Ends such a stretch."""
