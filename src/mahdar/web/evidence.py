"""An article's text cut into paragraphs, sentences and pieces, so that every finding has its place and its way back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import Final, Literal, NamedTuple
from unicodedata import bidirectional

from mahdar.export.naming import sentences
from mahdar.model.record import Record
from mahdar.model.span import Span
from mahdar.words import Both

Kind = Literal["event", "statement", "position", "dispute"]
GLYPHS: Final[dict[Kind, str]] = {"event": "\u25cf", "statement": "\u275d", "position": "\u25c6", "dispute": "\u2260"}


class Finding(NamedTuple):
    """One stretch of evidence: what it is evidence of, and where that stands on the page."""

    kind: Kind
    start: int
    end: int
    href: str
    label: Both


class Pin(NamedTuple):
    """A small sign before evidence that leads back to the finding."""

    kind: Kind
    glyph: str
    href: str
    label: Both


class Piece(NamedTuple):
    """A stretch of text that the same evidence covers; `anchor` is the offset others link to, if any."""

    text: str
    kinds: tuple[Kind, ...]
    anchor: int | None
    pins: tuple[Pin, ...]


Sentence = list[Piece]
Paragraph = list[Sentence]


def safe_id(value: object) -> str:
    """A value as a fragment name: letters, digits and a few signs; anything else by its number."""
    return re.sub(r"[^A-Za-z0-9_.-]", lambda m: f"_{ord(m[0]):x}", str(value))


def direction(text: str) -> Literal["rtl", "ltr"]:
    """The direction most letters of a text (its first thousand code points) are written in."""
    classes = [bidirectional(c) for c in text[:1000]]
    return "ltr" if classes.count("L") > classes.count("AL") + classes.count("R") else "rtl"


def paragraph_direction(paragraph: Paragraph) -> Literal["rtl", "ltr"]:
    """The direction most letters of a paragraph are written in."""
    return direction("".join(piece.text for sentence in paragraph for piece in sentence))


def findings(record: Record, labels: dict[str, Both]) -> dict[str, list[Finding]]:
    """The evidence of a record by article id; `labels` names each finding for the way back."""
    found: dict[str, list[Finding]] = defaultdict(list)

    def put(article: str, kind: Kind, evidence: Span, identity: str) -> None:
        label = labels.get(identity, Both("", ""))
        found[article].append(Finding(kind, evidence.start, evidence.end, f"#{kind}-{safe_id(identity)}", label))

    for event in record.events:
        for step in event.history:
            put(step.article, "event", step.evidence, event.id)
        for claim in event.claims:
            put(claim.article, "event", claim.evidence, event.id)
    for statement in record.statements:
        put(statement.article, "statement", statement.cue, statement.id)
        put(statement.article, "statement", statement.content, statement.id)
    for position in record.positions:
        put(position.article, "position", position.evidence, position.id)
    for dispute in record.disputes:
        for value in dispute.values:
            for article, evidence in zip(value.articles, value.evidence, strict=False):
                put(article, "dispute", evidence, dispute.id)
    return found


def paragraphs(text: str, found: list[Finding]) -> list[Paragraph]:
    """The text as paragraphs of sentences of pieces; spans that do not lie in the text are left out."""
    inside = [f for f in found if 0 <= f.start < f.end <= len(text)]
    cuts = sorted({edge for f in inside for edge in (f.start, f.end)})
    pins = _pins(inside)
    result: list[Paragraph] = [[]]
    for start, end in sentences(text):
        result[-1].append(_pieces(text, start, end, inside, cuts, pins))
        if "\n" in text[start:end] or "\r" in text[start:end]:
            result.append([])
    return [paragraph for paragraph in result if paragraph]


def _pins(found: list[Finding]) -> dict[int, tuple[Pin, ...]]:
    at: dict[int, dict[str, Pin]] = defaultdict(dict)
    seen: set[tuple[str, int]] = set()
    for finding in sorted(found):
        if (finding.href, finding.start) not in seen:
            at[finding.start][finding.href] = Pin(finding.kind, GLYPHS[finding.kind], finding.href, finding.label)
        seen.add((finding.href, finding.start))
    return {start: tuple(pins.values()) for start, pins in at.items()}


def _pieces(
    text: str, start: int, end: int, found: list[Finding], cuts: list[int], pins: dict[int, tuple[Pin, ...]]
) -> Sentence:
    edges = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
    here = [f for f in found if f.start < end and f.end > start]
    pieces = []
    for left, right in pairwise(edges):
        kinds = sorted({f.kind for f in here if f.start <= left and f.end >= right})
        pieces.append(Piece(text[left:right], tuple(kinds), left if left in pins else None, pins.get(left, ())))
    return pieces
