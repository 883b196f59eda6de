"""Names of values, days, numbers and durations in the languages of the output."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

LANGUAGES: Final = ("ar", "en")
_UNITS: Final = {"Y": "year", "W": "week", "D": "day", "H": "hour"}
_PART: Final = re.compile(r"(\d+|X)([YMWDHS])")
_SIZES: Final = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


class Both(NamedTuple):
    """The same words in both languages of the output."""

    ar: str
    en: str


class Words:
    """The words of one language, looked up by table and key; a value nobody listed is given back as it is."""

    def __init__(self, language: str, table: dict[str, Any]) -> None:
        self.language = language
        self._table = table

    def text(self, key: str) -> str:
        """A single word or phrase; `line.ahead` is the key `ahead` of the table `line`."""
        table, _, name = key.rpartition(".")
        return str((self._table[table] if table else self._table)[name])

    def of(self, table: str, key: str | None) -> str:
        """The name of a value (`of("status", "held")`), or the value itself."""
        return str(self._table.get(table, {}).get(key, key or ""))

    def listed(self, table: str) -> set[str]:
        """The names that a table gives to its values."""
        return set(self._table.get(table, {}).values())

    def count(self, what: str, n: int) -> str:
        """A counted noun, in the form that the number asks for."""
        forms = self._table["plural"][what]
        return str(forms.get(_form(forms, n), forms["*"])).replace("{n}", str(n))

    def join(self, items: list[str]) -> str:
        """A list in words: commas, and the last one joined with "and"."""
        if len(items) < 2:
            return "".join(items)
        return self.text("list").join(items[:-1]) + self.text("and") + items[-1]

    def month(self, number: int) -> str:
        """The short name of a month (1 to 12)."""
        return str(self._table["months_short"][number - 1])

    def day(self, iso: str | None) -> str:
        """An ISO day, month or year in words."""
        if not iso:
            return self.text("unknown_day")
        parts = iso[:10].split("-")
        if not all(part.isdecimal() for part in parts) or not (len(parts) < 2 or 1 <= int(parts[1]) <= 12):
            return iso
        month = self._table["months"][int(parts[1]) - 1] if len(parts) > 1 else None
        return " ".join(filter(None, [str(int(parts[2])) if len(parts) > 2 else None, month, parts[0]]))

    def interval(self, earliest: str | None, latest: str | None) -> str:
        """The days an event can have been on, as short as they can be said."""
        if not earliest or not latest:
            return self._open(earliest, latest)
        if earliest == latest:
            return self.day(earliest)
        if (whole := whole_period(earliest, latest)) is not None:
            return self.day(whole)
        first, last = earliest[:10].split("-"), latest[:10].split("-")
        if len(first) != 3 or len(last) != 3 or first[0] != last[0]:
            return self.day(earliest) + self.text("to") + self.day(latest)
        if first[1] == last[1]:
            return f"{int(first[2])}\u2013{self.day(latest)}"
        return self.day(earliest).rpartition(" ")[0] + self.text("to") + self.day(latest)

    def _open(self, earliest: str | None, latest: str | None) -> str:
        if earliest:
            return f"{self.text('after')} {self.day(earliest)}"
        return f"{self.text('by')} {self.day(latest)}" if latest else self.text("unknown_day")

    def duration(self, iso: str | None) -> str:
        """An ISO 8601 duration in words; what is not one is given back as it is."""
        if not iso or not iso.startswith("P"):
            return iso or ""
        dates, _, clock = iso[1:].partition("T")
        named = [(n, "month" if u == "M" else _UNITS.get(u)) for n, u in _PART.findall(dates)]
        named += [(n, "minute" if u == "M" else _UNITS.get(u)) for n, u in _PART.findall(clock)]
        said = [self.of("some", unit) if n == "X" else self.count(unit, int(n)) for n, unit in named if unit]
        return self.text("and").join(said) or iso

    def number(self, value: str | float) -> str:
        """A number as people read it: 13.5 billion, 1,200; what is no number is given back as it is."""
        try:
            n = float(value)
        except ValueError:
            return str(value)
        if not abs(n) < 1e15:
            return str(value)
        for size, name in _SIZES:
            if abs(n) >= size and float(f"{n / size:.3f}") * size == n:
                return f"{n / size:.15g} {self.text(f'size.{name}')}"
        return f"{n:,.15g}" if n == int(n) else f"{n:.15g}"


def _form(forms: dict[str, str], n: int) -> str:
    if str(n) in forms:
        return str(n)
    rest = n % 100 if n > 10 else n
    for form in forms:
        low, dash, high = form.partition("-")
        if dash and int(low) <= rest <= int(high):
            return form
    return "*"


def whole_period(earliest: str, latest: str) -> str | None:
    """The month or year that two ISO days bound exactly, if they do."""
    try:
        first, last = date.fromisoformat(earliest[:10]), date.fromisoformat(latest[:10])
    except ValueError:
        return None
    if first.day != 1 or (last.toordinal() + 1 < date.max.toordinal() and date.fromordinal(last.toordinal() + 1).day != 1):
        return None
    if (first.year, first.month) == (last.year, last.month):
        return earliest[:7]
    return earliest[:4] if first.year == last.year and (first.month, last.month) == (1, 12) else None


@cache
def words(language: str) -> Words:
    """The words of a language of the output (`ar` or `en`)."""
    raw = files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return Words(language, tomllib.loads(raw))


def both(table: str, key: str | None) -> Both:
    """The name of a value in both languages."""
    return Both(words("ar").of(table, key), words("en").of(table, key))
