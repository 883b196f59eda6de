"""Frames that need a look at more than the cue: who stands before it, who is called on, who handed it on."""

from __future__ import annotations

import pytest

from mahdar.lang.loader import load
from mahdar.model.article import Article, Published
from mahdar.reading.pipeline import read

HELD = "غير أن مسؤولا رفيعا في وزارة الخارجية السودانية نفى صدور أي موافقة."
CASES = [
    (HELD, "مسؤولا رفيعا في وزارة الخارجية السودانية", [], "صدور أي موافقة"),
    ("نفى متحدث عسكري إسرائيلي حصول أي اعتقال.", "متحدث عسكري إسرائيلي", [], "حصول أي اعتقال"),
    ("وبحسب ما نقلته قناة الشرق عن عضو في مجلس النواب، فإن رئيس المجلس سيستقيل غدا.", "عضو في مجلس النواب", ["قناة الشرق"], "رئيس"),
    ("وأعلنت دمشق، عبر وكالة سانا، أنها لن تجلس مع أحد.", "دمشق", ["وكالة سانا"], "أنها لن تجلس مع أحد"),
    ("وبحسب مسؤول أميركي تحدث إلى الصحافيين، غادر الوفد العاصمة أمس.", "مسؤول أميركي", [], "غادر الوفد العاصمة أمس"),
    ("لكن كبير المفاوضين أحمد سالم نفى أن يكون وفده قد تراجع.", "كبير المفاوضين أحمد سالم", [], "يكون وفده"),
    ("وقال وزير الري للصحفيين إن الجولة انتهت.", "وزير الري", [], "الجولة انتهت"),
    ("وجاء ذلك ردا على تقرير لصحيفة الغارديان نقل عن مسؤولين أن اللقاء تأجل.", "مسؤولين", ["صحيفة الغارديان"], "اللقاء تأجل"),
    ("وامتنع الوزير عن تأكيد النبأ أو نفيه، لكنه قال في مؤتمره الصحفي الأسبوعي إن اللقاء قريب.", "الوزير", [], "اللقاء قريب"),
    ("ودعا محمد سالم، رئيس البلدية السابق، الطرفين إلى الحوار.", "محمد سالم", [], "الطرفين إلى الحوار"),
    ("وأبلغت بغداد أنقرة رفضها العرض التركي بالكامل.", "بغداد", [], "رفضها العرض"),
    ("وقع الجانبان الوثيقة، لكن ممثلا للحركة سارع إلى القول إنها لا تلزم أحدا.", "ممثلا للحركة", [], "إنها لا تلزم"),
    ("ورفض الوزير تأكيد النبأ أو نفيه، لكنه قال إن اللقاء قريب.", "الوزير", [], "اللقاء قريب"),
    ("وأبلغ المبعوث الأميركي توم براك الصحافيين في القاهرة بأن الطرفين وافقا.", "المبعوث الأميركي توم براك", [], "الطرفين وافقا"),
    ("وصرح مصدر مصري مطلع لـ«المرصد» بأن اللقاء تأجل.", "مصدر مصري مطلع", ["المرصد"], "اللقاء تأجل"),
    ("أعلن ماكرون، في 30 يوليو 2024، دعمه الخطة المغربية.", "ماكرون", [], "دعمه الخطة"),
]


@pytest.mark.parametrize(("text", "speaker", "via", "begins"), CASES)
def test_speaker_chain_and_content(text: str, speaker: str, via: list[str], begins: str) -> None:
    found = read(Article("a", "a", text, Published("2026-01-14", "given")), load("ar")).statements
    assert [(s.speaker.exact, [v.exact for v in s.via]) for s in found] == [(speaker, via)]
    assert found[0].content.exact.startswith(begins)


HEADS = [
    ("فيدان: تقدم ملحوظ في محادثات الجانبين\n\nغادر وزير الخارجية التركي هاكان فيدان العاصمة أمس.", "فيدان"),
    ("دمشق: لا جيش داخل الجيش\n\nوجاء في بيان الرئاسة أن الجلسة انتهت.", "دمشق"),
    ("صنعاء: انفجار قرب المطار\n\nوجاء في بيان الرئاسة أن الجلسة انتهت.", "الرئاسة"),
    ("وجاء في بيان مشترك أن الوزيرين ناقشا القضايا الخلافية بصراحة.", "الوزيرين"),
    ("وجاء في بيان الرئاسة أن الوزيرين ناقشا القضايا الخلافية بصراحة.", "الرئاسة"),
]


@pytest.mark.parametrize(("text", "speaker"), HEADS)
def test_speaker_of_a_headline_or_joint_paper(text: str, speaker: str) -> None:
    found = read(Article("a", "a", text, Published("2026-01-14", "given")), load("ar")).statements
    assert found[0].speaker.exact == speaker


def test_chain_goes_on_with_the_title() -> None:
    text = "ونقلت وكالة مهر عن المتحدث باسم الخارجية إسماعيل بقائي قوله إن الملف مغلق.\nوأكد المتحدث أن اللجنة ستجتمع غدا."
    found = read(Article("a", "a", text, Published("2026-01-14", "given")), load("ar")).statements
    assert [[v.exact for v in s.via] for s in found] == [["وكالة مهر"], ["وكالة مهر"]]


ENDS = [
    ('ووصفت مقديشو المذكرة بأنها "باطلة"، وطردت السفير في أبريل.', 'المذكرة بأنها "باطلة"'),
    ("أعلن ماكرون دعمه الخطة المغربية، وهي خطوة ردت عليها الجزائر بسحب سفيرها.", "دعمه الخطة المغربية"),
    ("وأوضح الوزير أن الجولة ستعقد قبل نهاية الشهر، من غير أن يحدد مكانها.", "الجولة ستعقد قبل نهاية الشهر"),
    ("وقال الوزير إن اللقاءات مفيدة، وهي عنصر مهم في الحوار.", "اللقاءات مفيدة، وهي عنصر مهم في الحوار"),
]


@pytest.mark.parametrize(("text", "content"), ENDS)
def test_content_ends_where_the_reporter_goes_on(text: str, content: str) -> None:
    found = read(Article("a", "a", text, Published("2026-01-14", "given")), load("ar")).statements
    assert [s.content.exact for s in found] == [content]


SECOND = [
    ("أكد الوزير أن الجولة انتهت، فيما قال الوزير هاكان فيدان إن الحوار مستمر.", "الوزير هاكان فيدان", "الحوار"),
    ("وبحسب الوزير، فإن الجولة انتهت، مشيرا إلى أن الوفد غادر.", "الوزير", "الوفد غادر"),
    ("فأكد الوزير، باسم التحالف، أن قرار الانسحاب نهائي، رافضا أي ربط بين الملفين.", "الوزير", "أي ربط"),
    ("أعلن الملك أن بلاده ستراجع مبادرتها، داعيا الرئيس الجزائري عبد المجيد تبون إلى حوار صادق.", "الملك", "الرئيس الجزائري"),
    ("حذر الوزير من أن بلاده لن تسمح بالتغيير، ملوحا بمناورات قرب الحدود.", "الوزير", "بمناورات"),
    ("قال ترامب إن الرسوم باقية.\n\nوزار سيرغي لافروف بكين الاثنين. وأوضح أن الزيارة قصيرة.", "سيرغي لافروف", "الزيارة"),
    ("قال ترامب إن الرسوم باقية.\n\nوهو خلاف لا تزال باريس تطالب بتسويته سريعا.", "باريس", "بتسويته"),
]


@pytest.mark.parametrize(("text", "speaker", "begins"), SECOND)
def test_second_statement(text: str, speaker: str, begins: str) -> None:
    found = read(Article("a", "a", text, Published("2026-01-14", "given")), load("ar")).statements
    assert len(found) == 2
    assert found[1].speaker.exact == speaker
    assert found[1].content.exact.startswith(begins)


SILENT = [
    "رفض المتحدث نفي الخبر.",
    "ورحبت الجزائر باتفاق وقف النار.",
    "لم تخرج الجلسة بأكثر من وعد بلقاء آخر قريبا.",
    "وصل الوزير بعد توقيع إعلان واشنطن بين أرمينيا وأذربيجان."]


@pytest.mark.parametrize("text", SILENT)
def test_noun_that_reports_nothing(text: str) -> None:
    assert not read(Article("a", "a", text, Published("2026-01-14", "given")), load("ar")).statements


def test_call_begins_with_whom_it_calls_on() -> None:
    text = "وقال الوزير إن المحادثات تقدمت، داعيا القاهرة والخرطوم إلى العودة إلى الطاولة."
    found = read(Article("a", "a", text, Published("2026-01-14", "given")), load("ar")).statements
    assert [s.content.exact for s in found] == ["المحادثات تقدمت", "القاهرة والخرطوم إلى العودة إلى الطاولة"]


def test_the_source_goes_on_with_its_chain() -> None:
    text = "ونقلت قناة المسيرة، التابعة للجماعة، عن مصدر عسكري أن الهجوم فشل. وأضاف المصدر أن الخسائر كبيرة."
    found = read(Article("a", "a", text, Published("2025-11-20", "given")), load("ar")).statements
    assert [[v.exact for v in s.via] for s in found] == [["قناة المسيرة"], ["قناة المسيرة"]]


def test_a_title_with_two_voices() -> None:
    text = "واشنطن تهدد بفرض رسوم جديدة وبكين تتوعد بالرد"
    found = read(Article("a", "a", text, Published("2025-11-20", "given")), load("ar")).statements
    assert [(s.speaker.exact, s.content.exact, len(s.via)) for s in found if s.speaker] == [
        ("واشنطن", "بفرض رسوم جديدة", 0), ("بكين", "بالرد", 0),
    ]


def test_a_paper_speaks_for_its_issuer() -> None:
    text = "وقالت البعثة الأممية، في بيان، إن اللقاء كان مثمرا. وأضاف البيان أن جولة ثانية ستعقد قريبا."
    found = read(Article("a", "a", text, Published("2025-11-20", "given")), load("ar")).statements
    assert [s.speaker.exact for s in found if s.speaker] == ["البعثة الأممية", "البعثة الأممية"]
