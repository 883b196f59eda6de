"""The timeline: a scale that shortens empty stretches, ticks, and the marks of each event as values for the SVG.

Places on the axis are percentages from the start of time (0) to its end (100); the drawing mirrors them for right to left.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from math import log2
from typing import Final, NamedTuple

from mahdar.export.headlines import weight
from mahdar.export.naming import Names
from mahdar.model.event import Status
from mahdar.model.record import Record, RecordEvent
from mahdar.words import LANGUAGES, Both, words

MARKS: Final[dict[Status, str]] = {
    "held": "held", "under way": "underway", "scheduled": "scheduled", "planned": "planned", "possible": "possible",
    "proposed": "possible", "called for": "possible", "postponed": "postponed", "cancelled": "off", "denied": "off",
}
_LONG_GAP: Final = 24
"""Days without anything that are drawn in full length; of more, only the logarithm."""
_MARGIN: Final = 3.0
"""Per cent of the width left free at both sides."""
_SHOWN: Final = 28
"""Events on the chart at most; the list has all of them."""


class Tick(NamedTuple):
    """A place on the axis with its words; minor ones are left out on narrow pages, those at an `edge` are written inwards."""

    x: float
    label: Both
    minor: bool
    edge: str


class Step(NamedTuple):
    """An earlier or later report of the event: the day of the article and the status it gave."""

    x: float
    mark: str


class Row(NamedTuple):
    """One event on the chart; `start` and `end` bound the days it can have been on, `x` is where its mark stands."""

    id: str
    title: Both
    when: Both
    status: Status
    mark: str
    x: float
    start: float
    end: float
    steps: tuple[Step, ...]
    unsure: bool


class Timeline(NamedTuple):
    """The chart: rows in order of time, ticks, places where the axis is shortened, the newest article, and the undated."""

    rows: list[Row]
    more: list[Row]
    ticks: list[Tick]
    gaps: list[float]
    now: float | None
    undated: list[RecordEvent]


class Scale:
    """Days to percentages, in which empty stretches over `_LONG_GAP` days are shortened."""

    def __init__(self, days: Iterable[int]) -> None:
        known = sorted(set(days)) or [1]
        self.days = [max(known[0] - 1, 1), *known, min(known[-1] + 1, date.max.toordinal())]
        self.days = sorted(set(self.days)) if len(set(self.days)) > 1 else [1, 2]
        self.places = [0.0]
        self.gaps: list[tuple[int, int]] = []
        for before, after in zip(self.days, self.days[1:], strict=False):
            gap = after - before
            if gap > _LONG_GAP:
                self.gaps.append((before, after))
            self.places.append(self.places[-1] + _shortened(gap))

    def x(self, day: int) -> float:
        """The place of a day, between the margins of the chart."""
        i = min(max(bisect_right(self.days, day) - 1, 0), len(self.days) - 2)
        share = (day - self.days[i]) / (self.days[i + 1] - self.days[i])
        place = self.places[i] + share * (self.places[i + 1] - self.places[i])
        return round(_MARGIN + (100 - 2 * _MARGIN) * place / self.places[-1], 2)


def _shortened(gap: int) -> float:
    return float(gap) if gap <= _LONG_GAP else _LONG_GAP + 6 * log2(gap / _LONG_GAP)


def ordinal(iso: str | None) -> int | None:
    """The day number of an ISO day, or null if it is none."""
    try:
        return date.fromisoformat((iso or "")[:10]).toordinal()
    except ValueError:
        return None


def bounds(event: RecordEvent) -> tuple[int, int] | None:
    """The first and last day that an event can have been on; one known bound stands for both."""
    first, last = ordinal(event.earliest), ordinal(event.latest)
    known = [day for day in (first, last) if day is not None]
    return (min(known), max(known)) if known else None


def timeline(record: Record) -> Timeline:
    """The chart of a record's events."""
    names = Names(record)
    dated = [(event, days) for event in record.events if (days := bounds(event))]
    chosen = {e.id for e, _ in sorted(dated, key=lambda pair: weight(pair[0]), reverse=True)[:_SHOWN]}
    dated.sort(key=lambda pair: (pair[1], pair[0].id))
    newest = max((d for a in record.articles if (d := ordinal(a.published.date))), default=None)
    scale = Scale(_marked_days([pair for pair in dated if pair[0].id in chosen], newest))
    rows = [_row(event, names.title(event), days, scale) for event, days in dated]
    return Timeline(
        [row for row in rows if row.id in chosen], [row for row in rows if row.id not in chosen],
        _ticks(scale) if dated else [], [(scale.x(a) + scale.x(b)) / 2 for a, b in scale.gaps if b - a > 45],
        scale.x(newest) if newest and dated else None, sorted((e for e in record.events if not bounds(e)), key=weight, reverse=True),
    )


def _marked_days(dated: list[tuple[RecordEvent, tuple[int, int]]], newest: int | None) -> list[int]:
    days = [day for _, pair in dated for day in pair]
    days += [day for event, _ in dated for step in event.history if (day := ordinal(step.as_of))]
    return days + ([newest] if newest and days else [])


def _row(event: RecordEvent, title: Both, days: tuple[int, int], scale: Scale) -> Row:
    start, end = scale.x(days[0]), scale.x(days[1])
    when = Both(*(words(lang).interval(event.earliest, event.latest) for lang in LANGUAGES))
    steps = [
        Step(scale.x(day), MARKS[step.status]) for step in event.history if (day := ordinal(step.as_of)) is not None
    ]
    return Row(
        event.id, title, when, event.status, MARKS[event.status], round((start + end) / 2, 2), start, end,
        tuple(steps), days[0] != days[1],
    )


def _ticks(scale: Scale) -> list[Tick]:
    """Month, half-month or week starts where the days are drawn in full, years where they are shortened."""
    ticks: list[Tick] = []
    year = 0
    for day in _tick_days(scale):
        x = scale.x(day.toordinal())
        if not ticks or x - ticks[-1].x >= 9:
            edge = "start" if x < 11 else "end" if x > 89 else ""
            ticks.append(Tick(x, _tick_label(day, day.year != year), bool(len(ticks) % 2), edge))
            year = day.year
    return ticks


def _tick_days(scale: Scale) -> list[date]:
    gaps = {before for before, _ in scale.gaps}
    drawn = sum(b - a for a, b in zip(scale.days, scale.days[1:], strict=False) if a not in gaps)
    marks = (1,) if drawn > 150 else (1, 15) if drawn > 60 else (1, 8, 15, 22)
    days: list[date] = []
    for before, after in zip(scale.days, scale.days[1:], strict=False):
        if before not in gaps:
            days += [day for n in range(before, after) if (day := date.fromordinal(n)).day in marks]
        else:
            first, last = date.fromordinal(before), date.fromordinal(after)
            days += [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
            days += [day for n in range(31) if (day := first.replace(day=1) + timedelta(n)).day == 1 and first < day < last]
    return sorted(days)


def _tick_label(day: date, with_year: bool) -> Both:
    labels = []
    for language in LANGUAGES:
        month = words(language).month(day.month)
        year = f" {day.year}" if with_year else ""
        bare = str(day.year) if with_year and day.month == 1 else f"{month}{year}"
        labels.append(bare if day.day == 1 else f"{day.day} {month}{year}")
    return Both(*labels)
