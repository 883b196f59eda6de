"""Paragraphs and sentences of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import combining

from mahdar.text.marks import places
from mahdar.text.quotes import Quote

STOP = re.compile(
    r"[.!؟?…۔\n](?:(?<=\n)\n*|(?<!\n)[.!؟?…۔]*[»”\"›)\]]*(?=\s|$|[«“\"])|(?<=[^\W\d_a-zA-Z]{2}\.)(?=[^\W\d_a-zA-Z]{3}))"
)
"""Ends of sentences; every one begins with one of `ENDS`."""

ENDS = ".!؟?…۔\n"

LONG_QUOTE = 240
"""Code points of a quotation from which on it is parted into sentences."""

MAX_SENTENCE = 4_000
"""Code points after which a text without full stops is divided at a space: what looks back over a sentence stays bounded."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Paragraphs as `[start, end)` without their line breaks; empty ones are left out."""
    return [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if not m.group().isspace()]


def _abbreviation(text: str, at: int) -> bool:
    """A full stop after a single letter («أ. ف. ب.», «د. محمد») does not end a sentence."""
    start = at
    while start and (text[start - 1].isalpha() or combining(text[start - 1])):
        start -= 1
    return at - start == 1 and text[at : at + 1] == "."


def _inside(quotes: Sequence[Quote], start: int, end: int) -> bool:
    return any(q.start < start and end < q.end and q.closed and q.end - q.start < LONG_QUOTE for q in quotes)


def sentences(text: str, quotes: Sequence[Quote] = ()) -> list[tuple[int, int]]:
    """Sentences as `[start, end)`, white space at the ends left out.

    A sentence ends at . ! ? ؟ … before white space, at a line break, and where a space was forgotten (not in addresses);
    not after a single letter, and not inside a
    short closed quotation (a long one is divided as other text is).
    """
    short = [q for q in quotes if q.closed and q.depth == 0 and q.end - q.start < LONG_QUOTE]
    found: list[tuple[int, int]] = []
    last, k = 0, 0
    for a, b in _ends(text):
        if text[a] != "\n":
            while k < len(short) and short[k].end <= a:
                k += 1
            if (k < len(short) and _inside(short[k : k + 1], a, b)) or _abbreviation(text, a):
                continue
        _add(found, text, last, b)
        last = b
    _add(found, text, last, len(text))
    return found


def _ends(text: str) -> list[tuple[int, int]]:
    """Where something stands that may end a sentence, as `[start, end)`."""
    found: list[tuple[int, int]] = []
    end = 0
    for at in places(text, ENDS):
        if at >= end and (match := STOP.match(text, at)) is not None:
            end = match.end()
            found.append((at, end))
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE) + 1 or start + MAX_SENTENCE
        _add(found, text, start, cut)
        start = cut
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        found.append((start + left, start + right))
