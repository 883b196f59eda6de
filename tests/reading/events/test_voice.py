"""Who acts and who suffers beside a verb (`events.voice`): order of words, hidden passives, clauses between."""

from __future__ import annotations

import pytest

from tests.reading.seen import one_event

CASES = [
    ("اغتال مسلحون القائد سامر منصور في بغداد.", "ASSAULT", {"مسلحون": "agent", "سامر منصور": "recipient"}),
    ("قتل ثلاثة جنود في هجوم على دورية في مالي.", "ASSAULT", {"جنود": "recipient"}),
    ("جنود قتلوا في مالي أمس.", "ASSAULT", {"جنود": "recipient"}),
    ("استهدف هجوم انتحاري دورية للجيش في مالي.", "ASSAULT", {"دورية": "recipient", "الجيش": "recipient"}),
    ("خطف مسلحون يرتدون زي الشرطة خمسة مهندسين في مالي.", "COERCE", {"مسلحون": "agent", "مهندسين": "recipient"}),
    ("ألف متظاهر احتجوا على القرار في تونس.", "PROTEST", {"متظاهر": "agent"}),
    ("عثر على شاب بعد أن كان خطف في بغداد.", "COERCE", {"شاب": "recipient"}),
    ("اتهمت طهران واشنطن بعرقلة المحادثات.", "ACCUSE", {"طهران": "agent", "واشنطن": "recipient"}),
    ("قصفت طائرات إسرائيلية مواقع في لبنان.", "ASSAULT", {"طائرات إسرائيلية": "agent"}),
]


@pytest.mark.parametrize(("text", "kind", "who"), CASES)
def test_sides(text: str, kind: str, who: dict[str, str]) -> None:
    assert one_event(text, kind)[1] == who


def test_a_man_is_no_subject_of_a_verb_in_the_feminine() -> None:
    _, who, _ = one_event("طردت باريس السفير علي حسن أمس.", "SANCTION")
    assert who["باريس"] == "agent"
    assert "agent" not in one_event("وطردت السفير علي حسن أمس.", "SANCTION")[1].values()
