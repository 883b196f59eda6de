"""`counts.toml`: what numbers count in events, and the words around numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder


class Teen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around numbers, occasions and outcomes: `yielded` are lemmas of verbs that tell what came of it."""

    words: tuple[str, ...]
    yielded: tuple[str, ...]


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`counts.toml`: what numbers count in events; keys are folded when loaded."""

    units: dict[str, tuple[str, ...]]
    words: dict[str, int]
    ordinals: dict[str, int]
    bounds: dict[str, tuple[str, ...]]
    after: dict[str, tuple[str, ...]]
    teen: Teen


class Numbers(msgspec.Struct, frozen=True):
    """`counts.toml` made ready: folded word to unit, value, ordinal or bound."""

    units: dict[str, str]
    words: dict[str, int]
    ordinals: dict[str, int]
    bounds: dict[str, str]
    after: dict[str, str]
    teen: frozenset[str]
    yielded: frozenset[str]


def numbers(b: Builder) -> Numbers:
    """`counts.toml` made ready; the words of its units become known stems."""
    counts = b.decode("counts.toml", Counts)
    for words in counts.units.values():
        for word in words:
            b.know(word)
    return Numbers(
        b.names_by_word(counts.units), {b.fold(w): n for w, n in counts.words.items()}, {b.fold(w): n for w, n in counts.ordinals.items()},
        b.names_by_word(counts.bounds), b.names_by_word(counts.after), b.folded(counts.teen.words),
        frozenset(counts.teen.yielded),
    )
