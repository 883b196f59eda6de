"""Makers of days: weekdays, deictics, dates in words and in digits, festivals."""

from __future__ import annotations

from mahdar.reading.times.makers.base import (
    adjective,
    after,
    at_end,
    before,
    glued,
    maker,
    number,
    slot,
    unit_of,
    word_after,
    word_before,
    year_of,
)
from mahdar.reading.times.sem import Sem, change
from mahdar.text.cascade import GAP, Found, Item


@maker
def weekday(found: Found) -> Sem | None:
    """A weekday with its adjective («الخميس الماضي»), if the words beside it do not make it a name («صحيفة الخميس»)."""
    w = int(slot(found, "w", "weekday", "bareday"))
    table = found.doc.language.tables["time"]
    if word_before(found) in table.shape.not_before_day or word_after(found) in table.shape.not_after_day:
        return None
    if found.row[found.begin].letter == "(":
        found.begin += 1
    this = found.doc.forms[found.row[found.begin].i] in table.shape.this_words
    return Sem(what="day", weekday=w, adj=adjective(found) or ("this" if this else ""))


@maker
def deictic(found: Found) -> Sem | None:
    """A day told from the day of writing («أمس», «غدا», «اليوم»), or from the day before it in the text («في اليوم ذاته»)."""
    table = found.doc.language.tables["time"]
    if "n" in found.slots:
        return Sem(what="day", shift=int(slot(found, "n", "night")), part="TNI")
    if "t" in found.slots:
        return Sem(what="day", adj="same", name="then")
    if "a" in found.slots:
        return Sem(what="day", adj="same") if slot(found, "a", "the_unit") == "D" else None
    if "u" in found.slots:
        return Sem(what="day", adj=adjective(found, "s")) if unit_of(found) == "D" else None
    shift = int(slot(found, "d", "deictic"))
    if "next" in found.slots["s"].data if "s" in found.slots else False:
        return Sem(what="day", shift=1) if shift == 0 else None
    follows = after(found)
    if shift == 0:
        if follows is not None and ("the_ord" in follows.data or "past" in follows.data):
            return None
        if word_after(found) in table.shape.day_named:
            return None
        if _named_today(found) or word_after(found) in table.shape.names_after_today:
            return None
    return Sem(what="day", shift=shift)


def _named_today(found: Found) -> bool:
    """«المصري اليوم», «قناة روسيا اليوم»: a newspaper or a channel; not «أعلنت روسيا اليوم»."""
    shape = found.doc.language.tables["time"].shape
    i = found.row[found.begin].i
    return word_before(found) in shape.names_before_today or (i > 1 and found.doc.forms[i - 2] in shape.outlets)


@maker
def day_month(found: Found) -> Sem | None:
    """A day and a month in words or digits («3 ديسمبر», «الثالث من ديسمبر»), with a year or an adjective if there is one."""
    d, m = number(found, "d") or 0, found.slots["m"].data["mon"]
    y, _ = year_of(found)
    if "y" in found.slots and "numw" in found.slots["y"].data and (y or 0) < 1000:
        return None
    if not 1 <= d <= 31:
        return None
    left = before(found)
    if left is not None and "the_ord" in found.slots["d"].data and _counts(left):
        return None
    if y is None and not adjective(found) and word_before(found) in found.doc.language.tables["time"].shape.named_dates:
        return None
    month_first = found.slots["m"].i < found.slots["d"].i
    if month_first and y is None and "the_ord" not in found.slots["d"].data and not at_end(found):
        return None
    if "ord" in found.slots["d"].data and d != 1:
        return None
    ordinal = "the_ord" in found.slots["d"].data and not month_first
    return Sem(what="day", day=d, month=m, year=y, adj=adjective(found), lead="nth" if ordinal and d <= 5 else "")


def _counts(item: Item) -> bool:
    """«الأسبوع», «الربع» before an ordinal: it counts weeks or quarters, not days."""
    return "the_fraction" in item.data or item.data.get("the_unit", "D") not in ("D", "N")


@maker
def hijri_day(found: Found) -> Sem | None:
    """A day of a Hijri month («10 رمضان»)."""
    d = number(found, "d") or 0
    y, _ = year_of(found)
    if d > 30:
        return None
    return Sem(what="day", day=d, month=found.slots["m"].data["hmon"], year=y, hijri=True, adj=adjective(found))


@maker
def day_of_month(found: Found) -> Sem | None:
    """A day by its number in a month that an adjective names («في 15 من الشهر الجاري»)."""
    d = number(found, "d") or 0
    adj = adjective(found, "a") or ("same" if slot(found, "a", "samew") else "now")
    return Sem(what="day", day=d, adj=adj, unit="M") if 1 <= d <= 31 else None


def _full_year(found: Found, y: int) -> int | None:
    width = len(found.doc.forms[found.slots["y"].i])
    if width == 2:
        return 2000 + y if y < 50 else 1900 + y
    return y if width == 4 and 1000 <= y <= 2999 else None


def _order(a: int, b: int) -> tuple[int, int] | None:
    """Day and month of two numbers: the day first, unless that cannot be."""
    if b <= 12 and a <= 31:
        return a, b
    return (b, a) if a <= 12 and b <= 31 else None


@maker
def numeric(found: Found) -> Sem | None:
    """A date in digits with its year («15/7/2024»): the day first, unless that cannot be."""
    d, m = number(found, "d") or 0, number(found, "m") or 0
    named = slot(found, "y", "year")
    y = named.year if named is not None else _full_year(found, number(found, "y") or 0)
    pair = _order(d, m) if found.slots["d"].i < found.slots["m"].i else ((d, m) if m <= 12 else None)
    if y is None or pair is None or glued(found):
        return None
    clock = None
    if "h" in found.slots:
        clock = (number(found, "h") or 0, number(found, "i") or 0, -1)
    if "t" in found.slots:
        clock = found.slots["t"].data["hm"]
    hijri = named.hijri if named is not None else 1350 <= y <= 1500
    return Sem(what="day", day=pair[0], month=pair[1], year=y, clock=clock, hijri=hijri)


@maker
def short_numeric(found: Found) -> Sem | None:
    """A day and a month in digits without a year: only where the sentence asks for a day."""
    pair = _order(number(found, "d") or 0, number(found, "m") or 0)
    if pair is None:
        return None
    if dateline_follows(found):
        return Sem(what="day", day=pair[0], month=pair[1], adj="near")
    if glued(found, ".-/:%+"):
        return None
    adj = adjective(found)
    sem = Sem(what="day", day=pair[0], month=pair[1], adj=adj)
    return sem if adj or _asks_for_day(found) else None


def dateline_follows(found: Found) -> bool:
    """A place before and an agency in brackets after, near the start of a line: «بغداد 15-7 (أ ف ب) -»."""
    doc, first, last = found.doc, found.row[found.begin], found.row[found.end - 1]
    if last.j >= len(doc.forms) or "(" not in doc.gaps[last.j - 1]:
        return False
    return any(doc.gaps[k] == GAP for k in range(max(0, first.i - 4), first.i)) or first.i <= 5


def _asks_for_day(found: Found) -> bool:
    doc, table = found.doc, found.doc.language.tables["time"]
    i = found.row[found.begin].i
    if i < found.slots["d"].i:
        return True
    word = word_before(found)
    rest = word_after(found)
    if rest and rest not in table.shape.after_number:
        return False
    if len(doc.forms) <= 3:
        return True
    if found.end < len(found.row) and "%" in doc.gaps[found.row[found.end - 1].j - 1]:
        return False
    if found.doc.forms[i] == word:
        return False
    if rest in table.shape.day_words and _second(found) in table.shape.percent:
        return False
    if word in table.shape.day_words:
        return not (doc.gaps[found.slots["d"].i] in ("-", ".") and word in table.shape.score_words)
    finite = i > 0 and not doc.gaps[i - 1] and any(s.value.finite for h in doc.at(i - 1, "verb") for s in h.senses)
    return finite and (doc.gaps[found.slots["d"].i] == "/" or len(doc.forms) <= SHORT)


SHORT = 8
"""Words of a text that is a request rather than a report."""


def _second(found: Found) -> str:
    j = found.row[found.end - 1].j + 1
    return found.doc.forms[j] if j < len(found.doc.forms) else ""


@maker
def numeric_range(found: Found) -> Sem | None:
    """«4-5/10/1436هـ»: two days of one month."""
    last = numeric(found)
    first = number(found, "a") or 0
    if last is None or last.day is None or first >= last.day:
        return None
    return Sem(what="range", ends=(change(last, day=first), last))


@maker
def month_numeric(found: Found) -> Sem | None:
    """A month and a year in digits («7/2024»); not a season of two years («24/25»)."""
    m, y = number(found, "m") or 0, number(found, "y") or 0
    if glued(found):
        return None
    if found.slots["y"].i < found.slots["m"].i and m == (y + 1) % 100:
        return None
    return Sem(what="month", month=m, year=y) if 1900 <= y <= 2100 else None


@maker
def festival(found: Found) -> Sem | None:
    """A feast or a holiday, of a year or with an adjective («عيد الأضحى المقبل»)."""
    y, _ = year_of(found)
    n = number(found, "n")
    return Sem(what="festival", name=slot(found, "f", "festival"), year=y, adj=adjective(found, "a"), n=n)
