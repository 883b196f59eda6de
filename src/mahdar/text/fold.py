"""Fold spelling, with a way back to the source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property

import msgspec

from mahdar.errors import NotNormalised
from mahdar.text.marks import places
from mahdar.text.wayback import WayBack


class FoldTable(msgspec.Struct, frozen=True, dict=True):
    """A language's folding: code points to drop (single or `X-Y` ranges) and one-to-one letter maps."""

    drop: tuple[str, ...]
    map: dict[str, str]

    @cached_property
    def drops(self) -> re.Pattern[str]:
        """Runs of code points that are dropped."""
        parts = [f"{re.escape(d[0])}-{re.escape(d[2])}" if len(d) == 3 else re.escape(d) for d in self.drop]
        return re.compile("[" + "".join(parts) + "]+")

    @cached_property
    def words(self) -> dict[int, str | None]:
        """The whole table for `str.translate`: quick for single words, where no offsets are kept."""
        gone = (range(ord(d[0]), ord(d[-1]) + 1) for d in self.drop)
        table: dict[int, str | None] = {code: None for codes in gone for code in codes}
        table.update({ord(old): new for old, new in self.map.items()})
        return table

    @cached_property
    def letters(self) -> tuple[tuple[str, str], ...]:
        """The maps of letters, which most texts need."""
        return tuple(pair for pair in self.map.items() if pair[0].isalpha())

    @cached_property
    def dropped(self) -> frozenset[str]:
        """Every code point that is dropped."""
        return frozenset(chr(c) for d in self.drop for c in range(ord(d[0]), ord(d[-1]) + 1))

    @cached_property
    def signed(self) -> frozenset[str]:
        """What else is mapped than letters."""
        return frozenset(old for old in self.map if not old.isalpha())

    @cached_property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Letter maps as pairs; each value is one code point."""
        return tuple(self.map.items())


class Folded(msgspec.Struct, frozen=True):
    """Folded text and, where anything was dropped, the source index of each of its code points (and of its end)."""

    text: str
    at: WayBack | None

    def source(self, i: int) -> int:
        """The source index that folded index `i` (0 to len(text)) leads back to."""
        return i if self.at is None else self.at[i]


def runs(text: str, table: FoldTable) -> list[tuple[int, int]]:
    """Where something is dropped: runs of code points as (start, length), in order."""
    found: list[tuple[int, int]] = []
    start, end = 0, -1
    for at in places(text, filter(text.__contains__, table.dropped)):
        if at == end:
            end += 1
            found[-1] = (start, end - start)
        else:
            start, end = at, at + 1
            found.append((start, 1))
    return found


def _without(text: str, drops: Sequence[tuple[int, int]]) -> str:
    """The text without some stretches of it (source start, length), in order."""
    pieces: list[str] = []
    last = 0
    for start, length in drops:
        pieces.append(text[last:start])
        last = start + length
    pieces.append(text[last:])
    return "".join(pieces)


def fold(text: str, table: FoldTable, *, trusted: bool = False) -> Folded:
    """Fold spelling, so that two writings of one word compare equal.

    Drops harakat, tatweel and bidi marks and maps letters one to one. Nothing is reordered, so offsets lead back.

    Args:
        text: Article text as published: n code points, NFC.
        table: The language's `fold.toml`; every value of its map is one code point.
        trusted: The caller knows that `text` is NFC.

    Returns:
        `.text`, m <= n code points, and `.at`, m + 1 source indices (None when nothing was dropped):
        what `.text[i:j]` was folded from is `text[at[i]:at[j]]`.

    Raises:
        NotNormalised: `text` is not NFC.

    Source: Larkey, Ballesteros & Connell, SIGIR 2002, without the stemming.
    """
    if not trusted and not unicodedata.is_normalized("NFC", text):
        raise NotNormalised("text is not NFC", "unicodedata.normalize('NFC', text) first")
    drops = runs(text, table)
    at = WayBack(len(text) - sum(length for _, length in drops), drops) if drops else None
    if drops:
        text = _without(text, drops)
    return Folded(fold_letters(text, table), at)


def fold_letters(text: str, table: FoldTable) -> str:
    """Map letters only; the length stays the same."""
    for old, new in table.letters:
        text = text.replace(old, new)
    if any(map(text.__contains__, table.signed)):
        for old, new in table.pairs:
            text = text.replace(old, new)
    return text


def fold_word(word: str, table: FoldTable) -> str:
    """The folded form of a table's word (offsets are not kept)."""
    return unicodedata.normalize("NFC", word).translate(table.words)
