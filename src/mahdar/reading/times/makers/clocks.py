"""Makers of clock times."""

from __future__ import annotations

from mahdar.reading.times.makers.base import (
    after,
    at_end,
    glued,
    maker,
    number,
    part_of,
    share,
    slot,
    word_after,
    word_before,
)
from mahdar.reading.times.sem import Sem
from mahdar.text.cascade import Found

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


def _minutes(found: Found) -> int:
    after_hour = slot(found, "f", "the_fraction", "fraction")
    if after_hour:
        return round(60 * share(after_hour))
    if "i" in found.slots:
        amount = slot(found, "i", "dur")
        return int(amount.amounts[0][0] or 0) if amount else number(found, "i") or 0
    to_hour = slot(found, "g", "fraction", "the_fraction")
    if to_hour:
        return -round(60 * share(to_hour))
    if "k" in found.slots:
        amount = slot(found, "k", "dur")
        return -int(amount.amounts[0][0] or 0) if amount else -(number(found, "k") or 0)
    return 0


def _bad_minutes(found: Found) -> bool:
    amounts = [slot(found, k, "dur") for k in "ik" if k in found.slots]
    return any(a is not None and a.amounts[0][1] != "TM" for a in amounts)


@maker
def clock(found: Found) -> Sem | None:
    """An hour with its minutes, part of the day and zone; `part` "?" where it may be of either half of the day."""
    zone_ = found.slots["z"].data["zone"] if "z" in found.slots else ""
    if "p" in found.slots and "midtime" in found.slots["p"].data:
        mid = int(found.slots["p"].data["midtime"])
        return Sem(what="clock", clock=(mid, 0, -1), zone=zone_)
    if _bad_minutes(found):
        return None
    shape = found.doc.language.tables["time"].shape
    if "i" in found.slots and "the_ordf" in found.slots["i"].data and word_before(found) in shape.between_words:
        return None
    part = part_of(found, "r") or part_of(found)
    if "t" in found.slots:
        h, m, s = found.slots["t"].data["hm"]
    elif "q" in found.slots:
        q = found.slots["q"].data["hm4"]
        h, m, s = q // 100, q % 100, -1
    else:
        h, m, s = number(found, "h"), number(found, "m") or 0, -1
    following = after(found)
    dated = following is not None and not {"mon", "hmon"}.isdisjoint(following.data)
    if dated and part and "h" in found.slots and found.row[found.end - 1] is found.slots["h"]:
        return None
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
