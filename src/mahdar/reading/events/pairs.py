"""«الطرفان», «الجانبان», a dual verb with no subject: the two who were named together before."""

from __future__ import annotations

from mahdar.lang.tables.event import part_of
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mentions import Mention
from mahdar.reading.events.people import arguments
from mahdar.reading.events.subjects import FREE

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
        elif pair and _dual(clauses, mention):
            part = part_of(mention.frame.subject) or "attendee"
            mention.parts = dict.fromkeys(pair, part) | mention.parts
        named = [e for e, part in mention.parts.items() if part in PARTIES and clauses.index.by_id[e].kind != "group"]
        if len(named) == 2:
            last = sentence, named


def _is_pair(clauses: Clauses, entity: str) -> bool:
    found = clauses.index.by_id[entity]
    return found.kind == "group" and clauses.doc.language.fold(found.name) in clauses.words["pair"]


def _dual(clauses: Clauses, mention: Mention) -> bool:
    """Is it a dual verb of the third person whose parties are not told («اجتمعا», «وقعا في ختامه بيانا»)?"""
    verb = mention.verb or mention.carrier
    if verb is None or verb.form.features[:1] != "3" or verb.form.features[-1:] != "d":
        return False
    if mention.verb is not None:
        return not mention.parts and not _two_told(clauses, verb.i)
    named = [e for e in mention.parts if clauses.index.by_id[e].kind != "group"]
    between = arguments(clauses, verb.i + 1, mention.i) if verb.i < mention.i else []
    free = any(a.prep in FREE for a in between)
    return verb.i < mention.i and len(named) < 2 and not free and not _two_told(clauses, verb.i)


def _two_told(clauses: Clauses, i: int) -> bool:
    """Does a definite noun or adjective that is no party stand in front of the verb («الاتحادان الوطنيان قد اتفقا»)?"""
    k = clauses.before(i)
    while k is not None and any(clauses.is_(k, kind, free=True) for kind in ("may", "negation")):
        k = clauses.before(k)
    if k is None or k in clauses.breaks or clauses.named[k] is not None or k in clauses.verbs:
        return False
    return any(s.pro.endswith(clauses.article) for s in clauses.doc.infos[k].splits)
