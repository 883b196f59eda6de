"""Disputes over what is said of events and plans: which of a series, how many, how it went, what for, who came along, announced
or leaked, papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from mahdar.model.claim import Agreement, Claim, Dispute
from mahdar.model.event import EventReport
from mahdar.model.position import Proposal
from mahdar.model.reading import Reading, Remark
from mahdar.model.record import RecordEntity, RecordEvent, RecordPlan
from mahdar.model.span import Span
from mahdar.settle.made import dispute, side
from mahdar.settle.persons import is_kin
from mahdar.settle.reports import days_between, family
from mahdar.settle.settlement import Local

TALKS = ("talks", "negotiations", "consultation")
"""What goes on over several rounds."""
NEAR = 60
"""Days within which two articles speak of one plan."""
PLANS = ("plan", "framework", "proposal", "draft", "paper", "list", "letter")
FIELDS = {"ordinal": "number", "count": "number", "outcome": "outcome", "purpose": "purpose"}

Said = tuple[str, str, Span]
"""A value, the article that has it, and its words."""


class Settled(msgspec.Struct, frozen=True):
    """What is settled so far, as these disputes need it."""

    events: Sequence[RecordEvent]
    event_of: Mapping[Local, str]
    entities: Sequence[RecordEntity]
    entity_of: Mapping[Local, str]
    days: Mapping[str, str | None]
    copy_of: Mapping[str, str]
    plans: Sequence[RecordPlan] = ()

    def plan(self, article: str, proposal: str) -> str | None:
        """The plan of the record that a paper of an article is a version of."""
        steps = ((p.id, s) for p in self.plans for s in p.history)
        return next((identity for identity, s in steps if (s.article, s.proposal) == (article, proposal)), None)


def over_remarks(readings: Sequence[Reading], held: Settled) -> list[Dispute]:
    """Disputes over remarks and proposals of all articles that are no copies."""
    own = [r for r in readings if r.article.id not in held.copy_of]
    return [
        *_of_events(own, held),
        *_company(own, held),
        *_firmness(own, held),
        *_figures(own, held),
        *_publicity(own, held),
        *_papers(own, held),
    ]


def with_outcomes(events: Sequence[RecordEvent], readings: Sequence[Reading], event_of: Mapping[Local, str]) -> list[RecordEvent]:
    """Events with what is said of how they went, as claims."""
    told: dict[str, list[Claim]] = {}
    for r in readings:
        for m in r.remarks:
            event = event_of.get((r.article.id, m.about or "")) if m.field == "outcome" else None
            if event is not None:
                told.setdefault(event, []).append(Claim("outcome", m.value, r.article.id, m.evidence, m.statement))
    return [_gone(e, told[e.id]) if e.id in told else e for e in events]


def _gone(event: RecordEvent, claims: Sequence[Claim]) -> RecordEvent:
    """An event with claims on how it went: some may say well, some not."""
    values, articles = {c.value for c in claims}, {c.article for c in claims}
    state: Agreement = "disputed" if len(values) > 1 else "single" if len(articles) == 1 else "agreed"
    return msgspec.structs.replace(event, claims=(*event.claims, *claims), agreement={**event.agreement, "outcome": state})


def _made(about: str, field: str, said: Sequence[Said], note: str | None = None) -> Dispute:
    values: dict[str, list[Said]] = {}
    for one in said:
        values.setdefault(one[0], []).append(one)
    sides = [side(v, (a for _, a, _ in held), (w for *_, w in held)) for v, held in values.items()]
    return dispute(about, field, sides, "articles" if len({a for _, a, _ in said}) > 1 else "one article", note)


def _apart(said: Sequence[Said]) -> bool:
    return len({v for v, *_ in said}) > 1


# -- of events


def _of_events(readings: Sequence[Reading], held: Settled) -> Iterator[Dispute]:
    """Ordinals and outcomes of one event, counts of one series."""
    whole = _wholes(held.events)
    by_event: dict[tuple[str, str], list[Said]] = {}
    for r in readings:
        sets = {e.id for e in r.events if e.is_set}
        whole = whole | _rounds(r, held)
        for m in r.remarks:
            event = held.event_of.get((r.article.id, m.about or ""))
            if event and m.field in FIELDS:
                key = whole[event] if m.field == "outcome" and m.about not in sets else event
                by_event.setdefault((key, m.field), []).append((m.value, r.article.id, m.evidence))
    for (event, field), said in sorted(by_event.items()):
        if _apart(said):
            yield _made(event, FIELDS[field], said, "with the one at hand counted" if field == "count" else None)


def _wholes(events: Sequence[RecordEvent]) -> dict[str, str]:
    """An event, or the visit it is part of: how a visit went is how its talks went."""
    by_id = {e.id: e for e in events}
    return {e.id: e.part_of if e.part_of in by_id and family(e.what) == "meeting" else e.id for e in events}


def _rounds(reading: Reading, held: Settled) -> dict[str, str]:
    """Talks that go on, with the one round of talks that the article tells of: how they go is how it went."""
    talks = [e for e in reading.events if family(e.what) == "meeting" and not e.is_set]
    going = [e for e in talks if e.status == "under way" and e.what in TALKS]
    over = [e for e in talks if e.status == "held" and e.what in TALKS]
    if len(over) != 1:
        return {}
    ends = [held.event_of.get((reading.article.id, e.id)) for e in (*over, *going)]
    return {e: ends[0] for e in ends[1:] if e and ends[0]}


# -- who came along


def _company(readings: Sequence[Reading], held: Settled) -> Iterator[Dispute]:
    """Officials were to come along, and who came is named and bears no office."""
    told = [(r, m) for r in readings for m in r.remarks if m.field == "companions"]
    if not told:
        return
    by_id = {r.article.id: r for r in readings}
    events, known = {e.id: e for e in held.events}, {e.id: e for e in held.entities}
    for r, m in told:
        event = events.get(held.event_of.get((r.article.id, m.about or ""), ""))
        mine = _people(r, m.about or "", held, known)
        if event is None or not mine:
            continue
        for other, report in _others(event, r, by_id):
            extra = _people(other, report.id, held, known) - mine
            sides = {known[w].country for w in mine}
            named = {w for w in extra if known[w].country in sides}
            if named and all(_unofficial(known[w]) for w in named):
                values = [
                    (f"{_list(mine, known)}; {m.value}", r.article.id, m.evidence),
                    (_list(mine | named, known), other.article.id, report.trigger),
                ]
                yield _made(event.id, "participants", values, "who came along bears no office")


def _firmness(readings: Sequence[Reading], held: Settled) -> Iterator[Dispute]:
    """An article that says what will be, and further on that it is agreed in principle only."""
    for r in readings:
        reports = {e.id: e for e in r.events}
        for m in r.remarks:
            event = held.event_of.get((r.article.id, m.about or "")) if m.field == "firmness" else None
            if event:
                firm = reports[m.about or ""]
                said = [(firm.status, r.article.id, firm.trigger), (m.value, r.article.id, m.evidence)]
                yield _made(event, "status", said)


def _others(event: RecordEvent, reading: Reading, by_id: Mapping[str, Reading]) -> Iterator[tuple[Reading, EventReport]]:
    """The reports of an event in other articles, each with its reading."""
    ids = set(event.reports)
    for article in dict.fromkeys(s.article for s in event.history if s.article != reading.article.id):
        if article in by_id:
            yield from ((by_id[article], e) for e in by_id[article].events if e.id in ids)


def _people(reading: Reading, event: str, held: Settled, known: Mapping[str, RecordEntity]) -> frozenset[str]:
    """The named persons in a report, by their ids in the record."""
    parts = (p.entity for e in reading.events if e.id == event for p in e.participants)
    whole = (held.entity_of.get((reading.article.id, p)) for p in parts)
    return frozenset(w for w in whole if w and known[w].kind == "person")


def _unofficial(person: RecordEntity) -> bool:
    """Whether all that the articles say a person is, is whose kin he is."""
    words = [r.words for r in person.roles if r.words]
    return bool(words) and all(is_kin(w) for w in words)


def _list(people: frozenset[str], known: Mapping[str, RecordEntity]) -> str:
    return "; ".join(sorted(known[w].name_en or known[w].name for w in people))


# -- figures in one article


def _figures(readings: Sequence[Reading], held: Settled) -> Iterator[Dispute]:
    """Two numbers of one thing that an article sets against each other, on the word of two speakers."""
    for r in readings:
        units: dict[str, list[Remark]] = {}
        for m in r.remarks:
            if m.field == "figure":
                units.setdefault(m.about or "", []).append(m)
        for unit in sorted(units):
            said = [(m.value, r.article.id, m.evidence) for m in units[unit]]
            if _apart(said) and len(_speakers(r, units[unit])) > 1:
                yield _made(_speaker(r, units[unit], held), "number", [(_plain(v), a, w) for v, a, w in said], unit)


def _plain(value: str) -> str:
    return f"{float(value):.15g}"


def _speakers(reading: Reading, remarks: Sequence[Remark]) -> set[str]:
    by_id = {s.id: s.speaker for s in reading.statements if s.speaker}
    return {p.entity or p.exact for m in remarks if (p := by_id.get(m.statement or ""))}


def _speaker(reading: Reading, remarks: Sequence[Remark], held: Settled) -> str:
    """The entity whose figure it is: a speaker of one of the statements, else the article."""
    by_id = {s.id: s for s in reading.statements}
    for m in remarks:
        s = by_id.get(m.statement or "")
        if s and s.speaker and s.speaker.entity:
            return held.entity_of.get((reading.article.id, s.speaker.entity), reading.article.id)
    return reading.article.id


# -- plans


def _publicity(readings: Sequence[Reading], held: Settled) -> Iterator[Dispute]:
    """A plan that some say was announced and others say was leaked."""
    rows = []
    for r in readings:
        plans = {p.id: p for p in r.proposals}
        rows += [(r, m, plans[m.about]) for m in r.remarks if m.field == "publicity" and m.about in plans]
    named = _named(held) if rows else {}
    for (a, m, p), (b, n, q) in combinations(sorted(rows, key=lambda x: x[1].id), 2):
        if m.value != n.value and a.article.id != b.article.id and _one_plan(p, q) and _near(a, b, held):
            yield _made(
                held.plan(a.article.id, p.id) or held.plan(b.article.id, q.id) or _owner(p, q, named, a),
                "publicity",
                [(m.value, a.article.id, m.evidence), (n.value, b.article.id, n.evidence)],
            )


def _one_plan(p: Proposal, q: Proposal) -> bool:
    """Of one owner or to one recipient, as far as the articles tell."""
    one, other = {p.owner, p.recipient} - {None}, {q.owner, q.recipient} - {None}
    return p.what in PLANS and q.what in PLANS and (not one or not other or bool(one & other))


def _handed_over(papers: Proposal, plan: Proposal) -> bool:
    """Both of one owner, the papers to somebody, and the plan to nobody else."""
    known = papers.owner is not None and papers.recipient is not None
    return known and plan.owner == papers.owner and plan.recipient in (None, papers.recipient)


def _near(a: Reading, b: Reading, held: Settled) -> bool:
    x, y = held.days.get(a.article.id), held.days.get(b.article.id)
    return bool(x and y) and abs(days_between(x or "", y or "")) <= NEAR


def _named(held: Settled) -> dict[str, str]:
    """Entities by id and name; of two of one name the one with more mentions."""
    return {n: e.id for e in reversed(held.entities) for n in (e.id, e.name_en, e.name) if n}


def _owner(p: Proposal, q: Proposal, named: Mapping[str, str], reading: Reading) -> str:
    """The entity that the plan belongs to, or the article when none is known."""
    return next((named[n] for n in (p.owner, q.owner, p.recipient, q.recipient) if n and n in named), reading.article.id)


def _papers(readings: Sequence[Reading], held: Settled) -> Iterator[Dispute]:
    """Several documents in one article where another of those days knows of one plan between the same parties."""
    rows = [(r, p) for r in readings for p in r.proposals if p.what in PLANS]
    named = _named(held) if rows else {}
    for r, p in rows:
        if not p.documents or p.documents < 2:
            continue
        others = [
            (f"one {q.what}", o.article.id, q.evidence)
            for o, q in rows
            if o is not r
            and not q.documents
            and q.what in ("plan", "framework")
            and _handed_over(p, q)
            and _near(r, o, held)
        ]
        if others:
            mine = (f"{p.documents} documents", r.article.id, p.evidence)
            yield _made(held.plan(r.article.id, p.id) or _owner(p, p, named, r), "number", [mine, *others])
