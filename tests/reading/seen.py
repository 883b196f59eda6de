"""A sentence as the tests of reading look at it: names in the place of ids."""

from __future__ import annotations

from mahdar.lang import load
from mahdar.model.article import Article, Published
from mahdar.model.event import EventReport
from mahdar.model.reading import Reading
from mahdar.reading.pipeline import read


def seen(text: str, day: str | None = None) -> Reading:
    """The reading of a text, as of a day if one is given."""
    return read(Article("a", "test", text, Published(day, "given" if day else "unknown")), load("ar"))


def one_event(text: str, kind: str, day: str | None = None) -> tuple[EventReport, dict[str, str], str | None]:
    """The only event of a PLOVER type in a text, its participants (name to part) and the name of its place."""
    reading = seen(text, day)
    found = [e for e in reading.events if e.type == kind]
    assert len(found) == 1, [(e.type, e.what, e.trigger.exact) for e in reading.events]
    names = {e.id: e.name for e in reading.entities}
    return found[0], {names[p.entity]: p.part for p in found[0].participants}, names.get(found[0].place or "")
