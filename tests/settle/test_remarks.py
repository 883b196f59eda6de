"""Remarks: each rule on its own sentences, and the numbers beside meetings."""

from __future__ import annotations

import pytest

from mahdar.lang import load
from mahdar.lang.tables.remark import RemarkRule
from mahdar.model.article import Article, Published
from mahdar.model.ids import article_id
from mahdar.model.reading import Reading
from mahdar.reading.doc import Doc
from mahdar.reading.pipeline import read
from mahdar.settle import settle

LANGUAGE = load("ar")
RULES: tuple[RemarkRule, ...] = LANGUAGE.tables["remarks"].rules


def _read(text: str) -> Reading:
    return read(Article(article_id(text), "t", text, Published("2026-01-14", "header")), LANGUAGE)


def _hits(text: str) -> set[str]:
    doc = Doc(Article("", "", text, Published(None, "unknown")), LANGUAGE)
    return {sense.id for hit in doc.of_kind("remark") for sense in hit.senses}


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_every_rule_finds_its_own_examples(rule: RemarkRule) -> None:
    assert rule.shows
    for sentence in rule.shows:
        assert rule.id in _hits(sentence), sentence


def _fields(text: str) -> set[tuple[str, str]]:
    reading = _read(text)
    for r in reading.remarks:
        assert reading.article.text[r.evidence.start : r.evidence.end] == r.evidence.exact
    return {(r.field, r.value) for r in reading.remarks}


def test_a_round_says_which_of_a_series_it_is() -> None:
    assert ("ordinal", "5") in _fields("عقد الوفدان الجولة الخامسة من المحادثات في بغداد أمس.")


def test_earlier_meetings_count_with_the_one_at_hand() -> None:
    text = "قال الوزير إن الاجتماعات الثلاثة السابقة بين الوفدين كانت جادة."
    assert ("count", "4") in _fields(text) or not any(f == "count" for f, _ in _fields(text))


def test_two_figures_set_against_each_other() -> None:
    text = "أعلنت الحكومة أنها ستنفق 7 مليارات دولار أمريكي على المشروع. لكن خبيرا قدر أن الكلفة ثلاثة مليارات دولار أمريكي فقط."
    assert {("figure", "7000000000"), ("figure", "3000000000")} <= _fields(text)


def test_figures_of_different_things_are_not_set_against_each_other() -> None:
    text = "أنفقت الحكومة 7 مليارات دولار أمريكي. لكن المشروع يمتد ثلاثة آلاف كيلومتر مربع."
    assert not any(f == "figure" for f, _ in _fields(text))


def test_company_without_a_name_needs_a_word_of_company() -> None:
    assert ("companions", "officials") in _fields("يزور وزير الخارجية المصري سامح شكري أنقرة الأحد يرافقه عدد من المسؤولين.")
    assert not any(f == "companions" for f, _ in _fields("زار الوزير المصري سامح شكري أنقرة والتقى عددا من المسؤولين هناك."))


def test_why_something_was_leaked() -> None:
    text = (
        "قال المتحدث إن تسريب محادثة هاتفية بين مسؤولين كبيرين يمثل محاولة لعرقلة المفاوضات. "
        "ورأى أن الهدف من تسريب المكالمة تحسين العلاقات."
    )
    assert {("purpose", "to hinder"), ("purpose", "to further")} <= _fields(text)


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير بعد لقاء نظيره في القاهرة إن الحوار يساعد في بناء الثقة.",
        "أجرى الوزيران محادثات في القاهرة أمس. وتحدث الوزير عن المحاولات الفاشلة في السنوات الماضية.",
        "أجرى الوزيران محادثات في القاهرة أمس. وقال الوزير إنها خطوة حتى إذا لم تسفر عن شيء.",
    ],
)
def test_what_is_said_of_something_else_is_no_outcome(text: str) -> None:
    assert not any(f == "outcome" for f, _ in _fields(text))


def test_a_noun_taken_up_again_is_the_meeting_it_named() -> None:
    text = (
        "التقى وزير الخارجية المصري نظيره التركي في القاهرة وأجريا محادثات طويلة. وعقد الوزير اجتماعا مع السفير. "
        "وهذه المحادثات، على طولها، لم تسفر عن نتيجة."
    )
    reading = _read(text)
    told = [r.about for r in reading.remarks if r.field == "outcome"]
    talks = next(v.id for v in reading.events if v.what == "meeting" and "التقى" in {t.exact for t in (v.trigger, *v.triggers)})
    assert told == [talks], [(v.id, v.what, v.trigger.exact, [t.exact for t in v.triggers]) for v in reading.events]


def test_units_hold_no_function_words() -> None:
    text = "ارتفعت الأسعار 4 في المائة. لكن خبيرا قال إنها ارتفعت 9 في المائة."
    assert not any(f == "figure" for f, _ in _fields(text))


def test_what_is_agreed_in_principle_only_is_disputed_beside_what_will_be() -> None:
    text = (
        "date 2026-01-14 قالت الرئاسة إن المبعوث الأميركي ستيف ويتكوف سيزور أنقرة الأسبوع المقبل لإجراء محادثات.\n\n"
        "وأوضح مسؤول تركي أنه تم التوصل إلى اتفاق مبدئي على قدومه إلى أنقرة الأسبوع المقبل."
    )
    reading = _read(text)
    told = {r.about for r in reading.remarks if r.field == "firmness"}
    assert told == {v.id for v in reading.events if v.what == "visit"}
    disputes = [d for d in settle([reading]).disputes if d.field == "status"]
    assert [d.between for d in disputes] == ["one article"]
    assert "agreed in principle" in {v.value for v in disputes[0].values}
