"""Mahdar: the minutes of diplomacy news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mahdar import native

if TYPE_CHECKING:
    from mahdar.model.time import Timex

__version__ = "0.1.0"
native.use()


def times(text: str, published: Any = None) -> list[Timex]:
    """Read every expression of time in an Arabic text.

    Args:
        text: Any text; it is normalised to NFC first, and spans are code points, half open, into that.
        published: The day of writing, as `date`, `datetime` or ISO text. Without it the text's own dateline is used;
            if it has none, what depends on that day stays open: such a value has XXXX in it, and `needs` says what it needs.

    Returns:
        The expressions in text order, each with TIMEX3 type and value and the days it covers.
    """
    from mahdar.reading.api import times as read

    return read(text, published)


__all__ = ["__version__", "times"]
