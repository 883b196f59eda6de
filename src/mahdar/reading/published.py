"""Step: published."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.lang.loader import Language
from mahdar.model.article import Published
from mahdar.reading.doc import Doc


def step(doc: Doc, language: Language) -> Iterable[Published]:
    """Find published in a document."""
    return ()
