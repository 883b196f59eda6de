"""Groups (`entities.groups`): unnamed people where force or protest is told, peoples, what belongs to a group noun."""

from __future__ import annotations

import pytest

from tests.reading.seen import seen


def groups(text: str) -> list[tuple[str, str | None]]:
    return [(e.name, e.country) for e in seen(text).entities if e.kind == "group"]


@pytest.mark.parametrize(("text", "found"), [
    ("قتل مسلحون ثلاثة جنود في مالي.", [("مسلحون", None), ("جنود", None)]),
    ("هاجم مسلحون مجهولون دورية.", [("مسلحون مجهولون", None), ("دورية", None)]),
    ("قصفت دبابة إسرائيلية منزلا في غزة.", [("دبابة إسرائيلية", "IL"), ("منزلا", None)]),
    ("قتل خمسة بريطانيين في انفجار في بغداد.", [("بريطانيين", "GB")]),
    ("قال الفلسطينيون إن الحصار مستمر.", [("الفلسطينيون", "PS")]),
    ("أدت ضربة جوية أميركية إلى مقتل مسلحين في اليمن.", [("أميركية", "US"), ("مسلحين", None)]),
    ("وصل الوفد الأردني إلى بغداد.", [("الوفد الأردني", "JO")]),
])
def test_groups(text: str, found: list[tuple[str, str | None]]) -> None:
    assert groups(text) == found


@pytest.mark.parametrize("text", [
    "وقفت دبابة أمام المتحف.",
    "زار طالب المتحف أمس.",
])
def test_nobody(text: str) -> None:
    assert groups(text) == []


def test_a_noun_of_force_is_described_and_not_done_by_a_group() -> None:
    assert groups("شنت القوات هجوما انتحاريا على المدينة.") == [("القوات", None)]
