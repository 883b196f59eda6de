"""Entities with their mentions, from what the rules found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mahdar.model.entity import Entity, Mention
from mahdar.model.ids import finding_id
from mahdar.reading.entities.cast import Member, Part, Spot
from mahdar.reading.entities.chunk import Chunk, Person
from mahdar.reading.entities.english import How, person_name, thing_name
from mahdar.reading.entities.same import shortened, taken_up
from mahdar.reading.entities.scan import Scan


def build(scan: Scan, chunks: list[Chunk], crowds: list[Chunk], members: list[Member], found: list[Person]) -> Iterator[Entity]:
    """All entities of the article, in the order of their first mentions."""
    names = {k for p in found if p.name for k in range(*p.name)}
    titled = {ph.i for p in found for ph in p.phrases}
    within = frozenset(k for p in found for ph in p.phrases for k in range(ph.i, ph.j))
    entities = [_person(scan, member) for member in members if member.spots]
    kept = [c for c in chunks if not names.intersection(range(c.i, c.j)) and not (c.i in titled and c.form == "anaphor")]
    kept = taken_up(scan, shortened(scan, kept), within)
    taken = names | _held(scan, members) | {k for c in kept for k in range(c.i, c.j)}
    crowds = [c for c in crowds if taken.isdisjoint((c.i, c.i + 1 if scan.forms[c.i].isdecimal() else c.i))]
    entities.extend(_things(scan, kept))
    entities.extend(_things(scan, crowds))
    yield from sorted(entities, key=lambda e: (e.mentions[0].start, e.mentions[0].end))


def _held(scan: Scan, members: list[Member]) -> set[int]:
    """Words of the mentions of people; a title that became nobody's leaves its words free («مقتل جندي»)."""
    held: set[int] = set()
    for member in members:
        for spot in member.spots:
            held.update(range(scan.doc.word_at(spot.start), scan.doc.word_at(spot.end - 1) + 1))
    return held


def _mentions(scan: Scan, spots: list[Spot]) -> tuple[Mention, ...]:
    text = scan.doc.text
    if len(spots) == 1:
        s = spots[0]
        return (Mention(s.start, s.end, text[s.start : s.end], s.form, s.rule),)  # type: ignore[arg-type]
    unique = {(s.start, s.end): s for s in spots}
    return tuple(Mention(a, b, text[a:b], s.form, s.rule) for (a, b), s in sorted(unique.items()))  # type: ignore[arg-type]


def _id(scan: Scan, kind: str, mentions: tuple[Mention, ...]) -> str:
    first = mentions[0]
    return finding_id("e", scan.doc.article.id, kind, first.start, first.end)


def _person(scan: Scan, member: Member) -> Entity:
    mentions = _mentions(scan, member.spots)
    known = member.known[0] if len(member.known) == 1 else None
    at = member.name_at
    name = scan.doc.text[at[0] : at[1]] if at else mentions[0].exact
    office = _office(member)
    country = member.country or (office.country if office else None) or (known.country if known else None) or None
    role = _role(scan, office)
    english, how = person_name(scan, member, name, role, country)
    gender = member.gender or (known.gender if known else "")
    return Entity(
        _id(scan, "person", tuple(m for m in mentions if m.form == "name") or mentions),
        "person", name, english, country, role, mentions, known.id if known else None, how,
        scan.doc.text[office.start : office.end] if office else None,
        "f" if gender == "f" else "m" if gender == "m" else None,
        member.how, _why_not(country, role),
    )


def _why_not(country: str | None, role: str | None = "") -> dict[str, str]:
    """Reasons for what was left empty."""
    why = {}
    if country is None:
        why["country"] = "neither the text nor a table names a side"
    if role is None:
        why["role"] = "the article names no office"
    return why


def _role(scan: Scan, office: Part | None) -> str | None:
    if office is None:
        return None
    narrow = scan.rules.roles.narrow.get(office.title.role)
    if narrow is not None and office.country not in narrow[1:]:
        return narrow[0]
    return office.title.role


def _office(member: Member) -> Part | None:
    """The office that says most: of a class that is an office, with a side."""
    ranked = [p for p in member.offices if p.title.sort not in ("honorific",)]
    return max(ranked, key=lambda p: (p.title.sort in ("office", "diplomatic", "royal"), bool(p.country)), default=None)


def _things(scan: Scan, chunks: list[Chunk]) -> Iterator[Entity]:
    groups: dict[tuple[str, str], list[Chunk]] = {}
    for chunk in chunks:
        groups.setdefault((chunk.kind, chunk.key), []).append(chunk)
    for (kind, _), members in groups.items():
        yield _thing(scan, kind, members)


def _thing(scan: Scan, kind: str, chunks: list[Chunk]) -> Entity:
    mentions = _mentions(scan, [Spot(c.start, c.end, c.form, c.rule) for c in chunks])
    lead = chunks[0]
    if len(chunks) > 1:
        lead = max(chunks, key=lambda c: (c.form == "name", c.pro not in scan.ties, c.end - c.start))
    row: Any = _row(scan, lead)
    name = row.name if row and lead.pro in scan.ties else _plain(scan, lead)
    english: str
    how: How
    english, how = (row.name_en, "table") if row else thing_name(scan, lead, name)
    return Entity(
        _id(scan, kind, mentions), kind, name, english, lead.country, lead.role, mentions,  # type: ignore[arg-type]
        lead.known, how, how=lead.rule, why_not=_why_not(lead.country),
    )


def _plain(scan: Scan, lead: Chunk) -> str:
    """The words of a mention; «للقادة» without its preposition."""
    written = scan.doc.text[lead.start : lead.end]
    joined = scan.language.clitics.contractions.get(lead.pro)
    return scan.language.article + written[len(joined) :] if joined and written.startswith(joined) else written


def _row(scan: Scan, chunk: Chunk) -> Any:
    world, known = scan.world, chunk.known
    if not known:
        return None
    return world.organisations.get(known) or world.countries.get(known) or world.places.get(known)
