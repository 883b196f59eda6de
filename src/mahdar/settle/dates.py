"""The day each article is held to be of. Undated ones are dated by their own weekdays, by the events they share with
others, by recurring meetings of the world tables; misdated headers are doubted.

An undated article is read anew at each day that comes into question; the day at which it goes best with the others is
taken, the surest article first, so that the next can lean on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from mahdar.model.article import DateCandidate
from mahdar.model.reading import Reading
from mahdar.model.record import RecordDate, RecordEntity
from mahdar.settle.corpus import Corpus
from mahdar.settle.reports import days_between
from mahdar.settle.settlement import Local
from mahdar.settle.tries import Try, at_day, tries


def dates(
    readings: Sequence[Reading],
    decided: Mapping[str, str],
    entity_of: Mapping[Local, str],
    known: Mapping[str, RecordEntity],
) -> tuple[dict[str, RecordDate], dict[str, Reading]]:
    """The day of every article with how it is known and why, and the undated ones read anew at their day."""
    held: dict[str, RecordDate] = {}
    open_: list[Reading] = []
    for r in readings:
        own = r.article.published
        if r.article.id in decided:
            held[r.article.id] = RecordDate(decided[r.article.id], "given", "decided by a person", own.candidates)
        elif own.date is not None:
            held[r.article.id] = RecordDate(own.date, own.how, own.reason, own.candidates, own.doubt)
        else:
            open_.append(r)
    anew = {a: at_day(_reading(readings, a), d) for a, d in decided.items() if _needs(readings, a, d)}
    days = {a: d.date for a, d in held.items() if d.date}
    corpus = Corpus([anew.get(r.article.id, r) for r in readings], days, entity_of, known)
    _date_all(open_, corpus, held, anew)
    return held, anew


def _reading(readings: Sequence[Reading], article: str) -> Reading:
    return next(r for r in readings if r.article.id == article)


def _needs(readings: Sequence[Reading], article: str, day: str) -> bool:
    return any(r.article.id == article and r.article.published.date != day for r in readings)


def _date_all(open_: list[Reading], corpus: Corpus, held: dict[str, RecordDate], anew: dict[str, Reading]) -> None:
    """Date the surest article, then the next, until nothing more can be dated."""
    while open_:
        tried = {r.article.id: tries(r, corpus) for r in open_}
        sure = max(open_, key=lambda r: (_margin(tried[r.article.id]), r.article.id))
        best = _best(tried[sure.article.id])
        if best is None:
            for r in open_:
                held[r.article.id] = _unknown(r, tried[r.article.id])
            return
        held[sure.article.id] = _chosen(best, tried[sure.article.id])
        anew[sure.article.id] = best.reading
        corpus.add(best.reading, best.day)
        open_ = [r for r in open_ if r is not sure]


def _margin(tried: Sequence[Try]) -> float:
    """How far the best day is before the next that is not beside it."""
    best = _best(tried)
    if best is None:
        return -99.0
    others = [t.score for t in tried if t is not best and abs(days_between(t.day, best.day)) > 1]
    return best.score - max(others, default=0.0)


def _best(tried: Sequence[Try]) -> Try | None:
    fit = [t for t in tried if t.outside and t.score > 0]
    return max(fit, key=lambda t: (t.score, t.day)) if fit else None


def _chosen(best: Try, tried: Sequence[Try]) -> RecordDate:
    others = tuple(
        DateCandidate(t.day, "corpus", None, round(t.score, 2), "; ".join(t.reasons[:2]) or None)
        for t in sorted(tried, key=lambda t: (-t.score, t.day))[:5]
    )
    doubt = None
    close = [t for t in tried if t is not best and t.outside and best.score - t.score < 0.5]
    if close:
        doubt = f"{', '.join(sorted(t.day for t in close)[:3])} would do nearly as well"
    return RecordDate(best.day, "corpus", "; ".join(best.reasons), others, doubt)


def _unknown(reading: Reading, tried: Sequence[Try]) -> RecordDate:
    own = reading.article.published
    words = (
        "its weekdays fit more than one week, and it shares no dated event with the others"
        if tried
        else "it names no day to go by"
    )
    return RecordDate(None, "unknown", f"no date of its own; {words}", own.candidates)


def doubts(held: Mapping[str, RecordDate], found: Iterator[tuple[str, str]]) -> dict[str, RecordDate]:
    """Dates with a doubt added: `found` are (article, words)."""
    new = dict(held)
    for article, words in found:
        old = new[article]
        new[article] = msgspec.structs.replace(old, doubt=f"{old.doubt}; {words}" if old.doubt else words)
    return new
