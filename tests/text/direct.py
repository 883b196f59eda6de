"""Patterns matched straight off, as the page of rules tells it: what the tests of the pattern language look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from mahdar.text.matcher import Hit, WordInfo
from mahdar.text.patterns import Item, Pattern


class Words(Protocol):
    """What a pattern needs of a document."""

    forms: Sequence[str]
    infos: Sequence[WordInfo]

    def at(self, i: int, kind: str) -> Sequence[Hit]:
        """Entries of a table that begin at word i."""
        ...

    def gap(self, i: int) -> str:
        """What stands between word i and word i + 1, white space and marks of direction left out."""
        ...


class Match(msgspec.Struct, frozen=True):
    """A pattern found: words `[i, j)` and what its slots hold (a Hit, or a word index for a number)."""

    i: int
    j: int
    slots: Mapping[str, Hit | int]


Slots = dict[str, Hit | int]


def match_at(pattern: Pattern, doc: Words, i: int) -> Match | None:
    """The longest match of a pattern that begins at word i, or None."""
    best: Match | None = None
    for j, slots in _run(pattern.items, 0, doc, i, i, {}):
        if best is None or j > best.j:
            best = Match(i, j, slots)
    return best


def _near(doc: Words, start: int, i: int, mark: bool) -> bool:
    return i == start or mark or not doc.gap(i - 1)


def _run(
    items: Sequence[Item], k: int, doc: Words, start: int, i: int, slots: Slots, mark: bool = False
) -> Iterator[tuple[int, Slots]]:
    """Ways in which items[k:] match from word i; `mark` says that a punctuation mark was just matched before word i."""
    if k == len(items):
        yield i, slots
        return
    item = items[k]
    if item.op == "any":
        for part in item.parts:
            yield from _run((*part.parts, *items[k + 1 :]), 0, doc, start, i, slots, mark)
    elif item.op == "gap":
        for n in range(int(item.arg) + 1):
            if i + n > len(doc.forms):
                return
            yield from _run(items, k + 1, doc, start, i + n, slots, True)
    elif item.op == "mark":
        if i > start and item.arg in doc.gap(i - 1):
            yield from _run(items, k + 1, doc, start, i, slots, True)
    elif i < len(doc.forms) and _near(doc, start, i, mark):
        for j, held in _take(item, doc, i):
            more = slots if held is None else {**slots, item.name: held}
            yield from _run(items, k + 1, doc, start, j, more)


def _take(item: Item, doc: Words, i: int) -> Iterator[tuple[int, Hit | int | None]]:
    if item.op == "word":
        if doc.forms[i] == item.arg or (item.loose and any(s.stem == item.arg for s in doc.infos[i].splits)):
            yield i + 1, None
    elif item.op == "number":
        if doc.forms[i].isdecimal():
            yield i + 1, i
    else:
        for hit in doc.at(i, item.arg):
            yield hit.j, hit
