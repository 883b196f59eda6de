"""Spellings of one name, misspellings, and other names."""

from __future__ import annotations

import pytest

from mahdar.lang import load
from mahdar.lang.tables.search import letters
from mahdar.settle import spelling

LANGUAGE = load("ar")
CASES = [
    ("جون كيري", "جون كيري", "same"),
    ("فيكتور أوربان", "فكتور أوربان", "variant"),
    ("إيمانويل ماكرون", "ايمانويل مكرون", "variant"),
    ("فولوديمير زيلينسكي", "وولوديمير زيلينسكي", "variant"),
    ("هاكان فيدان", "هاكان فيدنا", "misspelt"),
    ("فيليب لازاريني", "فليب لازراني", "misspelt"),
    ("ريتشارد نيوتن", "ريشارد نيوتن", "misspelt"),
    ("محمد عباس", "محمود عباس", "other"),
    ("سامح شكري", "سامي شكري", "other"),
    ("علي حسن", "علي حسين", "other"),
]


@pytest.mark.parametrize(("a", "b", "verdict"), CASES)
def test_spelling(a: str, b: str, verdict: str) -> None:
    told = spelling.name(LANGUAGE.fold(a).split(), LANGUAGE.fold(b).split(), letters(LANGUAGE))
    assert told.verdict == verdict, told.why
    assert told.why
