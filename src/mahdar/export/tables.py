"""The record as plain tables, one row a finding with its evidence and link: what CSV and XLSX are written from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from mahdar.export.chain import draw
from mahdar.export.naming import Names, article_label, outlet_of, tidy, web_address
from mahdar.model.record import Record
from mahdar.model.span import Span

Cell = str | int | None
Row = dict[str, Cell]
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_CELL_LIMIT: Final = 32_000
"""Code points of a cell: a spreadsheet takes 32,767."""


def safe_cell(value: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: text that starts like one gets a quote before it.

    Control characters other than tab and line end, and lone surrogates, are left out; very long text is cut.
    """
    if not isinstance(value, str):
        return value
    text = "".join(c for c in value if c >= " " or c in "\t\n\r")
    text = text.encode("utf-8", "replace").decode("utf-8").translate({0xFFFE: None, 0xFFFF: None})[:_CELL_LIMIT]
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip(" \u00a0").startswith(_FORMULA) else text


def tables(record: Record) -> dict[str, list[Row]]:
    """Every table of a record by name; cells are already safe."""
    names = Names(record)
    return {
        name: [{key: safe_cell(cell) for key, cell in row.items()} for row in make(names)] for name, make in TABLES.items()
    }


def evidence(names: Names, article: str, place: Span | None) -> Row:
    """The columns that lead a row back to its sentence."""
    found = names.articles.get(article)
    quote = names.quote(article, place) if place else None
    return {
        "article": article, "outlet": outlet_of(found) if found else "", "published": found.published.date if found else None,
        "start": place.start if place else None, "end": place.end if place else None, "exact": place.exact if place else None,
        "sentence": tidy(quote.before + quote.exact + quote.after) if quote else None,
        "link": f"index.html#{article}-{place.start}" if place else None, "url": web_address(found.url) if found else None,
    }


def _events(names: Names) -> Iterator[Row]:
    for e in names.record.events:
        last = e.history[-1] if e.history else None
        yield {
            "id": e.id, "type": e.type, "what": e.what, "title": e.title, "title_ar": names.title(e).ar, "status": e.status,
            "earliest": e.earliest, "latest": e.latest, "duration": e.duration, "place": names.entity(e.place).en,
            "participants": "; ".join(names.entity(p).en for p in e.participants), "sources": e.sources,
            "disputed": "; ".join(field for field, state in e.agreement.items() if state == "disputed"),
            "part_of": e.part_of, "not_known": "; ".join(f"{k}: {v}" for k, v in e.why_not.items()),
            **evidence(names, last.article if last else "", last.evidence if last else None),
        }


def _history(names: Names) -> Iterator[Row]:
    for e in names.record.events:
        for step in e.history:
            yield {"event": e.id, "as_of": step.as_of, "status": step.status, **evidence(names, step.article, step.evidence)}


def _claims(names: Names) -> Iterator[Row]:
    for e in names.record.events:
        for claim in e.claims:
            row: Row = {"event": e.id, "field": claim.field, "value": claim.value, "agreement": e.agreement.get(claim.field)}
            yield {**row, "statement": claim.statement, **evidence(names, claim.article, claim.evidence)}


def _statements(names: Names) -> Iterator[Row]:
    for s in names.record.statements:
        yield {
            "id": s.id, "speaker": names.speaker(s).en, "speaker_ar": names.speaker(s).ar, "speaker_class": s.speaker_class,
            "claim": s.claim, "kind": s.kind, "medium": s.medium, "chain": draw(s, names), "cue": s.cue.exact,
            **evidence(names, s.article, s.content),
        }


def _positions(names: Names) -> Iterator[Row]:
    for p in names.record.positions:
        yield {
            "id": p.id, "party": p.party, "party_country": p.party_country, "issue": p.issue, "issue_id": p.issue_id,
            "stance": p.stance, "as_of": p.as_of, "claimed_by_other": "yes" if p.claimed_by_other else "no",
            "changed_from": p.changed_from, "statement": p.statement, **evidence(names, p.article, p.evidence),
        }


def _disputes(names: Names) -> Iterator[Row]:
    for d in names.record.disputes:
        for value in d.values:
            for article, place in zip(value.articles, value.evidence, strict=False):
                row: Row = {"id": d.id, "about": names.about(d.about).en, "field": d.field, "between": d.between}
                yield {**row, "value": names.value(d.field, value.value).en, **evidence(names, article, place)}


def _ahead(names: Names) -> Iterator[Row]:
    for a in names.record.ahead:
        row: Row = {"event": a.event, "title": names.about(a.event).en, "title_ar": names.about(a.event).ar, "as_of": a.as_of}
        yield {**row, "earliest": a.expected[0], "latest": a.expected[1], "status": a.status, "missing": "; ".join(a.missing)}


def _cast(names: Names) -> Iterator[Row]:
    for e in names.record.entities:
        yield {
            "id": e.id, "kind": e.kind, "name": e.name, "name_en": e.name_en, "country": e.country, "known_as": e.known_as,
            "written": "; ".join(e.names), "roles": "; ".join(dict.fromkeys(r.words for r in e.roles)),
            "articles": "; ".join(e.articles),
        }


def _articles(names: Names) -> Iterator[Row]:
    for a in names.record.articles:
        yield {
            "id": a.id, "source": a.source, "title": article_label(a), "outlet": a.outlet, "published": a.published.date,
            "how": a.published.how, "reason": a.published.reason, "copy_of": a.copy_of, "url": web_address(a.url),
            "link": f"index.html#article-{a.id}",
        }


TABLES: Final[dict[str, Callable[[Names], Iterator[Row]]]] = {
    "events": _events, "history": _history, "claims": _claims, "statements": _statements, "positions": _positions,
    "disputes": _disputes, "ahead": _ahead, "cast": _cast, "articles": _articles,
}
