"""Copies: what syndication does to a text, and what only looks like it."""

from __future__ import annotations

from mahdar.model.article import Article, Furniture, Published
from mahdar.model.ids import article_id
from mahdar.model.reading import Reading, Run
from mahdar.settle.copies import copies

LINE = "وصل وفد الحكومة إلى العاصمة مساء أمس لبحث ملف المياه مع الوسيط الأفريقي بعد أسابيع من الخلاف حول جدول الأعمال"
WORDS = LINE.split()


def _text(seed: int, sentences: int = 12) -> str:
    picked = []
    for n in range(sentences * 12):
        seed = (seed * 1103515245 + 12345) % 2**31
        picked.append(WORDS[seed // 7 % len(WORDS)] + ("." if n % 12 == 11 else ""))
    return " ".join(picked)


def _reading(text: str, day: str | None) -> Reading:
    return Reading(Article(article_id(text), "x", text, Published(day, "header")), Run("", ""))


def test_an_edited_copy_is_found_and_the_earlier_is_the_original() -> None:
    first = _reading(_text(1), "2026-01-02")
    copy = _reading("عنوان آخر تماما. " + first.article.text.replace("أمس", "الأحد")[:900], "2026-01-03")
    other = _reading(_text(2), "2026-01-02")
    found = copies([copy, other, first])
    assert [(c.copy, c.original) for c in found] == [(copy.article.id, first.article.id)]
    assert 0.5 <= found[0].score <= 1


def test_a_copy_that_lost_half_its_paragraphs_is_found() -> None:
    whole = _reading(_text(3, 24), "2026-01-02")
    half = _reading(whole.article.text[: int(len(whole.article.text) * 0.55)], "2026-01-02")
    assert [(c.copy, c.original) for c in copies([half, whole])] == [(half.article.id, whole.article.id)]


def test_spelling_marks_do_not_hide_a_copy() -> None:
    plain = _reading(_text(4), "2026-01-02")
    marked = _reading(plain.article.text.replace("أ", "ا").replace("و", "وَ"), "2026-01-04")
    assert len(copies([plain, marked])) == 1


def test_texts_of_one_subject_are_not_copies_and_short_ones_are_not_judged() -> None:
    assert copies([_reading(_text(5), None), _reading(_text(6), None)]) == ()
    assert copies([_reading("وصل الوفد أمس", None), _reading("وصل الوفد أمس.", None)]) == ()


def test_three_copies_are_one_source_whatever_the_order() -> None:
    one = _reading(_text(7), "2026-01-01")
    two = _reading("أولا " + one.article.text, "2026-01-02")
    three = _reading(one.article.text + " أخيرا", "2026-01-03")
    wanted = {(two.article.id, one.article.id), (three.article.id, one.article.id)}
    for order in ([one, two, three], [three, two, one], [two, three, one]):
        assert {(c.copy, c.original) for c in copies(order)} == wanted


def _of(reading: Reading, outlet: str, byline: str | None = None) -> Reading:
    lines = (Furniture(0, len(byline), byline, "byline"),) if byline else ()
    article = Article(reading.article.id, "x", reading.article.text, reading.article.published, outlet=outlet, furniture=lines)
    return Reading(article, reading.run)


def test_the_agency_that_a_copy_credits_has_the_original_though_its_text_is_of_the_next_day() -> None:
    text = _text(5)
    wire = _of(_reading(text, "2026-01-03"), "رويترز")
    copy = _of(_reading("دبي - رويترز. " + text, "2026-01-02"), "صحيفة", "دبي - رويترز")
    assert [(c.copy, c.original) for c in copies([copy, wire])] == [(copy.article.id, wire.article.id)]
    plain = _of(copy, "صحيفة")
    assert [c.original for c in copies([plain, wire])] == [copy.article.id]
