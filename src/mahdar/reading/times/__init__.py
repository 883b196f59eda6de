"""Step: times. Reads every expression of time: finds it, says what it means, and resolves it against what is known.

The grammar is `lang/ar/time.toml` (words) and `time_rules.toml` (rules); `makers` gives each kind of rule its meaning,
`resolve` turns meanings into TIMEX3 values and days, `tense` finds the clause.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import cast

from mahdar.lang.loader import Language
from mahdar.lang.tables.time import TimeTable
from mahdar.model.article import Article, Published
from mahdar.model.ids import content_id, finding_id
from mahdar.model.reading import Conflict
from mahdar.model.time import Modifier, Timex
from mahdar.reading.doc import Doc
from mahdar.reading.times.dateline import is_dateline
from mahdar.reading.times.light import LightDoc
from mahdar.reading.times.makers import MAKERS
from mahdar.reading.times.resolve import Context, Resolved, resolve
from mahdar.reading.times.scan import row_of
from mahdar.reading.times.sem import Sem, change
from mahdar.reading.times.tense import Clause
from mahdar.text.cascade import Item

TIMES = ("day", "period", "year", "dur", "thedur", "clock", "range", "relative", "set", "bare", "ref")
"""Classes of the grammar that are times when nothing larger took them."""
NAMES = frozenset(TIMES)

FRAGMENT = 10
"""Words up to which a text without a verb is a request, not a report: it looks ahead."""

DAY_GRAIN = ("day", "part", "minute")


def step(doc: Doc, language: Language) -> Iterable[Timex]:
    """Find all times of a document, in text order; notes conflicts in `doc.found.conflicts`."""
    table: TimeTable = language.tables["time"]
    row = grammar(doc, table)
    return Reader(doc, table).read(row) if row else ()


def grammar(doc: Doc, table: TimeTable) -> list[Item]:
    """The row of a document after the grammar; made once for a document."""
    row: list[Item] | None = doc.cache.get("time_row")
    if row is None:
        row = row_of(doc, table)
        row = doc.cache["time_row"] = table.cascade.run(row, MAKERS, doc) if row else []
    return row


def meanings(row: Iterable[Item]) -> Iterable[tuple[Item, Sem]]:
    """The items of a row that are times, with what they mean."""
    for item in row:
        data = item.data
        if data and not NAMES.isdisjoint(data):
            value = next(data[name] for name in TIMES if name in data)
            yield item, value if isinstance(value, Sem) else Sem(what="ref", name=value)


SOON = 3
"""Months ahead in which a deadline named by its month alone may be."""

class Reader:
    """Resolves the times of one document in text order: later ones may lean on earlier ones."""

    def __init__(self, doc: Doc, table: TimeTable) -> None:
        self.doc = doc
        self.clause = Clause(doc, table)
        published = doc.found.published.date
        self.now = date.fromisoformat(published) if published else None
        self.how = doc.found.published.how
        self.context = Context(self.now)
        self.fragment = doc.n <= FRAGMENT
        self.leads: dict[bool, date] = {}
        self.here: list[date] = []
        self.seen = 0
        self.last_word = -1
        self.named: str | None = None
        self.conflicts: list[Conflict] = []

    def read(self, row: Iterable[Item]) -> tuple[Timex, ...]:
        """All times."""
        times = [t for item, sem in meanings(row) if (t := self._time(item, sem)) is not None]
        if self.conflicts:
            self.doc.found.conflicts = (*self.doc.found.conflicts, *self.conflicts)
        return tuple(times)

    def _time(self, item: Item, sem: Sem) -> Timex | None:
        doc = self.doc
        at, direction = self.clause.of(item.i, item.j)
        start = doc.starts[item.i]
        if doc.text.find("\n", self.seen, start) >= 0:
            self.here = []
            self.context.near = None
        self.seen = start
        if self.clause.onward(item.i):
            direction = 1 if sem.weekday is not None and sem.month is None else max(direction, 0)
        if direction < 0 and self._deadline(item, sem):
            direction = 1
        self.context.direction = direction or (1 if self.fragment and at is None else 0)
        if sem.month is not None and sem.year is None and not sem.adj and is_dateline(self.doc, item):
            sem = change(sem, adj="near")
        beside = item.i == self.last_word and "(" in doc.gaps[item.i - 1]
        self.context.scene = self.context.last if beside else self._scene(direction)
        self.last_word = item.j
        try:
            value = resolve(sem, self.context)
        except (OverflowError, ValueError):
            return None
        if value is None:
            return None
        self._remember(sem, value)
        time = self._timex(item, sem, value, at)
        if value.earliest is not None and sem.what not in ("dur", "set"):
            self.named = time.id
        return time

    def _remember(self, sem: Sem, value: Resolved) -> None:
        if value.earliest is None or value.latest is None or sem.what in ("dur", "set"):
            return
        context = self.context
        context.near = value.earliest
        if value.precision in DAY_GRAIN and value.earliest == value.latest:
            context.last = value.earliest
            if not self._header(sem, value):
                self.here.append(value.earliest)
                self.leads.setdefault(self._ahead(value.earliest), value.earliest)
        if sem.month is not None and sem.day is not None and value.earliest == value.latest:
            context.known.setdefault((sem.month, sem.day, sem.hijri), value.earliest)
        if value.earliest.year == value.latest.year:
            context.last_year = value.earliest.year
        if value.precision in ("month", *DAY_GRAIN):
            context.last_month = (value.earliest.year, value.earliest.month)

    def _ahead(self, day: date) -> bool:
        return self.now is not None and day > self.now

    def _deadline(self, item: Item, sem: Sem) -> bool:
        """Is it the part of a month soon to come by which something is to be done («إلى تفعيل اللجنة قبل نهاية أوت»)?

        Behind a verb of the past, nearly a year back is less likely than some weeks ahead.
        """
        now = self.context.now
        if now is None or not sem.edge or sem.what != "month" or sem.month is None or sem.year is not None or sem.adj:
            return False
        return 0 < sem.month - now.month <= SOON and item.i > 0 and self.doc.forms[item.i - 1] in self.clause.shape.deadline

    def _scene(self, direction: int) -> date | None:
        """The day that a clock time or «اليوم نفسه» belongs to: the last of the paragraph, or the first of the article,
        that lies where the verb looks."""
        fits = [d for d in self.here if not direction or self._ahead(d) == (direction > 0)]
        if fits:
            return fits[-1]
        if direction and (lead := self.leads.get(direction > 0)) is not None:
            return lead
        return self.here[-1] if self.here else self.leads.get(False) or self.leads.get(True)

    def _modifier(self, item: Item) -> str:
        """BEFORE, AFTER or APPROX by the word before an expression."""
        i = item.i - 1
        if i < 0 or self.doc.gaps[i]:
            return ""
        return self.clause.shape.modifiers.get(self.doc.forms[i], "")

    def _header(self, sem: Sem, value: Resolved) -> bool:
        return sem.year is not None and value.earliest == self.now

    def _timex(self, item: Item, sem: Sem, value: Resolved, at: int | None) -> Timex:
        doc = self.doc
        start = doc.letters_in(item.i, item.skip) if item.skip else doc.starts[item.i]
        end = doc.ends[item.j - 1]
        if start and doc.text[start - 1] == "(" and ")" in doc.text[start:end] and "(" not in doc.text[start:end]:
            start -= 1
        elif doc.text[end : end + 1] == ")" and "(" in doc.text[start:end] and ")" not in doc.text[start:end]:
            end += 1
        exact = doc.text[start:end]
        name = finding_id("t", doc.article.id, "time", start, end)
        if value.other:
            note = f"parts of «{exact}» name different days"
            self.conflicts.append(Conflict(content_id("x", name), name, "date", (value.value, value.other), note))
        modifier = cast("Modifier | None", value.mod or self._modifier(item) or None)
        anchor = "dateline" if value.anchor == "published" and self.how == "dateline" else value.anchor
        return Timex(
            name, start, end, exact, value.type, value.value,
            value.earliest.isoformat() if value.earliest else None, value.latest.isoformat() if value.latest else None,
            item.rule or "ar.time.ref", value.precision, modifier, anchor,
            self.named if value.anchor == "text" else None, value.needs, value.other, at,
            _why_not(value),
        )  # fmt: skip


def _why_not(value: Resolved) -> dict[str, str]:
    if value.earliest is not None:
        return {}
    if value.needs:
        needed = {"published": "the day of publication", "text": "a day named before", "event": "the day of the event"}
        return {"earliest": f"needs {needed[value.needs]}", "latest": f"needs {needed[value.needs]}"}
    if value.type in ("DURATION", "SET"):
        return {}
    return {"earliest": "too vague for days", "latest": "too vague for days"}


def read_text(text: str, published: datetime | None, language: Language) -> list[Timex]:
    """The times of a text by itself.

    Args:
        text: NFC text.
        published: The moment of writing, or None; at midnight it is only a day.
        language: The loaded language.
    """
    day = Published(published.date().isoformat(), "given") if published else Published(None, "unknown")
    doc = LightDoc(Article("", "", text, day), language)
    table: TimeTable = language.tables["time"]
    reader = Reader(doc, table)
    if published is not None and published.time() != time.min:
        reader.context.moment = published
    return list(reader.read(grammar(doc, table)))


__all__ = ["meanings", "read_text", "step"]
