"""TimelineJS JSON (https://timeline.knightlab.com/docs/json-format.html): the dated events of a record."""

from __future__ import annotations

import json
from html import escape
from typing import Any, Literal

from mahdar.export.naming import Names, tidy
from mahdar.model.record import Record, RecordEvent
from mahdar.words import words

Language = Literal["ar", "en"]


def build(record: Record, language: Language = "ar") -> dict[str, Any]:
    """The timeline; an event without a day is not put on one (TimelineJS has no place for it)."""
    names = Names(record)
    slides = [_slide(event, names, language) for event in record.events if _date(event.earliest or event.latest)]
    slides.sort(key=lambda s: (s["start_date"]["year"], s["start_date"]["month"], s["start_date"].get("day", 0), s["unique_id"]))
    return {"events": slides}


def dumps(record: Record, language: Language = "ar") -> str:
    """The timeline as JSON."""
    return json.dumps(build(record, language), ensure_ascii=False, indent=1) + "\n"


def _date(iso: str | None) -> dict[str, int] | None:
    parts = (iso or "")[:10].split("-")
    if len(parts) < 2 or not all(part.isdecimal() for part in parts):
        return None
    return dict(zip(("year", "month", "day"), map(int, parts), strict=False))


def _slide(event: RecordEvent, names: Names, language: Language) -> dict[str, Any]:
    here = words(language)
    quotes = [names.quote(step.article, step.evidence) for step in event.history]
    said = "".join(f"<blockquote>{escape(tidy(q.before + q.exact + q.after))}</blockquote>" for q in quotes)
    slide = {
        "unique_id": event.id, "start_date": _date(event.earliest or event.latest), "group": here.of("status", event.status),
        "display_date": here.interval(event.earliest, event.latest),
        "text": {"headline": escape(tidy(getattr(names.title(event), language))), "text": said},
    }
    end = _date(event.latest)
    return {**slide, "end_date": end} if end and event.earliest and event.latest != event.earliest else slide
