"""`STEPS` and `read`: the whole reading is a short loop."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from mahdar import __version__
from mahdar.lang.loader import Language, load
from mahdar.model.article import Article
from mahdar.model.reading import Reading, Run
from mahdar.reading import (
    entities,
    events,
    furniture,
    occasions,
    positions,
    proposals,
    published,
    remarks,
    statements,
    times,
)
from mahdar.reading.doc import Doc, Found

Step = Callable[[Doc, Language], Iterable[Any]]

STEPS: tuple[tuple[str, Step], ...] = (
    ("furniture", furniture.step),
    ("published", published.step),
    ("times", times.step),
    ("entities", entities.step),
    ("statements", statements.step),
    ("events", events.step),
    ("events", occasions.step),
    ("positions", positions.step),
    ("proposals", proposals.step),
    ("remarks", remarks.step),
)
"""Name of the field of `Found` that a step fills, and the step. A model may stand behind the same signature."""


def analyse(article: Article, language: Language, steps: tuple[tuple[str, Step], ...] = STEPS) -> Doc:
    """Run the steps over an article and return the document with all that was found."""
    doc = Doc(article, language)
    for field, step in steps:
        result = tuple(step(doc, language))
        if field == "published":
            doc.found.published = result[0] if result else article.published
        else:
            setattr(doc.found, field, result)
    return doc


def _calmly(article: Article, language: Language) -> Found:
    """What the steps find; the collector of cycles waits until the article is done, as next to all that is made lives that long."""
    running = gc.isenabled()
    gc.disable()
    try:
        doc = analyse(article, language)
        found = doc.found
        doc.release()
        return found
    finally:
        if running:
            gc.enable()


def read(article: Article, language: Language | None = None, *, people: bool = True) -> Reading:
    """Read one article: a pure function of the article and the language data; never raises on any text.

    Args:
        article: What `mahdar.ingest` gave.
        language: Loaded language; by default that of the article.
        people: False reads without the table of people (ignored when `language` is given).
    """
    language = language or load(article.language, people)
    found = _calmly(article, language)
    whole = msgspec.structs.replace(article, published=found.published, furniture=found.furniture)
    return Reading(
        whole, Run(__version__, language.digest), found.entities, found.times, found.statements, found.events,
        found.positions, found.proposals, found.conflicts, found.remarks,
    )
