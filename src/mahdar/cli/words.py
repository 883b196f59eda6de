"""A reading in words, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.cli.terminal import one_line, safe
from mahdar.model.entity import Entity
from mahdar.model.event import EventReport
from mahdar.model.reading import Reading
from mahdar.model.statement import Statement


def told(reading: Reading) -> str:
    """The reading as lines: what article, then who, when, who says what, what happens, who stands where."""
    lines = list(_head(reading))
    for title, part in (
        ("who", _who(reading)),
        ("when", _when(reading)),
        ("said", _said(reading)),
        ("events", _events(reading)),
        ("positions", _positions(reading)),
        ("open", _open(reading)),
    ):
        rows = list(part)
        if rows:
            lines += [f"  {title}", *(f"    {row}" for row in rows)]
    return "\n".join(lines) + "\n"


def _head(reading: Reading) -> Iterator[str]:
    article = reading.article
    yield one_line(article.title or article.text, 100)
    day = article.published
    yield f"  {safe(article.source)} · {day.date or 'undated'} ({day.reason or day.how})"
    if day.doubt:
        yield f"  but: {day.doubt}"
    yield from (f"  note: {note}" for note in article.notes)


def _who(reading: Reading) -> Iterator[str]:
    for e in reading.entities:
        known = ", ".join(x for x in (e.kind, e.name_en, e.role, e.country) if x)
        yield f"{e.id}  {safe(e.name)} ({safe(known)}) ×{len(e.mentions)}"


def _when(reading: Reading) -> Iterator[str]:
    for t in reading.times:
        yield f"{t.id}  {one_line(t.exact, 60)} = {t.value}"


def _said(reading: Reading) -> Iterator[str]:
    names = {e.id: e for e in reading.entities}
    for s in reading.statements:
        yield f"{s.id}  {_speaker(s, names)} {s.claim}: {one_line(s.content.exact, 120)}"


def _speaker(s: Statement, names: dict[str, Entity]) -> str:
    """The chain from the speaker to the article."""
    links = [s.speaker, *reversed(s.via)]
    words = [safe(names[p.entity].name if p.entity in names else p.exact) for p in links if p]
    return " ← ".join(words) or "(nobody named)"


def _events(reading: Reading) -> Iterator[str]:
    names = {e.id: e.name for e in reading.entities}
    for v in reading.events:
        parts = "، ".join(safe(names.get(p.entity, p.entity)) for p in v.participants)
        yield f"{v.id}  {v.what} [{v.status}] {_days(v)}: {one_line(v.trigger.exact, 40)}{' — ' + parts if parts else ''}"


def _days(v: EventReport) -> str:
    if not v.earliest and not v.latest:
        return "no day"
    return v.earliest or "…" if v.earliest == v.latest else f"{v.earliest or '…'}/{v.latest or '…'}"


def _positions(reading: Reading) -> Iterator[str]:
    for p in reading.positions:
        told_by = " (told by another)" if p.claimed_by_other else ""
        yield f"{p.id}  {safe(p.party)} {p.stance} {safe(p.issue)}{told_by}: {one_line(p.evidence.exact, 80)}"


def _open(reading: Reading) -> Iterator[str]:
    for c in reading.conflicts:
        yield f"{c.id}  {c.field}: {' / '.join(safe(v) for v in c.values)}: {safe(c.note)}"
