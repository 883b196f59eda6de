"""Rounds of talks: what they are of, whose ministers take part, how long they lasted and what was called for with a day."""

from __future__ import annotations

from mahdar.model.event import EventReport
from tests.reading.seen import seen


def _events(text: str, day: str = "2021-04-06") -> tuple[list[EventReport], dict[str, str]]:
    found = seen(text, day)
    return [e for e in found.events if e.type == "CONSULT"], {e.id: e.known_as or "" for e in found.entities}


def _who(event: EventReport, known: dict[str, str]) -> set[str]:
    return {known[p.entity] for p in event.participants}


def test_round_of_talks_is_one_event() -> None:
    (event,), known = _events("أنهت وفود مصر والسودان الثلاثاء في مسقط جولة ثانية من المفاوضات استمرت يومين.")
    assert (event.trigger.exact, event.status, event.duration) == ("جولة", "held", "P2D")
    assert (event.earliest, event.latest) == ("2021-04-05", "2021-04-06")
    assert known[event.place or ""] == "muscat-om"


def test_days_of_talks_that_ended() -> None:
    (event, *_), known = _events("انتهت في كينشاسا الثلاثاء المحادثات بين مصر والسودان، بعد ثلاثة أيام من الاجتماعات.")
    assert (event.earliest, event.latest, event.duration) == ("2021-04-04", "2021-04-06", "P3D")
    assert _who(event, known) - {""} == {"EG", "SD"}


def test_ministers_in_lands() -> None:
    (event,), known = _events("يواصل وزراء الخارجية والري في مصر والسودان في كينشاسا محادثاتهم حول سد النهضة.")
    assert _who(event, known) - {""} == {"EG", "SD"}
    assert known[event.place or ""].startswith("kinshasa")


def test_call_for_a_meeting_with_its_day() -> None:
    (event,), known = _events("دعت قطر وزراء خارجية مصر والسودان إلى اجتماع يُعقد في الدوحة السبت المقبل.")
    assert (event.status, event.earliest) == ("scheduled", "2021-04-10")
    assert {"EG", "SD"} <= _who(event, known)


def test_breaking_up_denied() -> None:
    (event,), _ = _events("نفى المتحدث أن تكون بلاده قد أفشلت محادثات سد النهضة التي اختتمت أمس في القاهرة بعد أربعة أيام من الاجتماعات.")
    assert (event.status, event.duration, event.latest) == ("held", "P4D", "2021-04-05")


def test_days_do_not_count_between_verb_and_guest() -> None:
    text = "استقبل الرئيس المصري اليوم الخميس 25 ذي الحجة 1444هـ الموافق 13 يوليو 2023م رئيس الوزراء الإثيوبي آبي أحمد."
    (event,), known = _events(text, "2023-07-13")
    assert (event.status, event.earliest) == ("held", "2023-07-13")
    assert "abiy-ahmed" in _who(event, known)


def test_resumption_agreed_on_is_another_event() -> None:
    text = "أنهت وفود مصر والسودان الأحد في مسقط جولة ثانية من المفاوضات، واتفقت على استئنافها في الدوحة في أكتوبر المقبل."
    held, ahead = _events(text, "2023-09-24")[0]
    assert (held.status, ahead.status, ahead.trigger.exact) == ("held", "planned", "استئنافها")
    assert (ahead.earliest, ahead.latest) == ("2023-10-01", "2023-10-31")
    assert {p.entity for p in ahead.participants} == {p.entity for p in held.participants}


def test_month_of_what_was_agreed_on() -> None:
    (event,), _ = _events("ذكرت الوزارة أن الأطراف اتفقت على عقد الجولة التالية في مسقط خلال أكتوبر.", "2023-08-28")
    assert event.status in ("planned", "scheduled")
    assert (event.earliest, event.latest) == ("2023-10-01", "2023-10-31")


def test_who_came_told_behind() -> None:
    (event,), known = _events("عقد المجلس جلسة في نيويورك، وشارك فيها وزير الخارجية المصري سامح شكري.")
    assert _who(event, known) == {"sameh-shoukry"}


def test_meeting_on_the_margins_is_where_the_summit_is() -> None:
    text = "استقبل الرئيس المصري رئيس الوزراء الإثيوبي آبي أحمد على هامش قمة استضافتها القاهرة."
    found, known = _events(text)
    assert [known[e.place or ""] for e in found] == ["cairo-eg", "cairo-eg"]
