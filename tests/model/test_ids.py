"""Ids come from content alone, and overlapping spans from code points alone."""

from __future__ import annotations

import pytest

from mahdar.model.ids import article_id, content_id, finding_id
from mahdar.model.span import overlap, span


def test_the_same_content_has_the_same_id_and_other_content_another() -> None:
    assert article_id("نص") == article_id("نص") != article_id("نصّ")
    assert content_id("d", "ab", "c") != content_id("d", "a", "bc")
    assert finding_id("v", "a1", "event", 3, 9) == content_id("v", "a1", "event", 3, 9)
    assert finding_id("v", "a1", "event", 3, 9) != finding_id("v", "a1", "event", 3, 10)


@pytest.mark.parametrize("text", ["", "\ud800", "\x1f", "🕊" * 1000])
def test_any_text_has_an_id(text: str) -> None:
    made = article_id(text)
    assert made[0] == "a" and len(made) == 13 and int(made[1:], 16) >= 0


def test_ids_are_those_of_every_version() -> None:
    assert article_id("") == "addd9c40767f9"  # a change here orphans every decision that was ever made


@pytest.mark.parametrize(("a", "b", "shared"), [((0, 5), (3, 9), 2), ((0, 5), (5, 9), 0), ((0, 5), (7, 9), -2), ((0, 9), (3, 5), 2)])
def test_overlap(a: tuple[int, int], b: tuple[int, int], shared: int) -> None:
    text = "السلام عليكم"
    assert overlap(span(text, *a), span(text, *b)) == overlap(span(text, *b), span(text, *a)) == shared
