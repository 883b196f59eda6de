"""The cast of a record: who is worth a line of his own, with his offices and written forms."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from mahdar.export.naming import mentions, tidy
from mahdar.model.record import Record, RecordEntity

KINDS: Final = ("person", "organisation", "place", "group")


def cast(record: Record) -> list[tuple[str, list[RecordEntity], list[RecordEntity]]]:
    """The entities by kind: those worth a card, and those named in one article in one form only."""
    result = []
    for kind in KINDS:
        group = sorted((e for e in record.entities if e.kind == kind), key=lambda e: (-mentions(e), e.id))
        minor = [e for e in group if len(e.articles) < 2 and (mentions(e) < 2 or not e.known_as) and not forms(e)]
        if group:
            result.append((kind, [e for e in group if e not in minor], minor))
    return result


def roles(entity: RecordEntity) -> list[tuple[str, list[str]]]:
    """The offices given to an entity, each in its words with the articles that give it."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for role in entity.roles:
        if tidy(role.words) and role.article not in grouped[tidy(role.words)]:
            grouped[tidy(role.words)].append(role.article)
    return list(grouped.items())


def forms(entity: RecordEntity) -> list[str]:
    """The written forms of a name other than the name itself and the offices."""
    shown = {entity.name, *(words for words, _ in roles(entity))}
    return [name for name in dict.fromkeys(entity.names) if name not in shown]
