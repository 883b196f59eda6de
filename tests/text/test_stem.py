"""Light stems: what stands on a word goes, what is in it stays."""

from __future__ import annotations

import pytest

from mahdar.lang import load
from mahdar.text.stem import StemTable, light_stem

LANGUAGE = load("ar")
TABLE: StemTable = LANGUAGE.tables["search"]


@pytest.mark.parametrize(("left", "right"), [
    ("والمفاوضات", "المفاوضات"), ("المفاوضات", "مفاوضات"), ("للوفود", "الوفود"), ("بالهدنة", "هدنة"), ("الإيرانية", "إيرانية"),
])
def test_forms_of_one_word_are_found_together(left: str, right: str) -> None:
    assert light_stem(LANGUAGE.fold(left), TABLE) == light_stem(LANGUAGE.fold(right), TABLE)


@pytest.mark.parametrize("word", ["وفد", "بان", "قطر", "سد"])
def test_short_words_stay_whole(word: str) -> None:
    assert light_stem(word, TABLE) == word


def test_letters_enough_are_left() -> None:
    for word in ("الات", "والها", "بالين"):
        assert len(light_stem(word, TABLE)) >= min(TABLE.least, len(word))
