"""What each kind of rule means: from the slots of a match to its meaning, or None where it is none."""

from __future__ import annotations

from typing import Any

from mahdar.reading.times.sem import Sem, change
from mahdar.text.cascade import GAP, Found, Item

MAKERS: dict[str, Any] = {}
NUMBERS = ("int", "the_int", "the_ord", "the_ordf", "ord", "ordf", "num", "the_num", "bareday", "weekday")
UNIT = ("unit", "units", "dual", "unitacc", "the_unit", "the_units", "the_dual")
ADJECTIVE = ("past", "next", "now", "same", "following", "afternext")
PERIODS = {"W": "week", "M": "month", "Y": "year", "DE": "decade", "CE": "century", "D": "day", "Q": "season"}


def maker(f: Any) -> Any:
    """Register a function under its name."""
    MAKERS[f.__name__] = f
    return f


def slot(found: Found, name: str, *classes: str) -> Any:
    """What a slot holds, as the first of these classes that it has."""
    item = found.slots.get(name)
    if item is None:
        return None
    for c in classes:
        if c in item.data:
            return item.data[c]
    return None


def number(found: Found, name: str) -> int | None:
    """The number in a slot."""
    value = slot(found, name, *NUMBERS)
    return None if value is None else int(str(value).lstrip("x"))


def adjective(found: Found, name: str = "") -> str:
    """past, next, now, same, following, before, afternext, beforelast: the adjective of an expression."""
    for key in (name,) if name else ADJECTIVE:
        item = found.slots.get(key)
        if item is not None:
            for c in ADJECTIVE:
                if c in item.data:
                    return _adjective(c, item.data[c])
    return ""


def _adjective(c: str, value: str) -> str:
    if c == "following":
        return "following" if value == "1" else "before"
    if c == "afternext":
        return "afternext" if value == "n" else "beforelast"
    return c


def word_after(found: Found, end: int | None = None) -> str:
    """The folded word right after a match, or "" when a mark or a line break stands between."""
    j = found.row[(found.end if end is None else end) - 1].j
    doc = found.doc
    return "" if j >= len(doc.forms) or doc.gaps[j - 1] else doc.forms[j]


def word_before(found: Found) -> str:
    """The folded word right before a match, or ""."""
    i = found.row[found.begin].i
    return "" if i == 0 or found.doc.gaps[i - 1] else found.doc.forms[i - 1]


def before(found: Found) -> Item | None:
    """The item right before a match that touches it."""
    return found.row[found.begin - 1] if found.begin and found.row[found.begin - 1].letter != GAP else None


def after(found: Found) -> Item | None:
    """The item right after a match that touches it."""
    return found.row[found.end] if found.end < len(found.row) and found.row[found.end].letter != GAP else None


def glued(found: Found, marks: str = ".-/:") -> bool:
    """Does a match touch a further word or number by one of these marks, with no space between?"""
    doc, first, last = found.doc, found.row[found.begin], found.row[found.end - 1]
    start, end = doc.starts[first.i], doc.ends[last.j - 1]
    text = doc.text
    if start > 1 and text[start - 1] in marks and text[start - 2].isalnum():
        return True
    return end + 1 < len(text) and text[end] in marks and text[end + 1].isalnum()


def at_end(found: Found) -> bool:
    """Does a mark, a line break or the end follow?"""
    j = found.row[found.end - 1].j
    return j >= len(found.doc.forms) or bool(found.doc.gaps[j - 1])


# ---- pieces


@maker
def month(found: Found) -> int | None:
    return int(slot(found, "a", "month", "weakmonth", "hmonth", "weakhmonth"))


@maker
def dual_month(found: Found) -> int | None:
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
    if left is not None and any(c in left.data for c in WEAK_BEFORE):
        return value
    hijri = "weakhmonth" in found.slots["a"].data
    table = found.doc.language.tables["time"]
    if word_before(found) in table.shape.month_words:
        return value if not hijri or at_end(found) or word_after(found)[:2] == table.article or value == 9 else None
    return value if value == 9 and at_end(found) else None


def _unit(found: Found, name: str = "u") -> str:
    return str(slot(found, name, *UNIT))


@maker
def counted(found: Found) -> Sem | None:
    if "dual" in found.rule.gives or (found.slots.get("u") and "the_dual" in found.slots["u"].data and "n" not in found.slots):
        return Sem(what="dur", amounts=((2, _unit(found)),))
    n = float(number(found, "n") or 0)
    if "f" in found.slots:
        f = found.slots["f"]
        n = float(f"{int(n)}.{found.doc.forms[f.i]}")
    first = found.row[found.begin]
    if first is not found.slots.get("n") and not any(c in first.data for c in UNIT):
        found.begin += 1
    return Sem(what="dur", amounts=((n, _unit(found)),))


@maker
def dual(found: Found) -> Sem | None:
    return Sem(what="dur", amounts=((2, _unit(found)),))


@maker
def fraction(found: Found) -> Sem | None:
    f, unit = int(slot(found, "f", "fraction")), _unit(found)
    if "the_unit" in found.slots["u"].data and unit not in ("TH", "TM"):
        return None
    return Sem(what="dur", amounts=((1 / f, unit),))


@maker
def one(found: Found) -> Sem | None:
    u = found.slots["u"]
    n = 1.0
    part = found.row[found.end - 1]
    if any(c in part.data for c in ("fraction", "the_fraction")) and part is not u:
        n += 1 / int(part.data.get("fraction") or part.data["the_fraction"])
    while found.row[found.begin] is not u:
        found.begin += 1
    if found.begin and "int" in found.row[found.begin - 1].data:
        return None
    return Sem(what="dur", amounts=((n, _unit(found)),))


@maker
def accusative(found: Found) -> Sem | None:
    unit = _unit(found)
    return None if unit in ("D", "Y") else Sem(what="dur", amounts=((1, unit),))


def _is_noun(found: Found, j: int) -> bool:
    return any(s.value.pos == "n" for h in found.doc.at(j, "word") for s in h.senses)


@maker
def some(found: Found) -> Sem | None:
    """Some weeks; not «hours of work»."""
    article = found.doc.language.article
    follows = word_after(found)
    led = word_before(found) in found.doc.language.tables["time"].shape.amount_words
    if _unit(found) in ("DE", "CE") and not led and len(found.slots) == 1 and before(found) is None:
        return None
    j = found.row[found.end - 1].j
    if len(found.slots) == 1 and follows and not led and _is_noun(found, j):
        return None
    if len(found.slots) == 1 and found.doc.forms[found.row[found.begin].i] in found.doc.language.tables["time"].words:
        nxt = after(found)
        if follows.startswith(article) and not (nxt and any(c in nxt.data for c in ("past", "next", "the_int"))):
            table = found.doc.language.tables["time"]
            if follows not in table.shape.stop:
                return None
    return Sem(what="dur", amounts=((None, _unit(found)),))


@maker
def hm(found: Found) -> tuple[int, int, int] | None:
    h, m, s = number(found, "h"), number(found, "m"), number(found, "s")
    if glued(found, ":."):
        return None
    m_form = found.doc.forms[found.slots["m"].i]
    return (h or 0, m or 0, s if s is not None else -1) if len(m_form) == 2 else None


@maker
def zone(found: Found) -> str | None:
    value = str(slot(found, "z", "zonename"))
    if len(found.slots) == 1 and found.end == found.begin + 1 and value not in ("local", "Z"):
        return None
    return value


# ---- durations, years


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
            extra = 1 / int(item.data.get("fraction") or item.data["the_fraction"])
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


# ---- days


@maker
def weekday(found: Found) -> Sem | None:
    w = int(slot(found, "w", "weekday", "bareday"))
    table = found.doc.language.tables["time"]
    if word_before(found) in table.shape.not_before_day or word_after(found) in table.shape.not_after_day:
        return None
    this = found.doc.forms[found.row[found.begin].i] in table.shape.this_words
    return Sem(what="day", weekday=w, adj=adjective(found) or ("this" if this else ""))


@maker
def deictic(found: Found) -> Sem | None:
    table = found.doc.language.tables["time"]
    if "n" in found.slots:
        return Sem(what="day", shift=int(slot(found, "n", "night")), part="TNI")
    if "a" in found.slots:
        return Sem(what="day", adj="same") if slot(found, "a", "the_unit") == "D" else None
    if "u" in found.slots:
        return Sem(what="day", adj=adjective(found, "s")) if _unit(found) == "D" else None
    shift = int(slot(found, "d", "deictic"))
    if "next" in found.slots["s"].data if "s" in found.slots else False:
        return Sem(what="day", shift=1) if shift == 0 else None
    follows = after(found)
    if shift == 0:
        if follows is not None and ("the_ord" in follows.data or "past" in follows.data):
            return None
        if _named_today(found) or word_after(found) in table.shape.names_after_today:
            return None
    return Sem(what="day", shift=shift)


def _named_today(found: Found) -> bool:
    """«المصري اليوم», «فلسطين اليوم»: a newspaper; not «في مصر اليوم»."""
    doc, i = found.doc, found.row[found.begin].i
    if word_before(found) not in doc.language.tables["time"].shape.names_before_today:
        return False
    return i < 2 or not any(s.value.pos == "prep" for h in doc.at(i - 2, "word") for s in h.senses)


def _year(found: Found, name: str = "y") -> tuple[int | None, bool]:
    item = found.slots.get(name)
    if item is None:
        return None, False
    if "year" in item.data:
        return item.data["year"].year, item.data["year"].hijri
    return number(found, name), False


@maker
def day_month(found: Found) -> Sem | None:
    d, m = number(found, "d") or 0, found.slots["m"].data["mon"]
    y, _ = _year(found)
    if "y" in found.slots and "numw" in found.slots["y"].data and (y or 0) < 1000:
        return None
    if not 1 <= d <= 31:
        return None
    left = before(found)
    if left is not None and "the_ord" in found.slots["d"].data and _counts(left):
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
    d = number(found, "d") or 0
    y, _ = _year(found)
    if d > 30:
        return None
    return Sem(what="day", day=d, month=found.slots["m"].data["hmon"], year=y, hijri=True, adj=adjective(found))


@maker
def day_of_month(found: Found) -> Sem | None:
    d = number(found, "d") or 0
    adj = adjective(found, "a") or "now"
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
    verb = i > 0 and not doc.gaps[i - 1] and (doc.at(i - 1, "verb") or word.startswith(table.shape.future))
    asks = word in table.shape.day_words or bool(verb)
    plain = doc.gaps[found.slots["d"].i] == "-" or doc.gaps[found.slots["d"].i] == "."
    return asks and not (plain and word in table.shape.score_words)


@maker
def month_numeric(found: Found) -> Sem | None:
    m, y = number(found, "m") or 0, number(found, "y") or 0
    if glued(found):
        return None
    if found.slots["y"].i < found.slots["m"].i and m == (y + 1) % 100:
        return None
    return Sem(what="month", month=m, year=y) if 1900 <= y <= 2100 else None


# ---- periods


@maker
def whole(found: Found) -> Sem | None:
    """«طوال العام»: this year."""
    unit = _unit(found)
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
    return Sem(what="part", part=_part(found), edge=e) if e else None


@maker
def period(found: Found) -> Sem | None:
    adj = adjective(found, "a") or "now"
    if "m" in found.slots:
        return Sem(what="month", month=found.slots["m"].data["mon"], adj=adj)
    if "t" in found.slots:
        unit, adj = str(slot(found, "t", "the_unit")), "same"
    else:
        unit = _unit(found)
    if unit == "D":
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
    if "h" in found.slots:
        y, _ = _year(found)
        adj = adjective(found, "a")
        if y and y > 1600:
            return Sem(what="month", month=found.slots["h"].data["hmon"], name=str(y), hijri=True)
        return Sem(what="month", month=found.slots["h"].data["hmon"], year=y, hijri=True, adj=adj)
    y, _ = _year(found)
    if y is None or y < 1000:
        return None
    return Sem(what="month", month=found.slots["m"].data["mon"], year=y)


@maker
def season(found: Found) -> Sem | None:
    s = slot(found, "s", "season", "the_season")
    y, _ = _year(found)
    adj = adjective(found, "a")
    led = found.row[found.begin] is not found.slots["s"]
    if y is None and not adj and not led:
        return None
    return Sem(what="season", name=s, year=y, adj=adj or ("now" if led else ""))


@maker
def century(found: Found) -> Sem | None:
    adj = adjective(found, "a")
    n = number(found, "n")
    era = slot(found, "e", "era")
    if n is not None and not 1 <= n <= 30:
        return None
    return Sem(what="century", n=-n if era == "BC" and n else n, adj=adj, hijri=era == "AH")


@maker
def decade(found: Found) -> Sem | None:
    n = int(slot(found, "d", "decade", "the_decade"))
    c = slot(found, "c", "period")
    if c is not None and c.what != "century":
        return None
    if word_after(found) in found.doc.language.tables["time"].shape.age_words:
        return None
    return Sem(what="decade", n=n, other=c)


@maker
def festival(found: Found) -> Sem | None:
    y, _ = _year(found)
    n = number(found, "n")
    return Sem(what="festival", name=slot(found, "f", "festival"), year=y, adj=adjective(found, "a"), n=n)


# ---- clock times

PM = ("TAF", "TEV")


def with_part(h: int, part: str) -> int:
    """The hour on a 24-hour clock, given the part of the day."""
    if h > 12:
        return h
    if part in PM and h < 12:
        return h + 12
    if part == "TMI" and h <= 3:
        return h + 12
    if part == "TNI":
        return h + 12 if 6 <= h < 12 else h % 12
    return 0 if part == "TMO" and h == 12 else h


def _part(found: Found, name: str = "p") -> str:
    value = slot(found, name, "part", "the_part", "theparts", "ampm")
    return str(value)[:3] if value else ""


MINUTES = {2: 30, 3: 20, 4: 15}


def _minutes(found: Found) -> int:
    after_hour = slot(found, "f", "the_fraction", "fraction")
    if after_hour:
        if found.doc.forms[found.slots["f"].i].endswith("ارباع"):
            return 45
        return MINUTES[int(after_hour)]
    if "i" in found.slots:
        amount = slot(found, "i", "dur")
        return int(amount.amounts[0][0] or 0) if amount else number(found, "i") or 0
    to_hour = slot(found, "g", "fraction", "the_fraction")
    if to_hour:
        return -MINUTES[int(to_hour)]
    if "k" in found.slots:
        amount = slot(found, "k", "dur")
        return -int(amount.amounts[0][0] or 0) if amount else -(number(found, "k") or 0)
    return 0


def _bad_minutes(found: Found) -> bool:
    amounts = [slot(found, k, "dur") for k in "ik" if k in found.slots]
    return any(a is not None and a.amounts[0][1] != "TM" for a in amounts)


@maker
def clock(found: Found) -> Sem | None:
    zone_ = found.slots["z"].data["zone"] if "z" in found.slots else ""
    if "p" in found.slots and "midtime" in found.slots["p"].data:
        mid = int(found.slots["p"].data["midtime"])
        return Sem(what="clock", clock=(mid, 0, -1), zone=zone_)
    if _bad_minutes(found):
        return None
    part = _part(found, "r") or _part(found)
    if "t" in found.slots:
        h, m, s = found.slots["t"].data["hm"]
    elif "q" in found.slots:
        q = found.slots["q"].data["hm4"]
        h, m, s = q // 100, q % 100, -1
    else:
        h, m, s = number(found, "h"), number(found, "m") or 0, -1
    if not _clock_here(found, part, zone_):
        return None
    minutes = _minutes(found) + m
    if minutes < 0:
        h, minutes = (h - 1) % 24, minutes + 60
    if h > 24 or minutes > 59:
        return None
    return Sem(what="clock", clock=(with_part(h, part) % 24, minutes, s), zone=zone_, part="?" if not part and h <= 12 else "")


def _clock_here(found: Found, part: str, zone_: str) -> bool:
    """A bare ordinal is an hour only with minutes, a part of the day or a zone; digits not beside other digits."""
    first = found.row[found.begin]
    table = found.doc.language.tables["time"]
    if part and first is found.slots.get("h") and word_before(found) in table.shape.not_before_hour:
        return False
    hour = found.slots.get("h")
    counted = first is found.slots.get("p") and hour is not None and "d31" in hour.data and not at_end(found)
    if zone_ or (part and not counted):
        return True
    if "t" in found.slots or "q" in found.slots:
        return not glued(found, ":.")
    if first is not found.slots.get("h"):
        return word_after(found) not in table.shape.age_words
    if word_before(found) in table.shape.not_before_hour:
        return False
    return any(k in found.slots for k in ("f", "g", "k")) or ("i" in found.slots and "dur" in found.slots["i"].data)


# ---- compositions


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
    d, p = found.slots["d"].data["day"], found.slots["p"].data["period"]
    if p.what == "week" and d.weekday is not None and d.month is None and d.shift is None and not d.adj:
        return change(d, adj=p.adj, unit="W")
    if p.what == "year" and d.month is not None and d.year is None:
        return change(d, adj=p.adj, unit="Y")
    if p.what == "month" and d.day is not None and d.month is None:
        return change(d, adj=p.adj, unit="M")
    return None


@maker
def nth_of(found: Found) -> Sem | None:
    c = slot(found, "c", "period", "year", "mon", "y4")
    if isinstance(c, int):
        c = Sem(what="year", year=c) if "y4" in found.slots["c"].data else Sem(what="month", month=c)
    if "u" in found.slots:
        unit = _unit(found)
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
        f = int(slot(found, "f", "the_fraction"))
        return Sem(what="quarter", unit="Q", adj=adjective(found, "a") or "now") if f == 4 else None
    if "f" in found.slots:
        f = int(slot(found, "f", "the_fraction", "fraction"))
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
    if unit == "D" and c.what != "month":
        return None
    return Sem(what=PERIODS[unit], n=n, other=c)


@maker
def nth_weekday(found: Found) -> Sem | None:
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
    d = found.slots["d"].data["day"]
    if d.part or d.clock or d.ends:
        return None
    if "m" in found.slots:
        return change(d, clock=(int(found.slots["m"].data["midtime"]), 0, -1))
    part = _part(found)
    if not part:
        words = {found.doc.forms[it.i] for it in found.row[found.begin : found.end]}
        late = found.doc.language.tables["time"].shape.late_words
        part = "TNI" if words & set(late) else "TMO"
    if "e" in found.slots:
        e = found.slots["e"].data["day"]
        if part != "TNI" or d.weekday is None or e.weekday is None or e.weekday != d.weekday % 7 + 1:
            return None
    return change(d, part=part)


@maker
def clock_day(found: Found) -> Sem | None:
    c = found.slots["c"].data["clock"]
    d = slot(found, "d", "day")
    if d is None:
        return None
    if d.clock is not None or d.ends or d.what == "festival":
        return None
    h, m, s = c.clock
    if c.part == "?" and d.part:
        h = with_part(h, d.part)
    if d.part and c.part != "?" and d.part in PM and h < 12 and "part" in c.part:
        h += 12
    return change(d, clock=(h, m, s), zone=c.zone, part="")


@maker
def edge(found: Found) -> Sem | None:
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
        unit = _unit(found)
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
    unit = _unit(found)
    holiday = found.row[found.begin] is not found.slots["w"]
    if not holiday or e != "END" or unit != "W":
        if "a" in found.slots or holiday:
            return None
        return Sem(what=PERIODS[unit], adj="now", unit=unit, edge=e) if unit in ("W", "M") and e else None
    return Sem(what="week", adj=adjective(found, "a") or "now", unit="W", edge="WE")


# ---- ranges and relations


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


@maker
def between(found: Found) -> Sem | None:
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
    if a.what == b.what == "month" and a.year is None:
        a = change(a, year=b.year, adj=a.adj or b.adj)
    if a.what == "day" and b.what == "day" and a.weekday and b.weekday and not a.adj:
        a = change(a, adj="")
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


RELATION = {"before": -1, "since": -1, "after": 1}


@maker
def relation(found: Found) -> Sem | None:
    dur = slot(found, "d", "dur", "thedur")
    if dur is None and "u" in found.slots:
        if "the_dual" in found.slots["u"].data:
            dur = Sem(what="dur", amounts=((2, _unit(found)),))
        elif "the_units" in found.slots["u"].data:
            dur = Sem(what="dur", amounts=((None, _unit(found)),))
        else:
            dur = Sem(what="dur", amounts=((1, _unit(found)),))
    mod = slot(found, "y", "more") or ("APPROX" if "x" in found.slots else "")
    if "b" in found.slots:
        return change(dur, what="offset", n=RELATION[slot(found, "b", "pivot")], adj="same")
    word = slot(found, "w", "rel")
    if word is None:
        if "t" in found.slots:
            return change(dur, what="offset", n=1, mod=mod)
        adj = adjective(found, "a") or "past"
        return change(dur, adj=adj, mod=mod)
    if word == "within":
        return change(dur, what="offset", n=1, mod=mod) if "t" in found.slots else None
    if word == "since":
        return change(dur, mod=mod, lead="since")
    if "v" in found.slots:
        anchor = found.slots["v"].data["day"]
        if word_after(found) in found.doc.language.tables["time"].shape.of_words:
            return None
        return change(dur, what="offset", n=RELATION[word], mod=mod, other=anchor)
    return _ago(found, dur, word, mod)


def _ago(found: Found, dur: Sem, word: str, mod: str) -> Sem | None:
    table = found.doc.language.tables["time"]
    follows = word_after(found)
    if "t" not in found.slots and follows in table.shape.of_words:
        while found.row[found.begin] is not found.slots.get("d", found.slots.get("u")):
            found.begin += 1
        edge_word = _second_after(found) in table.shape.event_edges
        return change(dur, lead="edge" if edge_word else "event", n=RELATION[word])
    if "u" in found.slots and (follows.startswith(table.article) or follows in table.shape.long_words):
        return None
    if any(n is None for n, _ in dur.amounts):
        return change(dur, lead=word)
    return change(dur, what="offset", n=RELATION[word], mod=mod)


def _second_after(found: Found) -> str:
    j = found.row[found.end - 1].j + 1
    return found.doc.forms[j] if j < len(found.doc.forms) else ""


@maker
def hour(found: Found) -> Sem | None:
    """«أرجئت الجلسة ساعة»: a single unit as the measure of a verb."""
    unit, doc = _unit(found), found.doc
    i = found.row[found.begin].i
    if unit not in ("TH", "TM", "Y", "N") or not i or doc.gaps[i - 1] or not doc.forms[i].endswith(doc.language.feminine):
        return None
    if word_after(found).startswith(doc.language.article):
        return None
    finite = [s for h in doc.at(i - 1, "verb") for s in h.senses if s.value.finite]
    return Sem(what="dur", amounts=((1, unit),)) if finite else None


@maker
def every(found: Found) -> Sem | None:
    if "s" in found.slots:
        return Sem(what="set", name=slot(found, "s", "sets"))
    if "v" in found.slots:
        v = found.slots["v"].data["day"]
        if v.weekday is None:
            return Sem(what="set", amounts=((1, "D"),)) if v.shift == 0 else None
        return Sem(what="set", weekday=v.weekday)
    if "w" in found.slots:
        return Sem(what="set", weekday=int(slot(found, "w", "weekday", "bareday")))
    dur = slot(found, "d", "dur")
    if dur is not None:
        return change(dur, what="set")
    if "n" in found.slots:
        return None
    return Sem(what="set", amounts=((1, _unit(found)),))


@maker
def age(found: Found) -> Sem | None:
    dur = slot(found, "d", "dur")
    return Sem(what="no") if dur is None or dur.amounts[0][1] == "Y" else None


@maker
def bare(found: Found) -> Sem | None:
    from mahdar.reading.times.bare import leftover

    return leftover(found)
