"""Entities by place: what later steps ask when they look for speakers, participants and parties."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from mahdar.model.entity import Entity, EntityKind, Mention
from mahdar.reading.doc import Doc


class Named(msgspec.Struct, frozen=True):
    """An entity at one of its mentions."""

    entity: Entity
    mention: Mention


class EntityIndex:
    """Entities of a document by source offset; made once for a document.

    Use `EntityIndex.of(doc)`: it is kept in `doc.cache`.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.by_id: dict[str, Entity] = {e.id: e for e in doc.found.entities}
        found = [Named(e, m) for e in doc.found.entities for m in e.mentions]
        self._named = sorted(found, key=lambda n: (n.mention.start, -n.mention.end))
        self._starts = [n.mention.start for n in self._named]
        self._longest = max((n.mention.end - n.mention.start for n in self._named), default=0)

    @classmethod
    def of(cls, doc: Doc) -> EntityIndex:
        """The index of a document."""
        index = doc.cache.get("entities")
        if not isinstance(index, EntityIndex):
            index = doc.cache["entities"] = cls(doc)
        return index

    def _around(self, start: int, end: int) -> Iterator[Named]:
        low = bisect_right(self._starts, start - self._longest - 1)
        for k in range(low, bisect_left(self._starts, end, low)):
            named = self._named[k]
            if named.mention.end > start:
                yield named

    def at(self, offset: int, kinds: Sequence[EntityKind] = ()) -> Named | None:
        """The entity whose mention holds the offset; of several the one with the widest mention."""
        return next((n for n in self._around(offset, offset + 1) if not kinds or n.entity.kind in kinds), None)

    def in_span(self, start: int, end: int, kinds: Sequence[EntityKind] = (), inner: bool = False) -> list[Named]:
        """Entities named inside `[start, end)`, in text order; a mention inside a wider one only when `inner`."""
        found: list[Named] = []
        for named in self._around(start, end):
            m = named.mention
            if m.start < start or m.end > end or (kinds and named.entity.kind not in kinds):
                continue
            if not inner and any(o.mention.end >= m.end for o in found):
                continue
            found.append(named)
        return found

    def overlapping(self, start: int, end: int, kinds: Sequence[EntityKind] = ()) -> list[Named]:
        """Entities with a mention that touches `[start, end)`, in text order, inner ones too."""
        return [n for n in self._around(start, end) if not kinds or n.entity.kind in kinds]

    def first(self, start: int, end: int, kinds: Sequence[EntityKind] = ()) -> Named | None:
        """The first entity that begins in `[start, end)`, the widest of those."""
        return next((n for n in self._around(start, end) if n.mention.start >= start and (not kinds or n.entity.kind in kinds)), None)

    def before(self, offset: int, kinds: Sequence[EntityKind] = ()) -> Iterator[Named]:
        """Entities whose mentions end at or before the offset, the nearest first."""
        k = bisect_right(self._starts, offset)
        for named in reversed(self._named[:k]):
            if named.mention.end <= offset and (not kinds or named.entity.kind in kinds):
                yield named

    def person_for(
        self, offset: int, gender: str | None = None, kinds: Sequence[EntityKind] = ("person",), within: int = 1_500
    ) -> Named | None:
        """Whom a pronoun or a bare verb at the offset most likely means: the nearest before that fits in gender."""
        for named in self.before(offset, kinds):
            if offset - named.mention.end > within:
                return None
            if gender is None or named.entity.gender in (None, gender):
                return named
        return None
