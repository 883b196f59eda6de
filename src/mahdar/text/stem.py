"""Light stemming for search: strips what stands on a word, never what is in it."""

from __future__ import annotations

import msgspec


class StemTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`search.toml`: affixes as folded, the longest first, how many letters must be left; weak and alike letters of names."""

    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    least: int
    weak: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()


def light_stem(word: str, table: StemTable) -> str:
    """A folded word without its conjunctions, prepositions, article and one layer of endings.

    Source: Larkey, Ballesteros & Connell, SIGIR 2002 (light10).
    """
    for prefix in table.prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= table.least:
            word = word[len(prefix) :]
            break
    for suffix in table.suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= table.least:
            return word[: -len(suffix)]
    return word
