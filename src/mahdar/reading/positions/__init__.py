"""Step: where each party stands, on which issue, by which words."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.lang.loader import Language
from mahdar.model.position import Position
from mahdar.reading.doc import Doc
from mahdar.reading.positions.build import positions
from mahdar.reading.positions.finding import Finder
from mahdar.reading.positions.ground import Ground
from mahdar.reading.positions.told import told


def step(doc: Doc, language: Language) -> Iterable[Position]:
    """All positions of a document, in text order."""
    if not doc.found.statements and not doc.of_kind("stance"):
        return ()
    ground = Ground.of(doc, language)
    drafts = Finder(ground).find()
    return positions(ground, drafts + told(ground, drafts))
