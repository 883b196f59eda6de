"""Who acts and who suffers where force is used or people protest, unnamed people among them."""

from __future__ import annotations

import pytest

from mahdar.model.article import Article, Published
from mahdar.model.reading import Reading
from mahdar.reading.pipeline import read

AGENT, RECIPIENT = "agent", "recipient"


def _read(text: str) -> Reading:
    return read(Article("t", "t", text, Published("2025-03-01", "given")))


def _who(reading: Reading, part: str, types: tuple[str, ...] = ("ASSAULT", "COERCE", "PROTEST")) -> set[str]:
    names = {e.id: e.mentions[0].exact for e in reading.entities}
    return {names[p.entity] for e in reading.events if e.type in types for p in e.participants if p.part == part}


@pytest.mark.parametrize(("text", "agents", "recipients"), [
    ("خطف مسلحون مهندسا صينيا في مالي.", {"مسلحون"}, {"مهندسا صينيا"}),
    ("أعلنت الشرطة أن ثلاثة جنود قتلوا في هجوم في مالي.", set(), {"جنود"}),
    ("قال الناطق إن القوات الأميركية قتلت خمسة مسلحين في بغداد.", {"القوات الأميركية"}, {"مسلحين"}),
    ("خطف مسلحون يرتدون زي الشرطة خمسة أطباء من المستشفى.", {"مسلحون"}, {"أطباء"}),
    ("استهدف هجوم انتحاري دورية للشرطة في كابل.", set(), {"دورية", "للشرطة"}),
    ("قتل ثلاثة صيادين برصاص مسلحين مجهولين في خليج عدن.", {"مسلحين مجهولين"}, {"صيادين"}),
    ("تعرض الرئيس الفرنسي إيمانويل ماكرون لمحاولة اغتيال في باريس.", set(), {"الرئيس الفرنسي إيمانويل ماكرون"}),
    ("هاجم مستوطنون قرية كفر مالك وأصابوا مزارعين.", {"مستوطنون"}, {"مزارعين"}),
])
def test_force(text: str, agents: set[str], recipients: set[str]) -> None:
    reading = _read(text)
    assert agents <= _who(reading, AGENT)
    assert recipients & _who(reading, RECIPIENT) or not recipients
    assert not agents & _who(reading, RECIPIENT)
    assert not recipients & _who(reading, AGENT)


@pytest.mark.parametrize(("text", "target"), [
    ("تظاهر آلاف الطلاب في تونس ضد الحكومة.", "الحكومة"),
    ("خرج مئات المحتجين إلى الشوارع احتجاجا على قرار بريطانيا.", "بريطانيا"),
    ("تظاهر العمال في أثينا مطالبين الحكومة اليونانية برفع الأجور.", "الحكومة اليونانية"),
])
def test_whom_a_protest_is_against(text: str, target: str) -> None:
    assert target in _who(_read(text), RECIPIENT, ("PROTEST",))


def test_an_adjective_of_an_attack_is_nobody() -> None:
    reading = _read("وقع هجوم انتحاري في كابل أمس.")
    assert not [e for e in reading.entities if e.kind == "group"]


def test_protesters_alone_are_no_event() -> None:
    assert not [e for e in _read("قال المتظاهرون إنهم باقون في الساحة.").events if e.type == "PROTEST"]


def test_unnamed_people_are_nobody_where_nothing_is_done_to_them() -> None:
    assert not [e for e in _read("زار الصيادون المتحف في القاهرة.").entities if e.kind == "group"]
