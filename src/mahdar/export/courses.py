"""Courses: what was announced, by whom, and what became of it, a line for each event that has one; and plans step by step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from mahdar.export.chain import links
from mahdar.export.naming import Names
from mahdar.model.event import COARSE, Status
from mahdar.model.record import HistoryStep, PlanStep, Record, RecordEvent, RecordStatement
from mahdar.settle.ahead import NOT_TO_COME
from mahdar.words import LANGUAGES, Both, words

Language = Literal["ar", "en"]
ARROW: Final = {"ar": " \u2190 ", "en": " \u2192 "}


class Turn(NamedTuple):
    """One step of a course: the status, where it is one, and its day with whose word it is, or what came of it."""

    status: Status | None
    words: Both


class Course(NamedTuple):
    """What was announced and what became of it."""

    event: RecordEvent
    when: Both
    turns: list[Turn]


def courses(record: Record, names: Names) -> Iterator[Course]:
    """One for each event that was told of before it was, that changed, or of which something else came; by its first word."""
    after: dict[str, list[RecordEvent]] = {}
    for e in record.events:
        if e.of in names.events:
            after.setdefault(e.of or "", []).append(e)
    awaited = {a.event for a in record.ahead}
    told = [e for e in record.events if e.id in after or has_course(e, awaited)]
    for event in sorted(told, key=lambda e: (e.history[0].as_of or "9", e.earliest or "9", e.id)):
        steps = [Turn(step.status, _in_both(step_words, same, names)) for step, same in turns(event)]
        later = [names.events[event.followed_by or ""]] if event.followed_by in names.events else []
        steps += [Turn(e.status, _in_both(_after, e, names)) for e in (*later, *after.get(event.id, []))]
        if COARSE[event.status] == "ahead" and not later and event.id not in awaited:
            steps.append(Turn(None, Both(*(words(lang).of("heading", "nothing_known") for lang in LANGUAGES))))
        yield Course(event, when_in_both(event), steps)


def line(course: Course, names: Names, language: Language) -> str:
    """A course on one line of text."""
    here, at = words(language), LANGUAGES.index(language)
    steps = [f"{here.of('status', t.status)} ({t.words[at]})" if t.status else t.words[at] for t in course.turns]
    return f"{names.title(course.event)[at]}{here.text('comma')}{course.when[at]}: {ARROW[language].join(steps)}"


def _in_both(make: Callable[..., str], thing: object, names: Names) -> Both:
    return Both(*(make(thing, names, lang) for lang in LANGUAGES))


def has_course(event: RecordEvent, awaited: Collection[str]) -> bool:
    """Whether there is more to tell of it than that it happened or may happen: it was announced, and fixed, held or called off,
    or its days passed, or nothing more was heard of it."""
    if len({step.status for step in event.history}) > 1 or event.followed_by:
        return True
    dated = event.earliest is not None and event.type not in NOT_TO_COME
    planned = event.type == "CONSULT" and bool(event.participants) and event.status in ("scheduled", "planned", "proposed")
    return COARSE[event.status] == "ahead" and (dated or (planned and event.id not in awaited))


def when(event: RecordEvent, language: str) -> str:
    """The days of an event; where no day is known and it is past, the day by which it was."""
    here = words(language)
    if event.earliest or event.latest or COARSE[event.status] != "actual":
        return here.interval(event.earliest, event.latest)
    first = min((s.as_of for s in event.history if s.as_of), default=None)
    return here.interval(None, first) if first else here.interval(None, None)


def when_in_both(event: RecordEvent) -> Both:
    """The days of an event, or the day by which it was, in both languages."""
    return Both(when(event, "ar"), when(event, "en"))


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
            if not (found and status == found[-1][0].status and COARSE[status] == "actual"):
                found.append((same[0], same))  # that it was held is news once
    return found


def step_words(same: Sequence[HistoryStep], names: Names, language: Language) -> str:
    """The day of a step, and those on whose word it is."""
    here = words(language)
    told = [names.statements[s.statement] for s in same if s.statement in names.statements]
    by = list(dict.fromkeys(_chain(s, names, language) for s in told))
    return here.day(same[0].as_of) + (f": {here.join(by)}" if by else "")


def whose(statement: RecordStatement, names: Names) -> Both:
    """Those on whose word something is, from the article outwards."""
    return Both(*(f"{words(lang).of('heading', 'word_of')} {_chain(statement, names, lang)}" for lang in LANGUAGES))


def _chain(statement: RecordStatement, names: Names, language: str) -> str:
    """Who says it, and through whom the article has it."""
    *relays, speaker = (getattr(link.name, language) for link in links(statement, names)[1:])
    here = words(language)
    return here.text("line.via").format(who=speaker, via=here.text("comma").join(relays)) if relays else speaker


def _after(event: RecordEvent, names: Names, language: Language) -> str:
    return f"{getattr(names.title(event), language)}{words(language).text('comma')}{when(event, language)}"


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
