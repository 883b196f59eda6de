"""Step: who said what, on whose word."""

from __future__ import annotations

from collections.abc import Iterable

from mahdar.lang.loader import Language
from mahdar.model.statement import Statement
from mahdar.reading.doc import Doc
from mahdar.reading.statements.build import Reader, statement
from mahdar.reading.statements.scene import Scene


def step(doc: Doc, language: Language) -> Iterable[Statement]:
    """All statements of a document, in text order."""
    if not doc.of_kind("saying") and not doc.of_kind("aside"):
        return ()
    scene = Scene(doc, language)
    return [statement(scene, draft) for draft in Reader(scene).read()]
