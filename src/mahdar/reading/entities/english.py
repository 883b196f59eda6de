"""English names of entities: from a table where one knows them, else made by rule, and marked so."""

from __future__ import annotations

from typing import Literal

from mahdar.lang.tables.english import English
from mahdar.reading.entities.cast import Member
from mahdar.reading.entities.chunk import Chunk
from mahdar.reading.entities.scan import Scan

How = Literal["table", "rule"]

PROPER = ("party", "movement", "outlet", "company", "agency")
"""Kinds of bodies whose names are names, spelt out where nobody translates them."""


def romanised(scan: Scan, written: str) -> str:
    """A name of the text in Latin letters."""
    return scan.facts.latin[written]


def person_name(scan: Scan, member: Member, name: str, role: str | None, country: str | None) -> tuple[str, How]:
    """The English name of a person; without a name what the article says of them («foreign minister of Russia»)."""
    if len(member.known) == 1:
        return member.known[0].name_en, "table"
    if member.words:
        return romanised(scan, " ".join(member.words) if member.name_at is None else name), "rule"
    of = scan.world.countries.get(country or "")
    words = (role or "person") + (f" of {of.name_en}" if of else "")
    return (f"{words} (unnamed)" if member.how == "unnamed" else words), "rule"


def thing_name(scan: Scan, chunk: Chunk, name: str) -> tuple[str, How]:
    """The English name of a place, body or group that no table names: a translation, else a body or group as it is written."""
    of = scan.world.countries.get(chunk.country or "")
    if chunk.kind == "group" and chunk.rule == "table:nisba" and of is not None:
        return f"people of {of.name_en}", "rule"
    if chunk.kind == "place" or chunk.role in PROPER:
        return romanised(scan, name), "rule"
    english = _group(scan, chunk) if chunk.kind == "group" else _body(scan, chunk)
    if english is None:
        return (name if chunk.kind == "group" or _heads(scan, chunk) else romanised(scan, name)), "rule"
    owner = _inside(scan, chunk) or (of.name_en if of is not None else None)
    if of is not None and owner == of.name_en and english.startswith(of.name_en.partition(" ")[0]):
        owner = None  # «European leaders» are of the European Union
    return (f"{english} of {owner}" if owner else english), "rule"


def _inside(scan: Scan, chunk: Chunk) -> str | None:
    """The English name of the place or body behind the noun of a group («دول سد النهضة»)."""
    inner = next((c for k in range(chunk.i + 1, chunk.j) if (c := scan.chunks.get(k)) is not None), None)
    known = inner.known if inner is not None and chunk.kind == "group" else None
    world = scan.world
    row = (world.places.get(known) or world.countries.get(known) or world.organisations.get(known)) if known else None
    return row.name_en if row is not None else None


def _table(scan: Scan) -> English:
    table: English = scan.language.tables["english"]
    return table


def _stripped(scan: Scan, form: str) -> str:
    """A folded word without conjunction, preposition and article."""
    clitics, word = scan.language.clitics, form
    to_the = next(iter(clitics.contractions.values()))
    if word.startswith(to_the):
        return word[len(to_the) :]
    for letter in ("", *clitics.conjunctions, *clitics.prepositions):
        if word.startswith(letter + scan.language.article):
            return word[len(letter) + len(scan.language.article) :]
    return word


def _group(scan: Scan, chunk: Chunk) -> str | None:
    """«مسؤولين أمنيين كبارا» in English: who they are, with the adjectives that are known."""
    table, forms = _table(scan), [scan.forms[k] for k in range(chunk.i, chunk.j)]
    count = forms.pop(0) if len(forms) > 1 and forms[0].isdecimal() else ""
    two = " ".join(forms[:2])
    bare = forms[0][1:] if forms[0][:1] in scan.language.clitics.prepositions else forms[0]
    head = table.groups.get(two) or next((en for w in (forms[0], _stripped(scan, forms[0]), bare) if (en := table.groups.get(w))), None)
    if head is None:
        return None
    told = [en for form in forms[1:] if (en := table.adjectives.get(_stripped(scan, form)))]
    return " ".join([*([count] if count else []), *dict.fromkeys(told), head])


def _heads(scan: Scan, chunk: Chunk) -> bool:
    """Does the name of a body begin with a common noun («لجنة …»), so that it is no name to spell out?"""
    return scan.hit(chunk.i, "body") is not None or _stripped(scan, scan.forms[chunk.i]) in _table(scan).bodies


def _body(scan: Scan, chunk: Chunk) -> str | None:
    """«وزارة الموارد المائية والري المصرية» in English, when every word of it is known."""
    table, k = _table(scan), chunk.i
    words = [scan.forms[n] for n in range(k, chunk.j) if n == k or scan.hit(n, "nisba") is None]
    first = _stripped(scan, words[0])
    whole = table.bodies.get(" ".join([first, *words[1:]])) if len(words) > 1 else None
    if whole is not None:
        return whole
    head = table.bodies.get(first)
    if head is None:
        return None
    fields = _fields(scan, words[1:])
    if fields is None or ("{}" in head) != bool(fields):
        return None
    return head.replace("{}", " and ".join(fields))


def _fields(scan: Scan, words: list[str]) -> list[str] | None:
    """The fields that words name, each of one or two words, None where one is not known."""
    table, k = _table(scan), 0
    found: list[str] = []
    while k < len(words):
        word = words[k]
        plain = word[1:] if found and word[:1] in scan.language.clitics.conjunctions else word
        two = f"{plain} {words[k + 1]}" if k + 1 < len(words) else ""
        if two in table.fields:
            found.append(table.fields[two])
            k += 2
        elif plain in table.fields:
            found.append(table.fields[plain])
            k += 1
        else:
            return None
    return found
