"""Reads the files of a language and fills its lexicon."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from mahdar.errors import TableError
from mahdar.lang.inflect import Paradigms
from mahdar.text.clitics import CliticTable, splitter
from mahdar.text.fold import FoldTable, fold_word
from mahdar.text.matcher import Lexicon, Sense, Split
from mahdar.text.shape import Shape

T = TypeVar("T")
HOME = Path(__file__).parent


class CliticClass(msgspec.Struct, frozen=True):
    """Which clitics an entry may stand with."""

    pro: frozenset[str]
    enc: frozenset[str]


class CliticFile(CliticTable, frozen=True, kw_only=True):
    """`clitics.toml`: the clitics and the classes of entries."""

    classes: dict[str, CliticClass]


def decode(path: Path, kind: type[T]) -> T:
    """A TOML file as a typed value; unknown fields of strict types are refused.

    Raises:
        TableError: the file is not as its type says, with the place.
    """
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise TableError(f"{path.parent.name}/{path.name}: {error}", "see docs/codebook for what the table holds") from error


class Spellings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`spelling.toml`: pieces of words that are written in two ways."""

    pairs: tuple[tuple[str, str], ...]


class Builder:
    """Collects entries of a language: tables by name, and one lexicon for all.

    Args:
        code: Language code, a folder beside this file.
        people: Whether the table of people is used.
        extra: Folders layered over the shipped tables (a desk's own people and bodies).
    """

    def __init__(self, code: str, people: bool = True, extra: tuple[Path, ...] = ()) -> None:
        self.code = code
        self.people = people
        self.folder = HOME / code
        self.extra = extra
        self.tables: dict[str, Any] = {}
        self.sums = hashlib.blake2b(digest_size=8)
        self.fold_table = decode(self.path("fold.toml"), FoldTable)
        self.clitics = decode(self.path("clitics.toml"), CliticFile)
        self.paradigms = decode(self.path("paradigms.toml"), Paradigms)
        self.weak = tuple({e for p in self.paradigms.verb if p.id.startswith("defective") for e in p.lemma_ends})
        self.feminine = next(iter(self.clitics.restore.values()))
        self.lexicon = Lexicon(splitter(self.clitics), self._allowed, self.clitics.accusative)
        self._folded: dict[str, str] = {}
        pairs = decode(self.path("spelling.toml"), Spellings).pairs if self.path("spelling.toml").exists() else ()
        self._spellings = [(self.fold(a), self.fold(b)) for pair in pairs for a, b in (pair, pair[::-1])]
        self.name_words: set[str] = set()
        self.plain_words: set[str] = set()

    def path(self, name: str, world: bool = False) -> Path:
        """A file of the language (or of the world tables); its bytes go into the digest of the rules."""
        path = (HOME / "world" if world else self.folder) / name
        if path.exists():
            self.sums.update(path.read_bytes())
        return path

    def decode(self, name: str, kind: type[T]) -> T:
        """A TOML file of the language as a typed value."""
        return decode(self.path(name), kind)

    def fold(self, word: str) -> str:
        """A word as the text is folded."""
        folded = self._folded.get(word)
        if folded is None:
            folded = self._folded[word] = fold_word(word, self.fold_table)
        return folded

    def _allowed(self, style: str, split: Split) -> bool:
        rule = self.clitics.classes[style]
        return split.pro in rule.pro and (not split.enc or split.enc in rule.enc)

    def add(self, kind: str, written: str, sense: Sense, clitics: str = "name") -> None:
        """Put an entry into the lexicon under its folded words, and under other spellings of them."""
        folded = self.fold(written)
        self.lexicon.add(kind, folded.split(), sense, clitics)
        for one, other in self._spellings:
            if one in folded and other not in folded:
                self.lexicon.add(kind, folded.replace(one, other).split(), sense, clitics)

    def add_all(self, kind: str, words: Iterable[str], sense: Sense, clitics: str = "name") -> None:
        """Put several ways to write one sense into the lexicon."""
        for written in words:
            self.add(kind, written, sense, clitics)

    def folded(self, words: Iterable[str]) -> frozenset[str]:
        """The set of words as the text is folded."""
        return frozenset(self.fold(word) for word in words)

    def folded_lists(self, lists: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
        """Named lists of words as sets of folded words."""
        return {name: self.folded(words) for name, words in lists.items()}

    def names_by_word(self, lists: Mapping[str, Iterable[str]]) -> dict[str, str]:
        """Named lists of words turned round: folded word to the name of its list; of two lists the later one has it."""
        return {self.fold(word): name for name, words in lists.items() for word in words}

    def shape(self) -> Shape:
        """The look of names against that of ordinary words, from the words collected while the tables were read."""
        article = self.clitics.article
        bare = {w.removeprefix(article) if len(w) > 4 else w for w in map(self.fold, self.name_words)}
        return Shape(bare, map(self.fold, self.plain_words))

    def know(self, written: str) -> None:
        """Make a word known as a stem, with no entry (for literal words of patterns)."""
        self.lexicon.know(self.fold(written))

    @staticmethod
    def cells(cell: str) -> tuple[str, ...]:
        """The parts of a list cell."""
        return tuple(part.strip() for part in cell.split("|") if part.strip()) if cell else ()

    def _rows(self, path: Path) -> Iterator[dict[str, str]]:
        if not path.exists():
            return
        lines = path.read_text("utf-8").split("\n")
        head = lines[0].split("\t")
        for n, line in enumerate(lines[1:], 2):
            if not line.strip() or line.startswith("#"):
                continue
            cells = line.split("\t")
            if len(cells) > len(head):
                raise TableError(f"{path.name}, line {n}: {len(cells)} cells under {len(head)} columns", "count the tabs")
            yield dict(zip(head, cells, strict=False))

    def _own(self, path: Path) -> Path:
        """A file of an extra folder; its bytes go into the digest too."""
        if path.exists():
            self.sums.update(path.read_bytes())
        return path

    def tsv(self, name: str) -> Iterator[dict[str, str]]:
        """Rows of a table of the language, as column → cell, with those of extra folders after ours."""
        yield from self._rows(self.path(name))
        for folder in self.extra:
            yield from self._rows(self._own(folder / self.code / name))

    def world_tsv(self, name: str) -> Iterator[dict[str, str]]:
        """Rows of a world table, with those of extra folders after ours."""
        yield from self._rows(self.path(name, world=True))
        for folder in self.extra:
            yield from self._rows(self._own(folder / "world" / name))

    def by_id(self, name: str) -> dict[str, dict[str, str]]:
        """Rows of a table of the language by their id."""
        return {row["id"]: row for row in self.tsv(name)}
