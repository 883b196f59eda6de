"""The lines that a reader wants first: what lies ahead, what happened, what is disputed, what was said."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final, Literal, NamedTuple

from mahdar.export.naming import Names, event_title, shorten, tidy
from mahdar.export.words import LANGUAGES, Both, Words, words
from mahdar.model.claim import Dispute
from mahdar.model.event import COARSE
from mahdar.model.record import Ahead, Record, RecordEvent, RecordStatement

_AS_AHEAD: Final = ("scheduled", "planned", "under way")


class Headline(NamedTuple):
    """One line: what kind of thing it is of, its id in the record, and the line in both languages."""

    kind: Literal["event", "ahead", "dispute", "statement"]
    target: str
    line: Both


def headlines(record: Record, n: int = 10, language: Literal["ar", "en"] = "en") -> list[str]:
    """The `n` lines of a record to read first, each on one line of text."""
    return [getattr(h.line, language) for h in headline_items(record, n)]


def headline_items(record: Record, n: int = 10) -> list[Headline]:
    """The `n` headline lines: events by weight, mixed with what lies ahead, disputes and relayed statements."""
    names = Names(record)
    ahead = [_ahead(a, names) for a in record.ahead if a.event in names.events]
    taken = {h.target for h in ahead[:3]}
    events = [_event(e) for e in sorted(record.events, key=weight, reverse=True) if e.id not in taken]
    disputes = [_dispute(d, names) for d in record.disputes if d.closed_by is None]
    said = [_said(s, names) for s in sorted(record.statements, key=_statement_weight, reverse=True)]
    mixed: list[Headline] = []
    for group in zip_longest(events[::2], events[1::2], ahead[:3], disputes[:3], said[:2]):
        mixed += [h for h in group if h is not None]
    return sorted(mixed[:n], key=lambda h: ["event", "ahead", "dispute", "statement"].index(h.kind))


def weight(event: RecordEvent) -> tuple[bool, int, int, int, str]:
    """How much an event matters, for ordering only: dated, sources, length of its history, participants, day."""
    settled = COARSE[event.status] == "actual" or event.earliest is not None
    return settled, event.sources, len(event.history), len(event.participants), event.earliest or ""


def _statement_weight(statement: RecordStatement) -> tuple[int, bool, int]:
    named = statement.speaker is not None and statement.speaker.entity is not None
    return len(statement.via), named, -abs(len(statement.content.exact) - 120)


def _line(*parts: str) -> str:
    return " \u00b7 ".join(part for part in parts if part)


def _event(event: RecordEvent) -> Headline:
    title = event_title(event)
    lines = [_event_line(words(lang), event, title[i]) for i, lang in enumerate(LANGUAGES)]
    return Headline("event", event.id, Both(*lines))


def _event_line(here: Words, event: RecordEvent, title: str) -> str:
    return _line(
        here.interval(event.earliest, event.latest), tidy(title), here.of("status", event.status),
        here.duration(event.duration), here.count("source", event.sources),
    )


def _ahead(ahead: Ahead, names: Names) -> Headline:
    title = names.about(ahead.event)
    lines = [
        _line(
            f"{words(lang).text('line.ahead')}: {words(lang).interval(*ahead.expected)}", tidy(title[i]),
            words(lang).of("status", ahead.status),
        )
        for i, lang in enumerate(LANGUAGES)
    ]
    return Headline("ahead", ahead.event, Both(*lines))


def _dispute(dispute: Dispute, names: Names) -> Headline:
    about = names.about(dispute.about)
    lines = []
    for i, lang in enumerate(LANGUAGES):
        values = " / ".join(shorten(names.value(dispute.field, v.value)[i], 60) for v in dispute.values)
        label = f"{words(lang).text('line.disputed')}: {words(lang).of('field', dispute.field)}"
        lines.append(_line(label, tidy(about[i]), values))
    return Headline("dispute", dispute.id, Both(*lines))


def _said(statement: RecordStatement, names: Names) -> Headline:
    lines = []
    for i, lang in enumerate(LANGUAGES):
        line = words(lang).text("line.said").replace("{who}", names.speaker(statement)[i])
        line = line.replace("{claim}", words(lang).of("claim", statement.claim))
        lines.append(line.replace("{what}", shorten(statement.content.exact, 110)))
    return Headline("statement", statement.id, Both(*lines))
