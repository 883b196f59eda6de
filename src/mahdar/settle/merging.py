"""One event from its reports: a history of its status, and claims about each of its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mahdar.model.claim import Agreement, Claim
from mahdar.model.event import COARSE, Part
from mahdar.model.ids import content_id
from mahdar.model.record import HistoryStep, RecordEntity, RecordEvent
from mahdar.settle.reports import FIRM, RANK, Report, days_between, in_body, newest, width
from mahdar.settle.settlement import Local
from mahdar.settle.titles import titles

DAYS = 3
"""Intervals up to this width are days of an event, wider ones only say when it may be."""


def alias(local: Local) -> str:
    """The id by which an event may be named through any of its reports."""
    return content_id("v", *local)


def settled(group: Sequence[Report], known: Mapping[str, RecordEntity], copy_of: Mapping[str, str]) -> RecordEvent:
    """The newest word on its status, the sharpest on everything else; reports in order of their day."""
    own = originals(group, copy_of)
    last = newest(own)
    earliest, latest = interval(own, last)
    first = group[0]
    what = _what(own)
    parts = _parts(group, known)
    who = tuple(parts)
    where = _where(own)
    claims = tuple(c for r in group for c in claims_of(r, known))
    title_ar, title = titles(what, first.event.type, first.event.trigger.exact, parts, where, known, _times(first))
    why = {} if earliest else {"earliest": last.event.why_not.get("earliest", "no report says when")}
    return RecordEvent(
        alias(first.local),
        first.event.type,
        what,
        title,
        title_ar,
        who,
        where,
        earliest,
        latest,
        _common(r.event.duration for r in own if r.event.duration),
        last.event.status,
        tuple(s for r in sorted(group, key=_in_time) for s in _steps(r)),
        claims,
        agreement(claims, copy_of),
        None,
        next((r.event.quantities for r in own if r.event.quantities), ()),
        len({copy_of.get(r.article, r.article) for r in group}),
        tuple(r.event.id for r in group),
        None,
        why,
        parts,
        None,
        first.event.is_set,
    )


def _times(report: Report) -> int | None:
    """Of a set how many it holds, 0 when that is not told."""
    if not report.event.is_set:
        return None
    told = next((int(q.value) for q in report.event.quantities if q.value > 1 and q.bound == "exact"), 0)
    return told if told or report.family in ("meeting", "visit", "call") else None


def _parts(group: Sequence[Report], known: Mapping[str, RecordEntity]) -> dict[str, Part]:
    """Who is in it, the fullest telling first, each with the part it has most often.

    Where persons of two sides are told, «both parties» and «two officials» are they.
    """
    ordered = sorted(group, key=lambda r: -len(r.who))
    told: dict[str, list[Part]] = {}
    for r in ordered:
        for w in r.all_parts:
            told.setdefault(w, []).append(r.parts.get(w, "attendee"))
    if len({known[w].country for w in told if known[w].kind == "person"}) > 1:
        told = {w: held for w, held in told.items() if known[w].kind != "group" or known[w].country}
    return {w: max(dict.fromkeys(held), key=held.count) for w, held in told.items()}


def originals(group: Sequence[Report], copy_of: Mapping[str, str]) -> list[Report]:
    """The reports that count: a copy's only when what it copies is not among them."""
    there = {r.article for r in group}
    return [r for r in group if copy_of.get(r.article) not in there]


def _common(values: Iterable[str]) -> str | None:
    held = list(values)
    return max(dict.fromkeys(held), key=held.count) if held else None


def _what(own: Sequence[Report]) -> str:
    """The word most reports use, the more telling one in a tie."""
    whats = [r.event.what for r in own]
    return max(dict.fromkeys(whats), key=lambda w: (whats.count(w), w not in ("meeting", "contact")))


def _where(own: Sequence[Report]) -> str | None:
    placed = [r for r in own if r.where]
    return max(placed, key=lambda r: (r.city, sum(p.where == r.where for p in placed))).where if placed else None


def interval(own: Sequence[Report], last: Report) -> tuple[str | None, str | None]:
    """The days held: the narrowest that is told; days of what has happened that follow on each other are its days."""
    own = in_body(own)
    actual = [r for r in own if COARSE[r.event.status] == "actual" and r.event.earliest]
    alike = (
        actual
        if COARSE[last.event.status] == "actual" and actual
        else [r for r in own if r.event.earliest and not _off(r)]
    )
    pool = [
        (r.event.earliest, r.event.latest or r.event.earliest, r.day or "") for r in alike or own if r.event.earliest
    ]
    if not pool:
        return None, None
    least = min(width(first, end) for first, end, _ in pool)
    first, end, _ = max((p for p in pool if width(p[0], p[1]) == least), key=lambda p: (p[2], p))
    if alike is actual and first and end:
        for start, stop, _ in sorted(p for p in pool if p[0] and p[1] and width(p[0], p[1]) <= DAYS):
            if start and stop and days_between(stop, first) <= 1 and days_between(end, start) <= 1:
                first, end = min(first, start), max(end, stop)
    return first, end


def _off(report: Report) -> bool:
    return COARSE[report.event.status] == "off"


def _in_time(report: Report) -> tuple[str, int, str, int]:
    """Of one day the loosest word first, so that a history ends with the firmest."""
    status = report.event.status
    return report.day or "9999", RANK[COARSE[status]] * 10 + FIRM[status], report.article, report.event.trigger.start


def _steps(report: Report) -> Iterator[HistoryStep]:
    """What a report says of the status: the article's clearest word, and that of each further speaker in it."""
    event = report.event
    yield HistoryStep(report.day, event.status, report.article, event.trigger, event.statement)
    for words, statement in report.tellers:
        yield HistoryStep(report.day, event.status, report.article, words, statement)


def claims_of(report: Report, known: Mapping[str, RecordEntity]) -> list[Claim]:
    """What one report says of each field, with its words."""
    event = report.event
    named = sorted(known[w].name_en or known[w].name for w in report.who)
    values = {
        "date": f"{event.earliest}/{event.latest}" if event.earliest else None,
        "place": (known[report.where].name_en or known[report.where].name) if report.where else None,
        "duration": event.duration,
        "status": event.status,
        "participants": "; ".join(named) or None,
    }
    found = [Claim(f, v, report.article, event.trigger, event.statement) for f, v in values.items() if v]
    found += [
        Claim(f"number:{q.unit}", f"{q.value:.15g}", report.article, q.evidence, event.statement) for q in event.quantities
    ]
    return found


def agreement(claims: Sequence[Claim], copy_of: Mapping[str, str]) -> dict[str, Agreement]:
    """Over each field: one source, several that agree, or a later word in place of an earlier. Disputes are marked later."""
    found: dict[str, Agreement] = {}
    for field in dict.fromkeys(c.field for c in claims):
        mine = [c for c in claims if c.field == field]
        sources = {copy_of.get(c.article, c.article) for c in mine}
        if len(sources) == 1:
            found[field] = "single"
        else:
            found[field] = (
                "superseded" if field in ("status", "date") and len({c.value for c in mine}) > 1 else "agreed"
            )
    return found
