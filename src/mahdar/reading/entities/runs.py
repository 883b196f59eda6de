"""Where a name begins and where it ends, listed or not."""

from __future__ import annotations

import msgspec

from mahdar.reading.entities.scan import (
    AMBIGUOUS,
    DEFINITE,
    DOUBTFUL,
    FAMILY,
    GIVEN,
    JOIN,
    KNOWN,
    NO,
    PART,
    UNKNOWN,
    Scan,
)
from mahdar.text.matcher import Hit, Sense

LONGEST = 5
MARKED = frozenset("-–")
LISTED = (FAMILY, GIVEN, KNOWN)
INITIAL = 4


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
    if k in scan.covered:
        return None
    short = scan.hit(k, "surname")
    run = _run(scan, k, titled)
    if short is None or scan.ordinary(k, short) or (run is not None and run.j > short.j):
        return run
    if short.pro or scan.word_class(k) in LISTED or short.j > k + 1:
        return Name(k, _tail(scan, short.j), _cut(scan, short), short.senses, "table", short.j - k)
    return run


def _cut(scan: Scan, hit: Hit) -> int:
    return scan.doc.after_clitics(hit) - scan.doc.starts[hit.i]


def _joined(scan: Scan, i: int) -> bool:
    """May word i go on with the name that word i - 1 is part of?"""
    gap = scan.doc.gaps[i - 1]
    if not gap:
        return True
    return gap in JOIN and (gap in MARKED or len(scan.doc.forms[i - 1]) <= INITIAL)


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
    if (own in (NO, DOUBTFUL, UNKNOWN) and not titled) or own == NO:
        hit = scan.hit(k, "given")
        if hit is not None and hit.pro and hit.value.sort == "given" and not scan.ordinary(k, hit):
            return GIVEN, _cut(scan, hit)
        return NO, 0
    if own == AMBIGUOUS:
        return (GIVEN if scan.given(k) and scan.reads_as_name(k) and (titled or _backed(scan, k)) else NO), 0
    if own == PART:
        return (PART if scan.opens(k) else NO), 0
    if own in (DOUBTFUL, DEFINITE, FAMILY):
        return (own if titled else NO), 0
    return own, 0


def _backed(scan: Scan, k: int) -> bool:
    """Is an ambiguous first word followed by a word that can only be a name?"""
    return k + 1 < scan.n and scan.open(k + 1) and scan.word_class(k + 1) in (*LISTED, PART)


def _run(scan: Scan, k: int, titled: bool) -> Name | None:
    first, cut = _first(scan, k, titled)
    if first == NO or (first == DEFINITE and not scan.family_alone(k)):
        return None
    i, words, last = k + 1, int(first != PART), first
    listed = first in LISTED
    while i < scan.n and words < LONGEST and _joined(scan, i):
        own = scan.word_class(i)
        if own == NO or not _goes_on(scan, i, own, last, words, first):
            break
        words += own != PART
        listed = listed or own in LISTED
        last, i = own, i + 1
    while i > k + 1 and scan.word_class(i - 1) == PART:
        i -= 1
    if not _believed(words, first, titled, i - k):
        return None
    return Name(k, i, cut, (), "given" if listed else "shape", words)


def _goes_on(scan: Scan, i: int, own: int, last: int, words: int, first: int) -> bool:
    """Does word i of class `own` go on with a name whose last word was of class `last`?"""
    if own == KNOWN and last == KNOWN:
        return False
    if own == AMBIGUOUS:
        return scan.reads_as_name(i) and not scan.verb(i)
    if own == DEFINITE:
        return last not in (KNOWN, DEFINITE) and not scan.calendar(i) and (scan.unlisted(i) or last in (GIVEN, PART))
    if own in (UNKNOWN, DOUBTFUL):
        if last == PART:
            return True
        if scan.conjoined(i):
            return words == 1 and first == GIVEN and not scan.written(i, 1)
        return own == UNKNOWN or last in (GIVEN, UNKNOWN)
    return True


def _believed(words: int, first: int, titled: bool, length: int) -> bool:
    """Is a run enough of a name?"""
    if words == 0:
        return False
    if titled:
        return first != DOUBTFUL or words > 1
    return first in (GIVEN, KNOWN, PART) and length > 1
