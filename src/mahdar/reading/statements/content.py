"""How far a content reaches, and whether it is quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from mahdar.reading.statements.anchors import Anchor
from mahdar.reading.statements.openings import SHORT_QUOTE
from mahdar.reading.statements.scene import Scene
from mahdar.text.quotes import Quote

TRIM = " \t\n.،,؛;:!…–-"
CLOSING = frozenset("»”\"›“«)")
ALL_QUOTED = 0.9
"""Share of a content in quotation marks from which on it is a quotation."""
DASHES = frozenset("-–—")
DATELINE = 14
"""Words that a dateline has at most."""
TOP = 600
"""Code points at the top of an article in which it stands."""
FEW = 4
"""Quoted words after «أن» that are no whole quotation."""


def quoted_end(scene: Scene, anchor: Anchor) -> int | None:
    """The end of a content that is a quotation from its first word on."""
    quote = anchor.quote
    if quote is not None and (anchor.opener == "quote" or scene.quote_words(quote) > SHORT_QUOTE):
        return quote.inner[1]
    return None


def content_end(scene: Scene, at: int, limit: int, stops: list[int], gender: str = "", anchor: Anchor | None = None) -> int:
    """The source offset where a content that begins at word `at` ends.

    `limit` is the word after the sentence, `stops` the words where other frames, asides or reporter's words begin.
    """
    doc = scene.doc
    end = next((k for k in stops if at < k < limit), limit)
    row = scene.leavers
    between = row[bisect_right(row, at) : bisect_left(row, end)]
    end = next((k - scene.is_(k, "whilst") for k in between if leaves(scene, k, gender)), end)
    end = own_verb(scene, anchor, end) if anchor is not None else end
    return trim(scene, doc.starts[at], doc.ends[end - 1])


def past_dateline(scene: Scene, first: int, last: int) -> int:
    """The word after the dateline that a sentence begins with («تونس 22 جويلية 2025 (وات) - …»), or its first word."""
    if first >= last or scene.doc.starts[first] > TOP or not _placed(scene, first):
        return first
    inside, k, behind = False, first, first
    while k < min(first + DATELINE, last):
        gap = scene.gap(k)
        inside = inside and ")" not in gap
        if k > first and not inside and (not DASHES.isdisjoint(gap) or (behind > first and ":" in gap)):
            behind = k
        inside = inside or "(" in gap
        end = _dated(scene, k, inside)
        if end == k:
            return behind
        k = end
    return first


def _dated(scene: Scene, k: int, inside: bool) -> int:
    """The end of a piece of a dateline at word k (a place, an agency, a time, a word between dashes), or k."""
    named = scene.name_at(k)
    if named is not None and named.entity.kind != "person":
        return named.j
    if k in scene.times:
        return scene.times[k]
    if inside or scene.doc.forms[k].isdecimal():
        return k + 1
    if not DASHES.isdisjoint(scene.gap(k)) and k + 1 < scene.size and not DASHES.isdisjoint(scene.gap(k + 1)):
        return k + 1
    return k


def _placed(scene: Scene, k: int) -> bool:
    """Does the name of a place begin at word k?"""
    named = scene.name_at(k)
    return named is not None and named.entity.kind == "place"


def leaves(scene: Scene, k: int, gender: str = "") -> bool:
    """Do the reporter's own words begin at word k?"""
    doc = scene.doc
    tail = bool(doc.at(k, "tail")) or (scene.is_(k, "which") and _remark(scene, k))
    first = k - scene.is_(k, "whilst")
    resumed = scene.comma(first) and (first < k or scene.is_(k, "meanwhile")) and _resumes(scene, first, k + 1)
    against = scene.comma(k) and scene.is_(k, "contrast_f" if gender == "f" else "contrast_m")
    contrast = against and (scene.is_(k + 1, "negation") or bool(doc.at(k + 1, "silence")))
    return (tail or resumed or contrast) and scene.quote_over(doc.starts[k]) is None


def _remark(scene: Scene, k: int) -> bool:
    """«، وهي خطوة ردت عليها …», «، وهو القرار الذي …»: does the reporter say what was named last to be a known thing?"""
    if any(h.enc for h in scene.doc.at(k + 2, "saying")):
        return True
    told = scene.finite(k + 2) or scene.is_(k + 2, "negation") or scene.is_(k + 2, "relative")
    return scene.comma(k) and told and not scene.gap(k + 1) and not scene.gap(k + 2)


def own_verb(scene: Scene, anchor: Anchor, end: int) -> int:
    """Where the verb's own subject does something else («وصفت المذكرة بأنها باطلة، وطردت السفير»), or the end.

    Only where the content is a noun: a clause may go on with a verb of its own.
    """
    if anchor.opener in ("that", "quote", "ask") or anchor.kind == "masdar":
        return end
    for k in range(anchor.at + 1, end):
        if not anchor.cue.described and scene.that(k) is not None:
            return end
        if k in scene.commas and scene.forms[k][0] in scene.conjunctions and _also_did(scene, anchor, k):
            return k
    return end


def _also_did(scene: Scene, anchor: Anchor, k: int) -> bool:
    """Is word k a joined verb in the past that agrees with the subject of a cue?"""
    if k in scene.named or scene.doc.at(k, "word") or scene.quote_over(scene.doc.starts[k]) is not None:
        return False
    forms = [s.value for h in scene.verbs.get(k, ()) if h.pro for s in h.senses]
    told = [f for f in forms if f.finite and f.features[:1] == "3"]
    agrees = anchor.form.features if anchor.form.finite else ""
    return bool(told) and all(f.tense == "past" and (not agrees or f.features == agrees) for f in told)


def _resumes(scene: Scene, first: int, k: int) -> bool:
    """Does the clause at word k, after a conjunction of contrast at word `first`, tell of something else that happened or stands?

    A plain present goes on with what is said («بينما تحرص موسكو على …»), and so does «في حين أن».
    """
    if k >= scene.doc.n or scene.that(k) is not None or (first < k - 1 and scene.preposition(first) != "in"):
        return False
    if scene.is_(k - 1, "meantime"):
        return k in scene.verbs  # «، في وقت تتواصل فيه …»
    return any(scene.is_(k, name) for name in ("negation", "auxiliary", "impersonal")) or _happened(scene, k)


def _happened(scene: Scene, k: int) -> bool:
    if k >= scene.doc.n:
        return False
    if scene.doc.at(k, "silence"):
        return True
    return any(s.value.tense == "past" for h in scene.doc.at(k, "verb") for s in h.senses) and not scene.doc.at(k, "word")


def trim(scene: Scene, start: int, end: int) -> int:
    """The end of a span without closing punctuation and without a mark that was opened before the span."""
    text = scene.doc.text
    while end > start and text[end - 1] in TRIM:
        end -= 1
    while end < len(text) and text[end] in CLOSING and _opened(scene, start, end):
        end += 1
    return end


def _opened(scene: Scene, start: int, end: int) -> bool:
    """Was the mark at `end` opened after `start`?"""
    text = scene.doc.text
    if text[end] == ")":
        return text.count("(", start, end) > text.count(")", start, end)
    return any(q.closed and q.end == end + 1 and q.start >= start for q in scene.doc.quotes)


def kind_of(scene: Scene, start: int, end: int, opener: str = "") -> str:
    """direct, indirect or mixed, from the quotation marks in and around `[start, end)`; a few quoted words after «أن» are mixed."""
    size = max(end - start, 1)
    mixed = False
    for q in scene.doc.quotes:
        if q.depth or q.end <= start or q.start >= end:
            continue
        inside = min(q.end, end) - max(q.start, start)
        if inside >= ALL_QUOTED * size:
            return "mixed" if opener == "that" and scene.quote_words(q) <= FEW else "direct"
        mixed = mixed or not (_name(scene, q.start) or _names(scene, q))
    return "mixed" if mixed else "indirect"


def _names(scene: Scene, q: Quote) -> bool:
    """Does a quotation hold a name and nothing else («الدعم السريع»)?"""
    i, j = scene.doc.word_at(q.start) + 1, scene.doc.word_at(q.end - 1) + 1
    return any(n.i <= i and n.j >= j for n in scene.named.get(i, ()))


def _name(scene: Scene, offset: int) -> bool:
    """Is the quotation that opens at an offset a name?"""
    i = scene.doc.word_at(offset)
    form = scene.head_form(i) if i >= 0 else None
    if scene.is_(i + 1, "negation") or (scene.finite(i + 1) and not scene.noun(i + 1, "n")):
        return False
    return scene.is_(i, "naming") or bool(form and (form.head.media or form.head.office))
