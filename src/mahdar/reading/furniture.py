"""Step: furniture."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.lang.loader import Language
from mahdar.model.article import Furniture
from mahdar.reading.doc import Doc


def step(doc: Doc, language: Language) -> Iterable[Furniture]:
    """Find furniture in a document."""
    return ()
