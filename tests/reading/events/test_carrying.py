"""The verb that carries an event noun (`events.carrying`): it gives the status and the people."""

from __future__ import annotations

import pytest

from tests.reading.seen import one_event

LAVROV_FIDAN = {"لافروف": "attendee", "فيدان": "attendee"}
IRAN_US = {"إيران": "attendee", "الولايات المتحدة": "attendee"}
CASES = [
    ("عقد لافروف وفيدان اجتماعا في أنقرة أمس.", "held", LAVROV_FIDAN, "أنقرة"),
    ("ألغي الاجتماع بين لافروف وفيدان في أنقرة.", "cancelled", LAVROV_FIDAN, "أنقرة"),
    ("انطلقت المحادثات بين إيران والولايات المتحدة في مسقط أمس.", "held", IRAN_US, "مسقط"),
    ("تأجلت المحادثات بين إيران والولايات المتحدة في مسقط.", "postponed", IRAN_US, "مسقط"),
    ("اختتمت في جنيف أمس المحادثات بين إيران والولايات المتحدة.", "held", IRAN_US, "جنيف"),
    ("المحادثات التي عقدت في مسقط أمس بين إيران والولايات المتحدة كانت مفيدة.", "held", IRAN_US, "مسقط"),
    ("ستعقد إيران والولايات المتحدة محادثات في مسقط الأحد المقبل.", "planned", IRAN_US, "مسقط"),
    ("لم تعقد إيران والولايات المتحدة أي محادثات في مسقط.", "denied", IRAN_US, "مسقط"),
]


@pytest.mark.parametrize(("text", "status", "who", "where"), CASES)
def test_status_people_and_place_come_with_the_verb(text: str, status: str, who: dict[str, str], where: str) -> None:
    event, parts, place = one_event(text, "CONSULT")
    assert (event.status, parts, place) == (status, who, where)


def test_a_verb_behind_a_noun_may_be_passive() -> None:
    event, who, place = one_event("الاتفاق بين مصر والسودان قد أبرم في جنيف أمس.", "AGREE")
    assert (event.status, who, place) == ("held", {"مصر": "attendee", "السودان": "attendee"}, "جنيف")
