"""How events hang together: the meeting in a visit, and what became of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from mahdar.model.event import COARSE
from mahdar.model.record import RecordEntity, RecordEvent
from mahdar.settle.reports import days_between, family

AFTER = 120
"""Days within which a meeting may be the one that was planned."""


def linked(events: Sequence[RecordEvent], known: Mapping[str, RecordEntity]) -> tuple[RecordEvent, ...]:
    """Events with `part_of` (the visit a meeting was in) and `followed_by` (what a plan came to)."""
    by_person: dict[str, list[RecordEvent]] = {}
    for e in events:
        for w in e.participants:
            if known[w].kind == "person":
                by_person.setdefault(w, []).append(e)
    return tuple(
        msgspec.structs.replace(e, part_of=e.part_of or _visit(e, by_person, known), followed_by=_came(e, by_person))
        for e in events
    )


def _near(event: RecordEvent, by_person: Mapping[str, list[RecordEvent]]) -> list[RecordEvent]:
    found = {o.id: o for w in event.participants for o in by_person.get(w, ()) if o.id != event.id}
    return [found[k] for k in sorted(found)]


def _visit(
    event: RecordEvent, by_person: Mapping[str, list[RecordEvent]], known: Mapping[str, RecordEntity]
) -> str | None:
    """The visit of one of its people to its place in its days."""
    if family(event.what) == "visit":
        return None
    visits = [v for v in _near(event, by_person) if family(v.what) == "visit" and _within(event, v, known)]
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


def _came(event: RecordEvent, by_person: Mapping[str, list[RecordEvent]]) -> str | None:
    """The held event that a plan came to, when it was not joined with it (its day moved)."""
    if COARSE[event.status] == "actual":
        return None
    own = set(event.participants)
    day = max((s.as_of for s in event.history if s.as_of), default=None)
    done = [
        o
        for o in _near(event, by_person)
        if COARSE[o.status] == "actual"
        and family(o.what) == family(event.what)
        and o.earliest
        and day
        and o.type == event.type
        and 0 <= days_between(day, o.earliest) <= AFTER
        and len(own & set(o.participants)) >= min(2, len(own))
        and (event.place is None or o.place is None or event.place == o.place)
    ]
    return min(done, key=lambda o: (o.earliest or "", o.id)).id if done else None
