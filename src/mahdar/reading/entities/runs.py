"""Where a name begins and where it ends, listed or not."""

from __future__ import annotations

import msgspec

from mahdar.reading.entities.scan import AMBIGUOUS, DEFINITE, GIVEN, JOIN, KNOWN, NO, PART, UNKNOWN, Scan
from mahdar.text.matcher import Hit, Sense

LONGEST = 5
MARKED = frozenset("-–.")


class Name(msgspec.Struct):
    """A name at words `[i, j)`, its first `cut` letters being proclitics; `senses`: rows of the people table it fits."""

    i: int
    j: int
    cut: int
    senses: tuple[Sense, ...]
    how: str
    words: int


def name_at(scan: Scan, k: int, titled: bool) -> Name | None:
    """The name that begins at word k, or None.

    Args:
        scan: The document.
        k: A word.
        titled: A title or a verb of speech stands before it, so that an unlisted name is believed.
    """
    if k >= scan.n:
        return None
    full = scan.hit(k, "person")
    if full is not None:
        return Name(k, _tail(scan, full.j), _cut(scan, full), full.senses, "table", full.j - k)
    short = scan.hit(k, "surname")
    run = _run(scan, k, titled)
    if short is None or scan.ordinary(k, short) or (run is not None and run.j > short.j):
        return run
    if short.pro or scan.word_class(k) in (KNOWN, GIVEN) or short.j > k + 1:
        return Name(k, _tail(scan, short.j), _cut(scan, short), short.senses, "table", short.j - k)
    return run


def _cut(scan: Scan, hit: Hit) -> int:
    return scan.doc.after_clitics(hit) - scan.doc.starts[hit.i]


def _joined(scan: Scan, i: int) -> bool:
    """May word i go on with the name that word i - 1 is part of?"""
    gap = scan.doc.gaps[i - 1]
    if not gap:
        return True
    return gap in JOIN and (gap in MARKED - {"."} or len(scan.doc.forms[i - 1]) <= 4)


def _tail(scan: Scan, j: int) -> int:
    """The end of a listed name that goes on with a particle and a name («بن زايد»)."""
    while j + 1 < scan.n and scan.open(j) and scan.open(j + 1) and scan.word_class(j) == PART:
        if scan.word_class(j + 1) in (NO, DEFINITE):
            break
        j += 2
    return j


def _first(scan: Scan, k: int, titled: bool) -> tuple[int, int]:
    """Class of the first word of a name and the letters of its proclitics."""
    own = scan.word_class(k)
    if own == NO:
        hit = scan.hit(k, "given")
        if hit is not None and hit.pro and not scan.ordinary(k, hit):
            return GIVEN, _cut(scan, hit)
        return NO, 0
    if own == AMBIGUOUS:
        return (GIVEN if scan.reads_as_name(k) and (titled or _backed(scan, k)) else NO), 0
    if own == PART:
        return (PART if scan.opens(k) else NO), 0
    return (own if titled or own in (GIVEN, KNOWN) else NO), 0


def _backed(scan: Scan, k: int) -> bool:
    """Is an ambiguous first word followed by a word that can only be a name?"""
    return k + 1 < scan.n and scan.open(k + 1) and scan.word_class(k + 1) in (GIVEN, KNOWN, PART)


def _run(scan: Scan, k: int, titled: bool) -> Name | None:
    first, cut = _first(scan, k, titled)
    if first in (NO, DEFINITE):
        return None
    i, words, last, listed = k + 1, int(first != PART), first, first in (GIVEN, KNOWN)
    while i < scan.n and words < LONGEST and _joined(scan, i):
        own = scan.word_class(i)
        if own == NO or not _goes_on(scan, i, own, last, first):
            break
        words += own != PART
        listed = listed or own in (GIVEN, KNOWN)
        last, i = own, i + 1
        if own == KNOWN and first != PART:
            break
    while i > k + 1 and scan.word_class(i - 1) == PART:
        i -= 1
    if words == 0 or (words == 1 and not titled and first != PART) or not _believed(scan, k, i, first, titled):
        return None
    return Name(k, i, cut, (), "given" if listed else "shape", words)


def _goes_on(scan: Scan, i: int, own: int, last: int, first: int) -> bool:
    """Does word i of class `own` go on with a name whose last word was of class `last`?"""
    if own == KNOWN and last == KNOWN:
        return False
    if own == AMBIGUOUS:
        return scan.reads_as_name(i)
    if own == DEFINITE:
        return last in (GIVEN, UNKNOWN, PART) and not scan.calendar(i)
    if own == UNKNOWN:
        return not scan.conjoined(i) or last == PART
    return True


def _believed(scan: Scan, i: int, j: int, first: int, titled: bool) -> bool:
    """Has a run without a title enough of a name?"""
    if titled:
        return True
    return first in (GIVEN, KNOWN, PART) and j - i > 1
