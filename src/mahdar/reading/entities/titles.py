"""Title phrases: an office with its side, its body and the person it is of."""

from __future__ import annotations

import msgspec

from mahdar.lang.tables.world import Title
from mahdar.reading.entities.charges import charge_behind
from mahdar.reading.entities.chunk import Person, Phrase
from mahdar.reading.entities.complements import (
    field_behind,
    joint_behind,
    marked_behind,
    member,
    modifier_behind,
    named_behind,
    nisba_behind,
    posted,
    take,
    tied_behind,
    town_behind,
    words_behind,
)
from mahdar.reading.entities.scan import Scan
from mahdar.text.matcher import Hit

DEPTH = 3
"""Titles within titles («مستشار وزير رئيس …») at most."""


def title_of(scan: Scan, hit: Hit, number: str = "s") -> Title | None:
    """The sense of a title that is one person's, or None."""
    roles = scan.rules.roles
    for sense in hit.senses:
        value: Title = sense.value
        if value.number == number and value.role not in roles.organisation and value.role not in roles.group:
            return value
    return None


def phrase_at(scan: Scan, i: int, depth: int = 0) -> Phrase | None:
    """The title phrase that begins at word i, without a name of its own."""
    hit = scan.hit(i, "title")
    if hit is None:
        return None
    title = title_of(scan, hit)
    if title is None or (hit.j == i + 1 and scan.small(i)) or i in scan.placed:
        return None
    if hit.enc == scan.language.clitics.accusative and scan.open(i) and scan.forms[i - 1].isdecimal():
        return None  # «50 أسيرا من …»
    if _adjectival(scan, i, hit, title) or _begins_name(scan, i, hit):
        return None
    owned = hit.enc not in ("", scan.language.clitics.accusative)
    phrase = Phrase(i, hit.j, [title], hit.pro, scan.definite(hit), pronoun=owned)
    phrase.counterpart = title.role in scan.rules.roles.counterpart
    phrase.definite = (phrase.definite and not scan.awaits(hit)) or phrase.pronoun
    _overlapping(scan, phrase)
    _half_marked(scan, phrase)
    _within(scan, phrase, depth)
    k = phrase.j
    while k < scan.n:
        j = _complement(scan, phrase, k, depth) if scan.open(k) else _marked(scan, phrase, k, depth)
        if j is None:
            break
        k = phrase.j = j
    return phrase


def _begins_name(scan: Scan, i: int, hit: Hit) -> bool:
    """«خليفة حفتر»: does a listed name begin with the word of the title?"""
    known = scan.hit(i, "person")
    return known is not None and known.j > hit.j and not hit.pro


def _half_marked(scan: Scan, phrase: Phrase) -> None:
    """A title whose last word opens a name in quotation marks («قائد «الجيش الوطني»») goes on to the closing mark."""
    if phrase.j - phrase.i < 2 or not scan.gaps[phrase.j - 2]:
        return
    end = scan.in_marks(phrase.j - 1)
    if end > phrase.j:
        phrase.j, phrase.complement, phrase.definite = end, True, True


def _marked(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """A complement in quotation marks («قائد «الجيش الوطني»»), or a style of the same person behind one."""
    if scan.closed_by(phrase.i, k):
        return _inner_title(scan, phrase, k, depth) if phrase.complement and scan.styled(k) else None
    end = scan.in_marks(k)
    if end == k or phrase.pronoun or phrase.title.of == "none" or scan.verb(k):
        return None
    named = scan.bare(k - 1, "linker") is not None or scan.forms[k - 1] in scan.ties
    if not named and (phrase.definite or phrase.country or phrase.complement or scan.indefinite(phrase)):
        return None
    chunk = scan.chunks.get(k)
    if chunk is not None and chunk.j <= end:
        take(phrase, chunk)
    phrase.complement = phrase.definite = True
    return end


def _within(scan: Scan, phrase: Phrase, depth: int) -> None:
    """The person inside a listed title («مستشار الرئيس»), with what follows of that person's title."""
    if phrase.title.role not in scan.rules.roles.personal or depth >= DEPTH:
        return
    for m in range(phrase.i + 1, phrase.j):
        inner = phrase_at(scan, m, depth + 1)
        if inner is not None and inner.j >= phrase.j and inner.definite:
            _embed(scan, phrase, inner)
            return


def _embed(scan: Scan, phrase: Phrase, inner: Phrase) -> None:
    role = scan.rules.roles.embedded.get(phrase.title.role)
    if role is not None:
        phrase.titles[0] = msgspec.structs.replace(phrase.title, role=role)
    phrase.inner = Person(inner.i, inner.j, [inner], gender=inner.title.gender, country=inner.country)
    phrase.country = phrase.country or inner.country
    phrase.body = phrase.body or inner.body
    phrase.complement = phrase.definite = True
    phrase.j = max(phrase.j, inner.j)


def _adjectival(scan: Scan, i: int, hit: Hit, title: Title) -> bool:
    """Is a word that also means a kind of people an adjective of the noun before it («الجهود الدبلوماسية»)?"""
    if hit.j > i + 1 or title.sort not in ("profession", "diplomatic", "group", "military") or not scan.open(i):
        return False
    if hit.pro:
        describes = title.gender == "f" or scan.adjective(i) or scan.hit(i, "modifier") is not None
        return describes and hit.pro == scan.language.article and scan.definite_noun(i - 1) and scan.hit(i - 1, "title") is None
    return title.gender == "f" and scan.noun(i - 1)


def _overlapping(scan: Scan, phrase: Phrase) -> None:
    """A body that begins inside the title and goes on behind it («رئيس حزب الله»)."""
    for m in range(phrase.i + 1, phrase.j):
        chunk = scan.chunks.get(m)
        if chunk is not None and chunk.j > phrase.j and chunk.form == "name":
            phrase.j = take(phrase, chunk)
            return


def _complement(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """The end of one more piece of the phrase at word k, or None."""
    for rule in RULES:
        j = rule(scan, phrase, k, depth)
        if j is not None:
            return j
    return None


def _inner_title(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """A second title: of the same person (after a definite phrase) or the person the office is of (in construct)."""
    hit = scan.bare(k, "title", ("", scan.language.article))
    personal = phrase.title.sort == "diplomatic" or _embedded_role(scan, phrase) in scan.rules.roles.personal
    if hit is None and personal and phrase.inner is None:
        return _tied_title(scan, phrase, k, depth)
    second = title_of(scan, hit) if hit is not None else None
    if hit is None or second is None or depth >= DEPTH:
        return None
    if phrase.definite or phrase.country is not None or phrase.complement:
        more = phrase_at(scan, k, depth + 1)
        if more is None or not (more.definite or more.complement) or _another(phrase, more):
            return None
        phrase.titles.extend(more.titles)
        phrase.country = phrase.country or more.country
        phrase.complement = True
        return more.j
    inner = phrase_at(scan, k, depth + 1)
    if inner is None or phrase.pronoun:
        return None
    definite = inner.definite or inner.country is not None
    if phrase.title.role in scan.rules.roles.acting:
        return _acts_as(phrase, inner)
    _embed(scan, phrase, inner)
    phrase.definite = definite
    return inner.j


def _acts_as(phrase: Phrase, inner: Phrase) -> int:
    """«القائم بأعمال رئيس البعثة»: the office is his own for now."""
    phrase.titles[0] = msgspec.structs.replace(inner.title, gender=phrase.title.gender)
    phrase.country, phrase.body = phrase.country or inner.country, phrase.body or inner.body
    phrase.complement = phrase.definite = True
    return inner.j


def _another(phrase: Phrase, more: Phrase) -> bool:
    """Is a second title somebody else's («التقى وزير الخارجية المصري نظيره التركي», «أمير قطر الرئيس الفلسطيني»)?"""
    apart = phrase.country is not None and more.country is not None and phrase.country != more.country
    return (more.counterpart and not phrase.counterpart) or apart


def _embedded_role(scan: Scan, phrase: Phrase) -> str:
    """The role of a title that is of a person («مستشار لرئيس …» is no chancellor)."""
    return scan.rules.roles.embedded.get(phrase.title.role, phrase.title.role)


def _tied_title(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """«الممثلة الخاصة للأمين العام»: the person a representative is of, behind «لل»."""
    hit = scan.hit(k, "title")
    if hit is None or hit.pro not in scan.ties or depth >= DEPTH:
        return None
    inner = phrase_at(scan, k, depth + 1)
    if inner is None or inner.title.sort not in ("office", "royal"):
        return None
    was = phrase.definite
    _embed(scan, phrase, inner)
    phrase.definite = was or phrase.title.sort == "diplomatic"
    return inner.j


def _linked(scan: Scan, phrase: Phrase, k: int, depth: int) -> int | None:
    """«باسم …», «لشؤون …», «لدى …», «في …»."""
    hit = scan.bare(k, "linker")
    if hit is None or (phrase.title.of == "none" and hit.value.takes not in ("words", "body")):
        return None
    takes, j = hit.value.takes, hit.j
    if takes == "sent":
        if phrase.title.sort != "diplomatic":
            return None
        takes = "named"
    if takes == "words" and phrase.title.role in scan.rules.roles.highest:
        return None
    if j >= scan.n or not scan.open(j):
        end = scan.in_marks(j) if takes in ("any", "named") else j
        return _marked(scan, phrase, j, depth) if end > j else None
    if takes == "body" and posted(scan, phrase, j, depth):
        return scan.chunks[j].j
    if takes == "body" and not phrase.definite and scan.hit(j, "collective") is not None:
        return member(scan, phrase, j)
    chunk = scan.chunks.get(j)
    if chunk is not None and chunk.pro in ("", scan.language.article) and takes != "words":
        if takes == "body" and (chunk.kind != "organisation" and phrase.definite):
            return None
        was = phrase.definite
        end = take(phrase, chunk)
        phrase.definite = was or takes == "any"
        return end
    return _linked_words(scan, phrase, j, takes)


def _linked_words(scan: Scan, phrase: Phrase, j: int, takes: str) -> int | None:
    """A person without a name, or definite words, at word j behind a linker («مستشار لدى الرئيس», «لشؤون الشرق الأوسط»)."""
    if takes == "any":
        inner = phrase_at(scan, j, 1)
        if inner is not None:
            phrase.country = phrase.country or inner.country
            phrase.complement = True
            return inner.j
    if takes in ("any", "words") or phrase.title.sort == "profession":
        end = scan.definite_words(j, 4)
        if end == j and takes == "any" and scan.owned_noun(j):
            end = j + 1
        if end > j:
            phrase.complement = True
            return end
    return None


RULES = (
    nisba_behind, modifier_behind, _inner_title, named_behind, _linked, town_behind, words_behind, charge_behind, joint_behind,
    tied_behind, marked_behind, field_behind,
)
"""What may follow an office, in the order in which it is tried."""
