"""A cascade of patterns over a short string with one letter for each known word.

Each word (or mark) that a grammar knows is one `Item` and one letter; the letter stands for the set of classes that the
word belongs to. A rule is a pattern of slots (`mahdar.text.patterns`) compiled to a regular expression over these
letters, so that matching runs in C. What a rule finds becomes one item of the class it gives; the next stage reads that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from mahdar.errors import PatternError
from mahdar.text.patterns import Item as Part
from mahdar.text.patterns import Pattern

FIRST = 0xE000
"""Letters come from the private use area, so that marks can stand for themselves."""

GAP = "\n"
"""The letter between items that do not touch."""


class Item:
    """A known word, a mark, or what a rule found: words `[i, j)`, the first without its first `skip` letters.

    `data` holds what is known of it, by class.
    """

    __slots__ = ("data", "i", "j", "letter", "rule", "skip")

    def __init__(self, letter: str, i: int, j: int, skip: int, data: Mapping[str, Any], rule: str = "") -> None:
        self.letter = letter
        self.i = i
        self.j = j
        self.skip = skip
        self.data = data
        self.rule = rule


class Letters:
    """Gives each set of classes its letter."""

    def __init__(self) -> None:
        self._letters: dict[frozenset[str], str] = {}
        self._by_class: dict[str, set[str]] = {}

    def add(self, classes: Iterable[str]) -> str:
        """The letter of a set of classes, a new one if need be."""
        key = frozenset(classes)
        letter = self._letters.get(key)
        if letter is None:
            letter = self._letters[key] = chr(FIRST + len(self._letters))
            for name in key:
                self._by_class.setdefault(name, set()).add(letter)
        return letter

    def get(self, classes: Iterable[str]) -> str | None:
        """The letter of a set of classes, or None if no word has exactly these."""
        return self._letters.get(frozenset(classes))

    def of(self, name: str) -> set[str]:
        """All letters of words that belong to a class."""
        return self._by_class.get(name, set())


Maker = Callable[["Found"], Any]


class Rule:
    """A compiled rule: where it may begin, its expression, and the names of its groups."""

    __slots__ = ("expression", "gives", "groups", "id", "letter", "make", "starts")

    def __init__(self, name: str, pattern: Pattern, gives: str, make: str, letters: Letters, special: Mapping[str, str]):
        self.id = name
        self.gives = gives
        self.make = make
        self.letter = letters.add([gives])
        compiler = _Compiler(letters, special, pattern.source)
        self.expression = re.compile(compiler.row(pattern.items))
        self.groups = tuple(compiler.groups)
        self.starts = compiler.first(pattern.items)


class _Compiler:
    def __init__(self, letters: Letters, special: Mapping[str, str], source: str) -> None:
        self.letters = letters
        self.special = special
        self.source = source
        self.groups: list[str] = []

    def row(self, parts: Sequence[Part]) -> str:
        return "".join(self.one(p) for p in parts)

    def one(self, part: Part) -> str:
        if part.op == "any":
            branches = [self.row(p.parts) for p in part.parts if p.parts]
            return "(?:" + "|".join(branches) + (")?" if len(branches) < len(part.parts) else ")")
        wanted = "[" + re.escape("".join(sorted(self._letters(part)))) + "]"
        if part.op in ("slot", "number"):
            self.groups.append(part.name)
            return f"({wanted})"
        return wanted

    def _letters(self, part: Part) -> set[str]:
        if part.op == "mark":
            return set(part.arg)
        if part.op == "word" and part.arg in self.special:
            return {self.special[part.arg]}
        name = {"word": f"w:{part.arg}", "number": "int"}.get(part.op, part.arg)
        if part.op == "gap" or not self.letters.of(name):
            raise PatternError(f"in pattern `{self.source}`: nothing is a “{part.arg}”", "see docs/codebook/time.md")
        return self.letters.of(name)

    def first(self, parts: Sequence[Part]) -> set[str]:
        found: set[str] = set()
        for part in parts:
            if part.op != "any":
                return found | self._letters(part)
            empty = False
            for branch in part.parts:
                found |= self.first(branch.parts)
                empty = empty or not branch.parts
            if not empty:
                return found
        return found


class Found:
    """A rule matched: its slots (each an item), and the row of items it was found in.

    A maker may narrow `begin` and `end` (indices into the row): words outside them stay as they are.
    """

    __slots__ = ("begin", "doc", "end", "row", "rule", "slots")

    def __init__(self, rule: Rule, slots: dict[str, Item], row: Sequence[Item], begin: int, end: int, doc: Any) -> None:
        self.rule = rule
        self.slots = slots
        self.row = row
        self.begin = begin
        self.end = end
        self.doc = doc


class Cascade:
    """Stages of rules; `run` rewrites a row of items stage by stage, the longest match first."""

    def __init__(self, stages: Sequence[Sequence[Rule]]) -> None:
        self.stages = [Stage(rules) for rules in stages]

    def run(self, row: list[Item], makers: Mapping[str, Maker], doc: Any = None) -> list[Item]:
        """The row after all stages."""
        text = "".join([item.letter for item in row])
        for stage in self.stages:
            made = stage.read(row, text, makers, doc)
            if made:
                row = _rewritten(row, made)
                text = "".join([item.letter for item in row])
        return row


Made = list[tuple[Item, int, int]]
"""What a stage found: the item, the end of its match, and where it begins (indices into the row)."""

Way = tuple[int, Rule, tuple[tuple[str, int], ...]]
"""How a rule matches letters: how many of them, and which letter fills each slot."""

WIDEST = 64
"""Letters of a row that a rule looks at: no expression of time is longer, and a line of dates may be as long as it likes."""

LIMIT = 100_000
"""Rows of letters remembered at most by a stage."""


class Stage:
    """The rules that read a row at one time, and how they match the rows of letters met so far."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.table: dict[str, tuple[Rule, ...]] = {}
        for rule in rules:
            for letter in rule.starts:
                self.table[letter] = (*self.table.get(letter, ()), rule)
        self.starts = re.compile("[" + re.escape("".join(sorted(self.table))) + "]")
        self.ways: dict[str, tuple[Way, ...]] = {}

    def read(self, row: Sequence[Item], text: str, makers: Mapping[str, Maker], doc: Any) -> Made:
        """What the rules find in a row whose letters are `text`."""
        found: Made = []
        at = 0
        while (start := self.starts.search(text, at)) is not None:
            p = start.start()
            made = self._best(row, text, p, makers, doc)
            if made is None:
                at = p + 1
            else:
                found.append(made)
                at = made[1]
        return found

    def _match(self, letters: str) -> tuple[Way, ...]:
        """All matches at the start of a row of letters, the longest first; remembered."""
        found: list[Way] = []
        for rule in self.table[letters[0]]:
            match = rule.expression.match(letters)
            if match is not None:
                slots: dict[str, int] = {}
                for n, name in enumerate(rule.groups, 1):
                    if match.start(n) >= 0:
                        slots.setdefault(name, match.start(n))
                found.append((match.end(), rule, tuple(slots.items())))
        found.sort(key=lambda way: -way[0])
        if len(self.ways) >= LIMIT:
            self.ways.clear()
        ways = self.ways[letters] = tuple(found)
        return ways

    def _best(
        self, row: Sequence[Item], text: str, p: int, makers: Mapping[str, Maker], doc: Any
    ) -> tuple[Item, int, int] | None:
        end = text.find(GAP, p, p + WIDEST)  # no rule reads over a gap
        letters = text[p : p + WIDEST if end < 0 else min(end, p + WIDEST)]
        ways = self.ways.get(letters)
        for length, rule, places in self._match(letters) if ways is None else ways:
            found = Found(rule, {name: row[p + k] for name, k in places}, row, p, p + length, doc)
            data = makers[rule.make](found)
            if data is not None:
                first = row[found.begin]
                made = Item(rule.letter, first.i, row[found.end - 1].j, first.skip, {rule.gives: data}, rule.id)
                return made, found.end, found.begin
        return None


def _rewritten(row: Sequence[Item], made: Made) -> list[Item]:
    out: list[Item] = []
    at = 0
    for item, end, begin in made:
        out.extend(row[at:begin])
        out.append(item)
        at = end
    out.extend(row[at:])
    return out
