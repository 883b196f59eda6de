"""What a settling changed: new, changed, newly disputed, resolved, announced and now held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mahdar.model.claim import Dispute
from mahdar.model.event import COARSE
from mahdar.model.record import RecordEvent
from mahdar.store.held import Change

FIELDS = ("status", "earliest", "latest", "place", "duration")


def changes(
    old: Sequence[RecordEvent],
    new: Sequence[RecordEvent],
    old_disputes: Sequence[Dispute],
    new_disputes: Sequence[Dispute],
) -> list[Change]:
    """Differences between two settlings, in the order of the newer one; an event is the same when it shares a report."""
    of_report = {report: e for e in old for report in e.reports}
    found: list[Change] = []
    met: set[str] = set()
    for event in new:
        before = next((of_report[r] for r in event.reports if r in of_report), None)
        if before is None:
            found.append(Change("new", event.id, _words(event)))
        else:
            met.add(before.id)
            found += _fields(before, event)
    found += [Change("gone", e.id, _words(e)) for e in old if e.id not in met]
    return [*found, *_disputes(old_disputes, new_disputes)]


def _words(event: RecordEvent) -> str:
    days = event.earliest if event.earliest == event.latest else f"{event.earliest or '…'}/{event.latest or '…'}"
    return f"{event.title} [{event.status}{', ' + days if days else ''}]"


def _fields(before: RecordEvent, after: RecordEvent) -> Iterator[Change]:
    if (before.status, after.status) and COARSE[before.status] == "ahead" and COARSE[after.status] == "actual":
        yield Change("held", after.id, _words(after), "status", before.status, after.status)
    for field in FIELDS:
        one, other = getattr(before, field), getattr(after, field)
        told = field == "status" and COARSE[before.status] == "ahead" and COARSE[after.status] == "actual"
        if one != other and not told:
            yield Change("changed", after.id, _words(after), field, one, other)


def _disputes(old: Sequence[Dispute], new: Sequence[Dispute]) -> Iterator[Change]:
    before, after = {d.id: d for d in old}, {d.id: d for d in new}
    for ident, d in after.items():
        values = " / ".join(v.value for v in d.values)
        if ident not in before:
            yield Change("disputed", ident, f"{d.field}: {values}", d.field)
        elif d.closed_by and not before[ident].closed_by:
            yield Change("resolved", ident, f"{d.field}: {values}", d.field, None, d.closed_by)
    for ident in before.keys() - after.keys():
        d = before[ident]
        yield Change("resolved", ident, f"{d.field}: {' / '.join(v.value for v in d.values)}", d.field)
