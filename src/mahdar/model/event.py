"""Events as one article reports them."""

from __future__ import annotations

from typing import Literal

import msgspec

from mahdar.model.span import Span

PloverType = Literal[
    "CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]
Status = Literal[
    "held", "under way", "scheduled", "planned", "possible", "proposed", "postponed", "cancelled", "denied", "called for"
]
Part = Literal["host", "guest", "attendee", "mediator", "agent", "recipient"]
COARSE: dict[str, str] = {
    "held": "actual", "under way": "actual", "scheduled": "ahead", "planned": "ahead", "possible": "ahead",
    "proposed": "ahead", "called for": "ahead", "postponed": "off", "cancelled": "off", "denied": "off",
}


class Participant(msgspec.Struct, frozen=True, gc=False, rename={"part": "as"}):
    """One participant: an entity id and the part it has."""

    entity: str
    part: Part


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A number in an event («مقتل 12»): what it counts, the value, an optional bound (at least, about) and the words."""

    unit: str
    value: float
    bound: Literal["exact", "at least", "at most", "about"]
    evidence: Span


class EventReport(msgspec.Struct, frozen=True, gc=False):
    """One distinct event of one article; `trigger` is its clearest mention, `triggers` all of them.

    `background`: the article only looks back on it (a relative clause, «بعد مقتل», a noun that takes it as known).
    """

    id: str
    type: PloverType | None
    what: str
    trigger: Span
    participants: tuple[Participant, ...]
    place: str | None
    earliest: str | None
    latest: str | None
    duration: str | None
    time: str | None
    status: Status
    outcome: Span | None
    statement: str | None
    rule: str = ""
    mode: str | None = None
    quantities: tuple[Quantity, ...] = ()
    triggers: tuple[Span, ...] = ()
    part_of: str | None = None
    is_set: bool = False
    background: bool = False
    why_not: dict[str, str] = {}
