"""Settling: from what each article says to what is held over all of them. In memory, pure, independent of order."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.model.reading import Reading
from mahdar.settle.ahead import ahead
from mahdar.settle.copies import copies
from mahdar.settle.dates import dates
from mahdar.settle.disputes import disputes
from mahdar.settle.entities import entities
from mahdar.settle.events import groups, reports, settled
from mahdar.settle.settlement import Settlement

__all__ = ["Settlement", "settle"]


def settle(readings: Sequence[Reading], as_of: str | None = None) -> Settlement:
    """Settle readings: copies, dates, entities, events with their history, disputes, what lies ahead.

    Args:
        readings: One for each article, in any order; the same article twice counts once.
        as_of: The day from which «ahead» is seen; by default that of the newest article.
    """
    readings = sorted({r.article.id: r for r in readings}.values(), key=lambda r: r.article.id)
    held = dates(readings)
    days = {article: d.date for article, d in held.items()}
    twins = copies(readings, days=days)
    copy_of = {c.copy: c.original for c in twins}
    found, entity_of = entities(readings, days)
    known = {e.id: e for e in found}
    gathered = groups(reports(readings, days, entity_of, known))
    events = sorted((settled(g, known) for g in gathered), key=lambda e: (e.earliest or "9999", e.id))
    event_of = {r.local: e.id for g in gathered for r in g for e in (settled(g, known),)}
    newest = as_of or max((d for d in days.values() if d), default=None)
    return Settlement(
        twins, held, tuple(found), entity_of, tuple(events), event_of, disputes(events, copy_of), ahead(events, newest)
    )
