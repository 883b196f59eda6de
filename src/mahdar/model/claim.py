"""Claims about the fields of an event, and the agreement over them."""

from __future__ import annotations

from typing import Literal

import msgspec

from mahdar.model.span import Span

Agreement = Literal["single", "agreed", "disputed", "superseded"]


class Claim(msgspec.Struct, frozen=True, gc=False):
    """What one article says of one field of an event or entity."""

    field: str
    value: str
    article: str
    evidence: Span
    statement: str | None = None


Between = Literal["articles", "one article", "a source and the record"]
"""Who does not agree with whom in a dispute."""


class Dispute(msgspec.Struct, frozen=True, gc=False):
    """Values that do not go together, each with the articles and words that hold it."""

    id: str
    about: str
    field: str
    between: Between
    values: tuple[DisputeValue, ...]
    note: str | None = None
    closed_by: str | None = None


class DisputeValue(msgspec.Struct, frozen=True, gc=False):
    """One side of a dispute."""

    value: str
    articles: tuple[str, ...]
    evidence: tuple[Span, ...]
