"""What an event is of: the call that a leak is a leak of, the plan that was leaked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from mahdar.model.record import RecordEvent, RecordPlan
from mahdar.settle.reports import Report
from mahdar.words import LANGUAGES, Both, words

OF_ANOTHER = ("leak",)
"""Events that are always of something else."""
GAP = 6
"""Code points between the word for an event and the word for what it is of, at most."""

Pairs = Sequence[tuple[RecordEvent, Sequence[Report]]]


def with_subjects(
    events: Sequence[RecordEvent], pairs: Pairs, event_of: Mapping[tuple[str, str], str], plans: Sequence[RecordPlan]
) -> tuple[RecordEvent, ...]:
    """Events with `of`, and called after it."""
    found: dict[str, str] = {}
    for event, group in pairs:
        if event.what in OF_ANOTHER:
            inner = _inner(group, pairs, event_of) or _plan(group, plans)
            if inner:
                found[event.id] = inner
    if not found:
        return tuple(events)
    called = {e.id: Both(e.title_ar, e.title) for e in events} | {p.id: Both(p.title_ar, p.title) for p in plans}
    held = {e.id: e for e in events}
    return tuple(_of(e, found[e.id], called[found[e.id]], held) if e.id in found else e for e in events)


def _inner(group: Sequence[Report], pairs: Pairs, event_of: Mapping[tuple[str, str], str]) -> str | None:
    """The event whose word stands right behind that of one of the reports («تسريب محادثة» in English: the leak of a call)."""
    articles = {r.article for r in group}
    others = [o for event, g in pairs if event.what not in OF_ANOTHER for o in g if o.article in articles]
    for r in group:
        for o in sorted(others, key=lambda o: o.local):
            if o.article == r.article and any(_behind(r, t.start) for t in (o.event.trigger, *o.event.triggers)):
                return event_of[o.local]
    return None


def _behind(report: Report, start: int) -> bool:
    return any(0 <= start - t.end <= GAP for t in (report.event.trigger, *report.event.triggers))


def _plan(group: Sequence[Report], plans: Sequence[RecordPlan]) -> str | None:
    """The plan that an article says was leaked, with the very word of the event."""
    told = {(r.article, t.start) for r in group for t in (r.event.trigger, *r.event.triggers)}
    for plan in plans:
        if any((s.article, s.made_public.start) in told for s in plan.history if s.made_public is not None):
            return plan.id
    return None


def _of(event: RecordEvent, inner: str, called: Both, held: Mapping[str, RecordEvent]) -> RecordEvent:
    title_ar, title = (
        here.text("title.of").format(what=_upper(here.of("what", event.what)), of=_lower(called[i]))
        for i, here in enumerate(map(words, LANGUAGES))
    )
    theirs = held[inner].parts if inner in held else {}
    parts = {w: p for w, p in event.parts.items() if p == "agent" and w not in theirs}
    return msgspec.structs.replace(
        event, of=inner, title=title, title_ar=title_ar, parts=parts, participants=tuple(parts), place=None if theirs else event.place
    )




def _upper(word: str) -> str:
    return word[:1].upper() + word[1:]


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
