"""Arithmetic of days, months and years in the Gregorian and the Hijri calendar (Umm al-Qura)."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri


def possible(year: int, month: int, day: int) -> bool:
    """Could there be such a day (in a year that `date` does not hold)?"""
    return 1 <= month <= 12 and 1 <= day <= 31 and year > 0


@lru_cache(maxsize=4096)
def day(year: int, month: int, day: int, hijri: bool = False) -> date | None:
    """The Gregorian day of a date in either calendar, or None if there is none."""
    try:
        if hijri:
            return Hijri(year, month, day).to_gregorian()
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=1024)
def hijri_year(day_: date) -> int:
    """The Hijri year of a Gregorian day (outside the tables: by the mean length of the year)."""
    try:
        return Gregorian.fromdate(day_).to_hijri().year
    except (ValueError, OverflowError):
        return round((day_.year - 622) * 33 / 32)


@lru_cache(maxsize=512)
def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a Hijri month."""
    first = day(year, month, 1, True)
    after = day(year + month // 12, month % 12 + 1, 1, True)
    return (first, after - timedelta(1)) if first and after else None


def hijri_year_days(year: int) -> tuple[date, date] | None:
    """First and last day of a Hijri year."""
    first, after = day(year, 1, 1, True), day(year + 1, 1, 1, True)
    return (first, after - timedelta(1)) if first and after else None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month `count` months on."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def week(day_: date) -> str:
    """ISO week: 2025-W49."""
    y, w, _ = day_.isocalendar()
    return f"{y:04d}-W{w:02d}"


def move(base: date, amounts: tuple[tuple[float | None, str], ...], sign: int) -> date | None:
    """A day moved by a duration; None if it leaves the calendar."""
    try:
        for n, unit in amounts:
            base = _move(base, (n or 0) * sign, unit)
    except (ValueError, OverflowError):
        return None
    return base


def _move(base: date, n: float, unit: str) -> date:
    if unit in ("D", "N"):
        return base + timedelta(int(n))
    if unit == "W":
        return base + timedelta(int(n * 7))
    if unit.startswith("T"):
        hours = {"TH": n, "TM": n / 60, "TS": n / 3600}[unit]
        return base + timedelta(int(hours / 24))
    months = {"M": n, "Y": n * 12, "DE": n * 120, "CE": n * 1200, "Q": n * 3}[unit]
    y, m = add_months(base.year, base.month, int(months))
    return date(y, m, min(base.day, calendar.monthrange(y, m)[1]))


@lru_cache(maxsize=1024)
def festival(name: str, year: int, hijri: bool = False) -> date | None:
    """The day of a festival in a Gregorian year (or Hijri year, for festivals of that calendar)."""
    if name.startswith("h"):
        m, d = int(name[1:3]), int(name[4:6])
        if hijri:
            return day(year, m, d, True)
        here = hijri_year(date(year, 1, 1))
        return next((f for y in (here, here + 1) if (f := day(y, m, d, True)) and f.year == year), None)
    if name == "thanksgiving":
        first = date(year, 11, 1)
        return first + timedelta((3 - first.weekday()) % 7 + 21)
    if name == "easter":
        return _easter(year)
    return day(year, int(name[:2]), int(name[3:5]))


def _easter(y: int) -> date:
    """Western Easter (Meeus, Jones and Butcher)."""
    a, b, c = y % 19, y // 100, y % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day_ = divmod(h + el - 7 * m + 114, 31)
    return date(y, month, day_ + 1)
