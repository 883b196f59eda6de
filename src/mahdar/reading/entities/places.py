"""Countries and places, listed or behind a place noun; the sides and capitals that stand for them."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.reading.entities.chunk import Chunk
from mahdar.reading.entities.scan import Scan
from mahdar.text.matcher import Hit

OWN = ("site", "river")
"""Kinds of places that are not the place they are called after («مطار صنعاء», «خليج عدن»)."""
PARTED = "ar.place.part"
LANDS = ("country", "region", "area", "island")
"""Kinds of places that have an east and a west of their own."""


def places(scan: Scan) -> Iterator[Chunk]:
    """All chunks of places, overlapping ones included."""
    for hit in scan.doc.of_kind("country"):
        if not scan.ordinary(hit.i, hit):
            yield _chunk(scan, hit, hit.id, hit.id, "country", "table:country")
    for hit in scan.doc.of_kind("place"):
        place = hit.value
        if scan.hit(hit.i, "collective") or scan.ordinary(hit.i, hit):
            continue
        if scan.monthly(hit):
            continue
        doubtful = place.cue or scan.conjoined_verb(hit) or scan.verbal(hit)
        if not doubtful or scan.located(hit):
            known = place.country if place.kind == "country" else place.id
            yield _chunk(scan, hit, known, place.country or None, place.kind, "table:place")
    for hit in scan.doc.of_kind("cue"):
        yield from _behind(scan, hit)
    for hit in scan.doc.of_kind("side"):
        yield from _side(scan, hit)
    yield from _realms(scan)
    yield from _parts(scan)
    yield from _inside(scan)


def _realms(scan: Scan) -> Iterator[Chunk]:
    """«السلطنة», «المملكة»: the country of that form that the article speaks of."""
    realms = scan.facts.realms
    if scan.seen.isdisjoint(realms):
        return
    spoken = {hit.id for kind in ("country", "nisba") for hit in scan.doc.of_kind(kind)}
    for i in [i for i, form in enumerate(scan.forms) if form in realms]:
        cut, lands = realms[scan.forms[i]]
        meant = [land for land in lands if land in spoken]
        if len(meant) == 1:
            start = scan.doc.starts[i] + cut
            yield Chunk("place", i, i + 1, start, scan.doc.ends[i], meant[0], "ar.side.realm", "table", "anaphor",
                        known=meant[0], country=meant[0], role="country")


def _parts(scan: Scan) -> Iterator[Chunk]:
    """«شرق البلاد», «شمال مالي»: a part of a land by its direction."""
    words = scan.rules.words
    done = 0
    for i in scan.directions:
        if i < done:
            continue
        j = i + 1
        while scan.open(j) and scan.forms[j] in words.direction_folded:
            j += 1
        land = _land(scan, j) if scan.open(j) else None
        if land is None and not (scan.open(j) and scan.forms[j] in words.whole_folded):
            continue
        end = done = land.j if land else j + 1
        start = scan.doc.letters_in(i, scan.fronted(i)) if scan.fronted(i) else scan.doc.starts[i]
        key = " ".join([scan.forms[i][scan.fronted(i) :], *scan.forms[i + 1 : end]])
        country = None if land is None else land.id if land.kind == "country" else land.value.country or None
        yield Chunk("place", i, end, start, scan.doc.ends[end - 1], key, PARTED, "cue", country=country, role="region")


def _land(scan: Scan, j: int) -> Hit | None:
    """A country or a region at word j."""
    land = scan.bare(j, "country")
    place = scan.bare(j, "place") if land is None else None
    return place if place is not None and place.value.kind in LANDS else land


def _inside(scan: Scan) -> Iterator[Chunk]:
    """An unlisted word that looks like a foreign name right behind «في»."""
    for k in scan.insides:
        j = k
        while j < min(k + 2, scan.n) and (j == k or scan.open(j)) and scan.foreign(j):
            j += 1
        if j > k and not scan.jammed(j):
            key = " ".join(scan.forms[k:j])
            yield Chunk("place", k, j, scan.doc.starts[k], scan.doc.ends[j - 1], key, "ar.place.in", "cue", role="city")


def _chunk(scan: Scan, hit: Hit, known: str, country: str | None, role: str, rule: str) -> Chunk:
    cue = scan.hit(hit.i, "cue")
    if cue is not None and cue.value.apart and cue.j < hit.j:
        return Chunk("place", hit.i, hit.j, scan.doc.starts[cue.j], scan.doc.ends[hit.j - 1], known, rule, "table",
                     known=known, country=country, role=role, pro=hit.pro)
    start = scan.doc.after_clitics(hit)
    return Chunk("place", hit.i, hit.j, start, scan.doc.ends[hit.j - 1], known, rule, "table",
                 known=known, country=country, role=role, pro=hit.pro)


def _behind(scan: Scan, cue: Hit) -> Iterator[Chunk]:
    """A place after its noun: listed («مدينة غزة», one chunk with the noun) or not («بلدة مرجعيون»)."""
    k = cue.j
    if cue.enc or not scan.open(k) or scan.definite(cue):
        return
    row = cue.value
    start = scan.doc.starts[k] if row.apart else scan.doc.after_clitics(cue)
    for kind in ("place", "country"):
        hit = scan.bare(k, kind)
        if hit is not None:
            country = hit.id if kind == "country" else (hit.value.country or None)
            own = row.kind in OWN
            key = f"{scan.stem(cue)} {hit.id}" if own else hit.id
            yield Chunk("place", cue.i, hit.j, start, scan.doc.ends[hit.j - 1], key, row.id, "cue" if own else "table",
                        known=None if own else hit.id, country=country, role=row.kind, pro=cue.pro)
            return
    j = k + 2 if k + 1 < scan.n and scan.open(k + 1) and scan.forms[k] in scan.rules.words.village_folded else k
    while j < min(k + 2, scan.n) and (j == k or scan.open(j)) and scan.unlisted_place(j, j == k):
        j += 1
    if j > k:
        key = " ".join(scan.forms[k:j])
        yield Chunk("place", cue.i, j, start, scan.doc.ends[j - 1], key, row.id, "cue", role=row.kind, pro=cue.pro)


def _side(scan: Scan, side: Hit) -> Iterator[Chunk]:
    """«الجانب الروسي» is the country, «العاصمة التركية» its capital."""
    nisba = scan.bare(side.j, "nisba", (scan.language.article,)) if scan.open(side.j) else None
    if nisba is None or nisba.value.number != "s" or not scan.definite(side):
        return
    country = scan.world.countries.get(nisba.id)
    known: str | None = nisba.id
    if side.id == "capital":
        known = country.capital if country else None
    if known:
        yield Chunk("place", side.i, nisba.j, scan.doc.after_clitics(side), scan.doc.ends[nisba.j - 1], known,
                    f"ar.side.{side.id}", "table", "anaphor", known=known, country=nisba.id, role=side.id, pro=side.pro)


