"""Quotations of every kind."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.text.quotes import MARKS, quotes


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("قال «نعم» ثم سكت", ["نعم"]),
        ('قال "نعم" ثم "لا"', ["نعم", "لا"]),
        ("قال “نعم” ثم سكت", ["نعم"]),
        ("قال ”نعم“ ثم سكت", ["نعم"]),
        ("قال «إن \"الخط الأحمر\" قائم» ثم سكت", ['إن "الخط الأحمر" قائم', "الخط الأحمر"]),
        ("قال «إن العمل مستمر\nوفي سياق آخر", ["إن العمل مستمر"]),
        ("بلا علامات", []),
        ("خاتمة» بلا بداية", []),
    ],
)
def test_inner_spans(text: str, inner: list[str]) -> None:
    assert [text[q.inner[0] : q.inner[1]] for q in quotes(text)] == inner


@given(st.text(alphabet="«»“”\"„‹›اب \n", max_size=120))
def test_spans_hold_and_are_ordered(text: str) -> None:
    found = quotes(text)
    assert found == sorted(found, key=lambda q: (q.start, -q.end))
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
        assert text[q.start] in MARKS


def test_a_hundred_thousand_opening_marks_take_no_time() -> None:
    start = time.perf_counter()
    assert len(quotes("«" * 100_000)) <= 4
    assert time.perf_counter() - start < 2


def test_reversed_guillemets() -> None:
    text = "قال »لن نعود« ثم »غادر«"
    assert [text[q.start : q.end] for q in quotes(text)] == ["»لن نعود«", "»غادر«"]
