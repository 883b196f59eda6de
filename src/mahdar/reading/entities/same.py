"""Which written bodies are one: a name, the name cut short («اللجنة العسكرية المشتركة», «اللجنة العسكرية»), its noun («اللجنة»)."""

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


def taken_up(scan: Scan, chunks: list[Chunk], titled: frozenset[int]) -> list[Chunk]:
    """The chunks, nouns that take up a body («اللجنة») under its key; without those that take up none.

    An organ of state («الجيش») is one named later on, or else a body of its own outside titles (words `titled`).
    """
    heads: dict[str, str] = {}
    later = {c.head: c.key for c in reversed(chunks) if c.head and c.form != "anaphor"}
    kept: list[Chunk] = []
    for chunk in chunks:
        if chunk.kind == "organisation" and chunk.form == "anaphor":
            back = heads.get(chunk.head)
            if back is None and chunk.head in scan.rules.words.alone_folded and chunk.i not in titled:
                back = heads[chunk.head] = later.get(chunk.head, chunk.key)
            if back is None:
                continue
            chunk.key = back
        elif chunk.kind == "organisation":
            _lead(scan, chunk, heads)
        kept.append(chunk)
    return kept


def _lead(scan: Scan, chunk: Chunk, heads: dict[str, str]) -> None:
    """Remember a body under the nouns that may stand for it later on («حماس» … «الحركة»)."""
    if chunk.head:
        heads[chunk.head] = chunk.key
    body = scan.world.organisations.get(chunk.known or "")
    if body is not None:
        for head in body.heads:
            heads[head] = chunk.key
