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
        self.stages: list[tuple[dict[str, tuple[Rule, ...]], re.Pattern[str]]] = []
        for rules in stages:
            table: dict[str, tuple[Rule, ...]] = {}
            for rule in rules:
                for letter in rule.starts:
                    table[letter] = (*table.get(letter, ()), rule)
            self.stages.append((table, re.compile("[" + re.escape("".join(sorted(table))) + "]")))

    def run(self, row: list[Item], makers: Mapping[str, Maker], doc: Any = None) -> list[Item]:
        """The row after all stages."""
        text = "".join([item.letter for item in row])
        for table, starts in self.stages:
            made = _stage(row, text, table, starts, makers, doc)
            if made:
                row = _rewritten(row, made)
                text = "".join([item.letter for item in row])
        return row


Made = list[tuple[Item, int, int]]
"""What a stage found: the item, the end of its match, and where it begins (indices into the row)."""


def _stage(
    row: Sequence[Item], text: str, table: dict[str, tuple[Rule, ...]], starts: re.Pattern[str],
    makers: Mapping[str, Maker], doc: Any,
) -> Made:
    found: Made = []
    at = 0
    while (start := starts.search(text, at)) is not None:
        p = start.start()
        made = _best(row, text, p, table[text[p]], makers, doc)
        if made is None:
            at = p + 1
        else:
            found.append(made)
            at = made[1]
    return found


def _rewritten(row: Sequence[Item], made: Made) -> list[Item]:
    out: list[Item] = []
    at = 0
    for item, end, begin in made:
        out.extend(row[at:begin])
        out.append(item)
        at = end
    out.extend(row[at:])
    return out


def _best(
    row: Sequence[Item], text: str, p: int, rules: Iterable[Rule], makers: Mapping[str, Maker], doc: Any
) -> tuple[Item, int, int] | None:
    matches = []
    for rule in rules:
        match = rule.expression.match(text, p)
        if match is not None:
            matches.append((match.end(), rule, match))
    if len(matches) > 1:
        matches.sort(key=lambda found: -found[0])
    for end, rule, match in matches:
        slots: dict[str, Item] = {}
        for n, name in enumerate(rule.groups, 1):
            k = match.start(n)
            if k >= 0:
                slots.setdefault(name, row[k])
        found = Found(rule, slots, row, p, end, doc)
        data = makers[rule.make](found)
        if data is not None:
            first = row[found.begin]
            made = Item(rule.letter, first.i, row[found.end - 1].j, first.skip, {rule.gives: data}, rule.id)
            return made, found.end, found.begin
    return None
