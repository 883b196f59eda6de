"""What the lint of the tables refuses, and what it lets pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.lang import load
from mahdar.lang.lint import lint_duplicates, lint_file


@pytest.mark.parametrize(("line", "what"), [
    ("words = [\"ﻗﺎﻝ\"]", "presentation form U+FED7"),
    ("words = [\"قـال\"]", "tatweel U+0640"),
    ("words = [\"قَال\"]", "harakat U+064E"),
    ("words = [\"قال\u200f\"]", "mark of direction U+200F"),
    ("words = [\"گفت\"]", "letter of another language U+06AF"),
])
def test_letters_that_can_never_match(line: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / "cues.toml"
    path.write_text(f"id = \"x\"\n{line}\n", "utf-8")
    (found,) = lint_file(path)
    assert (found.line, found.what.partition(" in ")[0]) == (2, what)


@pytest.mark.parametrize("line", ["words = [\"قال\"]", "yes = [\"قَالَ الوزيرُ\"]"])
def test_sentences_may_be_written_as_in_papers(line: str, tmp_path: Path) -> None:
    path = tmp_path / "cues.toml"
    path.write_text(line, "utf-8")
    assert not list(lint_file(path))


def test_one_word_written_twice_in_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "titles.tsv"
    path.write_text("id\tforms\na\tأمير|امير\n# b\tأمير|امير\nc\tأمير|أميرة\n", "utf-8")
    (found,) = lint_duplicates(path, load("ar"))
    assert found.line == 2 and "امير" in found.what
