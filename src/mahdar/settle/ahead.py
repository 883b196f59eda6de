"""What lies ahead, as of the newest article (or a day that is asked for)."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.model.event import COARSE
from mahdar.model.record import Ahead, RecordEvent

STALE = 400
"""Days after which a plan without a day is no longer looked for."""


def ahead(events: Sequence[RecordEvent], as_of: str | None) -> tuple[Ahead, ...]:
    """Events still to come, soonest first, with what is missing of each."""
    found = [Ahead(e.id, as_of, (e.earliest, e.latest), e.status, _missing(e)) for e in events if _to_come(e, as_of)]
    return tuple(sorted(found, key=lambda a: (a.expected[0] or "9999", a.event)))


def _to_come(event: RecordEvent, as_of: str | None) -> bool:
    if COARSE[event.status] != "ahead" or event.followed_by:
        return False
    if event.latest is not None:
        return as_of is None or event.latest >= as_of
    told = max((s.as_of for s in event.history if s.as_of), default=None)
    return as_of is None or told is None or _days(told, as_of) <= STALE


def _days(a: str, b: str) -> int:
    from mahdar.settle.reports import days_between

    return days_between(a, b)


def _missing(event: RecordEvent) -> tuple[str, ...]:
    gaps = [("date", event.earliest is None or event.earliest != event.latest), ("place", event.place is None)]
    gaps.append(("confirmation", event.status != "scheduled"))
    return tuple(name for name, gap in gaps if gap)
