"""One module a format; each takes a record (or readings) and gives text or bytes."""

from mahdar.export.headlines import headlines

__all__ = ["headlines"]
