"""The day each article is held to be of; undated ones are dated by what they say and by the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mahdar.model.reading import Reading
from mahdar.model.record import RecordDate


def dates(readings: Sequence[Reading]) -> dict[str, RecordDate]:
    """The day of every article, with how it is known and why."""
    known = sorted(r.article.published.date for r in readings if r.article.published.date)
    return {r.article.id: _date(r, known) for r in readings}


def _date(reading: Reading, known: Sequence[str]) -> RecordDate:
    held = reading.article.published
    if held.date is not None:
        return RecordDate(held.date, held.how, held.reason, held.candidates, held.doubt)
    near = _nearest([c.date for c in held.candidates], known)
    if near is not None:
        return RecordDate(near, "corpus", f"of its candidates {near} is nearest to the other articles", held.candidates)
    return RecordDate(None, "unknown", "neither the article nor the others tell its day", held.candidates)


def _nearest(days: Sequence[str], known: Sequence[str]) -> str | None:
    if not days or not known:
        return None

    def away(day: str) -> int:
        return min(abs((date.fromisoformat(day) - date.fromisoformat(k)).days) for k in known)

    return min(days, key=lambda d: (away(d), d))
