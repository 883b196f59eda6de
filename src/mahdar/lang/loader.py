"""Loads a language: `load("ar")` once, then it is remembered."""

from __future__ import annotations

import gc
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from mahdar import settings
from mahdar.errors import UnknownLanguage
from mahdar.lang.builder import HOME, Builder
from mahdar.lang.tables import (
    actor,
    cue,
    english,
    event,
    furniture,
    issue,
    names,
    remark,
    romanise,
    search,
    stance,
    time,
    words,
    world,
)
from mahdar.lang.tables.world import World
from mahdar.text.fold import FoldTable, fold_word
from mahdar.text.matcher import Lexicon, TypeMemo

TABLES = (words, world, names, romanise, english, furniture, time, cue, search, remark, event, stance, issue, actor)
"""Modules with a `load(builder)`, in order. A new table is a module here and a file in each language."""


class Language:
    """A loaded language: its folding, its one lexicon over all tables, and the tables by name. Immutable by convention."""

    __slots__ = (
        "_folded", "article", "clitics", "code", "contracted", "digest", "feminine", "fold_table", "lexicon", "paradigms",
        "people", "shape", "tables", "world",
    )

    def __init__(self, b: Builder) -> None:
        self.code = b.code
        self.fold_table: FoldTable = b.fold_table
        self._folded: TypeMemo[str] = TypeMemo(partial(fold_word, table=b.fold_table))
        self.lexicon: Lexicon = b.lexicon
        self.tables: dict[str, Any] = b.tables
        self.world: World = b.tables["world"]
        self.digest = b.sums.hexdigest()
        self.people = b.people
        self.shape = b.shape()
        self.article: str = b.clitics.article
        self.clitics = b.clitics
        self.contracted = tuple(b.clitics.contractions.values())
        self.paradigms = b.paradigms
        self.feminine: str = b.feminine

    def fold(self, word: str) -> str:
        """A word as the text is folded; remembered."""
        return self._folded[word]


def languages() -> list[str]:
    """Codes of the languages that have tables."""
    return sorted(p.parent.name for p in HOME.glob("*/language.toml"))


@lru_cache(maxsize=8)
def load(code: str = "ar", people: bool = True, extra: tuple[Path, ...] = ()) -> Language:
    """The language with that code.

    Args:
        code: For instance `ar`.
        people: False leaves the table of people out.
        extra: Folders of own tables (`world/people.tsv`, `ar/people.tsv` …) layered over the shipped ones and those of
            `settings.NAME_FOLDERS`.

    Raises:
        UnknownLanguage: there are no tables for it.
        TableError: a table does not hold.
    """
    if code not in languages():
        raise UnknownLanguage(f"no tables for “{code}”", f"there are: {', '.join(languages())}")
    b = Builder(code, people, (*settings.NAME_FOLDERS, *extra))
    for table in TABLES:
        table.load(b)
    language = Language(b)
    gc.collect()
    gc.freeze()
    return language
