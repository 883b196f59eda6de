"""Where persons are spoken of: title phrases with and without names, names alone, joint offices."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mahdar.lang.tables.world import Title
from mahdar.reading.entities.chunk import Person, Phrase
from mahdar.reading.entities.runs import Name, name_at
from mahdar.reading.entities.scan import Scan
from mahdar.reading.entities.titles import phrase_at, title_of
from mahdar.reading.entities.wordclass import AMBIGUOUS, GIVEN, LIKELY, NO, PART, UNKNOWN

STYLES = ("honorific", "royal", "religious", "military")
BRACKETS = 6
"""Words that brackets behind an office hold at most."""
TRIGGERS = ("title", "person", "surname", "particle")


def people(scan: Scan) -> list[Person]:
    """All places where a person is spoken of, inner ones («مبعوث الرئيس …») before the outer."""
    found: list[Person] = []
    done = 0
    for i in _triggers(scan):
        if i < done:
            continue
        before = len(found)
        for person in _at(scan, i):
            found.append(person)
            done = max(done, person.j)
        if len(found) > before and found[-1].j == done:
            done = max(done, _joined_on(scan, found, done))
    return found


def _triggers(scan: Scan) -> list[int]:
    index, forms, dull = scan.doc.index, scan.forms, scan.facts.dull
    starts = set().union(*map(index, TRIGGERS))
    for i, hits in index("given").items():
        if not dull[forms[i]] or hits[0].j > i + 1:
            starts.add(i)
        if i and scan.leads(i - 1) and not all(hit.pro for hit in hits):
            starts.add(i - 1)
    starts.update(scan.said)
    starts.update(scan.described)
    return sorted(i for i in starts if i < scan.n)


def _at(scan: Scan, i: int) -> Iterator[Person]:
    own = scan.word_class(i)
    if own == AMBIGUOUS and scan.small(i):
        return
    if own == PART:
        name = name_at(scan, i, "free")
        if name is not None:
            yield from _apposed(scan, _person([], name))
            return
    if scan.hit(i, "title") is not None:
        phrase = phrase_at(scan, i)
        several = [] if phrase is not None else _several(scan, i)
        if phrase is not None or several:
            yield from _titled(scan, phrase) if phrase is not None else several
            return
    if own == NO and not scan.listed(i):
        return
    said = i in scan.said and scan.open(i)
    name = name_at(scan, i, "titled" if i in scan.described else "said" if said else "harmed" if _harmed(scan, i, own) else "free")
    if name is not None and not (i in scan.described and name.words < 2 and name.how == "shape"):
        yield from _apposed(scan, _person([], name))


def _harmed(scan: Scan, i: int, own: int) -> bool:
    """Does a first name stand behind a word of harm («اغتيال جاسم …», «خطف أمجد …»)?"""
    return own in (AMBIGUOUS, GIVEN) and i > 0 and not scan.gaps[i - 1] and scan.facts.harm[scan.forms[i - 1]]


def _person(phrases: list[Phrase], name: Name | None) -> Person:
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


def _titled(scan: Scan, phrase: Phrase, appose: bool = True) -> Iterator[Person]:
    """The persons of a title phrase, inner ones first, its bearer last."""
    if phrase.inner is None:
        name = _name_after(scan, phrase)
        if name is not None and _owner(scan, phrase, name):
            yield from _owned(scan, phrase, name)
            return
        bearer = _person([phrase], name) if name is not None else _styled(scan, phrase)
        yield from _apposed(scan, bearer) if appose else [bearer]
        return
    inner = list(_titled(scan, phrase.inner.phrases[0], appose=False))
    if not inner:  # «أسير أسير فلان»: the name is owned by nobody
        yield _styled(scan, phrase)
        return
    last = inner[-1]
    second = _taken_over(scan, phrase, last)
    if last.name is not None and second is None:
        second = name_at(scan, last.j, "titled") if last.j < scan.n and _next_name(scan, last.j) else None
        if second is None:
            second = _split(scan, last)
    if last.name is None and second is None and phrase.j > last.j:
        second = _name_after(scan, phrase)
    phrase.j = max(phrase.j, last.j)
    yield from inner
    bearer = _person([phrase], second) if second is not None else _styled(scan, phrase)
    yield from _apposed(scan, bearer) if appose else [bearer]


def _taken_over(scan: Scan, phrase: Phrase, inner: Person) -> Name | None:
    """The one name after two titles, if it is the outer title's: of a deputy, or of whom the tables know otherwise."""
    if inner.name is None or not inner.phrases:  # a second person split off has no title («وزير وزير سيرغي»)
        return None
    i, j = inner.name
    follows = j < scan.n and _next_name(scan, j) and name_at(scan, j, "titled") is not None
    role = inner.phrases[0].title.role
    fits = any(o.role == role for s in inner.senses for o in s.value.offices)
    deputy = phrase.title.role in scan.rules.roles.deputy and role not in scan.rules.roles.highest
    if follows or (fits and not deputy) or not (inner.senses or phrase.title.role in scan.rules.roles.deputy):
        return None
    name = Name(i, j, inner.cut, inner.senses, inner.how, j - i)
    inner.name, inner.senses, inner.j, inner.how = None, (), inner.phrases[0].j, "shape"
    return name


def _next_name(scan: Scan, k: int) -> bool:
    """May a second name follow directly («الرئيس دونالد ترامب ستيف ويتكوف»)?"""
    return scan.open(k) and not scan.prefixed(k) and not scan.verb(k) and not scan.small(k)


def _split(scan: Scan, person: Person) -> Name | None:
    """An unlisted name of two surnames or of four words is two persons' («الرئيس ترامب ويتكوف»)."""
    assert person.name is not None
    i, j = person.name
    if person.senses or j - i not in (2, 4):
        return None
    at = i + (j - i) // 2
    if j - i == 2 and (scan.word_class(i) == GIVEN or not scan.surname_elsewhere(i, at)):
        return None
    if j - i == 4 and scan.word_class(at) not in (GIVEN, UNKNOWN):
        return None
    person.name, person.j = (i, at), at
    return Name(at, j, 0, (), person.how, j - at)


def _owner(scan: Scan, phrase: Phrase, name: Name) -> bool:
    """Is the name after an indefinite office that of its owner or its land («مستشار ترامب», «ملك أراغون»)?"""
    if phrase.definite or phrase.complement or phrase.country or phrase.title.of == "none" or phrase.j > phrase.i + 1:
        return False
    return name.cut == 0 and not scan.indefinite(phrase)


def _owned(scan: Scan, phrase: Phrase, name: Name) -> Iterator[Person]:
    listed = name.how != "shape"
    if not listed and phrase.title.of == "country":
        scan.lands.append((name.i, name.i + 1, phrase.title.id))
    if listed:
        yield _person([], name)
        phrase.j, phrase.complement, phrase.definite = name.j, True, True
    more = name_at(scan, name.j, "titled") if listed and name.j < scan.n and _next_name(scan, name.j) else None
    if more is not None or (listed and phrase.title.of == "person"):
        yield _person([phrase], more)


def _name_after(scan: Scan, phrase: Phrase) -> Name | None:
    k = phrase.j
    if k >= scan.n:
        return None
    gap = scan.gaps[k - 1]
    if scan.indefinite(phrase):
        return None
    if not gap or (phrase.complement and scan.closed_by(phrase.i, k)):
        name = name_at(scan, k, "titled") if not scan.prefixed(k) else None
        return name if name is not None and _fitting(scan, phrase, name) else _epithet(scan, phrase)
    k, gap = _past_brackets(scan, k)
    if gap in scan.rules.words.comma and (phrase.definite or phrase.complement):
        name = name_at(scan, k, "free")
        if name is not None and name.cut == 0 and name.words > 1 and _closed(scan, name.j):
            return name
    return None


def _past_brackets(scan: Scan, k: int) -> tuple[int, str]:
    """The word behind brackets that open before word k, and what stands before it («عضو اللجنة (5+5)، فلان»)."""
    gap = scan.gaps[k - 1]
    if gap != "(":
        return k, gap
    end = next((j for j in range(k, min(k + BRACKETS, scan.n - 1)) if scan.gaps[j][:1] == ")"), None)
    return (k, gap) if end is None else (end + 1, scan.gaps[end][1:])


def _styled(scan: Scan, phrase: Phrase) -> Person:
    """The bearer of an office whose name stands between commas behind a style («المتحدث باسم الوزارة، الدكتور فلان، أكد»)."""
    k, gap = _past_brackets(scan, phrase.j) if phrase.j < scan.n else (phrase.j, "")
    office = phrase.title.sort not in STYLES and (phrase.definite or phrase.complement)
    if not office or k >= scan.n or gap not in scan.rules.words.comma:
        return _person([phrase], None)
    double = phrase.title.role in scan.rules.roles.double  # «وزير الدولة، وزير الشؤون الخارجية، فلان»
    more = phrase_at(scan, k) if double or scan.styled(k) else None
    if more is None or more.inner is not None or (not double and more.complement) or more.pro not in ("", scan.language.article):
        return _person([phrase], None)
    name = _name_after(scan, more)
    if name is None or (name.i != more.j and not double) or name.j >= scan.n or not _closed(scan, name.j):
        return _person([phrase], None)
    return _person([phrase, more], name)


def _fitting(scan: Scan, phrase: Phrase, name: Name) -> bool:
    """An unlisted name needs a title that bears it: no lone adjective after an office, no team after «فريق»."""
    if phrase.pronoun and phrase.title.sort == "military":
        return False
    weak = phrase.title.role in scan.rules.roles.weak and not phrase.pronoun
    if name.how != "shape":
        return not weak or name.words > 1 or name.how == "table"
    if weak:
        return False
    lone = name.words == 1 and scan.forms[name.i].startswith(scan.language.article)
    if lone and phrase.title.sort not in ("honorific", "religious", "military"):
        return False
    return phrase.definite or phrase.country is not None or phrase.title.of != "none"


def _epithet(scan: Scan, phrase: Phrase) -> Name | None:
    """A definite word that is the whole name after a style («الإمام الرضا»)."""
    k = phrase.j
    styled = phrase.title.sort in ("honorific", "religious") and phrase.title.gender == "m" and k == phrase.i + 1
    if not styled or not phrase.pro.endswith(scan.language.article) or scan.adjective(k):
        return None
    if not scan.definite_noun(k) or scan.hit(k, "title") or scan.hit(k, "modifier") or k in scan.chunks:
        return None
    if k + 1 < scan.n and scan.open(k + 1) and (scan.definite_noun(k + 1) or scan.word_class(k + 1) == GIVEN):
        return None
    return Name(k, k + 1, 0, (), "shape", 1)


def _closed(scan: Scan, j: int) -> bool:
    return j >= scan.n or bool(scan.gaps[j - 1]) or scan.hit(j, "verb") is not None


def _apposed(scan: Scan, person: Person) -> Iterator[Person]:
    """A title after the name: «جاريد كوشنر، صهر الرئيس …،»; the persons inside it come first."""
    k = person.j
    gap = scan.gaps[k - 1] if 0 < k < scan.n else "."
    if person.name is None or (gap and gap not in scan.rules.words.comma):
        yield person
        return
    phrase = phrase_at(scan, k)
    if phrase is None or phrase.pro not in (("", scan.language.article) if gap else ("",)) or phrase.counterpart:
        yield person
        return
    rest = list(_titled(scan, phrase, appose=False))
    bearer = rest[-1] if rest else None
    if bearer is None or bearer.name is not None or not (phrase.definite or phrase.complement) or not _apt(scan, person, phrase, gap):
        yield person
        return
    yield from rest[:-1]
    person.phrases.append(phrase)
    person.country = person.country or phrase.country
    person.gender = person.gender or (phrase.title.gender if phrase.title.gender == "f" else None)
    person.j = max(bearer.j, phrase.j)
    yield person


def _apt(scan: Scan, person: Person, phrase: Phrase, gap: str) -> bool:
    """May the title be this person's: no other land than the tables know, and an office if nothing stands between."""
    lands = {s.value.country for s in person.senses}
    if person.country is not None:
        lands.add(person.country)
    if phrase.country and lands and phrase.country not in lands:
        return False
    return bool(gap) or ((phrase.complement or phrase.country is not None) and phrase.title.sort != "honorific")


def _several(scan: Scan, i: int) -> list[Person]:
    """A dual or plural office with its names: «الرئيسان الأميركي دونالد ترامب والروسي فلاديمير بوتين»."""
    hit = scan.hit(i, "title")
    if hit is None:
        return []
    title = title_of(scan, hit, "d") or title_of(scan, hit, "p")
    if title is None or (title.sort == "group" and title.role not in scan.rules.roles.general):
        return []
    definite = scan.definite(hit) or title.of == "country"
    found: list[Person] = []
    k = hit.j
    while k < scan.n and scan.open(k) and len(found) < 6:
        nisba = scan.hit(k, "nisba")
        if found and not (scan.conjoined_name(k) or (nisba and nisba.pro[:1] in scan.language.clitics.conjunctions)):
            break
        side = nisba.id if nisba is not None and nisba.value.number == "s" else None
        at = nisba.j if side and nisba else k
        name = name_at(scan, at, "titled") if at < scan.n and (at == k or scan.open(at)) else None
        if name is None and scan.conjoined(k):
            name = name_at_cut(scan, k)
        if name is None or (name.how == "shape" and not definite):
            break
        phrase = Phrase(hit.i, hit.j, [_one(title)], hit.pro, True, side)
        person = _person([], name)
        person.phrases, person.country = [phrase], side
        phrase.shared = True
        found.append(person)
        k = name.j
    return found


def _one(title: Title) -> Title:
    """The title as one person bears it."""
    return msgspec.structs.replace(title, number="s")


def name_at_cut(scan: Scan, k: int) -> Name | None:
    """An unlisted name with a conjunction stuck to it."""
    name = name_at(scan, k, "titled")
    if name is not None and name.cut == 0:
        name.cut = 1
    return name


def _list(scan: Scan, found: list[Person], k: int) -> int:
    """Listed first names with a conjunction and one more word, after a named person («صالح عبد الله وبسام شراب»)."""
    while scan.open(k) and found[-1].name is not None and found[-1].name[1] - found[-1].name[0] > 1:
        hit = scan.hit(k, "given")
        if hit is None or hit.pro not in scan.language.clitics.conjunctions or hit.value.sort != "given" or scan.ordinary(k, hit):
            break
        name = name_at(scan, k, "free")
        if name is None or name.j <= hit.j:
            if not scan.only_name(k):
                break
            name = Name(k, hit.j + scan.rest_of_name(hit.j), 1, (), "given", 2)
        found.extend(_apposed(scan, _person([], name)))
        k = found[-1].j
    return k


def _joined_on(scan: Scan, found: list[Person], done: int) -> int:
    """Unlisted names that a conjunction joins to a named person («ستيف ويتكوف وجاريد كوشنر»)."""
    k = _list(scan, found, done)
    while found[-1].name is not None and found[-1].name[1] == k and scan.open(k) and scan.word_class(k) == UNKNOWN:
        if not scan.conjoined(k) or k + 1 >= scan.n or scan.facts.score[scan.forms[k][1:]] < LIKELY:
            break
        name = name_at_cut(scan, k)
        if name is None or name.words < 2:
            break
        person = _person([], name)
        if found[-1].phrases and found[-1].phrases[0].shared:
            person.phrases = found[-1].phrases
        found.extend(_apposed(scan, person))
        k = found[-1].j
    return k


