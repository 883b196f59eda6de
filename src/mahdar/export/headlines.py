"""The lines that a reader wants first: what lies ahead, what happened, what is disputed, what was said."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from typing import Final, Literal, NamedTuple

from mahdar.export.courses import when
from mahdar.export.naming import Names, field_name, shorten, tidy
from mahdar.model.claim import Dispute
from mahdar.model.event import COARSE
from mahdar.model.record import Ahead, Record, RecordEvent, RecordStatement
from mahdar.words import LANGUAGES, Both, Words, words

WHOLE: Final = 50
"""Code points from which what is said can stand for itself."""
_FIRM: Final = ("scheduled", "planned")


class Headline(NamedTuple):
    """One line: what kind of thing it is of, its id in the record, and the line in both languages.

    `parts` is the same line in pieces: what leads it (a day, a label, a speaker), what it says, and what goes with it.
    """

    kind: Literal["event", "ahead", "dispute", "statement"]
    target: str
    parts: tuple[Both, Both, Both]

    @property
    def line(self) -> Both:
        """The whole line in both languages."""
        joint = " " if self.kind == "statement" else " \u00b7 "
        return Both(*(joint.join(part[i] for part in self.parts if part[i]) for i in range(2)))


def headlines(record: Record, n: int = 10, language: Literal["ar", "en"] = "en") -> list[str]:
    """The `n` lines of a record to read first, each on one line of text."""
    return [getattr(h.line, language) for h in headline_items(record, n)]


def headline_items(record: Record, n: int = 10) -> list[Headline]:
    """The `n` headline lines: events by weight, mixed with what lies ahead, disputes and relayed statements."""
    names = Names(record)
    ahead = [_ahead(a, names) for a in sorted(record.ahead, key=_firmness) if _telling(a, names)]
    taken = {h.target for h in ahead[:3]}
    events = [_event(e, names) for e in sorted(record.events, key=weight, reverse=True) if e.id not in taken]
    disputes = [_dispute(d, names) for d in record.disputes if d.closed_by is None]
    said = [_said(s, names) for s in sorted(record.statements, key=_statement_weight, reverse=True)]
    mixed: list[Headline] = []
    for group in zip_longest(events[::2], events[1::2], ahead[:3], disputes[:3], said[:2]):
        mixed += [h for h in group if h is not None]
    order = ["event", "ahead", "dispute", "statement"]
    first = {e.id: e.earliest or "9" for e in record.events}
    return sorted(mixed[:n], key=lambda h: (order.index(h.kind), first.get(h.target, "")))


def weight(event: RecordEvent) -> tuple[bool, int, int, bool, bool, str]:
    """How much an event matters, for ordering only: dated, sources, length of its history, two sides, happened, day."""
    happened = COARSE[event.status] == "actual"
    known = event.earliest is not None or event.latest is not None
    return known, event.sources, len(event.history), len(event.participants) > 1, happened, event.earliest or ""


def _telling(ahead: Ahead, names: Names) -> bool:
    """Is it known when it is to be, or who is in it?"""
    event = names.events.get(ahead.event)
    return event is not None and bool(ahead.expected[0] or event.participants)


def _firmness(ahead: Ahead) -> tuple[bool, int, str]:
    """What is surest to come first: with a day before without one, scheduled before planned, then the nearest."""
    rank = _FIRM.index(ahead.status) if ahead.status in _FIRM else len(_FIRM)
    return ahead.expected[0] is None, rank, ahead.expected[0] or ""


def _statement_weight(statement: RecordStatement) -> tuple[bool, bool, bool, int]:
    named = statement.speaker is not None and statement.speaker.entity is not None
    whole = len(statement.content.exact) >= WHOLE
    return whole, bool(statement.via), named, -abs(len(statement.content.exact) - 120)


def _dotted(*parts: str) -> str:
    return " \u00b7 ".join(part for part in parts if part)


def _in_both(make: Callable[[Words, int], tuple[str, str, str]]) -> tuple[Both, Both, Both]:
    ar, en = (make(words(lang), i) for i, lang in enumerate(LANGUAGES))
    return Both(ar[0], en[0]), Both(ar[1], en[1]), Both(ar[2], en[2])


def _event(event: RecordEvent, names: Names) -> Headline:
    title = names.title(event)

    def line(here: Words, i: int) -> tuple[str, str, str]:
        facts = here.of("status", event.status), here.duration(event.duration), here.count("source", event.sources)
        return when(event, here.language), tidy(title[i]), _dotted(*facts)

    return Headline("event", event.id, _in_both(line))


def _ahead(ahead: Ahead, names: Names) -> Headline:
    title = names.about(ahead.event)

    def line(here: Words, i: int) -> tuple[str, str, str]:
        when = f"{here.text('line.ahead')}: {here.interval(*ahead.expected)}"
        return when, tidy(title[i]), here.of("status", ahead.status)

    return Headline("ahead", ahead.event, _in_both(line))


def _dispute(dispute: Dispute, names: Names) -> Headline:
    about = names.about(dispute.about)

    def line(here: Words, i: int) -> tuple[str, str, str]:
        values = " / ".join(shorten(names.value(dispute.field, v.value)[i], 60) for v in dispute.values)
        return f"{here.text('line.disputed')}: {field_name(dispute.field)[i]}", tidy(about[i]), values

    return Headline("dispute", dispute.id, _in_both(line))


def _said(statement: RecordStatement, names: Names) -> Headline:
    who = names.speaker(statement)

    def line(here: Words, i: int) -> tuple[str, str, str]:
        lead = here.text("line.said").replace("{who}", who[i]).replace("{claim}", here.of("claim", statement.claim))
        return lead, shorten(statement.content.exact, 110), ""

    return Headline("statement", statement.id, _in_both(line))
