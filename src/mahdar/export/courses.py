"""Courses: what was announced, by whom, and what became of it, a line for each event that has one; and plans step by step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from mahdar.export.naming import Names
from mahdar.model.event import COARSE
from mahdar.model.record import HistoryStep, PlanStep, Record, RecordEvent
from mahdar.words import LANGUAGES, Both, words

ARROW: Final = {"ar": " \u2190 ", "en": " \u2192 "}


def courses(record: Record, names: Names) -> Iterator[Both]:
    """A line for each event that was told of before it was, or changed; in order of the first word of it."""
    told = [e for e in record.events if has_course(e)]
    for event in sorted(told, key=lambda e: (e.history[0].as_of or "9", e.earliest or "9", e.id)):
        yield Both(_line(event, names, "ar"), _line(event, names, "en"))


def has_course(event: RecordEvent) -> bool:
    """Whether there is more to tell of it than that it happened or may happen: it was announced, and fixed, held or called off."""
    kinds = {step.status for step in event.history}
    return len(kinds) > 1 or bool(event.followed_by) or (COARSE[event.status] == "ahead" and event.earliest is not None)


def _line(event: RecordEvent, names: Names, language: Literal["ar", "en"]) -> str:
    here = words(language)
    steps = ARROW[language].join(_step(s, names, language) for s in turns(event))
    became = ""
    if event.followed_by in names.events:
        later = names.events[event.followed_by or ""]
        became = f"{ARROW[language]}{getattr(names.title(later), language)} ({here.of('status', later.status)}; {when(later, language)})"
    return f"{getattr(names.title(event), language)}, {when(event, language)}: {steps}{became}"


def when(event: RecordEvent, language: str) -> str:
    """The days of an event; where no day is known and it is past, the day by which it was."""
    here = words(language)
    if event.earliest or event.latest or COARSE[event.status] != "actual":
        return here.interval(event.earliest, event.latest)
    first = min((s.as_of for s in event.history if s.as_of), default=None)
    return here.interval(None, first) if first else here.interval(None, None)


def turns(event: RecordEvent) -> list[HistoryStep]:
    """The steps of a history that bring something new: another status, or the same from another day or speaker."""
    found: list[HistoryStep] = []
    for step in sorted(event.history, key=lambda s: s.as_of or ""):
        if not found or (step.status, step.as_of) != (found[-1].status, found[-1].as_of) or (step.statement and not found[-1].statement):
            found.append(step)
    return found


def _step(step: HistoryStep, names: Names, language: Literal["ar", "en"]) -> str:
    here = words(language)
    told = names.statements.get(step.statement or "")
    by = f", {getattr(names.speaker(told), language)}" if told else ""
    return f"{here.of('status', step.status)} ({here.day(step.as_of)}{by})"


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
