"""Makers of pieces: months, numbers with units, clock times in digits, zones, years."""

from __future__ import annotations

from mahdar.reading.times.makers.base import (
    UNIT,
    after,
    at_end,
    before,
    glued,
    is_noun,
    maker,
    number,
    share,
    slot,
    unit_of,
    word_after,
    word_before,
)
from mahdar.reading.times.sem import Sem, change
from mahdar.text.cascade import Found


@maker
def month(found: Found) -> int | None:
    """A month by its number, 1 to 12."""
    return int(slot(found, "a", "month", "weakmonth", "hmonth", "weakhmonth"))


@maker
def dual_month(found: Found) -> int | None:
    """A month with its name in two calendars («يناير/كانون الثاني»), if both are the same."""
    a, b = slot(found, "a", "month", "weakmonth"), slot(found, "b", "month", "weakmonth")
    return int(a) if a == b else None


WEAK_BEFORE = ("d31", "the_ord", "ord", "edge")


@maker
def weak_month(found: Found) -> int | None:
    """A month whose name is another word too: only beside a number, a year, an adjective or a preposition of time."""
    value = int(slot(found, "a", "weakmonth", "weakhmonth"))
    left, right = before(found), after(found)
    if right is not None and any(c in right.data for c in ("y4", "past", "next", "now")):
        return value
    row, k = found.row, found.end
    if right is not None and k + 1 < len(row) and "w:" in "".join(right.data) and {"the_unit", "y4", "year"} & set(row[k + 1].data):
        return value
    if left is not None and any(c in left.data for c in WEAK_BEFORE):
        return value
    hijri = "weakhmonth" in found.slots["a"].data
    table = found.doc.language.tables["time"]
    if word_before(found) in table.shape.month_words:
        return value if not hijri or at_end(found) or word_after(found)[:2] == table.article or value == 9 else None
    return value if value == 9 and at_end(found) else None


@maker
def counted(found: Found) -> Sem | None:
    """A number with its unit («3 أيام», «يومان», «1.5 ساعة»)."""
    if "dual" in found.rule.gives or (found.slots.get("u") and "the_dual" in found.slots["u"].data and "n" not in found.slots):
        return Sem(what="dur", amounts=((2, unit_of(found)),))
    n = float(number(found, "n") or 0)
    if "f" in found.slots:
        f = found.slots["f"]
        n = float(f"{int(n)}.{found.doc.forms[f.i]}")
    counted_apart = found.rule.gives == "thedur" and "digits" in found.slots["n"].data and found.end - found.begin == 2
    nxt = after(found)
    if counted_apart and found.row[found.begin] is found.slots["u"] and (nxt is None or not {"past", "next"} & set(nxt.data)):
        return None
    first = found.row[found.begin]
    if first is not found.slots.get("n") and not any(c in first.data for c in UNIT):
        found.begin += 1
    return Sem(what="dur", amounts=((n, unit_of(found)),))


@maker
def span_of(found: Found) -> Sem | None:
    """«من 12 إلى 18 شهرا»: a length between two."""
    n, last = number(found, "n"), found.slots["d"].data["dur"]
    if n is None or last.other or len(last.amounts) != 1 or not 0 < n < (last.amounts[0][0] or 0):
        return None
    return change(last, other=change(last, amounts=((n, last.amounts[0][1]),)))


@maker
def dual(found: Found) -> Sem | None:
    """Two of a unit by its dual («شهران»)."""
    return Sem(what="dur", amounts=((2, unit_of(found)),))


@maker
def fraction(found: Found) -> Sem | None:
    """A part of a unit («نصف ساعة»); of a unit with the article only hours and minutes."""
    f, unit = share(slot(found, "f", "fraction")), unit_of(found)
    if "the_unit" in found.slots["u"].data and unit not in ("TH", "TM"):
        return None
    return Sem(what="dur", amounts=((f, unit),))


@maker
def one(found: Found) -> Sem | None:
    """One of a unit, with a fraction behind it if there is one («ساعة ونصف»)."""
    u = found.slots["u"]
    n = 1.0
    part = found.row[found.end - 1]
    if any(c in part.data for c in ("fraction", "the_fraction")) and part is not u:
        n += share(part.data.get("fraction") or part.data["the_fraction"])
    while found.row[found.begin] is not u:
        found.begin += 1
    if found.begin and "int" in found.row[found.begin - 1].data:
        return None
    return Sem(what="dur", amounts=((n, unit_of(found)),))


@maker
def accusative(found: Found) -> Sem | None:
    """One of a unit as the measure of a verb («استمر عقدا»); a day or a year needs more than its ending."""
    unit = unit_of(found)
    left = before(found)
    if unit in ("D", "Y") or (left is not None and left.letter == ")"):
        return None
    i = found.row[found.begin].i
    lasting = found.doc.language.tables["time"].shape.lasting
    if unit in ("DE", "CE") and not any(f in lasting for f in found.doc.forms[max(0, i - 3) : i]):
        return None
    return Sem(what="dur", amounts=((1, unit),))


@maker
def some(found: Found) -> Sem | None:
    """Some weeks; not «hours of work»."""
    article = found.doc.language.article
    follows = word_after(found)
    led = word_before(found) in found.doc.language.tables["time"].shape.amount_words
    if unit_of(found) in ("DE", "CE") and not led and len(found.slots) == 1 and before(found) is None:
        return None
    j = found.row[found.end - 1].j
    nxt = after(found)
    other = follows in found.doc.language.tables["time"].shape.other_words
    if len(found.slots) == 1 and follows and not other and (is_noun(found, j) or (nxt is not None and "festival" in nxt.data)):
        return None
    definite = follows.startswith(article) and not (nxt and any(c in nxt.data for c in ("past", "next", "the_int")))
    if len(found.slots) == 1 and definite and follows not in found.doc.language.tables["time"].shape.stop:
        return None
    return Sem(what="dur", amounts=((None, unit_of(found)),))


@maker
def hm(found: Found) -> tuple[int, int, int] | None:
    """A clock time in digits: hour, minute and second, -1 for no second; the minutes have two digits."""
    h, m, s = number(found, "h"), number(found, "m"), number(found, "s")
    if glued(found, ":."):
        return None
    m_form = found.doc.forms[found.slots["m"].i]
    return (h or 0, m or 0, s if s is not None else -1) if len(m_form) == 2 else None


@maker
def zone(found: Found) -> str | None:
    """A time zone by its id; alone only «local time» and UTC, as the others are towns too."""
    value = str(slot(found, "z", "zonename"))
    if len(found.slots) == 1 and found.end == found.begin + 1 and value not in ("local", "Z"):
        return None
    return value


@maker
def composed(found: Found) -> Sem | None:
    """Three hours and a half; a year, a month and 21 days: ever smaller units."""
    amounts: list[tuple[float | None, str]] = []
    extra = 0.0
    for item in found.row[found.begin : found.end]:
        if "dur" in item.data:
            amounts.extend(item.data["dur"].amounts)
        elif "unit" in item.data:
            amounts.append((1, item.data["unit"]))
        elif "fraction" in item.data or "the_fraction" in item.data:
            extra = share(item.data.get("fraction") or item.data["the_fraction"])
        elif f"w:{found.doc.forms[item.i]}" in item.data:
            extra = 0.5
    units = [u for _, u in amounts]
    if len(set(units)) != len(units) or None in [n for n, _ in amounts]:
        return None
    if extra:
        n, u = amounts[-1]
        amounts[-1] = ((n or 0) + extra, u)
    return Sem(what="dur", amounts=tuple(amounts))


@maker
def year(found: Found) -> Sem | None:
    """A year by its digits and era; three or four digits without one. Before Christ it is negative."""
    era = slot(found, "e", "era")
    if "d" in found.slots:
        return None
    y = number(found, "y") or 0
    led = found.row[found.begin] is not found.slots["y"]
    if not led and ((era == "AD" and y < 1000) or (era == "AH" and not 1 <= y <= 1600)):
        return None
    if led and era is None and y < 100:
        return None
    if era == "BC":
        return Sem(what="year", year=-y)
    if era is None and "y4" not in found.slots["y"].data and not 100 <= y < 3000:
        return None
    return Sem(what="year", year=y, hijri=era == "AH" or (era is None and 1350 <= y <= 1500))
