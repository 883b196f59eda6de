"""What an event is of (`settle.subjects`): the leak of a call is called after the call."""

from __future__ import annotations

from mahdar.lang import load
from mahdar.model.article import Article, Published
from mahdar.model.ids import article_id
from mahdar.model.record import RecordEvent
from mahdar.reading.pipeline import read
from mahdar.settle import settle


def events(*texts: str) -> dict[str, RecordEvent]:
    readings = [read(Article(article_id(t), "t", t, Published("2025-11-26", "given")), load("ar")) for t in texts]
    return {e.what: e for e in settle(readings).events}


def test_the_leak_of_a_call() -> None:
    found = events("نشرت وكالة بلومبرغ تسريب مكالمة هاتفية بين ستيف ويتكوف ويوري أوشاكوف أمس.")
    leak, call = found["leak"], found["phone call"]
    assert leak.of == call.id and call.of is None
    assert leak.title == "Leak of the phone call between Steve Witkoff and Yuri Ushakov"
    assert not set(leak.participants) & set(call.participants)


def test_what_stands_further_off_is_not_what_leaked() -> None:
    found = events("نشرت وكالة بلومبرغ تسريبا عن الملف. والتقى سيرغي لافروف هاكان فيدان في أنقرة أمس.")
    assert all(e.of is None for e in found.values())
    assert "meeting" in found
