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


def statuses(text: str) -> list[str]:
    return [e.status for e in reading(text).events]


def test_what_the_other_side_denies_is_denied_once() -> None:
    text = "قال دبلوماسي إن القوات الإثيوبية احتجزت ضابطا مصريا. ونفى متحدث عسكري إثيوبي حصول أي احتجاز."
    assert statuses(text) == ["denied"]


def test_denied_with_that() -> None:
    assert statuses("قال مسؤول إن ويتكوف سيجلس مع عراقجي في مسقط، الأمر الذي نفاه مصدر إيراني.") == ["denied"]


def test_a_denied_offer_is_denied() -> None:
    assert statuses("نفى وزير الخارجية السوداني أن تكون الخرطوم قد عرضت هدنة.") == ["denied"]


def test_joined_demands_are_all_called_for() -> None:
    text = "طالبت القاهرة بانسحاب القوات الإثيوبية من الفشقة، وإطلاق الأسرى."
    assert statuses(text) == ["called for", "called for"]


def test_a_superlative_in_apposition_is_the_same_event() -> None:
    text = "وقعت مصر والسودان أمس اتفاقا للتعاون، في أوسع صفقة من نوعها."
    assert len(statuses(text)) == 1


def test_what_is_done_where_something_else_was_shares_its_day_and_place() -> None:
    text = "تونس، 4 نوفمبر 2025 - وكان الوزير الفرنسي جان نويل بارو قد زار الجزائر يوم 6 أفريل، حيث استقبله الرئيس عبد المجيد تبون."
    visit, meeting = reading(text).events
    assert (meeting.earliest, meeting.place) == (visit.earliest, visit.place)


def test_a_participle_opens_a_threat() -> None:
    assert statuses("حذر المستشار من تغيير الحدود، ملوحا بمناورات عسكرية على نهر أرس.")[-1] == "possible"


LEADERS = (
    "استقبل الرئيس المصري عبد الفتاح السيسي نظيره التركي رجب طيب أردوغان في القاهرة أمس. "
    "وبحث وزير الخارجية المصري بدر عبد العاطي مع نظيره التركي هاكان فيدان الملف الليبي. "
    "وكان الزعيمان قد اجتمعا في أنقرة في سبتمبر الماضي. ووقع الوزيران مذكرة تفاهم."
)


def test_the_two_leaders_and_the_two_ministers() -> None:
    *_, met, signed = reading(LEADERS).events
    assert names(LEADERS, met) == {"عبد الفتاح السيسي", "رجب طيب أردوغان"}
    assert names(LEADERS, signed) == {"بدر عبد العاطي", "هاكان فيدان"}


def test_another_round_is_between_the_same_sides() -> None:
    text = "عقدت واشنطن وطهران محادثات في مسقط أمس. وألغيت الجولة السادسة بعد أيام."
    talks, sixth = reading(text).events
    assert names(text, talks) == names(text, sixth)


def test_his_country_is_the_state_of_who_speaks() -> None:
    text = "أكد وزير الخارجية الإيراني عباس عراقجي أن بلاده لن تشارك في القمة. وردت إيران على ذلك."
    (event,) = [e for e in reading(text).events if e.type == "REJECT"]
    assert names(text, event) == {"إيران"}


def test_a_preposition_with_its_pronoun_brings_in_nobody() -> None:
    text = "عقدت القمة في شرم الشيخ، وغاب عنها نتنياهو."
    (event,) = [e for e in reading(text).events if e.type == "REJECT"]
    assert names(text, event) == {"نتنياهو"}


def test_a_city_that_saw_a_meeting_is_its_place() -> None:
    text = "شهدت طرابلس لقاء جمع رئيس المجلس الرئاسي محمد المنفي والمبعوثة الأممية هانا تيتيه."
    (event,) = reading(text).events
    assert names(text, event) == {"محمد المنفي", "هانا تيتيه"}
    assert event.place is not None


def test_each_of_two() -> None:
    text = "عقد كل من وزير التجارة الصيني وانغ وينتاو ووزير الخزانة الأميركي سكوت بيسنت محادثات في جنيف."
    (event,) = reading(text).events
    assert names(text, event) == {"وانغ وينتاو", "سكوت بيسنت"}


def test_the_name_of_an_item_of_a_list_is_no_event_that_was() -> None:
    text = "آفاق الحل.\n- إجراء حوار مباشر بين مصر وإثيوبيا: يمكن أن يساعد الحوار في فهم المواقف.\n"
    assert {e.status for e in reading(text).events} == {"possible"}
