"""Whether a mention says enough to be an event of its own."""

from __future__ import annotations

from mahdar.reading.events.clauses import Verb
from mahdar.reading.events.mention import Mention


def asked_for(found: list[Mention]) -> set[int]:
    """The verbs of demanding whose demand is an event of its own («طالبت بانسحاب القوات»): the thing demanded is the event."""
    asked = [m for m in found if m.status == "called for" and m.frame.kin != "demand"]
    return {m.governor.i for m in asked if m.governor is not None}

PEOPLED = ("CONSULT", "ASSAULT", "COERCE", "PROTEST")
"""Types of whose verbs metaphors are made."""


def telling(mention: Mention) -> bool:
    """Does a mention say enough to be an event of its own?"""
    frame = mention.frame
    if mention.dropped or (not mention.bare and any(_lacks(mention, slot) for slot in frame.requires)):
        return False
    if mention.source is not None:
        return bool(mention.place or mention.earliest)
    if frame.background and mention.verb is not None and mention.status == "under way" and not mention.earliest:
        return False
    nobody = not (mention.parts or mention.place or mention.earliest or mention.bare)
    if frame.peopled and mention.verb is not None and nobody and not _literal(mention, mention.verb):
        return False
    if mention.asked and mention.status in ("held", "under way") and (mention.verb is not None or not mention.definite):
        return False
    if frame.background and mention.aside and mention.status in ("held", "under way") and not mention.earliest:
        return False
    if mention.verb is None and ((frame.strict and not _vouched(mention)) or (frame.joint and _vague(mention))):
        return False
    if frame.echo or (frame.strict and mention.carrier is not None and not mention.back):
        return True
    if mention.verb is None and ((frame.grave and not mention.back) or _new(mention)):
        return True
    if not frame.weak and mention.light is not None:
        return True
    open_talks = frame.lasting and frame.type == "CONSULT" and not mention.definite
    if not frame.weak and (mention.verb is not None or mention.fixed or open_talks):
        return True
    return bool(mention.parts or mention.place or mention.earliest)


def _literal(mention: Mention, verb: Verb) -> bool:
    """Can the verb be no metaphor though nobody is told: in the passive, of «us», or only possible, planned or denied?"""
    if mention.frame.type in PEOPLED:
        return False
    return verb.form.passive or verb.form.features[:1] == "1" or mention.status not in ("held", "under way")


def _vague(mention: Mention) -> bool:
    """Is it only the known thing («التعاون»), told with nobody?"""
    return not mention.parts and mention.definite and mention.status in ("held", "under way")


def _new(mention: Mention) -> bool:
    """Is it told for the first time (indefinite), where that says enough: a new agreement, or what is denied or called for?"""
    if mention.definite or mention.number == "d" or mention.title:
        return False
    if mention.frame.fresh and mention.status == "held":
        return True
    return mention.frame.weak and mention.fixed and mention.status in ("denied", "called for", "proposed")


def _lacks(mention: Mention, slot: str) -> bool:
    if mention.verb is None:
        return False
    return mention.place is None if slot == "place" else slot not in mention.parts.values()


def _vouched(mention: Mention) -> bool:
    """Is a noun of force carried by a verb, dated, or told with its agent? Of many, or of a known one, more must be said."""
    if mention.status not in ("held", "under way"):
        return True
    agent, dated = "agent" in mention.parts.values(), mention.earliest is not None
    carried = mention.carrier is not None
    if mention.frame.fatal:
        reported = mention.opens and not mention.definite and "recipient" in mention.parts.values()  # a headline, a chronicle
        return reported or (carried and (agent or dated or (mention.frame.grave and not mention.back)))
    if mention.fixed and mention.status == "under way" and not carried:
        return True
    if mention.frame.type == "PROTEST" and mention.owner and not carried:
        return False
    if mention.frame.type == "PROTEST" and carried and mention.definite and not mention.back:
        return True
    if carried and mention.light is not None and mention.light.subject == "recipient" and (dated or mention.place):
        return True  # «تعرضت حقول النفط في تموز لهجمات»
    if mention.frame.type == "ASSAULT" and (mention.definite or mention.number == "p"):
        told = agent and carried and not mention.back
        return told or mention.does is not None or (agent and (dated or mention.definite)) or (dated and carried)
    return agent or dated or (not mention.definite and (carried or mention.does is not None))
