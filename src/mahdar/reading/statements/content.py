"""How far a content reaches, and whether it is quoted."""

from __future__ import annotations

from mahdar.reading.statements.anchors import Anchor
from mahdar.reading.statements.openings import SHORT_QUOTE
from mahdar.reading.statements.scene import COMMAS, Scene

TRIM = " \t\n.،,؛;:!…–-"
ALL_QUOTED = 0.9


def content_end(scene: Scene, anchor: Anchor, limit: int, stops: list[int]) -> int:
    """The source offset where the content of an anchor ends.

    `limit` is the word after the sentence, `stops` the words where other frames, asides or reporter's words begin.
    """
    doc = scene.doc
    if anchor.quote is not None and (anchor.opener == "quote" or scene.quote_words(anchor.quote) > SHORT_QUOTE):
        return anchor.quote.inner[1]
    end = limit
    for k in stops:
        if anchor.at < k < limit:
            end = k
            break
    for k in range(anchor.at + 1, end):
        if _leaves(scene, k):
            end = k
            break
    return trim(scene, doc.starts[anchor.at], _to(scene, end))


def _to(scene: Scene, k: int) -> int:
    doc = scene.doc
    if k >= len(doc):
        return len(doc.text)
    end = doc.ends[k - 1]
    gap = doc.text[end : doc.starts[k]]
    cut = next((n for n, c in enumerate(gap) if c in COMMAS or c in ".\n؟!"), len(gap))
    return end + cut


def _leaves(scene: Scene, k: int) -> bool:
    """Do the reporter's own words begin at word k?"""
    if not scene.doc.at(k, "tail"):
        return False
    return scene.quote_over(scene.doc.starts[k]) is None


def trim(scene: Scene, start: int, end: int) -> int:
    """The end of a span without closing punctuation and without a mark that was opened before the span."""
    text = scene.doc.text
    while end > start and text[end - 1] in TRIM:
        end -= 1
    return end


def kind_of(scene: Scene, start: int, end: int) -> str:
    """direct, indirect or mixed, from the quotation marks in and around `[start, end)`."""
    size = max(end - start, 1)
    mixed = False
    for q in scene.doc.quotes:
        if q.depth or q.end <= start or q.start >= end:
            continue
        inside = min(q.end, end) - max(q.start, start)
        if inside >= ALL_QUOTED * size:
            return "direct"
        mixed = mixed or not _name(scene, q.start)
    return "mixed" if mixed else "indirect"


def _name(scene: Scene, offset: int) -> bool:
    """Is the quotation that opens at an offset a name?"""
    i = scene.doc.word_at(offset)
    form = scene.head_form(i) if i >= 0 else None
    return scene.is_(i, "naming") or bool(form and (form.head.media or form.head.office))
