"""The same entity across articles: by its id in the world tables, by name, by a spelling of its name beside the same office."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

import msgspec

from mahdar.lang import Language, load
from mahdar.lang.tables.search import letters
from mahdar.model.entity import Entity
from mahdar.model.ids import content_id
from mahdar.model.reading import Reading
from mahdar.model.record import HeldRole, RecordEntity
from mahdar.settle import spelling
from mahdar.settle.groups import Groups
from mahdar.settle.settlement import Local

Held = tuple[Reading, Entity]
Pair = tuple[str, str]
MOST = 60
"""Names in a block beyond which it is a formula and not one person's spellings."""
FORMS = 6
"""Written names of an entity that are compared."""
UNIQUE = frozenset(
    {
        "head of state",
        "monarch",
        "king",
        "emir",
        "sultan",
        "crown prince",
        "prime minister",
        "head of government",
        "chancellor",
    }
)
"""Offices that one person of a country holds."""
DAYS = 400
"""An office may pass to another: a title alone leads to its holder only in articles this near."""


class Cast(msgspec.Struct, frozen=True):
    """Entities over all articles, where each entity of a reading went, and other ids an entity may be named by."""

    entities: tuple[RecordEntity, ...]
    entity_of: dict[Local, str]
    alias: dict[str, str]


def entities(
    readings: Sequence[Reading], dates: Mapping[str, str | None], must: Iterable[Pair] = (), cannot: Iterable[Pair] = ()
) -> Cast:
    """Entities over all articles.

    Args:
        readings: One for each article, sorted by id.
        dates: The day each article is held to be of.
        must, cannot: Pairs of entity ids that a person holds to be one, or two.
    """
    bases: dict[str, list[Held]] = {}
    for reading in readings:
        language = load(reading.article.language)
        for entity in reading.entities:
            bases.setdefault(base_key(entity, reading.article.id, language), []).append((reading, entity))
    ids = {k: content_id("n", k) for k in bases}
    joined = _joined(bases, ids, {frozenset(p) for p in cannot}, must)
    found: list[RecordEntity] = []
    where: dict[Local, str] = {}
    alias: dict[str, str] = {}
    for keys, why in joined:
        members = [m for k in keys for m in bases[k]]
        ident = ids[keys[0] if len(keys) == 1 else _first(keys, bases, dates)]
        whole = _single(members[0], dates, ident) if len(members) == 1 else _merged(members, dates, ident, why)
        found.append(whole)
        where.update({(r.article.id, e.id): whole.id for r, e in members})
        alias.update({ids[k]: whole.id for k in keys})
    return Cast(tuple(sorted(found, key=lambda e: (-e.mentions, e.id))), where, alias)


def base_key(entity: Entity, article: str, language: Language) -> str:
    """What an entity is first joined by: its id in the world tables, or kind, side and full name; else it stands alone."""
    if entity.known_as:
        return f"known {entity.known_as}"
    folded = language.fold(entity.name)
    named = any(m.form == "name" for m in entity.mentions)
    if entity.kind == "person" and (" " not in folded or not named):
        return f"alone {article} {entity.id}"
    if entity.kind == "group":
        return f"alone {article} {entity.id}"
    return f"{entity.kind} {entity.country or ''} {folded}"


def _joined(
    bases: Mapping[str, list[Held]], ids: Mapping[str, str], cannot: set[frozenset[str]], must: Iterable[Pair]
) -> list[tuple[list[str], str | None]]:
    """Base keys that are one entity, with why."""
    groups: Groups[str] = Groups(sorted(bases))
    of_id = {ident: k for k, ident in ids.items()} if must else {}
    why: dict[str, list[str]] = {}
    for a, b in must:
        if a in of_id and b in of_id:
            groups.join(of_id[a], of_id[b])
            why.setdefault(of_id[b], []).append("held to be one by a person")
    for a, b, reason in [*_variants(bases), *_titled(bases)]:
        if not cannot or not any(
            frozenset((ids[x], ids[y])) in cannot for x in _of(groups, a) for y in _of(groups, b)
        ):
            groups.join(a, b)
            why.setdefault(b, []).append(reason)
    return [(keys, "; ".join(dict.fromkeys(w for k in keys for w in why.get(k, ()))) or None) for keys in groups.sets()]


def _of(groups: Groups[str], key: str) -> list[str]:
    root = groups.find(key)
    return [root, key]


class Form(msgspec.Struct, frozen=True):
    """A full name of a base entity: folded words, and what is known of its bearer."""

    key: str
    words: tuple[str, ...]
    named: bool
    known: bool
    sides: frozenset[str]
    roles: frozenset[str]


def _variants(bases: Mapping[str, list[Held]]) -> list[tuple[str, str, str]]:
    """Pairs of persons whose names are spellings of one name, on one side; a misspelling needs the same side or office."""
    blocks: dict[tuple[str, ...], list[Form]] = {}
    for key in sorted(bases):
        if bases[key][0][1].kind == "person":
            for form in _forms(key, bases[key]):
                for block in _block_keys(form.words):
                    blocks.setdefault(block, []).append(form)
    found: dict[Pair, str] = {}
    for held in blocks.values():
        for a, b in combinations(held[:MOST], 2):
            if a.key != b.key and (a.key, b.key) not in found and (reason := _one_person(a, b)):
                found[a.key, b.key] = reason
    return [(a, b, reason) for (a, b), reason in sorted(found.items())]


def _forms(key: str, held: Sequence[Held]) -> list[Form]:
    """The full names an entity is written by; of an office with unknown words behind it, the last two."""
    language = load(held[0][0].article.language)
    sides = frozenset(e.country for _, e in held if e.country)
    roles = frozenset(e.role for _, e in held if e.role)
    found: dict[tuple[str, ...], Form] = {}
    for _, e in held:
        words, named = (
            letters(language).compact(language.fold(e.name).split()),
            any(m.form == "name" for m in e.mentions),
        )
        if len(words) > 1:
            words = words if named else words[-2:]
            found.setdefault(words, Form(key, words, named, e.known_as is not None, sides, roles))
        if len(found) == FORMS:
            break
    return list(found.values())


def _block_keys(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Keys that two spellings of one name share: one of its two words as it sounds, the other with any one letter less."""
    sounds = letters(load("ar"))
    first, last = sounds.skeleton(words[0]), sounds.skeleton(words[-1])
    near = {("first", first, last[:n] + last[n + 1 :]) for n in range(len(last))}
    far = {("last", last, first[:n] + first[n + 1 :]) for n in range(len(first))}
    return {("both", first, last), ("moved", first, "".join(sorted(words[-1]))), *near, *far}


def _one_person(a: Form, b: Form) -> str | None:
    if (a.known and b.known) or not (a.named or b.named):
        return None
    if a.sides and b.sides and not a.sides & b.sides:
        return None
    if not (a.named and b.named) and a.words[0] != b.words[0]:
        return None
    told = spelling.name(a.words, b.words, letters(load("ar")))
    side, office = bool(a.sides & b.sides), bool(a.roles & b.roles)
    near = told.verdict in ("same", "variant") and side
    if near or (told.verdict == "misspelt" and (office or side) and told.score >= 0.7):
        return f"{' '.join(a.words)} = {' '.join(b.words)}: {told.why}{', same office' if office else ''}"
    return None


def _titled(bases: Mapping[str, list[Held]]) -> list[tuple[str, str, str]]:
    """A person known by office alone, and the one person who bears that office by name in articles of its time."""
    named: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for key, held in bases.items():
        for reading, e in held:
            if e.kind == "person" and e.role and e.country and _unique(e.role) and not key.startswith("alone"):
                named.setdefault((e.role, e.country), []).append((reading.article.published.date or "", key))
    for rows in named.values():
        rows[:] = sorted(set(rows))
    found = []
    for key, held in bases.items():
        reading, e = held[0]
        if (
            key.startswith("alone")
            and e.kind == "person"
            and e.role
            and e.country
            and all(m.form != "name" for m in e.mentions)
        ):
            holders = _holders(named.get((e.role, e.country), []), reading.article.published.date)
            if len(holders) == 1:
                found.append((holders.pop(), key, f"the only {e.role} of {e.country} named at that time"))
    return found


def _unique(role: str) -> bool:
    """Whether one person of a country holds the office at a time."""
    return role in UNIQUE or (
        role.endswith(" minister") and "deputy" not in role and role not in ("state minister", "former minister")
    )


def _holders(rows: Sequence[tuple[str, str]], day: str | None) -> set[str]:
    """Who bears an office by name near a day; at most two, since two already leave it open. `rows` are (day, who), sorted."""
    found: set[str] = set()
    if not day:
        return found
    at = date.fromisoformat(day).toordinal()
    first = bisect_left(rows, (date.fromordinal(max(1, at - DAYS)).isoformat(), ""))
    last = bisect_right(rows, (date.fromordinal(min(date.max.toordinal(), at + DAYS)).isoformat(), "\U0010ffff"))
    for n in range(first, last):
        found.add(rows[n][1])
        if len(found) > 1:
            break
    return found


def _first(keys: Sequence[str], bases: Mapping[str, list[Held]], dates: Mapping[str, str | None]) -> str:
    """The key whose id the whole is given: one of the world tables, else that of the earliest article."""
    known = [k for k in keys if k.startswith("known ")]
    if known:
        return min(known)
    return min(
        keys,
        key=lambda k: (
            k.startswith("alone"),
            min((dates.get(r.article.id) or "9999", r.article.id) for r, _ in bases[k]),
            k,
        ),
    )


def _single(held: Held, dates: Mapping[str, str | None], ident: str) -> RecordEntity:
    """What `_merged` makes of one entity of one reading."""
    reading, e = held
    article = reading.article.id
    names = dict.fromkeys((e.name, *[m.exact for m in e.mentions]))
    roles = (HeldRole(e.role, e.role_words or "", article, dates.get(article)),) if e.role or e.role_words else ()
    return RecordEntity(
        ident, e.kind, _usual(e, names), e.name_en, e.country or None, tuple(names), roles, (article,), e.known_as, len(e.mentions)
    )


def _merged(members: list[Held], dates: Mapping[str, str | None], ident: str, why: str | None) -> RecordEntity:
    members = sorted(members, key=lambda m: (dates.get(m[0].article.id) or "9999", m[0].article.id, m[1].id))
    best = _best(members)
    firsts = Counter(e.name.split()[0] for _, e in members if e.name.split())
    names = dict.fromkeys(
        form for _, e in members for form in (e.name, *(m.exact for m in e.mentions), *_behind_title(e, firsts))
    )
    roles = tuple(
        dict.fromkeys(
            HeldRole(e.role, e.role_words or "", r.article.id, dates.get(r.article.id))
            for r, e in members
            if e.role or e.role_words
        )
    )
    return RecordEntity(
        ident,
        best.kind,
        _usual(best, names),
        best.name_en,
        next((e.country for _, e in members if e.country), None),
        tuple(names),
        roles,
        tuple(dict.fromkeys(r.article.id for r, _ in members)),
        best.known_as,
        sum(len(e.mentions) for _, e in members),
        why,
    )


def _usual(entity: Entity, names: Collection[str]) -> str:
    """The name of an entity; a state is called what it usually is, if it is written so anywhere."""
    state = load("ar").world.countries.get(entity.known_as or "") if entity.kind == "place" else None
    return state.name if state is not None and state.name in names else entity.name


def _behind_title(entity: Entity, firsts: Counter[str]) -> tuple[str, ...]:
    """The name behind an office, where the whole is known by others to be named; `firsts` counts the first words of all."""
    words = entity.name.split()
    named = any(m.form == "name" for m in entity.mentions)
    if entity.kind != "person" or named or len(words) < 3:
        return ()
    return (" ".join(words[-2:]),) if firsts[words[-2]] > (words[-2] == words[0]) else ()


def _best(members: Sequence[Held]) -> Entity:
    """The entity whose name the whole is given: known, then the spelling most articles have, then the longest."""
    spelt = Counter(e.name for _, e in members)
    return max(
        (e for _, e in members),
        key=lambda e: (
            e.known_as is not None,
            e.name_en is not None,
            " " in e.name,
            spelt[e.name],
            len(e.name),
            e.name,
        ),
    )
