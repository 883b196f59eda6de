"""Where a day is printed as the day of writing: in a dateline, or alone on a line at the top or the foot."""

from __future__ import annotations

from mahdar.reading.doc import Doc
from mahdar.text.cascade import Item

TOP = 600
"""Code points at the top of an article in which its dateline stands."""

FOOT = 12
"""Words at its end among which a line may hold its day."""

LINE = 7
"""Words of a line before the day, at most."""

CLOSING = "(/-–—:|،,"
"""Marks after the day of a dateline."""


PLACES = ("place", "country")
"""Kinds of entries that open a dateline."""

AGENCY = "/"
"""Marks before the agency of a dateline, which make the place before it sure."""


def line_start(doc: Doc, i: int) -> int | None:
    """The first word of the line of word i, if it is near."""
    first = i
    while first and "\n" not in doc.gaps[first - 1]:
        first -= 1
        if i - first > LINE:
            return None
    return first


def _finite(doc: Doc, first: int, last: int) -> bool:
    """Does a finite verb stand among the words `[first, last)`? The words of a place's name are none."""
    k = first
    while k < last:
        place = max((h.j for kind in PLACES for h in doc.at(k, kind)), default=k + 1)
        named = k == first and place == k + 1 and any(doc.at(k, kind) for kind in PLACES)  # «بكين» is no verb here
        if place == k + 1 and not named and any(s.value.finite for h in doc.at(k, "verb") for s in h.senses):
            return True
        k = place
    return False


def _place_before(doc: Doc, i: int) -> bool:
    return any(h.j == i for k in range(max(0, i - 3), i) for kind in PLACES for h in doc.at(k, kind))


def is_dateline(doc: Doc, item: Item) -> bool:
    """Does a day stand in a dateline: «القاهرة 2 مايو (د ب أ) -», «طرابلس – الخميس 18-12-2025»?"""
    if doc.starts[item.i] > TOP:
        return False
    after = doc.gaps[item.j - 1]
    if not any(mark in after for mark in CLOSING + "\n"):
        return False
    if _place_before(doc, item.i) and any(mark in after for mark in AGENCY):
        return True
    first = line_start(doc, item.i)
    return first is not None and not _finite(doc, first, item.i)


def is_own_line(doc: Doc, item: Item) -> bool:
    """Does a day stand on a line of its own at the foot of the article?"""
    if item.j <= len(doc.forms) - FOOT or not (item.j == len(doc.forms) or "\n" in doc.gaps[item.j - 1]):
        return False
    first = line_start(doc, item.i)
    return first is not None and not _finite(doc, first, item.i)
