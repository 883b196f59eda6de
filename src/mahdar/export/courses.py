"""Courses: what was announced, by whom, and what became of it, a line for each event that has one; and plans step by step."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, Literal

from mahdar.export.chain import links
from mahdar.export.naming import Names
from mahdar.model.event import COARSE
from mahdar.model.record import HistoryStep, PlanStep, Record, RecordEvent
from mahdar.words import LANGUAGES, Both, words

Language = Literal["ar", "en"]
ARROW: Final = {"ar": " \u2190 ", "en": " \u2192 "}
ARROW_BACK: Final = " \u2190 "


def courses(record: Record, names: Names) -> Iterator[Both]:
    """A line for each event that was told of before it was, that changed, or of which something else came; by its first word."""
    after: dict[str, list[RecordEvent]] = {}
    for e in record.events:
        if e.of in names.events:
            after.setdefault(e.of or "", []).append(e)
    awaited = {a.event for a in record.ahead}
    told = [e for e in record.events if e.id in after or has_course(e, awaited)]
    for event in sorted(told, key=lambda e: (e.history[0].as_of or "9", e.earliest or "9", e.id)):
        yield Both(*(_line(event, after.get(event.id, []), awaited, names, lang) for lang in LANGUAGES))


def has_course(event: RecordEvent, awaited: Collection[str]) -> bool:
    """Whether there is more to tell of it than that it happened or may happen: it was announced, and fixed, held or called off,
    or its days passed, or nothing more was heard of it."""
    kinds = {step.status for step in event.history}
    plan = event.type == "CONSULT" and event.status in ("scheduled", "planned", "proposed") and len(event.participants) > 0
    return len(kinds) > 1 or bool(event.followed_by) or (COARSE[event.status] == "ahead" and event.earliest is not None) or (
        plan and event.id not in awaited
    )


def _line(event: RecordEvent, after: list[RecordEvent], awaited: Collection[str], names: Names, language: Language) -> str:
    here, arrow = words(language), ARROW[language]
    steps = [_step(s, same, names, language) for s, same in turns(event)]
    later = [names.events[event.followed_by or ""]] if event.followed_by in names.events else []
    steps += [
        f"{getattr(names.title(e), language)} ({here.of('status', e.status)}{here.text('comma')}{when(e, language)})"
        for e in (*later, *after)
    ]
    if COARSE[event.status] == "ahead" and not later and event.id not in awaited:
        steps.append(here.of("heading", "nothing_known"))
    return f"{getattr(names.title(event), language)}{here.text('comma')}{when(event, language)}: {arrow.join(steps)}"


def when(event: RecordEvent, language: str) -> str:
    """The days of an event; where no day is known and it is past, the day by which it was."""
    here = words(language)
    if event.earliest or event.latest or COARSE[event.status] != "actual":
        return here.interval(event.earliest, event.latest)
    first = min((s.as_of for s in event.history if s.as_of), default=None)
    return here.interval(None, first) if first else here.interval(None, None)


def turns(event: RecordEvent) -> list[tuple[HistoryStep, list[HistoryStep]]]:
    """The steps of a history that bring something new, each with all that say the same on its day.

    Of what one article says on its day the firmest counts.
    """
    days: dict[str, list[HistoryStep]] = {}
    for step in event.history:
        days.setdefault(step.as_of or "", []).append(step)
    found: list[tuple[HistoryStep, list[HistoryStep]]] = []
    for day in sorted(days):
        last = {s.article: s.status for s in days[day]}
        for status in dict.fromkeys(s.status for s in days[day] if last[s.article] == s.status):
            same = [s for s in days[day] if s.status == status]
            found.append((same[0], same))
    return found


def _step(step: HistoryStep, same: list[HistoryStep], names: Names, language: Language) -> str:
    here = words(language)
    told = [names.statements[s.statement] for s in same if s.statement in names.statements]
    by = list(dict.fromkeys(ARROW_BACK.join(getattr(link.name, language) for link in links(s, names)[1:]) for s in told))
    whose = f": {here.join(by)}" if by else ""
    return f"{here.of('status', step.status)} ({here.day(step.as_of)}{whose})"


def paper(step: PlanStep, names: Names) -> Both:
    """What an article says of a plan: the day, which paper, which version, how long, announced or leaked, to whom."""
    return Both(*(_paper(step, names, lang) for lang in LANGUAGES))


def _paper(step: PlanStep, names: Names, language: str) -> str:
    here = words(language)
    facts = [
        here.of("paper", step.what),
        here.of("paper", step.version),
        here.count("document", step.documents) if step.documents else "",
        here.count("point", step.points) if step.points else "",
        here.of("paper", step.publicity),
        here.text("title.to").format(who=getattr(names.entity(step.recipient), language)) if step.recipient in names.entities else "",
    ]
    line = f"{here.day(step.as_of)}: " + here.text("comma").join(f for f in facts if f)
    if step.event in names.events:
        event = names.events[step.event or ""]
        line += f" ({getattr(names.title(event), language)}, {here.of('status', event.status)})"
    return line
