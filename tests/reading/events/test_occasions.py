"""A call in which something was said has the day and the people that the words of the occasion give it."""

from __future__ import annotations

from mahdar.ingest.make import Maker
from mahdar.lang import load
from mahdar.reading.pipeline import read

CALL = "date 2023-11-20 قال وزير الخارجية الأميركي أنتوني بلينكن في مكالمة هاتفية مع سامح شكري في 14 أكتوبر الماضي إن بلاده تدعم التهدئة."


def test_a_call_in_which_something_was_said_is_of_its_day() -> None:
    reading = read(Maker().from_text("t", CALL, None, ()), load("ar"))
    calls = [e for e in reading.events if e.what == "phone call"]
    names = {e.id: e.name_en for e in reading.entities}
    assert [(e.earliest, e.latest) for e in calls] == [("2023-10-14", "2023-10-14")]
    assert {names[p.entity] for p in calls[0].participants} == {"Antony Blinken", "Sameh Shoukry"}


def test_a_journey_is_not_of_the_day_of_the_feast_it_is_made_for() -> None:
    text = "date 2023-11-20 توجه وزير الخارجية الأميركي أنتوني بلينكن إلى نيويورك لقضاء عطلة عيد الشكر."
    reading = read(Maker().from_text("t", text, None, ()), load("ar"))
    assert [(e.what, e.earliest) for e in reading.events] == [("visit", None)]


def test_what_was_agreed_is_no_denial() -> None:
    text = "date 2023-11-20 تأتي المفاوضات تنفيذا لما اتفق عليه الرئيس المصري عبد الفتاح السيسي والملك عبد الله الثاني في القاهرة."
    reading = read(Maker().from_text("t", text, None, ()), load("ar"))
    assert "held" in {e.status for e in reading.events if e.what == "agreement"}
