"""How events hang together: the meeting in a visit, and what became of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from mahdar.model.claim import Agreement
from mahdar.model.event import COARSE
from mahdar.model.record import RecordEntity, RecordEvent
from mahdar.settle.reports import days_between, family, width

MUCH_LATER = 400
"""Days within which a meeting that is told without a day may be the one that the same persons had planned."""
AFTER = 120
"""Days within which a meeting may be the one that was planned."""


def linked(events: Sequence[RecordEvent], known: Mapping[str, RecordEntity]) -> tuple[RecordEvent, ...]:
    """Events with `part_of` (the visit a meeting was in) and `followed_by` (what a plan came to)."""
    by_person: dict[str, list[RecordEvent]] = {}
    for e in events:
        for w in e.participants:
            if known[w].kind == "person":
                by_person.setdefault(w, []).append(e)
    found = [
        msgspec.structs.replace(e, part_of=e.part_of or _visit(e, by_person, known), followed_by=_came(e, by_person, known))
        for e in events
    ]
    inside: dict[str, list[RecordEvent]] = {}
    for e in found:
        if e.part_of is not None and COARSE[e.status] == "ahead" and e.earliest:
            inside.setdefault(e.part_of, []).append(e)
    return tuple(_fixed(e, inside[e.id], known) if e.id in inside else e for e in found)


def _fixed(visit: RecordEvent, meetings: Sequence[RecordEvent], known: Mapping[str, RecordEntity]) -> RecordEvent:
    """A trip that is planned is fixed by a later word that fixes the day of the meeting it is for."""
    told = max((s.as_of for s in visit.history if s.as_of), default="")
    for meeting in sorted(meetings, key=lambda e: (width(e.earliest, e.latest), e.id)):
        steps = tuple(s for s in meeting.history if s.status == "scheduled" and s.as_of and s.as_of >= told)
        sure = meeting.status == "scheduled" and visit.status in ("planned", "possible", "proposed") and meeting.place is not None
        if steps and sure and width(meeting.earliest, meeting.latest) < width(visit.earliest, visit.latest):
            claims = tuple(c for c in meeting.claims if c.field == "date" and any(s.article == c.article for s in steps))
            agreement: dict[str, Agreement] = {**visit.agreement, "status": "superseded", "date": "superseded"}
            return msgspec.structs.replace(
                visit, earliest=meeting.earliest, latest=meeting.latest, status="scheduled", history=(*visit.history, *steps),
                claims=(*visit.claims, *claims), agreement=agreement,
            )  # fmt: skip
    return visit


def _near(event: RecordEvent, by_person: Mapping[str, list[RecordEvent]]) -> list[RecordEvent]:
    found = {o.id: o for w in event.participants for o in by_person.get(w, ()) if o.id != event.id}
    return [found[k] for k in sorted(found)]


def _visit(
    event: RecordEvent, by_person: Mapping[str, list[RecordEvent]], known: Mapping[str, RecordEntity]
) -> str | None:
    """The visit of one of its people to its place in its days."""
    if family(event.what) == "visit" or event.is_set:
        return None
    visits = [v for v in _near(event, by_person) if family(v.what) == "visit" and not v.is_set and _within(event, v, known)]
    return (
        max(visits, key=lambda v: (len(set(v.participants) & set(event.participants)), v.sources, v.id)).id
        if visits
        else None
    )


def _within(event: RecordEvent, visit: RecordEvent, known: Mapping[str, RecordEntity]) -> bool:
    if COARSE[event.status] != COARSE[visit.status] or family(event.what) not in ("meeting", "agreement"):
        return False
    there, here = visit.place, event.place
    placed = there is not None and here is not None and (there == here or known[there].country == known[here].country)
    if here is not None and there is not None and not placed:
        return False
    if event.earliest and visit.earliest:
        return event.earliest <= (visit.latest or visit.earliest) and visit.earliest <= (event.latest or event.earliest)
    return bool({s.article for s in event.history} & {s.article for s in visit.history})


def _told_later(
    event: RecordEvent, by_person: Mapping[str, list[RecordEvent]], known: Mapping[str, RecordEntity], day: str
) -> str | None:
    """The meeting of the very same persons that a later article, after the days it was planned for, knows to have been held."""
    people = {w for w in event.participants if known[w].kind == "person"}
    after = max(day, event.latest or day)
    found = [
        (o.history[0].as_of, o.id)
        for o in _near(event, by_person)
        if COARSE[o.status] == "actual" and o.earliest is None and not o.is_set
        and (family(o.what), o.type) == (family(event.what), event.type)
        and {w for w in o.participants if known[w].kind == "person"} == people
        and o.history[0].as_of and 0 < days_between(after, o.history[0].as_of) <= MUCH_LATER
    ]
    return min(found)[1] if len(people) > 1 and found else None


def _came(
    event: RecordEvent, by_person: Mapping[str, list[RecordEvent]], known: Mapping[str, RecordEntity]
) -> str | None:
    """The held event that a plan came to, when it was not joined with it (its day moved)."""
    if COARSE[event.status] == "actual":
        return None
    own = set(event.participants)
    day = max((s.as_of for s in event.history if s.as_of), default=None)
    told = {s.article for s in event.history}
    later = _told_later(event, by_person, known, day) if day else None
    if later is not None:
        return later
    done = [
        o
        for o in _near(event, by_person)
        if COARSE[o.status] == "actual"
        and family(o.what) == family(event.what)
        and o.earliest
        and day
        and o.type == event.type
        and 0 <= days_between(day, o.earliest) <= AFTER
        and not told & {s.article for s in o.history}
        and len(own & set(o.participants)) >= min(2, len(own))
        and (event.place is None or o.place is None or event.place == o.place)
    ]
    return min(done, key=lambda o: (o.earliest or "", o.id)).id if done else None
