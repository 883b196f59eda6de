"""Durations, distances, sets, clock times, ranges."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from mahdar.model.time import Anchor, Precision
from mahdar.reading.times import calendars as cal
from mahdar.reading.times.resolve.base import Context, Resolved, part_value, resolve, shown, spanned
from mahdar.reading.times.resolve.periods import month_of, week
from mahdar.reading.times.sem import Sem, change


def duration_value(amounts: tuple[tuple[float | None, str], ...]) -> str:
    """An ISO duration: P60D, PT5H, PXW, P2Y1M21D; a half as the next smaller unit where it is even."""
    days, hours = "", ""
    for whole, name in amounts:
        for n, unit in _whole(*_smaller(whole, name)):
            text = ("X" if n is None else f"{n:g}") + unit.removeprefix("T")
            if unit.startswith("T"):
                hours += text
            else:
                days += text
    return "P" + days + ("T" + hours if hours else "")


SMALLER = {"D": (24, "TH"), "Y": (12, "M"), "TH": (60, "TM"), "TM": (60, "TS")}


def _smaller(n: float | None, unit: str) -> tuple[float | None, str]:
    if unit == "N":
        return n, "D"
    if unit == "CE":
        return (n * 100, "Y") if n is not None else (n, "CE")
    if unit == "DE":
        return (n * 10, "Y") if n is not None and n != 1 else (n, "DE")
    if unit == "Q":
        return (n * 3, "M") if n is not None else (n, "M")
    if n is not None and n < 1 and unit in SMALLER:
        times, smaller = SMALLER[unit]
        return (n * times, smaller) if float(n * times).is_integer() else (n, unit)
    return n, unit


def _whole(n: float | None, unit: str) -> list[tuple[float | None, str]]:
    """An amount as whole numbers where that is even: 2.5 hours is 2 hours and 30 minutes."""
    if n is None or n <= 1 or float(n).is_integer() or unit not in SMALLER:
        return [(n, unit)]
    times, smaller = SMALLER[unit]
    rest = (n - int(n)) * times
    return [(int(n), unit), (round(rest), smaller)] if abs(rest - round(rest)) < 1e-6 else [(n, unit)]


def dur(sem: Sem, ctx: Context) -> Resolved | None:
    """A length of time; with «الماضية» or «المقبلة» also the days it covers."""
    if any(n is None for n, _ in sem.amounts) and sem.adj in ("past", "next"):
        return Resolved("DATE", "PAST_REF" if sem.adj == "past" else "FUTURE_REF", precision="vague")
    value = duration_value(sem.amounts)
    if sem.other is not None:
        return Resolved("DURATION", f"{duration_value(sem.other.amounts)}/{value}")
    first = last = None
    anchor: Anchor = "none"
    needs: str | None = None
    if sem.lead == "edge":
        named = {-1: "PAST_REF", 1: "FUTURE_REF"}.get(ctx.direction, "PRESENT_REF")
        return Resolved("DATE", named, precision="vague", anchor="event", needs="event")
    if sem.lead == "event":
        anchor, needs = "event", "event"
    elif ctx.now is not None and (sem.adj in ("past", "next") or sem.lead == "since"):
        anchor = "published"
        other = cal.move(ctx.now, sem.amounts, 1 if sem.adj == "next" else -1)
        if other is not None and sem.adj == "next":
            first, last = min(ctx.now + timedelta(1), other), other
        elif other is not None:
            first, last = other, ctx.now if sem.lead == "since" else max(other, ctx.now - timedelta(1))
    precision: Precision | None = "vague" if None in [n for n, _ in sem.amounts] else None
    return Resolved("DURATION", value, first, last, precision, anchor, needs, None, sem.mod)


GRAINS: dict[str, Precision] = {"D": "day", "N": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade", "CE": "year"}


def offset(sem: Sem, ctx: Context) -> Resolved | None:
    """«قبل عام», «بعد ثلاثة أيام», «قبلها بيومين»: a day, week, month or year by its distance."""
    base = ctx.now
    anchor: Anchor = "published"
    if sem.adj == "same":
        base, anchor = ctx.last, "text"
    elif sem.other is not None:
        inside = resolve(sem.other, ctx)
        base, anchor = (inside.earliest, inside.anchor) if inside else (None, "none")
    value = duration_value(sem.amounts)
    unit = sem.amounts[-1][1]
    if ctx.direction < 0 and sem.n == 1 and not sem.adj and sem.other is None:
        base, anchor = ctx.near, "text"
        if base is None:
            return Resolved("DURATION", value, None, None, None, "text", "text", None, sem.mod)
    if ctx.moment is not None and unit.startswith("T") and sem.other is None and not sem.adj:
        return _hours(sem, ctx.moment)
    if any(n is None for n, _ in sem.amounts) or unit.startswith("T"):
        return Resolved("DURATION", value, None, None, None, anchor, None, None, sem.mod)
    if base is None:
        return Resolved("DATE", _open(unit), None, None, GRAINS[unit], "none", "text" if sem.adj else "published")
    there = cal.move(base, sem.amounts, sem.n or 1)
    if there is None:
        return None
    grain = change(sem, what=GRAINS[unit], edge="", n=None, adj="", other=None)
    if unit == "W" and sem.mod in ("BEFORE", "AFTER") and sem.other is None:
        return week(grain, msgspec.structs.replace(ctx, now=there))
    if unit in ("D", "N", "W") or len(sem.amounts) > 1 or sem.other is not None:
        return Resolved("DATE", there.isoformat(), there, there, "day", anchor, None, None, sem.mod)
    if unit == "M":
        return month_of(grain, there.year, there.month, anchor)
    return spanned(grain, f"{there.year:04d}", date(there.year, 1, 1), date(there.year, 12, 31), anchor)


def _hours(sem: Sem, moment: datetime) -> Resolved:
    """Hours and minutes from the moment of writing, when that is known."""
    size = {"TH": 3600, "TM": 60, "TS": 1}
    seconds = sum((n or 0) * size.get(unit, 86400) for n, unit in sem.amounts) * (sem.n or 1)
    there = moment + timedelta(seconds=seconds)
    shown = there.isoformat(timespec="seconds" if there.second else "minutes")
    return Resolved("TIME", shown, there.date(), there.date(), "minute", "published", None, None, sem.mod)


def _open(unit: str) -> str:
    return {"D": "XXXX-XX-XX", "N": "XXXX-XX-XX", "W": "XXXX-XX-XX", "M": "XXXX-XX"}.get(unit, "XXXX")


def every(sem: Sem, ctx: Context) -> Resolved | None:
    """What comes again and again."""
    if sem.weekday is not None:
        return Resolved("SET", f"XXXX-WXX-{sem.weekday}{part_value(sem)}")
    if part_value(sem):
        return Resolved("SET", f"XXXX-XX-XX{part_value(sem)}")
    return Resolved("SET", sem.name or duration_value(sem.amounts))


def clock(sem: Sem, ctx: Context) -> Resolved | None:
    """A clock time or a part of the day with no day of its own: that of its scene, else of the day of writing."""
    part = part_value(sem)
    base = ctx.scene if ctx.scene is not None else ctx.now
    anchor: Anchor = "text" if ctx.scene is not None else "published"
    if base is None:
        value = part if sem.clock else f"XXXX-XX-XX{part}"
        return Resolved("TIME", value, None, None, "minute" if sem.clock else "part", "none", "published")
    return shown(sem, base, base.isoformat(), anchor)


def between(sem: Sem, ctx: Context) -> Resolved | None:
    """A range: both ends are in it."""
    a, b = resolve(sem.ends[0], ctx), None
    if a is None:
        return None
    after = sem.ends[1]
    b = resolve(after, msgspec.structs.replace(ctx, last=a.earliest or ctx.last))
    if b is None:
        return None
    if a.earliest == b.latest and b.latest is not None and "T" in a.value and b.value < a.value:
        b = shown(change(after, what="day"), b.latest + timedelta(1), (b.latest + timedelta(1)).isoformat(), b.anchor)
    if a.earliest and b.latest and b.latest < a.earliest:
        a, b = _straighten(sem, ctx, a, b)
    value = f"{_plain(a.value, a, sem.ends[0])}/{_plain(b.value, b, after)}"
    latest = b.latest
    return Resolved(
        "TIME" if "TIME" in (a.type, b.type) else "DATE", value, a.earliest, latest, a.precision, a.anchor, a.needs or b.needs
    )


def _plain(value: str, r: Resolved, sem: Sem) -> str:
    """An end of a period («نهاية الشهر») is its last day in a range of days."""
    if sem.edge == "END" and r.latest is not None and sem.what in ("month", "week", "year"):
        return r.latest.isoformat()
    return value


def _straighten(sem: Sem, ctx: Context, a: Resolved, b: Resolved) -> tuple[Resolved, Resolved]:
    """Ends the wrong way round: the second is looked for ahead of the first."""
    if a.earliest is None:
        return a, b
    forward = msgspec.structs.replace(ctx, now=a.earliest, direction=1)
    later = resolve(sem.ends[1], forward)
    return (a, later) if later is not None and later.latest and later.latest >= a.earliest else (a, b)


def ref(sem: Sem, ctx: Context) -> Resolved | None:
    """PAST_REF, PRESENT_REF, FUTURE_REF."""
    return Resolved("DATE", sem.name, precision="vague")
