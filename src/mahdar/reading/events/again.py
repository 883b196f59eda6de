"""An event named only by a pronoun on the noun that carries it («اتفقوا على استئنافها في القاهرة»): another of its kind."""

from __future__ import annotations

from mahdar.model.event import COARSE
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.operators import before

REACH = 40
"""Words between an event and the noun that takes it up."""

EFFECTS = ("tense", "begin", "continue")


def again(clauses: Clauses, found: list[Mention]) -> list[Mention]:
    """The mentions with those that only a pronoun names, where they are said to be ahead."""
    earlier = [m for m in found if m.frame.type == "CONSULT"]
    if not earlier:
        return found
    taken = {m.head for m in found} | {m.i for m in found}
    made: list[Mention] = []
    for hit in clauses.doc.of_kind("carrier"):
        if not hit.enc or hit.i in taken or hit.enc not in clauses.words["it"] or hit.value.effect not in EFFECTS:
            continue
        source = next((m for m in reversed(earlier) if m.i < hit.i), None)
        if source is None or hit.i - source.i > REACH or hit.i in clauses.verbs:
            continue
        operator = before(clauses, hit.i, "CONSULT")
        if operator is None or operator.drop or COARSE[operator.status] != "ahead":
            continue
        mention = Mention(source.frame, hit.i, hit.j, head=hit.i, light=hit.value, source=source, tail=hit.j)
        mention.start = clauses.doc.after_clitics(hit)
        made.append(mention)
    return sorted([*found, *made], key=lambda m: m.i) if made else found
