"""What search strips from a word, and the letters that spellings of one name put in or leave out."""

from __future__ import annotations

from collections.abc import Iterable
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
    sound: dict[str, str]
    sons: frozenset[str]
    openers: frozenset[str]

    def compact(self, words: Iterable[str]) -> tuple[str, ...]:
        """The words of a name, those that are always followed by another («عبد الله») written as one."""
        found: list[str] = []
        for word in words:
            if found and found[-1] in self.openers:
                found[-1] += word
            else:
                found.append(word)
        return tuple(found)

    def skeleton(self, word: str) -> str:
        """A folded word without weak letters, each sound written with one letter."""
        return "".join(self.sound.get(c, c) for c in word if c not in self.weak) or word


@lru_cache(maxsize=8)
def letters(language: Language) -> Letters:
    """The letters of a language for comparing spellings, folded; `names` are its given names."""
    from mahdar.lang.builder import Builder

    table: StemTable = language.tables["search"]
    pairs = {(language.fold(a), language.fold(b)) for group in table.alike for a in group for b in group if a != b}
    given = {language.fold(row["name"]) for row in Builder(language.code).tsv("given.tsv")}
    sound = {language.fold(c): language.fold(group[0]) for group in table.alike for c in group}
    return Letters(
        frozenset(table.weak),
        frozenset(pairs),
        frozenset(given),
        sound,
        _particles(language, ".son"),
        _particles(language, ".kunya"),
    )


def _particles(language: Language, kind: str) -> frozenset[str]:
    return frozenset(
        language.fold(w) for row in language.tables["names"].particle if row.id.endswith(kind) for w in row.words
    )
