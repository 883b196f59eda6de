"""No word of a language stands in the code: its words are data, and only docstrings and comments show examples."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "mahdar"
WORD = re.compile("[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}]{2}")


def strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Strings of a module that are no statements of their own (docstrings, notes on constants), with their line."""
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node.lineno, node.value


MODULES = sorted(p for p in SOURCE.rglob("*.py") if "_native" not in p.parts)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_arabic_word_in_code(path: Path) -> None:
    assert not [found for found in strings(ast.parse(path.read_text("utf-8"))) if WORD.search(found[1])]


def test_a_word_would_be_found() -> None:
    tree = ast.parse('"""قال"""\nWORDS = ("قال",)\n"""كتب"""')
    assert [found for found in strings(tree) if WORD.search(found[1])] == [(2, "قال")]
