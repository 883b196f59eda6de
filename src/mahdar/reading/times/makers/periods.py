"""Makers of periods: weeks to centuries, their parts, beginnings and ends."""

from __future__ import annotations

from mahdar.reading.times.makers.base import (
    PERIODS,
    adjective,
    maker,
    number,
    part_of,
    share,
    slot,
    unit_of,
    word_after,
    word_before,
    year_of,
)
from mahdar.reading.times.sem import Sem, change
from mahdar.text.cascade import Found


@maker
def whole(found: Found) -> Sem | None:
    """«طوال العام»: this year."""
    unit = unit_of(found)
    if unit not in ("D", "W", "M", "Y") or word_after(found) in found.doc.language.tables["time"].shape.not_after_year:
        return None
    while found.row[found.begin] is not found.slots["u"]:
        found.begin += 1
    return Sem(what=PERIODS[unit], adj="now", unit=unit) if unit != "D" else Sem(what="dur", amounts=((1, "D"),))


@maker
def part_edge(found: Found) -> Sem | None:
    """«في وقت متأخر من الليل», «أواخر الصباح»."""
    e = slot(found, "e", "edge") or slot(found, "v", "latew")
    if "o" in found.slots:
        e = "START" if number(found, "o") == 1 else None
    return Sem(what="part", part=part_of(found), edge=e) if e else None


@maker
def period(found: Found) -> Sem | None:
    """A week, month, year or longer with its adjective («الشهر الجاري»); a day or night told like one («الليلة الماضية»)."""
    adj = adjective(found, "a") or "now"
    if "m" in found.slots:
        return Sem(what="month", month=found.slots["m"].data["mon"], adj=adj)
    if "t" in found.slots:
        unit, adj = str(slot(found, "t", "the_unit")), "same"
    else:
        unit = unit_of(found)
    if adj == "new" and unit != "Y":
        return None
    if unit == "D":
        if found.doc.forms[found.row[found.end - 1].i] in found.doc.language.tables["time"].shape.earlier_later:
            return Sem(what="day", adj="before")
        return Sem(what="day", shift=0) if adj == "now" else Sem(what="day", adj=adj) if adj == "same" else None
    if unit == "N":
        return Sem(what="day", shift={"past": -1, "next": 1}.get(adj, 0), part="TNI")
    if unit not in ("W", "M", "Y", "DE", "CE"):
        return None
    follows = word_after(found)
    shape = found.doc.language.tables["time"].shape
    if unit == "Y" and word_before(found) in shape.general_before:
        return None
    if found.doc.forms[found.row[found.end - 1].i] in shape.last_words and follows in shape.of_words:
        return None
    if follows in shape.not_after_year and unit == "Y":
        return None
    return Sem(what=PERIODS[unit], adj=adj, unit=unit)


@maker
def month_year(found: Found) -> Sem | None:
    """A month with its year («يناير 2024»); a Hijri month with a year of either calendar."""
    if "h" in found.slots:
        y, _ = year_of(found)
        adj = adjective(found, "a")
        if y and y > 1600:
            return Sem(what="month", month=found.slots["h"].data["hmon"], name=str(y), hijri=True)
        return Sem(what="month", month=found.slots["h"].data["hmon"], year=y, hijri=True, adj=adj)
    y, _ = year_of(found)
    if y is None or y < 1000:
        return None
    return Sem(what="month", month=found.slots["m"].data["mon"], year=y)


@maker
def season(found: Found) -> Sem | None:
    """A season of a year, with an adjective or behind a preposition; alone the word says no time."""
    s = slot(found, "s", "season", "the_season")
    y, _ = year_of(found)
    adj = adjective(found, "a")
    led = found.row[found.begin] is not found.slots["s"]
    if y is None and not adj and not led:
        return None
    return Sem(what="season", name=s, year=y, adj=adj or ("now" if led else ""))


@maker
def century(found: Found) -> Sem | None:
    """A century by its number or adjective; before Christ its number is negative."""
    adj = adjective(found, "a")
    n = number(found, "n")
    era = slot(found, "e", "era")
    if n is not None and not 1 <= n <= 30:
        return None
    return Sem(what="century", n=-n if era == "BC" and n else n, adj=adj, hijri=era == "AH")


@maker
def decade(found: Found) -> Sem | None:
    """The decade by its first year in a century («تسعينيات القرن الماضي»); not the age of a person."""
    n = int(slot(found, "d", "decade", "the_decade"))
    c = slot(found, "c", "period")
    if c is not None and c.what != "century":
        return None
    if word_after(found) in found.doc.language.tables["time"].shape.age_words:
        return None
    return Sem(what="decade", n=n, other=c)


@maker
def nth_of(found: Found) -> Sem | None:
    """A part of a period by its number («الأسبوع الأول من مايو», «الربع الثالث»), or the week of a day («أسبوع 3 مايو»)."""
    c = slot(found, "c", "period", "year", "mon", "y4")
    if isinstance(c, int):
        c = Sem(what="year", year=c) if "y4" in found.slots["c"].data else Sem(what="month", month=c)
    if "u" in found.slots:
        unit = unit_of(found)
        c = Sem(what=PERIODS[unit], adj="now", unit=unit) if unit in ("M", "Y", "CE") else None
        if c is None:
            return None
    if "m" in found.slots:
        if c.what != "year":
            return None
        return Sem(what="month", month=found.slots["m"].data["mon"], adj=c.adj, year=c.year, unit="Y")
    if "d" in found.slots:
        d = found.slots["d"].data["day"]
        return Sem(what="week", other=d) if d.month is not None else None
    if "w" not in found.slots and "f" not in found.slots:
        return Sem(what="week", adj=adjective(found, "a"), unit="W") if "a" in found.slots else None
    n = number(found, "n") if "n" in found.slots else -1
    if "f" in found.slots and "n" not in found.slots and "l" not in found.slots:
        f = round(1 / share(slot(found, "f", "the_fraction")))
        return Sem(what="quarter", unit="Q", adj=adjective(found, "a") or "now") if f == 4 else None
    if "f" in found.slots:
        f = round(1 / share(slot(found, "f", "the_fraction", "fraction")))
        if n is None or n > f:
            return None
        if c is None and (f != 4 or not _quarter_alone(found)):
            return None
        if c is not None and c.what not in ("year", "month", "century", "decade"):
            return None
        return Sem(what={2: "half", 3: "third", 4: "quarter"}[f], n=n, other=c)
    return _nth_period(found, n or -1, c)


def _quarter_alone(found: Found) -> bool:
    if word_after(found) in found.doc.language.tables["time"].shape.of_words:
        return False
    if len(found.doc.forms) <= 4:
        return True
    return word_before(found) in found.doc.language.tables["time"].shape.month_words


def _nth_period(found: Found, n: int, c: Sem | None) -> Sem | None:
    unit = slot(found, "w", "the_unit", "unit")
    if c is None or unit not in ("W", "M", "D", "Y", "DE") or n > 53:
        return None
    if unit == "D":
        return Sem(what="day", n=n, other=c) if c.what in ("month", "year") else None
    return Sem(what=PERIODS[unit], n=n, other=c)


@maker
def edge(found: Found) -> Sem | None:
    """The beginning, middle, end or rest of a day or a period («مطلع مايو», «أواخر العام»)."""
    e = slot(found, "e", "edge") or slot(found, "x", "lastw") or slot(found, "v", "latew")
    if "o" in found.slots:
        if number(found, "o") != 1:
            return None
        e = "START"
    if "w" in found.slots:
        return _weekend(found)
    if "r" in found.slots:
        r = slot(found, "r", "ref")
        e = {"PAST_REF": "START", "FUTURE_REF": "END"}.get(r, "")
        if not e or found.doc.forms[found.slots["r"].j - 1] not in found.doc.language.tables["time"].shape.earlier_later:
            return None
    d = slot(found, "d", "day")
    if d is not None:
        if e == "REST" or d.clock or d.part or d.edge or d.what == "festival":
            return None
        return change(d, edge=e)
    p = slot(found, "p", "period", "year", "mon", "hmon", "y4")
    if "u" in found.slots:
        unit = unit_of(found)
        if unit == "D":
            return Sem(what="day", shift=0, edge=e) if e != "MID" else None
        if unit not in ("W", "M", "Y", "CE", "DE") or word_after(found) in found.doc.language.tables["time"].shape.not_after_year:
            return None
        if word_after(found)[:2] == found.doc.language.article and unit == "Y":
            return None
        p = Sem(what=PERIODS[unit], adj="now", unit=unit)
    elif isinstance(p, int):
        hijri = "hmon" in found.slots["p"].data
        p = Sem(what="year", year=p) if "y4" in found.slots["p"].data else Sem(what="month", month=p, hijri=hijri)
    return change(p, edge=e) if isinstance(p, Sem) and not p.edge else None


def _weekend(found: Found) -> Sem | None:
    e = slot(found, "w", "edge")
    unit = unit_of(found)
    holiday = found.row[found.begin] is not found.slots["w"]
    if not holiday or e != "END" or unit != "W":
        if "a" in found.slots or holiday:
            return None
        return Sem(what=PERIODS[unit], adj="now", unit=unit, edge=e) if unit in ("W", "M") and e else None
    return Sem(what="week", adj=adjective(found, "a") or "now", unit="W", edge="WE")
