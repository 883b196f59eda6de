"""What must always hold of a reading, on any text."""

import unicodedata
from typing import Any

import msgspec
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mahdar.lang import load
from mahdar.model.article import Article, Published
from mahdar.model.ids import article_id
from mahdar.model.reading import Reading
from mahdar.reading.pipeline import read

LANGUAGE = load("ar")
PIECES = [
    "قال", "وزير", "الخارجية", "الروسي", "سيرغي", "لافروف", "إن", "أن", "«", "»", "\"", "“", "”", "(", ")", "،",
    ".", "؟", "\n", ":", "أمس", "الثلاثاء", "غدا", "2025", "١٤", "أكتوبر", "/", "تشرين", "الأول", "الماضي",
    "في", "موسكو", "التقى", "بوتين", "و", "لقاء", "اجتماع", "وأضاف", "مؤكدا", "نفى", "بحسب", "نقلت", "وكالة",
    "عن", "مصادر", "مطلعة", "لم", "سيعقد", "من", "المقرر", "ترفض", "إسرائيل", "حماس", "هدنة", "لمدة", "60",
    "يوما", "على", "إلى", "\u200f", "\u202e", "\u0640", "َ", "\x00", "\ud800", "é", "中", "🙂", "http://a.b/?q=1",
    "<script>", "إعلان", "-",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join) | st.text(max_size=200)
DAYS = st.sampled_from([None, "2025-12-03", "2024-02-29", "1999-12-31"])


def made(text: str, day: str | None = None) -> Reading:
    text = unicodedata.normalize("NFC", text)
    return read(Article(article_id(text), "test", text, Published(day, "given" if day else "unknown")), LANGUAGE)


def spans(value: Any) -> list[Any]:
    if isinstance(value, msgspec.Struct):
        own = [value] if all(hasattr(value, f) for f in ("start", "end", "exact")) else []
        return own + [s for f in value.__struct_fields__ for s in spans(getattr(value, f))]
    if isinstance(value, (tuple, list)):
        return [s for item in value for s in spans(item)]
    return []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, DAYS)
@example("", None)
@example("«" * 50, None)
@example("\ud800", "2025-12-03")
def test_every_span_holds_its_own_text(text: str, day: str | None) -> None:
    reading = made(text, day)
    for span in spans(reading):
        if span.start is not None:
            assert reading.article.text[span.start : span.end] == span.exact
            assert span.start <= span.end


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, DAYS)
def test_reading_is_a_function_of_the_article(text: str, day: str | None) -> None:
    assert made(text, day) == made(text, day)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, DAYS)
def test_links_lead_somewhere(text: str, day: str | None) -> None:
    reading = made(text, day)
    entities = {e.id for e in reading.entities}
    times = {t.id for t in reading.times}
    statements = {s.id for s in reading.statements}
    assert len(entities) == len(reading.entities)
    assert len(statements) == len(reading.statements)
    assert len({e.id for e in reading.events}) == len(reading.events)
    for event in reading.events:
        assert {p.entity for p in event.participants} <= entities
        assert event.place is None or event.place in entities
        assert event.time is None or event.time in times
        assert event.statement is None or event.statement in statements
    for statement in reading.statements:
        parties = [p for p in (statement.speaker, *statement.via) if p is not None]
        assert {p.entity for p in parties if p.entity} <= entities
    for position in reading.positions:
        assert position.entity is None or position.entity in entities
        assert position.statement is None or position.statement in statements


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS.filter(lambda t: not any("\ud800" <= c <= "\udfff" for c in t)), DAYS)
def test_json_round_trip(text: str, day: str | None) -> None:
    reading = made(text, day)
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_days_are_in_order(text: str) -> None:
    reading = made(text, "2025-12-03")
    for item in (*reading.times, *reading.events):
        if item.earliest and item.latest:
            assert item.earliest <= item.latest
