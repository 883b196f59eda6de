"""Every example of every rule of time, and the sentences that only look like times."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from mahdar.lang.loader import load
from mahdar.lang.tables.time import RuleRow, TimeTable
from mahdar.model.article import Article, Published
from mahdar.reading.doc import Doc
from mahdar.reading.times import read_text
from mahdar.reading.times.makers import MAKERS
from mahdar.reading.times.scan import row_of

LANGUAGE = load("ar")
TABLE: TimeTable = LANGUAGE.tables["time"]
MARK = re.compile(r"\[([^\[\]=]+?) = ([^\[\]]+?)\]")
ON = "2026-01-14"


def divided(example: str) -> tuple[str, set[tuple[str, str]]]:
    """The sentence of an example, and what is marked in it as (expression, value)."""
    return MARK.sub(r"\1", example), {(m[1], m[2]) for m in MARK.finditer(example)}


def fired(text: str) -> set[str]:
    """Ids of the rules that made something of a text."""
    used: set[str] = set()

    def watched(make):
        def inner(found):
            made = make(found)
            if made is not None:
                used.add(found.rule.id)
            return made

        return inner

    doc = Doc(Article("", "", text, Published(None, "unknown")), LANGUAGE)
    TABLE.cascade.run(row_of(doc, TABLE), {k: watched(f) for k, f in MAKERS.items()}, doc)
    return used


YES = [pytest.param(rule, e, id=f"{rule.id}-{n}") for rule in TABLE.rules for n, e in enumerate(rule.yes)]
NO = [pytest.param(rule.id, rule.on, e, id=f"{rule.id}-no-{n}") for rule in TABLE.rules for n, e in enumerate(rule.no)]
NEVER = [pytest.param(row.id, ON, e, id=f"{row.id}-{n}") for row in TABLE.never for n, e in enumerate(row.sentences)]


@pytest.mark.parametrize(("rule", "example"), YES)
def test_yes(rule: RuleRow, example: str) -> None:
    text, marks = divided(example)
    found = {(t.exact, t.value) for t in read_text(text, datetime.fromisoformat(rule.on), LANGUAGE)}
    assert marks, "an example marks its expression: [expression = value]"
    assert marks <= found
    assert rule.id in fired(text)


@pytest.mark.parametrize(("name", "on", "example"), NO + NEVER)
def test_no(name: str, on: str, example: str) -> None:
    text, marks = divided(example)
    found = {(t.exact, t.value) for t in read_text(text, datetime.fromisoformat(on), LANGUAGE)}
    assert found == marks


def test_enough_examples() -> None:
    assert len(YES) + len(NO) + len(NEVER) >= 350
    assert len(NO) + len(NEVER) >= 60


def test_every_maker_is_used_and_known() -> None:
    assert {rule.make for rule in TABLE.rules} == set(MAKERS)
