"""What a program that only wants one reader calls."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

from mahdar.lang.loader import load
from mahdar.model.article import Article, Published
from mahdar.model.time import Timex
from mahdar.reading.published import step
from mahdar.reading.times import read_text
from mahdar.reading.times.light import LightDoc


def times(text: str, published: date | str | None = None, language: str = "ar") -> list[Timex]:
    """See `mahdar.times`."""
    text, held = unicodedata.normalize("NFC", text), load(language)
    moment = _moment(published)
    if moment is None:
        doc = LightDoc(Article("", "", text, Published(None, "unknown")), held)
        doc.found.published = next(iter(step(doc, held)))
        moment = _moment(doc.found.published.date)
    return read_text(text, moment, held)


def _moment(published: date | str | None) -> datetime | None:
    if isinstance(published, str):
        published = datetime.fromisoformat(published) if published else None
    if isinstance(published, datetime):
        return published.replace(tzinfo=None)
    return datetime(published.year, published.month, published.day) if published else None
