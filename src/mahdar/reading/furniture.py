"""Step: what stands around the reporting is marked, not cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mahdar.lang.loader import Language
from mahdar.lang.tables.furniture import FurnitureRule
from mahdar.model.article import Furniture, FurnitureKind
from mahdar.reading.doc import Doc
from mahdar.text.matcher import Hit

HEADER = re.compile(r"\s*date \d{4}-\d{2}-\d{2}\b")
COLON = frozenset(":/|\n-–—،")
BYLINE_WORDS = 7
"""Words of a byline at most."""
BYLINE_LINES = 4
"""Paragraphs from the top among which a byline stands."""
CREDITS = frozenset({"place", "organisation", "country", "person", "surname"})


def step(doc: Doc, language: Language) -> Iterable[Furniture]:
    """Furniture of a document, in text order, without overlaps."""
    found = [*_header(doc), *_phrases(doc), *_credits(doc)]
    last = 0
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if item.start >= last:
            yield item
            last = item.end


def _mark(doc: Doc, start: int, end: int, kind: FurnitureKind, rule: str = "") -> Furniture:
    return Furniture(start, end, doc.text[start:end], kind, rule)


def _header(doc: Doc) -> Iterator[Furniture]:
    found = HEADER.match(doc.text)
    if found:
        yield _mark(doc, found.start(), found.end(), "header")


def _phrases(doc: Doc) -> Iterator[Furniture]:
    for hit in doc.of_kind("furniture"):
        rule: FurnitureRule = hit.value
        where = _reach(doc, hit, rule)
        if where is not None:
            yield _mark(doc, *where, rule.kind, rule.id)


def _reach(doc: Doc, hit: Hit, rule: FurnitureRule) -> tuple[int, int] | None:
    """The source offsets a phrase makes furniture, or None where it stands in running text."""
    line = doc.paragraphs[doc.paragraph_of[hit.i]]
    sentence = doc.sentences[doc.sentence_of[hit.i]]
    first = hit.i == 0 or doc.paragraph_of[hit.i - 1] != doc.paragraph_of[hit.i]
    if rule.reach == "sentence":
        opens = hit.i == 0 or doc.sentence_of[hit.i - 1] != doc.sentence_of[hit.i]
        return sentence if opens and not hit.pro else None
    if not first or hit.pro:
        return None
    gap = doc.gaps[hit.j - 1]
    if rule.reach == "line":
        alone = hit.j == doc.n or doc.paragraph_of[hit.j] != doc.paragraph_of[hit.i]
        return line if alone else None
    return line if gap and gap[0] in COLON else None


def _credits(doc: Doc) -> Iterator[Furniture]:
    """Short lines near the top that only name a place, an agency or a person: «دبي - وكالات»."""
    for start, end in doc.paragraphs[:BYLINE_LINES]:
        i, j = doc.word_at(start), doc.word_at(end - 1) + 1
        if i < 0 or doc.starts[i] < start:
            i += 1
        header = HEADER.match(doc.text)
        if header and start < header.end():
            start = header.end()
            i = doc.word_at(start) + 1
        if 0 < j - i <= BYLINE_WORDS and _only_names(doc, i, j) and j < doc.n:
            yield _mark(doc, doc.starts[i], end, "byline")


def _only_names(doc: Doc, i: int, j: int) -> bool:
    dash = any(g[:1] in ("-", "–", "—", "/", "|", "(") for g in doc.gaps[i : j - 1])
    if not dash:
        return False
    kinds = {h.kind for k in range(i, j) for kind in CREDITS for h in doc.at(k, kind)}
    verbs = any(h.value.finite for k in range(i, j) for h in doc.at(k, "verb"))
    return bool(kinds) and not verbs
