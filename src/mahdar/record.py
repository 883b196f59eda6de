"""The record: findings and settlement in one immutable value. *This is what we hold, and why.*"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from mahdar.model.claim import Dispute
from mahdar.model.reading import Reading, Run
from mahdar.model.record import Record, RecordArticle, RecordEvent, RecordPosition, RecordStatement
from mahdar.model.statement import Party
from mahdar.settle import Settlement
from mahdar.settle.positions import marked


def record(readings: Sequence[Reading], settlement: Settlement) -> Record:
    """The record of readings and their settlement; articles by day, then everything in the order a reader asks for it."""
    by_id = {r.article.id: r for r in readings}
    days = {a: d.date for a, d in settlement.dates.items()}
    ordered = sorted(by_id.values(), key=lambda r: (days[r.article.id] or "9999", r.article.id))
    runs = {r.run for r in ordered}
    statements = tuple(s for r in ordered for s in _statements(r, settlement))
    return Record(
        run=max(runs, key=lambda r: (r.version, r.rules)) if runs else Run("", ""),
        articles=tuple(_article(r, settlement) for r in ordered),
        entities=settlement.entities,
        events=_told(settlement.events, statements),
        statements=statements,
        positions=marked(p for r in ordered for p in _positions(r, settlement, days[r.article.id])),
        disputes=tuple(sorted(settlement.disputes, key=lambda d: _weight(d, days))),
        ahead=settlement.ahead,
        copies=_groups(settlement),
        plans=settlement.plans,
    )


FIELDS = ("participants", "date", "number", "place", "duration", "status", "role", "name", "publicity", "outcome", "purpose")
"""Fields of disputes, the hardest facts first."""


def _weight(dispute: Dispute, days: Mapping[str, str | None]) -> tuple[int, str, str]:
    field = dispute.field.partition(":")[0]
    told = min((days.get(a) or "9999" for v in dispute.values for a in v.articles), default="9999")
    return FIELDS.index(field) if field in FIELDS else len(FIELDS), told, dispute.id


def _told(events: Sequence[RecordEvent], statements: Sequence[RecordStatement]) -> tuple[RecordEvent, ...]:
    """The events with whose word each step of their history is."""
    by = {s.id: s.speaker.entity or s.speaker.exact for s in statements if s.speaker}
    replace = msgspec.structs.replace
    return tuple(
        replace(e, history=tuple(replace(h, said_by=by[h.statement]) if h.statement in by else h for h in e.history)) for e in events
    )


def _article(reading: Reading, settlement: Settlement) -> RecordArticle:
    a = reading.article
    copy_of = next((c.original for c in settlement.copies if c.copy == a.id), None)
    return RecordArticle(a.id, a.source, a.title, a.outlet, settlement.dates[a.id], copy_of, a.url, a.text)


def _party(party: Party, article: str, settlement: Settlement) -> Party:
    entity = settlement.entity_of.get((article, party.entity)) if party.entity else None
    return msgspec.structs.replace(party, entity=entity)


def _statements(reading: Reading, settlement: Settlement) -> Iterator[RecordStatement]:
    at = reading.article.id
    for s in reading.statements:
        fields = msgspec.structs.asdict(s)
        fields["speaker"] = _party(s.speaker, at, settlement) if s.speaker else None
        fields["via"] = tuple(_party(p, at, settlement) for p in s.via)
        fields["for_entity"] = settlement.entity_of.get((at, s.for_entity)) if s.for_entity else None
        yield RecordStatement(article=at, **fields)


def _positions(reading: Reading, settlement: Settlement, day: str | None) -> Iterator[RecordPosition]:
    at = reading.article.id
    for p in reading.positions:
        entity = settlement.entity_of.get((at, p.entity)) if p.entity else None
        yield RecordPosition(
            p.id, p.party, entity, p.issue_id, p.issue, p.stance, day, at, p.statement, p.claimed_by_other, p.evidence,
            p.party_country, p.condition, issue_ar=p.issue_ar,
        )


def _groups(settlement: Settlement) -> tuple[tuple[str, ...], ...]:
    """Articles that are one text, the original first."""
    found: dict[str, list[str]] = {}
    for c in settlement.copies:
        found.setdefault(c.original, [c.original]).append(c.copy)
    return tuple(tuple(members) for _, members in sorted(found.items()))
