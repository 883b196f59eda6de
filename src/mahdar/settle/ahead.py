"""What lies ahead, as of the newest article (or a day that is asked for)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mahdar.model.event import COARSE, Status
from mahdar.model.record import Ahead, RecordEntity, RecordEvent
from mahdar.settle.reports import days_between

FRESH = {"scheduled": 90, "planned": 90, "proposed": 60, "possible": 31, "called for": 31}
"""Days after the last word of it for which an event without a day is still looked for, by its status."""
SURE: tuple[Status, ...] = ("scheduled", "planned", "proposed", "possible", "called for")
NOT_TO_COME = ("REQUEST", "ACCUSE", "REJECT", "SUPPORT")
"""What is said or felt rather than going to be held."""


def ahead(
    events: Sequence[RecordEvent], as_of: str | None, known: Mapping[str, RecordEntity] | None = None
) -> tuple[Ahead, ...]:
    """Events still to come, soonest first, of those without a day the surest, with what is missing of each."""
    found = [
        Ahead(e.id, as_of, (e.earliest, e.latest), e.status, _missing(e), _last_told(e)) for e in events if _to_come(e, as_of, known)
    ]
    last = {a.event: days_between(a.last_told, as_of) if a.last_told and as_of else 0 for a in found}
    return tuple(sorted(found, key=lambda a: (a.expected[0] or "9999", SURE.index(a.status), last[a.event], a.event)))


def _to_come(event: RecordEvent, as_of: str | None, known: Mapping[str, RecordEntity] | None) -> bool:
    if COARSE[event.status] != "ahead" or event.followed_by:
        return False
    if event.latest is not None:
        return as_of is None or event.latest >= as_of
    if event.type in NOT_TO_COME or not _of_somebody(event, known):
        return False
    told = _last_told(event)
    return as_of is None or told is None or days_between(told, as_of) <= FRESH[event.status]


def _of_somebody(event: RecordEvent, known: Mapping[str, RecordEntity] | None) -> bool:
    """Is somebody in it who has a name or a side? «Aid to the parties» is nothing to wait for."""
    if known is None:
        return bool(event.participants or event.place)
    who = [known[w] for w in event.participants if w in known]
    return any(e.kind != "group" or e.country for e in who)


def _last_told(event: RecordEvent) -> str | None:
    """The day of the newest article that speaks of it."""
    return max((s.as_of for s in event.history if s.as_of), default=None)


def _missing(event: RecordEvent) -> tuple[str, ...]:
    gaps = [("date", event.earliest is None or event.earliest != event.latest), ("place", event.place is None)]
    gaps.append(("confirmation", event.status != "scheduled"))
    return tuple(name for name, gap in gaps if gap)
