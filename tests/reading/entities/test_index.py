"""The index of entities by place."""

from __future__ import annotations

from mahdar.lang import load
from mahdar.model.article import Article, Published
from mahdar.reading.entities.index import EntityIndex
from mahdar.reading.pipeline import analyse

TEXT = "التقى وزير الخارجية الروسي سيرغي لافروف في موسكو وفد الأمم المتحدة. وقال لافروف إن اللقاء مفيد."
DOC = analyse(Article("a", "test", TEXT, Published("2025-01-01", "given")), load("ar"))
INDEX = EntityIndex.of(DOC)


def test_at_gives_the_widest_mention() -> None:
    named = INDEX.at(TEXT.index("لافروف"))
    assert named is not None
    assert named.mention.exact == "وزير الخارجية الروسي سيرغي لافروف"


def test_in_span_leaves_inner_mentions_out() -> None:
    assert [n.entity.name for n in INDEX.in_span(0, TEXT.index("."))] == ["سيرغي لافروف", "موسكو", "وفد الأمم المتحدة"]


def test_person_for_a_pronoun() -> None:
    named = INDEX.person_for(len(TEXT), "m")
    assert named is not None
    assert named.entity.name == "سيرغي لافروف"


def test_kept_on_the_document() -> None:
    assert EntityIndex.of(DOC) is INDEX
    assert all(INDEX.by_id[e.id] is e for e in DOC.found.entities)
