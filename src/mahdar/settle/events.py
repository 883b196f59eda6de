"""Reports of one event become one event with a history."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import msgspec

from mahdar.model.claim import Agreement, Claim
from mahdar.model.event import COARSE, EventReport
from mahdar.model.ids import content_id
from mahdar.model.reading import Reading
from mahdar.model.record import HistoryStep, RecordEntity, RecordEvent
from mahdar.settle.groups import Groups
from mahdar.settle.settlement import Local

JOIN = 3.0
NEAR_DAYS = 1
FAMILY = {"talks": "meeting", "negotiations": "meeting", "summit": "meeting", "round": "meeting", "session": "meeting", "trip": "visit"}


class Report(msgspec.Struct, frozen=True):
    """A report with what settling needs: its article, day, and record ids of who and where."""

    reading: Reading
    event: EventReport
    day: str | None
    who: frozenset[str]
    sides: frozenset[str]
    where: str | None

    @property
    def local(self) -> Local:
        """Where the report stands."""
        return self.reading.article.id, self.event.id


def reports(
    readings: Sequence[Reading], days: dict[str, str | None], entity_of: dict[Local, str], known: dict[str, RecordEntity]
) -> list[Report]:
    """Reports of all readings with record ids."""
    found: list[Report] = []
    for reading in readings:
        at = reading.article.id
        for event in reading.events:
            who = frozenset(entity_of[(at, p.entity)] for p in event.participants if (at, p.entity) in entity_of)
            sides = frozenset(c for w in who if (c := known[w].country))
            where = entity_of.get((at, event.place)) if event.place else None
            found.append(Report(reading, event, days.get(at), who, sides, where))
    return found


def _family(event: EventReport) -> str:
    return FAMILY.get(event.what, event.what)


def likeness(a: Report, b: Report) -> float:
    """How much two reports speak of one event: shared people and sides, days, place; -9 where they cannot."""
    if a.event.type != b.event.type or _family(a.event) != _family(b.event) or a.event.is_set != b.event.is_set:
        return -9.0
    if a.where and b.where and a.where != b.where:
        return -9.0
    return _who(a, b) + _when(a, b) + (1.0 if a.where and a.where == b.where else 0.0)


def _who(a: Report, b: Report) -> float:
    if not a.who or not b.who:
        return 0.0
    share = len(a.who & b.who) / min(len(a.who), len(b.who))
    if share == 0:
        return 0.5 if a.sides & b.sides else -2.0
    return 2.0 * share


def _when(a: Report, b: Report) -> float:
    if not (a.event.earliest and b.event.earliest):
        return 0.0
    first, last = max(a.event.earliest, b.event.earliest), min(a.event.latest or "", b.event.latest or "")
    return 1.5 if first <= last else -9.0


def groups(found: Sequence[Report]) -> list[list[Report]]:
    """Reports of one event together; the answer does not depend on the order of the reports."""
    blocks: dict[tuple[str | None, str], list[Report]] = {}
    for report in sorted(found, key=lambda r: (r.day or "9999", r.local)):
        blocks.setdefault((report.event.type, _family(report.event)), []).append(report)
    joined: Groups[Local] = Groups(r.local for block in blocks.values() for r in block)
    by_local = {r.local: r for r in found}
    for block in blocks.values():
        scored = ((likeness(a, b), a, b) for a, b in combinations(block, 2) if a.local[0] != b.local[0])
        likely = sorted((row for row in scored if row[0] >= JOIN), key=lambda t: (-t[0], t[1].local, t[2].local))
        for _, a, b in likely:
            if _may_join(joined, by_local, a, b):
                joined.join(a.local, b.local)
    return [[by_local[m] for m in members] for members in joined.sets()]


def _may_join(joined: Groups[Local], by_local: dict[Local, Report], a: Report, b: Report) -> bool:
    left = [r for r in by_local.values() if joined.find(r.local) == joined.find(a.local)]
    right = [r for r in by_local.values() if joined.find(r.local) == joined.find(b.local)]
    return all(likeness(x, y) > -9.0 for x in left for y in right)


def settled(group: list[Report], known: dict[str, RecordEntity]) -> RecordEvent:
    """One event from its reports: the newest word on its status, the most precise on everything else."""
    group = sorted(group, key=lambda r: (r.day or "9999", r.local))
    sharp = min(group, key=_width)
    last = _latest(group)
    who = tuple(dict.fromkeys(w for r in group for w in sorted(r.who)))
    where = next((r.where for r in group if r.where), None)
    duration = next((r.event.duration for r in group if r.event.duration), None)
    history = tuple(_step(r) for r in group)
    claims = tuple(c for r in group for c in _claims(r, known))
    first = group[0]
    key = min(f"{r.local[0]} {r.event.trigger.start}" for r in group)
    title, title_ar = _titles(first, who, where, known)
    return RecordEvent(
        content_id("v", key), first.event.type, first.event.what, title, title_ar, who, where, sharp.event.earliest,
        sharp.event.latest, duration, last.event.status, history, claims, _agreement(claims), None,
        next((r.event.quantities for r in group if r.event.quantities), ()), len({r.local[0] for r in group}),
        tuple(r.event.id for r in group),
    )


def _width(report: Report) -> tuple[bool, str, str]:
    e = report.event
    return (e.earliest is None, _span_days(e.earliest, e.latest), report.local[0])


def _span_days(first: str | None, last: str | None) -> str:
    if not first or not last:
        return "99999"
    from datetime import date

    return f"{(date.fromisoformat(last) - date.fromisoformat(first)).days:05d}"


def _latest(group: list[Report]) -> Report:
    rank = {"actual": 2, "off": 1, "ahead": 0}
    return max(group, key=lambda r: (r.day or "", rank[COARSE[r.event.status]]))


def _step(report: Report) -> HistoryStep:
    return HistoryStep(report.day, report.event.status, report.local[0], report.event.trigger, report.event.statement)


def _claims(report: Report, known: dict[str, RecordEntity]) -> list[Claim]:
    event, at = report.event, report.local[0]
    values = {
        "date": f"{event.earliest}/{event.latest}" if event.earliest else None,
        "place": report.where,
        "duration": event.duration,
        "status": event.status,
        "participants": " ".join(sorted(report.who)) or None,
    }
    found = [Claim(f, v, at, event.trigger, event.statement) for f, v in values.items() if v]
    found += [Claim(f"number:{q.unit}", f"{q.value:g}", at, q.evidence, event.statement) for q in event.quantities]
    return found


def _agreement(claims: tuple[Claim, ...]) -> dict[str, Agreement]:
    found: dict[str, Agreement] = {}
    for field in dict.fromkeys(c.field for c in claims):
        values = [c.value for c in claims if c.field == field]
        if field == "status":
            found[field] = "single" if len(values) == 1 else "agreed" if len(set(values)) == 1 else "superseded"
        elif field in ("date", "participants"):
            found[field] = "single" if len(values) == 1 else "agreed"
        else:
            found[field] = "single" if len(values) == 1 else "agreed" if len(set(values)) == 1 else "disputed"
    return found


def _titles(first: Report, who: tuple[str, ...], where: str | None, known: dict[str, RecordEntity]) -> tuple[str, str]:
    names = [known[w].name_en or known[w].name for w in who[:4]]
    place = f" in {known[where].name_en or known[where].name}" if where else ""
    title = f"{first.event.what.capitalize()}: {', '.join(names)}{place}" if names else f"{first.event.what.capitalize()}{place}"
    return title, first.event.trigger.exact
