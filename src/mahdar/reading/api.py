"""What a program that only wants one reader calls."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

from mahdar.lang.loader import load
from mahdar.model.time import Timex
from mahdar.reading.times import read_text


def times(text: str, published: date | datetime | str | None = None, language: str = "ar") -> list[Timex]:
    """See `mahdar.times`."""
    day = published.isoformat()[:10] if isinstance(published, date) else (published or "")[:10] or None
    if day is not None:
        date.fromisoformat(day)
    return read_text(unicodedata.normalize("NFC", text), day, load(language))
