"""Who and where: sentences with the person, body or place that must be found, and sentences with nobody in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.lang import load
from mahdar.model.entity import Entity
from mahdar.reading.examples import reading_of

HERE = Path(__file__).parent
LANGUAGE = load("ar")


def rows(name: str) -> list[list[str]]:
    return [(line + "\t\t").split("\t")[:4] for line in (HERE / name).read_text("utf-8").splitlines()[1:]]


def entities(sentence: str) -> tuple[Entity, ...]:
    return reading_of(sentence, LANGUAGE).entities


@pytest.mark.parametrize(("sentence", "name", "role", "country"), rows("persons.tsv"))
def test_person(sentence: str, name: str, role: str, country: str) -> None:
    found = {e.name: e for e in entities(sentence) if e.kind == "person"}
    assert name in found, sorted(found)
    assert found[name].role == role
    assert not country or found[name].country == country


@pytest.mark.parametrize(("sentence", "kind", "name", "country"), rows("bodies.tsv"))
def test_body(sentence: str, kind: str, name: str, country: str) -> None:
    found = {(e.kind, e.name): e for e in entities(sentence)}
    assert (kind, name) in found, sorted(found)
    assert not country or found[kind, name].country == country


@pytest.mark.parametrize(("sentence", "name"), [row[:2] for row in rows("nobody.tsv")])
def test_nobody(sentence: str, name: str) -> None:
    assert name not in {m.exact for e in entities(sentence) if e.kind == "person" for m in e.mentions}


ARTICLE = (
    "قال وزير الخارجية النرويجي إسبن هالفورسن إن المحادثات تتقدم. وأضاف هالفورسن أن الوفد سيعود. "
    "ونقل المصدر ذلك عن الوزير. وقالت نظيرته السويدية ماريا ليندستروم إن بلادها مستعدة، مشيرة بهالفورسن."
)


def test_one_person_under_all_forms() -> None:
    people = [e for e in entities(ARTICLE) if e.kind == "person" and e.country == "NO"]
    assert len(people) == 1
    exact = [m.exact for m in people[0].mentions]
    assert exact.count("هالفورسن") == 2
    assert "الوزير" in exact


def test_a_counterpart_has_the_same_office() -> None:
    found = {e.name: e for e in entities(ARTICLE) if e.kind == "person"}
    assert (found["ماريا ليندستروم"].role, found["ماريا ليندستروم"].country) == ("foreign minister", "SE")
    assert found["ماريا ليندستروم"].gender == "f"


def test_english_names_say_where_they_are_from() -> None:
    found = {e.name: e for e in entities(ARTICLE)}
    assert found["إسبن هالفورسن"].name_en_how == "rule"
    assert entities("وصل الوفد إلى موسكو")[-1].name_en_how == "table"


def test_unlisted_names_are_found_without_the_people_table() -> None:
    bare = load("ar", people=False)
    found = {e.name for e in reading_of("قال وزير الخارجية الروسي سيرغي لافروف إن المحادثات مستمرة", bare).entities}
    assert "سيرغي لافروف" in found


@pytest.mark.parametrize("sentence", [row[0] for row in rows("persons.tsv") + rows("bodies.tsv")])
def test_mentions_hold_their_text(sentence: str) -> None:
    for entity in entities(sentence):
        for mention in entity.mentions:
            assert sentence[mention.start : mention.end] == mention.exact


@pytest.mark.parametrize("sentence", ["وصل الوفد في 14 آب الماضي", "بدأت المحادثات في أغسطس (آب)", "عاد في آب/أغسطس"])
def test_a_month_is_no_place(sentence: str) -> None:
    assert not [e for e in entities(sentence) if e.kind == "place"]


def test_chaired_by_somebody_is_no_body() -> None:
    found = entities("عقد المجلس اجتماعا برئاسة قائد الجيش عبد الفتاح البرهان")
    assert not [e for e in found if e.kind == "organisation" and e.role == "government"]


FINANCIAL = ["حصل لبنان على دعم مالي من قطر", "قال مستشار مالي إن الأسعار ستهبط", "أصدر البنك تقريرا إداريا وماليا"]


@pytest.mark.parametrize("sentence", FINANCIAL)
def test_an_adjective_is_no_land(sentence: str) -> None:
    assert "مالي" not in {e.name for e in entities(sentence)}


def test_two_offices_are_two_persons() -> None:
    found = entities("أكد رئيس الوزراء العراقي أن الحكومة ملتزمة، فيما دعا رئيس البرلمان إلى جلسة طارئة.")
    assert all("رئيس البرلمان" not in {m.exact for m in e.mentions} for e in found if e.name == "رئيس الوزراء العراقي")


def test_a_short_name_in_two_spellings_is_one_row() -> None:
    assert [e.known_as for e in entities("قال السيسي إن اللقاء مفيد") if e.kind == "person"] == ["abdel-fattah-el-sisi"]


def test_a_first_name_of_odd_look_before_its_fathers() -> None:
    assert "شخبوط بن نهيان" in {e.name for e in entities("وقال الشيخ شخبوط بن نهيان إن الزيارة مثمرة")}


@pytest.mark.parametrize("sentence", ["وزير وزير سيرغي", "وزير نائب وزير سيرغي لافروف", "رئيس رئيس رئيس سيرغي", "قال أسير أسير given"])
def test_titles_upon_titles_are_read(sentence: str) -> None:
    assert all(m.exact in sentence for e in entities(sentence) for m in e.mentions)
