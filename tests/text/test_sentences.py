"""Sentences and paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.text.quotes import quotes
from mahdar.text.sentences import paragraphs, sentences


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text, quotes(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وصل الوفد. ثم غادر.", ["وصل الوفد.", "ثم غادر."]),
        ("هل وصل الوفد؟ نعم!", ["هل وصل الوفد؟", "نعم!"]),
        ("نقلت أ. ف. ب. الخبر", ["نقلت أ. ف. ب. الخبر"]),
        ("بلغت النسبة 3.5 في المئة. انتهى", ["بلغت النسبة 3.5 في المئة.", "انتهى"]),
        ("قال «لا عودة. لا تراجع» ومضى. ثم عاد", ["قال «لا عودة. لا تراجع» ومضى.", "ثم عاد"]),
        ("سطر بلا نقطة\nسطر ثان", ["سطر بلا نقطة", "سطر ثان"]),
        ("قال: «انتهى الأمر.» وغادر", ["قال: «انتهى الأمر.»", "وغادر"]),
        ("", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert cut(text) == found


@given(st.text(alphabet="اب .؟!«»\n\"", max_size=100))
def test_sentences_cover_every_letter_once(text: str) -> None:
    letters = [i for i, c in enumerate(text) if not c.isspace()]
    covered = [i for a, b in sentences(text, quotes(text)) for i in range(a, b) if not text[i].isspace()]
    assert covered == letters


def test_paragraphs_leave_out_empty_lines() -> None:
    assert paragraphs("أ\n\n ب \n  \nج") == [(0, 1), (3, 6), (10, 11)]


def test_a_harakah_before_the_last_letter_is_no_abbreviation() -> None:
    text = "لم يعد حاليًا. ثم عاد"
    assert [text[a:b] for a, b in sentences(text)] == ["لم يعد حاليًا.", "ثم عاد"]
