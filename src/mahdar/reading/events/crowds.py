"""Events that only a word for those who do them tells of («قال المتظاهرون …»: somebody protests)."""

from __future__ import annotations

from mahdar.lang.tables.actor import PROTESTER
from mahdar.lang.tables.event import Frame
from mahdar.reading.events.arguments import fill
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mentions import Mention
from mahdar.reading.events.status import decide
from mahdar.text.matcher import Hit


def crowds(clauses: Clauses, found: list[Mention]) -> list[Mention]:
    """The mentions with one for the first word for protesters in each sentence that tells of no protest in any other way."""
    frame = next((f for f in clauses.tables.frames if f.crowd), None)
    people = [h for h in clauses.doc.of_kind("actor") if h.senses[0].value.use == PROTESTER] if frame is not None else []
    if frame is None or not people:
        return found
    told = {clauses.doc.sentence_of[m.i] for m in found if m.frame.type == frame.type}
    more: list[Mention] = []
    for hit in people:
        sentence = clauses.doc.sentence_of[hit.i]
        if sentence not in told and clauses.named[hit.i] is not None and not clauses.doc.in_furniture(clauses.doc.starts[hit.i]):
            told.add(sentence)
            mention = _mention(clauses, frame, hit)
            if not mention.dropped:
                more.append(mention)
    return sorted([*found, *more], key=lambda m: m.i) if more else found


def _mention(clauses: Clauses, frame: Frame, hit: Hit) -> Mention:
    definite = hit.pro.endswith(clauses.article)
    mention = Mention(frame, hit.i, hit.j, None, hit.senses[0].value.number, definite, head=hit.i)
    mention.start, mention.back = clauses.doc.after_clitics(hit), True
    decide(clauses, mention)
    fill(clauses, mention)
    return mention
