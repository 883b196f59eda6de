"""Disputes as they are made (`settle.made`): the same values in another order are the same dispute."""

from __future__ import annotations

from mahdar.model.span import Span
from mahdar.settle.made import dispute, side

TWO = side("PT2H", ["a", "b", "a"], [Span(0, 1, "x"), Span(0, 1, "x")])
THREE = side("PT3H", ["c"], [])


def test_a_side_has_each_article_and_word_once() -> None:
    assert (TWO.articles, TWO.evidence) == (("a", "b"), (Span(0, 1, "x"),))


def test_the_id_is_of_the_values_and_not_of_their_order() -> None:
    one, other = dispute("e", "duration", [TWO, THREE], "articles"), dispute("e", "duration", [THREE, TWO], "articles")
    assert one == other
    assert [v.value for v in one.values] == ["PT2H", "PT3H"]
    assert one.id != dispute("e", "duration", [TWO], "articles").id
    assert one.id != dispute("e", "number", [TWO, THREE], "articles").id
    assert one.id == dispute("e", "duration", [TWO, THREE], "one article", "a note").id
