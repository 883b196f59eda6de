"""Does a mention say enough to be an event of its own (`events.telling`)?"""

from __future__ import annotations

import pytest

from tests.reading.seen import seen


@pytest.mark.parametrize(("text", "what"), [
    ("التقى لافروف وفيدان في أنقرة أمس.", ["meeting"]),
    ("طالبت باريس بانسحاب القوات من مالي.", ["withdrawal"]),
    ("كتب عن فن اللقاء.", []),
    ("تحدث الكتاب عن الحرب وعن السلام.", []),
    ("هذا هجوم على العقل.", []),
])
def test_enough_is_told(text: str, what: list[str]) -> None:
    assert [e.what for e in seen(text).events if not e.background] == what
