"""Positions: who stands where, on whose word, under which condition; proposals as things."""

import pytest

from mahdar.lang import load
from mahdar.lang.tables.issue import Issues
from mahdar.model.reading import Reading
from mahdar.reading.examples import reading_of

from .cases import CASES, SILENT

LANGUAGE = load("ar")


def read(sentence: str) -> Reading:
    return reading_of(sentence, LANGUAGE)


@pytest.mark.parametrize(("sentence", "wanted"), CASES)
def test_positions(sentence: str, wanted: tuple[tuple[str, str, str], ...]) -> None:
    found = read(sentence).positions
    for party, stance, issue in wanted:
        assert any(p.party == party and p.stance == stance and p.issue_id.startswith(issue) for p in found), found


@pytest.mark.parametrize("sentence", SILENT)
def test_no_position(sentence: str) -> None:
    assert read(sentence).positions == ()


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in CASES])
def test_evidence_holds_its_text(sentence: str) -> None:
    reading = read(sentence)
    for p in reading.positions:
        assert reading.article.text[p.evidence.start : p.evidence.end] == p.evidence.exact
        assert p.rule and p.issue and p.issue_id


def test_condition_is_kept_and_is_a_demand() -> None:
    found = read("أبدت إيران استعدادها للتفاوض شريطة رفع العقوبات.").positions
    ready = next(p for p in found if p.stance == "open")
    assert ready.condition is not None and ready.condition.exact.startswith("شريطة")
    assert any(p.stance == "demands" and p.issue_id.startswith("sanctions") for p in found)


def test_own_word_and_word_of_another() -> None:
    own = read("قال وزير الخارجية الروسي سيرغي لافروف إن موسكو ترفض الهدنة.").positions
    assert [p.claimed_by_other for p in own if p.party == "Russia"] == [False]
    told = read("قال وزير الخارجية الروسي سيرغي لافروف إن لندن تسعى إلى نشر قوات في أوكرانيا.").positions
    assert [p.claimed_by_other for p in told if p.party == "United Kingdom"] == [True]


def test_demanded_act_is_no_stance_of_the_other_party() -> None:
    found = read("تصر روسيا على أن تتخلى أوكرانيا عن الإقليم.").positions
    assert {p.party for p in found} == {"Russia"}


def test_issue_is_made_special_by_a_name() -> None:
    found = read("تؤيد بولندا انضمام أوكرانيا إلى الاتحاد.").positions
    assert found[0].issue_id == "membership.ua"
    assert "Ukraine" in found[0].issue


def test_unlisted_issue_has_a_name_and_a_stable_id() -> None:
    first = read("ترفض فرنسا تدريس الرسم في المدارس.").positions[0]
    again = read("ترفض فرنسا تدريس الرسم في المدارس نهائيا.").positions[0]
    assert first.issue_id == again.issue_id
    assert first.issue_id.startswith("other.")
    assert first.issue_ar and first.issue_ar.startswith("تدريس الرسم")


ISSUES: Issues = LANGUAGE.tables["issues"]


def test_taxonomy_is_wide() -> None:
    assert len(ISSUES.by_id) >= 120
    assert len({i.en for i in ISSUES.by_id.values()}) == len(ISSUES.by_id)


@pytest.mark.parametrize("issue", ISSUES.by_id.values(), ids=lambda i: i.id)
def test_each_issue_is_found_by_its_first_word(issue: object) -> None:
    words = issue.words  # type: ignore[attr-defined]
    held = {h.id for w in words for h in _hits(w)}
    assert issue.id in held  # type: ignore[attr-defined]


def _hits(word: str):  # type: ignore[no-untyped-def]
    from mahdar.model.article import Article, Published
    from mahdar.reading.doc import Doc

    return Doc(Article("a", "x", word, Published(None, "unknown")), LANGUAGE).of_kind("issue")


def test_proposal_is_a_thing() -> None:
    found = read("قدمت واشنطن خطة سلام معدلة من 20 نقطة إلى كييف.").proposals
    assert len(found) == 1
    plan = found[0]
    assert (plan.what, plan.owner, plan.recipient, plan.points, plan.version) == ("plan", "United States", "Ukraine", 20, "revised")


def test_number_of_papers() -> None:
    found = read("تلقت موسكو أربعة مستندات من واشنطن.").proposals
    assert found[0].documents == 4
