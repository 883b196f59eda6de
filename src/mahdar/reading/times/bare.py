"""Single words and numbers that are times only where the sentence makes them so."""

from __future__ import annotations

from mahdar.reading.times.makers.base import at_end, before, glued, word_after, word_before
from mahdar.reading.times.sem import Sem
from mahdar.text.cascade import Found


def leftover(found: Found) -> Sem | None:
    """A month, a year in digits, a part of the day, a day number or an hour that no larger expression took."""
    item = found.row[found.begin]
    data = item.data
    if "mon" in data:
        return Sem(what="month", month=data["mon"])
    if "y4" in data:
        return _year(found, data["y4"], "digits" in data)
    if "part" in data or "the_part" in data or "theparts" in data:
        return _part(found)
    if "the_season" in data:
        return _season(found, data["the_season"])
    return _number(found)


def _year(found: Found, y: int, digits: bool) -> Sem | None:
    table = found.doc.language.tables["time"]
    if not 1900 <= y <= 2100 or glued(found, ".-/:+"):
        return None
    follows, word = word_after(found), word_before(found)
    doc = found.doc
    j = found.row[found.end - 1].j
    counted = follows and follows not in table.shape.after_number and not follows.startswith(table.article)
    counted = counted and not any(s.value.finite for h in doc.at(j, "verb") for s in h.senses)
    if counted and doc.at(j, "time") == ():
        return None
    if "%" in doc.gaps[j - 1]:
        return None
    if word in table.shape.year_words:
        return Sem(what="year", year=y)
    i = found.row[found.begin].i
    closed = doc.text[doc.ends[j - 1] : doc.ends[j - 1] + 1] == ")"
    bracket = i > 0 and closed and doc.gaps[i - 1].endswith(("(", ",", "،"))
    return Sem(what="year", year=y) if bracket and digits else None


def _part(found: Found) -> Sem | None:
    """صباحا, مساء as adverbs; «قبل الظهر», «النهار»."""
    item = found.row[found.begin]
    table = found.doc.language.tables["time"]
    word = found.doc.forms[item.i]
    part = str(item.data.get("part") or item.data.get("the_part") or item.data.get("theparts"))[:3]
    if "theparts" in item.data:
        return Sem(what="part", part=part)
    if "part" in item.data:
        return Sem(what="part", part=part) if word in table.shape.adverbs else None
    if word_after(found).startswith(table.article):
        return None
    verb = item.i > 0 and any(s.value.finite for h in found.doc.at(item.i - 1, "verb") for s in h.senses)
    asked = word_before(found) in table.shape.part_words or (verb and at_end(found))
    return Sem(what="part", part=part) if asked else None


def _season(found: Found, name: str) -> Sem | None:
    """«في الصيف», «سأرحل الصيف»; not «الربيع العربي»."""
    item = found.row[found.begin]
    shape = found.doc.language.tables["time"].shape
    verb = item.i > 0 and any(s.value.finite for h in found.doc.at(item.i - 1, "verb") for s in h.senses)
    asked = verb or word_before(found) in shape.part_words
    return Sem(what="season", name=name) if asked and (at_end(found) or word_after(found) in shape.after_number) else None


def _number(found: Found) -> Sem | None:
    """«في 15», «يوم 27», «في السابعة» at the end of a clause."""
    item = found.row[found.begin]
    table = found.doc.language.tables["time"]
    word = word_before(found)
    left = before(found)
    if not at_end(found) or (left is not None and left.letter in ".-/:+("):
        return None
    j = item.j
    mark = found.doc.gaps[j - 1]
    if j < len(found.doc.forms) and mark != "." and mark[:1] in ("%", ":", "/", "-", "."):
        return None
    if "the_ordf" in item.data and int(item.data["the_ordf"]) in (11, 12) and item.i and found.doc.at(item.i - 1, "verb"):
        return Sem(what="clock", clock=(int(item.data["the_ordf"]), 0, -1), part="?")
    if word not in table.shape.number_words:
        return None
    if "the_ordf" in item.data:
        h = int(item.data["the_ordf"])
        return Sem(what="clock", clock=(h, 0, -1), part="?") if h <= 12 else None
    if "the_ord" in item.data:
        return Sem(what="day", day=int(item.data["the_ord"]), unit="") if int(item.data["the_ord"]) <= 31 else None
    n = int(item.data.get("int", 0))
    if "digits" not in item.data or not 1 <= n <= 31:
        return None
    if word in table.shape.day_nouns or n > 12:
        return Sem(what="day", day=n)
    return Sem(what="clock", clock=(n, 0, -1), part="?")
