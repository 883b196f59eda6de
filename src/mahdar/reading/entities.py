"""Step: entities."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.lang.loader import Language
from mahdar.model.entity import Entity
from mahdar.reading.doc import Doc


def step(doc: Doc, language: Language) -> Iterable[Entity]:
    """Find entities in a document."""
    return ()
