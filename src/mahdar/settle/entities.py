"""The same entity across articles."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.lang import Language, load
from mahdar.model.entity import Entity
from mahdar.model.ids import content_id
from mahdar.model.reading import Reading
from mahdar.model.record import HeldRole, RecordEntity
from mahdar.settle.groups import Groups
from mahdar.settle.settlement import Local

Held = tuple[Reading, Entity]


def entities(readings: Sequence[Reading], dates: dict[str, str | None]) -> tuple[list[RecordEntity], dict[Local, str]]:
    """Entities over all articles, and where each entity of a reading went."""
    held: dict[Local, Held] = {(r.article.id, e.id): (r, e) for r in readings for e in r.entities}
    groups: Groups[Local] = Groups(sorted(held))
    keys: dict[str, Local] = {}
    for local in sorted(held):
        reading, entity = held[local]
        for key in _keys(entity, reading, load(reading.article.language)):
            if key in keys:
                groups.join(keys[key], local)
            keys.setdefault(key, local)
    found: list[RecordEntity] = []
    where: dict[Local, str] = {}
    for members in groups.sets():
        whole = _merged([held[m] for m in members], dates)
        found.append(whole)
        where.update(dict.fromkeys(members, whole.id))
    return sorted(found, key=lambda e: (-e.mentions, e.id)), where


def _keys(entity: Entity, reading: Reading, language: Language) -> list[str]:
    """What an entity is joined by: its id in the world tables, or its kind, side and full name."""
    if entity.known_as:
        return [f"known {entity.known_as}"]
    if entity.kind == "group" and entity.country is None:
        return []
    name = language.fold(entity.name)
    if entity.kind == "person" and " " not in name:
        return []
    return [f"{entity.kind} {entity.country or ''} {name}"]


def _merged(members: list[Held], dates: dict[str, str | None]) -> RecordEntity:
    members = sorted(members, key=lambda m: (dates.get(m[0].article.id) or "9999", m[0].article.id, m[1].id))
    best = max(members, key=lambda m: (m[1].known_as is not None, len(m[1].name), m[1].name))[1]
    names = dict.fromkeys(mention.exact for _, e in members for mention in e.mentions)
    roles = tuple(
        dict.fromkeys(
            HeldRole(e.role, e.role_words or "", r.article.id, dates.get(r.article.id))
            for r, e in members
            if e.role or e.role_words
        )
    )
    articles = tuple(dict.fromkeys(r.article.id for r, _ in members))
    own = f"{articles[0]} {best.id}" if best.kind == "group" else f"{best.kind} {best.country} {best.name}"
    key = best.known_as or own
    return RecordEntity(
        content_id("n", key), best.kind, best.name, best.name_en, next((e.country for _, e in members if e.country), None),
        tuple(names), roles, articles, best.known_as, sum(len(e.mentions) for _, e in members),
    )
