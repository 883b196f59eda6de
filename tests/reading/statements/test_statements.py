"""Who said what, on whose word: own sentences, each with what must be read."""

from __future__ import annotations

import pytest

from mahdar.lang import load
from mahdar.model.statement import Statement
from mahdar.reading.examples import reading_of

LANGUAGE = load("ar")


def read(text: str) -> tuple[Statement, ...]:
    return reading_of(text, LANGUAGE).statements


def lines(text: str) -> list[str]:
    """`speaker < via: content` of every statement."""
    found = []
    for s in read(text):
        chain = " < ".join([s.speaker.exact if s.speaker else "-", *[v.exact for v in reversed(s.via)]])
        found.append(f"{chain}: {s.content.exact}")
    return found


CASES = [
    ("قال وزير الخارجية إن الوفد سيعود غدا.", ["وزير الخارجية: الوفد سيعود غدا"]),
    ("وزير الخارجية يؤكد أن الوفد باق.", ["وزير الخارجية: الوفد باق"]),
    ("لكن وزير الدفاع قال إن القوات باقية.", ["وزير الدفاع: القوات باقية"]),
    (
        "وأوضح المتحدث أن الطريق مفتوح، مشيرا إلى أن القوافل تعبر يوميا.",
        ["المتحدث: الطريق مفتوح", "المتحدث: القوافل تعبر يوميا"],
    ),
    (
        "قالت الوزيرة إن المعبر مفتوح. وأضافت أن القوافل تعبر يوميا.",
        ["الوزيرة: المعبر مفتوح", "الوزيرة: القوافل تعبر يوميا"],
    ),
    (
        "ونقلت وكالة رويترز عن مصادر مطلعة أن الاتفاق جاهز.",
        ["مصادر مطلعة < وكالة رويترز: الاتفاق جاهز"],
    ),
    ("ونقلت الصحيفة عن مصدر أمني قوله إن المعبر مغلق.", ["مصدر أمني < الصحيفة: المعبر مغلق"]),
    (
        "قال مسؤول رفيع إن المحادثات انتهت، بحسب ما نقلت عنه شبكة محلية.",
        ["مسؤول رفيع < شبكة محلية: المحادثات انتهت"],
    ),
    ("انتهت المحادثات فجرا، بحسب مصدر دبلوماسي.", ["مصدر دبلوماسي: انتهت المحادثات فجرا"]),
    ("وبحسب مصدر دبلوماسي، انتهت المحادثات فجرا.", ["مصدر دبلوماسي: انتهت المحادثات فجرا"]),
    ("انتهت المحادثات فجرا، حسبما أفاد مصدر دبلوماسي.", ["مصدر دبلوماسي: انتهت المحادثات فجرا"]),
    ("وأعلن الرئيس أنه سيزور العاصمة.", ["الرئيس: أنه سيزور العاصمة"]),
    ("وجاء في البيان أن الطرفين اتفقا.", ["البيان: الطرفين اتفقا"]),
    ("المتحدث باسم الحكومة: لا مفاوضات قبل الانسحاب", ["المتحدث باسم الحكومة: لا مفاوضات قبل الانسحاب"]),
    ("«سنعود إلى الطاولة حين تتوقف الغارات»، قال الوزير.", ["الوزير: سنعود إلى الطاولة حين تتوقف الغارات"]),
    ("ونفى مصدر حكومي ما أوردته قناة محلية عن تأجيل اللقاء.", [
        "مصدر حكومي: ما أوردته قناة محلية عن تأجيل اللقاء",
        "قناة محلية < مصدر حكومي: تأجيل اللقاء",
    ]),
    ("وأكد الوزير أن اللقاء، على حد قوله، كان صريحا.", ["الوزير: اللقاء، على حد قوله، كان صريحا"]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_who_said_what(text: str, wanted: list[str]) -> None:
    assert lines(text) == wanted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال الوزير إن الطريق مفتوح.", "indirect"),
        ("قال الوزير إن الطريق «مفتوح تماما».", "mixed"),
        ("قال الوزير: «الطريق مفتوح تماما أمام القوافل».", "direct"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert [s.kind for s in read(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("قال الوزير في مؤتمر صحفي إن الطريق مفتوح.", "press conference"),
        ("وكتب الوزير على منصة إكس أن الطريق مفتوح.", "X"),
        ("وقالت الوزارة في بيان إن الطريق مفتوح.", "statement"),
        ("قال الوزير إن الطريق مفتوح.", None),
    ],
)
def test_medium(text: str, medium: str | None) -> None:
    assert [s.medium for s in read(text)] == [medium]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("قال مصدر مطلع إن الطريق مفتوح.", "anonymous source"),
        ("قال مسؤول في الوزارة إن الطريق مفتوح.", "anonymous official"),
        ("قال محلل سياسي إن الطريق مفتوح.", "analyst"),
        ("ذكرت صحيفة محلية أن الطريق مفتوح.", "media"),
    ],
)
def test_class_of_speaker(text: str, sort: str) -> None:
    assert [s.speaker_class for s in read(text)] == [sort]


def test_every_span_holds_its_own_text() -> None:
    text = " ".join(case[0] for case in CASES)
    for s in read(text):
        for span in (s.cue, s.content, s.speaker, *s.via):
            assert span is None or span.start is None or text[span.start : span.end] == span.exact


def test_ids_differ() -> None:
    found = read("وقال الوزير وأمير قطر إن الطريق مفتوح. وأضاف الوزير أن القوافل تعبر.")
    assert len({s.id for s in found}) == len(found)


def test_there_are_enough_cues() -> None:
    assert len({c.lemma for c in LANGUAGE.tables["reporting"].cues}) >= 220
