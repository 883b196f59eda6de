"""The reading: what one article says."""

from __future__ import annotations

import msgspec

from mahdar.model.article import Article
from mahdar.model.entity import Entity
from mahdar.model.event import EventReport
from mahdar.model.position import Position, Proposal
from mahdar.model.span import Span
from mahdar.model.statement import Statement
from mahdar.model.time import Timex

SCHEMA = "mahdar.reading/1"


class Run(msgspec.Struct, frozen=True, gc=False):
    """What made a reading: version of the program and digest of the language data."""

    version: str
    rules: str


class Conflict(msgspec.Struct, frozen=True, gc=False):
    """Two readings of one thing inside an article that do not go together (a weekday and a date, a header and the text)."""

    id: str
    about: str
    field: str
    values: tuple[str, ...]
    note: str


class Remark(msgspec.Struct, frozen=True, gc=False):
    """What is said of an event or plan beside its fields: `about` is its id (of a figure: the unit), `field` ordinal, count,
    outcome, publicity or figure."""

    id: str
    about: str | None
    field: str
    value: str
    evidence: Span
    statement: str | None = None
    rule: str = ""


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One article and all that was found in it; pure function of the article and the language data."""

    article: Article
    run: Run
    entities: tuple[Entity, ...] = ()
    times: tuple[Timex, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[EventReport, ...] = ()
    positions: tuple[Position, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    remarks: tuple[Remark, ...] = ()
    schema: str = SCHEMA
