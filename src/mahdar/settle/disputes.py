"""Where sources do not go together."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.model.claim import Claim, Dispute, DisputeValue
from mahdar.model.ids import content_id
from mahdar.model.record import RecordEvent

FIELDS = ("duration", "place")


def disputes(events: Sequence[RecordEvent], copy_of: dict[str, str]) -> tuple[Dispute, ...]:
    """Disputes over single fields of events; copies count as their original."""
    found: list[Dispute] = []
    for event in events:
        for field in dict.fromkeys(c.field for c in event.claims):
            if field in FIELDS or field.startswith("number:"):
                dispute = _over(event, field, [c for c in event.claims if c.field == field], copy_of)
                if dispute:
                    found.append(dispute)
    return tuple(sorted(found, key=lambda d: d.id))


def _over(event: RecordEvent, field: str, claims: Sequence[Claim], copy_of: dict[str, str]) -> Dispute | None:
    held: dict[str, list[Claim]] = {}
    for claim in claims:
        held.setdefault(claim.value, []).append(claim)
    if len(held) < 2:
        return None
    values = tuple(
        DisputeValue(v, tuple(dict.fromkeys(c.article for c in cs)), tuple(c.evidence for c in cs)) for v, cs in sorted(held.items())
    )
    sources = {copy_of.get(c.article, c.article) for c in claims}
    between = "articles" if len(sources) > 1 else "one article"
    name = "number" if field.startswith("number:") else field
    return Dispute(content_id("d", event.id, field, *sorted(held)), event.id, name, between, values, field)  # type: ignore[arg-type]
