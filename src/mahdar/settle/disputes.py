"""Where sources do not go together: per field, values with their independent sources.

Wording that differs, precision that differs and a later status are no disputes. A dispute stays until a person closes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from mahdar.model.claim import Claim, Dispute
from mahdar.model.event import Quantity
from mahdar.model.record import RecordEntity, RecordEvent
from mahdar.model.span import Span
from mahdar.settle.likeness import answered, headline
from mahdar.settle.made import dispute, side
from mahdar.settle.merging import originals
from mahdar.settle.reports import Report, days_between, family

Group = Sequence[Report]
FIRM = ("scheduled", "planned")
LOOSE = ("possible", "proposed", "called for")
TRUE = ("held", "under way", "scheduled", "planned")
NUMBERS_APART = 0.02
"""Counts that differ by less than this share are roundings of one count."""


class Value(msgspec.Struct, frozen=True):
    """One value of a field as one article has it."""

    value: str
    claim: Claim


def over_events(
    events: Sequence[tuple[RecordEvent, Group]], known: Mapping[str, RecordEntity], copy_of: Mapping[str, str]
) -> list[Dispute]:
    """Disputes over the fields of events; copies count as their original."""
    found: list[Dispute] = []
    for event, group in events:
        own = originals(group, copy_of)
        rows = [
            ("duration", _durations(own), "articles"),
            *((("number", values, "articles")) for values in _numbers(own)),
            ("place", _places(own, known), "articles"),
            ("date", _dates(own), "articles"),
            ("participants", _travellers(own, known), "articles"),
            ("status", _statuses(own), "articles"),
        ]
        for field, values, _ in rows:
            if values:
                found.append(_dispute(event.id, field, values, copy_of))
    return _once(found, {e.id: e for e, _ in events})


def _once(found: Sequence[Dispute], events: Mapping[str, RecordEvent]) -> list[Dispute]:
    """Who travels is one dispute over a trip and the meeting it is for: the meeting's is kept."""
    kept: dict[object, Dispute] = {}
    for d in sorted(found, key=lambda d: (family(events[d.about].what) == "visit", d.id)):
        same = (d.field, tuple((v.value, v.articles) for v in d.values)) if d.field == "participants" else d.id
        kept.setdefault(same, d)
    return list(kept.values())


def _dispute(
    about: str, field: str, values: Sequence[Value], copy_of: Mapping[str, str], note: str | None = None
) -> Dispute:
    held: dict[str, list[Claim]] = {}
    for v in values:
        held.setdefault(v.value, []).append(v.claim)
    sides = [side(value, (c.article for c in claims), (c.evidence for c in claims)) for value, claims in held.items()]
    sources = {copy_of.get(v.claim.article, v.claim.article) for v in values}
    return dispute(about, field, sides, "articles" if len(sources) > 1 else "one article", note)


def _value(report: Report, value: str, evidence: Span | None = None) -> Value:
    return Value(value, Claim("", value, report.article, evidence or report.event.trigger, report.event.statement))


def _apart(values: Sequence[Value]) -> list[Value]:
    """The values when there are two or more different ones, else none."""
    return list(values) if len({v.value for v in values}) > 1 else []


def _durations(own: Group) -> list[Value]:
    return _apart([_value(r, r.event.duration) for r in own if r.event.duration and "X" not in r.event.duration])


def _numbers(own: Group) -> Iterable[list[Value]]:
    """Counts of one thing in two articles that differ by more than rounding, and that no bound explains; where an article has
    several (the parts of a whole), none of them goes with the other's."""
    units: dict[str, dict[str, list[tuple[Report, Quantity]]]] = {}
    for r in own:
        for q in r.event.quantities:
            units.setdefault(q.unit, {}).setdefault(r.article, []).append((r, q))
    for _, told in sorted(units.items()):
        if any(all(_contradict(a, b) for _, a in one for _, b in two) for one, two in combinations(told.values(), 2)):
            yield [_value(r, f"{q.value:.15g}", q.evidence) for rows in told.values() for r, q in rows]


def _contradict(a: Quantity, b: Quantity) -> bool:
    low, high = sorted((a, b), key=lambda q: q.value)
    if high.value - low.value <= NUMBERS_APART * high.value and "exact" in (low.bound, high.bound) and high.value > 20:
        return low.bound == high.bound == "exact" and high.value - low.value >= 1
    if low.value == high.value:
        return False
    about = (low.bound == "about" or high.bound == "about") and high.value - low.value <= 0.1 * high.value
    return not (about or low.bound == "at least" or high.bound == "at most")


def _places(own: Group, known: Mapping[str, RecordEntity]) -> list[Value]:
    cities = [r for r in own if r.where and r.city]
    return _apart([_value(r, known[r.where].name_en or known[r.where].name) for r in cities if r.where])


def _dates(own: Group) -> list[Value]:
    """Days that do not meet, both said of what has happened."""
    done = [r for r in own if r.event.earliest and r.event.status in ("held", "under way")]
    clash = any(_no_day_in_common(a, b) for a, b in combinations(done, 2))
    return _apart([_value(r, f"{r.event.earliest}/{r.event.latest}") for r in done]) if clash else []


def _no_day_in_common(a: Report, b: Report) -> bool:
    """Days apart of two reports that are surely of one thing; else a day's difference is one of when news is written."""
    x, y = a.event, b.event
    apart = max(x.earliest or "", y.earliest or "") > min(x.latest or "9999", y.latest or "9999")
    return apart and len(a.people & b.people) > 1 and a.where is not None and a.where == b.where


def _travellers(own: Group, known: Mapping[str, RecordEntity]) -> list[Value]:
    """The named people of one side differ between two articles that both name some of it, one for the other or one more."""
    told = [r for r in own if r.people and r.family in ("meeting", "visit") and r.event.status != "denied"]
    for country in sorted({c for r in told for w in r.people if (c := known[w].country)}):
        named = [(r, frozenset(w for w in r.people if known[w].country == country)) for r in told]
        named = [(r, who) for r, who in named if who]
        away = all(r.land is None or r.land != country for r, _ in named)
        if any(_other_party(a, b, ra, rb, away) for (ra, a), (rb, b) in combinations(named, 2)):
            return _apart(
                [_value(r, "; ".join(sorted(known[w].name_en or known[w].name for w in who))) for r, who in named]
            )
    return []


def _other_party(a: frozenset[str], b: frozenset[str], ra: Report, rb: Report, away: bool) -> bool:
    """Of a party away from home: beside one that both name each has somebody the other lacks; of those who mean to travel,
    fewer are others too."""
    if a == b or not away or not a & b:
        return False
    crossed = bool(a - b) and bool(b - a)
    planned = ra.event.status in (*FIRM, *LOOSE) and rb.event.status in (*FIRM, *LOOSE)
    return crossed or planned


def _statuses(own: Group) -> list[Value]:
    """Denied by one and held true by another; or firm and loose on one day."""
    values = [(r, r.event.status) for r in own]
    if any(headline(a, b) for a, b in combinations(own, 2) if a.article == b.article):
        return _apart([_value(r, s) for r, s in values])
    no = [r for r, s in values if s == "denied"]
    denied = any(_of_the_same(d, t) for d in no for t, s in values if s in TRUE)
    mixed = any(
        a.day
        and b.day
        and abs(days_between(a.day, b.day)) <= 1
        and {s in FIRM for s in (x, y)} == {True, False}
        and {x, y} & set(LOOSE)
        and a.people & b.people
        and a.where == b.where is not None
        for (a, x), (b, y) in combinations(values, 2)
    )
    return _apart([_value(r, s) for r, s in values]) if denied or mixed else []


def _of_the_same(denied: Report, true: Report) -> bool:
    """Whether a denial is surely of what the other says: parties in common, and the same place, or days that meet."""
    a, b = denied.event, true.event
    shared = bool(denied.people & true.people) or len(denied.sides & true.sides) > 1
    placed = denied.where is not None and denied.where == true.where
    days = bool(a.earliest and b.earliest) and not _apart_in_time(a.earliest, a.latest, b.earliest, b.latest)
    return (shared and (placed or days)) or (denied.article == true.article and answered(denied, true))


def _apart_in_time(first: str | None, last: str | None, other: str | None, end: str | None) -> bool:
    return max(first or "", other or "") > min(last or "9999", end or "9999")


def mark(events: Iterable[RecordEvent], disputes: Iterable[Dispute]) -> tuple[RecordEvent, ...]:
    """The events with their disputed fields marked."""
    fields: dict[str, set[str]] = {}
    for d in disputes:
        fields.setdefault(d.about, set()).add(d.field)
    return tuple(_marked(e, fields[e.id]) if e.id in fields else e for e in events)


def _marked(event: RecordEvent, fields: set[str]) -> RecordEvent:
    numbers = "number" in fields
    agreement = {
        f: "disputed" if f in fields or (numbers and f.startswith("number:")) else a for f, a in event.agreement.items()
    }
    return msgspec.structs.replace(event, agreement=agreement)
