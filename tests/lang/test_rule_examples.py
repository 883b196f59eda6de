"""Every rule of every table holds its own examples; the tables are clean."""

import pytest

from mahdar.lang import load
from mahdar.lang.lint import lint
from mahdar.lang.rules import Rule, rules
from mahdar.reading.examples import broken

LANGUAGE = load("ar")
RULES = list(rules(LANGUAGE))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_hold(rule: Rule) -> None:
    assert list(broken(rule, LANGUAGE)) == []


def test_there_are_rules() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES) > 0


def test_tables_are_clean() -> None:
    assert [str(c) for c in lint(LANGUAGE)] == []
