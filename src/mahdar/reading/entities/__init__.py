"""Step: who and where. People, offices, bodies, places and groups of one article, each with all its mentions."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.lang.loader import Language
from mahdar.model.entity import Entity
from mahdar.reading.doc import Doc
from mahdar.reading.entities.bodies import bodies
from mahdar.reading.entities.build import build
from mahdar.reading.entities.cast import cast
from mahdar.reading.entities.chunk import Chunk
from mahdar.reading.entities.groups import groups
from mahdar.reading.entities.people import people
from mahdar.reading.entities.places import places
from mahdar.reading.entities.scan import Scan
from mahdar.reading.entities.shorts import shorts


def step(doc: Doc, language: Language) -> Iterable[Entity]:
    """Find entities in a document."""
    if not len(doc):
        return ()
    scan = Scan(doc, language)
    chunks = longest([*bodies(scan), *places(scan)])
    scan.chunks = {chunk.i: chunk for chunk in chunks}
    found = people(scan)
    members = cast(scan, found)
    shorts(scan, members, found)
    return build(scan, chunks, list(groups(scan)), members, found)


def longest(chunks: list[Chunk]) -> list[Chunk]:
    """Chunks without overlap: at each place the longest, bodies before places."""
    rank = {"organisation": 0, "place": 1, "group": 2}
    kept: list[Chunk] = []
    end = 0
    for chunk in sorted(chunks, key=lambda c: (c.i, c.form == "anaphor", -c.j, rank[c.kind])):
        if chunk.i >= end:
            kept.append(chunk)
            end = chunk.j
    return kept
