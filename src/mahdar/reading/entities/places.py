"""Countries and places, listed or behind a place noun; the sides and capitals that stand for them."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.reading.entities.chunk import Chunk
from mahdar.reading.entities.scan import Scan
from mahdar.text.matcher import Hit


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
            yield _chunk(scan, hit, place.id, place.country or None, place.kind, "table:place")
    for hit in scan.doc.of_kind("cue"):
        yield from _behind(scan, hit)
    for hit in scan.doc.of_kind("side"):
        yield from _side(scan, hit)


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
            yield Chunk("place", cue.i, hit.j, start, scan.doc.ends[hit.j - 1], hit.id, row.id, "table",
                        known=hit.id, country=country, role=row.kind, pro=cue.pro)
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


