"""Sources in, articles out: files, folders, standard input and, only when asked, web addresses."""

from mahdar.ingest.sources import articles

__all__ = ["articles"]
