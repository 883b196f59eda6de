"""Bodies and people that are spoken of again in other words are one entity each."""

from __future__ import annotations

import pytest

from mahdar.lang import load
from mahdar.reading.examples import reading_of

LANGUAGE = load("ar")


def mentions(sentence: str, name: str) -> set[str]:
    """All mentions of the entity that is named so."""
    found = [e for e in reading_of(sentence, LANGUAGE).entities if any(m.exact == name for m in e.mentions)]
    assert len(found) == 1, found
    return {m.exact for m in found[0].mentions}


@pytest.mark.parametrize(
    ("sentence", "name", "again"),
    [
        ("طالبت جبهة البوليساريو بالاستفتاء، وقالت إن الجبهة مستعدة.", "جبهة البوليساريو", "الجبهة"),
        ("وقعت حماس على الورقة. وقالت الحركة إنها ملتزمة.", "حماس", "الحركة"),
        ("اجتمعت اللجنة الأمنية العليا في المقر. وقالت اللجنة الأمنية إنها أنهت عملها.", "اللجنة الأمنية العليا", "اللجنة الأمنية"),
        ("قالت وزارة الخارجية التركية إنها ترحب. وأضافت الخارجية التركية أنها تتابع.", "وزارة الخارجية التركية", "الخارجية التركية"),
        ("رحبت الحكومة السورية بالاتفاق. وقالت حكومة سوريا إنها ملتزمة.", "الحكومة السورية", "حكومة سوريا"),
        ("زار الملك عبد الله الثاني الدوحة. وقالت المملكة إن الأردن ملتزم.", "الأردن", "المملكة"),
    ],
)
def test_taken_up(sentence: str, name: str, again: str) -> None:
    assert again in mentions(sentence, name)


def test_counterpart_is_who_holds_the_office_on_the_other_side() -> None:
    said = "اجتمع وزير الخارجية التركي هاكان فيدان بوزير الخارجية الإثيوبي جيديون تيموثيوس. وشكر فيدان نظيره الإثيوبي."
    assert "نظيره الإثيوبي" in mentions(said, "جيديون تيموثيوس")


@pytest.mark.parametrize("sentence", ["اتفق الطرفان على القضاء على الإرهاب", "بسط سلطة الدولة على المدينة"])
def test_no_body(sentence: str) -> None:
    assert not [e for e in reading_of(sentence, LANGUAGE).entities if e.kind == "organisation"]
