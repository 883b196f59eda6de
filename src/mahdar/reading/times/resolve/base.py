"""What is known around an expression, and what it becomes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import cast

import msgspec

from mahdar.model.time import Anchor, Precision, TimexType
from mahdar.reading.times import calendars as cal
from mahdar.reading.times.sem import Sem


class Context(msgspec.Struct):
    """What an expression is resolved against.

    `now` is the day of writing (None if it is not known), `direction` -1, 0 or 1 by the verb, `last` the last day named
    before, `last_month` the last month or day named as (year, month),
    `last_year` the year named last, `scene` the day a bare clock time belongs to,
    `near` the last time named in the paragraph, `moment` the moment of writing, `known` days resolved before by (month, day).
    """

    now: date | None
    direction: int = 0
    last: date | None = None
    last_month: tuple[int, int] | None = None
    last_year: int | None = None
    scene: date | None = None
    near: date | None = None
    moment: datetime | None = None
    known: dict[tuple[int | None, int | None, bool], date] = {}


class Resolved(msgspec.Struct, frozen=True):
    """A value with its days. `type` DATE, TIME, DURATION or SET."""

    type: TimexType
    value: str
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    anchor: Anchor = "none"
    needs: str | None = None
    other: str | None = None
    mod: str = ""


Resolver = Callable[[Sem, Context], "Resolved | None"]
RESOLVERS: dict[str, Resolver] = {}
"""What resolves each kind of meaning (filled by the package)."""


def resolve(sem: Sem, ctx: Context) -> Resolved | None:
    """The value of a meaning in its context, or None where there is no such day."""
    return RESOLVERS[sem.what](sem, ctx)


def part_value(sem: Sem) -> str:
    """The part of a value after its day: a clock time or a part of the day, or nothing."""
    if sem.clock is not None:
        h, m, s = sem.clock
        return f"T{h:02d}:{m:02d}" + (f":{s:02d}" if s >= 0 else "")
    return sem.part


def shown(
    sem: Sem, day: date | None, value: str, anchor: Anchor, needs: str | None = None, other: str | None = None
) -> Resolved:
    """A day, with its part of day or clock time."""
    part = part_value(sem)
    precision: Precision = "minute" if sem.clock is not None else "part" if part else "day"
    return Resolved("TIME" if part else "DATE", value + part, day, day, precision, anchor, needs, other, sem.edge or sem.mod)


def nearest(days: list[date], ctx: Context, now: date) -> date:
    """By the verb: the last one so far, or the first one to come; with no verb the one in the nearest nine months."""
    if ctx.direction < 0:
        past = [d for d in days if d <= now]
        return max(past) if past else min(days)
    if ctx.direction > 0:
        ahead = [d for d in days if d >= now]
        return min(ahead) if ahead else max(days)
    return min(days, key=lambda d: (now - d).days if d <= now else 3 * (d - now).days)


def close(days: list[date], ctx: Context, now: date) -> date:
    """The next festival for a verb that looks ahead; else the last, unless the next is at hand."""
    if ctx.direction > 0:
        return nearest(days, ctx, now)
    weight = 10 if ctx.direction else 2
    return min(days, key=lambda d: (now - d).days if d <= now else (d - now).days * weight)


def spanned(
    sem: Sem, value: str, first: date | None, last: date | None, anchor: Anchor, needs: str | None = None
) -> Resolved:
    """A period, narrowed to its beginning, middle or end."""
    precision = cast(Precision, sem.what if sem.what != "third" else "month")
    if first is None or last is None:
        return Resolved("DATE", value, None, None, precision, anchor, needs, None, _mod(sem))
    first, last = _edge(sem, first, last)
    return Resolved("DATE", value, first, last, precision, anchor, needs, None, _mod(sem))


def _mod(sem: Sem) -> str:
    return {"REST": "END", "WE": "END"}.get(sem.edge, sem.edge) or sem.mod


def _edge(sem: Sem, first: date, last: date) -> tuple[date, date]:
    """The days of the beginning, middle or end of a period."""
    if not sem.edge:
        return first, last
    if sem.what == "week":
        a, b = {"START": (0, 2), "MID": (1, 3), "END": (3, 6), "WE": (5, 6)}.get(sem.edge, (0, 6))
        return first + timedelta(a), first + timedelta(b)
    if sem.what == "month":
        a, b = {"START": (1, 10), "MID": (10, 20), "END": (21, 31)}.get(sem.edge, (1, 31))
        return first + timedelta(a - 1), min(first + timedelta(b - 1), last)
    if sem.what == "year":
        a, b = {"START": (1, 1), "MID": (6, 7), "END": (12, 12)}.get(sem.edge, (1, 12))
        return date(first.year, a, 1), cal.month_end(first.year, b)
    third = (last - first).days // 3
    return {
        "START": (first, first + timedelta(third)), "MID": (first + timedelta(third), last - timedelta(third)),
        "END": (last - timedelta(third), last),
    }.get(sem.edge, (first, last))


def steps(adj: str) -> int:
    """How many periods on from now an adjective points."""
    return {"past": -1, "next": 1, "afternext": 2, "beforelast": -2, "following": 1, "before": -1}.get(adj, 0)
