"""Issues: what parties take positions on; and plans, drafts and papers that carry them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mahdar.text.matcher import Sense

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder


class Issue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An issue: stable id (`area.matter`), its names and the words that name it (lemmas as they stand in texts).

    `rank`: of several issues in a clause the highest wins; a place or body found beside it specialises the id. `vague`:
    its words name any deal or paper, no process of its own.
    """

    id: str
    en: str
    ar: str
    words: tuple[str, ...]
    rank: int = 1
    special: bool = True
    vague: bool = False


class IssueFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`issues.toml`: issues, English for the words of issues that are not listed, and words left out of their names."""

    issue: tuple[Issue, ...]
    english: dict[str, str]
    empty: tuple[str, ...]


class Issues(msgspec.Struct):
    """Issues by id, folded words with their English, folded words that carry nothing."""

    by_id: dict[str, Issue]
    english: dict[str, str]
    empty: frozenset[str]

    def __len__(self) -> int:
        return len(self.by_id)


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of paper or plan: its words, and the forms that its parts take."""

    id: str
    en: str
    words: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    alone: bool = False


class DocumentFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`documents.toml`."""

    document: tuple[Document, ...]
    parts: dict[str, tuple[str, ...]]
    versions: dict[str, tuple[str, ...]]
    giving: tuple[str, ...]
    receiving: tuple[str, ...]
    numbers: dict[str, int]


class Documents(msgspec.Struct):
    """Kinds of papers; folded words of parts, versions and numbers; lemmas of giving and receiving, and both."""

    rows: tuple[Document, ...]
    parts: dict[str, str]
    versions: dict[str, str]
    giving: frozenset[str]
    receiving: frozenset[str]
    moving: frozenset[str]
    numbers: dict[str, int]


def load(b: Builder) -> None:
    """Put issues and documents into the lexicon (kinds `issue`, `document`)."""
    file: IssueFile = b.decode("issues.toml", IssueFile)
    for issue in file.issue:
        b.add_all("issue", issue.words, Sense(issue.id, issue), clitics="noun")
    english = {b.fold(w): en for w, en in file.english.items()}
    b.tables["issues"] = Issues({i.id: i for i in file.issue}, english, b.folded(file.empty))
    _documents(b)


def _documents(b: Builder) -> None:
    file: DocumentFile = b.decode("documents.toml", DocumentFile)
    for row in file.document:
        b.add_all("document", row.words, Sense(row.id, row), clitics="noun")
    b.tables["documents"] = Documents(
        file.document,
        b.names_by_word(file.parts),
        b.names_by_word(file.versions),
        frozenset(file.giving),
        frozenset(file.receiving),
        frozenset(file.giving + file.receiving),
        {b.fold(w): n for w, n in file.numbers.items()},
    )
