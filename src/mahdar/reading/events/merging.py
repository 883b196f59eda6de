"""Mentions of one event made one."""

from __future__ import annotations

from mahdar.model.event import COARSE
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mentions import Mention


def groups(clauses: Clauses, found: list[Mention]) -> list[list[Mention]]:
    """Mentions grouped by event, in order of first mention."""
    result: list[list[Mention]] = []
    for mention in found:
        home = next((g for g in reversed(result) if _same(clauses, g, mention)), None)
        if home is None:
            result.append([mention])
        else:
            home.append(mention)
    return result


def _same(clauses: Clauses, group: list[Mention], mention: Mention) -> bool:
    head = group[0]
    if head.frame.kin != mention.frame.kin:
        return False
    if _other(clauses, mention) and not (set(mention.parts) and set(mention.parts) == set(head.parts)):
        return False
    if mention.place and head.place and mention.place != head.place and mention.place not in head.parts:
        return False
    if mention.earliest and head.earliest and (mention.earliest > (head.latest or "") or (mention.latest or "") < head.earliest):
        return False
    coarse = COARSE[mention.status], COARSE[head.status]
    if mention.fixed and head.fixed and coarse[0] != coarse[1] and not mention.definite:
        return False
    known = set().union(*(m.parts for m in group))
    own = set(mention.parts)
    if not own:
        return mention.verb is None
    if not known:
        return mention.definite or mention.frame.lasting
    if own <= known or known <= own:
        return True
    return len(own & known) >= 2 and mention.definite


def _other(clauses: Clauses, mention: Mention) -> bool:
    """Is it told apart from the others by «أخرى», «السابقة», «التالي», an ordinal or «أول»?"""
    words = clauses.words["other"]
    if mention.verb is not None:
        return False
    doc = clauses.doc
    around = [k for k in (mention.i - 1, mention.j, mention.j + 1) if 0 <= k < len(doc)]
    return any(doc.forms[k] in words for k in around)


def best(group: list[Mention]) -> Mention:
    """The clearest mention of a group, with what the others add."""
    head = max(group, key=lambda m: (_clarity(m), -m.i))
    for other in group:
        if other is not head:
            for entity, part in other.parts.items():
                head.parts.setdefault(entity, part)
            if head.place is None:
                head.place = other.place
            if head.earliest is None and other.earliest is not None:
                head.time, head.earliest, head.latest = other.time, other.earliest, other.latest
            head.duration = head.duration or other.duration
    return head


def _clarity(m: Mention) -> float:
    return 2 * bool(m.parts) + len(m.parts) * 0.5 + bool(m.place) + bool(m.earliest) + bool(m.fixed) + 0.5 * (m.verb is None)
