"""Periods from a week to a century."""

from __future__ import annotations

from datetime import date, timedelta

from mahdar.model.time import Anchor
from mahdar.reading.times import calendars as cal
from mahdar.reading.times.resolve.base import Context, Resolved, close, resolve, spanned, steps
from mahdar.reading.times.sem import Sem, change

LATE = 9
"""The month from which on «the new year» is the one that comes."""


def week(sem: Sem, ctx: Context) -> Resolved | None:
    """A week: of the ISO calendar, from Monday."""
    if sem.n is not None:
        return _nth_week(sem, ctx)
    base = ctx.now
    anchor: Anchor = "published"
    if sem.other is not None:
        inside = resolve(sem.other, ctx)
        base, anchor = (inside.earliest, inside.anchor) if inside else (None, "none")
    elif sem.adj in ("same", "following", "before") and ctx.last is not None:
        base, anchor = ctx.last, "text"
    if base is None:
        return spanned(sem, "XXXX-WXX", None, None, "none", "published")
    first = base - timedelta(base.isoweekday() - 1) + timedelta(7 * steps(sem.adj))
    value = cal.week(first) + ("-WE" if sem.edge == "WE" else "")
    return spanned(sem, value, first, first + timedelta(6), anchor)


def _nth_week(sem: Sem, ctx: Context) -> Resolved | None:
    inside = resolve(sem.other, ctx) if sem.other else None
    if inside is None or inside.earliest is None or inside.latest is None:
        return spanned(sem, "XXXX-WXX", None, None, "none", "published")
    n = sem.n or 1
    if sem.other is not None and sem.other.what == "year":
        try:
            first = date.fromisocalendar(inside.earliest.year, n if n > 0 else 52, 1)
        except ValueError:
            return None
        return spanned(sem, cal.week(first), first, first + timedelta(6), inside.anchor)
    if n > 5:
        return None
    first = inside.latest - timedelta(6) if n < 0 else inside.earliest + timedelta(7 * (n - 1))
    middle = first + timedelta(3)
    return spanned(sem, cal.week(middle), first, min(first + timedelta(6), inside.latest), inside.anchor)


def month(sem: Sem, ctx: Context) -> Resolved | None:
    """A month by name, by its place beside this one, or by number."""
    if sem.hijri:
        return _hijri_month(sem, ctx)
    if sem.month is None:
        return _month_shift(sem, ctx)
    if sem.year is not None:
        return month_of(sem, sem.year, sem.month, "none")
    if ctx.now is None:
        return spanned(sem, f"XXXX-{sem.month:02d}", None, None, "none", "published")
    return month_of(sem, _month_year(sem, ctx, ctx.now), sem.month, "published")


def month_of(sem: Sem, y: int, m: int, anchor: Anchor) -> Resolved | None:
    """Month m of year y with its first and last day, or None where the calendar has no such month."""
    if not 1 <= y <= 9998 or not 1 <= m <= 12:
        return None
    return spanned(sem, f"{y:04d}-{m:02d}", date(y, m, 1), cal.month_end(y, m), anchor)


def _month_shift(sem: Sem, ctx: Context) -> Resolved | None:
    base = (ctx.now.year, ctx.now.month) if ctx.now else None
    anchor: Anchor = "published"
    if sem.adj in ("same", "following", "before") and ctx.last_month:
        base, anchor = ctx.last_month, "text"
    if base is None:
        return spanned(sem, "XXXX-XX", None, None, "none", "published")
    y, m = cal.add_months(*base, steps(sem.adj))
    return month_of(sem, y, m, anchor)


def _month_year(sem: Sem, ctx: Context, now: date) -> int:
    m = sem.month or 1
    if sem.unit == "Y":
        return _from_year(sem, ctx, now.year) + steps(sem.adj)
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


def _from_year(sem: Sem, ctx: Context, year: int) -> int:
    """The year that «من العام التالي», «من العام نفسه» go on from."""
    return ctx.last_year or year if sem.adj in ("same", "following", "before") else year


def _hijri_month(sem: Sem, ctx: Context) -> Resolved | None:
    m = sem.month or 1
    if sem.year is not None:
        years = [sem.year]
    elif sem.name:
        first_year = cal.hijri_year(date(int(sem.name), 1, 1))
        years = [y for y in (first_year, first_year + 1) if (d := cal.day(y, m, 1, True)) and d.year == int(sem.name)]
    elif ctx.now is None:
        return spanned(sem, "XXXX-XX", None, None, "none", "published")
    else:
        here = cal.hijri_year(ctx.now)
        starts = [d for y in (here - 1, here, here + 1) if (d := cal.day(y, m, 1, True))]
        now = ctx.now
        picked = [d for d in starts if (d <= now if sem.adj == "past" else d > now)] if sem.adj in ("past", "next") else []
        if picked:
            start = max(picked) if sem.adj == "past" else min(picked)
        else:
            start = close(starts, ctx, now)
        years = [cal.hijri_year(start)]
    days = cal.hijri_month(years[0], m) if years else None
    if days is None:
        return None
    return spanned(sem, f"{days[0].isoformat()}/{days[1].isoformat()}", *days, "none" if sem.year else "published")


def year(sem: Sem, ctx: Context) -> Resolved | None:
    """A year, also before Christ and of the Hijra."""
    if sem.n is not None:
        return None
    y = sem.year
    anchor: Anchor = "none"
    if y is not None and sem.hijri:
        days = cal.hijri_year_days(y)
        if days is None:
            return year(change(sem, hijri=False, year=round(y * 0.970224 + 621.57), mod="APPROX"), ctx)
        return spanned(sem, f"{days[0].isoformat()}/{days[1].isoformat()}", *days, "none")
    if y is None:
        anchor = "published"
        if sem.adj in ("same", "following", "before") and ctx.last_year:
            y, anchor = ctx.last_year + steps(sem.adj), "text"
        elif ctx.now is None:
            return spanned(sem, "XXXX", None, None, "none", "published")
        else:
            y = ctx.now.year + (ctx.now.month >= LATE if sem.adj == "new" else steps(sem.adj))
    if y < 1:
        return spanned(sem, f"BC{-y:04d}", None, None, "none", None)
    if y > 9998:
        return None
    return spanned(sem, f"{y:04d}", date(y, 1, 1), date(y, 12, 31), anchor)


def _of_year(sem: Sem, ctx: Context) -> tuple[int | None, Anchor]:
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
        return spanned(sem, f"XXXX-Q{n}", None, None, "none", "published")
    if sem.other is None and ctx.now is not None and ctx.direction < 0 and (n - 1) * 3 + 1 > ctx.now.month:
        y -= 1
    return spanned(sem, f"{y:04d}-Q{n}", date(y, 3 * n - 2, 1), cal.month_end(y, 3 * n), anchor)


def _quarter_shift(sem: Sem, ctx: Context) -> Resolved | None:
    if ctx.now is None:
        return spanned(sem, "XXXX-QX", None, None, "none", "published")
    count = ctx.now.year * 4 + (ctx.now.month - 1) // 3 + steps(sem.adj)
    y, q = divmod(count, 4)
    return spanned(sem, f"{y:04d}-Q{q + 1}", date(y, 3 * q + 1, 1), cal.month_end(y, 3 * q + 3), "published")


def half(sem: Sem, ctx: Context) -> Resolved | None:
    """A half of a year or of another period."""
    n = sem.n if sem.n and sem.n > 0 else 2
    if sem.other is not None and sem.other.what != "year":
        return _fraction(sem, ctx, 2)
    y, anchor = _of_year(sem, ctx)
    if y is None:
        return spanned(sem, f"XXXX-H{n}", None, None, "none", "published")
    return spanned(sem, f"{y:04d}-H{n}", date(y, 6 * n - 5, 1), cal.month_end(y, 6 * n), anchor)


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
    y = sem.year
    anchor: Anchor = "none"
    if y is None:
        if ctx.now is None:
            return spanned(sem, f"XXXX-{sem.name}", None, None, "none", "published")
        now, anchor = ctx.now, "published"
        starts = [date(k, start, 1) for k in range(now.year - 2, now.year + 3)]
        if sem.adj == "past":
            picked = max(d for d in starts if cal.month_end(*cal.add_months(d.year, start, 2)) < now)
        elif sem.adj == "next":
            picked = min(d for d in starts if d > now)
        else:
            picked = min(starts, key=lambda d: abs((d + timedelta(45) - now).days))
        y = picked.year
    return spanned(sem, f"{y:04d}-{sem.name}", date(y, start, 1), cal.month_end(*cal.add_months(y, start, 2)), anchor)


def decade(sem: Sem, ctx: Context) -> Resolved | None:
    """A decade: «التسعينيات», «العقد الماضي», «ستينيات القرن التاسع عشر»."""
    if sem.n is None or (sem.unit == "DE" and not sem.name):
        if ctx.now is None:
            return spanned(sem, "XXX", None, None, "none", "published")
        ten = ctx.now.year // 10 * 10 + 10 * steps(sem.adj)
        return _decade(sem, ten, "published")
    if sem.other is not None and sem.other.what == "century":
        inside = resolve(sem.other, ctx)
        if inside is None or inside.earliest is None:
            return spanned(sem, f"XX{sem.n // 10}", None, None, "none", "published")
        return _decade(sem, inside.earliest.year // 100 * 100 + sem.n, inside.anchor)
    limit = ctx.now.year if ctx.now else 2020
    ten = limit // 100 * 100 + sem.n
    return _decade(sem, ten if ten + 9 <= limit else ten - 100, "none")


def _decade(sem: Sem, ten: int, anchor: Anchor) -> Resolved | None:
    if not 10 <= ten <= 9980:
        return None
    return spanned(sem, f"{ten // 10:03d}", date(ten, 1, 1), date(ten + 9, 12, 31), anchor)


def century(sem: Sem, ctx: Context) -> Resolved | None:
    """A century; its value is the first two digits of its years."""
    n = sem.n
    anchor: Anchor = "none"
    if sem.hijri or (n is not None and n < 0):
        return spanned(sem, f"BC{-n - 1:02d}" if n and n < 0 else "XX", None, None, "none", None)
    if n is None:
        if ctx.now is None:
            return spanned(sem, "XX", None, None, "none", "published")
        n, anchor = (ctx.now.year - 1) // 100 + 1 + steps(sem.adj), "published"
    return spanned(sem, f"{n - 1:02d}", date(n * 100 - 99, 1, 1), date(min(n * 100, 9999), 12, 31), anchor)
