"""Times as EDTF strings (ISO 8601-2, levels 0 to 2): `2025-12-03`, `2026-01/2026-03`, `199X`, `2026-21`, `2025-06~`."""

from __future__ import annotations

import re

from mahdar.model.reading import Reading
from mahdar.model.time import Timex

SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
"""EDTF season numbers (no hemisphere)."""

_DAY = re.compile(r"(?:\d{4}|XXXX)(?:-(?:\d{2}|XX)){0,2}$")
_PERIOD = re.compile(r"(\d{4})-(?:Q([1-4])|H([12])|(SP|SU|FA|WI))$")


def dumps(reading: Reading) -> str:
    """The expressions of a reading that have one: start, end, words and EDTF, tab between, one a line."""
    rows = ((t, edtf(t)) for t in reading.times)
    return "".join(f"{t.start}\t{t.end}\t{' '.join(t.exact.split())}\t{e}\n" for t, e in rows if e is not None)


def edtf(time: Timex) -> str | None:
    """The EDTF string of an expression, or None for a duration, a set, or what is too vague.

    A modifier START, MID or END, and a week, is given as its days; APPROX adds `~`, BEFORE and AFTER an open side.
    """
    if time.type in ("DURATION", "SET"):
        return None
    value = _days(time) if time.modifier in ("START", "MID", "END") else _value(time)
    if value is None:
        return None
    return value if "/" in value or "X" in value or "T" in value else _open_sides(value, time.modifier)


def _open_sides(value: str, modifier: str | None) -> str:
    return {"APPROX": f"{value}~", "BEFORE": f"../{value}", "AFTER": f"{value}/.."}.get(modifier or "", value)


def _days(time: Timex) -> str | None:
    if time.earliest is None or time.latest is None:
        return _value(time)
    return time.earliest if time.earliest == time.latest else f"{time.earliest}/{time.latest}"


def _value(time: Timex) -> str | None:
    value = time.value
    if value.startswith("BC") and value[2:].isdigit():
        return f"-{int(value[2:]) - 1:04d}" if len(value) == 6 else None
    if "/" in value:
        ends = [_point(part) for part in value.split("/")]
        return "/".join(e for e in ends if e) if None not in ends else _plain_days(time)
    return _point(value) or _plain_days(time)


def _point(value: str) -> str | None:
    """One point or period, or None where EDTF has no such thing (a week)."""
    clock = re.match(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?$", value)
    if clock:
        return f"{clock[1]}T{clock[2]}{clock[3] or ':00'}"
    day = value.split("T")[0]
    if _DAY.match(day) and day != "XXXX-XX-XX":
        return day
    if re.fullmatch(r"\d{3}", value):
        return value + "X"
    if re.fullmatch(r"\d{2}", value):
        return value + "XX"
    period = _PERIOD.match(value)
    if period is None:
        return None
    number = 32 + int(period[2]) if period[2] else 39 + int(period[3]) if period[3] else SEASONS[period[4]]
    return f"{period[1]}-{number}"


def _plain_days(time: Timex) -> str | None:
    if time.earliest is None or time.latest is None:
        return None
    return time.earliest if time.earliest == time.latest else f"{time.earliest}/{time.latest}"
