"""Sixty pairs of spellings that are one person, sixty look-alikes that are not: labels and frozen scores."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.lang import load
from mahdar.text.names import compare, key

LANGUAGE = load("ar")
KEYS = LANGUAGE.tables["romanise"].keys
ROWS = [line.split("\t") for line in (Path(__file__).parent / "pairs.tsv").read_text("utf-8").splitlines()[1:]]


def words(name: str) -> list[str]:
    return LANGUAGE.fold(name).split()


@pytest.mark.parametrize(("label", "left", "right", "score"), ROWS)
def test_pair(label: str, left: str, right: str, score: str) -> None:
    outcome = compare(words(left), words(right), KEYS)
    assert outcome.same == (label == "same"), outcome.explain()
    assert outcome.score == pytest.approx(float(score), abs=0.0001), outcome.explain()


def test_sixty_of_each() -> None:
    labels = [row[0] for row in ROWS]
    assert (labels.count("same"), labels.count("other")) == (60, 60)


@pytest.mark.parametrize(("label", "left", "right", "score"), ROWS)
def test_order_does_not_matter(label: str, left: str, right: str, score: str) -> None:
    assert compare(words(left), words(right), KEYS).score == compare(words(right), words(left), KEYS).score


def test_the_comparison_says_what_it_compared() -> None:
    outcome = compare(words("ستيف ويتكوف"), words("ستيف فيتكوف"), KEYS)
    assert [f.what for f in outcome.features] == ["family", "given"]
    assert "ويتكوف ~ فيتكوف" in outcome.explain()


@pytest.mark.parametrize(("left", "right"), [("ترامب", "ترمب"), ("جاريد", "جارد"), ("دميترييف", "ديميترييف")])
def test_one_key(left: str, right: str) -> None:
    assert key(LANGUAGE.fold(left), KEYS) == key(LANGUAGE.fold(right), KEYS)
