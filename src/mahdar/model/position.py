"""Positions: where a party stands on an issue."""

from __future__ import annotations

from typing import Literal

import msgspec

from mahdar.model.span import Span

Stance = Literal["supports", "opposes", "demands", "offers", "refuses", "open", "concerned"]


class Position(msgspec.Struct, frozen=True, gc=False):
    """One stance of one party on one issue, with the words that show it."""

    id: str
    party: str
    party_country: str | None
    entity: str | None
    issue: str
    issue_id: str
    stance: Stance
    evidence: Span
    statement: str | None
    claimed_by_other: bool
    rule: str = ""
    condition: Span | None = None
    issue_ar: str | None = None


class Proposal(msgspec.Struct, frozen=True, gc=False):
    """A plan, draft, framework, list or letter that the article speaks of."""

    id: str
    what: str
    name: str
    evidence: Span
    owner: str | None = None
    recipient: str | None = None
    points: int | None = None
    documents: int | None = None
    version: str | None = None
    rule: str = ""
