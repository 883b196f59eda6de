"""Who was at an event that is told only as the occasion of another act («أكد خلال زيارة …», «قال في مؤتمر صحفي»)."""

from __future__ import annotations

from mahdar.model.event import Part
from mahdar.reading.entities.index import Named
from mahdar.reading.events.clauses import Clauses, Verb
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.people import Arg, arguments
from mahdar.reading.events.roles import put
from mahdar.reading.events.subjects import FREE, chained, in_front, speaker_or, subjects_before

OPENING = 2
"""Words before the subject of a sentence at most."""


def frame_speaks(mention: Mention) -> bool:
    """Is it a speech or press conference, held by whoever the verb around it is said of?"""
    return mention.frame.kin in ("press", "speech")


def attended(clauses: Clauses, mention: Mention, parts: dict[str, Part]) -> bool:
    """Was whoever the verb around it is said of at a meeting, visit or call told with too few («أكد خلال زيارة لطهران»)?"""
    if mention.frame.kin not in ("meeting", "visit", "call") or mention.number != "s":
        return False
    if mention.carrier is not None and (mention.carrier.i < mention.i or len(parts) > 1):
        return False
    if len(parts) < 2 and anchored(clauses, mention):
        return mention.status == "held"
    k = clauses.before(mention.head)
    if len(parts) == 1 and k is not None and clauses.is_(k, "when_done", free=True) and _beside(clauses, mention):
        return mention.status == "held"  # «اتخذ الرئيس قراره بعد التشاور مع فلان»
    few = "guest" not in parts.values() if mention.frame.kin == "visit" else len(parts) < 2
    near = k is not None and clauses.is_(k, "occasion") and not clauses.is_(k, "margin")
    return few and near and mention.status in ("held", "under way", "scheduled")


def _beside(clauses: Clauses, mention: Mention) -> bool:
    """Does «with» stand right behind the noun, or behind its adjective?"""
    stop = min(mention.tail + 2, clauses.doc.n)
    return any(clauses.doc.forms[k] in clauses.words["with_whom"] for k in range(mention.tail, stop))


def anchored(clauses: Clauses, mention: Mention) -> bool:
    """Does «after» bring in an indefinite meeting («طوى الرئيسان … الخلاف بعد اجتماع دام ساعة»)?"""
    k = clauses.before(mention.head)
    return k is not None and not mention.definite and mention.verb is None and clauses.is_(k, "when_done", free=True)


def speaking(clauses: Clauses, verb: Verb) -> list[Arg]:
    """Who speaks, if a verb with nobody behind it is the cue of a statement («وصرح، في ندوة صحفية، بأن …»)."""
    at = clauses.doc.starts[verb.i]
    if verb.i + 1 < clauses.doc.n and clauses.named[verb.i + 1] is not None:
        return []
    for s in clauses.doc.found.statements:
        if s.cue.start <= at < s.cue.end and s.speaker is not None and s.speaker.entity is not None:
            speaker = clauses.index.by_id.get(s.speaker.entity)
            return [Arg(Named(speaker, speaker.mentions[0]), "", verb.i, verb.i)] if speaker is not None and speaker.mentions else []
    return []


def within(clauses: Clauses, mention: Mention, parts: dict[str, Part], several: bool = False) -> None:
    """The subject of the verb that an occasion stands with («وانتقد لافروف في مؤتمر صحفي …»); `several`: only if they are two."""
    k = clauses.before(mention.head)
    if k is None or not (clauses.preposition(k) or clauses.is_(k, "occasion")):
        return
    for at in range(k - 1, max(clauses.sentence(mention.i)[0], k - 14) - 1, -1):
        if at in clauses.verbs:
            verb = clauses.verbs[at][0]
            if clauses.negated(at):
                return
            between = [a for a in arguments(clauses, at + 1, mention.i) if a.prep in FREE]
            found = speaking(clauses, verb) or in_front(clauses, verb) or chained(clauses, between)
            found = found or speaker_or(clauses, subjects_before(clauses, verb), verb)
            for arg in found if len(found) > 1 or not several else []:
                put(clauses, mention, arg, mention.frame.subject, parts)
            return
    if several:
        opening = chained(clauses, [a for a in arguments(clauses, clauses.sentence(mention.i)[0], mention.i) if a.prep in FREE])
        for arg in opening if len(opening) > 1 and opening[0].i - clauses.sentence(mention.i)[0] <= OPENING else []:
            put(clauses, mention, arg, mention.frame.subject, parts)  # behind a verb that no table has
        return
    for at in range(mention.j, min(mention.j + 14, clauses.sentence(mention.i)[1])):
        if at in clauses.verbs and not clauses.verbs[at][0].enc:
            for arg in [a for a in arguments(clauses, at + 1, min(at + 8, clauses.sentence(mention.i)[1])) if a.prep in FREE][:1]:
                put(clauses, mention, arg, mention.frame.subject, parts)
            return
