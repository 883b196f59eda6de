"""Disputes as they are made: an id from what is disputed and its values, the values in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mahdar.model.claim import Between, Dispute, DisputeValue
from mahdar.model.ids import content_id
from mahdar.model.span import Span


def side(value: str, articles: Iterable[str], evidence: Iterable[Span]) -> DisputeValue:
    """A value with the articles that have it and the words they have it in, each once."""
    return DisputeValue(value, tuple(dict.fromkeys(articles)), tuple(dict.fromkeys(evidence)))


def dispute(about: str, field: str, sides: Sequence[DisputeValue], between: Between, note: str | None = None) -> Dispute:
    """A dispute over a field of an event or entity; another order of the same values is the same dispute."""
    held = tuple(sorted(sides, key=lambda v: v.value))
    return Dispute(content_id("d", about, field, *(v.value for v in held)), about, field, between, held, note)
