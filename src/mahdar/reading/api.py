"""What a program that only wants one reader calls."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

from mahdar.lang.loader import load
from mahdar.model.time import Timex
from mahdar.reading.times import read_text


def times(text: str, published: date | str | None = None, language: str = "ar") -> list[Timex]:
    """See `mahdar.times`."""
    return read_text(unicodedata.normalize("NFC", text), _moment(published), load(language))


def _moment(published: date | str | None) -> datetime | None:
    if isinstance(published, str):
        published = datetime.fromisoformat(published) if published else None
    if isinstance(published, datetime):
        return published.replace(tzinfo=None)
    return datetime(published.year, published.month, published.day) if published else None
