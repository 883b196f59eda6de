"""Spans: places in a text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False):
    """A place in `article.text`.

    `start` and `end` are code points, half open; `exact` equals `text[start:end]`.
    """

    start: int
    end: int
    exact: str


def span(text: str, start: int, end: int) -> Span:
    """The span `[start, end)` of `text` (code points, half open)."""
    return Span(start, end, text[start:end])


def overlap(a: Span, b: Span) -> int:
    """Number of code points shared by two spans; zero or less when they do not meet."""
    return min(a.end, b.end) - max(a.start, b.start)
