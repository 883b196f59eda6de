"""Was it said (`statements.cues`): not negated, not ahead, not a condition, not kept back."""

from __future__ import annotations

import pytest

from tests.reading.seen import seen


@pytest.mark.parametrize("text", [
    "لم يقل الوزير إن الاتفاق قريب.",
    "سيقول الوزير إن الاتفاق قريب.",
    "قد يقول الوزير إن الاتفاق قريب.",
    "إذا قال الوزير إن الاتفاق قريب فسنعود.",
    "امتنع الوزير عن تأكيد الخبر أو نفيه.",
    "رفض الوزير تأكيد الخبر.",
])
def test_nothing_was_said(text: str) -> None:
    assert seen(text).statements == ()


@pytest.mark.parametrize(("text", "claim"), [
    ("قال الوزير إن الاتفاق قريب.", "says"),
    ("ويقول الوزير إن الاتفاق قريب.", "says"),
    ("وأكد الوزير مجددا أن الاتفاق قريب.", "confirms"),
    ("نفى الوزير أن يكون الاتفاق قريبا.", "denies"),
    ("دعا الوزير إلى وقف القتال.", "calls for"),
])
def test_something_was_said(text: str, claim: str) -> None:
    (statement,) = seen(text).statements
    assert statement.claim == claim
