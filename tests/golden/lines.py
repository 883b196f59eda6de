"""Readings and records as lines of text: one line a finding with its words and main fields, ids left out.

Made to be compared by people: a change of a rule shows as a changed line in `git diff`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mahdar.export.headlines import headlines
from mahdar.ingest import articles
from mahdar.lang import load
from mahdar.model.article import Article, Skipped
from mahdar.model.reading import Reading
from mahdar.path import settled
from mahdar.reading.pipeline import read

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "examples" / "articles"
FOLDER = Path(__file__).parent / "files"
CHOSEN = (
    "gulf-01-baghdad-announced.txt", "gulf-03-baghdad-held.txt", "gulf-07-ministers-tomorrow.txt", "gulf-12-tehran-visit.html",
    "gulf-13-riyadh-visit.txt", "nile-02-kinshasa-scheduled.txt", "nile-06-kinshasa-denial.txt", "nile-07-security-council.md",
)
"""Articles of `examples/articles` whose readings are pinned."""

HEADLINES = 25
SHORT = 90
HINT = "if the change is meant, write them anew with `make golden` and look at `git diff tests/golden` before you commit"


def files() -> dict[str, str]:
    """Name of each golden file → what it should hold today."""
    made = {f"{Path(name).stem}.txt": "\n".join(reading_lines(_reading(ARTICLES / name))) + "\n" for name in CHOSEN}
    made["record.txt"] = "\n".join(record_lines()) + "\n"
    return made


def _reading(path: Path) -> Reading:
    (article,) = articles(path)
    assert isinstance(article, Article), article
    return read(article, load("ar"))


def record_lines() -> Iterator[str]:
    """The headline lines of the record of all the examples, in both languages, and how much it holds."""
    language = load("ar")
    found = [read(a, language) for a in articles(sorted(ARTICLES.iterdir())) if not isinstance(a, Skipped)]
    record = settled([_with_short_source(reading) for reading in found])
    yield from headlines(record, HEADLINES, "en")
    yield from headlines(record, HEADLINES, "ar")


def _with_short_source(reading: Reading) -> Reading:
    """The same reading with a source that does not depend on where the repository lies."""
    from msgspec.structs import replace

    return replace(reading, article=replace(reading.article, source=Path(reading.article.source).name))


def reading_lines(reading: Reading) -> Iterator[str]:
    """The findings of one article, kind by kind in text order."""
    names = {e.id: e.name for e in reading.entities}
    words = {t.id: t.exact for t in reading.times}
    day = reading.article.published
    yield _row("published", day.date, day.how)
    yield from (_row("furniture", f.kind, _cut(f.exact)) for f in reading.article.furniture)
    for e in reading.entities:
        yield _row(e.kind, e.name, e.name_en, e.country, e.role, f"x{len(e.mentions)}")
    for t in reading.times:
        yield _row("time", t.exact, t.value, _days(t), t.anchor if t.anchor != "none" else None)
    for s in reading.statements:
        yield _row("statement", s.claim, _who(s.speaker, names), *(f"← {_who(v, names)}" for v in s.via), s.kind, _cut(s.content.exact))
    for v in reading.events:
        parts = ", ".join(f"{p.part} {names.get(p.entity, '?')}" for p in v.participants)
        when = words.get(v.time or "")
        yield _row("event", v.type, v.trigger.exact, v.status, _days(v), parts, names.get(v.place or ""), when, v.duration)
    for p in reading.positions:
        issue = "other" if p.issue_id.startswith("other.") else p.issue_id
        yield _row("position", p.party_country or p.party, p.stance, issue, _cut(p.evidence.exact))
    for q in reading.proposals:
        yield _row("proposal", q.what, q.name, _cut(q.evidence.exact))
    yield from (_row("conflict", c.field, *c.values) for c in reading.conflicts)
    yield from (_row("remark", r.field, r.value, _cut(r.evidence.exact)) for r in reading.remarks)


def _row(*cells: str | None) -> str:
    return " | ".join(" ".join(cell.split()) for cell in cells if cell)


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= SHORT else words[:SHORT].rstrip() + "…"


def _days(found: Any) -> str | None:
    days = dict.fromkeys(day for day in (found.earliest, found.latest) if day)
    return "..".join(days) or None


def _who(party: Any, names: dict[str, str]) -> str:
    return "nobody named" if party is None else names.get(party.entity or "", party.exact)
