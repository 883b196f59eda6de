"""Proclitics, article and pronouns: which divisions of a word are tried, and in which order."""

from __future__ import annotations

import pytest

from mahdar.lang import load
from mahdar.text.clitics import proclitics, splitter
from mahdar.text.matcher import Split

TABLE = load("ar").clitics
SPLIT = splitter(TABLE)


def splits(word: str, *known: str) -> list[tuple[str, str, str]]:
    return [(s.pro, s.stem, s.enc) for s in SPLIT(word, set(known).__contains__)]


@pytest.mark.parametrize(("word", "stem", "pro", "enc"), [
    ("وزير", "وزير", "", ""),
    ("والوزير", "وزير", "وال", ""),
    ("للوزير", "وزير", "لال", ""),
    ("بويتكوف", "ويتكوف", "ب", ""),
    ("وبالوفد", "وفد", "وبال", ""),
    ("وفدا", "وفد", "", "ا"),
    ("وزيرهم", "وزير", "", "هم"),
    ("زيارته", "زيارة", "", "ه"),
    ("وسيلتقي", "يلتقي", "وس", ""),
])
def test_a_word_is_divided_where_its_stem_is_known(word: str, stem: str, pro: str, enc: str) -> None:
    assert (pro, stem, enc) in splits(word, stem)


def test_an_unknown_stem_gives_nothing() -> None:
    assert splits("والوزير", "سفير") == []


def test_fewest_clitics_first() -> None:
    found = list(dict.fromkeys(splits("والدوحه", "الدوحه", "دوحه", "والدوحه")))
    assert found == [("", "والدوحه", ""), ("و", "الدوحه", ""), ("وال", "دوحه", "")]


def test_a_pronoun_leaves_a_stem() -> None:
    assert splits("له", "ل") == []


def test_all_rows_are_different_and_the_longest_written_is_last() -> None:
    rows = proclitics(TABLE)
    assert len(rows) == len(set(rows))
    assert [len(written) for written, _, _ in rows] == sorted(len(written) for written, _, _ in rows)
    assert isinstance(next(iter(SPLIT("وزير", {"وزير"}.__contains__))), Split)
