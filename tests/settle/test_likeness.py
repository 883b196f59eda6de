"""How alike two reports of events are: what joins them, and what they can never have apart."""

from __future__ import annotations

from typing import Any

import pytest

from mahdar.model.event import EventReport, Quantity
from mahdar.model.span import Span
from mahdar.settle.likeness import JOIN, NEVER, likeness, one_story
from mahdar.settle.reports import Report, family

BOTH = frozenset({"lavrov", "fidan"})
SIDES = frozenset({"RU", "TR"})


def report(article: str = "a", day: str | None = "2026-03-06", days: str | None = "2026-03-05", **more: Any) -> Report:
    what, where = more.pop("what", "meeting"), more.pop("where", "ankara")
    people, sides = more.pop("people", BOTH), more.pop("sides", SIDES)
    until, status = more.pop("until", days), more.pop("status", "held")
    event = EventReport(
        "v1", "CONSULT", what, Span(10, 14, "لقاء"), (), None, days, until, more.get("duration"), None, status, None, None,
        quantities=more.get("quantities", ()),
    )
    land = {"ankara": "TR", "geneva": "CH"}.get(where)
    return Report(article, day, event, family(what), people, people, sides, (), where, land, bool(where), 0)


SAME = report()
CASES = [
    ("the same in another paper", report("b", "2026-03-07"), True),
    ("another word for a meeting", report("b", what="talks"), True),
    ("planned before, of the same day", report("b", "2026-03-01", status="planned"), True),
    ("one person only", report("b", people=frozenset({"lavrov"}), sides=frozenset({"RU"})), True),
    ("no day, told the day after", report("b", "2026-03-06", None), True),
    ("another day", report("b", "2026-03-20", "2026-03-19"), False),
    ("another city on the same day, which is a dispute", report("b", where="geneva"), True),
    ("another city in the same week", report("b", until="2026-03-08", where="geneva"), False),
    ("another pair", report("b", people=frozenset({"araghchi", "badr"}), sides=frozenset({"IR", "OM"})), False),
    ("no day, told a year later", report("b", "2027-03-06", None), False),
    ("a call", report("b", what="phone call"), False),
]


@pytest.mark.parametrize(("other", "joined"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_joined(other: Report, joined: bool) -> None:
    assert (likeness(SAME, other).score >= JOIN) is joined
    assert likeness(other, SAME) == likeness(SAME, other)


def test_two_rounds_are_two_events() -> None:
    first, second = (report(n, d, d, quantities=(Quantity("round number", v, "exact", Span(0, 1, "x")),)) for n, d, v in (
        ("a", "2026-03-05", 1.0), ("b", "2026-03-06", 2.0)))
    assert likeness(first, second).score == NEVER


def test_two_tellings_of_one_article() -> None:
    assert one_story(report(), report(what="talks"))
    assert not one_story(report(duration="PT2H"), report(duration="PT3H"))
    assert not one_story(report(), report(status="planned"))
