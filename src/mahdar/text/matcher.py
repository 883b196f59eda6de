"""One automaton over all tables: a trie of words that knows clitics.

Words, not letters, are its alphabet: a proclitic before a name (بويتكوف) is decided by knowing the name, so every word
type is divided once (and remembered), and the trie is walked over the divided words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

import msgspec

V = TypeVar("V")


class Sense(msgspec.Struct, frozen=True, gc=False):
    """What a table says of a form: the id of the row and whatever the table keeps of it."""

    id: str
    value: Any = None


class Split(msgspec.Struct, frozen=True, gc=False):
    """One way to divide a word: proclitics, stem, enclitic pronoun (folded forms)."""

    pro: str
    stem: str
    enc: str


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A table entry found in the text: words `[i, j)`, with the clitics around it."""

    kind: str
    i: int
    j: int
    senses: tuple[Sense, ...]
    pro: str = ""
    enc: str = ""

    @property
    def id(self) -> str:
        """The id of the first sense."""
        return self.senses[0].id

    @property
    def value(self) -> Any:
        """The value of the first sense."""
        return self.senses[0].value


Row = tuple[str, tuple[Sense, ...], str, str]
"""A one-word entry: kind, senses, proclitics, pronoun."""


class WordInfo(msgspec.Struct, frozen=True, gc=False):
    """What is known of a word type, whatever its context.

    `single` are one-word entries, `rows` the same by kind, `kinds` those kinds that are collected over a text (see
    `QUIET`), `loud` the rows of these; `heads` are the splits that may begin a longer entry; `pairs` remembers what the word and one
    behind it are as one entry: APART if none begins so, None if it may go on with a third word.
    """

    form: str
    splits: tuple[Split, ...]
    single: tuple[Row, ...]
    heads: tuple[Split, ...]
    known: bool
    rows: dict[str, tuple[Row, ...]] = {}
    kinds: tuple[str, ...] = ()
    loud: tuple[tuple[str, tuple[Row, ...]], ...] = ()
    pairs: dict[str, tuple[Row, ...] | None] = {}

    def hits(self, kind: str, i: int) -> tuple[Hit, ...]:
        """One-word entries of a kind, as hits at word i."""
        return tuple([Hit(kind, i, i + 1, s, p, e) for _, s, p, e in self.rows.get(kind, ())])


Key = tuple[str, str]
"""Kind of an entry and its clitic class."""


class Node:
    """A node of the trie: next words, and the entries that end here by kind and clitic class."""

    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.entries: dict[Key, tuple[Sense, ...]] = {}


Splitter = Callable[[str, Callable[[str], bool]], Iterable[Split]]
CACHE_LIMIT = 400_000
"""Word forms remembered before all are forgotten, so that a long run keeps its memory."""
QUIET = frozenset({"word"})  # ordinary words are looked up where they are asked for, not collected
APART: tuple[Row, ...] = ()  # what two words are that begin no entry together
UNKNOWN: tuple[Row, ...] = (("", (), "", ""),)  # not looked at yet
DEEP = 2
"""What a walk gives when an entry goes on behind the words it was asked about."""
PARTICLE = "particle"
OVERRULED = frozenset({"verb"})  # a function word is not also read as a verb


class TypeMemo(dict[str, V], Generic[V]):
    """What a function says of each word form, remembered: `memo[form]` costs a look-up once the form was seen.

    Bounded: it is emptied when it holds `CACHE_LIMIT` forms.
    """

    def __init__(self, of: Callable[[str], V]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, form: str) -> V:
        if len(self) >= CACHE_LIMIT:
            self.clear()
        value = self[form] = self._of(form)
        return value


def _always(_: int) -> bool:
    return True


class Lexicon:
    """All entries of a language in one trie, with a cache of word types.

    Args:
        splitter: Divides a word given a test for "is a stem that we know".
        accusative: The letter of the indefinite accusative, which the first word of a longer entry may carry.
        allowed: May this split carry an entry of that clitic class? (A verb takes no article, a name no pronoun.)
    """

    def __init__(self, splitter: Splitter, allowed: Callable[[str, Split], bool], accusative: str = "") -> None:
        self.root = Node()
        self._bare = ("", accusative)
        self.words: set[str] = set()
        self._splitter = splitter
        self._allowed = allowed
        self.infos: TypeMemo[WordInfo] = TypeMemo(self._look)
        self._pairs = 0

    def add(self, kind: str, words: Sequence[str], sense: Sense, style: str = "name") -> None:
        """Add an entry: folded words, without proclitics; `style` is its clitic class."""
        if not words:
            return
        node = self.root
        for word in words:
            node = node.next.setdefault(word, Node())
        key = (kind, style)
        senses = node.entries.get(key, ())
        if sense not in senses:
            node.entries[key] = (*senses, sense)
        self.words.add(words[0])

    def know(self, word: str) -> None:
        """Make a folded word a known stem without giving it an entry."""
        self.root.next.setdefault(word, Node())
        self.words.add(word)

    def info(self, form: str) -> WordInfo:
        """What is known of a folded word form; remembered."""
        return self.infos[form]

    def _look(self, form: str) -> WordInfo:
        splits = tuple(self._splitter(form, self.words.__contains__))
        found: dict[tuple[str, str], Row] = {}
        heads: list[Split] = []
        particle = False
        for split in splits:
            node = self.root.next[split.stem]
            if node.next:
                heads.append(split)
            for (kind, style), senses in node.entries.items():
                if self._allowed(style, split):
                    particle = particle or style == PARTICLE
                    old = found.get((kind, split.stem))
                    if old is None:
                        found[(kind, split.stem)] = (kind, senses, split.pro, split.enc)
                    elif (old[2], old[3]) == (split.pro, split.enc):
                        found[(kind, split.stem)] = (kind, old[1] + senses, split.pro, split.enc)
        single = tuple(row for row in found.values() if not (particle and row[0] in OVERRULED))
        rows: dict[str, tuple[Row, ...]] = {}
        for row in single:
            rows[row[0]] = (*rows.get(row[0], ()), row)
        kinds = tuple(kind for kind in rows if kind not in QUIET)
        loud = tuple((kind, rows[kind]) for kind in kinds)
        return WordInfo(form, splits, single, tuple(heads), bool(single), rows, kinds, loud)

    def match(self, infos: Sequence[WordInfo], joined: Callable[[int], bool]) -> list[Hit]:
        """All entries in a row of words; for one kind and start only the longest; those of a quiet kind where they are long.

        `joined(i)` tells whether word i and word i + 1 may stand in one entry (only white space or light marks between).
        """
        long = self.long(infos, joined)
        hits: list[Hit] = []
        for i, info in enumerate(infos):
            best = long.get(i, {})
            hits.extend(best.values())
            for kind in info.kinds:
                if kind not in best:
                    hits.extend(info.hits(kind, i))
        return hits

    def long(self, infos: Sequence[WordInfo], joined: Callable[[int], bool]) -> dict[int, dict[str, Hit]]:
        """Entries of two words and more by their first word and kind, the longest of each."""
        found: dict[int, dict[str, Hit]] = {}
        for i, (info, other) in enumerate(zip(infos, infos[1:], strict=False)):  # noqa: RUF007 (compiled, it is a plain loop)
            if info.heads:
                short = info.pairs.get(other.form, UNKNOWN)
                if short is UNKNOWN:
                    short = self._pair(info, other)
                if short is APART or not joined(i):
                    continue
                if short is None:
                    best = self._begun(infos, i, joined)
                else:
                    best = {kind: Hit(kind, i, i + 2, s, p, e) for kind, s, p, e in short}
                if best:
                    found[i] = best
        return found

    def _pair(self, first: WordInfo, second: WordInfo) -> tuple[Row, ...] | None:
        """What two words are as one entry, remembered with the first."""
        if self._pairs >= CACHE_LIMIT:
            self._pairs = 0
            for info in self.infos.values():
                info.pairs.clear()
        self._pairs += 1
        best: dict[str, Hit] = {}
        steps = [self._walk((first, second), 0, split, _always, best) for split in first.heads]
        found: tuple[Row, ...] | None = APART
        if any(steps):
            deep = max(steps) == DEEP
            found = None if deep else tuple((h.kind, h.senses, h.pro, h.enc) for h in best.values()) or APART
        first.pairs[second.form] = found
        return found

    def _begun(self, infos: Sequence[WordInfo], i: int, joined: Callable[[int], bool]) -> dict[str, Hit]:
        """Entries of two words and more at word i, the longest of each kind."""
        best: dict[str, Hit] = {}
        for split in infos[i].heads:
            self._walk(infos, i, split, joined, best)
        return best

    def _walk(
        self, infos: Sequence[WordInfo], i: int, split: Split, joined: Callable[[int], bool], best: dict[str, Hit]
    ) -> int:
        """Put the longest entries of each kind into `best`; 0 if no entry has these words, DEEP if one goes on after them."""
        node: Node | None = self.root.next[split.stem]
        j = i + 1
        if split.enc not in self._bare:
            return 0
        while node is not None and j < len(infos) and joined(j - 1):
            info = infos[j]
            step = node.next.get(info.form)
            enc = ""
            if step is None:
                for other in info.splits:
                    if not other.pro and other.stem in node.next:
                        step, enc = node.next[other.stem], other.enc
                        break
            node, j = step, j + 1
            if node is None:
                return 0
            for (kind, style), senses in node.entries.items():
                old = best.get(kind)
                if (old is None or old.j < j) and self._allowed(style, Split(split.pro, split.stem, enc)):
                    best[kind] = Hit(kind, i, j, senses, split.pro, enc)
        return DEEP if node is not None and node.next else 1
