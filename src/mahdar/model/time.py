"""Time expressions (TIMEX3)."""

from __future__ import annotations

from typing import Literal

import msgspec

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["century", "decade", "year", "half", "season", "quarter", "month", "week", "day", "part", "minute", "vague"]
Modifier = Literal["START", "MID", "END", "APPROX", "BEFORE", "AFTER"]
Anchor = Literal["published", "dateline", "text", "event", "none"]


class Timex(msgspec.Struct, frozen=True, gc=False):
    """One time expression: TIMEX3 type and value, and the days it covers.

    `earliest` and `latest` are ISO days, both inclusive, or null when they are not to be known (see `why_not`).
    `belongs_to` is the offset (code points) of the verb or noun whose clause the expression stands in, if known.
    """

    id: str
    start: int
    end: int
    exact: str
    type: TimexType
    value: str
    earliest: str | None = None
    latest: str | None = None
    rule: str = ""
    precision: Precision | None = None
    modifier: Modifier | None = None
    anchor: Anchor = "none"
    anchor_id: str | None = None
    needs: str | None = None
    other_value: str | None = None
    belongs_to: int | None = None
    why_not: dict[str, str] = {}
