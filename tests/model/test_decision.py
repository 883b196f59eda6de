"""Which decisions stand: undone ones do not, undone undoings do."""

from __future__ import annotations

import pytest

from mahdar.model.decision import Decision, standing

ROWS = {
    "a": Decision("a", 1, "2026-03-01", "nadia", "wrong", "v1"),
    "b": Decision("b", 2, "2026-03-02", "nadia", "close", "d1", "P3D"),
    "ua": Decision("ua", 3, "2026-03-03", "omar", "undo", "a"),
    "uua": Decision("uua", 4, "2026-03-04", "nadia", "undo", "ua"),
    "uuua": Decision("uuua", 5, "2026-03-05", "omar", "undo", "uua"),
}


@pytest.mark.parametrize(("given", "held"), [
    ("", ""), ("a", "a"), ("a b", "a b"), ("b a", "a b"), ("a b ua", "b"), ("a b ua uua", "a b"), ("a b ua uua uuua", "b"), ("ua a", ""),
])
def test_standing(given: str, held: str) -> None:
    found = standing(tuple(ROWS[name] for name in given.split()))
    assert " ".join(d.id for d in found) == held
