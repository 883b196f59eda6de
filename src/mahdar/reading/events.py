"""Step: events."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.lang.loader import Language
from mahdar.model.event import EventReport
from mahdar.reading.doc import Doc


def step(doc: Doc, language: Language) -> Iterable[EventReport]:
    """Find events in a document."""
    return ()
