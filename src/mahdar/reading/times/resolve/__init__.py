"""From the meaning of a time expression and what is known around it to TIMEX3 value and days."""

from mahdar.reading.times.resolve import days, lengths, periods
from mahdar.reading.times.resolve.base import RESOLVERS, Context, Resolved, resolve

RESOLVERS.update(
    {
        "day": days.day, "festival": days.festival, "week": periods.week, "month": periods.month,
        "quarter": periods.quarter, "half": periods.half, "third": periods.third, "season": periods.season,
        "year": periods.year, "decade": periods.decade, "century": periods.century, "dur": lengths.dur,
        "offset": lengths.offset, "set": lengths.every, "clock": lengths.clock, "part": lengths.clock,
        "range": lengths.between, "ref": lengths.ref,
    }
)  # fmt: skip

__all__ = ["Context", "Resolved", "resolve"]
