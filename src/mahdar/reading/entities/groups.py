"""Groups: peoples, delegations, unnamed sources, offices in the plural."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.reading.entities.chunk import Chunk
from mahdar.reading.entities.scan import Scan
from mahdar.text.matcher import Hit


def groups(scan: Scan) -> Iterator[Chunk]:
    """All chunks of groups."""
    article = scan.language.article
    for hit in scan.doc.of_kind("nisba"):
        if hit.value.number == "p" and hit.pro.endswith(article) and not scan.ordinary(hit.i, hit):
            yield _chunk(scan, hit, hit.j, f"people:{hit.id}", hit.id, "table:nisba")
    for hit in scan.doc.of_kind("collective"):
        j, country = _tail(scan, hit)
        key = " ".join([scan.stem(hit), *scan.forms[hit.i + 1 : j]])
        yield _chunk(scan, hit, j, key, country, hit.value.id)


def _tail(scan: Scan, hit: Hit) -> tuple[int, str | None]:
    """Adjectives and a body or country after a group noun."""
    j, country = hit.j, None
    while j < min(hit.j + 5, scan.n) and scan.open(j):
        nisba = scan.bare(j, "nisba", ("", scan.language.article))
        chunk = scan.chunks.get(j)
        if nisba is not None:
            country, j = country or nisba.id, nisba.j
        elif chunk is not None and not chunk.pro:
            return chunk.j, country or chunk.country
        elif scan.bare(j, "modifier", ("", scan.language.article)) or scan.bare(j, "region", ("", scan.language.article)):
            j += 1
        else:
            break
    return j, country


def _chunk(scan: Scan, hit: Hit, j: int, key: str, country: str | None, rule: str) -> Chunk:
    i, start = hit.i, scan.doc.after_clitics(hit)
    if i and not hit.pro and not scan.gaps[i - 1] and scan.forms[i - 1].isdecimal():
        i, start = i - 1, scan.doc.starts[i - 1]  # «20 محتجزا»
    return Chunk("group", i, j, start, scan.doc.ends[j - 1], key, rule, "head", country=country, pro=hit.pro)
