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
from mahdar.reading.entities.complements import OUTLETS
from mahdar.reading.entities.groups import groups
from mahdar.reading.entities.people import people
from mahdar.reading.entities.places import PARTED, places
from mahdar.reading.entities.repeats import lands, repeats
from mahdar.reading.entities.rule import administrations, honoured
from mahdar.reading.entities.scan import Scan
from mahdar.reading.entities.shorts import shorts


def step(doc: Doc, language: Language) -> Iterable[Entity]:
    """Find entities in a document."""
    if not doc.n:
        return ()
    scan = Scan(doc, language)
    chunks = longest([*bodies(scan), *places(scan)])
    scan.chunks = {chunk.i: chunk for chunk in reversed(chunks)}
    scan.covered = frozenset(k for c in chunks if c.kind == "organisation" and c.form == "name" for k in range(c.i, c.j))
    scan.placed = frozenset(k for c in chunks if c.kind == "place" and c.j > c.i + 1 and c.form == "name" for k in range(c.i, c.j))
    found = people(scan)
    chunks += lands(scan)
    chunks += administrations(scan, found)
    chunks += honoured(scan, found)
    chunks += repeats(scan, chunks)
    members = cast(scan, found)
    shorts(scan, members, found)
    return build(scan, chunks, list(groups(scan)), members, found)


def longest(chunks: list[Chunk]) -> list[Chunk]:
    """At each place the longest chunk, bodies before places; listed ones inside an unlisted body («مجلس جامعة …») stay."""
    rank = {"organisation": 0, "place": 1, "group": 2}
    kept: list[Chunk] = []
    end, outer = 0, None
    for chunk in sorted(chunks, key=lambda c: (c.i, c.form == "anaphor", -c.j, rank[c.kind])):
        if chunk.i >= end:
            kept.append(chunk)
            end, outer = chunk.j, chunk
        elif outer is not None and chunk.j <= outer.j and _nested(outer, chunk):
            kept.append(chunk)
    return kept


def _nested(outer: Chunk, chunk: Chunk) -> bool:
    """Does a listed body or place stand inside an unlisted body?"""
    if outer.rule == PARTED and outer.i < chunk.i and chunk.kind == "place":
        return True  # «شمال مالي» is in Mali
    bodies = chunk.kind == "organisation" or outer.kind == "organisation"
    named = outer.role in OUTLETS and chunk.kind == "place"  # «وكالة سبأ» is no body in a place
    named = named or (outer.kind == "organisation" and chunk.role in OUTLETS)  # «مركز الأهرام» is no newspaper
    return outer.how == "head" and chunk.how == "table" and outer.i < chunk.i and bodies and not named
