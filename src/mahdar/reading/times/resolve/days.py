"""Days: by weekday, by distance, by date, by name."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from mahdar.reading.times import calendars as cal
from mahdar.reading.times.resolve.base import Context, Resolved, close, nearest, part_value, resolve, shown, steps
from mahdar.reading.times.sem import Sem, change

FAR, CLOSE = 200, 60
"""Days: a day with no year is hardly ever that far when another of the same name is that close."""


def day(sem: Sem, ctx: Context) -> Resolved | None:
    """A day, with part of day or clock time."""
    if sem.other is not None and sem.n is not None:
        return nth_day(sem, ctx)
    if sem.adj in ("same", "following", "before") and sem.month is None and sem.day is None:
        return _by_text(sem, ctx)
    if sem.month is not None:
        return _dated(sem, ctx)
    if sem.day is not None:
        return _day_of_month(sem, ctx)
    if ctx.now is None:
        if sem.weekday is not None:
            return shown(sem, None, f"XXXX-WXX-{sem.weekday}", "none", "published")
        return shown(sem, None, "XXXX-XX-XX", "none", "published")
    if sem.shift is not None:
        found = ctx.now + timedelta(sem.shift)
        return shown(sem, found, found.isoformat(), "published", None, other_weekday(sem, found, ctx))
    if sem.weekday is None:
        return None
    found = _weekday(sem, ctx, ctx.now)
    return shown(sem, found, found.isoformat(), "published")


def other_weekday(sem: Sem, found: date, ctx: Context) -> str | None:
    """The day that the weekday of an expression asks for, when it is not the day found."""
    if sem.weekday is None or found.isoweekday() == sem.weekday:
        return None
    ahead = (sem.weekday - found.isoweekday()) % 7
    return (found + timedelta(ahead if ahead <= 3 else ahead - 7)).isoformat()


def _weekday(sem: Sem, ctx: Context, now: date) -> date:
    back = (now.isoweekday() - (sem.weekday or 1)) % 7
    ahead = -back % 7
    if sem.unit == "W":
        weeks = {"past": -1, "next": 1, "afternext": 2, "beforelast": -2}.get(sem.adj, 0)
        return now + timedelta(7 * weeks + (sem.weekday or 1) - now.isoweekday())
    if sem.adj in ("past", "beforelast"):
        return now - timedelta((back or 7) + (7 if sem.adj == "beforelast" else 0))
    if sem.adj in ("next", "afternext"):
        return now + timedelta((ahead or 7) + (7 if sem.adj == "afternext" else 0))
    if sem.adj == "now":
        return now + timedelta((sem.weekday or 1) - now.isoweekday())
    if sem.adj == "this":
        return now + timedelta(ahead) if ctx.direction >= 0 else now - timedelta(back)
    return now + timedelta(ahead) if ctx.direction > 0 else now - timedelta(back)


def _by_text(sem: Sem, ctx: Context) -> Resolved | None:
    """«اليوم نفسه», «اليوم التالي», «ذلك اليوم», «الخميس التالي»: from the last day that the text named."""
    if sem.name == "then" and ctx.last is None:
        return None
    base = ctx.scene or ctx.last or ctx.now
    if base is None:
        return shown(sem, None, "XXXX-XX-XX", "text", "text")
    if sem.weekday is not None:
        step = (sem.weekday - base.isoweekday()) % 7 or (7 if sem.adj != "same" else 0)
        base = base + timedelta(step if sem.adj != "before" else step - 7)
    elif sem.adj != "same":
        base = base + timedelta(1 if sem.adj == "following" else -1)
    return shown(sem, base, base.isoformat(), "text")


def _dated(sem: Sem, ctx: Context) -> Resolved | None:
    """A day and a month, with or without a year, in either calendar."""
    if sem.year is not None:
        found = cal.day(sem.year, sem.month or 1, sem.day or 1, sem.hijri)
        if found is None and (sem.hijri or not cal.possible(sem.year, sem.month or 1, sem.day or 1)):
            return None
        if found is None:
            return shown(sem, None, f"{sem.year:04d}-{sem.month:02d}-{sem.day:02d}", "none")
        if sem.lead == "nth" and other_weekday(sem, found, ctx):
            return _nth_instead(sem, ctx, found)
        return shown(sem, found, found.isoformat(), "none", None, other_weekday(sem, found, ctx) or _beside(sem, found))
    if sem.shift is not None and ctx.now is not None:
        return _shift_and_date(sem, ctx, ctx.now)
    if ctx.now is None:
        if sem.hijri:
            return shown(sem, None, "XXXX-XX-XX", "none", "published")
        return shown(sem, None, f"XXXX-{sem.month:02d}-{sem.day:02d}", "none", "published")
    found = _choose_year(sem, ctx, ctx.now)
    if found is None:
        return None
    return shown(sem, found, found.isoformat(), "published", None, other_weekday(sem, found, ctx) or _beside(sem, found))


def _nth_instead(sem: Sem, ctx: Context, found: date) -> Resolved | None:
    """«الثلاثاء الثالث من سبتمبر 2014», when the 3rd is no Tuesday: the third Tuesday."""
    inside = Sem(what="month", month=sem.month, year=found.year)
    return nth_day(change(sem, n=sem.day, day=None, month=None, other=inside, lead=""), ctx)


def _beside(sem: Sem, found: date) -> str | None:
    """The day that a second calendar beside the first gives, when it is another one by more than two days."""
    other = sem.other
    if other is None or other.month is None or not other.day:
        return None
    year = other.year or cal.hijri_year(found)
    second = cal.day(year, other.month, other.day, True)
    return second.isoformat() if second is not None and abs((second - found).days) > 2 else None


def _shift_and_date(sem: Sem, ctx: Context, now: date) -> Resolved | None:
    """«اليوم الأربعاء 3 ديسمبر»: today is said twice; when both agree it is today, else both are kept."""
    today = now + timedelta(sem.shift or 0)
    if (today.month, today.day) == (sem.month, sem.day) and not sem.hijri:
        return shown(sem, today, today.isoformat(), "published", None, other_weekday(sem, today, ctx))
    named = resolve(change(sem, shift=None), ctx)
    if named is None or named.earliest is None or named.earliest == today:
        return named
    if sem.hijri and abs((named.earliest - today).days) <= 2:
        return shown(sem, today, today.isoformat(), "published")
    return msgspec.structs.replace(named, other=today.isoformat() + part_value(sem))


def _choose_year(sem: Sem, ctx: Context, now: date) -> date | None:
    if sem.hijri:
        here = cal.hijri_year(now)
        days = [d for y in (here - 1, here, here + 1) if (d := cal.day(y, sem.month or 1, sem.day or 1, True))]
    else:
        days = [d for y in range(now.year - 4, now.year + 5) if (d := cal.day(y, sem.month or 1, sem.day or 1, False))]
    if not days:
        return None
    if sem.unit == "Y":
        told = ctx.last_year if sem.adj in ("same", "following", "before") else None
        year = (told or now.year) + steps(sem.adj)
        days = days if told is None else [d for d in [cal.day(year, sem.month or 1, sem.day or 1, sem.hijri)] if d]
        return next((d for d in days if d.year == year), None)
    if sem.adj == "near":
        return min(days, key=lambda d: abs((d - now).days))
    if sem.adj == "past":
        return max((d for d in days if d <= now), default=None)
    if sem.adj == "next":
        return min((d for d in days if d >= now), default=None)
    if sem.adj == "now":
        return min(days, key=lambda d: (d.year != now.year, abs((d - now).days)))
    if sem.adj == "same" and ctx.last is not None:
        last = ctx.last
        return min(days, key=lambda d: abs((d - last).days))
    if not sem.weekday and (known := ctx.known.get((sem.month, sem.day, sem.hijri))) is not None:
        return known
    near = [d for d in days if d.isoweekday() == sem.weekday and abs((d - now).days) < 400] if sem.weekday else []
    return _not_far(nearest(near or days, ctx, now), near or days, now)


def _not_far(chosen: date | None, days: list[date], now: date) -> date | None:
    """The day chosen by tense, or one just passed or to come if that is most of a year away."""
    if chosen is None or abs((chosen - now).days) < FAR:
        return chosen
    other = min(days, key=lambda d: abs((d - now).days))
    return other if abs((other - now).days) <= CLOSE else chosen


def _day_of_month(sem: Sem, ctx: Context) -> Resolved | None:
    """«19 الجاري», «20 من الشهر المقبل», «يوم 27»."""
    d = sem.day or 1
    if ctx.now is None:
        return shown(sem, None, f"XXXX-XX-{d:02d}", "none", "published")
    now = ctx.now
    if sem.adj == "same" and ctx.last_month:
        y, m = ctx.last_month
        found = cal.day(y, m, d, False)
        return shown(sem, found, found.isoformat(), "text") if found else None
    if sem.adj:
        y, m = cal.add_months(now.year, now.month, {"past": -1, "next": 1}.get(sem.adj, 0))
        found = cal.day(y, m, d, False)
        return shown(sem, found, found.isoformat(), "published") if found else None
    days = [f for k in range(-3, 4) if (f := cal.day(*cal.add_months(now.year, now.month, k), d, False))]
    if sem.weekday:
        days = [f for f in days if f.isoweekday() == sem.weekday] or days
    found = nearest(days, ctx, now)
    return shown(sem, found, found.isoformat(), "published", None, other_weekday(sem, found, ctx))


def nth_day(sem: Sem, ctx: Context) -> Resolved | None:
    """«أول جمعة من يوليو», «آخر يوم في السنة»."""
    inside = resolve(sem.other, ctx) if sem.other else None
    if inside is None or inside.earliest is None or inside.latest is None:
        return shown(sem, None, "XXXX-XX-XX", "none", "published")
    n = sem.n or 1
    days = [inside.earliest + timedelta(k) for k in range((inside.latest - inside.earliest).days + 1)]
    if sem.weekday is not None:
        days = [d for d in days if d.isoweekday() == sem.weekday]
    index = n - 1 if n > 0 else n
    if not -len(days) <= index < len(days):
        return None
    found = days[index]
    return shown(sem, found, found.isoformat(), inside.anchor)


def festival(sem: Sem, ctx: Context) -> Resolved | None:
    """A day that has a name."""
    if sem.year is not None:
        found = cal.festival(sem.name, sem.year, sem.year < 1600)
        if found is None:
            return None
        found += timedelta((sem.n or 1) - 1)
        return shown(sem, found, found.isoformat(), "none")
    if ctx.now is None:
        known = "" if sem.name.startswith("h") or not sem.name[:1].isdecimal() else f"XXXX-{sem.name}"
        return shown(sem, None, known or "XXXX-XX-XX", "none", "published")
    now = ctx.now
    days = [d for y in range(now.year - 2, now.year + 3) if (d := cal.festival(sem.name, y, False))]
    if sem.adj == "past":
        days = [d for d in days if d <= now]
        found = max(days)
    elif sem.adj == "next":
        found = min(d for d in days if d > now)
    elif sem.adj == "now":
        found = min(days, key=lambda d: (d.year != now.year, abs((d - now).days)))
    else:
        found = close(days, ctx, now)
    found += timedelta((sem.n or 1) - 1)
    return shown(sem, found, found.isoformat(), "published")
