"""What a statement tells of its occasion (`reading.occasions`): who was there, and the day that its words give."""

from __future__ import annotations

import pytest

from tests.reading.seen import one_event


@pytest.mark.parametrize(("text", "who", "day"), [
    ("قال سيرغي لافروف في اتصال هاتفي مع هاكان فيدان الخميس إن الاتفاق قريب.", {"سيرغي لافروف", "هاكان فيدان"}, "2026-03-05"),
    ("أكد عباس عراقجي خلال لقاء مع بدر البوسعيدي في مسقط أن الجولة قريبة.", {"عباس عراقجي", "بدر البوسعيدي"}, None),
])
def test_the_speaker_was_there(text: str, who: set[str], day: str | None) -> None:
    event, parts, _ = one_event(text, "CONSULT", "2026-03-06")
    assert set(parts) == who
    assert event.earliest == event.latest == day
