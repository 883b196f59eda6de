"""Days, lengths, numbers and lists in the words of both languages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import mahdar.words
from mahdar.words import words

AR, EN = words("ar"), words("en")


@pytest.mark.parametrize(("days", "arabic", "english"), [
    (("2025-12-03", "2025-12-03"), "3 ديسمبر 2025", "3 December 2025"),
    (("2025-12-03", "2025-12-05"), "3–5 ديسمبر 2025", "3–5 December 2025"),
    (("2025-11-30", "2025-12-02"), "30 نوفمبر – 2 ديسمبر 2025", "30 November – 2 December 2025"),
    (("2025-12-03", "2026-01-05"), "3 ديسمبر 2025 – 5 يناير 2026", "3 December 2025 – 5 January 2026"),
    (("2025-12-01", "2025-12-31"), "ديسمبر 2025", "December 2025"),
    (("2025-01-01", "2025-12-31"), "2025", "2025"),
    ((None, None), "بلا تاريخ معروف", "no date known"),
])
def test_intervals_are_as_short_as_can_be(days: tuple[str | None, str | None], arabic: str, english: str) -> None:
    assert (AR.interval(*days), EN.interval(*days)) == (arabic, english)


@pytest.mark.parametrize(("iso", "arabic", "english"), [
    ("P3D", "3 أيام", "3 days"), ("PT2H30M", "ساعتان و30 دقيقة", "2 hours and 30 minutes"), ("P1M", "شهر", "1 month"),
    ("PT1M", "دقيقة", "1 minute"), ("PXW", "بضعة أسابيع", "some weeks"), ("P2W", "أسبوعان", "2 weeks"), ("soon", "soon", "soon"),
])
def test_lengths(iso: str, arabic: str, english: str) -> None:
    assert (AR.duration(iso), EN.duration(iso)) == (arabic, english)


@pytest.mark.parametrize(("n", "arabic", "english"), [
    (1, "يوم واحد", "1 day"), (2, "يومان", "2 days"), (3, "3 أيام", "3 days"), (10, "10 أيام", "10 days"), (11, "11 يومًا", "11 days"),
    (103, "103 أيام", "103 days"),
])
def test_a_number_asks_for_its_form(n: int, arabic: str, english: str) -> None:
    assert (AR.count("day", n), EN.count("day", n)) == (arabic, english)


@pytest.mark.parametrize(("value", "arabic", "english"), [
    (1200, "1,200", "1,200"), (13.5e9, "13.5 مليار", "13.5 billion"), (0.5, "0.5", "0.5"), ("about", "about", "about"),
    (1e20, "1e+20", "1e+20"),
])
def test_numbers(value: float | str, arabic: str, english: str) -> None:
    assert (AR.number(value), EN.number(value)) == (arabic, english)


@pytest.mark.parametrize(("items", "arabic", "english"), [([], "", ""), (["x"], "x", "x"), (["x", "y", "z"], "x وy وz", "x, y and z")])
def test_lists(items: list[str], arabic: str, english: str) -> None:
    assert (AR.join(items), EN.join(items)) == (arabic, english)


def test_arabic_has_all_words_that_english_has() -> None:
    """The values are English themselves, so that only Arabic needs names for all of them."""
    folder = Path(mahdar.words.__file__).parent
    arabic, english = (tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in ("ar", "en"))
    assert english.keys() <= arabic.keys()
    for table in english:
        if isinstance(english[table], dict):
            assert english[table].keys() <= arabic[table].keys(), table
