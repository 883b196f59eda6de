"""Who and when, across the order of words: subjects in front of their verb, datelines, brackets, joined days."""

from __future__ import annotations

from mahdar.ingest.make import Maker
from mahdar.lang import load
from mahdar.model.event import EventReport
from mahdar.model.reading import Reading
from mahdar.reading.pipeline import read

LANGUAGE = load("ar")


def reading(text: str) -> Reading:
    return read(Maker().from_text("t", text, None, ()), LANGUAGE)


def names(text: str, event: EventReport) -> set[str]:
    by_id = {e.id: e.name for e in reading(text).entities}
    return {by_id[p.entity] for p in event.participants}


def test_a_subject_in_front_of_its_verb() -> None:
    text = "قال مسؤول إن رئيس الوزراء كامل إدريس التقى المبعوث الأممي رمطان لعمامرة في بورتسودان."
    (event,) = reading(text).events
    assert names(text, event) == {"كامل إدريس", "رمطان لعمامرة"}


def test_a_subject_between_was_and_its_verb() -> None:
    text = "وكان الرئيس المصري عبد الفتاح السيسي قد استقبل نظيره السوداني عبد الفتاح البرهان صباح الثلاثاء."
    (event,) = reading(text).events
    assert [p.part for p in event.participants] == ["host", "guest"]


def test_the_day_of_a_dateline_is_no_day_of_an_event() -> None:
    text = "طرابلس، 8 سبتمبر 2025 - التقت المبعوثة الأممية هانا تيتيه، أمس الأحد، المشير خليفة حفتر في بنغازي."
    (event,) = reading(text).events
    assert (event.earliest, event.latest) == ("2025-09-07", "2025-09-07")


def test_a_day_in_brackets_breaks_no_clause() -> None:
    text = "القاهرة، 4 نوفمبر 2025 - وكانت القاهرة قد استضافت، (الأربعاء) الماضي، اجتماعا بين مصر والسودان."
    (event,) = reading(text).events
    assert event.earliest == "2025-10-29"
    assert event.place is not None


def test_two_joined_days_are_one_stretch() -> None:
    text = "الخرطوم، 4 نوفمبر 2025 - يصل الوفد يومي الجمعة والسبت المقبلين إلى القاهرة."
    (event,) = reading(text).events
    assert (event.earliest, event.latest) == ("2025-11-07", "2025-11-08")
