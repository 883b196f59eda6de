"""What the settling decides over all readings."""

from __future__ import annotations

import msgspec

from mahdar.model.claim import Dispute
from mahdar.model.decision import Decision
from mahdar.model.record import Ahead, RecordDate, RecordEntity, RecordEvent, RecordPlan

Local = tuple[str, str]
"""An article id and the id of a finding in its reading."""


class Copy(msgspec.Struct, frozen=True):
    """Two articles that are one text: `copy` is the later or shorter one, `score` the share of shingles in common."""

    copy: str
    original: str
    score: float


class Settlement(msgspec.Struct, frozen=True):
    """Copies, dates, entities, events and disputes over a set of readings; ids are content-derived.

    `entity_of` and `event_of` lead from a finding of a reading to what it is in the record; `alias` from every id by
    which an entity or event may be named to the one it has; `vanished` are decisions whose target is no more.
    """

    copies: tuple[Copy, ...] = ()
    dates: dict[str, RecordDate] = {}
    entities: tuple[RecordEntity, ...] = ()
    entity_of: dict[Local, str] = {}
    events: tuple[RecordEvent, ...] = ()
    event_of: dict[Local, str] = {}
    disputes: tuple[Dispute, ...] = ()
    ahead: tuple[Ahead, ...] = ()
    alias: dict[str, str] = {}
    vanished: tuple[Decision, ...] = ()
    plans: tuple[RecordPlan, ...] = ()
