"""What a statement tells of its occasion («said in a phone call with … on 14 October») for the event that the occasion is.

The words of the occasion stand between the verb of saying and what is said: the reading of events finds the call there but
neither its day nor its people, since the verb of saying takes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from mahdar.lang.loader import Language
from mahdar.model.event import COARSE, EventReport, Participant
from mahdar.model.span import Span
from mahdar.model.statement import Statement
from mahdar.model.time import Timex
from mahdar.reading.doc import Doc


def step(doc: Doc, language: Language) -> Iterable[EventReport]:
    """The events found, those that are the occasion of a statement with the day and people its words give them."""
    said = [s for s in doc.found.statements if s.occasion is not None]
    for event in doc.found.events:
        own = next((s for s in said if _inside(event.trigger, s.occasion)), None)
        yield event if own is None else _told(doc, event, own)


def _inside(words: Span, occasion: Span | None) -> bool:
    return occasion is not None and occasion.start <= words.start and words.end <= occasion.end


def _told(doc: Doc, event: EventReport, statement: Statement) -> EventReport:
    fields: dict[str, object] = {}
    timex = next((t for t in doc.found.times if t.id == statement.time), None)
    if event.earliest is None and COARSE[event.status] == "actual" and timex and _day(timex, statement.occasion):
        fields = {"earliest": timex.earliest, "latest": timex.latest, "time": timex.id}
        fields["why_not"] = {k: v for k, v in event.why_not.items() if k not in ("earliest", "latest", "time")}
    there = {p.entity for p in event.participants}
    if event.type == "CONSULT" and (more := [p for p in _people(doc, statement) if p.entity not in there]):
        fields["participants"] = (*event.participants, *more)
    return msgspec.structs.replace(event, **fields) if fields else event


def _day(timex: Timex, occasion: Span | None) -> bool:
    """Whether an expression in the occasion's own words gives its day."""
    within = occasion is not None and occasion.start <= timex.start and timex.end <= occasion.end
    return within and timex.earliest is not None and timex.latest is not None


def _people(doc: Doc, statement: Statement) -> Iterator[Participant]:
    """Who speaks, and the people and bodies that the words of the occasion name."""
    named = [statement.speaker.entity] if statement.speaker and statement.speaker.entity else []
    for entity in doc.found.entities:
        where = [Span(m.start, m.end, m.exact) for m in entity.mentions]
        if entity.kind != "place" and any(_inside(m, statement.occasion) for m in where):
            named.append(entity.id)
    yield from (Participant(e, "attendee") for e in dict.fromkeys(named))
