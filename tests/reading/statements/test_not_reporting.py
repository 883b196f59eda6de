"""What looks like reporting and is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.lang import load
from mahdar.reading.examples import reading_of

LANGUAGE = load("ar")
ROWS = [line.split("\t") for line in (Path(__file__).parent / "not_reporting.tsv").read_text("utf-8").splitlines()]
MOST = 3


def test_hardly_a_false_statement() -> None:
    false = [row[0] for row in ROWS if reading_of(row[0], LANGUAGE).statements]
    assert len(ROWS) >= 100 and len({row[0] for row in ROWS}) == len(ROWS)
    assert len(false) <= MOST, false


@pytest.mark.parametrize("sentence", LANGUAGE.tables["reporting"].silent)
def test_the_silent_sentences_of_the_table(sentence: str) -> None:
    assert reading_of(sentence, LANGUAGE).statements == ()
