"""The day each article is held to be of. Undated ones are dated by their own weekdays, by the events they share with
others, by recurring meetings of the world tables; misdated headers are doubted.

An undated article is read anew at each day that comes into question; the day at which it goes best with the others is
taken, the surest article first, so that the next can lean on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from mahdar.lang import load
from mahdar.lang.tables.world import Meeting, World
from mahdar.model.article import DateCandidate, Published
from mahdar.model.event import COARSE
from mahdar.model.reading import Reading
from mahdar.model.record import RecordDate, RecordEntity
from mahdar.settle.events import groups
from mahdar.settle.likeness import JOIN, NEVER, likeness
from mahdar.settle.reports import Report, days_between, reports, width
from mahdar.settle.settlement import Local

WEEK = 7
NEAR = 3
"""Days by which a trip may begin before the meeting it is for."""
FAR = 200
"""Days from the nearest dated article beyond which a day printed without its year is not tried."""
OFFICE = 1.5
"""Taken off for each person that bears an office out of its time."""
MOST = 16
TOP = 600
"""Code points at the top of an article in which a printed day is likely its own."""
"""Days tried for one article."""
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Try(msgspec.Struct, frozen=True):
    """A day tried for an article: what speaks for it, in points and words, and the reading at that day."""

    day: str
    score: float
    reasons: tuple[str, ...]
    reading: Reading
    outside: bool
    """Whether something outside the article's own weekdays speaks for it."""


class Corpus:
    """The dated articles, their events, and how reports get the ids of the record."""

    def __init__(
        self,
        readings: Sequence[Reading],
        days: dict[str, str],
        entity_of: Mapping[Local, str],
        known: Mapping[str, RecordEntity],
    ):
        self.days = days
        self.entity_of = entity_of
        self.known = known
        self.world: World = load("ar").world
        dated = [r for r in readings if r.article.id in days]
        self.sources = {r.article.id: r.article.source for r in readings}
        self.reports = self.reports_of(dated, days) if len(dated) < len(readings) else []
        self._groups: list[list[Report]] | None = None
        self.names = {r.article.id: self._names(r) for r in readings} if len(dated) < len(readings) else {}

    @property
    def groups(self) -> list[list[Report]]:
        """The reports of the dated articles by event; made when an undated article asks for them."""
        if self._groups is None:
            self._groups = groups(self.reports)
        return self._groups

    def reports_of(self, readings: Sequence[Reading], days: Mapping[str, str]) -> list[Report]:
        """Reports of readings, at the days given."""
        return reports(readings, days, self.entity_of, self.known, self.world)

    def alike(self, reading: Reading) -> list[tuple[str, float, str]]:
        """Dated articles that name the same people and bodies: (day, likeness, source), the likest first."""
        own = self._names(reading)
        found = []
        for other, names in self.names.items():
            shared = len(own & names)
            if shared >= 4 and other in self.days:
                found.append((self.days[other], round(shared / min(len(own), len(names)), 3), self.sources[other]))
        return sorted(found, key=lambda x: (-x[1], x))[:3]

    def _names(self, reading: Reading) -> frozenset[str]:
        return frozenset(
            w for e in reading.entities if (w := self.entity_of.get((reading.article.id, e.id))) and e.kind != "group"
        )

    def add(self, reading: Reading, day: str) -> None:
        """One more article has its day."""
        self.days[reading.article.id] = day
        self.reports += self.reports_of([reading], {reading.article.id: day})
        self._groups = None


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


def at_day(reading: Reading, day: str) -> Reading:
    """The reading of the same article as of a day (its text must be whole)."""
    from mahdar.reading.pipeline import read

    published = Published(day, "corpus", candidates=reading.article.published.candidates)
    return read(msgspec.structs.replace(reading.article, published=published))


def tries(reading: Reading, corpus: Corpus) -> list[Try]:
    """Every day that comes into question for an article, with what speaks for it."""
    weekdays = Weekdays(reading)
    series = _series(reading, corpus)
    signs = Signs(weekdays, series, printed(reading), corpus.alike(reading))
    return [_try(reading, day, corpus, signs) for day in _days(reading, corpus, signs)]


class Signs(msgspec.Struct, frozen=True):
    """What may date an article: its weekdays, the meetings it names, days printed in it, and dated articles like it."""

    weekdays: Weekdays
    series: list[Meeting]
    printed: dict[str, float]
    alike: list[tuple[str, float, str]]


def printed(reading: Reading) -> dict[str, float]:
    """Whole days printed in an article, with their points: most for one near its top."""
    found: dict[str, float] = {}
    for t in reading.times:
        if (
            t.precision == "day"
            and t.earliest
            and t.earliest == t.latest
            and t.anchor != "published"
            and t.value == t.earliest
        ):
            found[t.value] = max(found.get(t.value, 0.0), 2.5 if t.start < TOP else 0.3)
    return found


class Weekdays:
    """What the weekdays in an article say of the weekday it was written on."""

    def __init__(self, reading: Reading) -> None:
        from mahdar.reading.doc import Doc
        from mahdar.reading.published import Signs

        signs = Signs(Doc(reading.article, load(reading.article.language)), load(reading.article.language))
        vote = signs.weekday()
        self.said: int | None = vote[0] if vote else None
        self.words = vote[1].exact if vote else None
        bare = [t for t in reading.times if t.value.startswith("XXXX-WXX-") and t.needs == "published"]
        self.bare = [(int(t.value[9]), t.exact) for t in bare if t.value[9:10].isdecimal()] if vote is None else []

    def lag(self, day: date) -> int | None:
        """Days back from `day` to all the bare weekdays, or None when `day` is not the weekday said."""
        if self.said is not None:
            return 0 if day.isoweekday() == self.said else None
        return sum((day.isoweekday() - w) % WEEK for w, _ in self.bare)

    def best(self) -> int:
        """The least lag that any day of the week has."""
        monday = date(2024, 1, 1)
        lags = [lag for n in range(WEEK) if (lag := self.lag(monday + timedelta(n))) is not None]
        return min(lags, default=0)


def _series(reading: Reading, corpus: Corpus) -> list[Meeting]:
    """Holdings of the recurring meetings that an article names."""
    named = {e.known_as for e in reading.entities if e.known_as}
    return [m for m in corpus.world.meetings.values() if m.series in named]


def _days(reading: Reading, corpus: Corpus, signs: Signs) -> list[str]:
    """Days near the dated events that an article may share and near the meetings it names, those of fitting weekdays first."""
    anchors: set[str] = set()
    own = corpus.reports_of([reading], {})
    for mine in own:
        for other in corpus.reports:
            if mine.family == other.family and mine.event.type == other.event.type and _meet(mine, other):
                anchors.update(x for x in (other.event.earliest, other.event.latest, other.day) if x)
    weekdays, series = signs.weekdays, signs.series
    span = sorted(corpus.days.values())
    near = {
        m.start
        for m in series
        if span and days_between(span[0], m.start) >= -40 and days_between(m.end, span[-1]) >= -40
    }
    anchors |= near | {m.end for m in series if m.start in near} | _own(reading, span)
    anchors |= set(signs.printed) | {day for day, _, _ in signs.alike}
    days = {date.fromisoformat(a) + timedelta(n) for a in anchors for n in range(-WEEK, WEEK + 2)}
    fit = [(lag, d.isoformat()) for d in days if (lag := weekdays.lag(d)) is not None]
    least = weekdays.best()
    close = [(lag, d) for lag, d in fit if lag <= least + 4]
    order = sorted(close, key=lambda x: (-signs.printed.get(x[1], 0.0), x[0], _away(x[1], sorted(anchors)), x[1]))
    return sorted(d for _, d in order[:MOST])


def _own(reading: Reading, span: Sequence[str]) -> set[str]:
    """Days that the article itself offers, those that are not years away from all others."""
    days = {c.date for c in reading.article.published.candidates}
    return {d for d in days if not span or (days_between(span[0], d) > -FAR and days_between(d, span[-1]) > -FAR)}


def _meet(a: Report, b: Report) -> bool:
    one_city = a.city and a.where is not None and a.where == b.where
    return bool(a.people & b.people) or len(a.sides & b.sides) > 1 or one_city


def _away(day: str, anchors: Sequence[str]) -> int:
    return min((abs(days_between(day, a)) for a in anchors), default=0)


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


def doubts(held: Mapping[str, RecordDate], found: Iterator[tuple[str, str]]) -> dict[str, RecordDate]:
    """Dates with a doubt added: `found` are (article, words)."""
    new = dict(held)
    for article, words in found:
        old = new[article]
        new[article] = msgspec.structs.replace(old, doubt=f"{old.doubt}; {words}" if old.doubt else words)
    return new
