"""Organisations: listed, or a head noun with what belongs to it («وزارة الخارجية الروسية», «صحيفة «…»»)."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.reading.entities.chunk import Chunk
from mahdar.reading.entities.quoted import outlets
from mahdar.reading.entities.scan import Scan
from mahdar.reading.entities.wordclass import AMBIGUOUS, DEFINITE, FAMILY, GIVEN, KNOWN, PART, UNKNOWN
from mahdar.text.matcher import Hit

LONGEST = 7
PRESS = ("outlet", "agency", "platform")
"""Words of the name of a body behind its first noun, at most."""
OPENERS = frozenset("«“\"‘'(")
INNER = frozenset("+-–")
CLOSERS = frozenset("»”\"’')")


def bodies(scan: Scan) -> Iterator[Chunk]:
    """All chunks of organisations, overlapping ones included; a government of somebody («حكومته») is one without a side."""
    for hit in scan.doc.of_kind("organisation"):
        body = hit.value
        if not scan.ordinary(hit.i, hit) and (not body.cue or scan.headed(hit)):
            yield _listed(scan, hit)
    for hit in scan.doc.of_kind("ministry"):
        nisba = scan.bare(hit.j, "nisba", (scan.language.article,)) if scan.open(hit.j) else None
        if nisba is not None and nisba.value.gender == "f" and not scan.defined(hit.i):
            chunk = _made(scan, hit, nisba.j, "ministry", nisba.id)
            chunk.head = scan.rules.words.ministry_folded
            field = scan.language.article + scan.stem(hit).removeprefix(scan.language.article)
            chunk.key = " ".join([chunk.head, field, *scan.forms[hit.j : nisba.j]])
            yield chunk
    for hit in scan.doc.of_kind("body"):
        if scan.chaired(hit) or _of_place(scan, hit):
            continue
        if not hit.enc:
            yield from _headed(scan, hit)
        elif scan.stem(hit) in scan.rules.words.owned_folded and hit.enc not in scan.rules.words.rare and not _room(scan, hit):
            yield _made(scan, hit, hit.j, hit.value.kind, None)
    yield from outlets(scan)


def _room(scan: Scan, hit: Hit) -> bool:
    """Is an office with a pronoun the room in which somebody sits («استقبله في مكتبه»)?"""
    if hit.value.kind == "government":
        return False
    return (bool(hit.pro) and hit.pro[-1:] in scan.within) or (scan.open(hit.i) and scan.forms[hit.i - 1] in scan.rules.words.inside_folded)


def _of_place(scan: Scan, hit: Hit) -> bool:
    """Does the noun begin the name of a place («قناة السويس» is no channel)?"""
    place = scan.hit(hit.i, "place")
    return place is not None and place.j > hit.j


def _listed(scan: Scan, hit: Hit) -> Chunk:
    body = hit.value
    head = scan.hit(hit.i, "body")
    start = scan.doc.after_clitics(hit)
    own = head is not None and (head.value.kind != "outlet" or body.kind in PRESS)  # «الوكالة الدولية …» is no outlet
    if head is not None and own and head.value.apart and head.j < hit.j and not scan.common(head.j):
        start = scan.doc.starts[head.j]
    end = scan.quoted(start, scan.doc.ends[hit.j - 1])
    return Chunk("organisation", hit.i, hit.j, start, end, hit.id, "table:organisation", "table",
                 known=hit.id, country=body.country or body.stands_for or None, role=body.kind, pro=hit.pro)


def _made(scan: Scan, head: Hit, j: int, role: str, country: str | None, known: str | None = None, at: int | None = None) -> Chunk:
    """A chunk from a head to word j; `at`: the word where the proper name begins, if the head is no part of it."""
    start = scan.doc.after_clitics(head) if at is None else scan.doc.starts[at]
    stem = scan.stem(head)
    key = known or (f"{stem} {country}" if _of_land(scan, head, j, country) else " ".join([stem, *scan.forms[head.i + 1 : j]]))
    return Chunk("organisation", head.i, j, start, scan.doc.ends[j - 1], key, head.value.id, "table" if known else "head",
                 known=known, country=country, role=role, pro=head.pro, head=stem)


def _of_land(scan: Scan, head: Hit, j: int, country: str | None) -> bool:
    """Is all that follows the head a country or the adjective of one («الحكومة السورية», «حكومة سوريا»)?"""
    if country is None or head.j >= j:
        return False
    land = scan.bare(head.j, "nisba", (scan.language.article,)) or scan.bare(head.j, "country")
    return land is not None and land.j == j


def _headed(scan: Scan, hit: Hit) -> Iterator[Chunk]:
    k, row = hit.j, hit.value
    if _district(scan, hit):
        return
    definite = scan.definite(hit)
    if scan.open(k) and f"{scan.stem(hit)} {scan.forms[k]}" in scan.rules.words.abstract_folded:
        return
    if k < scan.n and scan.gaps[k - 1] and OPENERS.issuperset(scan.gaps[k - 1]) and not definite:
        yield from _quoted(scan, hit)
        return
    if definite:
        yield _definite(scan, hit)
        return
    if not scan.open(k):
        return
    inner = scan.bare(k, "organisation")
    if inner is not None and not scan.ordinary(k, inner):
        body = inner.value
        known = inner.id if row.same else None
        yield _made(scan, hit, inner.j, body.kind if known else row.kind, body.country or None, known, k if row.apart else None)
        return
    end, country = _construct(scan, k, row.proper)
    if end == k and row.kind == "outlet":
        end, country = _unnamed(scan, k)
    if end > k:
        own = scan.word_class(k) in (UNKNOWN, GIVEN, KNOWN, FAMILY)
        yield _made(scan, hit, end, row.kind, country, at=k if row.apart and own else None)


def _district(scan: Scan, hit: Hit) -> bool:
    """Is the noun also one of regions, and a place follows («مديرية حيس»)?"""
    cue = scan.hit(hit.i, "cue")
    return cue is not None and cue.value.kind == "region" and scan.open(hit.j) and scan.bare(hit.j, "place") is not None


def _definite(scan: Scan, hit: Hit) -> Chunk:
    """A head with the article: with adjectives a name, alone it stands for a body named before."""
    k = hit.j
    numbered = k < scan.n and scan.open(k) and scan.forms[k].isdecimal() and len(scan.forms[k]) < 3
    end, country = _adjectives(scan, k + 1 if numbered else k, scan.stem(hit))
    if end > k and not (hit.value.proper and country is None):
        return _made(scan, hit, end, hit.value.kind, country)
    chunk = _made(scan, hit, k, hit.value.kind, None)
    chunk.form = "anaphor"
    if scan.open(k) and f"{chunk.head} {scan.forms[k]}" in scan.rules.words.over_folded:
        chunk.head = ""  # «القضاء على …» is a deed
    return chunk


def _quoted(scan: Scan, hit: Hit) -> Iterator[Chunk]:
    """A head before a name in quotation marks."""
    k = hit.j
    for j in range(k, min(k + 6, scan.n)):
        gap = scan.gaps[j]
        if gap and gap[0] in CLOSERS:
            inner = scan.hit(k, "organisation")
            known = inner.id if inner is not None and inner.j == j + 1 else None
            country = inner.value.country or None if inner is not None and known else None
            chunk = _made(scan, hit, j + 1, hit.value.kind, country, known, k if hit.value.apart else None)
            if not hit.value.apart:
                chunk.end = scan.after_mark(chunk.end)
            if not known:
                chunk.key = " ".join(scan.forms[k : j + 1])
            yield chunk
            return
        if gap and gap not in INNER:
            return


def _adjectives(scan: Scan, k: int, head: str) -> tuple[int, str | None]:
    """Definite adjectives and «لل…» after a definite head: the end, and the country they name."""
    article, country, j = scan.language.article, None, k
    feminine = scan.feminine(head)
    while j < min(k + LONGEST, scan.n) and scan.open(j):
        form = scan.forms[j]
        if feminine and not scan.feminine(form) and not scan.for_the(j) and form not in scan.rules.words.elative_folded:
            break
        feminine = feminine or scan.feminine(form)  # «السلطات التونسية المعارض …»: one adjective tells of the next
        nisba = scan.bare(j, "nisba", (article,))
        if nisba is not None and nisba.value.number == "s":
            country, j = country or nisba.id, nisba.j
        elif (scan.qualifies(j) and not scan.passing(j)) or (j > k and scan.for_the(j)):
            j += 1
        else:
            break
    return j, country


def _construct(scan: Scan, k: int, proper: bool) -> tuple[int, str | None]:
    """What follows a head in construct: definite words, adjectives, a country, a place, an unlisted name."""
    country, j, named = None, k, False
    while j < min(k + LONGEST, scan.n) and (j == k or scan.open(j)):
        other = scan.hit(j, "body") if j > k else None
        if other is not None and other.pro[:1] in scan.language.clitics.conjunctions and other.pro:
            break  # «هيئة العلماء والغرفة التجارية» are two
        nisba = scan.bare(j, "nisba", (scan.language.article,))
        land = scan.bare(j, "country") or scan.bare(j, "place")
        if nisba is not None and nisba.value.number == "s":
            country, j, named = country or nisba.id, nisba.j, True
        elif land is not None and not scan.ordinary(j, land):
            if named and j > k and scan.forms[j - 1].startswith(scan.language.article):
                break  # «زار وفد من مجلس الأمن الدولي بيروت», «اتهم حزب الله واشنطن»
            country = country or (land.id if land.kind == "country" else land.value.country or None)
            return land.j, country
        elif (not proper and scan.hit(j, "surname") and not named) or (named and j > k and (scan.apart(j) or _somebody(scan, j))):
            break
        elif _proper(scan, j, named) or (not proper and scan.definite_noun(j, conjoined=j > k) and not scan.styled(j)):
            named, j = True, j + 1
        elif j == k and not proper and scan.chain(j) > j:
            j, named = scan.chain(j), True
        elif named and not proper and scan.for_the(j) and not scan.spoken_to(j):
            j += 1
        else:
            break
    return (j if named and not scan.passing(j - 1) else j - 1 if named and j - 1 > k else k), country


def _somebody(scan: Scan, j: int) -> bool:
    """Does a person's name that begins with the article stand at word j («وزارة الخارجية الطاهر …»)?"""
    if scan.hit(j, "person") is not None:
        return True
    return scan.given(j) and scan.word_class(j) in (GIVEN, AMBIGUOUS) and j + 1 < scan.n and scan.open(j + 1) and scan.family_alone(j + 1)


def _unnamed(scan: Scan, k: int) -> tuple[int, str | None]:
    """An outlet without a name: «قناة محلية»."""
    nisba = scan.bare(k, "nisba")
    if nisba is not None and nisba.value.gender == "f":
        return nisba.j, nisba.id
    return (k + 1 if scan.bare(k, "modifier") or scan.bare(k, "region") else k), None


def _proper(scan: Scan, j: int, named: bool) -> bool:
    """May word j be the proper name of a body; after the first such word only one with the article?"""
    own = scan.word_class(j)
    if own == PART and scan.small(j):
        return False
    if own == DEFINITE:
        return scan.unlisted(j) or named
    return own in (UNKNOWN, GIVEN, KNOWN, FAMILY, PART) and (not named or scan.word_class(j - 1) == own == UNKNOWN)
