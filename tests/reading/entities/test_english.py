"""English names of groups and bodies: translated where every word is known, else as they are written; never spelt out."""

from __future__ import annotations

import pytest

from tests.reading.seen import seen

WATER = "وزارة الموارد المائية والري المصرية"

CASES = [
    ("وصلت وفود مصر إلى مسقط.", "وفود مصر", "delegations of Egypt"),
    ("قال الوزير للصحفيين إن الجولة انتهت.", "الصحفيين", "journalists"),
    ("نقلت الصحيفة عن مسؤولين مطلعين أن اللقاء تأجل.", "مسؤولين مطلعين", "informed officials"),
    ("أعلنت وزارة الموارد المائية والري المصرية ذلك.", WATER, "Ministry of Water Resources and Irrigation of Egypt"),
    ("اجتمع قادة دول المنطقة.", "قادة", "leaders"),
]


@pytest.mark.parametrize(("text", "name", "english"), CASES)
def test_groups_and_bodies_are_translated(text: str, name: str, english: str) -> None:
    found = seen(text, "2026-01-14").entities
    assert {e.name: e.name_en for e in found}[name] == english
