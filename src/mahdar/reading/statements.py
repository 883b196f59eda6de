"""Step: statements."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.lang.loader import Language
from mahdar.model.statement import Statement
from mahdar.reading.doc import Doc


def step(doc: Doc, language: Language) -> Iterable[Statement]:
    """Find statements in a document."""
    return ()
