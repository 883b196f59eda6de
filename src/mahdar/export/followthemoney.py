"""FollowTheMoney entities, one JSON object a line: people, organisations, articles and events, as Aleph takes them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from mahdar.export.naming import Names, article_label, outlet_of, web_address
from mahdar.model.record import Record, RecordArticle, RecordEntity, RecordEvent

Entity = dict[str, Any]
SCHEMATA: Final = {"person": "Person", "organisation": "Organization", "group": "LegalEntity"}
"""Kinds that have a schema; places are given as text and country of the events there."""


def entities(record: Record) -> Iterator[Entity]:
    """Every entity, article and event of a record that FollowTheMoney has a schema for."""
    names = Names(record)
    for entity in record.entities:
        if entity.kind in SCHEMATA:
            yield _party(entity, names)
    for article in record.articles:
        yield _article(article)
    for event in record.events:
        yield _event(event, names)


def dumps(record: Record) -> str:
    """The entities as JSON lines."""
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities(record))


def _entity(identity: str, schema: str, **properties: Sequence[str | None]) -> Entity:
    kept = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return {"id": f"mahdar-{identity}", "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _country(code: str | None) -> str | None:
    return code.lower() if code and len(code) == 2 and code.isascii() and code.isalpha() else None


def _party(entity: RecordEntity, names: Names) -> Entity:
    roles = [role.words for role in entity.roles]
    sources = [web_address(names.articles[a].url) for a in entity.articles if a in names.articles]
    person = entity.kind == "person"
    return _entity(
        entity.id, SCHEMATA[entity.kind], name=[entity.name, entity.name_en], alias=entity.names, sourceUrl=sources,
        country=[_country(entity.country)], position=roles if person else (), summary=() if person else roles,
    )


def _article(article: RecordArticle) -> Entity:
    return _entity(
        article.id, "Article", title=[article_label(article)], publisher=[outlet_of(article)], fileName=[article.source],
        publishedAt=[article.published.date], sourceUrl=[web_address(article.url)], bodyText=[article.text], language=["ara"],
    )


def _event(event: RecordEvent, names: Names) -> Entity:
    place = names.entities.get(event.place or "")
    involved = [f"mahdar-{p}" for p in event.participants if p in names.entities and names.entities[p].kind in SCHEMATA]
    proofs = [f"mahdar-{s.article}" for s in event.history if s.article in names.articles]
    quotes = [names.quote(s.article, s.evidence) for s in event.history]
    return _entity(
        event.id, "Event", name=list(names.title(event)), startDate=[event.earliest], endDate=[event.latest], involved=involved,
        location=list(names.entity(event.place)) if place else [], country=[_country(place.country)] if place else [],
        proof=proofs, keywords=[event.status, event.type], description=[q.before + q.exact + q.after for q in quotes],
    )
