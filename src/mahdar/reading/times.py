"""Step: times."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.lang.loader import Language
from mahdar.model.time import Timex
from mahdar.reading.doc import Doc


def step(doc: Doc, language: Language) -> Iterable[Timex]:
    """Find times in a document."""
    return ()
