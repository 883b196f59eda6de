"""What lies ahead, as of the newest article (or a day that is asked for)."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.model.event import COARSE
from mahdar.model.record import Ahead, RecordEvent


def ahead(events: Sequence[RecordEvent], as_of: str | None) -> tuple[Ahead, ...]:
    """Events still to come, soonest first, with what is missing of each."""
    found = [
        Ahead(e.id, as_of, (e.earliest, e.latest), e.status, _missing(e))
        for e in events
        if COARSE[e.status] == "ahead" and e.status != "called for" and (as_of is None or e.latest is None or e.latest >= as_of)
    ]
    return tuple(sorted(found, key=lambda a: (a.expected[0] or "9999", a.event)))


def _missing(event: RecordEvent) -> tuple[str, ...]:
    gaps = [("date", event.earliest is None or event.earliest != event.latest), ("place", event.place is None)]
    gaps.append(("confirmation", event.status != "scheduled"))
    return tuple(name for name, gap in gaps if gap)
