"""Step: what happened, what is only planned, and what is denied."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.lang.loader import Language
from mahdar.model.event import EventReport
from mahdar.reading.doc import Doc
from mahdar.reading.events.again import again
from mahdar.reading.events.anchored import anchor, count
from mahdar.reading.events.arguments import fill
from mahdar.reading.events.attendance import attend
from mahdar.reading.events.build import report
from mahdar.reading.events.circumstances import asking, circumstances
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.during import during, hold, recall
from mahdar.reading.events.ground import mark, spoken
from mahdar.reading.events.guests import guests
from mahdar.reading.events.linking import alongside, carry, disputed, follow, handed, link, parties, rejoin, together
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.mentions import mentions
from mahdar.reading.events.merging import best, groups
from mahdar.reading.events.numbers import occasions
from mahdar.reading.events.pairs import between, resolve, rounds
from mahdar.reading.events.places import goals, place
from mahdar.reading.events.published import official, settle, stretch
from mahdar.reading.events.status import decide, joined
from mahdar.reading.events.stay import stay
from mahdar.reading.events.telling import asked_for, telling
from mahdar.reading.events.when import Times

Gathered = tuple[Mention, list[Mention]]
"""The clearest mention of an event with all its mentions."""


def step(doc: Doc, language: Language) -> Iterable[EventReport]:
    """Find events in a document."""
    if not doc.n:
        return ()
    clauses = Clauses(doc, language)
    found = again(clauses, mentions(clauses))
    times = Times(clauses, found)
    _fill(clauses, found, times)
    found = circumstances(clauses, found)
    _link(clauses, found)
    _settle(clauses, found)
    mark(clauses, found, times)
    return _reports(clauses, _gathered(clauses, found))


def _fill(clauses: Clauses, found: list[Mention], times: Times) -> None:
    """Status, participants and time of each mention by its own words."""
    earlier: Mention | None = None
    for mention in found:
        decide(clauses, mention)
        if earlier is not None:
            joined(clauses, earlier, mention)
        earlier = mention
        fill(clauses, mention)
    for mention in found:
        times.fill(mention)


def _link(clauses: Clauses, found: list[Mention]) -> None:
    """What mentions lend each other: participants, place and day."""
    resolve(clauses, found)
    rounds(clauses, found)
    attend(clauses, found)
    goals(clauses, found)
    link(clauses, found)
    place(clauses, found)
    together(clauses, found)
    follow(clauses, found)
    disputed(clauses, found)
    handed(clauses, found)
    alongside(clauses, found)
    parties(found)
    during(clauses, found)
    anchor(clauses, found)


def _settle(clauses: Clauses, found: list[Mention]) -> None:
    """Days against the day of the article; what is planned for an official day is scheduled."""
    for mention in found:
        settle(clauses, mention)
        if mention.status == "planned" and mention.earliest is not None and official(clauses, mention.i):
            mention.status = "scheduled"


def _gathered(clauses: Clauses, found: list[Mention]) -> list[Gathered]:
    """The mentions that tell of an event, those of one event together, each with its clearest one."""
    kept = [m for m in found if telling(m) and not spoken(clauses, m)]
    taken = asked_for(kept)
    kept = [m for m in kept if not (m.frame.kin == "demand" and m.i in taken) and not asking(m, kept)]
    gathered = [(best(clauses, group), group) for group in groups(clauses, kept)]
    guests(clauses, gathered)
    rejoin(gathered)
    carry(gathered)
    hold(clauses, gathered)
    stay(clauses, [head for head, _ in gathered])
    count(gathered)
    between(clauses, [head for head, _ in gathered])
    for head, _ in gathered:
        stretch(head, clauses.doc.found.published.date)
    return gathered


def _reports(clauses: Clauses, gathered: list[Gathered]) -> list[EventReport]:
    """The reports of all events, in text order; a part is where its whole is, if it says no place of its own."""
    wholes = occasions(clauses, gathered)
    for of in {id(w): w for w in wholes.values()}.values():
        recall(of, [head for head, _ in gathered if head.i < of.i])
    for head, _ in gathered:
        whole = wholes.get(id(head))
        if whole is not None and head.status == whole.status:
            head.place = head.place or whole.place
            if head.earliest is None and whole.earliest == whole.latest:
                head.time, head.earliest, head.latest = whole.time, whole.earliest, whole.latest
    events = [report(clauses, group, head, wholes.get(id(head))) for head, group in gathered]
    return sorted(events, key=lambda e: e.trigger.start)
