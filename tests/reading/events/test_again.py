"""An event that only a pronoun takes up (`events.again`): another of its kind, and only one that is ahead."""

from __future__ import annotations

import pytest

from tests.reading.seen import seen


def told(text: str) -> list[tuple[str, str]]:
    return [(e.trigger.exact, e.status) for e in seen(text, "2023-09-24").events if e.type == "CONSULT"]


def test_a_pronoun_takes_up_an_event_that_is_ahead() -> None:
    text = "أنهت وفود مصر والسودان الأحد في مسقط جولة من المفاوضات، واتفقت على استئنافها في الدوحة في أكتوبر المقبل."
    assert told(text) == [("جولة", "held"), ("استئنافها", "planned")]


@pytest.mark.parametrize("text", [
    "أنهت وفود مصر والسودان الأحد في مسقط جولة من المفاوضات بعد استئنافها في الدوحة.",
    "أنهت وفود مصر والسودان الأحد في مسقط جولة من المفاوضات.",
])
def test_nothing_else_is_made_of_a_pronoun(text: str) -> None:
    assert told(text) == [("جولة", "held")]
