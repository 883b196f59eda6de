"""«الطرفان», «الجانبان», a dual verb with no subject: the two who were named together before."""

from __future__ import annotations

from mahdar.lang.tables.event import part_of
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mentions import Mention

PARTIES = ("attendee", "host", "guest", "agent", "recipient")
BACK = 3
"""Sentences back in which the two may stand."""


def resolve(clauses: Clauses, found: list[Mention]) -> None:
    """Put the two last told together in the place of a word that only says that they are two, or of a dual verb's pronoun."""
    last: tuple[int, list[str]] | None = None
    for mention in found:
        sentence = clauses.doc.sentence_of[mention.i]
        group = next((e for e in mention.parts if _is_pair(clauses, e)), None)
        pair = last[1] if last is not None and sentence - last[0] <= BACK else []
        if pair and group is not None:
            part = mention.parts.pop(group)
            for entity in pair:
                mention.parts.setdefault(entity, part)
        elif pair and _dual(mention):
            mention.parts = dict.fromkeys(pair, part_of(mention.frame.subject) or "attendee")
        named = [e for e, part in mention.parts.items() if part in PARTIES and clauses.index.by_id[e].kind != "group"]
        if len(named) == 2:
            last = sentence, named


def _is_pair(clauses: Clauses, entity: str) -> bool:
    found = clauses.index.by_id[entity]
    return found.kind == "group" and clauses.doc.language.fold(found.name) in clauses.words["pair"]


def _dual(mention: Mention) -> bool:
    """Is it a dual verb of the third person whose parties are not told («اجتمعا»)?"""
    verb = mention.verb
    return verb is not None and not mention.parts and verb.form.features[:1] == "3" and verb.form.features[-1:] == "d"
