"""Languages as data: the loader, the typed tables and the tables themselves."""

from mahdar.lang.loader import Language, languages, load

__all__ = ["Language", "languages", "load"]
