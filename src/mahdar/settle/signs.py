"""What may date an article (weekdays, printed days, meetings, articles like it), and the days that come into question for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from mahdar.lang import load
from mahdar.lang.tables.world import Meeting
from mahdar.model.reading import Reading
from mahdar.settle.corpus import Corpus
from mahdar.settle.reports import Report, days_between

WEEK = 7
FAR = 200
"""Days from the nearest dated article beyond which a day printed without its year is not tried."""
MOST = 16
"""Days tried for one article."""
TOP = 600
"""Code points at the top of an article in which a printed day is likely its own."""


class Signs(msgspec.Struct, frozen=True):
    """What may date an article: its weekdays, the meetings it names, days printed in it, and dated articles like it."""

    weekdays: Weekdays
    series: list[Meeting]
    printed: dict[str, float]
    alike: list[tuple[str, float, str]]

    @classmethod
    def of(cls, reading: Reading, corpus: Corpus) -> Signs:
        """The signs of an undated article among dated ones."""
        return cls(Weekdays(reading), _series(reading, corpus), _printed(reading), corpus.alike(reading))


def _printed(reading: Reading) -> dict[str, float]:
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
        from mahdar.reading.published import Signs as OwnSigns

        signs = OwnSigns(Doc(reading.article, load(reading.article.language)), load(reading.article.language))
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


def days_in_question(reading: Reading, corpus: Corpus, signs: Signs) -> list[str]:
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
