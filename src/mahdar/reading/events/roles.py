"""Giving a participant or a place of a mention its part."""

from __future__ import annotations

from mahdar.lang.tables.event import FORCEFUL, Slot, part_of
from mahdar.model.event import Part
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.people import Arg, is_city, slot, thing
from mahdar.reading.events.targets import whose

OUTLET = "outlet"
STATECRAFT = ("CONSULT", "AGREE", "RETREAT", "COOPERATE", "SANCTION", "MOBILIZE")
"""Types of what states and armed bodies do: a newspaper is no party to it."""


def put(clauses: Clauses, mention: Mention, arg: Arg, role: Slot, parts: dict[str, Part]) -> None:
    """Let an entity take a part in a mention, or be its place."""
    if mention.frame.type in FORCEFUL:
        arg = whose(clauses, arg)
    elif thing(clauses, arg):
        return
    entity = arg.named.entity
    if role == "place":
        old = clauses.index.by_id[mention.place] if mention.place else None
        if (entity.kind == "place" and (old is None or old.kind != "place")) or (entity.kind == "organisation" and old is None):
            mention.place = entity.id
        return
    if role == "host" and is_city(clauses, arg):
        mention.place = mention.place or entity.id
        if mention.verb is None or entity.id in parts:
            return  # «استقبلت الرياض الوزير»: the government
    part = part_of(role)
    if part is not None and not (entity.role == OUTLET and mention.frame.type in STATECRAFT):
        parts.setdefault(entity.id, part)


def by_word(clauses: Clauses, mention: Mention, arg: Arg, parts: dict[str, Part]) -> None:
    """The part that the preposition in front of an entity gives it, with the rule that says so."""
    role, rule = slot(clauses, mention.frame, arg)
    put(clauses, mention, arg, role, parts)
    if rule and part_of(role) is not None and rule not in mention.rules:
        mention.rules = (*mention.rules, rule)
