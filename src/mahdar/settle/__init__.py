"""Settling: from what each article says to what is held over all of them. In memory, pure, independent of order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mahdar.lang import load
from mahdar.model.claim import Dispute
from mahdar.model.decision import Decision
from mahdar.model.reading import Reading
from mahdar.model.record import RecordEvent, RecordPlan
from mahdar.settle import decided as persons_word
from mahdar.settle.ahead import ahead
from mahdar.settle.copies import Print, copies
from mahdar.settle.dates import dates
from mahdar.settle.disputes import mark, over_events
from mahdar.settle.entities import Cast, entities
from mahdar.settle.events import groups
from mahdar.settle.links import linked
from mahdar.settle.merging import alias, settled
from mahdar.settle.persons import over_persons
from mahdar.settle.plans import plans
from mahdar.settle.reports import Report, reports
from mahdar.settle.settlement import Local, Settlement
from mahdar.settle.subjects import with_subjects
from mahdar.settle.sweep import paused
from mahdar.settle.told import Settled, over_remarks, with_outcomes

__all__ = ["Settlement", "settle"]


def settle(
    readings: Sequence[Reading],
    as_of: str | None = None,
    *,
    decisions: Sequence[Decision] = (),
    prints: Mapping[str, Print] | None = None,
) -> Settlement:
    """Settle readings: copies, dates, entities, events with their history, disputes, what lies ahead.

    Args:
        readings: One for each article, in any order; the same article twice counts once.
        as_of: The day from which «ahead» is seen; by default that of the newest article.
        decisions: What persons decided; nothing found here goes over it.
        prints: What copies are found by, when it is at hand; then readings need not hold their texts.
    """
    with paused():
        return _settled(readings, as_of, decisions, prints)


def _settled(
    readings: Sequence[Reading], as_of: str | None, decisions: Sequence[Decision], prints: Mapping[str, Print] | None
) -> Settlement:
    word = persons_word.Decided.of(decisions)
    kept = {r.article.id: persons_word.without(r, word.wrong) for r in readings}
    readings = [kept[a] for a in sorted(kept)]
    first = entities(readings, {r.article.id: r.article.published.date for r in readings}, word.one, word.two)
    held, anew = dates(readings, word.days, first.entity_of, {e.id: e for e in first.entities})
    readings = [persons_word.without(anew.get(r.article.id, r), word.wrong) for r in readings]
    days = {article: d.date for article, d in held.items()}
    cast = entities(readings, days, word.one, word.two) if anew else first
    twins = copies(readings, prints, days)
    copy_of = {c.copy: c.original for c in twins}
    events, event_of, disputes, papers = _events(readings, days, cast, copy_of, word)
    newest = as_of or max((d for d in days.values() if d), default=None)
    names = {**cast.alias, **{alias(local): event for local, event in event_of.items()}}
    there = (names, names.values(), kept, (d.id for d in disputes), _findings(readings), (d.id for d in decisions))
    return Settlement(
        twins,
        held,
        cast.entities,
        cast.entity_of,
        events,
        event_of,
        disputes,
        ahead(events, newest, {e.id: e for e in cast.entities}),
        names,
        persons_word.vanished(decisions, frozenset(i for ids in there for i in ids) if decisions else frozenset()),
        papers,
    )


def _events(
    readings: Sequence[Reading],
    days: Mapping[str, str | None],
    cast: Cast,
    copy_of: Mapping[str, str],
    word: persons_word.Decided,
) -> tuple[tuple[RecordEvent, ...], dict[Local, str], tuple[Dispute, ...], tuple[RecordPlan, ...]]:
    known = {e.id: e for e in cast.entities}
    found = reports(readings, days, cast.entity_of, known, load("ar").world)
    pairs_of = persons_word.local_pairs
    gathered = groups(found, pairs_of(word.one, readings), pairs_of(word.two, readings), copy_of)
    pairs: list[tuple[RecordEvent, list[Report]]] = [(settled(g, known, copy_of), g) for g in gathered]
    event_of = {r.local: e.id for e, g in pairs for r in g}
    papers = plans(readings, days, event_of, cast.entities, copy_of)
    events = linked(with_outcomes(with_subjects([e for e, _ in pairs], pairs, event_of, papers), readings, event_of), known)
    held = Settled(events, event_of, cast.entities, cast.entity_of, days, copy_of, papers)
    disputes = (
        *over_events(pairs, known, copy_of),
        *over_persons(readings, days, cast.entity_of, known, copy_of),
        *over_remarks(readings, held),
    )
    events = mark(events, disputes)
    ordered = tuple(sorted(events, key=lambda e: (e.earliest or "9999", e.id)))
    unique = {d.id: d for d in disputes}
    return ordered, event_of, persons_word.close([unique[k] for k in sorted(unique)], word.closed), papers


def _findings(readings: Sequence[Reading]) -> Iterator[str]:
    for r in readings:
        for part in (r.entities, r.times, r.statements, r.events, r.positions, r.proposals):
            yield from (f.id for f in part)
