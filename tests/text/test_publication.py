"""Which sign of a publication day is believed, and what is said against it."""

from __future__ import annotations

import pytest

from mahdar.model.article import DateCandidate, DateHow
from mahdar.text.publication import DATELINE_LAG, WEIGHTS, choose


def sign(day: str, how: DateHow, note: str | None = None) -> DateCandidate:
    return DateCandidate(day, how, None, WEIGHTS[how], note)


def test_no_sign() -> None:
    assert (choose(()).date, choose(()).how) == (None, "unknown")
    assert choose(()).reason


@pytest.mark.parametrize(("signs", "day", "how"), [
    ([sign("2025-03-04", "url"), sign("2025-03-05", "meta")], "2025-03-05", "meta"),
    ([sign("2025-03-05", "header"), sign("2025-03-01", "url")], "2025-03-05", "header"),
    ([sign("2025-03-05", "header"), sign("2025-03-04", "dateline")], "2025-03-04", "dateline"),
    ([sign("2025-03-05", "meta"), sign("2025-03-04", "dateline")], "2025-03-05", "meta"),
    ([sign("2025-03-05", "given"), sign("2025-03-04", "meta")], "2025-03-05", "given"),
])
def test_the_sign_believed(signs: list[DateCandidate], day: str, how: str) -> None:
    for order in (signs, signs[::-1]):
        found = choose(tuple(order))
        assert (found.date, found.how) == (day, how)
        assert {c.date for c in found.candidates} == {c.date for c in signs}


def test_a_header_long_after_the_dateline_is_believed() -> None:
    late = f"2025-03-{1 + DATELINE_LAG + 1:02d}"
    assert choose((sign(late, "header"), sign("2025-03-01", "dateline"))).date == late


def test_what_disagrees_is_a_doubt_and_what_agrees_is_said() -> None:
    found = choose((sign("2025-03-05", "meta", "article:published_time"), sign("2025-03-05", "header"), sign("2025-02-01", "url")))
    assert found.doubt == "address says 2025-02-01"
    assert found.reason == "metadata (article:published_time), and header agree"
    assert choose((sign("2025-03-05", "meta"),)).doubt is None
