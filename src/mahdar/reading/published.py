"""Step: published. Weighs the publication day that came with an article against what its own text says.

«اليوم الأربعاء» in an article with the header of a Thursday: the header is the day of loading. A dateline, a day said
beside «اليوم», and a full date on a line of its own are read; an undated article gets them as candidates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from mahdar.lang.loader import Language
from mahdar.model.article import Article, DateCandidate, DateHow, Published
from mahdar.model.span import Span
from mahdar.reading.doc import Doc
from mahdar.reading.times import calendars as cal
from mahdar.reading.times import grammar, meanings
from mahdar.reading.times.dateline import is_dateline, is_own_line
from mahdar.reading.times.light import LightDoc
from mahdar.reading.times.sem import Sem
from mahdar.text.cascade import Item

LAG = 3
"""Days by which a header may come after the day of writing."""

YEARS = range(2000, 2040)
"""Years tried for a day that is printed without one."""

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def step(doc: Doc, language: Language) -> Iterable[Published]:
    """The publication day after reading the text, with reason, candidates and doubt."""
    came = doc.article.published
    signs = Signs(doc, language)
    known = {(c.date, c.how) for c in came.candidates}
    own = [c for c in signs.candidates(came.date) if (c.date, c.how) not in known]
    candidates = (*came.candidates, *own)
    if came.date is None:
        return (_undated(came, candidates),)
    return (_checked(came, signs, candidates),)


def datelines(text: str, language: Language) -> list[DateCandidate]:
    """The days printed in words near the top or the foot of a text (a reader of datelines for ingest)."""
    doc = LightDoc(Article("", "", text, Published(None, "unknown")), language)
    return [c for c in Signs(doc, language).candidates(None) if c.how == "dateline"]


class Signs:
    """What the text of an article says of the day it was written."""

    def __init__(self, doc: Doc, language: Language) -> None:
        self.doc = doc
        self.votes: dict[int, list[Span]] = {}
        self.said: list[tuple[Sem, Span]] = []
        self.lines: list[tuple[Sem, Span]] = []
        for item, sem in meanings(grammar(doc, language.tables["time"])):
            if sem.what == "day" and not sem.edge:
                self._sign(item, sem)

    def _sign(self, item: Item, sem: Sem) -> None:
        doc = self.doc
        span = doc.cut(doc.starts[item.i], doc.ends[item.j - 1])
        if sem.shift is not None and sem.weekday is not None and sem.month is None:
            self.votes.setdefault((sem.weekday - sem.shift - 1) % 7 + 1, []).append(span)
        elif sem.shift is not None and sem.month is not None and not sem.hijri:
            self.said.append((sem, span))
        elif sem.month is not None and not sem.hijri and sem.n is None and self._on_line(item):
            self.lines.append((sem, span))

    def _on_line(self, item: Item) -> bool:
        return is_dateline(self.doc, item) or (sem_full(item) and is_own_line(self.doc, item))

    def weekday(self) -> tuple[int, Span] | None:
        """The weekday of writing that most expressions agree on, and one of them."""
        if not self.votes:
            return None
        best = max(self.votes, key=lambda w: len(self.votes[w]))
        return best, self.votes[best][0]

    def candidates(self, near: str | None) -> list[DateCandidate]:
        """All days that the text offers, the surest first."""
        found: dict[tuple[str, str], DateCandidate] = {}
        for rows, how, weight in ((self.said, "text", 0.85), (self.lines, "dateline", 0.8)):
            for sem, span in rows:
                for candidate in self._days(sem, span, "text" if how == "text" else "dateline", weight, near):
                    found.setdefault((candidate.date, candidate.how), candidate)
        return sorted(found.values(), key=lambda c: -c.weight)

    def _days(self, sem: Sem, span: Span, how: DateHow, weight: float, near: str | None) -> list[DateCandidate]:
        shift = timedelta(sem.shift or 0)
        years = [sem.year] if sem.year is not None else self._years(sem, near)
        days = [d - shift for y in years if (d := cal.day(y, sem.month or 1, sem.day or 1))]
        if sem.weekday is not None and len(days) > 1:
            days = [d for d in days if (d + shift).isoweekday() == sem.weekday]
        elif len(days) > 1 and (vote := self.weekday()) is not None:
            days = [d for d in days if d.isoweekday() == vote[0]]
        share = weight if len(days) == 1 else round(weight / (len(days) + 1), 3)
        note = None if sem.year is not None else "year not printed"
        return [DateCandidate(d.isoformat(), how, span, share, note) for d in days]

    def _years(self, sem: Sem, near: str | None) -> list[int]:
        if near is None:
            full = [s.year for s, _ in (*self.lines, *self.said) if s.year and (s.month, s.day) == (sem.month, sem.day)]
            return full[:1] or list(YEARS)
        day = date.fromisoformat(near)
        days = [d for y in (day.year - 1, day.year, day.year + 1) if (d := cal.day(y, sem.month or 1, sem.day or 1))]
        return [min(days, key=lambda d: abs((d - day).days)).year] if days else []


def sem_full(item: Item) -> bool:
    """Is the item a day with its year?"""
    sem = item.data.get("day")
    return isinstance(sem, Sem) and sem.year is not None


def _undated(came: Published, candidates: tuple[DateCandidate, ...]) -> Published:
    """One sure day is taken; several stay candidates."""
    if not candidates:
        return came
    best = max(candidates, key=lambda c: c.weight)
    days = Counter(c.date for c in candidates if c.weight >= best.weight)
    if best.weight < 0.5 or len(days) > 1:
        reason = came.reason or "the text names days, but not its own year"
        return msgspec.structs.replace(came, candidates=candidates, reason=reason)
    where = "dateline" if best.how == "dateline" else "text"
    reason = f"the {where} says {best.date}"
    return Published(best.date, best.how, best.evidence, reason, candidates, came.doubt)


def _checked(came: Published, signs: Signs, candidates: tuple[DateCandidate, ...]) -> Published:
    """A day that came with the article, against the text."""
    header = date.fromisoformat(came.date or "")
    vote = signs.weekday()
    written = _earlier_line(header, candidates, vote)
    if written is not None and came.how not in ("given", "dateline"):
        reason = f"dateline; the {came.how} has {came.date}, the day it was loaded"
        return Published(written.date, "dateline", written.evidence, reason, candidates, came.doubt)
    if vote is None or (header.isoweekday() in signs.votes and len(signs.votes[header.isoweekday()]) >= len(signs.votes[vote[0]])):
        doubt = came.doubt or _other_said(header, candidates) or _divided(header, signs)
        return msgspec.structs.replace(came, candidates=candidates, doubt=doubt)
    return _moved(came, header, vote, candidates)


def _earlier_line(
    header: date, candidates: tuple[DateCandidate, ...], vote: tuple[int, Span] | None
) -> DateCandidate | None:
    for candidate in candidates:
        day = date.fromisoformat(candidate.date)
        agrees = vote is None or vote[0] != header.isoweekday()
        if agrees and candidate.how in ("dateline", "text") and candidate.weight >= 0.5 and 0 < (header - day).days <= LAG:
            return candidate
    return None


def _other_said(header: date, candidates: tuple[DateCandidate, ...]) -> str | None:
    other = [c for c in candidates if c.how == "text" and c.weight >= 0.5 and c.date != header.isoformat()]
    return f"the text says {other[0].date}" if other else None


def _divided(header: date, signs: Signs) -> str | None:
    """A word of doubt when the text names two weekdays for its own day."""
    others = [spans[0] for weekday, spans in signs.votes.items() if weekday != header.isoweekday()]
    return f"«{others[0].exact}» is written on another weekday" if others else None


def _moved(came: Published, header: date, vote: tuple[int, Span], candidates: tuple[DateCandidate, ...]) -> Published:
    """The text names another weekday for its own day: the nearest such day, mostly before the header."""
    weekday, span = vote
    back = (header.isoweekday() - weekday) % 7
    day = header - timedelta(back) if back <= LAG else header + timedelta(7 - back)
    says = f"«{span.exact}» is written on a {DAY_NAMES[weekday - 1]}"
    own = DateCandidate(day.isoformat(), "text", span, 0.7, says)
    doubt = f"{came.how} {came.date} is a {DAY_NAMES[header.isoweekday() - 1]}, but {says}"
    if came.how == "given":
        return msgspec.structs.replace(came, candidates=(*candidates, own), doubt=doubt)
    reason = f"the text: {says}; the {came.how} has {came.date}"
    return Published(day.isoformat(), "text", span, reason, (*candidates, own), doubt)
