"""What a sentence reports, and what it only looks back on."""

from __future__ import annotations

import pytest

from mahdar.model.event import EventReport
from tests.reading.seen import seen


def events(text: str, day: str | None = None) -> list[EventReport]:
    """The events of conflict in a text."""
    return [e for e in seen(text, day).events if e.type in ("ASSAULT", "PROTEST", "COERCE")]


@pytest.mark.parametrize("text", [
    "قتل ثلاثة جنود في هجوم على دورية للجيش في مالي.",
    "أعلنت الشرطة مقتل شاب في انفجار سيارة مفخخة في بغداد.",
    "أسفر انفجار سيارة مفخخة عن مقتل ثلاثة جنود في بغداد.",
    "شن مسلحون هجوما على دورية للجيش في مالي.",
    "قال متحدث إن جنديا أميركيا قتل في مالي.",
    "في باماكو أمس قتل أربعة مدنيين في قصف على السوق.",
    "لقي سبعة جنود مصرعهم في هجوم على دورية في مالي.",
    "تظاهر آلاف الطلاب في تونس ضد الحكومة.",
    "قام مسلحون بخطف مهندس صيني في مالي.",
    "قال الجيش إنه قتل عشرة مسلحين في مالي.",
    "قتل وجرح عشرة جنود في مالي.",
    "تعرض مهندس صيني للخطف في مالي.",
    "نجا القائد من هجوم على موكبه في مالي.",
    "تجددت المظاهرات في تونس أمس ضد الحكومة.",
    "قام متظاهرون في تونس بالاحتجاج على القرار.",
    "تجمع نحو أربعين متظاهرا أمام السفارة للاحتجاج على القرار.",
])
def test_reported(text: str) -> None:
    found = events(text)
    assert found and any(not e.background for e in found)


@pytest.mark.parametrize("text", [
    "زار الوفد قبر الوزير الذي اغتيل في بيروت.",
    "زار الوفد قبر الوزير الذي كان قد اغتيل في بيروت.",
    "أغلقت السلطات الحدود بعد هجوم شنه مسلحون على دورية للجيش.",
    "قال الوزير إن الهجوم الذي نفذته الحركة على المدينة يضر بالسلام.",
    "سلمت المحكمة ملفات اغتيال الوزير السابق إلى النيابة.",
    "عندما اغتيل الوزير في بيروت كان النائب في باريس.",
    "قتل الرئيس السابق في هجوم على موكبه العام الماضي.",
    "أفرج المسلحون عن رهينتين اختطفتا في مالي.",
    "أوقفت السلطات القطارات بعد أن خطف مسلحون مهندسا صينيا.",
    "شهدت القناة مشاهد من عملية اغتيال الوزير.",
])
def test_looked_back_on(text: str) -> None:
    assert all(e.background for e in events(text))


def test_long_before_publication() -> None:
    old = events("قتل ثلاثة جنود في مالي في 3 مارس 2020.", "2025-06-01")
    new = events("قتل ثلاثة جنود في مالي في 30 مايو 2025.", "2025-06-01")
    assert old and new
    assert all(e.background for e in old)
    assert not any(e.background for e in new)


def test_one_person_attacks_with_words() -> None:
    assert not [e for e in events("هاجم الوزير زياد منصور خصومه في البرلمان.") if e.type == "ASSAULT"]
