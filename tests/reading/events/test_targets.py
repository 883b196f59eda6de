"""Against whom (`events.targets`): what was struck, whom a protest is against, who is said to have done it."""

from __future__ import annotations

import pytest

from tests.reading.seen import one_event


@pytest.mark.parametrize(("text", "whom", "where"), [
    ("تظاهر الآلاف في تونس ضد الحكومة التونسية.", "الحكومة التونسية", "تونس"),
    ("تظاهر الطلاب في القاهرة احتجاجا على قرار بريطانيا.", "بريطانيا", "القاهرة"),
    ("تظاهر العمال في لندن ضد الغارات الإسرائيلية على لبنان في إسرائيل.", "إسرائيل", "لندن"),
])
def test_whom_a_protest_is_against(text: str, whom: str, where: str) -> None:
    _, who, place = one_event(text, "PROTEST")
    assert (who[whom], place) == ("recipient", where)


@pytest.mark.parametrize(("text", "whom"), [
    ("تعرض الوزير زياد منصور لمحاولة اغتيال في بيروت.", "زياد منصور"),
    ("شن الجيش هجوما في مالي مستهدفا مسلحين.", "مسلحين"),
])
def test_who_suffers_a_noun_of_force(text: str, whom: str) -> None:
    assert one_event(text, "ASSAULT")[1][whom] == "recipient"
