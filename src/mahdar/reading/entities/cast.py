"""The persons of an article: which names and titles are one person."""

from __future__ import annotations

import msgspec

from mahdar.lang.tables.world import Person as Known
from mahdar.lang.tables.world import Title
from mahdar.reading.entities.chunk import Person, Phrase
from mahdar.reading.entities.scan import Scan


class Part(msgspec.Struct, gc=False):
    """An office that the article gives a person: the title, its first word, the side."""

    title: Title
    head: str
    country: str | None
    start: int
    end: int
    body: str | None = None
    field: str = ""


class Spot(msgspec.Struct, gc=False):
    """A mention to be: source span, form, rule."""

    start: int
    end: int
    form: str
    rule: str


BOTH = frozenset({"f", "m"})
MAX_OFFICES = 200
"""Titles kept of one person: a text that repeats one title for ever must not cost its square."""


class Member(msgspec.Struct, gc=False):
    """One person of the article."""

    words: tuple[str, ...]
    spots: list[Spot]
    known: list[Known]
    offices: list[Part]
    gender: str | None = None
    country: str | None = None
    how: str = ""
    name_at: tuple[int, int] | None = None
    unnamed: bool = False
    at: list[int] = []


def cast(scan: Scan, found: list[Person]) -> list[Member]:
    """Join what was found into persons: names first, then titles that stand alone, in text order."""
    members: list[Member] = []
    last: Title | None = None
    for person in found:
        for phrase in person.phrases:
            if phrase.counterpart and last is not None:
                phrase.titles = [msgspec.structs.replace(last, gender=phrase.title.gender)]
            elif phrase.title.sort in ("office", "royal", "diplomatic") and (person.name or phrase.j > phrase.i + 1):
                last = phrase.title
        if person.name is not None:
            bearer = _named(scan, members, person)
            held = [part.title for part in bearer.offices if part.title.sort == "office"]
            last = held[0] if held and not person.phrases else last
    alone = [p for p in found if p.name is None]
    for person in alone:
        _title_alone(scan, members, person)
    return members


def name_words(scan: Scan, person: Person) -> tuple[str, ...]:
    """The folded words of a name, without proclitics."""
    assert person.name is not None
    i, j = person.name
    words = list(scan.forms[i:j])
    words[0] = words[0][person.cut :] if not person.senses else scan.stem_of(i, person.cut)
    return tuple(words)


def _named(scan: Scan, members: list[Member], person: Person) -> Member:
    words = name_words(scan, person)
    known = list({s.value.id: s.value for s in person.senses}.values()) or scan.known_by(words) or _by_title(scan, person, words)
    known = _chosen(scan, known, person)
    member = _match(scan, members, words, known, person)
    if member is None:
        member = Member(words, [], known, [], how=person.how, at=[])
        members.append(member)
    elif len(words) > len(member.words):
        member.words, member.name_at = words, None
        member.known = known or member.known
    elif known and len(known) < len(member.known or [*known, *known]):
        member.known = known
    _add_name(scan, member, person)
    for phrase in person.phrases:
        _add_phrase(scan, member, phrase, "title", person.name)
    member.gender = member.gender or person.gender
    member.country = member.country or person.country
    return member


def _by_title(scan: Scan, person: Person, words: tuple[str, ...]) -> list[Known]:
    """Who is known by title and given name together («الملك سلمان»)."""
    if len(words) > 1 or not person.phrases or person.name is None:
        return []
    phrase = person.phrases[-1]
    hit = scan.hit(phrase.i, "person")
    whole = hit is not None and phrase.j == person.name[0] and hit.j == person.name[1]
    return [s.value for s in hit.senses] if whole and hit is not None else []


def _add_name(scan: Scan, member: Member, person: Person) -> None:
    assert person.name is not None
    i, j = person.name
    start, end = scan.doc.starts[i] + person.cut, scan.doc.ends[j - 1]
    member.spots.append(Spot(start, end, "name", f"name:{person.how}"))
    member.at.append(i)
    if member.name_at is None or end - start > member.name_at[1] - member.name_at[0]:
        member.name_at = (start, end)


def _add_phrase(scan: Scan, member: Member, phrase: Phrase, form: str, name: tuple[int, int] | None = None) -> None:
    """Keep a title and its mention; with the name right behind it the mention is the whole phrase."""
    start = scan.doc.starts[phrase.i] + scan.cut_of(phrase.i, phrase.pro)
    end = scan.quoted(start, scan.doc.ends[phrase.j - 1])
    if not phrase.shared:
        whole = scan.doc.ends[name[1] - 1] if name is not None and name[0] == phrase.j else end
        member.spots.append(Spot(start, whole, form, f"title:{phrase.title.id}"))
    member.at.append(phrase.i)
    if phrase.title.role not in scan.rules.roles.counterpart:
        head = scan.head_of(phrase)
        body = phrase.body.key if phrase.body else None
        if len(member.offices) > MAX_OFFICES:
            return
        member.offices.extend(Part(t, head, phrase.country, start, end, body, phrase.field) for t in phrase.titles)


def _chosen(scan: Scan, known: list[Known], person: Person) -> list[Known]:
    """The rows that the title beside the name allows, if any does."""
    if len(known) < 2:
        return known
    roles = {t.role for p in person.phrases for t in p.titles}
    fits = [k for k in known if any(o.role in roles for o in k.offices)]
    fits = [k for k in fits if person.country in (None, k.country)] or fits
    fits = fits or [k for k in known if person.country in (None, k.country)] or known
    return [k for k in fits if scan.in_office(k)] or fits


def _match(scan: Scan, members: list[Member], words: tuple[str, ...], known: list[Known], person: Person) -> Member | None:
    ids = {k.id for k in known}
    for member in reversed(members):
        if ids and any(k.id in ids for k in member.known):
            return member
    for member in reversed(members):
        if not member.unnamed and same_name(scan, member.words, words) and not _apart(member, ids):
            return member
    return None


def _apart(member: Member, ids: set[str]) -> bool:
    """Do the tables say that they are two persons?"""
    return bool(ids and member.known and not any(k.id in ids for k in member.known))


def same_name(scan: Scan, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """May two written names be one person's: equal, or the shorter a tail (or first part) of the longer?"""
    if len(a) < len(b):
        a, b = b, a
    if a == b or a[-len(b) :] == b:
        return True
    plain_a, plain_b = scan.core(a), scan.core(b)
    if len(plain_b) == 1:
        return scan.spelt_alike(plain_b[0], plain_a[-1]) or (len(plain_b[0]) > 3 and plain_b[0] in plain_a[1:])
    return scan.spelt_alike(plain_a[0], plain_b[0]) and scan.spelt_alike(plain_a[-1], plain_b[-1])


def _title_alone(scan: Scan, members: list[Member], person: Person) -> None:
    phrase = person.phrases[0]
    if person.indefinite:
        _unnamed(scan, members, person)
        return
    if phrase.counterpart:
        member = _counterpart(members, phrase)
    else:
        member = None if phrase.pronoun else _bearer(scan, members, person, phrase)
    if member is None:
        whole = phrase.title.sort in ("office", "royal") and phrase.j > phrase.i + 1
        if not (phrase.country or phrase.complement or whole) or (phrase.counterpart and not phrase.country):
            return
        if phrase.title.sort in ("group", "honorific", "military", "profession") or (phrase.pronoun and not phrase.counterpart):
            return
        member = Member((), [], [], [], phrase.title.gender, phrase.country, "title", at=[], unnamed=True)
        members.append(member)
        _add_phrase(scan, member, phrase, "title")
        return
    bare = not phrase.country and not phrase.complement
    _add_phrase(scan, member, phrase, "anaphor" if bare else "title")


def _counterpart(members: list[Member], phrase: Phrase) -> Member | None:
    """Who holds the same office on the other side («نظيره الإثيوبي»)."""
    if not phrase.country:
        return None
    for member in reversed(members):
        if any(p.title.role == phrase.title.role and (p.country or member.country) == phrase.country for p in member.offices):
            return member
    return None


def _bearer(scan: Scan, members: list[Member], person: Person, phrase: Phrase) -> Member | None:
    """Whom a definite title means: the nearest before who bears it, else the first after."""
    best: tuple[int, int] | None = None
    chosen = None
    for member in members:
        grade = _fits(scan, member, phrase)
        if not grade:
            continue
        before = next((p for p in reversed(member.at) if p < person.i), None)
        rank = (grade, before - person.i if before is not None else -10_000 - min(member.at))
        if best is None or rank > best:
            best, chosen = rank, member
    return chosen


def _fits(scan: Scan, member: Member, phrase: Phrase) -> int:
    """How well a title fits a person (0: not)."""
    if {phrase.title.gender, member.gender} == BOTH:
        return 0
    head, title, land = scan.head_of(phrase), phrase.title, phrase.country
    of = member.known[0].country or None if len(member.known) == 1 else None
    grade = 0
    for part in member.offices:
        same_side = land is None or (part.country or member.country or of) in (None, land)
        if not same_side or (phrase.body and part.body and phrase.body.key != part.body) or _other_charge(phrase, part):
            continue
        if part.title.id == title.id or part.title.role == title.role:
            grade = max(grade, 4)
        elif part.head == head and not phrase.complement and not _own_office(scan, phrase):
            grade = max(grade, 3)
        elif part.title.sort == title.sort == "diplomatic" and phrase.j == phrase.i + 1:
            grade = max(grade, 2)
        elif title.role in scan.rules.roles.general and title.sort == "group" and not member.unnamed:
            grade = max(grade, 1 if land else 0)
    if not grade and land and scan.holds(member, title.role, land):
        grade = 2
    return grade


def _other_charge(phrase: Phrase, part: Part) -> bool:
    """Is one in charge of another thing, or a woman where the other is a man («مسؤول الإعلام», «المكلفة بالإعلام»)?"""
    charged = bool(phrase.field and part.field)
    return charged and (phrase.field != part.field or phrase.title.gender != part.title.gender)


def _own_office(scan: Scan, phrase: Phrase) -> bool:
    """Is a title an office of several words of its own («رئيس البرلمان» is not the «رئيس الوزراء» before)?"""
    hit = scan.hit(phrase.i, "title")
    return hit is not None and hit.j > phrase.i + 1 and phrase.title.sort == "office"


def _unnamed(scan: Scan, members: list[Member], person: Person) -> None:
    """«مسؤول في البيت الأبيض»: an unnamed person of its own."""
    phrase = person.phrases[0]
    if not scan.speaks_for_itself(phrase):
        return
    same = _same_unnamed(scan, members, phrase)
    if same is not None:
        _add_phrase(scan, same, phrase, "title")
        return
    member = Member((), [], [], [], phrase.title.gender, phrase.country, "unnamed", at=[], unnamed=True)
    members.append(member)
    _add_phrase(scan, member, phrase, "title")


def _same_unnamed(scan: Scan, members: list[Member], phrase: Phrase) -> Member | None:
    """Who was spoken of before as the same unnamed voice of the same body («ممثل للحركة»)."""
    if phrase.title.role not in scan.rules.roles.unnamed or phrase.body is None:
        return None
    for member in members:
        office = member.offices[0] if member.offices else None
        if member.how == "unnamed" and office is not None and (office.title.role, office.body) == (phrase.title.role, phrase.body.key):
            return member
    return None
