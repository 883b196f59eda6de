"""Outlets that no table has, by how they are spoken of: «قال لـ«…»», «علمت «…» من مصادر», «في تصريح لـ«…»»."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.reading.entities.chunk import Chunk
from mahdar.reading.entities.scan import Scan

REACH = 12
"""Words before «لـ«…»» in which somebody must have said something."""
MOST = 4
"""Words of the name of an outlet."""
RULE = "ar.body.told"


def outlets(scan: Scan) -> Iterator[Chunk]:
    """Unlisted names in quotation marks that something was said to, or that report; and the same names elsewhere in marks."""
    spans = _marked(scan)
    if not spans:
        return
    names = {tuple(scan.forms[i:j]) for i, j in spans if _spoken_to(scan, i) or _reports(scan, i)}
    for i, j in spans:
        if tuple(scan.forms[i:j]) in names:
            start, end = scan.doc.starts[i], scan.doc.ends[j - 1]
            yield Chunk("organisation", i, j, start, end, " ".join(scan.forms[i:j]), RULE, "marked", role="outlet")


def _marked(scan: Scan) -> list[tuple[int, int]]:
    """Word ranges of a few words in quotation marks that are no listed body, country or title and no noun of a body."""
    return [(i, j) for i in scan.openings for j in [scan.in_marks(i)] if i < j <= i + MOST and _nameless(scan, i, j)]


def _nameless(scan: Scan, i: int, j: int) -> bool:
    known = scan.hit(i, "organisation") or scan.hit(i, "country") or scan.hit(i, "body")
    return known is None and not scan.verb(i) and not scan.small(i)


def _spoken_to(scan: Scan, i: int) -> bool:
    """Stands «لـ» before the marks, and a word of speech before that?"""
    if i < 2 or scan.forms[i - 1] not in scan.ties:
        return False
    words = scan.rules.words
    for k in range(i - 2, max(i - REACH, -1), -1):
        if scan.facts.human[scan.forms[k]] or scan.forms[k] in words.speech_folded:
            return True
        if scan.gaps[k] == "\n":
            return False
    return False


def _reports(scan: Scan, i: int) -> bool:
    """Is the name the subject of a verb that only outlets have, or what is told according to?"""
    if i < 1:
        return False
    before = scan.forms[i - 1]
    return before in scan.rules.words.according_folded or scan.facts.reports[before]
