"""W3C Web Annotation (JSON-LD): statements, positions, steps of events and disputes as annotations of the articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from mahdar.export.chain import draw
from mahdar.export.naming import Names, web_address
from mahdar.model.record import Record
from mahdar.model.span import Span

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_AROUND: Final = 32
"""Code points before and after a quotation that find it again in a page that has changed."""


def build(record: Record) -> dict[str, Any]:
    """An annotation collection in one page; offsets are code points, with the quote beside them."""
    items = list(findings(record))
    return {
        "@context": CONTEXT, "id": "urn:mahdar:annotations", "type": "AnnotationCollection", "total": len(items),
        "first": {"id": "urn:mahdar:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def dumps(record: Record) -> str:
    """The collection as JSON."""
    return json.dumps(build(record), ensure_ascii=False, indent=1) + "\n"


def findings(record: Record) -> Iterator[dict[str, Any]]:
    """Each finding's annotation."""
    names = Names(record)
    for s in record.statements:
        yield annotation(names, s.id, s.article, s.content, f"{names.speaker(s).en} {s.claim}", "describing", draw(s, names))
    for p in record.positions:
        yield annotation(names, p.id, p.article, p.evidence, f"{p.party} {p.stance}: {p.issue}", "classifying", p.issue_id)
    for e in record.events:
        for n, step in enumerate(e.history):
            value = f"{names.title(e).en}: {step.status}"
            yield annotation(names, f"{e.id}:{n}", step.article, step.evidence, value, "classifying", e.type)
    for d in record.disputes:
        for n, side in enumerate(d.values):
            for m, (article, place) in enumerate(zip(side.articles, side.evidence, strict=False)):
                value = f"{names.about(d.about).en}, {d.field}: {side.value}"
                yield annotation(names, f"{d.id}:{n}:{m}", article, place, value, "questioning", None)


def annotation(
    names: Names, identity: str, article: str, place: Span, value: str, motivation: str, tag: str | None
) -> dict[str, Any]:
    """One annotation: what is said of a stretch of an article, found by position and by quote."""
    bodies: list[dict[str, str]] = [{"type": "TextualBody", "value": value, "format": "text/plain", "purpose": motivation}]
    if tag:
        bodies.append({"type": "TextualBody", "value": tag, "format": "text/plain", "purpose": "tagging"})
    return {
        "@context": CONTEXT, "id": f"urn:mahdar:{identity}", "type": "Annotation", "motivation": motivation, "body": bodies,
        "target": {"source": _source(names, article), "selector": _selectors(names, article, place)},
    }


def _source(names: Names, article: str) -> str:
    found = names.articles.get(article)
    return (web_address(found.url) if found else None) or f"urn:mahdar:article:{article}"


def _selectors(names: Names, article: str, place: Span) -> list[dict[str, Any]]:
    found = names.articles.get(article)
    text = found.text if found else ""
    quote = {
        "type": "TextQuoteSelector", "exact": place.exact, "prefix": text[max(0, place.start - _AROUND) : place.start],
        "suffix": text[place.end : place.end + _AROUND],
    }
    return [quote, {"type": "TextPositionSelector", "start": place.start, "end": place.end}]
