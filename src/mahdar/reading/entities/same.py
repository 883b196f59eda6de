"""Which written bodies are one: a name and the same name cut short («اللجنة العسكرية المشتركة», «اللجنة العسكرية»)."""

from __future__ import annotations

from mahdar.reading.entities.chunk import Chunk
from mahdar.reading.entities.scan import Scan

FEWEST = 2
"""Words that a name cut short has at least."""


def shortened(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks, unlisted bodies whose words begin the name of a longer one made the same as it."""
    bodies = [c for c in chunks if c.kind == "organisation" and c.form == "name" and c.j - c.i > 1]
    loose = [c for c in bodies if c.known is None and c.how == "head" and c.j - c.i >= FEWEST]
    if not loose or len(bodies) < FEWEST:
        return chunks
    words = {id(c): _words(scan, c) for c in bodies}
    for chunk in loose:
        own = words[id(chunk)]
        longer = next((c for c in bodies if len(words[id(c)]) > len(own) and words[id(c)][: len(own)] == own), None)
        if longer is not None:
            chunk.key, chunk.known, chunk.country = longer.key, longer.known, chunk.country or longer.country
    return chunks


def _words(scan: Scan, chunk: Chunk) -> tuple[str, ...]:
    """The folded words of a body, the first without proclitics and article."""
    hit = scan.hit(chunk.i, "body")
    first = scan.stem(hit) if hit is not None else scan.forms[chunk.i].removeprefix(scan.language.article)
    return (first, *scan.forms[chunk.i + 1 : chunk.j])
