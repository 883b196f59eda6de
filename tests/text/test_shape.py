"""Words that look like names, by their letters alone."""

from __future__ import annotations

from mahdar.lang import load
from mahdar.text.shape import Shape, grams


def test_grams_hold_the_edges() -> None:
    assert list(grams("ab")) == ["^a", "^ab", "ab", "ab$", "b$"]


def test_a_word_in_both_lists_is_an_ordinary_one() -> None:
    both = Shape(["petrov", "volkov", "report"], ["report", "morning", "meeting"])
    assert both.score("markov") > 0 > both.score("meaning")
    assert both.score("report") < 0


def test_foreign_names_look_stranger_than_arabic_words() -> None:
    shape = load("ar").shape
    names = [shape.score(w) for w in ("زاخاروفا", "غروندبرغ", "بيسكوف")]
    words = [shape.score(w) for w in ("استقبال", "مفاوضون", "تصريحات")]
    assert min(names) > max(words)
