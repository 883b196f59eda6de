"""Days tried for an undated article: it is read anew at each, and what speaks for the day is weighed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from mahdar.lang.tables.world import Meeting, World
from mahdar.model.article import Published
from mahdar.model.event import COARSE
from mahdar.model.reading import Reading
from mahdar.settle.corpus import Corpus
from mahdar.settle.likeness import JOIN, NEVER, likeness
from mahdar.settle.reports import Report, days_between, width
from mahdar.settle.signs import Signs, days_in_question

NEAR = 3
"""Days by which a trip may begin before the meeting it is for."""
OFFICE = 1.5
"""Taken off for each person that bears an office out of its time."""
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Try(msgspec.Struct, frozen=True):
    """A day tried for an article: what speaks for it, in points and words, and the reading at that day."""

    day: str
    score: float
    reasons: tuple[str, ...]
    reading: Reading
    outside: bool
    """Whether something outside the article's own weekdays speaks for it."""


def at_day(reading: Reading, day: str) -> Reading:
    """The reading of the same article as of a day (its text must be whole)."""
    from mahdar.reading.pipeline import read

    published = Published(day, "corpus", candidates=reading.article.published.candidates)
    return read(msgspec.structs.replace(reading.article, published=published))


def tries(reading: Reading, corpus: Corpus) -> list[Try]:
    """Every day that comes into question for an article, with what speaks for it."""
    signs = Signs.of(reading, corpus)
    return [_try(reading, day, corpus, signs) for day in days_in_question(reading, corpus, signs)]


def _try(reading: Reading, day: str, corpus: Corpus, signs: Signs) -> Try:
    weekdays, series = signs.weekdays, signs.series
    anew = at_day(reading, day)
    reasons: list[str] = []
    score = 0.0
    if weekdays.said is not None:
        reasons.append(f"“{weekdays.words}” is written on a {DAY_NAMES[weekdays.said - 1]}")
    elif weekdays.bare:
        lag = weekdays.lag(date.fromisoformat(day)) or 0
        score -= 0.2 * (lag - weekdays.best())
        names = "، ".join(dict.fromkeys(w for _, w in weekdays.bare))
        reasons.append(
            f"the weekdays it names ({names}) are nearest to a {DAY_NAMES[date.fromisoformat(day).weekday()]}"
        )
    shared, words = _shared(anew, day, corpus)
    of_series, more = _at_meeting(day, series)
    like, with_whom = _near_like(day, signs.alike)
    own = signs.printed.get(day, 0.0) - OFFICE * _out_of_office(reading, day, corpus.world)
    if own >= 1:
        reasons.append(f"{day} is printed at its top")
    score += shared + of_series + like + own - 0.01 * _behind(day, anew)
    return Try(
        day,
        round(score, 4),
        (*reasons, *words, *more, *with_whom),
        anew,
        shared >= 0.5 or of_series > 0 or like > 0.2 or own >= 1,
    )


def _out_of_office(reading: Reading, day: str, world: World) -> int:
    """How many persons bear an office that, by the world tables, they did not hold on that day."""
    count = 0
    for e in reading.entities:
        known = world.people.get(e.known_as or "")
        offices = [o for o in known.offices if o.role == e.role and o.since] if known and e.role else []
        count += bool(offices) and not any(o.since <= day and (not o.until or day <= o.until) for o in offices)
    return min(count, 2)


def _near_like(day: str, alike: Sequence[tuple[str, float, str]]) -> tuple[float, list[str]]:
    """Points for a day close to that of an article about the same people and bodies."""
    scored = [(points * max(0.0, 1 - abs(days_between(other, day)) / 14), source) for other, points, source in alike]
    best, source = max(scored, default=(0.0, ""))
    return best, [f"{source}, of those days, is about the same"] if best > 0.2 else []


def _behind(day: str, reading: Reading) -> int:
    """Days since the last thing that has happened in it: news is written soon after."""
    past = [v.latest for v in reading.events if v.latest and v.latest <= day and v.status in ("held", "under way")]
    return min(30, days_between(max(past), day)) if past else 0


def _shared(anew: Reading, day: str, corpus: Corpus) -> tuple[float, list[str]]:
    """Points for the events an article shares with dated ones at a day, and against those it contradicts."""
    total, words = 0.0, []
    for mine in corpus.reports_of([anew], {anew.article.id: day}):
        total -= 1.5 * any(
            _not_yet(mine, other, day) for group in corpus.groups for other in group if other.family == mine.family
        )
        if not mine.event.earliest:
            continue
        fits = [(_fit(mine, group, corpus), group) for group in corpus.groups if group[0].family == mine.family]
        best, group = max(fits, key=lambda f: (f[0], f[1][0].local), default=(0.0, []))
        total += best
        if best > 0:
            words.append(_because(mine, group, corpus))
    return total, words[:3]


def _not_yet(mine: Report, other: Report, day: str) -> bool:
    """What an article says was held, another of the same days says is still to come."""
    if COARSE[mine.event.status] != "actual" or COARSE[other.event.status] != "ahead" or mine.event.is_set:
        return False
    if not other.day or not other.event.earliest or other.event.earliest <= day or len(mine.people & other.people) < 2:
        return False
    same_place = mine.where is None or other.where is None or mine.where == other.where
    return same_place and abs(days_between(day, other.day)) <= 2 and days_between(day, other.event.earliest) <= 4


def _fit(mine: Report, group: Sequence[Report], corpus: Corpus) -> float:
    """Likeness to a group of reports; below zero when one of them contradicts what another would join."""
    found = [(likeness(mine, other), other) for other in group]
    best, other = max(found, key=lambda x: (x[0].score, x[0].when, x[1].local))
    if best.score < JOIN or best.when <= 0:
        return 0.0
    if (
        any(x.score == NEVER for x, _ in found)
        or _lasts_otherwise(mine, group)
        or _fixed_elsewhere(mine, group, corpus)
    ):
        return -1.0
    if not other.event.earliest:
        close = other.day and mine.event.earliest and abs(days_between(mine.event.earliest, other.day)) <= 1
        return 0.7 if close else 0.1  # a like event, told on those days or not to be dated by
    return best.score - JOIN + 1


def _fixed_elsewhere(mine: Report, group: Sequence[Report], corpus: Corpus) -> bool:
    """Whether what the same article plans for the same days (the meeting of a trip) is known to be of other days."""
    for other in corpus.groups:
        if any(_one_plan(a, b) for a in group for b in other):
            sharp = min(
                (r for r in other if r.event.earliest),
                key=lambda r: width(r.event.earliest, r.event.latest),
                default=None,
            )
            if sharp is not None and sharp.event.earliest and width(sharp.event.earliest, sharp.event.latest) <= NEAR:
                return abs(days_between(mine.event.earliest or "", sharp.event.earliest)) > NEAR
    return False


def _one_plan(a: Report, b: Report) -> bool:
    days = (a.event.earliest, a.event.latest) == (b.event.earliest, b.event.latest)
    return (
        a.article == b.article and a.local != b.local and bool(a.event.earliest) and days and bool(a.people & b.people)
    )


def _lasts_otherwise(mine: Report, group: Sequence[Report]) -> bool:
    told = {r.event.duration for r in group if r.event.duration}
    return bool(mine.event.duration and told and mine.event.duration not in told)


def _because(mine: Report, group: Sequence[Report], corpus: Corpus) -> str:
    other = max(group, key=lambda r: (likeness(mine, r).score, r.local))
    when = (
        mine.event.earliest
        if mine.event.earliest == mine.event.latest
        else f"{mine.event.earliest}/{mine.event.latest}"
    )
    theirs = (
        other.event.earliest
        if other.event.earliest == other.event.latest
        else f"{other.event.earliest}/{other.event.latest}"
    )
    return f"so its {mine.event.what} “{mine.event.trigger.exact}” is of {when}, as {corpus.sources[other.article]} has it ({theirs})"


def _at_meeting(day: str, series: Sequence[Meeting]) -> tuple[float, list[str]]:
    """Points for a day during or soon after a meeting that the article names."""
    best, words = 0.0, []
    for m in series:
        after, before = days_between(m.end, day), days_between(day, m.start)
        points = (
            1.5
            if after <= 0 and before <= 0
            else 1.0
            if 0 < after <= 4
            else 0.5
            if 0 < after <= 10
            else 0.3
            if 0 < before <= 4
            else 0.0
        )
        if points > best:
            best, words = points, [f"it names the {m.name_en} ({m.start} to {m.end})"]
    return best, words
