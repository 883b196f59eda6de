"""Signs of the publication day and the choice among them."""

from __future__ import annotations

import pytest

from mahdar.ingest.published import candidates, choose, iso_day
from mahdar.model.article import DateCandidate
from mahdar.model.span import Span


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-12-03", "2025-12-03"),
        ("2025-12-03T23:30:00+02:00", "2025-12-03"),
        ("20251203", "2025-12-03"),
        ("2025/1/3", "2025-01-03"),
        ("03/12/2025", "2025-12-03"),
        ("٣/١٢/٢٠٢٥", "2025-12-03"),
        ("Wed, 03 Dec 2025 10:00:00 GMT", "2025-12-03"),
        (1764756000, "2025-12-03"),
        (1764756000000, "2025-12-03"),
        ("1764756000", "2025-12-03"),
        ({"date": "2025-12-03"}, "2025-12-03"),
        ("2025-13-03", None),
        ("2025-02-30", None),
        ("soon", None),
        ("", None),
        (None, None),
        (True, None),
        (["2025"], None),
        (float("nan"), None),
        ("9" * 500, None),
    ],
)
def test_iso_day(value: object, day: str | None) -> None:
    assert iso_day(value) == day


def test_given_goes_before_all_and_the_rest_is_doubt() -> None:
    found = candidates(" date 2026-01-14 نص", url="https://e.org/2026/01/13/x", given="2026-01-12")
    assert [c.how for c in found] == ["given", "header", "url"]
    chosen = choose(found)
    assert (chosen.date, chosen.how) == ("2026-01-12", "given")
    assert chosen.doubt == "header says 2026-01-14; address says 2026-01-13"


def test_no_sign() -> None:
    chosen = choose(candidates("نص بلا تاريخ"))
    assert (chosen.date, chosen.how) == (None, "unknown")
    assert chosen.reason


def test_a_date_inside_the_text_is_not_its_date() -> None:
    text = "كلمة " * 30 + "في 18-12-2025 وقع " + "كلمة " * 30
    assert candidates(text) == ()


def test_a_day_in_numbers_on_a_line_of_its_own() -> None:
    text = "عنوان\n\nطرابلس – الخميس 18-12-2025\n\n" + "كلمة " * 60
    chosen = choose(candidates(text))
    assert (chosen.date, chosen.how) == ("2025-12-18", "dateline")
    assert chosen.evidence is not None and text[chosen.evidence.start : chosen.evidence.end] == "18-12-2025"


def test_url() -> None:
    for url, day in (
        ("https://e.org/2025/12/03/x", "2025-12-03"),
        ("https://e.org/news/20251203-x", "2025-12-03"),
        ("https://e.org/2025-12-3/x", "2025-12-03"),
        ("https://e.org/1120251203999", None),
        ("https://e.org/2025/99/03", None),
    ):
        assert choose(candidates("نص", url=url)).date == day, url


def dateline(day: str, weight: float = 0.85) -> DateCandidate:
    return DateCandidate(day, "dateline", Span(0, 1, "ن"), weight)


@pytest.mark.parametrize(
    ("line", "date", "how"),
    [
        ("2026-01-14", "2026-01-14", "header"),
        ("2026-01-13", "2026-01-13", "dateline"),  # loaded a day later
        ("2026-01-02", "2026-01-14", "header"),  # too far: another date in the first line
        ("2026-01-15", "2026-01-14", "header"),
    ],
)
def test_dateline_against_header(line: str, date: str, how: str) -> None:
    chosen = choose(candidates(" date 2026-01-14 نص", dateline=lambda text: [dateline(line)]))
    assert (chosen.date, chosen.how) == (date, how)
    assert bool(chosen.doubt) == (line != "2026-01-14")


def test_the_chosen_day_is_among_the_candidates() -> None:
    found = candidates("نص", meta=[("2025-12-03", "JSON-LD"), ("2025-12-04", "<time>")])
    chosen = choose(found)
    assert chosen.date == "2025-12-03" and chosen.candidates == found
