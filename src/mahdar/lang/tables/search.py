"""What search strips from a word, and the letters that spellings of one name put in or leave out."""

from __future__ import annotations

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


def weak_letters(language: Language) -> frozenset[str]:
    """The letters that spellings of one name put in or leave out, folded."""
    table: StemTable = language.tables["search"]
    return frozenset(table.weak)
