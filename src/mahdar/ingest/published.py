"""The day of publication: every sign of it, and the choice among them with its reason.

A sign in printed words of a language (a dateline) is read by the time reader of that language and handed in; what is
read here needs no language: a header, metadata, an address, a day written in numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from mahdar.model.article import DateCandidate
from mahdar.model.span import Span, span
from mahdar.text.publication import WEIGHTS, choose

Dateline = Callable[[str], list[DateCandidate]]
"""Reads the days printed near the top of a text (`text` → candidates with how = "dateline"), for one language."""

TOP = 500
"""Code points at the top of a text in which a printed date can be its date."""

_HEADER = re.compile(r"\s*(?:date|published)\s*[:=]?\s*([0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])", re.I)
_FRONT = re.compile(
    r"\A\s*---\n(?:[^\n]{0,300}\n){0,30}?(?:date|published)\s*:\s*[\"']?([0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])", re.I
)
_NUMBERS = re.compile(
    r"(?<![\d/.\-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/\-])"
    r"|(?<![\d/.\-])(\d{4})-(\d{2})-(\d{2})(?![\d\-])"
)
_ISO = re.compile(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_ISO_LOOSE = re.compile(r"\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")


def iso_day(value: Any) -> str | None:
    """The day of a machine-written date as ISO (`2025-12-03`), or None: ISO, RFC 2822, day first, or seconds since 1970.

    The day is the one written; nothing is moved to another time zone, as a newspaper dates by its own.
    """
    if isinstance(value, dict):
        value = value.get("date") or value.get("$date")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_seconds(float(value))
    if not isinstance(value, str) or len(value) > 200:
        return None
    words = _latin_digits(value)
    if found := _ISO.match(words) or _ISO_LOOSE.match(words):
        return _day(found[1], found[2], found[3])
    if found := _DAY_FIRST.match(words):
        return _day(found[3], found[2], found[1])
    if words.strip().isdecimal() and len(words.strip()) in (10, 13):
        return _from_seconds(float(words))
    return _rfc_2822(words)


def candidates(
    text: str,
    *,
    url: str | None = None,
    meta: Iterable[tuple[Any, str]] = (),
    given: str | None = None,
    dateline: Dateline | None = None,
) -> tuple[DateCandidate, ...]:
    """Every sign of the publication day of one article, the surest first, each once.

    Args:
        text: The article, NFC.
        url: Its address, which often holds the day.
        meta: What a page or record says, as (value, where it says so).
        given: A day the user gives for this run; it goes before all others.
        dateline: The reader of printed dates of the language of the article.
    """
    found = [*_given(given), *_meta(meta), *_header(text), *_printed(text, dateline), *_from_url(url)]
    kept: dict[tuple[str, str], DateCandidate] = {}
    for candidate in found:
        kept.setdefault((candidate.date, candidate.how), candidate)
    return tuple(sorted(kept.values(), key=lambda c: -c.weight))


def _given(given: str | None) -> Iterator[DateCandidate]:
    if day := iso_day(given) if given else None:
        yield DateCandidate(day, "given", None, WEIGHTS["given"], "given for this run")


def _meta(meta: Iterable[tuple[Any, str]]) -> Iterator[DateCandidate]:
    """Metadata; each later place is trusted a little less than the one before."""
    for at, (value, where) in enumerate(meta):
        if day := iso_day(value):
            yield DateCandidate(day, "meta", None, round(WEIGHTS["meta"] - 0.01 * min(at, 4), 2), where)


def _header(text: str) -> Iterator[DateCandidate]:
    """` date 2026-01-14 ` at the very start, or the front matter of a Markdown file."""
    found = _HEADER.match(text, 0, 200) or _FRONT.match(text[:4000])
    day = iso_day(found[1]) if found else None
    if found and day:
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        evidence = span(text, found.start(1) if found.re is _FRONT else start, found.end(1))
        yield DateCandidate(day, "header", evidence, WEIGHTS["header"])


def _printed(text: str, dateline: Dateline | None) -> Iterator[DateCandidate]:
    """Days printed near the top: those the language reads, and those in numbers."""
    if dateline is not None:
        yield from dateline(text)
    yield from _in_numbers(text)


def _in_numbers(text: str) -> Iterator[DateCandidate]:
    """A full day in numbers (18-12-2025, ٣/١٢/٢٠٢٥: day first) in the first lines, where lines are short."""
    top = text[:TOP]
    latin = _latin_digits(top)
    skip = len(found[0]) if (found := _HEADER.match(top)) else 0
    for match in _NUMBERS.finditer(latin, skip):
        start, end = latin.rfind("\n", 0, match.start()) + 1, latin.find("\n", match.end())
        line_length = (len(latin) if end < 0 else end) - max(start, skip)
        day = _day(match[4], match[3], match[1]) if match[1] else _day(match[5], match[6], match[7])
        if day and (line_length <= 120 or match.start() - start <= 60):
            weight = WEIGHTS["dateline"] if line_length <= 120 else 0.6
            yield DateCandidate(
                day, "dateline", Span(match.start(), match.end(), top[match.start() : match.end()]), weight
            )
            return


def _from_url(url: str | None) -> Iterator[DateCandidate]:
    found = _URL_DAY.search(url[:2000]) if url else None
    if found and (day := _day(found[1], found[3], found[4])):
        separated = bool(found[2])
        yield DateCandidate(day, "url", None, WEIGHTS["url"] if separated else 0.5, found[0])


def _day(year: str, month: str, day: str) -> str | None:
    try:
        value = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return value.isoformat() if 1800 <= value.year <= 2200 else None


def _from_seconds(value: float) -> str | None:
    """Seconds (or milliseconds) since 1970, between 1980 and 2100."""
    seconds = value / 1000 if value > 1e11 else value
    return datetime.fromtimestamp(seconds, UTC).date().isoformat() if 3.1e8 < seconds < 4.1e9 else None


def _rfc_2822(words: str) -> str | None:
    from email.utils import parsedate

    try:
        found = parsedate(words)
    except (ValueError, TypeError, IndexError):
        return None
    return _day(*(str(part) for part in found[:3])) if found else None


class _Digits(dict[int, str]):
    """What each code point becomes for `_latin_digits`, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        found = self[code] = str(unicodedata.digit(letter)) if letter.isdecimal() else letter
        return found


_DIGITS = _Digits()
_OTHER_DIGIT = re.compile(r"[^\D0-9]")


def _latin_digits(words: str) -> str:
    """Digits of every script as 0-9, one for one."""
    return words.translate(_DIGITS) if not words.isascii() and _OTHER_DIGIT.search(words) else words


def header_end(text: str) -> int:
    """Where the text goes on after a ` date 2026-01-14 ` header, in code points; 0 without one."""
    found = _HEADER.match(text, 0, 200)
    return found.end() if found else 0


__all__ = ["Dateline", "candidates", "choose", "header_end", "iso_day"]
