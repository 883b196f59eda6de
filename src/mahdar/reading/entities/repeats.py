"""Places that only their surroundings tell: the land of an unlisted ruler, and later mentions of an unlisted place or body."""

from __future__ import annotations

from mahdar.reading.entities.chunk import Chunk
from mahdar.reading.entities.scan import Scan
from mahdar.reading.entities.wordclass import DEFINITE, DOUBTFUL, NO, UNKNOWN

SHORTEST = 4
"""Letters of the last word of a body's name, by which it is called again, at least."""
UNLISTED = (UNKNOWN, DEFINITE, DOUBTFUL, NO)


def lands(scan: Scan) -> list[Chunk]:
    """Unlisted lands behind an indefinite office («ملك أراغون»)."""
    doc = scan.doc
    return [
        Chunk("place", i, j, doc.starts[i], doc.ends[j - 1], " ".join(doc.forms[i:j]), f"land:{title}", "title", role="region")
        for i, j, title in scan.lands
    ]


def repeats(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Mentions without their noun of places and bodies whose one-word name no table has."""
    known: dict[str, Chunk] = {}
    for chunk in chunks:
        word, last = scan.forms[chunk.j - 1], chunk.j - 1
        alone = chunk.start == scan.doc.starts[last] and chunk.known is None and chunk.form == "name"
        if alone and chunk.how in ("cue", "title") and len(word) >= SHORTEST and scan.word_class(last) in UNLISTED:
            known.setdefault(word, chunk)
    if not known:
        return []
    wanted = {form: (word, cut) for word in known for form, cut in scan.facts.fronted[word] if form in scan.seen}
    taken = {k for c in chunks for k in range(c.i, c.j)}
    found = []
    for i, form in [(i, form) for i, form in enumerate(scan.forms) if form in wanted]:
        hit = wanted[form]
        if i in taken or (scan.doc.infos[i].known and form != hit[0]):
            continue
        lead, start = known[hit[0]], scan.doc.starts[i] + hit[1]
        found.append(Chunk(lead.kind, i, i + 1, start, scan.doc.ends[i], lead.key, lead.rule, "repeat", role=lead.role))
    return found
