"""What a time says beside its value: anchor, interval, needs, conflict, clause; and that no text breaks it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mahdar
from mahdar.lang.loader import load
from mahdar.model.article import Article, Published
from mahdar.model.time import Timex
from mahdar.reading.pipeline import read
from mahdar.reading.published import datelines

LANGUAGE = load("ar")
ON = "2026-01-14"


def one(text: str, published: object = ON) -> Timex:
    found = mahdar.times(text, published)
    assert len(found) == 1, [t.exact for t in found]
    return found[0]


def reading(text: str, day: str | None, how: str = "header"):
    came = Published(day, how if day else "unknown")
    return read(Article("a", "test", text, came), LANGUAGE)


def test_interval_and_precision() -> None:
    time = one("يلتقيان مطلع الأسبوع المقبل")
    assert (time.value, time.earliest, time.latest) == ("2026-W04", "2026-01-19", "2026-01-21")
    assert (time.precision, time.modifier, time.anchor) == ("week", "START", "published")


def test_published_may_be_a_date_or_a_moment() -> None:
    assert one("وصل أمس", date(2026, 1, 14)).value == "2026-01-13"
    assert one("سيعود بعد ساعتين", datetime(2026, 1, 14, 9, 30)).value == "2026-01-14T11:30"
    assert one("سيعود بعد ساعتين").value == "PT2H"


def test_a_wrong_day_of_publication_is_told() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        mahdar.times("وصل أمس", "14 يناير")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وصل يوم الأحد", "XXXX-WXX-7"), ("وصل أمس", "XXXX-XX-XX"), ("التقيا في 3 مايو", "XXXX-05-03"),
        ("زار مصر الشهر الماضي", "XXXX-XX"), ("ستعقد الأسبوع المقبل", "XXXX-WXX"), ("نما العام الماضي", "XXXX"),
    ],
)  # fmt: skip
def test_open_without_a_day(text: str, value: str) -> None:
    time = one(text, None)
    assert (time.value, time.needs, time.earliest) == (value, "published", None)
    assert time.why_not


def test_parts_that_disagree_are_both_kept() -> None:
    text = "عقد اللقاء الثلاثاء 3 ديسمبر 2025 في القاهرة"
    time = one(text)
    assert (time.value, time.other_value) == ("2025-12-03", "2025-12-02")
    found = reading(text, ON)
    assert [c.values for c in found.conflicts] == [("2025-12-03", "2025-12-02")]
    assert found.conflicts[0].about == found.times[0].id


def test_distance_and_weekday_that_disagree() -> None:
    time = one("وصل أمس الاثنين")
    assert (time.value, time.other_value) == ("2026-01-13", "2026-01-12")


def test_event_anchor_says_what_it_needs() -> None:
    time = one("وذلك بعد ساعات من إعلان الهدنة")
    assert (time.type, time.value, time.anchor, time.needs) == ("DURATION", "PTXH", "event", "event")


def test_belongs_to_the_verb_of_its_clause() -> None:
    text = "قال الوزير إن الوفد سيصل غدا"
    assert one(text).belongs_to == text.index("سيصل")


def test_bracketed_clock_time_has_the_day_beside_it() -> None:
    text = "تلتئم اللجنة غدا في الثالثة عصرا بتوقيت نيويورك (العاشرة مساء بتوقيت القاهرة)"
    assert [t.value for t in mahdar.times(text, ON)] == ["2026-01-15T15:00", "2026-01-15T22:00"]


def test_dateline_beats_header() -> None:
    found = reading("القاهرة 13 يناير (د ب أ) - وصل الوزير اليوم إلى القاهرة.", ON)
    assert (found.article.published.date, found.article.published.how) == ("2026-01-13", "dateline")
    assert found.times[-1].value == "2026-01-13"
    assert found.times[-1].anchor == "dateline"


def test_weekday_of_the_text_moves_a_late_header() -> None:
    published = reading("أعلن الوزير اليوم الثلاثاء أن الوفد وصل.", ON).article.published
    assert (published.date, published.how) == ("2026-01-13", "text")
    assert published.doubt
    assert "Tuesday" in (published.reason or "")


def test_a_day_that_was_given_stays_with_a_doubt() -> None:
    published = reading("أعلن الوزير اليوم الثلاثاء أن الوفد وصل.", ON, "given").article.published
    assert published.date == ON
    assert published.doubt


def test_undated_article_takes_its_full_dateline() -> None:
    published = reading("طرابلس – الخميس 18-12-2025\n\nوصل الوفد اليوم.", None).article.published
    assert (published.date, published.how) == ("2025-12-18", "dateline")


@pytest.mark.parametrize(
    "line",
    [
        "إسلام آباد، 11 ماي 2025 (وكالات) - ساد الهدوء.",
        "لقاء قريب في العاصمة\nالجزائر 11 ماي 2025 (و ش ن) - ساد الهدوء.",
        "شرم الشيخ، 11 مايو 2025 (رويترز) - ساد الهدوء.",
    ],
)
def test_dateline_with_a_place_of_two_words_or_an_agency(line: str) -> None:
    published = reading(line, None).article.published
    assert (published.date, published.how) == ("2025-05-11", "dateline")


def test_undated_article_has_candidates() -> None:
    published = reading("قال المتحدث اليوم الأربعاء 3 ديسمبر إن الوفد وصل.", None).article.published
    assert published.date is None
    days = [date.fromisoformat(c.date) for c in published.candidates]
    assert date(2025, 12, 3) in days
    assert all((d.month, d.day, d.isoweekday()) == (12, 3, 3) for d in days)


def test_datelines_for_ingest() -> None:
    found = datelines("بيروت، الأربعاء 03 كانون الأول 2025\nاجتمع الوفدان.", LANGUAGE)
    assert [(c.date, c.how) for c in found] == [("2025-12-03", "dateline")]


def test_spans_hold_their_text() -> None:
    text = "وَصَلَ الوَفْدُ يَوْمَ الثُّلَاثَاءِ وبالأمس غـــدا"
    for time in mahdar.times(text, ON):
        assert text[time.start : time.end] == time.exact


WORDS = sorted({w for form in LANGUAGE.tables["time"].words for w in form.split()}) + list("،.-/:()0123456789") + ["و", "2025", "31"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([None, ON, "0001-01-01", "9999-12-31"]))
def test_no_row_of_time_words_breaks_it(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    for time in mahdar.times(text, published):
        assert text[time.start : time.end] == time.exact
        assert time.earliest is None or time.earliest <= (time.latest or "")
