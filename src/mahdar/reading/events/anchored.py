"""Days counted from another event («بعد يوم من هجوم», «قبل أربعة أيام من القمة», «غداة تدشين السد»)."""

from __future__ import annotations

from datetime import date, timedelta

from mahdar.model.event import COARSE
from mahdar.model.time import Timex
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention

NEAR = 4
"""Words between a length of time and the noun that it is counted from, or to, at most."""

DAY_PART = ("H", "M", "S")
"""Units of a length of time shorter than a day."""


def anchor(clauses: Clauses, found: list[Mention]) -> None:
    """Note for each noun how many days before or after another event of its sentence it is."""
    steps = _steps(clauses)
    for k, noun in enumerate(found):
        first = min(noun.i, noun.head) if noun.head >= 0 else noun.i
        offset = steps.get(first)
        if noun.verb is not None or offset is None or noun.earliest is not None or _whole(noun):
            continue
        noun.anchor = _counted(clauses, found[:k], first)
        noun.offset = offset


def _whole(noun: Mention) -> bool:
    """Is it what lasted so long («بعد ثلاثة أيام من المحادثات»), so that nothing is counted from it?"""
    return (noun.frame.lasting or noun.number == "p") and (noun.light is None or noun.light.effect == "continue")


def _steps(clauses: Clauses) -> dict[int, int]:
    """For each word at which such a noun may begin the days from the event told to it."""
    found: dict[int, int] = {}
    for timex in clauses.doc.found.times:
        if timex.type == "DURATION" and (days := _days(timex)) is not None:
            word, last = clauses.doc.word_at(timex.start), clauses.doc.word_at(timex.end - 1)
            sign = _sign(clauses, word)
            if sign and last + 2 < clauses.doc.n and last not in clauses.breaks and clauses.is_(last + 1, "among", free=True):
                found.update(dict.fromkeys(range(last + 2, min(last + 2 + NEAR, clauses.doc.n)), sign * days))
    for i in clauses.eves:
        sign = -1 if clauses.is_(i, "morrow") else 1
        found.update(dict.fromkeys(range(i + 1, min(i + 3, clauses.doc.n)), sign))
    return found


def _sign(clauses: Clauses, word: int) -> int:
    """-1 if «بعد» stands in front of a length of time (what is counted from is earlier), 1 if «قبل», else 0."""
    for k in range(word - 1, max(word - 3, -1), -1):
        if clauses.is_(k, "later", free=True):
            return -1
        if clauses.is_(k, "ahead_of", free=True):
            return 1
        if not clauses.is_(k, "about"):
            return 0
    return 0


def _days(timex: Timex) -> int | None:
    """The whole days of a length of time; parts of a day are none, what is vague or in months is not told in days."""
    value = timex.value
    if value.startswith("PT"):
        return 0 if value[-1] in DAY_PART else None
    number = value[1:-1]
    if not number.isdecimal() or value[-1] not in "DW":
        return None
    return int(number) * (7 if value[-1] == "W" else 1)


def _counted(clauses: Clauses, earlier: list[Mention], first: int) -> Mention | None:
    """The event of the sentence that a noun at word `first` is counted from: the nearest in front."""
    here = clauses.sentence(first)[0]
    return next((m for m in reversed(earlier) if m.i >= here and not m.dropped), None)


def count(gathered: list[tuple[Mention, list[Mention]]]) -> None:
    """Give what is counted from another event its day, where that has one."""
    homes = {id(m): head for head, group in gathered for m in group}
    for head, group in gathered:
        for mention in group:
            home = homes.get(id(mention.anchor)) if mention.anchor is not None else None
            if home is not None and home is not head and mention.offset > 0 and COARSE[home.status] == "ahead" and head.status == "held":
                head.status = home.status  # «يعقد غدا عشية قمة في أبوجا»
            if home is None or home is head or head.earliest is not None or home.earliest is None or home.latest is None:
                continue
            day = home.latest if mention.offset > 0 else home.earliest
            if home.earliest == home.latest or mention.offset:
                head.earliest = head.latest = _shifted(day, mention.offset)


def _shifted(day: str, by: int) -> str:
    return (date.fromisoformat(day[:10]) + timedelta(days=by)).isoformat()
