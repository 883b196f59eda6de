"""The record: what we hold over all articles, and why."""

from __future__ import annotations

import msgspec

from mahdar.model.article import DateCandidate, DateHow
from mahdar.model.claim import Agreement, Claim, Dispute
from mahdar.model.entity import EntityKind
from mahdar.model.event import Part, PloverType, Quantity, Status
from mahdar.model.position import Stance
from mahdar.model.reading import Run
from mahdar.model.span import Span
from mahdar.model.statement import Statement

SCHEMA = "mahdar.record/1"


class RecordDate(msgspec.Struct, frozen=True):
    """The day an article is held to be of, with how and why."""

    date: str | None
    how: DateHow
    reason: str | None = None
    candidates: tuple[DateCandidate, ...] = ()
    doubt: str | None = None


class RecordArticle(msgspec.Struct, frozen=True):
    """One article of the record; `copy_of` is the id of the article it copies; `text` is kept so that evidence can be shown."""

    id: str
    source: str
    title: str | None
    outlet: str | None
    published: RecordDate
    copy_of: str | None = None
    url: str | None = None
    text: str = ""


class HeldRole(msgspec.Struct, frozen=True):
    """An office or role as one article gives it."""

    role: str | None
    words: str
    article: str
    as_of: str | None


class RecordEntity(msgspec.Struct, frozen=True):
    """One entity over all articles, with every written form."""

    id: str
    kind: EntityKind
    name: str
    name_en: str | None
    country: str | None
    names: tuple[str, ...]
    roles: tuple[HeldRole, ...]
    articles: tuple[str, ...]
    known_as: str | None = None
    mentions: int = 0
    why: str | None = None


class HistoryStep(msgspec.Struct, frozen=True):
    """The status of an event as of an article's day; `said_by` is whose word it is: an entity of the record, else the words."""

    as_of: str | None
    status: Status
    article: str
    evidence: Span
    statement: str | None = None
    said_by: str | None = None


class RecordEvent(msgspec.Struct, frozen=True):
    """One event with its history and the claims about each field."""

    id: str
    type: PloverType | None
    what: str
    title: str
    title_ar: str
    participants: tuple[str, ...]
    place: str | None
    earliest: str | None
    latest: str | None
    duration: str | None
    status: Status
    history: tuple[HistoryStep, ...]
    claims: tuple[Claim, ...]
    agreement: dict[str, Agreement]
    part_of: str | None = None
    quantities: tuple[Quantity, ...] = ()
    sources: int = 1
    reports: tuple[str, ...] = ()
    followed_by: str | None = None
    why_not: dict[str, str] = {}
    parts: dict[str, Part] = {}
    of: str | None = None
    is_set: bool = False


class PlanStep(msgspec.Struct, frozen=True):
    """What one article says of a plan: which paper it is, which version, how long, announced or leaked, to whom it goes.

    `made_public` are the words that say it was announced or leaked, `event` is the event in which it is put forward.
    """

    as_of: str | None
    article: str
    what: str
    evidence: Span
    version: str | None = None
    points: int | None = None
    documents: int | None = None
    publicity: str | None = None
    made_public: Span | None = None
    recipient: str | None = None
    event: str | None = None
    proposal: str | None = None


class RecordPlan(msgspec.Struct, frozen=True):
    """A plan of one side in its versions, in order of time."""

    id: str
    what: str
    title: str
    title_ar: str
    owner: str | None
    history: tuple[PlanStep, ...]


class RecordStatement(Statement, frozen=True, kw_only=True):
    """A statement with its article; entity ids are those of the record."""

    article: str


class RecordPosition(msgspec.Struct, frozen=True):
    """A stance of a party on an issue as of a day."""

    id: str
    party: str
    entity: str | None
    issue_id: str
    issue: str
    stance: Stance
    as_of: str | None
    article: str
    statement: str | None
    claimed_by_other: bool
    evidence: Span
    party_country: str | None = None
    condition: Span | None = None
    changed_from: Stance | None = None
    issue_ar: str | None = None


class Ahead(msgspec.Struct, frozen=True):
    """An event still to come as of the newest article (or `--as-of`)."""

    event: str
    as_of: str | None
    expected: tuple[str | None, str | None]
    status: Status
    missing: tuple[str, ...] = ()
    last_told: str | None = None


class Record(msgspec.Struct, frozen=True):
    """Everything that is held, one immutable value."""

    run: Run
    articles: tuple[RecordArticle, ...] = ()
    entities: tuple[RecordEntity, ...] = ()
    events: tuple[RecordEvent, ...] = ()
    statements: tuple[RecordStatement, ...] = ()
    positions: tuple[RecordPosition, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    ahead: tuple[Ahead, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    skipped: tuple[dict[str, str], ...] = ()
    schema: str = SCHEMA
    plans: tuple[RecordPlan, ...] = ()
