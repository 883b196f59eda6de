"""Who came, told in a clause that takes the event up with a pronoun («… جلسة، وشارك فيها وزير الخارجية»)."""

from __future__ import annotations

from mahdar.lang.tables.event import part_of
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.people import arguments
from mahdar.reading.events.subjects import FREE

REACH = 40
"""Words between an event and the verb that says who came."""

KINDS = ("CONSULT", "AGREE")


def attend(clauses: Clauses, found: list[Mention]) -> None:
    """Give events the people of «حضرها فلان», «وشارك فيها فلان وفلان» behind them in their sentence."""
    events = [m for m in found if m.verb is None and m.frame.type in KINDS]
    for i in sorted(clauses.verbs) if events else ():
        k = _taken_up(clauses, i)
        mention = next((m for m in reversed(events) if m.i < i), None) if k else None
        if mention is None or i - mention.i > REACH or clauses.negated(i) or clauses.sentence(i) != clauses.sentence(mention.i):
            continue
        for arg in arguments(clauses, k, clauses.end(i)):
            part = part_of(mention.frame.subject)
            if arg.prep in FREE and part is not None:
                mention.parts.setdefault(arg.named.entity.id, part)


def _taken_up(clauses: Clauses, i: int) -> int:
    """The word behind a verb of attending and its pronoun, 0 if word i is no such verb."""
    light = next((clauses.tables.light.get(v.lemma) for v in clauses.verbs[i]), None)
    if light is None or light.effect != "attend" or clauses.verbs[i][0].form.features[:1] != "3":
        return 0
    if clauses.verbs[i][0].enc:
        return i + 1
    return i + 2 if i + 1 < clauses.doc.n and clauses.is_(i + 1, "therein") else 0
