"""Times as TimeML: the text with its expressions marked inline as TIMEX3.

Values are those of the reading; the day of publication is the DCT (`functionInDocument="CREATION_TIME"`). Of two
expressions that overlap the first is marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from mahdar.model.reading import Reading
from mahdar.model.time import Timex

MODIFIERS = {"START": "START", "MID": "MID", "END": "END", "APPROX": "APPROX", "BEFORE": "BEFORE", "AFTER": "AFTER"}
"""TIMEX3 `mod` of each modifier."""

CONTROL = {c: None for c in range(32) if c not in (9, 10, 13)}
"""What XML 1.0 cannot hold."""


def dumps(reading: Reading) -> str:
    """A TimeML document of one reading."""
    return document(reading.article.text, reading.times, reading.article.published.date)


def document(text: str, times: Iterable[Timex], published: str | None = None) -> str:
    """A TimeML document.

    Args:
        text: The text that the spans of `times` point into.
        times: Its expressions.
        published: ISO day of publication, or None.
    """
    dct = _creation(published) if published else ""
    body = "".join(inline(text, times))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n{dct}<TEXT>{body}</TEXT>\n</TimeML>\n'


def inline(text: str, times: Iterable[Timex]) -> Iterator[str]:
    """The text in pieces, each expression inside a TIMEX3 element."""
    at = 0
    for n, time in enumerate(sorted(times, key=lambda t: (t.start, -t.end)), 1):
        if time.start < at:
            continue
        yield _plain(text[at : time.start])
        yield f"<TIMEX3 {_attributes(time, n)}>{_plain(text[time.start : time.end])}</TIMEX3>"
        at = time.end
    yield _plain(text[at:])


def _creation(day: str) -> str:
    return (
        f'<DCT><TIMEX3 tid="t0" type="DATE" value="{day}" functionInDocument="CREATION_TIME">{day}</TIMEX3></DCT>\n'
    )


def _attributes(time: Timex, n: int) -> str:
    pairs = {"tid": f"t{n}", "type": time.type, "value": time.value}
    if time.modifier:
        pairs["mod"] = MODIFIERS[time.modifier]
    if time.type == "SET":
        pairs["quant"] = "EVERY"
    if time.anchor in ("published", "dateline"):
        pairs |= {"temporalFunction": "true", "anchorTimeID": "t0"}
    return " ".join(f"{name}={quoteattr(value)}" for name, value in pairs.items())


def _plain(text: str) -> str:
    return escape(text.translate(CONTROL).encode("utf-8", "replace").decode())
