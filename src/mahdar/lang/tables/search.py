"""What search strips from a word, and the letters that spellings of one name put in or leave out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from mahdar.text.stem import StemTable

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder
    from mahdar.lang.loader import Language


def load(b: Builder) -> None:
    """Read `search.toml` into the table `search`, folded as the text is, the longest affixes first."""
    table: StemTable = b.decode("search.toml", StemTable)
    b.tables["search"] = msgspec.structs.replace(
        table, prefixes=_folded(b, table.prefixes), suffixes=_folded(b, table.suffixes), weak=_folded(b, table.weak)
    )


def _folded(b: Builder, affixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({b.fold(a) for a in affixes}, key=lambda a: (-len(a), a)))


class Letters(msgspec.Struct, frozen=True):
    """What spellings of one name may do: leave `weak` letters out, write one sound with `alike` letters; `names` are apart."""

    weak: frozenset[str]
    alike: frozenset[tuple[str, str]]
    names: frozenset[str]


@lru_cache(maxsize=8)
def letters(language: Language) -> Letters:
    """The letters of a language for comparing spellings, folded; `names` are its given names."""
    from mahdar.lang.builder import Builder

    table: StemTable = language.tables["search"]
    pairs = {(language.fold(a), language.fold(b)) for group in table.alike for a in group for b in group if a != b}
    given = {language.fold(row["name"]) for row in Builder(language.code).tsv("given.tsv")}
    return Letters(frozenset(table.weak), frozenset(pairs), frozenset(given))
