"""Step: what happened, what is only planned, and what is denied."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.lang.loader import Language
from mahdar.model.event import EventReport
from mahdar.reading.doc import Doc
from mahdar.reading.events.build import fill, link, report
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mentions import Mention, mentions
from mahdar.reading.events.merging import best, groups
from mahdar.reading.events.status import decide
from mahdar.reading.events.when import Times, settle


def step(doc: Doc, language: Language) -> Iterable[EventReport]:
    """Find events in a document."""
    if not len(doc):
        return ()
    clauses = Clauses(doc, language)
    found = mentions(clauses)
    times = Times(clauses, found)
    for mention in found:
        decide(clauses, mention)
        fill(clauses, mention)
        times.fill(mention)
    link(clauses, found)
    for mention in found:
        settle(mention, doc.found.published.date)
    kept = [m for m in found if telling(m)]
    events = [report(clauses, group, best(group)) for group in groups(clauses, kept)]
    return sorted(events, key=lambda e: e.trigger.start)


def telling(mention: Mention) -> bool:
    """Does a mention say enough to be an event of its own?"""
    if mention.dropped or any(_lacks(mention, slot) for slot in mention.frame.requires):
        return False
    if not mention.frame.weak and (mention.verb is not None or mention.fixed or (mention.frame.lasting and not mention.definite)):
        return True
    return bool(mention.parts or mention.place or mention.earliest)


def _lacks(mention: Mention, slot: str) -> bool:
    if mention.verb is None:
        return False
    return mention.place is None if slot == "place" else slot not in mention.parts.values()
