"""Makers that put days together: weekday and date, part of day, clock time."""

from __future__ import annotations

from typing import Any

from mahdar.reading.times.makers.base import at_end, maker, number, part_of, slot, word_before
from mahdar.reading.times.makers.clocks import PM, with_part
from mahdar.reading.times.sem import Sem, change
from mahdar.text.cascade import Found, Item


def _kinds(sem: Sem) -> set[str]:
    kinds = set()
    if sem.weekday is not None:
        kinds.add("weekday")
    if sem.shift is not None:
        kinds.add("shift")
    if sem.month is not None or sem.day is not None:
        kinds.add("hijri" if sem.hijri else "date")
    if sem.what == "festival":
        kinds.add("date")
    if sem.clock is not None:
        kinds.add("clock")
    return kinds


def join(a: Sem, b: Sem) -> Sem | None:
    """Two expressions of one day as one: a weekday and a date, a date in two calendars; None if both say the same thing."""
    if a.ends or b.ends or _kinds(a) & _kinds(b) or not _kinds(a) or not _kinds(b) or (a.part and b.part):
        return None
    if a.what == "festival" or b.what == "festival":
        return None
    if a.hijri != b.hijri and (a.month and b.month):
        main, beside = (b, a) if a.hijri else (a, b)
        return change(main, other=beside, weekday=a.weekday or b.weekday)
    fields: dict[str, Any] = {}
    for name in ("weekday", "shift", "day", "month", "year", "clock"):
        value = getattr(a, name) if getattr(a, name) is not None else getattr(b, name)
        fields[name] = value
    return change(
        a, **fields, adj=a.adj or b.adj, part=a.part or b.part, zone=a.zone or b.zone, hijri=a.hijri or b.hijri,
        other=a.other or b.other, unit=a.unit or b.unit, lead=a.lead or b.lead,
    )


def _own_day(found: Found, item: Item) -> bool:
    """Does an expression begin with «يوم» and name a day of its own?"""
    return found.doc.forms[item.i] in found.doc.language.tables["time"].shape.day_nouns and item.i == found.slots["a"].j


@maker
def merge(found: Found) -> Sem | None:
    """Two or three expressions side by side as one day, if they go together; an unmatched closing bracket stays out."""
    days = [found.slots[k].data["day"] for k in "abc" if k in found.slots]
    second = found.slots["b"]
    if days[0].shift is not None and days[0].weekday is None and days[1].month is not None and _own_day(found, second):
        return None
    sem: Sem | None = days[0]
    for other in days[1:]:
        sem = join(sem, other) if sem is not None else None
    marks = [it.letter for it in found.row[found.begin : found.end]]
    if sem is not None and marks.count("(") > marks.count(")"):
        return None
    if sem is not None and marks.count(")") > marks.count("("):
        found.end -= 1
    return sem


@maker
def day_week(found: Found) -> Sem | None:
    """A day with the week, month or year it is of («الخميس من الأسبوع المقبل»)."""
    d, p = found.slots["d"].data["day"], found.slots["p"].data["period"]
    if p.what == "week" and d.weekday is not None and d.month is None and d.shift is None and not d.adj:
        return change(d, adj=p.adj, unit="W")
    if p.what == "year" and d.month is not None and d.year is None:
        return change(d, adj=p.adj, unit="Y")
    if p.what == "month" and d.day is not None and d.month is None:
        return change(d, adj=p.adj, unit="M")
    return None


@maker
def nth_weekday(found: Found) -> Sem | None:
    """A weekday or day by its number in a month or year («أول اثنين من مايو», «آخر يوم في السنة»)."""
    c = slot(found, "c", "period", "mon", "year")
    if isinstance(c, int):
        c = Sem(what="month", month=c)
    n = number(found, "n") if "n" in found.slots else -1
    d = slot(found, "d", "day")
    if d is None and "w" not in found.slots:
        return Sem(what="day", n=n, other=c)
    w = d.weekday if d is not None else int(slot(found, "w", "weekday", "bareday"))
    if w is None or (d is not None and (d.month or d.shift is not None or d.adj)):
        return None
    if c is None:
        if d is None or n is None or n > 31 or not at_end(found):
            return None
        return Sem(what="day", day=n, weekday=w)
    return Sem(what="day", weekday=w, n=n, other=c) if c.what in ("month", "year") else None


@maker
def part_day(found: Found) -> Sem | None:
    """A day with its part, in either order («مساء الخميس»); a night between two days belongs to the first."""
    d = found.slots["d"].data["day"]
    if d.part or d.clock or d.ends:
        return None
    if "m" in found.slots:
        return change(d, clock=(int(found.slots["m"].data["midtime"]), 0, -1))
    part = part_of(found)
    if not part:
        words = {found.doc.forms[it.i] for it in found.row[found.begin : found.end]}
        late = found.doc.language.tables["time"].shape.late_words
        part = "TNI" if words & set(late) else "TMO"
    if "e" in found.slots:
        e = found.slots["e"].data["day"]
        if part != "TNI" or d.weekday is None or e.weekday is None or e.weekday != d.weekday % 7 + 1:
            return None
    return change(d, part=part)


def _day_hour(found: Found) -> Sem | None:
    """«هذه الليلة في التاسعة»."""
    d, h = found.slots["d"].data["day"], number(found, "h") or 0
    if h > 12 or d.clock or d.ends or d.what == "festival" or not (d.part or at_end(found)):
        return None
    return change(d, clock=(with_part(h, d.part), 0, -1), part="")


def _numbered(found: Found, c: Sem) -> Sem | None:
    """«في 15 الساعة 8»: the day of the month by its number."""
    n = number(found, "n") or 0
    if not 1 <= n <= 31 or word_before(found) not in found.doc.language.tables["time"].shape.number_words:
        return None
    return Sem(what="day", day=n, clock=c.clock, zone=c.zone)


@maker
def clock_day(found: Found) -> Sem | None:
    """A day with a clock time; midnight between two days belongs to the second."""
    if "h" in found.slots:
        return _day_hour(found)
    c = found.slots["c"].data["clock"]
    if "n" in found.slots:
        return _numbered(found, c)
    d = slot(found, "d", "day")
    if d is None:
        return None
    if "e" in found.slots:
        e = found.slots["e"].data["day"]
        midnight = c.clock[:2] == (0, 0) and d.weekday is not None and e.weekday == d.weekday % 7 + 1
        return change(e, clock=c.clock, zone=c.zone) if midnight else None
    if d.clock is not None or d.ends or d.what == "festival":
        return None
    h, m, s = c.clock
    if c.part == "?" and d.part:
        h = with_part(h, d.part)
    if d.part and c.part != "?" and d.part in PM and h < 12 and "part" in c.part:
        h += 12
    return change(d, clock=(h, m, s), zone=c.zone, part="")
