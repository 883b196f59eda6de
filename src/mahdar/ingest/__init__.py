"""Sources in, articles out: files, folders, standard input and, only when asked, web addresses."""

from mahdar.ingest.sources import article_from_text, articles

__all__ = ["article_from_text", "articles"]
