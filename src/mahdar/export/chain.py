"""The chain of attribution, drawn the same way in text, JSON and page: article ← outlet ← source ← speaker."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from mahdar.export.naming import Names, plain
from mahdar.model.record import RecordStatement
from mahdar.text.direction import ISOLATE, POP
from mahdar.words import Both

ARROW: Final = " \u2190 "


class Link(NamedTuple):
    """One link of a chain: what it is, its name in both languages and its entity, if it has one."""

    kind: Literal["article", "relay", "speaker"]
    name: Both
    entity: str | None


def links(statement: RecordStatement, names: Names) -> list[Link]:
    """The chain of a statement from the article outwards: article, each relay, speaker."""
    chain = [Link("article", names.source(statement.article), None)]
    for party in statement.via:
        chain.append(Link("relay", names.entity(party.entity, plain(party.exact)), party.entity))
    speaker = statement.speaker.entity if statement.speaker else None
    return [*chain, Link("speaker", names.speaker(statement), speaker)]


def draw(statement: RecordStatement, names: Names, language: Literal["ar", "en"] = "en") -> str:
    """The chain as one line of text; each name is isolated (U+2068 … U+2069), so that mixed scripts keep their order."""
    return draw_links(links(statement, names), language)


def draw_links(chain: list[Link], language: Literal["ar", "en"] = "en") -> str:
    """Any chain of links as one line of text, arrows pointing to the article."""
    return ARROW.join(f"{ISOLATE}{getattr(link.name, language)}{POP}" for link in chain)
