"""From the meaning of a time expression and what is known around it to TIMEX3 value and days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from mahdar.model.time import Anchor, Precision, TimexType
from mahdar.reading.times import calendars as cal
from mahdar.reading.times.sem import Sem, change

Day = date


class Context(msgspec.Struct):
    """What an expression is resolved against.

    `now` is the day of writing (None if it is not known), `direction` -1, 0 or 1 by the verb, `last` the last day named
    before, `last_month` the last month or day named as (year, month), `scene` the day a bare clock time belongs to.
    """

    now: date | None
    direction: int = 0
    last: date | None = None
    last_month: tuple[int, int] | None = None
    scene: date | None = None
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


def resolve(sem: Sem, ctx: Context) -> Resolved | None:
    """The value of a meaning in its context, or None where there is no such day."""
    return RESOLVERS[sem.what](sem, ctx)


# ---- days


def _part_value(sem: Sem) -> str:
    if sem.clock is not None:
        h, m, s = sem.clock
        return f"T{h:02d}:{m:02d}" + (f":{s:02d}" if s >= 0 else "")
    return sem.part


def _shown(sem: Sem, day: date | None, value: str, anchor: str, needs: str | None = None, other: str | None = None) -> Resolved:
    part = _part_value(sem)
    precision = "minute" if sem.clock is not None else "part" if part else "day"
    return Resolved("TIME" if part else "DATE", value + part, day, day, precision, anchor, needs, other, sem.edge or sem.mod)


def day(sem: Sem, ctx: Context) -> Resolved | None:
    """A day, with part of day or clock time."""
    if sem.other is not None and sem.n is not None:
        return _nth_day(sem, ctx)
    if sem.adj in ("same", "following", "before") and sem.month is None:
        return _by_text(sem, ctx)
    if sem.month is not None:
        return _dated(sem, ctx)
    if sem.day is not None:
        return _day_of_month(sem, ctx)
    if ctx.now is None:
        if sem.weekday is not None:
            return _shown(sem, None, f"XXXX-WXX-{sem.weekday}", "none", "published")
        return _shown(sem, None, "XXXX-XX-XX", "none", "published")
    if sem.shift is not None:
        found = ctx.now + timedelta(sem.shift)
        return _shown(sem, found, found.isoformat(), "published", None, _other_weekday(sem, found, ctx))
    if sem.weekday is None:
        return None
    found = _weekday(sem, ctx, ctx.now)
    return _shown(sem, found, found.isoformat(), "published")


def _other_weekday(sem: Sem, found: date, ctx: Context) -> str | None:
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
    base = ctx.scene or ctx.last
    if base is None:
        return _shown(sem, None, "XXXX-XX-XX", "text", "text")
    if sem.weekday is not None:
        step = (sem.weekday - base.isoweekday()) % 7 or (7 if sem.adj != "same" else 0)
        base = base + timedelta(step if sem.adj != "before" else step - 7)
    elif sem.adj != "same":
        base = base + timedelta(1 if sem.adj == "following" else -1)
    return _shown(sem, base, base.isoformat(), "text")


def _dated(sem: Sem, ctx: Context) -> Resolved | None:
    """A day and a month, with or without a year, in either calendar."""
    if sem.year is not None:
        found = cal.day(sem.year, sem.month or 1, sem.day or 1, sem.hijri)
        if found is None and (sem.hijri or not cal.possible(sem.year, sem.month or 1, sem.day or 1)):
            return None
        if found is None:
            return _shown(sem, None, f"{sem.year:04d}-{sem.month:02d}-{sem.day:02d}", "none")
        if sem.lead == "nth" and _other_weekday(sem, found, ctx):
            return _nth_instead(sem, ctx, found)
        return _shown(sem, found, found.isoformat(), "none", None, _other_weekday(sem, found, ctx) or _beside(sem, found))
    if sem.shift is not None and ctx.now is not None:
        return _shift_and_date(sem, ctx, ctx.now)
    if ctx.now is None:
        if sem.hijri:
            return _shown(sem, None, "XXXX-XX-XX", "none", "published")
        return _shown(sem, None, f"XXXX-{sem.month:02d}-{sem.day:02d}", "none", "published")
    found = _choose_year(sem, ctx, ctx.now)
    if found is None:
        return None
    return _shown(sem, found, found.isoformat(), "published", None, _other_weekday(sem, found, ctx) or _beside(sem, found))


def _nth_instead(sem: Sem, ctx: Context, found: date) -> Resolved | None:
    """«الثلاثاء الثالث من سبتمبر 2014», when the 3rd is no Tuesday: the third Tuesday."""
    inside = Sem(what="month", month=sem.month, year=found.year)
    return _nth_day(change(sem, n=sem.day, day=None, month=None, other=inside, lead=""), ctx)


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
        return _shown(sem, today, today.isoformat(), "published", None, _other_weekday(sem, today, ctx))
    named = resolve(change(sem, shift=None), ctx)
    if named is None or named.earliest is None or named.earliest == today:
        return named
    if sem.hijri and abs((named.earliest - today).days) <= 2:
        return _shown(sem, today, today.isoformat(), "published")
    return msgspec.structs.replace(named, other=today.isoformat() + _part_value(sem))


def _choose_year(sem: Sem, ctx: Context, now: date) -> date | None:
    if sem.hijri:
        here = cal.hijri_year(now)
        days = [d for y in (here - 1, here, here + 1) if (d := cal.day(y, sem.month or 1, sem.day or 1, True))]
    else:
        days = [d for y in range(now.year - 4, now.year + 5) if (d := cal.day(y, sem.month or 1, sem.day or 1, False))]
    if not days:
        return None
    if sem.unit == "Y":
        year = now.year + {"past": -1, "next": 1, "beforelast": -2}.get(sem.adj, 0)
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
    return _nearest(near or days, ctx, now)


def _nearest(days: list[date], ctx: Context, now: date) -> date:
    """By the verb: the last one so far, or the first one to come; with no verb the one in the nearest nine months."""
    if ctx.direction < 0:
        past = [d for d in days if d <= now]
        return max(past) if past else min(days)
    if ctx.direction > 0:
        ahead = [d for d in days if d >= now]
        return min(ahead) if ahead else max(days)
    return min(days, key=lambda d: (now - d).days if d <= now else 3 * (d - now).days)


def _day_of_month(sem: Sem, ctx: Context) -> Resolved | None:
    """«19 الجاري», «20 من الشهر المقبل», «يوم 27»."""
    d = sem.day or 1
    if ctx.now is None:
        return _shown(sem, None, f"XXXX-XX-{d:02d}", "none", "published")
    now = ctx.now
    if sem.adj == "same" and ctx.last_month:
        y, m = ctx.last_month
        found = cal.day(y, m, d, False)
        return _shown(sem, found, found.isoformat(), "text") if found else None
    if sem.adj:
        y, m = cal.add_months(now.year, now.month, {"past": -1, "next": 1}.get(sem.adj, 0))
        found = cal.day(y, m, d, False)
        return _shown(sem, found, found.isoformat(), "published") if found else None
    days = [f for k in range(-3, 4) if (f := cal.day(*cal.add_months(now.year, now.month, k), d, False))]
    if sem.weekday:
        days = [f for f in days if f.isoweekday() == sem.weekday] or days
    found = _nearest(days, ctx, now)
    return _shown(sem, found, found.isoformat(), "published", None, _other_weekday(sem, found, ctx))


def _nth_day(sem: Sem, ctx: Context) -> Resolved | None:
    """«أول جمعة من يوليو», «آخر يوم في السنة»."""
    inside = resolve(sem.other, ctx) if sem.other else None
    if inside is None or inside.earliest is None or inside.latest is None:
        return _shown(sem, None, "XXXX-XX-XX", "none", "published")
    n = sem.n or 1
    days = [inside.earliest + timedelta(k) for k in range((inside.latest - inside.earliest).days + 1)]
    if sem.weekday is not None:
        days = [d for d in days if d.isoweekday() == sem.weekday]
    index = n - 1 if n > 0 else n
    if not -len(days) <= index < len(days):
        return None
    found = days[index]
    return _shown(sem, found, found.isoformat(), inside.anchor)


# ---- festivals


def festival(sem: Sem, ctx: Context) -> Resolved | None:
    """A day that has a name."""
    if sem.year is not None:
        found = cal.festival(sem.name, sem.year, sem.year < 1600)
        if found is None:
            return None
        found += timedelta((sem.n or 1) - 1)
        return _shown(sem, found, found.isoformat(), "none")
    if ctx.now is None:
        known = "" if sem.name.startswith("h") or not sem.name[:1].isdigit() else f"XXXX-{sem.name}"
        return _shown(sem, None, known or "XXXX-XX-XX", "none", "published")
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
        found = _nearest(days, ctx, now)
    found += timedelta((sem.n or 1) - 1)
    return _shown(sem, found, found.isoformat(), "published")


# ---- periods


def _span(sem: Sem, value: str, first: date | None, last: date | None, anchor: str, needs: str | None = None) -> Resolved:
    precision = sem.what if sem.what != "third" else "month"
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


def _shift(adj: str) -> int:
    return {"past": -1, "next": 1, "afternext": 2, "beforelast": -2, "following": 1, "before": -1}.get(adj, 0)


def week(sem: Sem, ctx: Context) -> Resolved | None:
    """A week: of the ISO calendar, from Monday."""
    if sem.n is not None:
        return _nth_week(sem, ctx)
    base, anchor = ctx.now, "published"
    if sem.other is not None:
        inside = resolve(sem.other, ctx)
        base, anchor = (inside.earliest, inside.anchor) if inside else (None, "none")
    elif sem.adj in ("same", "following", "before") and ctx.last is not None:
        base, anchor = ctx.last, "text"
    if base is None:
        return _span(sem, "XXXX-WXX", None, None, "none", "published")
    first = base - timedelta(base.isoweekday() - 1) + timedelta(7 * _shift(sem.adj))
    value = cal.week(first) + ("-WE" if sem.edge == "WE" else "")
    return _span(sem, value, first, first + timedelta(6), anchor)


def _nth_week(sem: Sem, ctx: Context) -> Resolved | None:
    inside = resolve(sem.other, ctx) if sem.other else None
    if inside is None or inside.earliest is None or inside.latest is None:
        return _span(sem, "XXXX-WXX", None, None, "none", "published")
    n = sem.n or 1
    if sem.other is not None and sem.other.what == "year":
        try:
            first = date.fromisocalendar(inside.earliest.year, n if n > 0 else 52, 1)
        except ValueError:
            return None
        return _span(sem, cal.week(first), first, first + timedelta(6), inside.anchor)
    if n > 5:
        return None
    first = inside.latest - timedelta(6) if n < 0 else inside.earliest + timedelta(7 * (n - 1))
    middle = first + timedelta(3)
    return _span(sem, cal.week(middle), first, min(first + timedelta(6), inside.latest), inside.anchor)


def month(sem: Sem, ctx: Context) -> Resolved | None:
    """A month by name, by its place beside this one, or by number."""
    if sem.hijri:
        return _hijri_month(sem, ctx)
    if sem.month is None:
        return _month_shift(sem, ctx)
    if sem.year is not None:
        return _month(sem, sem.year, sem.month, "none")
    if ctx.now is None:
        return _span(sem, f"XXXX-{sem.month:02d}", None, None, "none", "published")
    return _month(sem, _month_year(sem, ctx, ctx.now), sem.month, "published")


def _month(sem: Sem, y: int, m: int, anchor: str) -> Resolved | None:
    if not 1 <= y <= 9998 or not 1 <= m <= 12:
        return None
    return _span(sem, f"{y:04d}-{m:02d}", date(y, m, 1), cal.month_end(y, m), anchor)


def _month_shift(sem: Sem, ctx: Context) -> Resolved | None:
    base = (ctx.now.year, ctx.now.month) if ctx.now else None
    anchor = "published"
    if sem.adj in ("same", "following", "before") and ctx.last_month:
        base, anchor = ctx.last_month, "text"
    if base is None:
        return _span(sem, "XXXX-XX", None, None, "none", "published")
    y, m = cal.add_months(*base, _shift(sem.adj))
    return _month(sem, y, m, anchor)


def _month_year(sem: Sem, ctx: Context, now: date) -> int:
    m = sem.month or 1
    if sem.unit == "Y":
        return now.year + _shift(sem.adj)
    if sem.adj in ("past", "beforelast"):
        return now.year - (m >= now.month) - (sem.adj == "beforelast")
    if sem.adj in ("next", "afternext"):
        return now.year + (m <= now.month) + (sem.adj == "afternext")
    if sem.adj == "now":
        return now.year
    if sem.adj == "same" and ctx.last_month:
        return ctx.last_month[0]
    if ctx.direction < 0:
        return now.year - (m > now.month)
    if ctx.direction > 0:
        return now.year + (m < now.month)
    return now.year if (m - now.month) <= 3 else now.year - 1


def _hijri_month(sem: Sem, ctx: Context) -> Resolved | None:
    m = sem.month or 1
    if sem.year is not None:
        years = [sem.year]
    elif sem.name:
        first_year = cal.hijri_year(date(int(sem.name), 1, 1))
        years = [y for y in (first_year, first_year + 1) if (d := cal.day(y, m, 1, True)) and d.year == int(sem.name)]
    elif ctx.now is None:
        return _span(sem, "XXXX-XX", None, None, "none", "published")
    else:
        here = cal.hijri_year(ctx.now)
        starts = [d for y in (here - 1, here, here + 1) if (d := cal.day(y, m, 1, True))]
        now = ctx.now
        picked = [d for d in starts if (d <= now if sem.adj == "past" else d > now)] if sem.adj in ("past", "next") else []
        if picked:
            start = max(picked) if sem.adj == "past" else min(picked)
        else:
            start = _nearest([d + timedelta(29) if ctx.direction > 0 else d for d in starts], ctx, now)
        years = [cal.hijri_year(start)]
    days = cal.hijri_month(years[0], m) if years else None
    if days is None:
        return None
    return _span(sem, f"{days[0].isoformat()}/{days[1].isoformat()}", *days, "none" if sem.year else "published")


def year(sem: Sem, ctx: Context) -> Resolved | None:
    """A year, also before Christ and of the Hijra."""
    if sem.n is not None:
        return None
    y, anchor = sem.year, "none"
    if y is not None and sem.hijri:
        days = cal.hijri_year_days(y)
        if days is None:
            return year(change(sem, hijri=False, year=round(y * 0.970224 + 621.57), mod="APPROX"), ctx)
        return _span(sem, f"{days[0].isoformat()}/{days[1].isoformat()}", *days, "none")
    if y is None:
        anchor = "published"
        if sem.adj in ("same", "following", "before") and ctx.last_month:
            y, anchor = ctx.last_month[0] + _shift(sem.adj), "text"
        elif ctx.now is None:
            return _span(sem, "XXXX", None, None, "none", "published")
        else:
            y = ctx.now.year + _shift(sem.adj)
    if y < 1:
        return _span(sem, f"BC{-y:04d}", None, None, "none", None)
    if y > 9998:
        return None
    return _span(sem, f"{y:04d}", date(y, 1, 1), date(y, 12, 31), anchor)


def _of_year(sem: Sem, ctx: Context) -> tuple[int | None, str]:
    inside = resolve(sem.other, ctx) if sem.other else None
    if inside is not None and inside.earliest is not None:
        return inside.earliest.year, inside.anchor
    if sem.other is None and ctx.now is not None:
        return ctx.now.year, "published"
    return None, "none"


def quarter(sem: Sem, ctx: Context) -> Resolved | None:
    """A quarter of a year."""
    if sem.unit == "Q":
        return _quarter_shift(sem, ctx)
    y, anchor = _of_year(sem, ctx)
    n = sem.n if sem.n and sem.n > 0 else 4
    if sem.other is not None and sem.other.what not in ("year",):
        return _fraction(sem, ctx, 4)
    if y is None:
        return _span(sem, f"XXXX-Q{n}", None, None, "none", "published")
    if sem.other is None and ctx.now is not None and ctx.direction < 0 and (n - 1) * 3 + 1 > ctx.now.month:
        y -= 1
    return _span(sem, f"{y:04d}-Q{n}", date(y, 3 * n - 2, 1), cal.month_end(y, 3 * n), anchor)


def _quarter_shift(sem: Sem, ctx: Context) -> Resolved | None:
    if ctx.now is None:
        return _span(sem, "XXXX-QX", None, None, "none", "published")
    count = ctx.now.year * 4 + (ctx.now.month - 1) // 3 + _shift(sem.adj)
    y, q = divmod(count, 4)
    return _span(sem, f"{y:04d}-Q{q + 1}", date(y, 3 * q + 1, 1), cal.month_end(y, 3 * q + 3), "published")


def half(sem: Sem, ctx: Context) -> Resolved | None:
    """A half of a year or of another period."""
    n = sem.n if sem.n and sem.n > 0 else 2
    if sem.other is not None and sem.other.what != "year":
        return _fraction(sem, ctx, 2)
    y, anchor = _of_year(sem, ctx)
    if y is None:
        return _span(sem, f"XXXX-H{n}", None, None, "none", "published")
    return _span(sem, f"{y:04d}-H{n}", date(y, 6 * n - 5, 1), cal.month_end(y, 6 * n), anchor)


def third(sem: Sem, ctx: Context) -> Resolved | None:
    """A third of a period."""
    return _fraction(sem, ctx, 3)


def _fraction(sem: Sem, ctx: Context, parts: int) -> Resolved | None:
    inside = resolve(sem.other, ctx) if sem.other else None
    if inside is None or inside.earliest is None or inside.latest is None:
        return None
    n = sem.n if sem.n and sem.n > 0 else parts
    length = (inside.latest - inside.earliest).days + 1
    first = inside.earliest + timedelta(length * (n - 1) // parts)
    last = inside.earliest + timedelta(length * n // parts - 1)
    return Resolved("DATE", inside.value, first, last, inside.precision, inside.anchor, None, None, "START" if n == 1 else "END")


SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(sem: Sem, ctx: Context) -> Resolved | None:
    """A season, by the months of the weather service; winter bears the year it begins in."""
    start = SEASONS[sem.name]
    y, anchor = sem.year, "none"
    if y is None:
        if ctx.now is None:
            return _span(sem, f"XXXX-{sem.name}", None, None, "none", "published")
        now, anchor = ctx.now, "published"
        starts = [date(k, start, 1) for k in range(now.year - 2, now.year + 3)]
        if sem.adj == "past":
            picked = max(d for d in starts if cal.month_end(*cal.add_months(d.year, start, 2)) < now)
        elif sem.adj == "next":
            picked = min(d for d in starts if d > now)
        else:
            picked = min(starts, key=lambda d: abs((d + timedelta(45) - now).days))
        y = picked.year
    return _span(sem, f"{y:04d}-{sem.name}", date(y, start, 1), cal.month_end(*cal.add_months(y, start, 2)), anchor)


def decade(sem: Sem, ctx: Context) -> Resolved | None:
    """A decade: «التسعينيات», «العقد الماضي», «ستينيات القرن التاسع عشر»."""
    if sem.n is None or (sem.unit == "DE" and not sem.name):
        if ctx.now is None:
            return _span(sem, "XXX", None, None, "none", "published")
        ten = ctx.now.year // 10 * 10 + 10 * _shift(sem.adj)
        return _decade(sem, ten, "published")
    if sem.other is not None and sem.other.what == "century":
        inside = resolve(sem.other, ctx)
        if inside is None or inside.earliest is None:
            return _span(sem, f"XX{sem.n // 10}", None, None, "none", "published")
        return _decade(sem, inside.earliest.year // 100 * 100 + sem.n, inside.anchor)
    limit = ctx.now.year if ctx.now else 2020
    ten = limit // 100 * 100 + sem.n
    return _decade(sem, ten if ten + 9 <= limit else ten - 100, "none")


def _decade(sem: Sem, ten: int, anchor: str) -> Resolved | None:
    if not 10 <= ten <= 9980:
        return None
    return _span(sem, f"{ten // 10:03d}", date(ten, 1, 1), date(ten + 9, 12, 31), anchor)


def century(sem: Sem, ctx: Context) -> Resolved | None:
    """A century; its value is the first two digits of its years."""
    n = sem.n
    anchor = "none"
    if sem.hijri or (n is not None and n < 0):
        return _span(sem, f"BC{-n - 1:02d}" if n and n < 0 else "XX", None, None, "none", None)
    if n is None:
        if ctx.now is None:
            return _span(sem, "XX", None, None, "none", "published")
        n, anchor = (ctx.now.year - 1) // 100 + 1 + _shift(sem.adj), "published"
    return _span(sem, f"{n - 1:02d}", date(n * 100 - 99, 1, 1), date(min(n * 100, 9999), 12, 31), anchor)


# ---- durations


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


SMALLER = {"Y": (12, "M"), "TH": (60, "TM"), "TM": (60, "TS")}


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
    first = last = None
    anchor, needs = "none", None
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
    precision = "vague" if None in [n for n, _ in sem.amounts] else None
    return Resolved("DURATION", value, first, last, precision, anchor, needs, None, sem.mod)


GRAINS = {"D": "day", "N": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade", "CE": "year"}


def offset(sem: Sem, ctx: Context) -> Resolved | None:
    """«قبل عام», «بعد ثلاثة أيام», «قبلها بيومين»: a day, week, month or year by its distance."""
    base, anchor = ctx.now, "published"
    if sem.adj == "same":
        base, anchor = ctx.last, "text"
    elif sem.other is not None:
        inside = resolve(sem.other, ctx)
        base, anchor = (inside.earliest, inside.anchor) if inside else (None, "none")
    value = duration_value(sem.amounts)
    unit = sem.amounts[-1][1]
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
    if unit in ("D", "N", "W") or len(sem.amounts) > 1 or sem.other is not None:
        return Resolved("DATE", there.isoformat(), there, there, "day", anchor, None, None, sem.mod)
    if unit == "M":
        return _month(grain, there.year, there.month, anchor)
    return _span(grain, f"{there.year:04d}", date(there.year, 1, 1), date(there.year, 12, 31), anchor)


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
        return Resolved("SET", f"XXXX-WXX-{sem.weekday}")
    return Resolved("SET", sem.name or duration_value(sem.amounts))


# ---- clock times, parts of the day, ranges


def clock(sem: Sem, ctx: Context) -> Resolved | None:
    """A clock time or a part of the day with no day of its own: that of its scene, else of the day of writing."""
    part = _part_value(sem)
    base, anchor = (ctx.scene, "text") if ctx.scene is not None else (ctx.now, "published")
    if base is None:
        value = part if sem.clock else f"XXXX-XX-XX{part}"
        return Resolved("TIME", value, None, None, "minute" if sem.clock else "part", "none", "published")
    return _shown(sem, base, base.isoformat(), anchor)


def between(sem: Sem, ctx: Context) -> Resolved | None:
    """A range: both ends are in it."""
    a, b = resolve(sem.ends[0], ctx), None
    if a is None:
        return None
    after = sem.ends[1]
    b = resolve(after, msgspec.structs.replace(ctx, last=a.earliest or ctx.last))
    if b is None:
        return None
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


RESOLVERS = {
    "day": day, "week": week, "month": month, "quarter": quarter, "half": half, "third": third, "season": season,
    "year": year, "decade": decade, "century": century, "dur": dur, "offset": offset, "set": every, "clock": clock,
    "part": clock, "range": between, "ref": ref, "festival": festival,
}  # fmt: skip
