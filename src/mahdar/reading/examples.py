"""Runs the `yes` and `no` sentences of every rule through the whole reading."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from mahdar.lang.loader import Language
from mahdar.lang.rules import Rule, rules
from mahdar.model.article import Article, Published
from mahdar.model.ids import article_id
from mahdar.model.reading import Reading
from mahdar.reading.pipeline import read

DAY = "2026-03-18"
"""The publication day of example sentences (a Wednesday)."""


def reading_of(sentence: str, language: Language, published: str | None = DAY) -> Reading:
    """The reading of a bare sentence, as an article of `DAY`."""
    text = unicodedata.normalize("NFC", sentence)
    return read(Article(article_id(text), "example", text, Published(published, "given" if published else "unknown")), language)


def fired(reading: Reading) -> set[str]:
    """Ids of the rules that made a finding of a reading."""
    found: set[str] = set()
    items: list[Any] = [*reading.times, *reading.statements, *reading.events, *reading.positions, *reading.proposals]
    for item in items:
        found.update(str(item.rule).split("+"))
    for entity in reading.entities:
        found.update(m.rule for m in entity.mentions)
        found.add(entity.how)
    found.update(f.rule for f in reading.article.furniture)
    return found


def broken(rule: Rule, language: Language) -> Iterator[str]:
    """A line for each example of a rule that does not hold."""
    for sentence in rule.yes:
        if rule.id not in fired(reading_of(sentence, language)):
            yield f"{rule.id}: does not fire on “{sentence}”"
    for sentence in rule.no:
        if rule.id in fired(reading_of(sentence, language)):
            yield f"{rule.id}: fires on “{sentence}”"
    if not rule.yes:
        yield f"{rule.id}: has no `yes` sentence"


def check(language: Language, table: str | None = None) -> list[str]:
    """All examples that do not hold, of one table or of all."""
    return [line for rule in list(rules(language)) if table in (None, rule.table) for line in broken(rule, language)]
