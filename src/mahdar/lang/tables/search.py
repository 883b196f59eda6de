"""What search strips from a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mahdar.text.stem import StemTable

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder


def load(b: Builder) -> None:
    """Read `search.toml` into the table `search`, its affixes folded as the text is, the longest first."""
    table: StemTable = b.decode("search.toml", StemTable)
    b.tables["search"] = msgspec.structs.replace(table, prefixes=_folded(b, table.prefixes), suffixes=_folded(b, table.suffixes))


def _folded(b: Builder, affixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({b.fold(a) for a in affixes}, key=lambda a: (-len(a), a)))
