"""Quotations: every kind of mark, nested and unclosed, in one pass."""

from __future__ import annotations

import msgspec

from mahdar.text.marks import places

PAIRS = {"«": "»", "“": "”", "‹": "›", "„": "“", "‟": "”", "″": "″", '"': '"', "＂": "＂"}
CLOSERS = {"»", "”", "›"}
MARKS = '«»“”„‟‹›"＂″\n'
MAX_DEPTH = 4
"""Quotations within quotations at most: more are marks that were never closed."""


class Quote(msgspec.Struct, frozen=True, gc=False):
    """A quotation: `[start, end)` with its marks, code points of the source; `depth` 0 is outermost."""

    start: int
    end: int
    depth: int
    closed: bool
    mark: str

    @property
    def inner(self) -> tuple[int, int]:
        """The span without the marks."""
        return self.start + 1, self.end - 1 if self.closed else self.end


def _opens(text: str, at: int, mark: str, stack: list[tuple[int, str]]) -> bool:
    if mark == '"' or mark in "＂″":
        return not any(open_mark == mark for _, open_mark in stack)
    if mark == "”":  # reversed marks: ”…“
        return not stack and at + 1 < len(text) and not text[at + 1].isspace()
    if mark == "“" and stack and stack[-1][1] in "„”":
        return False
    return mark in PAIRS


_SWAPPED = {"«": "»", "»": "«"}


def _reversed(text: str) -> bool:
    """Are the guillemets of a text set the other way round (»…«)?"""
    first = text.find("»")
    if first < 0 or first > text.find("«") >= 0:
        return False
    return first + 1 < len(text) and text[first + 1].isalnum()


def quotes(text: str) -> list[Quote]:
    """All quotations of `text`, in order of their start.

    A quotation that is not closed ends with its paragraph. A closing mark with no opening one is passed over.
    Linear in the length of the text: the depth is bounded.
    """
    found: list[Quote] = []
    stack: list[tuple[int, str]] = []
    swap = _SWAPPED if _reversed(text) else {}
    for at in places(text, MARKS):
        mark = swap.get(text[at], text[at])
        if mark == "\n":
            found.extend(Quote(s, at, d, False, k) for d, (s, k) in enumerate(stack))
            stack.clear()
        elif _opens(text, at, mark, stack):
            if len(stack) < MAX_DEPTH:
                stack.append((at, mark))
        elif stack:
            _close(found, stack, at, mark)
    found.extend(Quote(s, len(text), d, False, k) for d, (s, k) in enumerate(stack))
    found.sort(key=lambda q: (q.start, -q.end))
    return found


def _close(found: list[Quote], stack: list[tuple[int, str]], at: int, mark: str) -> None:
    level = next((n for n in range(len(stack) - 1, -1, -1) if PAIRS.get(stack[n][1], "“") == mark), None)
    if level is None:
        if stack[-1][1] != "”" and mark not in CLOSERS:
            return
        level = len(stack) - 1
    for d in range(len(stack) - 1, level - 1, -1):
        start, kind = stack[d]
        found.append(Quote(start, at + 1 if d == level else at, d, d == level, kind))
    del stack[level:]
