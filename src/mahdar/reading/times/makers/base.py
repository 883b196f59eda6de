"""What makers lean on: the slots of a match and the words around it.

A maker takes the match of a rule of `time.toml` and gives what it means (a `Sem`, or the number, hour or zone of a piece
that further rules build on), or None where the words around it say that it is no time. It may move `found.begin` and
`found.end` to leave words out. Rules name their maker; `MAKERS` holds all by name.
"""

from __future__ import annotations

from typing import Any

from mahdar.text.cascade import GAP, Found, Item

MAKERS: dict[str, Any] = {}
NUMBERS = ("int", "the_int", "the_ord", "the_ordf", "ord", "ordf", "num", "the_num", "bareday", "weekday")
UNIT = ("unit", "units", "dual", "unitacc", "the_unit", "the_units", "the_dual")
ADJECTIVE = ("past", "next", "now", "same", "following", "afternext", "new")
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


def unit_of(found: Found, name: str = "u") -> str:
    """The unit in a slot by its id: TH, TM and TS for hours to seconds, D, N, W, M, Q, Y, DE, CE for days to centuries."""
    return str(slot(found, name, *UNIT))


def is_noun(found: Found, j: int) -> bool:
    """Can word j be a noun?"""
    return any(s.value.pos == "n" for h in found.doc.at(j, "word") for s in h.senses)


def year_of(found: Found, name: str = "y") -> tuple[int | None, bool]:
    """The year in a slot, and whether it is said to be of the Hijri calendar; `(None, False)` for an empty slot."""
    item = found.slots.get(name)
    if item is None:
        return None, False
    if "year" in item.data:
        return item.data["year"].year, item.data["year"].hijri
    return number(found, name), False


def part_of(found: Found, name: str = "p") -> str:
    """The part of the day in a slot as TIMEX3 has it (TMO, TMI, TAF, TEV, TNI), or "" for none."""
    value = slot(found, name, "part", "the_part", "theparts", "ampm")
    return str(value)[:3] if value else ""


def share(value: str) -> float:
    """A fraction by its value in the table: 4 is a quarter, 3/4 three of them."""
    above, _, below = value.rpartition("/")
    return int(above or 1) / int(below)
