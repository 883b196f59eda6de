"""Step: positions."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.lang.loader import Language
from mahdar.model.position import Position
from mahdar.reading.doc import Doc


def step(doc: Doc, language: Language) -> Iterable[Position]:
    """Find positions in a document."""
    return ()
