"""What a time expression means before it is known when it was written."""

from __future__ import annotations

import msgspec

Clock = tuple[int, int, int]


class Sem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The meaning of a time expression, not yet resolved.

    `what` is its grain or kind: day, week, month, quarter, half, season, year, decade, century, dur, clock, part, set,
    ref, range, festival. `shift` counts days from today (a day) or units from now (a period). `adj` is past, next, now,
    same, following, before. `edge` is START, MID, END or REST of the period; `mod` APPROX, BEFORE, AFTER.
    """

    what: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hijri: bool = False
    shift: int | None = None
    adj: str = ""
    unit: str = ""
    n: int | None = None
    name: str = ""
    part: str = ""
    clock: Clock | None = None
    zone: str = ""
    edge: str = ""
    mod: str = ""
    amounts: tuple[tuple[float | None, str], ...] = ()
    ends: tuple[Sem, ...] = ()
    other: Sem | None = None
    lead: str = ""


def change(sem: Sem, **fields: object) -> Sem:
    """The same meaning with some fields changed."""
    return msgspec.structs.replace(sem, **fields)
