"""Makers of ranges."""

from __future__ import annotations

from mahdar.reading.times.makers.base import at_end, maker, number, word_before
from mahdar.reading.times.sem import Sem, change
from mahdar.text.cascade import Found, Item


def _end_of_range(item: Item) -> Sem | int | None:
    for c in ("day", "period", "year", "clock"):
        if c in item.data:
            value = item.data[c]
            return value if isinstance(value, Sem) else None
    if "mon" in item.data:
        return Sem(what="month", month=item.data["mon"])
    if "hmon" in item.data:
        return Sem(what="month", month=item.data["hmon"], hijri=True)
    for c in ("the_ord", "the_tens", "int", "the_ordf"):
        if c in item.data:
            return int(item.data[c])
    return None


GRAIN = {"festival": "day", "quarter": "month", "half": "month", "season": "month"}


def letters(found: Found) -> str:
    """The row of a match as its letters."""
    return "".join(item.letter for item in found.row[found.begin : found.end])


@maker
def between(found: Found) -> Sem | None:
    """A range from its two ends («بين 3 و5 مايو», «من الاثنين إلى الخميس», «2019-2021»)."""
    if "m" in found.slots:
        m = _end_of_range(found.slots["m"])
        a, b = number(found, "a"), number(found, "b")
        if not isinstance(m, Sem) or m.what != "month" or a is None or b is None:
            return None
        return Sem(what="range", ends=(change(m, what="day", day=a), change(m, what="day", day=b)))
    first, second = _end_of_range(found.slots["a"]), _end_of_range(found.slots["b"])
    led = found.row[found.begin] is not found.slots["a"]
    if isinstance(first, int):
        pair = _numbers(found, first, second, led)
        return None if pair is None or pair[0].ends or pair[1].ends else _pair(found, *pair)
    if isinstance(second, int):
        if first is None or first.what != "clock" or second > 24:
            return None
        second = Sem(what="clock", clock=(second, 0, -1), part="?")
    if first is None or second is None or first.ends or second.ends:
        return None
    return _pair(found, first, second)


def _numbers(found: Found, a: int, b: Sem | int | None, led: bool) -> tuple[Sem, Sem] | None:
    """A bare number before a range sign: a year, a day of the month that follows, or an hour."""
    if isinstance(b, int):
        if 1000 <= a < b <= 2100:
            if not led and found.row[found.begin + 1].letter == "-" and not 1500 <= a <= 2100:
                return None
            return Sem(what="year", year=a), Sem(what="year", year=b)
        if led and a <= 24 and b <= 24 and at_end(found):
            return Sem(what="clock", clock=(a, 0, -1), part="?"), Sem(what="clock", clock=(b, 0, -1), part="?")
        return None
    if b is None:
        return None
    if b.what == "day" and b.day is not None and 1 <= a <= 31:
        shape = found.doc.language.tables["time"].shape
        if not led and "&" in letters(found) and (a >= b.day or word_before(found) not in shape.day_words):
            return None
        return change(b, day=a, weekday=None, clock=None, part=""), b
    if b.what == "clock" and a <= 24:
        return Sem(what="clock", clock=(a, 0, -1), part="?"), b
    if b.what == "month" and b.edge and 1 <= a <= 31:
        return change(b, what="day", day=a, edge=""), b
    if b.what == "year" and a >= 1000 and not b.edge:
        return Sem(what="year", year=a), b
    return None


def _pair(found: Found, a: Sem, b: Sem) -> Sem | None:
    grain = {GRAIN.get(s.what, s.what) for s in (a, b)}
    if a.what == "clock" and b.what == "day" and b.clock is not None:
        a = change(b, clock=_clocks(a, change(b, part=""))[0].clock)
    elif a.what == "day" and a.clock is not None and b.what == "clock":
        b = change(a, clock=b.clock)
    elif "clock" in grain and len(grain) > 1:
        return None
    if a.what == b.what == "clock":
        return Sem(what="range", ends=_clocks(a, b))
    if a.day is not None and a.month is not None and a.year is None and a.what == b.what == "day" and b.year is not None:
        a = change(a, year=b.year)
    if a.what == b.what == "day" and a.day is not None and a.year is None and not a.adj and b.adj in ("past", "next", "now"):
        a = change(a, adj=b.adj, unit=b.unit)
    if a.what == b.what == "month" and a.year is None:
        a = change(a, year=b.year, adj=a.adj or b.adj)
    if a.what == "day" and b.what == "day" and a.weekday and b.weekday and not a.adj:
        a = change(a, adj="")
    if a.part == "TNI" and b.what == "day" and not b.part and b.clock is None:
        a = change(a, part="")
    dash = any(it.letter == "-" for it in found.row[found.begin : found.end])
    if dash and {a.what, b.what} == {"year", "day"}:
        return None
    return Sem(what="range", ends=(a, b))


def _clocks(a: Sem, b: Sem) -> tuple[Sem, Sem]:
    """The first takes the half of the day of the second where that keeps it before it."""
    (h1, m1, s1), (h2, m2, s2) = a.clock or (0, 0, -1), b.clock or (0, 0, -1)
    if a.part == "?" and b.part != "?" and h2 >= 12 and h1 < 12 and h1 + 12 <= h2:
        a = change(a, clock=(h1 + 12, m1, s1), part="")
    if b.part == "?" and h2 < h1 and h2 < 12:
        b = change(b, clock=(h2 + 12, m2, s2), part="")
    return a, b


@maker
def day_range(found: Found) -> Sem | None:
    """«الخميس من 9 إلى 11 صباحا»: the hours are of that day."""
    d, r = found.slots["d"].data["day"], found.slots["r"].data["range"]
    if d.clock is not None or d.ends or any(e.what != "clock" for e in r.ends):
        return None
    return Sem(what="range", ends=tuple(change(d, clock=e.clock, zone=e.zone, part="") for e in r.ends))
