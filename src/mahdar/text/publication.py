"""Which of several signs of a publication day to believe, and why in words.

Ingest collects the signs that need no language; the reading of a language adds those printed in words (datelines) and
chooses again with the same function.
"""

from __future__ import annotations

from datetime import date

from mahdar.model.article import DateCandidate, DateHow, Published

WEIGHTS: dict[DateHow, float] = {"given": 1.0, "meta": 0.95, "header": 0.9, "dateline": 0.8, "url": 0.75}
"""How far each kind of sign is trusted before the text has been read."""

DATELINE_LAG = 3
"""Days by which a header may come after the dateline of the same article (loaded later than written)."""


def choose(found: tuple[DateCandidate, ...]) -> Published:
    """The day chosen among candidates, its reason in words, and what speaks against it."""
    found = tuple(sorted(found, key=lambda c: -c.weight))
    if not found:
        return Published(None, "unknown", reason="no date in the text, its page or its address")
    best = found[0]
    written = _written_earlier(best, found)
    chosen = written or best
    others = [c for c in found if c.date != chosen.date]
    agreeing = [c for c in found if c.date == chosen.date and c.how != chosen.how]
    reason = _reason(chosen, agreeing)
    if written:
        reason += f"; the {_WORDS[best.how]} has {best.date}, the day it was loaded"
    doubt = "; ".join(f"{_WORDS[c.how]} says {c.date}" for c in others) or None
    return Published(chosen.date, chosen.how, chosen.evidence, reason, found, doubt)


_WORDS: dict[DateHow, str] = {
    "given": "date given",
    "meta": "metadata",
    "header": "header",
    "dateline": "dateline",
    "url": "address",
    "text": "text",
    "corpus": "other articles",
    "unknown": "nothing",
}


def _written_earlier(best: DateCandidate, found: tuple[DateCandidate, ...]) -> DateCandidate | None:
    """A sure dateline a day or three before the header: "today" in the text is the day of the dateline."""
    if best.how != "header":
        return None
    for other in found:
        lag = (date.fromisoformat(best.date) - date.fromisoformat(other.date)).days
        if other.how == "dateline" and other.weight >= WEIGHTS["dateline"] and 0 < lag <= DATELINE_LAG:
            return other
    return None


def _reason(chosen: DateCandidate, agreeing: list[DateCandidate]) -> str:
    where = f" ({chosen.note})" if chosen.note else ""
    more = f", and {' and '.join(dict.fromkeys(_WORDS[c.how] for c in agreeing))} agree" if agreeing else ""
    return f"{_WORDS[chosen.how]}{where}{more}"
