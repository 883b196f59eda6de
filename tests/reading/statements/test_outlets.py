"""The outlet that words were given to or that carried them (`statements.outlets`)."""

from __future__ import annotations

import pytest

from tests.reading.seen import seen

SAID = "قال الوزير زياد منصور {} إن الاتفاق قريب."


def via(text: str) -> list[str]:
    (statement,) = seen(text).statements
    assert statement.speaker is not None and statement.speaker.exact.endswith("زياد منصور")
    return [party.exact.partition("«")[2] or party.exact for party in statement.via]


@pytest.mark.parametrize(("words", "outlet"), [
    ("في مقابلة مع قناة «الشروق»", "الشروق"),
    ("لوكالة الأناضول", "وكالة الأناضول"),
    ("لإحدى وكالات الأنباء", "لإحدى وكالات الأنباء"),
    ("في حديث خص به صحيفة «المدى»", "المدى"),
    ("في مقابلة بثتها شبكة «الأفق»", "الأفق"),
    ("لمراسل قناة «الشروق»", "الشروق"),
])
def test_the_outlet_handed_it_on(words: str, outlet: str) -> None:
    assert via(SAID.format(words)) == [outlet]


@pytest.mark.parametrize("words", ["للصحافيين", "خلال زيارة قناة السويس", "للوفد الزائر", "أمس"])
def test_others_who_hear_it_hand_on_nothing(words: str) -> None:
    assert via(SAID.format(words)) == []


def test_the_agency_of_the_dateline_is_no_relay() -> None:
    assert via("بغداد 15-7 (أ ف ب) - " + SAID.format("لوكالة فرانس برس")) == []


def test_an_outlet_may_be_the_object_of_a_verb_of_telling() -> None:
    assert via("أبلغ الوزير زياد منصور وكالة رويترز بأن الاتفاق قريب.") == ["وكالة رويترز"]
