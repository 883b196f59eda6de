"""TimeML and EDTF: well formed, and read back."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from edtf import parse_edtf

import mahdar
from mahdar.export import timeml
from mahdar.export.edtf import edtf

TEXT = (
    "بغداد 14-1 (أ ف ب) - وصل الوفد أمس الثلاثاء، وقال «إن 3 < 5» إن الجولة تعقد غدا الخميس الساعة 5 مساء، بعد جولة مارس "
    "2024، منذ تسعينيات القرن الماضي، مطلع الأسبوع المقبل، كل يوم، في الربع الثالث من عام 2025 وصيف 2016 ومن 21 إلى 23 تموز 2024"
)


@pytest.fixture(scope="module")
def found() -> list[mahdar.times.__class__]:
    return mahdar.times(TEXT, "2026-01-14")


def test_timeml_keeps_the_text(found) -> None:
    root = ET.fromstring(timeml.document(TEXT, found, "2026-01-14"))
    assert "".join(root.find("TEXT").itertext()) == TEXT
    marked = [(e.text, e.get("value")) for e in root.find("TEXT")]
    assert marked == [(t.exact, t.value) for t in found]
    assert root.find("DCT/TIMEX3").get("value") == "2026-01-14"


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("عقد اللقاء في [3 ديسمبر 2025]", "2025-12-03"),
        ("عقد اللقاء في [سبتمبر 2023]", "2023-09"),
        ("أعلن الاتحاد [عام 1991]", "1991"),
        ("بدأ في [تسعينيات القرن الماضي]", "199X"),
        ("سيعقد في [الربع الأول من عام 2027]", "2027-33"),
        ("وقع في [صيف 2016]", "2016-22"),
        ("يعقد [من 21 إلى 23 تموز 2024]", "2024-07-21/2024-07-23"),
        ("سيعقد [الأسبوع المقبل]", "2026-01-19/2026-01-25"),
        ("يصل [مطلع الشهر المقبل]", "2026-02-01/2026-02-10"),
        ("وصل [أمس عند الثالثة عصرا]", "2026-01-13T15:00:00"),
        ("في [القرن التاسع عشر]", "18XX"),
        ("ينتهي قبل [عام 2030]", "../2030"),
    ],
)
def test_edtf(expression: str, wanted: str) -> None:
    text = expression.replace("[", "").replace("]", "")
    exact = expression[expression.index("[") + 1 : expression.index("]")]
    time = next(t for t in mahdar.times(text, "2026-01-14") if t.exact == exact)
    assert edtf(time) == wanted
    assert str(parse_edtf(wanted)) == wanted


def test_edtf_of_everything_is_valid(found) -> None:
    for time in found:
        made = edtf(time)
        assert made is None or parse_edtf(made)


def test_durations_have_no_edtf() -> None:
    assert [edtf(t) for t in mahdar.times("استمرت خمس ساعات كل يوم")] == [None, None]
