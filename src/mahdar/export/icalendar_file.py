"""iCalendar (RFC 5545) of what lies ahead: an all-day entry over the days each event can be on, a to-do where no day is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal

from mahdar.export.naming import Names, tidy
from mahdar.model.record import Ahead, Record
from mahdar.words import Words, words

Language = Literal["ar", "en"]
_STATE: Final = {"scheduled": "CONFIRMED", "under way": "CONFIRMED", "cancelled": "CANCELLED", "denied": "CANCELLED"}


def dumps(record: Record, language: Language = "ar") -> str:
    """The calendar; lines folded at 75 octets, stamped with the day the record is of, never with today's clock."""
    names, here = Names(record), words(language)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mahdar//record//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for ahead in record.ahead:
        if ahead.event in names.events:
            lines += _entry(ahead, names, here, language)
    whole = [line.encode("utf-8", "replace").decode("utf-8") for line in [*lines, "END:VCALENDAR"]]
    return "".join(fold(line) + "\r\n" for line in whole)


def text(value: str) -> str:
    """A text value: control characters left out, the signs of the format escaped."""
    clean = "".join(c for c in value if c >= " " or c == "\n").encode("utf-8", "replace").decode("utf-8")
    return clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> str:
    """A content line in pieces of at most 75 octets, never inside a character."""
    pieces, size = [""], 0
    for char in line:
        width = len(char.encode("utf-8"))
        if size + width > 75:
            pieces.append(" ")
            size = 1
        pieces[-1] += char
        size += width
    return "\r\n".join(pieces)


def _entry(ahead: Ahead, names: Names, here: Words, language: Language) -> Iterator[str]:
    event = names.events[ahead.event]
    first, last = _days(ahead)
    kind = "VEVENT" if first else "VTODO"
    yield f"BEGIN:{kind}"
    yield f"UID:{text(ahead.event)}@mahdar"
    yield f"DTSTAMP:{(_day(ahead.as_of) or date(2000, 1, 1)):%Y%m%d}T000000Z"
    if first and last:
        yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{last + timedelta(1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
        yield f"STATUS:{_STATE.get(ahead.status, 'TENTATIVE')}"
    yield f"SUMMARY:{text(tidy(getattr(names.about(ahead.event), language)))} ({text(here.of('status', ahead.status))})"
    if event.place:
        yield f"LOCATION:{text(tidy(getattr(names.entity(event.place), language)))}"
    yield f"DESCRIPTION:{text(_description(ahead, names, here))}"
    yield f"END:{kind}"


def _description(ahead: Ahead, names: Names, here: Words) -> str:
    event = names.events[ahead.event]
    lines = [here.interval(*ahead.expected)]
    if ahead.missing:
        missing = here.join([here.of("field", m) for m in ahead.missing])
        lines.append(f"{here.of('heading', 'missing')}: {missing}")
    for step in event.history:
        quote = names.quote(step.article, step.evidence)
        lines.append(tidy(quote.before + quote.exact + quote.after))
    return "\n".join(lines)


def _days(ahead: Ahead) -> tuple[date | None, date | None]:
    known = sorted(day for value in ahead.expected if (day := _day(value)))
    return (known[0], known[-1]) if known and known[-1] < date.max else (None, None)


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
