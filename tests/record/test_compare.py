"""The comparison says each kind of difference, and nothing where there is none."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from tests.record.compare import Look, choices, compare, find_event, fold, holds, main, says

ENTITIES = [
    {
        "id": "p1",
        "kind": "person",
        "name": "سامح شكري",
        "name_en": "Sameh Shoukry",
        "country": "EG",
        "names": ["سامح شكري", "شكري"],
    },
    {
        "id": "p2",
        "kind": "person",
        "name": "دينا مفتي",
        "name_en": "Dina Mufti",
        "country": "ET",
        "names": ["دينا مفتي"],
    },
    {"id": "o1", "kind": "organisation", "name": "صحيفة «السوداني»", "name_en": None, "country": "SD", "names": []},
    {"id": "c1", "kind": "place", "name": "مصر", "name_en": "Egypt", "country": "EG", "names": ["مصر"]},
    {"id": "k1", "kind": "place", "name": "كينشاسا", "name_en": "Kinshasa", "country": "CD", "names": ["كينشاسا"]},
]
RECORD: dict[str, Any] = {
    "articles": [
        {
            "id": "a1",
            "source": "examples/articles/one.txt",
            "title": "",
            "published": {"date": "2021-04-06", "how": "dateline"},
        },
        {"id": "a2", "source": "two.txt", "title": "", "published": {"date": "2021-04-07", "how": "corpus"}},
        {
            "id": "a3",
            "source": "https://wire.example.org/x",
            "title": "عنوان الخبر",
            "published": {"date": None, "how": "unknown"},
        },
    ],
    "entities": ENTITIES,
    "events": [
        {
            "id": "v1",
            "type": "CONSULT",
            "what": "meeting",
            "participants": ["p1", "p2"],
            "place": "k1",
            "earliest": "2021-04-04",
            "latest": "2021-04-06",
            "status": "held",
            "claims": [],
            "history": [
                {"as_of": "2021-03-31", "status": "scheduled", "article": "a1"},
                {"as_of": "2021-04-06", "status": "held", "article": "a2"},
            ],
        }
    ],
    "statements": [
        {
            "article": "a2",
            "claim": "denies",
            "content": {"exact": "أن تكون بلاده قد أفشلت المحادثات"},
            "speaker": {"entity": "p2", "exact": "المتحدث"},
            "via": [{"entity": "o1", "exact": "صحيفة «السوداني»"}],
        }
    ],
    "positions": [
        {
            "party": "Egypt",
            "entity": "c1",
            "issue": "agreement",
            "issue_id": "x",
            "stance": "demands",
            "evidence": {"exact": "تطالب باتفاق"},
        }
    ],
    "disputes": [
        {
            "about": "v1",
            "field": "duration",
            "values": [{"value": "P3D", "evidence": []}, {"value": "P4D", "evidence": []}],
        },
        {
            "about": None,
            "field": "number",
            "values": [{"value": "13.5", "evidence": []}, {"value": "x", "evidence": [{"exact": "ثلاثة مليارات"}]}],
        },
    ],
    "ahead": [{"event": "v1", "expected": ["2021-04-04", "2021-04-06"], "status": "scheduled"}],
    "copies": [["a1", "a2"]],
}
EXPECTED: dict[str, Any] = {
    "articles": {"wire.jsonl#x9": {"title": "عنوان الخبر"}},
    "events": [
        {
            "name": "round",
            "type": "CONSULT",
            "what": "talks|meeting",
            "participants_en": ["Egypt", "Dina Mufti|دينا مفتي"],
            "place_en": "Kinshasa",
            "earliest": "2021-04-03|2021-04-04",
            "latest": "2021-04-06",
            "status": "held",
            "history": [["2021-03-31", "planned|scheduled"], [None, "held"]],
            "articles": ["one.txt", "two.txt"],
        }
    ],
    "copies": [["one.txt", "two.txt"]],
    "dated": [{"article": "two.txt", "date": "2021-04-07"}],
    "published": [{"article": "one.txt", "date": "2021-04-06"}],
    "disputes": [
        {"about": "round", "field": "duration", "values": ["P4D", "P3D"]},
        {"about": None, "field": "number", "values": ["13.5", "3|ثلاثة"]},
    ],
    "statements": [
        {
            "article": "two.txt",
            "speaker_en": "Dina Mufti",
            "via_en": ["السوداني"],
            "claim": "denies",
            "content_has": "أفشلت المحادثات",
        }
    ],
    "positions": [{"party": "Egypt", "issue_has": "اتفاق", "stance": "demands|supports"}],
    "ahead": [{"event": "round", "earliest": None, "latest": "2021-04-06", "status": "scheduled"}],
    "people_en": ["Sameh Shoukry", "Dina Mufti"],
    "one_person": [["سامح شكري", "شكري"]],
    "two_people": [["سامح شكري", "دينا مفتي"]],
}


def test_a_record_that_holds_everything_has_no_difference() -> None:
    assert compare(RECORD, EXPECTED) == []


def test_an_empty_record_lacks_everything() -> None:
    lines = compare({}, EXPECTED)
    for word in ("event", "copies", "article", "dispute", "statement", "position", "ahead", "person"):
        assert any(line.startswith(word) for line in lines), word


@pytest.mark.parametrize(
    ("path", "value", "says_so"),
    [
        (("events", 0, "status"), "planned", "status is planned, not held"),
        (("events", 0, "latest"), "2021-04-05", "latest is 2021-04-05"),
        (("events", 0, "what"), "visit", "what is visit"),
        (("events", 0, "place"), None, "place is"),
        (("events", 0, "participants"), ["p1"], "participant Dina Mufti|دينا مفتي is missing"),
        (("events", 0, "history", 0, "status"), "held", "history lacks planned|scheduled as of 2021-03-31"),
        (("events", 0, "history", 1, "article"), "a3", "not told by two.txt"),
        (("copies",), [], "not held to be copies"),
        (("articles", 1, "published", "date"), None, "two.txt: dated None"),
        (("articles", 1, "published", "how"), "header", "dated by header"),
        (("disputes", 0, "values", 1, "value"), "P3D", "duration P4D / P3D is not listed"),
        (("statements", 0, "via"), [], "chain is []"),
        (("statements", 0, "claim"), "says", "claim is says, not denies"),
        (("statements", 0, "speaker", "entity"), "p1", "speaker is"),
        (("statements", 0, "article"), "a1", "two.txt «أفشلت المحادثات»: not in the record"),
        (("positions", 0, "stance"), "refuses", "position: Egypt"),
        (("ahead", 0, "event"), "v2", "ahead: «round» is not listed"),
        (("ahead", 0, "expected"), [None, None], "ahead: «round» latest is None"),
        (("entities", 0, "names"), [], "not held to be one"),
        (("entities", 1, "names"), ["سامح شكري"], "held to be one"),
    ],
)
def test_each_difference_is_said(path: tuple[Any, ...], value: object, says_so: str) -> None:
    record = copy.deepcopy(RECORD)
    spot: Any = record
    for step in path[:-1]:
        spot = spot[step]
    spot[path[-1]] = value
    assert any(says_so in line for line in compare(record, EXPECTED))


def test_articles_of_json_lines_are_found_by_title_or_id() -> None:
    look = Look(RECORD, EXPECTED)
    assert look.article_id("wire.jsonl#x9") == "a3"
    assert look.article_id("wire.jsonl#none") is None


def test_an_event_of_other_days_is_not_taken_for_the_expected_one() -> None:
    wanted = EXPECTED["events"][0] | {
        "earliest": "2023-01-01",
        "latest": "2023-01-02",
        "participants_en": ["Iran"],
        "articles": ["three.txt"],
    }
    assert find_event(Look(RECORD, EXPECTED), wanted) is None


def test_wordings() -> None:
    assert choices("a | b") == ["a", "b"]
    assert fold("الأميرُ عبد اللهيان") == fold("الامير عبد اللهيان")
    assert says("3", ["3 billion"]) and not says("3", ["13.5 billion"])
    assert holds("رباعية", ["الوساطة الرباعية"]) and not says("رباعية", ["الرباعية"])


def test_the_command_prints_what_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record, expected = tmp_path / "record.json", tmp_path / "expected.json"
    record.write_text(json.dumps(RECORD | {"copies": []}), encoding="utf-8")
    expected.write_text(json.dumps(EXPECTED), encoding="utf-8")
    assert main(str(record), str(expected)) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 differences"
