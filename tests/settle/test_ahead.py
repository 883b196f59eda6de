"""What lies ahead as of a day, and what is missing of it."""

from __future__ import annotations

from typing import Any

import pytest

from mahdar.model.record import HistoryStep, RecordEvent
from mahdar.model.span import Span
from mahdar.settle.ahead import FRESH, ahead


def event(name: str, status: str = "scheduled", days: tuple[str | None, str | None] = (None, None), **more: Any) -> RecordEvent:
    told = HistoryStep(more.pop("told", "2026-03-01"), status, "a", Span(0, 1, "x"))  # type: ignore[arg-type]
    fields: dict[str, Any] = {"place": "w"} | more
    return RecordEvent(
        name, "CONSULT", "meeting", name, name, (), fields.pop("place"), *days, None, status, (told,), (), {}, **fields,  # type: ignore[arg-type]
    )


DAY = ("2026-03-10", "2026-03-10")


@pytest.mark.parametrize(("one", "as_of", "there"), [
    (event("e", days=DAY), "2026-03-09", True),
    (event("e", days=DAY), "2026-03-10", True),
    (event("e", days=DAY), "2026-03-11", False),
    (event("e", "held", DAY), "2026-03-09", False),
    (event("e", "cancelled", DAY), "2026-03-09", False),
    (event("e", days=DAY, followed_by="f"), "2026-03-09", False),
    (event("e", "planned"), "2026-03-09", True),
    (event("e", "planned", told="2024-03-01"), "2026-03-09", False),
    (event("e", "planned", told="2024-03-01"), None, True),
])
def test_still_to_come(one: RecordEvent, as_of: str | None, there: bool) -> None:
    assert bool(ahead([one], as_of)) is there


def test_soonest_first_and_what_has_no_day_last() -> None:
    found = ahead([event("c"), event("b", days=("2026-04-01", "2026-04-30")), event("a", days=DAY)], "2026-03-01")
    assert [a.event for a in found] == ["a", "b", "c"]


def test_what_is_missing() -> None:
    sure, = ahead([event("e", days=DAY)], "2026-03-01")
    vague, = ahead([event("e", "proposed", ("2026-04-01", "2026-04-30"), place=None)], "2026-03-01")
    assert sure.missing == ()
    assert vague.missing == ("date", "place", "confirmation")


def test_the_looser_the_word_the_sooner_it_is_forgotten() -> None:
    assert FRESH["scheduled"] >= FRESH["planned"] >= FRESH["proposed"] >= FRESH["possible"] >= FRESH["called for"]
    vague = event("e", "possible", told="2026-01-20")
    assert ahead([vague], "2026-02-10") and not ahead([vague], "2026-03-10")
    assert ahead([vague], "2026-02-10")[0].last_told == "2026-01-20"
