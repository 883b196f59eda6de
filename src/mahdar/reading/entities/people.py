"""Where persons are spoken of: title phrases with and without names, names alone, joint offices."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mahdar.lang.tables.world import Title
from mahdar.reading.entities.chunk import Person, Phrase
from mahdar.reading.entities.runs import Name, name_at
from mahdar.reading.entities.scan import GIVEN, UNKNOWN, Scan
from mahdar.reading.entities.titles import phrase_at, title_of

TRIGGERS = ("title", "person", "surname", "given", "particle")


def people(scan: Scan) -> list[Person]:
    """All places where a person is spoken of, inner ones («مبعوث الرئيس …») before the outer."""
    found: list[Person] = []
    done = 0
    for i in _triggers(scan):
        if i >= done:
            for person in _at(scan, i):
                found.append(person)
                done = max(done, person.j)
            done = max(done, _joined_on(scan, found, done)) if found and found[-1].j == done else done
    return found


def _triggers(scan: Scan) -> list[int]:
    starts = {hit.i for kind in TRIGGERS for hit in scan.doc.of_kind(kind)}
    lemmas = scan.human
    starts.update(
        hit.j for hit in scan.doc.of_kind("verb") if hit.value.lemma in lemmas and hit.value.finite and not hit.enc
    )
    return sorted(starts)


def _at(scan: Scan, i: int) -> Iterator[Person]:
    phrase = phrase_at(scan, i)
    if phrase is not None:
        yield from _titled(scan, phrase)
        return
    several = _several(scan, i)
    if several:
        yield from several
        return
    said = i in scan.said and scan.open(i)
    name = name_at(scan, i, False) or (name_at(scan, i, True) if said else None)
    if name is not None and (name.how != "shape" or name.words > 1 or not said):
        yield _apposed(scan, _person(scan, [], name))


def _person(scan: Scan, phrases: list[Phrase], name: Name | None) -> Person:
    first = phrases[0].i if phrases else name.i if name else 0
    last = max([p.j for p in phrases] + ([name.j] if name else []))
    person = Person(first, last, phrases)
    if name is not None:
        person.name, person.cut, person.senses, person.how = (name.i, name.j), name.cut, name.senses, name.how
    for phrase in phrases:
        person.gender = person.gender or (phrase.title.gender if phrase.title.gender == "f" else None)
        person.country = person.country or phrase.country
        person.indefinite = not phrase.definite and name is None
    return person


def _titled(scan: Scan, phrase: Phrase) -> Iterator[Person]:
    name = _name_after(scan, phrase)
    inner = phrase.inner
    if inner is not None:
        inner_phrase = inner.phrases[0]
        if name is None:
            yield from _titled(scan, inner_phrase)
            yield _apposed(scan, _person(scan, [phrase], None))
            return
        second = name_at(scan, name.j, True) if scan.open(name.j) and not scan.conjoined_name(name.j) else None
        if second is None and name.words == 2 and not name.senses and scan.word_class(name.i) not in (GIVEN,):
            cut = name.i + 1
            second = name_at(scan, cut, True)
            name = Name(name.i, cut, name.cut, (), name.how, 1) if second is not None else name
        yield _person(scan, [inner_phrase], name)
        phrase.j = max(phrase.j, name.j)
        yield _apposed(scan, _person(scan, [phrase], second))
        return
    yield _apposed(scan, _person(scan, [phrase], name))


def _name_after(scan: Scan, phrase: Phrase) -> Name | None:
    k = phrase.j
    if k >= scan.n:
        return None
    gap = scan.doc.gaps[k - 1]
    if not gap:
        return name_at(scan, k, True) if not scan.prefixed(k) else None
    if gap in scan.rules.words.comma and (phrase.definite or phrase.complement):
        name = name_at(scan, k, False)
        if name is not None and name.cut == 0 and name.words > 1 and _closed(scan, name.j):
            return name
    return None


def _closed(scan: Scan, j: int) -> bool:
    return j >= scan.n or bool(scan.doc.gaps[j - 1]) or scan.hit(j, "verb") is not None


def _apposed(scan: Scan, person: Person) -> Person:
    """A title after the name: «جاريد كوشنر، صهر الرئيس …،»."""
    k = person.j
    if person.name is None or k >= scan.n:
        return person
    gap = scan.doc.gaps[k - 1]
    if gap and gap not in scan.rules.words.comma:
        return person
    phrase = phrase_at(scan, k)
    if phrase is None or phrase.pro not in ("", scan.language.article) or not (phrase.definite or phrase.complement):
        return person
    if phrase.inner is not None or not gap:
        return person
    if phrase.j < scan.n and not scan.doc.gaps[phrase.j - 1] and name_at(scan, phrase.j, True) is not None:
        return person
    person.phrases.append(phrase)
    person.country = person.country or phrase.country
    person.j = phrase.j
    return person


def _several(scan: Scan, i: int) -> list[Person]:
    """A dual or plural office with its names: «الرئيسان الأميركي دونالد ترامب والروسي فلاديمير بوتين»."""
    hit = scan.hit(i, "title")
    if hit is None:
        return []
    title = title_of(scan, hit, "d") or title_of(scan, hit, "p")
    if title is None:
        return []
    found: list[Person] = []
    k = hit.j
    while k < scan.n and scan.open(k) and len(found) < 6:
        nisba = scan.hit(k, "nisba")
        if found and not (scan.conjoined_name(k) or (nisba and nisba.pro[:1] in scan.language.clitics.conjunctions)):
            break
        side = nisba.id if nisba is not None and nisba.value.number == "s" else None
        at = nisba.j if side and nisba else k
        name = name_at(scan, at, True) if at < scan.n and (at == k or scan.open(at)) else None
        if name is None and scan.conjoined(k):
            name = name_at_cut(scan, k)
        if name is None:
            break
        phrase = Phrase(hit.i, hit.j, [_one(title)], hit.pro, True, side)
        person = _person(scan, [], name)
        person.phrases, person.country = [phrase], side
        phrase.loose = True
        found.append(person)
        k = name.j
    return found


def _one(title: Title) -> Title:
    """The title as one person bears it."""
    return msgspec.structs.replace(title, number="s")


def name_at_cut(scan: Scan, k: int) -> Name | None:
    """An unlisted name with a conjunction stuck to it."""
    name = name_at(scan, k, True)
    if name is not None and name.cut == 0:
        name.cut = 1
    return name


def _joined_on(scan: Scan, found: list[Person], done: int) -> int:
    """Unlisted names that a conjunction joins to a named person («ستيف ويتكوف وجاريد كوشنر»)."""
    k = done
    while found[-1].name is not None and found[-1].name[1] == k and scan.open(k) and scan.word_class(k) == UNKNOWN:
        if not scan.conjoined(k) or k + 1 >= scan.n:
            break
        name = name_at_cut(scan, k)
        if name is None or name.words < 2:
            break
        person = _person(scan, [], name)
        if found[-1].phrases and found[-1].phrases[0].loose:
            person.phrases = found[-1].phrases
        found.append(_apposed(scan, person))
        k = found[-1].j
    return k


