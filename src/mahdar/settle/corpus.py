"""The dated articles of a record with their events, against which an undated one is held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mahdar.lang import load
from mahdar.lang.tables.world import World
from mahdar.model.reading import Reading
from mahdar.model.record import RecordEntity
from mahdar.settle.events import groups
from mahdar.settle.reports import Report, reports
from mahdar.settle.settlement import Local


class Corpus:
    """The dated articles, their events, and how reports get the ids of the record."""

    def __init__(
        self,
        readings: Sequence[Reading],
        days: dict[str, str],
        entity_of: Mapping[Local, str],
        known: Mapping[str, RecordEntity],
    ):
        self.days = days
        self.entity_of = entity_of
        self.known = known
        self.world: World = load("ar").world
        dated = [r for r in readings if r.article.id in days]
        self.sources = {r.article.id: called(r.article.source) for r in readings}
        self.reports = self.reports_of(dated, days) if len(dated) < len(readings) else []
        self._groups: list[list[Report]] | None = None
        self.names = {r.article.id: self._names(r) for r in readings} if len(dated) < len(readings) else {}

    @property
    def groups(self) -> list[list[Report]]:
        """The reports of the dated articles by event; made when an undated article asks for them."""
        if self._groups is None:
            self._groups = groups(self.reports)
        return self._groups

    def reports_of(self, readings: Sequence[Reading], days: Mapping[str, str]) -> list[Report]:
        """Reports of readings, at the days given."""
        return reports(readings, days, self.entity_of, self.known, self.world)

    def alike(self, reading: Reading) -> list[tuple[str, float, str]]:
        """Dated articles that name the same people and bodies: (day, likeness, source), the likest first."""
        own = self._names(reading)
        found = []
        for other, names in self.names.items():
            shared = len(own & names)
            if shared >= 4 and other in self.days:
                found.append((self.days[other], round(shared / min(len(own), len(names)), 3), self.sources[other]))
        return sorted(found, key=lambda x: (-x[1], x))[:3]

    def _names(self, reading: Reading) -> frozenset[str]:
        return frozenset(
            w for e in reading.entities if (w := self.entity_of.get((reading.article.id, e.id))) and e.kind != "group"
        )

    def add(self, reading: Reading, day: str) -> None:
        """One more article has its day."""
        self.days[reading.article.id] = day
        self.reports += self.reports_of([reading], {reading.article.id: day})
        self._groups = None


def called(source: str) -> str:
    """What an article is called in a reason: an address as it is, of a path the last part."""
    return source if "://" in source else source.replace("\\", "/").rstrip("/").rpartition("/")[2] or source
