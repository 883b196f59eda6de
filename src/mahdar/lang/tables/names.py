"""The grammar of names: particles, modifiers of offices, linkers, nouns that begin bodies and places, groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mahdar.lang.inflect import forms
from mahdar.text.matcher import Sense

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every row has: an id and its words."""

    id: str
    words: tuple[str, ...]


class Rule(Row, frozen=True, kw_only=True):
    """A row that makes findings, with sentences in which it must and must not be found."""

    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


class Particle(Row, frozen=True, kw_only=True):
    """A word inside names; `opens`: it may also begin one."""

    opens: bool = False


class Modifier(Row, frozen=True, kw_only=True):
    """An adjective or phrase after an office; `fixed`: only as written; `passing`: says since when, not which."""

    fixed: bool = False
    passing: bool = False


class Region(Row, frozen=True, kw_only=True):
    """An adjective of a region or a body; `side` is an organisation's id or empty."""

    side: str = ""


class Linker(Row, frozen=True, kw_only=True):
    """A preposition between an office and what it is of; `takes`: any, words, named, body or sent (to a land)."""

    takes: str


class Head(Rule, frozen=True, kw_only=True):
    """A noun that begins the name of a body or of a place.

    `same`: the noun and the listed name behind it are one («حركة حماس»), else the noun names a part of it.
    `apart`: the noun is no part of the name («مدينة غزة», «صحيفة «هآرتس»»).
    `proper`: only with a proper name behind it, as the noun is an everyday word («موقع الحادث»).
    """

    kind: str
    same: bool = False
    apart: bool = False
    proper: bool = False


class Collective(Rule, frozen=True, kw_only=True):
    """Nouns of groups."""


class Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that stand for a country or its capital before an adjective of nationality; `realm`: alone, by ISO codes."""

    country: tuple[str, ...]
    capital: tuple[str, ...]
    realm: dict[str, tuple[str, ...]]


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Roles of `titles.tsv` that need a rule of their own."""

    organisation: frozenset[str]
    group: frozenset[str]
    source: frozenset[str]
    general: frozenset[str]
    counterpart: frozenset[str]
    personal: frozenset[str]
    deputy: frozenset[str]
    highest: frozenset[str]
    weak: frozenset[str]
    posted: frozenset[str]
    unnamed: frozenset[str]
    town: frozenset[str]
    charged: frozenset[str]
    acting: frozenset[str]
    double: frozenset[str]
    narrow: dict[str, tuple[str, ...]]
    embedded: dict[str, str]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Marks and small words."""

    comma: tuple[str, ...]
    inside: tuple[str, ...]
    rare: frozenset[str]
    maqsura: tuple[str, ...]
    tanwin: tuple[str, ...]
    ordinal: tuple[str, ...]
    beside: tuple[str, ...]
    village: tuple[str, ...]
    owned: tuple[str, ...]
    chaired: tuple[str, ...]
    alone: tuple[str, ...]
    speech: tuple[str, ...]
    according: tuple[str, ...]
    beside_with: tuple[str, ...]
    abstract: tuple[str, ...]
    whole: tuple[str, ...]
    trust: tuple[str, ...]
    direction: tuple[str, ...]
    elative: tuple[str, ...]
    over: tuple[str, ...]
    ministry: str
    inside_folded: frozenset[str] = frozenset()
    village_folded: frozenset[str] = frozenset()
    owned_folded: frozenset[str] = frozenset()
    chaired_folded: frozenset[str] = frozenset()
    alone_folded: frozenset[str] = frozenset()
    speech_folded: frozenset[str] = frozenset()
    according_folded: frozenset[str] = frozenset()
    beside_with_folded: frozenset[str] = frozenset()
    abstract_folded: frozenset[str] = frozenset()
    whole_folded: frozenset[str] = frozenset()
    trust_folded: frozenset[str] = frozenset()
    direction_folded: frozenset[str] = frozenset()
    elative_folded: frozenset[str] = frozenset()
    over_folded: frozenset[str] = frozenset()
    ministry_folded: str = ""
    inside_folded_first: str = ""
    particle_folded: frozenset[str] = frozenset()
    beside_folded: frozenset[str] = frozenset()
    ordinal_folded: frozenset[str] = frozenset()


class Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lemmas whose subject is a person when an unknown name follows; `outlet`: an outlet when a name in marks follows."""

    human: frozenset[str]
    outlet: frozenset[str]
    speech: frozenset[str]


class NameRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`names.toml`."""

    particle: tuple[Particle, ...]
    modifier: tuple[Modifier, ...]
    region: tuple[Region, ...]
    linker: tuple[Linker, ...]
    body: tuple[Head, ...]
    ministry: Rule
    cue: tuple[Head, ...]
    side: Side
    collective: tuple[Collective, ...]
    roles: Roles
    verbs: Verbs
    words: Words


def load(b: Builder) -> None:
    """Put the words of `names.toml` into the lexicon.

    Kinds: `particle`, `modifier`, `region`, `linker`, `body`, `ministry`, `cue`, `side`, `collective`.
    """
    from mahdar.lang.builder import decode

    rules = decode(b.path("names.toml"), NameRules)
    given = rules.words
    lists = (
        "inside", "ordinal", "beside", "village", "owned", "chaired", "alone", "speech", "according", "beside_with",
        "abstract", "whole", "trust", "direction", "elative", "over",
    )
    folded = {f"{name}_folded": b.folded(getattr(given, name)) for name in lists}
    particles = b.folded(word for row in rules.particle for word in row.words)
    first = b.fold(given.inside[0])
    words = msgspec.structs.replace(given, **folded, particle_folded=particles, inside_folded_first=first)
    words = msgspec.structs.replace(words, ministry_folded=b.fold(given.ministry))
    rules = msgspec.structs.replace(rules, words=words)
    b.tables["names"] = rules
    for particle in rules.particle:
        _add(b, "particle", particle, "name")
    for modifier in rules.modifier:
        _adjective(b, "modifier", modifier, modifier.fixed)
    for region in rules.region:
        _adjective(b, "region", region)
    for linker in rules.linker:
        _add(b, "linker", linker, "bare")
    for head in rules.body:
        _add(b, "body", head, "noun")
    _add(b, "ministry", rules.ministry, "name")
    for cue in rules.cue:
        _add(b, "cue", cue, "noun")
    for group in rules.collective:
        _add(b, "collective", group, "noun")
    for kind in ("country", "capital"):
        b.add_all("side", getattr(rules.side, kind), Sense(kind, kind), "noun")


def _add(b: Builder, kind: str, row: Row, style: str) -> None:
    b.add_all(kind, row.words, Sense(row.id, row), style)


def _adjective(b: Builder, kind: str, row: Row, fixed: bool = False) -> None:
    for word in row.words:
        if fixed or " " in word:
            b.add(kind, word, Sense(row.id, row), "noun")
            continue
        for form, _ in forms(word, b.paradigms.adjective["forms"]):
            b.add(kind, form, Sense(row.id, row), "noun")
