"""Organisations: listed, or a head noun with what belongs to it («وزارة الخارجية الروسية», «صحيفة «…»»)."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.reading.entities.chunk import Chunk
from mahdar.reading.entities.scan import DEFINITE, GIVEN, KNOWN, PART, UNKNOWN, Scan
from mahdar.text.matcher import Hit

LONGEST = 7
OPENERS = frozenset("«“\"‘'(")
CLOSERS = frozenset("»”\"’')")


def bodies(scan: Scan) -> Iterator[Chunk]:
    """All chunks of organisations, overlapping ones included."""
    for hit in scan.doc.of_kind("organisation"):
        body = hit.value
        if not scan.ordinary(hit.i, hit) and (not body.cue or scan.headed(hit)):
            start = scan.doc.after_clitics(hit)
            end = scan.quoted(start, scan.doc.ends[hit.j - 1])
            yield Chunk("organisation", hit.i, hit.j, start, end, hit.id, "table:organisation", "table",
                        known=hit.id, country=body.country or body.stands_for or None, role=body.kind, pro=hit.pro)
    for hit in scan.doc.of_kind("ministry"):
        nisba = scan.bare(hit.j, "nisba", (scan.language.article,)) if scan.open(hit.j) else None
        if nisba is not None and nisba.value.gender == "f":
            yield _made(scan, hit, nisba.j, hit, "ministry", nisba.id)
    for hit in scan.doc.of_kind("body"):
        if not hit.enc:
            yield from _headed(scan, hit)


def _made(scan: Scan, first: Hit, j: int, head: Hit, role: str, country: str | None, known: str | None = None) -> Chunk:
    start = scan.doc.after_clitics(first)
    words = scan.doc.forms[first.i + 1 : j]
    stem = scan.stem(first)
    key = known or " ".join([stem, *words])
    return Chunk("organisation", first.i, j, start, scan.doc.ends[j - 1], key, head.value.id, "table" if known else "head",
                 known=known, country=country, role=role, pro=first.pro, head=stem)


def _headed(scan: Scan, hit: Hit) -> Iterator[Chunk]:
    k = hit.j
    if k < scan.n and scan.doc.gaps[k - 1] and OPENERS.issuperset(scan.doc.gaps[k - 1]) and not scan.definite(hit):
        yield from _quoted(scan, hit)
        return
    article = scan.language.article
    if scan.definite(hit):
        numbered = k < scan.n and scan.open(k) and scan.doc.forms[k].isdigit() and len(scan.doc.forms[k]) < 3
        end, country = _adjectives(scan, k + 1 if numbered else k)
        if end > k:
            yield _made(scan, hit, end, hit, hit.value.kind, country)
        else:
            chunk = _made(scan, hit, k, hit, hit.value.kind, None)
            chunk.form = "anaphor"
            yield chunk
        return
    if not scan.open(k):
        return
    inner = scan.bare(k, "organisation")
    if inner is not None and not scan.ordinary(k, inner):
        body = inner.value
        whole = hit.value.same
        yield _made(scan, hit, inner.j, hit, body.kind if whole else hit.value.kind, body.country or None, inner.id if whole else None)
        return
    end, country = _construct(scan, k, article)
    if end == k and hit.value.kind == "outlet":
        end, country = _unnamed(scan, k)
    if end > k:
        yield _made(scan, hit, end, hit, hit.value.kind, country)


def _quoted(scan: Scan, hit: Hit) -> Iterator[Chunk]:
    """A head before a name in quotation marks."""
    k = hit.j
    for j in range(k, min(k + 6, scan.n)):
        gap = scan.doc.gaps[j]
        if gap and gap[0] in CLOSERS:
            inner = scan.hit(k, "organisation")
            known = inner.id if inner is not None and inner.j == j + 1 else None
            country = inner.value.country or None if inner is not None and known else None
            chunk = _made(scan, hit, j + 1, hit, hit.value.kind, country, known)
            chunk.end = scan.after_mark(chunk.end)
            if not known:
                chunk.key = " ".join(scan.doc.forms[k : j + 1])
            yield chunk
            return
        if gap:
            return


def _adjectives(scan: Scan, k: int) -> tuple[int, str | None]:
    """Definite adjectives and «لل…» after a definite head: the end, and the country they name."""
    article, country, j = scan.language.article, None, k
    while j < min(k + LONGEST, scan.n) and scan.open(j):
        nisba = scan.bare(j, "nisba", (article,))
        if nisba is not None and nisba.value.number == "s":
            country, j = country or nisba.id, nisba.j
        elif scan.qualifies(j) or (j > k and scan.for_the(j)):
            j += 1
        else:
            break
    return j, country


def _construct(scan: Scan, k: int, article: str) -> tuple[int, str | None]:
    """What follows a head in construct: definite words, adjectives, a country, a place, an unlisted name."""
    country, j, named = None, k, False
    while j < min(k + LONGEST, scan.n) and (j == k or scan.open(j)):
        nisba = scan.bare(j, "nisba", (article,))
        land = scan.bare(j, "country") or scan.bare(j, "place")
        if nisba is not None and nisba.value.number == "s":
            country, j, named = country or nisba.id, nisba.j, True
        elif land is not None and not scan.ordinary(j, land):
            country = country or (land.id if land.kind == "country" else land.value.country or None)
            return land.j, country
        elif _proper(scan, j, named) or scan.definite_noun(j, conjoined=j > k):
            named, j = True, j + 1
        elif j == k and scan.noun(j) and scan.open(j + 1) and scan.definite_noun(j + 1):
            j += 2
            named = True
        elif named and scan.for_the(j):
            j += 1
        else:
            break
    return (j if named else k), country


def _unnamed(scan: Scan, k: int) -> tuple[int, str | None]:
    """An outlet without a name: «قناة محلية»."""
    nisba = scan.bare(k, "nisba")
    if nisba is not None and nisba.value.gender == "f":
        return nisba.j, nisba.id
    return (k + 1 if scan.bare(k, "modifier") or scan.bare(k, "region") else k), None


def _proper(scan: Scan, j: int, named: bool) -> bool:
    """May word j be the proper name of a body; after the first such word only one with the article?"""
    own = scan.word_class(j)
    return own == DEFINITE or (own in (UNKNOWN, GIVEN, KNOWN, PART) and not named)
