"""Step: what happened, what is only planned, and what is denied."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.lang.loader import Language
from mahdar.model.event import EventReport
from mahdar.reading.doc import Doc
from mahdar.reading.events.again import again
from mahdar.reading.events.arguments import fill
from mahdar.reading.events.attendance import attend
from mahdar.reading.events.build import report
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.ground import mark, spoken
from mahdar.reading.events.guests import guests
from mahdar.reading.events.linking import alongside, carry, disputed, follow, handed, link, parties, rejoin, together
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.mentions import mentions
from mahdar.reading.events.merging import best, groups
from mahdar.reading.events.numbers import occasions
from mahdar.reading.events.pairs import between, resolve, rounds
from mahdar.reading.events.status import decide, joined
from mahdar.reading.events.when import Times, official, settle, stretch


def step(doc: Doc, language: Language) -> Iterable[EventReport]:
    """Find events in a document."""
    if not doc.n:
        return ()
    clauses = Clauses(doc, language)
    found = again(clauses, mentions(clauses))
    times = Times(clauses, found)
    earlier: Mention | None = None
    for mention in found:
        decide(clauses, mention)
        if earlier is not None:
            joined(clauses, earlier, mention)
        earlier = mention
        fill(clauses, mention)
        times.fill(mention)
    resolve(clauses, found)
    rounds(clauses, found)
    attend(clauses, found)
    link(clauses, found)
    together(clauses, found)
    follow(clauses, found)
    disputed(clauses, found)
    handed(clauses, found)
    alongside(clauses, found)
    parties(found)
    for mention in found:
        settle(mention, doc.found.published.date)
        if mention.status == "planned" and mention.earliest is not None and official(clauses, mention.i):
            mention.status = "scheduled"
    mark(clauses, found, times)
    kept = [m for m in found if telling(m) and not spoken(clauses, m)]
    taken = asked_for(kept)
    kept = [m for m in kept if not (m.frame.kin == "demand" and m.i in taken)]
    gathered = [(best(clauses, group), group) for group in groups(clauses, kept)]
    guests(clauses, gathered)
    rejoin(gathered)
    carry(gathered)
    between(clauses, [head for head, _ in gathered])
    for head, _ in gathered:
        stretch(head, doc.found.published.date)
    wholes = occasions(clauses, gathered)
    for head, _ in gathered:
        whole = wholes.get(id(head))
        if whole is not None and head.place is None and head.status == whole.status:
            head.place = whole.place
    events = [report(clauses, group, head, wholes.get(id(head))) for head, group in gathered]
    return sorted(events, key=lambda e: e.trigger.start)


def asked_for(found: list[Mention]) -> set[int]:
    """The verbs of demanding whose demand is an event of its own («طالبت بانسحاب القوات»): the thing demanded is the event."""
    asked = [m for m in found if m.status == "called for" and m.frame.kin != "demand"]
    return {m.governor.i for m in asked if m.governor is not None}


def telling(mention: Mention) -> bool:
    """Does a mention say enough to be an event of its own?"""
    frame = mention.frame
    if mention.dropped or (not mention.bare and any(_lacks(mention, slot) for slot in frame.requires)):
        return False
    if mention.source is not None:
        return bool(mention.place or mention.earliest)
    if frame.background and mention.verb is not None and mention.status == "under way" and not mention.earliest:
        return False
    if frame.peopled and mention.verb is not None and not (mention.parts or mention.place or mention.earliest or mention.bare):
        return False
    if mention.asked and mention.status in ("held", "under way") and (mention.verb is not None or not mention.definite):
        return False
    if frame.background and mention.aside and mention.status in ("held", "under way") and not mention.earliest:
        return False
    if mention.verb is None and ((frame.strict and not _vouched(mention)) or (frame.joint and len(mention.parts) < 2)):
        return False
    if frame.echo or (frame.strict and mention.carrier is not None and not mention.back):
        return True
    if frame.grave and mention.verb is None and not mention.back:
        return True
    if not frame.weak and mention.light is not None:
        return True
    open_talks = frame.lasting and frame.type == "CONSULT" and not mention.definite
    if not frame.weak and (mention.verb is not None or mention.fixed or open_talks):
        return True
    return bool(mention.parts or mention.place or mention.earliest)


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
    if mention.frame.type == "ASSAULT" and (mention.definite or mention.number == "p"):
        told = agent and carried and not mention.back
        return told or mention.does is not None or (agent and (dated or mention.definite)) or (dated and carried)
    return agent or dated or (not mention.definite and (carried or mention.does is not None))
