"""The example corpus and its expected record agree with each other, and, once a record is built, the record with them."""

import json
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
ARTICLES = EXAMPLES / "articles"
EXPECTED: dict[str, Any] = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))
STATUSES = {
    "held",
    "under way",
    "scheduled",
    "planned",
    "possible",
    "proposed",
    "postponed",
    "cancelled",
    "denied",
    "called for",
}
STANCES = {"supports", "opposes", "demands", "offers", "refuses", "open", "concerned"}


def _text(key: str) -> str:
    file, _, part = key.partition("#")
    text = (ARTICLES / file).read_text(encoding="utf-8")
    if not part:
        return text
    return next(str(line["text"]) for line in map(json.loads, text.splitlines()) if line["id"] == part)


def _keys() -> set[str]:
    named = {key for event in EXPECTED["events"] for key in event["articles"]}
    named |= {key for pair in EXPECTED["copies"] for key in pair}
    return named | {one["article"] for part in ("dated", "published", "statements") for one in EXPECTED[part]}


@pytest.mark.parametrize("key", sorted(_keys()))
def test_every_article_named_is_there(key: str) -> None:
    assert _text(key).strip()


@pytest.mark.parametrize("wanted", EXPECTED["statements"], ids=lambda one: str(one["article"]))
def test_what_is_said_is_in_the_article(wanted: dict[str, Any]) -> None:
    assert wanted["content_has"] in _text(wanted["article"])


def test_statuses_and_stances_are_those_of_the_contract() -> None:
    for event in EXPECTED["events"]:
        given = [event["status"], *[status for _, status in event["history"]]]
        assert {one for value in given for one in value.split("|")} <= STATUSES, event["name"]
    assert {one for position in EXPECTED["positions"] for one in position["stance"].split("|")} <= STANCES


def test_what_lies_ahead_and_what_is_disputed_is_among_the_events_or_people() -> None:
    known = {event["name"] for event in EXPECTED["events"]} | set(EXPECTED["people_en"]) | {None}
    assert {one["event"] for one in EXPECTED["ahead"]} <= known
    assert {one["about"] for one in EXPECTED["disputes"]} <= known


def test_the_corpus_is_described_file_by_file() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for path in ARTICLES.iterdir():
        assert f"`{path.name}" in readme, path.name
