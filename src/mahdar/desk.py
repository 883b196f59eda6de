"""The path with a memory: sources into a store, the store settled, the record of it.

source ─► Article ─► Reading ─► store ─► Settlement ─► Record
    ingest      read       add      settle       record
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec

from mahdar.errors import StoreError
from mahdar.model.article import Article, Skipped
from mahdar.model.claim import Dispute
from mahdar.model.position import Position
from mahdar.model.reading import Reading
from mahdar.model.record import Record, RecordEntity, RecordEvent
from mahdar.settle import settle
from mahdar.settle.changes import changes
from mahdar.settle.copies import Print, print_of
from mahdar.settle.positions import Stand, moves, standing
from mahdar.settle.settlement import Settlement
from mahdar.settle.sweep import paused
from mahdar.store import Added, Store, held
from mahdar.store.decisions import decisions
from mahdar.store.held import Change, Held, Settled
from mahdar.store.store import BATCH, Lean

ENCODER = msgspec.msgpack.Encoder()
EVENTS = msgspec.msgpack.Decoder(RecordEvent)
ENTITIES = msgspec.msgpack.Decoder(RecordEntity)
DISPUTES = msgspec.msgpack.Decoder(Dispute)


class Resettled(msgspec.Struct, frozen=True):
    """What a settling of the store came to."""

    run: int | None
    changes: tuple[Change, ...]
    settlement: Settlement | None = None


def fresh(store: Store, items: Iterable[Article | Skipped], rules: str, same: list[str]) -> Iterator[Article | Skipped]:
    """The items that are not in the store as read with these rules; ids of those that are go to `same`."""
    stream = iter(items)
    while part := list(islice(stream, BATCH)):
        known = store.known([i.id for i in part if isinstance(i, Article)], rules)
        for item in part:
            if isinstance(item, Article) and item.id in known:
                same.append(item.id)
            else:
                yield item


def add(store: Store, readings: Iterable[Reading], kind: str = "add") -> Iterator[Added]:
    """Put readings in, one transaction for each yielded batch: what was yielded is safe."""
    run = None
    stream = iter(readings)
    while batch := list(islice(stream, BATCH)):
        prints = {r.article.id: (p.shingles, p.bands) for r in batch for p in (print_of(r),)}
        added = store.add_batch(batch, prints, run, kind)
        run = added.run if added.run is not None else run
        yield added


def update(store: Store, people: bool = True) -> Iterator[Added]:
    """Read anew what was read with other rules; ids and decisions stay."""
    from mahdar.lang import load
    from mahdar.reading.pipeline import read

    def anew() -> Iterator[Reading]:
        for old in store.readings():
            if old.run.rules != load(old.article.language, people).digest:
                yield read(old.article, people=people)

    yield from add(store, anew(), "update")


def settled(store: Store, as_of: str | None = None) -> Settlement:
    """The settlement of all that is in the store, made anew."""
    return _settle(list(store.leans()), store, as_of)


def _settle(leans: Sequence[Lean], store: Store, as_of: str | None) -> Settlement:
    prints = {one.reading.article.id: Print(one.shingles, one.bands) for one in leans}
    return settle([one.reading for one in leans], as_of, decisions=decisions(store), prints=prints)


def resettle(store: Store, force: bool = False) -> Resettled:
    """Settle the store if anything came in since it was settled last, and keep what changed."""
    state = held.state(store)
    if not force and held.digest(store) == state:
        return Resettled(None, ())
    with paused():
        return _resettle(store, state)


def _resettle(store: Store, state: str) -> Resettled:
    made = settled(store)
    old = (
        [EVENTS.decode(b) for b in held.rows(store, "event")],
        [DISPUTES.decode(b) for b in held.rows(store, "dispute")],
    )
    told = changes(old[0], made.events, old[1], made.disputes)
    run = held.save(store, _rows(made, store, state), told)
    return Resettled(run, tuple(told), made)


def _rows(made: Settlement, store: Store, state: str) -> Settled:
    from mahdar.lang import load

    fold = load("ar").fold
    entities = [Held("entity", e.id, None, None, e.kind, e.name_en or e.name, ENCODER.encode(e)) for e in made.entities]
    events = [
        Held("event", e.id, e.earliest or "", e.latest, e.status, e.title, ENCODER.encode(e)) for e in made.events
    ]
    disputes = [
        Held("dispute", d.id, None, None, "closed" if d.closed_by else "open", d.field, ENCODER.encode(d))
        for d in made.disputes
    ]
    dates = [
        Held("date", a, d.date, None, d.how, d.reason or "", ENCODER.encode(d))
        for a, d in made.dates.items()
        if d.how == "corpus"
    ]
    ahead = [Held("ahead", a.event, a.expected[0], a.expected[1], a.status, "", ENCODER.encode(a)) for a in made.ahead]
    copy_of = {c.copy: c.original for c in made.copies}
    names = {
        (fold(n).strip(), e.id): float(e.mentions)
        for e in made.entities
        for n in (*e.names, e.name, e.name_en or "")
        if n.strip()
    }
    return Settled(
        [*entities, *events, *disputes, *dates, *ahead],
        sorted({(w, e.earliest or "", e.id) for e in made.events for w in e.participants}),
        [(a, d.date, copy_of.get(a)) for a, d in made.dates.items()],
        list(_speakers(store, made)),
        [(k[:200], e, w) for (k, e), w in names.items() if k],
        state,
    )


def _speakers(store: Store, made: Settlement) -> Iterator[tuple[str, int, str]]:
    for article, n, speaker in held.speakers(store):
        whole = made.entity_of.get((article, speaker))
        if whole:
            yield article, n, whole


def record(store: Store, as_of: str | None = None) -> Record:
    """The whole record of the store."""
    from mahdar.record import record as merged

    readings = list(store.readings())
    return merged(readings, settle(readings, as_of, decisions=decisions(store)))


def positions(
    store: Store, party: str | None, issue: str | None, as_of: str | None, history: bool = False
) -> list[dict[str, Any]]:
    """Where parties stand on issues as of a day, each with the `changed_from` it has there; with `history` all up to it."""
    country = party.upper() if party and len(party) == 2 else None
    days = held.days(store)
    read: dict[str, Reading] = {}
    rows: dict[tuple[str, str], Position] = {}
    for article, n in held.stances(store, country, None if country else party, issue):
        reading = read[article] if article in read else read.setdefault(article, store.reading(article))
        rows[article, reading.positions[n].id] = reading.positions[n]
    stands = [Stand(k, p.party, p.issue_id, days.get(k[0]), p.stance, not p.claimed_by_other) for k, p in rows.items()]
    moved = moves(stands)
    kept = [s for s in stands if not as_of or (s.day and s.day <= as_of)] if history else standing(stands, as_of)
    return [
        {"article": s.key[0], "as_of": s.day, "changed_from": moved.get(s.key)} | msgspec.to_builtins(rows[s.key])
        for s in kept
    ]


def since(store: Store, when: str) -> tuple[Change, ...]:
    """Changes after a run (a number), or what the articles from a day on changed against those before it.

    Raises:
        StoreError: `when` is neither a run nor a day.
    """
    if when.isdecimal():
        return tuple(c for _, c in held.changes(store, int(when)))
    if len(when) != 10 or when[4] != "-":
        raise StoreError(f"“{when}” is neither a run nor a day", "give a number, or a day such as 2026-01-14")
    resettle(store)
    leans = list(store.leans())
    days = held.days(store)
    before = _settle([one for one in leans if (days.get(one.reading.article.id) or "") < when], store, None)
    now = _settle(leans, store, None)
    return tuple(changes(before.events, now.events, before.disputes, now.disputes))
