"""Bodies named without their country: «مجلس الوزراء», «الجيش», «الحركة», a minister of the country that a report is at home in."""

from __future__ import annotations

from collections import Counter

from mahdar.lang.tables.stance import Stances
from mahdar.model.entity import Entity
from mahdar.reading.doc import Doc

OFFICES = frozenset({"head of state", "prime minister", "king", "emir", "sultan", "army commander", "president of the chamber",
                     "interim head of state", "caretaker prime minister", "crown prince", "speaker of parliament"})
"""Offices that a report of their own country names without the country."""
LEAD = 1.5
"""How many times as often as the next a country is named that a report is at home in."""
MINISTER = "minister"
MINISTRY = "ministry"


def domestic(doc: Doc) -> str | None:
    """The country whose office-holders a report names without their country («رئيس الحكومة نواف سلام»), or None."""
    counts: Counter[str] = Counter()
    for entity in doc.found.entities:
        if entity.kind != "person" or entity.known_as is None or entity.country is None:
            continue
        if entity.role in OFFICES or (entity.role or "").endswith(MINISTER):
            counts[entity.country] += _unmarked(doc, entity)
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] else None


def foremost(doc: Doc) -> str | None:
    """The country that a report names far more often than any other."""
    counts: Counter[str] = Counter()
    for entity in doc.found.entities:
        if entity.country is not None and entity.kind != "group":
            counts[entity.country] += len(entity.mentions)
    best = counts.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] >= LEAD * best[1][1]) else None


def _unmarked(doc: Doc, entity: Entity) -> int:
    """Is there a mention of an office with no nationality and no place in it?"""
    for m in entity.mentions[:3]:
        i, j = doc.word_at(m.start), doc.word_at(m.end - 1) + 1
        titled = j - i > 2 and any(doc.at(k, "title") for k in range(i, j))
        if titled and not any(doc.at(k, "nisba") or doc.at(k, "country") or doc.at(k, "place") for k in range(i, j)):
            return 1
    return 0


def of_state(entity: Entity, first: str, table: Stances) -> bool:
    """Is it a minister, a ministry, or a body that every state has (its first word `first`, folded)?"""
    if entity.kind == "person":
        return (entity.role or "").endswith(MINISTER)
    return entity.role == MINISTRY or first in table.words["state"]


def earlier(doc: Doc, form: str, offset: int) -> Entity | None:
    """The body named last before `offset` whose name begins with the word `form`, with or without the article."""
    article, found = doc.language.article, None
    bare = form.removeprefix(article)
    for entity in doc.found.entities:
        if entity.kind != "organisation" or doc.language.fold(entity.name.partition(" ")[0]).removeprefix(article) != bare:
            continue
        for m in entity.mentions:
            if m.start < offset and (found is None or m.start > found[0]):
                found = (m.start, entity)
    return found[1] if found is not None else None
