"""Disputes over persons: an office that the record or others give otherwise, a name that is misspelt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from mahdar.lang import Language, load
from mahdar.lang.tables.search import letters
from mahdar.lang.tables.world import Office, Person, World
from mahdar.model.article import Article, Published
from mahdar.model.claim import Between, Dispute, DisputeValue
from mahdar.model.entity import Entity, Mention
from mahdar.model.reading import Reading
from mahdar.model.record import RecordEntity
from mahdar.model.span import Span
from mahdar.reading.doc import Doc
from mahdar.settle import spelling
from mahdar.settle.made import dispute
from mahdar.settle.settlement import Local

Said = tuple[Reading, Entity, str | None]
"""A reading, its entity, and the day of the article."""


def over_persons(
    readings: Sequence[Reading],
    days: Mapping[str, str | None],
    entity_of: Mapping[Local, str],
    known: Mapping[str, RecordEntity],
    copy_of: Mapping[str, str],
) -> list[Dispute]:
    """Disputes over the offices and names of persons."""
    by_person: dict[str, list[Said]] = {}
    for r in readings:
        if r.article.id not in copy_of:
            for e in r.entities:
                whole = entity_of.get((r.article.id, e.id))
                if e.kind == "person" and whole:
                    by_person.setdefault(whole, []).append((r, e, days.get(r.article.id)))
    found = [d for person in sorted(by_person) for d in over_person(known[person], by_person[person])]
    return [_with_consequences(d, by_person, known) if _is_wrong(d) else d for d in found]


def _is_wrong(dispute: Dispute) -> bool:
    """Whether an article calls somebody former who, by the world tables, serves."""
    return dispute.field == "role" and dispute.between == "a source and the record"


def _with_consequences(
    dispute: Dispute, by_person: Mapping[str, Sequence[Said]], known: Mapping[str, RecordEntity]
) -> Dispute:
    """One error is one dispute: where the same article calls others' offices those under the «former» one, it is told there."""
    wrong = set(dispute.values[0].articles)
    others: dict[str, Span] = {}
    for person, said in sorted(by_person.items()):
        for r, e, _ in said if person != dispute.about else ():
            span = _inner_past(e, load(r.article.language)) if r.article.id in wrong else None
            if span is not None:
                others.setdefault(known[person].name_en or known[person].name, span)
    if not others:
        return dispute
    mine = dispute.values[0]
    told = tuple(dict.fromkeys((*mine.evidence, *others.values())))
    words = f"the same error in what it calls {', '.join(sorted(others))}"
    return msgspec.structs.replace(
        dispute,
        values=(msgspec.structs.replace(mine, evidence=told), *dispute.values[1:]),
        note=f"{dispute.note}; {words}" if dispute.note else words,
    )


def _inner_past(entity: Entity, language: Language) -> Span | None:
    """The mention in which a title inside the person's own is called a past one."""
    for m in entity.mentions:
        doc = _doc(m.exact, language)
        past = [h.i for h in doc.of_kind("modifier") if any(str(x.id).endswith(".past") for x in h.senses)]
        if m.form != "anaphor" and past and len(_bearers(doc, past[0])) > 1:
            return Span(m.start, m.end, m.exact)
    return None


def over_person(person: RecordEntity, said: Sequence[Said]) -> Iterator[Dispute]:
    """Disputes over one person."""
    language = load(said[0][0].article.language)
    yield from _former(person, said, language)
    yield from _offices(person, said)
    yield from _names(person, said, language)


# -- former or serving


def _former(person: RecordEntity, said: Sequence[Said], language: Language) -> Iterator[Dispute]:
    """Called former while serving, by the world tables or by other articles of the time."""
    calls = [(r, e, day, _past(e, language)) for r, e, day in said]
    past = [(r, e, day, span) for r, e, day, span in calls if span is not None]
    for_table = [row for row in past if _serving(person, row[1].role, row[2], language.world) is not None]
    serving = [(r, e, span) for r, e, _, s in calls if s is None and (span := _office_words(e, past))]
    if not past or not (for_table or (serving and not _left(person, past, language.world))):
        return
    role = next((e.role for _, e, _, _ in past if e.role), None) or "office"
    values = [DisputeValue(f"former {role}", _articles([r for r, *_ in past]), tuple(s for *_, s in past))]
    if serving:
        values.append(DisputeValue(role, _articles([r for r, *_ in serving]), tuple(s for *_, s in serving)))
    note = None
    if for_table:
        office = _serving(person, for_table[0][1].role, for_table[0][2], language.world)
        note = f"{office.role} of {office.of} since {office.since}, by the world tables" if office else None
        if not serving and office:
            values.append(DisputeValue(f"{office.role} since {office.since}", (), ()))
    between: Between = "a source and the record" if for_table else "articles"
    yield dispute(person.id, "role", values, between, note)


def _articles(readings: Sequence[Reading]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.article.id for r in readings))


def _office_words(entity: Entity, past: Sequence[tuple[Reading, Entity, str | None, Span | None]]) -> Span | None:
    """Where an article gives the office that others call past as a present one."""
    roles = {e.role for _, e, _, _ in past if e.role}
    if entity.role not in roles:
        return None
    return next(
        (
            Span(m.start, m.end, m.exact)
            for m in entity.mentions
            if m.form == "title" or (entity.role_words or "\0") in m.exact
        ),
        None,
    )


def _past(entity: Entity, language: Language) -> Span | None:
    """The mention that calls the person's own office a past one."""
    return next(
        (
            Span(m.start, m.end, m.exact)
            for m in entity.mentions
            if m.form != "anaphor" and _says_past(m.exact, entity.country, language) and _by_name(m, entity, language)
        ),
        None,
    )


def _may_be_past(words: str, language: Language) -> bool:
    """A look at single words: whether one of them begins an adjective for past offices."""
    starts = _past_starts(language)
    return any(starts & {w, *(s.stem for s in language.lexicon.infos[w].splits)} for w in language.fold(words).split())


@lru_cache(maxsize=8)
def _past_starts(language: Language) -> frozenset[str]:
    rows = [m for m in language.tables["names"].modifier if str(m.id).endswith(".past")]
    forms = {language.fold(w).split()[0] for m in rows for w in m.words}
    return frozenset(f + end for f in forms for end in ("", *language.tables["search"].suffixes))


def _by_name(mention: Mention, entity: Entity, language: Language) -> bool:
    """Whether a mention has the name in it or right behind it; «the former minister» alone may be another."""
    behind = any(m.form == "name" and 0 <= m.start - mention.end <= 1 for m in entity.mentions)
    names = [*_table_names(entity.known_as, language), *(language.fold(m.exact) for m in entity.mentions if m.form == "name")]
    return behind or language.fold(mention.exact).split()[-1] in {w for n in names for w in n.split()}


def _left(person: RecordEntity, past: Sequence[tuple[Reading, Entity, str | None, Span | None]], world: World) -> bool:
    """Whether the tables know that the office was given up before: who still writes it speaks of those days."""
    known: Person | None = world.people.get(person.known_as or "")
    roles = {(e.role or "").removeprefix("former ") for _, e, _, _ in past}
    held = [o for o in known.offices if o.role in roles] if known else []
    return bool(held) and all(o.until and all(day and o.until <= day for _, _, day, _ in past) for o in held)


@lru_cache(maxsize=4096)
def _says_past(words: str, country: str | None, language: Language) -> bool:
    """Whether an adjective for past offices stands there, and belongs to the first title and not to one inside it."""
    if not _may_be_past(words, language):
        return False
    doc = _doc(words, language)
    past = [h.i for h in doc.of_kind("modifier") if any(str(x.id).endswith(".past") for x in h.senses)]
    if not past:
        return False
    sides = {x.value.country for h in doc.of_kind("nisba") if h.i < past[0] for x in h.senses}
    return len(_bearers(doc, past[0])) <= 1 and (not sides or not country or country in sides)


@lru_cache(maxsize=4096)
def is_kin(words: str) -> bool:
    """Whether words for what somebody is say whose kin he is, and name no office of his own."""
    titles = _doc(words, load("ar")).of_kind("title")
    return bool(titles) and all(s.value.sort == "relation" for s in titles[0].senses)


def _doc(words: str, language: Language) -> Doc:
    return Doc(Article("", "", words, Published(None, "unknown"), language=language.code), language)


def _bearers(doc: Doc, before: int) -> set[int]:
    """Where titles of one person begin: two mean that the second person's title stands inside the first's."""
    return {h.i for h in doc.of_kind("title") if h.i < before and any(x.value.number == "s" for x in h.senses)}


def _serving(person: RecordEntity, role: str | None, day: str | None, world: World) -> Office | None:
    """The office of that role which the person holds on a day, by the world tables."""
    known: Person | None = world.people.get(person.known_as or "")
    if known is None or not day or not role:
        return None
    plain = role.removeprefix("former ")
    return next(
        (o for o in known.offices if o.role == plain and o.since and o.since <= day and (not o.until or day < o.until)),
        None,
    )


# -- other offices


def _offices(person: RecordEntity, said: Sequence[Said]) -> Iterator[Dispute]:
    """Two offices that one person is given at one time, where one article each gives one."""
    rows = [(r, e, day) for r, e, day in said if e.role and e.role_words and not _vague(e.role)]
    roles: dict[str, list[tuple[Reading, Entity]]] = {}
    for r, e, _ in rows:
        roles.setdefault(e.role or "", []).append((r, e))
    if len(roles) < 2 or not _rivals(roles):
        return
    values = [
        DisputeValue(role, _articles([r for r, _ in held]), tuple(dict.fromkeys(_role_span(e) for _, e in held)))
        for role, held in roles.items()
    ]
    yield dispute(person.id, "role", values, "articles")


RIVALS = (
    ("aide", "adviser"),
    ("assistant", "adviser"),
    ("head of state", "head of government"),
    ("foreign minister", "defence minister"),
    ("minister", "deputy minister"),
    ("foreign minister", "deputy foreign minister"),
    ("ambassador", "envoy"),
    ("spokesperson", "adviser"),
)
"""Offices of which one person holds one at a time."""


def _rivals(roles: Mapping[str, object]) -> bool:
    return any(a in roles and b in roles for a, b in RIVALS)


def _vague(role: str) -> bool:
    return role in ("official", "source", "politician", "delegate", "member")


def _role_span(entity: Entity) -> Span:
    words = entity.role_words or ""
    best = next((m for m in entity.mentions if words and words in m.exact), entity.mentions[0])
    return Span(best.start, best.end, best.exact)


# -- names


def _names(person: RecordEntity, said: Sequence[Said], language: Language) -> Iterator[Dispute]:
    """A written name that no transcription explains, beside the one that other articles or the tables have."""
    sounds = letters(language)
    forms: dict[str, list[tuple[Reading, Span]]] = {}
    for r, e, _ in said:
        for m in e.mentions:
            full = _full(m.exact, person, language) if m.form == "name" else _tail(m.exact, e, language)
            if full:
                forms.setdefault(full, []).append((r, Span(m.start, m.end, m.exact)))
    right = _right(person, forms, language)
    if right is None or not any(m.form == "name" for _, e, _ in said for m in e.mentions):
        return
    for form in sorted(forms):
        if _part_of(form, right, language):
            continue
        told = [spelling.name(form.split(), other.split(), sounds) for other in _accepted(person, right, language)]
        if form != right and told and _wrong(form, told, person, language):
            best = max(told, key=lambda t: t.score)
            own = DisputeValue(
                _shown(form, forms[form][0][1]),
                _articles([r for r, _ in forms[form]]),
                tuple(s for _, s in forms[form]),
            )
            held = forms.get(right, [])
            theirs = DisputeValue(
                held[0][1].exact if held else person.name,
                _articles([r for r, _ in held]),
                tuple(dict.fromkeys(s for _, s in held)),
            )
            yield dispute(person.id, "name", [own, theirs], "articles" if held else "a source and the record", best.why)


def _shown(form: str, where: Span) -> str:
    """The words of the article that a folded name stands for."""
    words = where.exact.split()
    return " ".join(words[-len(form.split()) :]) if len(words) >= len(form.split()) else where.exact


def _part_of(form: str, right: str, language: Language) -> bool:
    """Whether a form is the right name with a word left out, or with a proclitic or the article that belongs to the sentence."""
    one, other = form.split(), right.split()
    if set(one) <= set(other):
        return True
    stems = [{w, *(s.stem for s in language.lexicon.infos[w].splits)} for w in (one[0], other[0])]
    return one[1:] == other[1:] and bool(stems[0] & stems[1])


def _wrong(form: str, told: Sequence[spelling.Spelling], person: RecordEntity, language: Language) -> bool:
    """Misspelt beside every accepted name; a quite other given name only when the tables know that it is meant for this one."""
    if any(t.verdict in ("same", "variant") for t in told):
        return False
    if any(t.verdict == "misspelt" for t in told):
        return True
    sounds = letters(language)
    right = {sounds.skeleton(n.split()[0]) for n in (_table_names(person.known_as, language) or ())[:1]}
    return form in _table_names(person.known_as, language) and sounds.skeleton(form.split()[0]) not in right


def _full(exact: str, person: RecordEntity, language: Language) -> str | None:
    """A mention that is a full name: as many words as a known name, folded, no title in it."""
    words = letters(language).compact(language.fold(exact).split())
    if not 2 <= len(words) <= 5 or _has_title(exact, language):
        return None
    return " ".join(words)


@lru_cache(maxsize=8192)
def _has_title(words: str, language: Language) -> bool:
    return bool(_doc(words, language).of_kind("title"))


def _tail(exact: str, entity: Entity, language: Language) -> str | None:
    """The last two words of an office with a name behind it, where no name of the entity was made out."""
    words = letters(language).compact(language.fold(exact).split())
    if len(words) < 3 or any(m.form == "name" for m in entity.mentions):
        return None
    return " ".join(words[-2:])


def _accepted(person: RecordEntity, right: str, language: Language) -> tuple[str, ...]:
    """Names held right: the first of the tables, those of them with as many words more, and the one most articles have."""
    table = _table_names(person.known_as, language)
    first = table[0].split()[0] if table else ""
    return tuple(dict.fromkeys((right, *table[:1], *(n for n in table if n.split()[0] == first))))


@lru_cache(maxsize=2048)
def _table_names(known_as: str | None, language: Language) -> tuple[str, ...]:
    if known_as is None:
        return ()
    return tuple(n for n in _all_names(language).get(known_as, ()) if " " in n)


@lru_cache(maxsize=8)
def _all_names(language: Language) -> dict[str, tuple[str, ...]]:
    from mahdar.lang.builder import Builder

    rows = Builder(language.code).tsv("people.tsv")
    compact = letters(language).compact
    return {
        row["id"]: tuple(" ".join(compact(language.fold(n).split())) for n in row.get("names", "").split("|"))
        for row in rows
    }


def _right(person: RecordEntity, forms: Mapping[str, Sequence[object]], language: Language) -> str | None:
    """The full name to hold others against: that of the tables, else the one most mentions have."""
    table = _table_names(person.known_as, language)
    inside = [f for f in forms if f in table]
    if table:
        return table[0] if table[0] in forms or not inside else max(inside, key=lambda f: (len(forms[f]), f))
    return max(forms, key=lambda f: (len(forms[f]), f)) if forms else None
