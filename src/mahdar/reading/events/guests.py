"""Who is invited: the guest of a visit that somebody else takes up, and the state that looks forward to it."""

from __future__ import annotations

from mahdar.reading.events.clauses import Clauses, Verb
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.people import Arg, arguments
from mahdar.reading.events.subjects import FREE, in_front, subjects_before

NEAR = 3
"""Sentences behind an invitation in which somebody takes it up."""

BESIDE = 4
"""Words between «looks forward to» and the visit at most."""


def guests(clauses: Clauses, gathered: list[tuple[Mention, list[Mention]]]) -> None:
    """Give visits that are called for their guest, and those looked forward to their place."""
    for mention, group in gathered:
        if mention.frame.kin != "visit" or mention.verb is not None or mention.dropped:
            continue
        if mention.status == "called for" and "guest" not in mention.parts.values():
            for arg in _accepting(clauses, max(m.i for m in group)):
                mention.parts = mention.parts | {arg.named.entity.id: "guest"}
        elif mention.status in ("possible", "planned") and mention.place is None and "guest" in mention.parts.values():
            mention.place = _host(clauses, mention)


def _accepting(clauses: Clauses, i: int) -> list[Arg]:
    """Who is said to welcome or take up «the invitation» further on («رحب رئيسي بالدعوة», «أن يلبي الوزير الدعوة»)."""
    sentence = clauses.doc.sentence_of
    for hit in clauses.doc.of_kind("deed"):
        if hit.i <= i or not clauses.definite(hit.i) or not clauses.is_(hit.i, "invitation"):
            continue
        if sentence[hit.i] - sentence[i] > NEAR:
            break
        verb = _taking(clauses, hit.i)
        if verb is not None:
            behind = [a for a in arguments(clauses, verb.i + 1, hit.i) if a.prep in FREE and a.named.entity.kind == "person"]
            who = behind[:1] or [a for a in subjects_before(clauses, verb)[:1] if a.named.entity.kind == "person"]
            if who:
                return who
    return []


def _taking(clauses: Clauses, i: int) -> Verb | None:
    """The verb of accepting right in front of word i, if it is the next one there."""
    k = next((k for k in range(i - 1, max(clauses.sentence(i)[0], i - BESIDE) - 1, -1) if k in clauses.verbs), None)
    senses = clauses.verbs[k] if k is not None and not clauses.negated(k) else []
    return next((v for v in senses if clauses.doc.language.fold(v.lemma) in clauses.words["accepts"]), None)


def _host(clauses: Clauses, mention: Mention) -> str | None:
    """The state that looks forward to a visit of somebody from elsewhere («المملكة تتطلع إلى زيارة الرئيس الإيراني»)."""
    for k in range(mention.i - 1, max(mention.i - BESIDE, -1), -1):
        for verb in clauses.verbs.get(k, ()):
            if clauses.doc.language.fold(verb.lemma) not in clauses.words["awaits"]:
                continue
            lands = {clauses.index.by_id[e].country for e in mention.parts}
            return next((a.named.entity.id for a in in_front(clauses, verb) if _state(clauses, a, lands)), None)
    return None


def _state(clauses: Clauses, arg: Arg, lands: set[str | None]) -> bool:
    entity = arg.named.entity
    return entity.kind == "place" and entity.known_as in clauses.doc.language.world.countries and entity.country not in lands
