"""Folding keeps a way back to the source."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.errors import NotNormalised
from mahdar.lang import load
from mahdar.text.fold import fold

TABLE = load("ar").fold_table
ARABIC = st.text(alphabet=st.sampled_from("أإآابتثجحخدذرزسشصضطظعغفقكلمنهويىةئؤءًٌٍَُِّْـ ٠١٢٣\u200f\u202b.،؟"), max_size=80)


@pytest.mark.parametrize(
    ("one", "other"),
    [("أميركي", "اميركي"), ("محذّرة", "محذرة"), ("إلى", "الي"), ("١٤", "14"), ("الـعـراق", "العراق"), ("یک", "يك"), ("آخر", "اخر")],
)
def test_two_writings_of_one_word_compare_equal(one: str, other: str) -> None:
    assert fold(one, TABLE).text == fold(other, TABLE).text


@pytest.mark.parametrize(("one", "other"), [("مدينة", "مدينه"), ("سؤال", "سوال"), ("حرب", "حزب")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one, TABLE).text != fold(other, TABLE).text


@given(ARABIC)
def test_every_folded_letter_leads_back(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    folded = fold(text, TABLE)
    sources = [folded.source(i) for i in range(len(folded.text) + 1)]
    assert sources == sorted(set(sources))
    assert sources[-1] == len(text)
    for i in range(len(folded.text)):
        assert fold(text[sources[i]], TABLE).text == folded.text[i]


@given(ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(unicodedata.normalize("NFC", text), TABLE).text
    assert fold(once, TABLE).text == once


def test_text_that_is_not_nfc_is_refused() -> None:
    with pytest.raises(NotNormalised, match="MHD-101"):
        fold("ا\u0653", TABLE)
