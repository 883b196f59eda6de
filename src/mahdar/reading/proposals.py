"""Step: proposals."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.lang.loader import Language
from mahdar.model.position import Proposal
from mahdar.reading.doc import Doc


def step(doc: Doc, language: Language) -> Iterable[Proposal]:
    """Find proposals in a document."""
    return ()
