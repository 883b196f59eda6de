"""Who came, told in a clause behind the event (`events.attendance`)."""

from __future__ import annotations

import pytest

from tests.reading.seen import one_event


@pytest.mark.parametrize(("text", "who"), [
    ("عقد المجلس جلسة في نيويورك أمس، وشارك فيها وزير الخارجية المصري سامح شكري.", {"سامح شكري"}),
    ("عقد في القاهرة اجتماع أمس حضره سيرغي لافروف وهاكان فيدان.", {"سيرغي لافروف", "هاكان فيدان"}),
])
def test_who_came(text: str, who: set[str]) -> None:
    _, parts, _ = one_event(text, "CONSULT")
    assert {name for name, part in parts.items() if part == "attendee"} == who


def test_a_clause_of_the_next_sentence_tells_nothing_of_it() -> None:
    _, parts, _ = one_event("عقد في القاهرة اجتماع أمس. وحضر سيرغي لافروف حفلا في موسكو.", "CONSULT")
    assert not parts
