"""Two writings of one name, and two names that look alike."""

from __future__ import annotations

import pytest

from mahdar.lang import load
from mahdar.text.names import compare, distance, key, parts, word_score

LANGUAGE = load("ar")
TABLE = LANGUAGE.tables["romanise"].keys


def names(left: str, right: str) -> tuple[list[str], list[str]]:
    return LANGUAGE.fold(left).split(), LANGUAGE.fold(right).split()


@pytest.mark.parametrize(("left", "right"), [
    ("ستيف ويتكوف", "ستيفن ويتكوف"),
    ("ويتكوف", "ستيف ويتكوف"),
    ("أنطونيو غوتيريش", "انطونيو جوتيريش"),
    ("أنطونيو غوتيريش", "أنطونيو غوتيريس"),
    ("عبد الفتاح البرهان", "عبدالفتاح البرهان"),
])
def test_one_name(left: str, right: str) -> None:
    found = compare(*names(left, right), TABLE)
    assert found.same, found.explain()


@pytest.mark.parametrize(("left", "right"), [
    ("سيرغي لافروف", "سيرغي ريابكوف"),
    ("حسن روحاني", "حسين روحاني"),
    ("محمد شياع السوداني", "محمد الحلبوسي"),
    ("هاكان فيدان", "فؤاد حسين"),
])
def test_two_names(left: str, right: str) -> None:
    found = compare(*names(left, right), TABLE)
    assert not found.same, found.explain()


@pytest.mark.parametrize(("left", "right"), [("ستيف ويتكوف", "ستيفن ويتكوف"), ("سيرغي لافروف", "سيرغي ريابكوف"), ("ويتكوف", "ستيف ويتكوف")])
def test_order_does_not_matter(left: str, right: str) -> None:
    a, b = names(left, right)
    assert compare(a, b, TABLE).score == compare(b, a, TABLE).score


def test_the_score_says_what_it_compared() -> None:
    found = compare(*names("ستيف ويتكوف", "ستيفن ويتكوف"), TABLE)
    assert [f.what for f in found.features] == ["family", "given"]
    assert "family" in found.explain()


def test_a_key_has_no_article_no_vowels_and_no_doubled_letters() -> None:
    assert key(LANGUAGE.fold("السيسي"), TABLE) == key(LANGUAGE.fold("سيسي"), TABLE)
    assert key(LANGUAGE.fold("غوتيريش"), TABLE)[0] == key(LANGUAGE.fold("غتريش"), TABLE)[0]


def test_vowels_cost_less_than_other_letters() -> None:
    word, vowel, other = (LANGUAGE.fold(w) for w in ("لافروف", "لفروف", "لاكروف"))
    assert 0 < distance(word, vowel, TABLE) < distance(word, other, TABLE)
    assert distance(word, word, TABLE) == 0
    assert word_score(word, word, TABLE) == 1


def test_words_that_go_with_the_next_are_joined() -> None:
    assert parts(LANGUAGE.fold("عبد الفتاح البرهان").split(), TABLE) == [LANGUAGE.fold("عبدالفتاح"), LANGUAGE.fold("البرهان")]
