"""What each section of the dossier shows, as plain values: grouping, ordering and titles, no markup."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from mahdar.export.headlines import weight
from mahdar.export.naming import Names, days, field_name, mentions, shorten, tidy
from mahdar.model.claim import Agreement, Claim
from mahdar.model.record import Ahead, Record, RecordEntity, RecordEvent, RecordPosition, RecordStatement
from mahdar.web.timeline import bounds, ordinal
from mahdar.web.words import text
from mahdar.words import LANGUAGES, Both, words


class Figures(NamedTuple):
    """The counts under the title; what there is none of is left out."""

    span: Both
    counts: list[Both]
    as_of: str | None


class Spoken(NamedTuple):
    """A statement, and the same words in copies of the article."""

    main: RecordStatement
    copies: list[RecordStatement]


class Said(NamedTuple):
    """One speaker and what it says, in order of time."""

    who: Both
    entity: str | None
    group: str
    statements: list[Spoken]


class Issue(NamedTuple):
    """One row of the table of positions: an issue and, for each party, its stances, newest first."""

    id: str
    name: Both
    cells: list[list[RecordPosition]]


class Positions(NamedTuple):
    """The table of positions."""

    parties: list[Both]
    issues: list[Issue]

    @property
    def sparse(self) -> bool:
        """Would most of the table be empty, so that it reads better as a list of issues?"""
        filled = sum(bool(cell) for issue in self.issues for cell in issue.cells)
        return len(self.parties) > 6 or filled * 3 < len(self.parties) * len(self.issues)


class Events(NamedTuple):
    """The events that have a day, those that have none, and those of which one article tells neither who nor where."""

    dated: list[RecordEvent]
    undated: list[RecordEvent]
    bare: list[RecordEvent]


class Field(NamedTuple):
    """One field of an event: its agreement and the claims about it, equal values together."""

    field: str
    agreement: Agreement | None
    values: list[tuple[str, list[Claim]]]


def counted(what: str, n: int) -> Both:
    """A counted noun in both languages."""
    return Both(*(words(lang).count(what, n) for lang in LANGUAGES))


def interval(earliest: str | None, latest: str | None) -> Both:
    """Days in words in both languages."""
    return Both(*(words(lang).interval(earliest, latest) for lang in LANGUAGES))


def newest(record: Record) -> str | None:
    """The day of the newest article."""
    known = days(a.published.date for a in record.articles)
    return known[-1] if known else None


def figures(record: Record, names: Names) -> Figures:
    """The counts of a record."""
    known = [d for d in days(a.published.date for a in record.articles) if ordinal(d)]
    span = Both("", "")
    if known:
        length = (ordinal(known[-1]) or 0) - (ordinal(known[0]) or 0) + 1
        span = text("fig_span", span=interval(known[0], known[-1]), days=counted("day", length))
    still_open = sum(d.closed_by is None for d in record.disputes)
    counts = {
        "article": len(record.articles), "source": len(names.independent()), "event": len(record.events),
        "statement": len(record.statements), "position": len(record.positions), "dispute": still_open,
    }
    return Figures(span, [counted(what, n) for what, n in counts.items() if n], newest(record))


def title(record: Record, names: Names) -> Both:
    """What the record is about, in names: the states or main parties, and the places where it happens."""
    weights = _weights(record)
    parties = _states(record, weights) or _different_sides(_heaviest(names, weights, ("person", "organisation", "group")))[:3]
    if not parties:
        return text("untitled") if not record.articles else names.about(record.articles[0].id)
    main = _joined([names.entity(p.id) for p in parties])
    cities = {e.id for e in record.entities if e.kind == "place"} - {p.id for p in parties}
    where = Counter(e.place for e in record.events if e.place in cities)
    places = _joined([names.entity(p) for p, _ in where.most_common(2)])
    return Both(*(f"{m} {p}" for m, p in zip(main, text("subject_in", places=places), strict=True))) if where else main


def people(record: Record, names: Names) -> list[RecordEntity]:
    """The persons that the record is most about."""
    return _heaviest(names, _weights(record), ("person",))[:6]


def _heaviest(names: Names, weights: Counter[str], kinds: tuple[str, ...]) -> list[RecordEntity]:
    relays = {party.entity for s in names.record.statements for party in s.via}
    relays |= {s.speaker.entity for s in names.record.statements if s.speaker and s.speaker_class == "media"}
    order = sorted(weights, key=lambda identity: (-weights[identity], identity))
    found = [names.entities[i] for i in order if i in names.entities and i not in relays]
    return [e for e in found if e.kind in kinds and (e.known_as or e.kind != "group")]


def _states(record: Record, weights: Counter[str]) -> list[RecordEntity]:
    """The two or three states that most of the record is about, if their names stand in it."""
    states = {e.country: e for e in record.entities if e.kind == "place" and e.known_as and e.known_as == e.country}
    total: Counter[str] = Counter()
    for entity in record.entities:
        if entity.country in states:
            total[entity.country] += weights[entity.id]
    heavy = [(code, n) for code, n in total.most_common(3) if n * 5 >= total.most_common(1)[0][1]]
    return [states[code] for code, _ in heavy] if len(heavy) > 1 else []


def _weights(record: Record) -> Counter[str]:
    weights: Counter[str] = Counter()
    for event in record.events:
        weights.update(dict.fromkeys(event.participants, 3))
    for statement in record.statements:
        if statement.speaker and statement.speaker.entity:
            weights[statement.speaker.entity] += 1
    for position in record.positions:
        if position.entity:
            weights[position.entity] += 2
    for entity in record.entities:
        weights[entity.id] += mentions(entity)
    return weights


def _different_sides(parties: list[RecordEntity]) -> list[RecordEntity]:
    """The heaviest of each side first, so that a title does not name one side only."""
    seen: set[str] = set()
    first: list[RecordEntity] = []
    rest: list[RecordEntity] = []
    for party in parties:
        (rest if party.country in seen else first).append(party)
        if party.country:
            seen.add(party.country)
    return [*first[:3], *rest][:3] if len(first) > 1 else parties


def _joined(names: list[Both]) -> Both:
    return Both(*(words(lang).join([tidy(n[i]) for n in names]) for i, lang in enumerate(LANGUAGES)))


def events(record: Record) -> Events:
    """The events with a day in order of time, then those without one, the weightiest first."""
    bare = [e for e in record.events if not e.participants and not e.place and e.sources < 2 and len(e.history) < 2]
    left_out = {e.id for e in bare}
    dated = [(known, e) for e in record.events if (known := bounds(e)) and e.id not in left_out]
    undated = [e for e in record.events if not bounds(e) and e.id not in left_out]
    by_day = [e for _, e in sorted(dated, key=lambda pair: (pair[0], pair[1].id))]
    return Events(by_day, sorted(undated, key=weight, reverse=True), sorted(bare, key=weight, reverse=True))


def ahead(record: Record) -> list[Ahead]:
    """What is to come, the nearest first; what has no day comes last."""
    return sorted(record.ahead, key=lambda a: (a.expected[0] or "9", a.expected[1] or "9"))


def fields(event: RecordEvent) -> list[Field]:
    """The claims of an event by field, disputed fields first."""
    grouped: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in event.claims:
        grouped[claim.field][claim.value].append(claim)
    rows = [Field(name, event.agreement.get(name), list(values.items())) for name, values in grouped.items()]
    return sorted(rows, key=lambda row: (row.agreement != "disputed", row.agreement == "single"))


def outcomes(event: RecordEvent) -> list[tuple[str, list[Claim]]]:
    """How an event went, as it is told: each value with the claims that hold it."""
    grouped: dict[str, list[Claim]] = defaultdict(list)
    for claim in event.claims:
        if claim.field == "outcome":
            grouped[claim.value].append(claim)
    return list(grouped.items())


def said(record: Record, names: Names) -> list[Said]:
    """The statements by speaker, the most quoted first; a bare description is one speaker per article."""
    grouped: dict[tuple[str, str], list[RecordStatement]] = defaultdict(list)
    for statement in record.statements:
        speaker = statement.speaker
        entity = speaker.entity if speaker and speaker.entity in names.entities else ""
        text_of = _original(statement.article, names)
        grouped[entity or text_of, "" if entity else names.speaker(statement).ar].append(statement)
    rows = [_speaker(group, names) for group in grouped.values()]
    return sorted(rows, key=lambda row: (row.entity is None, -len(row.statements)))


def _speaker(group: list[RecordStatement], names: Names) -> Said:
    first = group[0]
    entity = first.speaker.entity if first.speaker and first.speaker.entity in names.entities else None

    def day(statement: RecordStatement) -> str:
        article = names.articles.get(statement.article)
        return (article.published.date if article else None) or ""

    group_class = Counter(s.speaker_class for s in group).most_common(1)[0][0]
    return Said(names.speaker(first), entity, group_class, _once(sorted(group, key=day), names))


def _once(group: list[RecordStatement], names: Names) -> list[Spoken]:
    """Each statement once, with those that copies of its article repeat."""
    grouped: dict[tuple[str, str], list[RecordStatement]] = defaultdict(list)
    for statement in group:
        grouped[_original(statement.article, names), tidy(statement.content.exact)].append(statement)
    ordered = [sorted(same, key=lambda s: _original(s.article, names) != s.article) for same in grouped.values()]
    return [Spoken(same[0], same[1:]) for same in ordered]


def _original(article: str, names: Names) -> str:
    found = names.articles.get(article)
    return found.copy_of if found and found.copy_of in names.articles else article


def positions(record: Record, names: Names) -> Positions:
    """The table of parties by issues, the parties with most stances first."""
    weight = Counter(p.entity or p.party for p in record.positions)
    called = {p.entity or p.party: names.entity(p.entity, p.party) for p in record.positions}
    parties = [key for key, _ in weight.most_common()]
    by_issue: dict[str, list[RecordPosition]] = defaultdict(list)
    for position in record.positions:
        by_issue[position.issue_id].append(position)
    issues = []
    for identity, held in sorted(by_issue.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        held.sort(key=lambda p: (p.as_of or "", p.changed_from is not None), reverse=True)
        cells = [[p for p in held if (p.entity or p.party) == party] for party in parties]
        issues.append(Issue(identity, Both(held[0].issue_ar or held[0].issue, held[0].issue), cells))
    return Positions([called[key] for key in parties], issues)


def labels(record: Record, names: Names) -> dict[str, Both]:
    """A short name of every finding, for the way back from the text."""
    made = {e.id: names.title(e) for e in record.events}
    for s in record.statements:
        who = names.speaker(s)
        made[s.id] = Both(*(f"{who[i]}: {shorten(s.content.exact, 60)}" for i in range(2)))
    for p in record.positions:
        who = names.entity(p.entity, p.party)
        made[p.id] = Both(f"{who.ar}: {p.issue_ar or p.issue}", f"{who.en}: {p.issue}")
    for d in record.disputes:
        about = names.about(d.about)
        made[d.id] = Both(*(f"{field_name(d.field)[i]}: {about[i]}" for i in range(2)))
    return made
