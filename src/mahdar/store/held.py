"""What was settled, kept in the store so that a timeline is a look-up: rows that can be made anew at any time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, insert, select, tuple_, update

from mahdar.store import search, tables
from mahdar.store.store import Store, now


class Held(msgspec.Struct, frozen=True):
    """One settled thing: kind, id, first and last day, status, words to list it by, and the whole value (msgpack)."""

    kind: str
    id: str
    first: str | None
    last: str | None
    status: str | None
    words: str
    body: bytes


class Change(msgspec.Struct, frozen=True):
    """One difference between two settlings: new, changed, disputed, resolved, held, gone; of which thing and field."""

    kind: str
    target: str
    words: str
    field: str | None = None
    before: str | None = None
    after: str | None = None


class Settled(msgspec.Struct, frozen=True):
    """A settling as rows.

    `parts` are (entity, first day, event); `days` (article, day, copy of); `speakers` (article, number of the statement, entity);
    `names` (folded name, entity, mentions).
    """

    rows: Sequence[Held]
    parts: Sequence[tuple[str, str, str]]
    days: Sequence[tuple[str, str | None, str | None]]
    speakers: Sequence[tuple[str, int, str]]
    names: Sequence[tuple[str, str, float]]
    digest: str


def rows(store: Store, kind: str) -> list[bytes]:
    """The values of one kind, by first day."""
    t = tables.held.c
    with store.reads() as c:
        return [
            r[0] for r in c.execute(select(t.body).where(t.kind == kind).order_by(func.coalesce(t.first, "9999"), t.id))
        ]


def one(store: Store, target: str) -> tuple[str, bytes] | None:
    """Kind and value of one settled thing."""
    t = tables.held.c
    with store.reads() as c:
        found = c.execute(select(t.kind, t.body).where(t.id == target)).first()
    return (found[0], found[1]) if found else None


def digest(store: Store) -> str | None:
    """The digest of the state that was settled last."""
    with store.reads() as c:
        return c.execute(select(tables.state.c.value).where(tables.state.c.name == "settled")).scalar_one_or_none()


def state(store: Store) -> str:
    """A digest of all that settling depends on: number of articles, newest run and decision, and the rules."""
    a, d, r = tables.article.c, tables.decision.c, tables.run.c
    with store.reads() as c:
        parts = [
            c.execute(select(func.count(a.id), func.max(a.read_in))).one(),
            c.execute(select(func.max(d.seq))).one(),
            c.execute(select(func.sum(r.added), func.sum(r.reread))).one(),
        ]
    return " ".join(str(x) for part in parts for x in part)


def save(store: Store, settled: Settled, changes: Iterable[Change], kind: str = "settle") -> int | None:
    """Replace what was settled by what is; one transaction. Returns the run the changes belong to, or None without any."""
    told = list(changes)
    with store.writes() as c, c.begin():
        _rows(c, settled.rows)
        _pairs(c, tables.part, settled.parts)
        _pairs(c, tables.vocabulary, settled.names)
        _days(c, settled.days)
        _speakers(c, settled.speakers)
        c.execute(delete(tables.state).where(tables.state.c.name == "settled"))
        c.execute(insert(tables.state).values(name="settled", value=settled.digest))
        return _changes(c, told, kind) if told else None


def _rows(c: Connection, new: Sequence[Held]) -> None:
    t = tables.held
    there = {
        (r[0], r[1]): r[2:]
        for r in c.execute(select(t.c.kind, t.c.id, t.c.first, t.c.last, t.c.status, t.c.words, t.c.body))
    }
    wanted = {(h.kind, h.id): h for h in new}
    gone = [k for k in there if k not in wanted]
    fresh = [h for k, h in wanted.items() if there.get(k) != (h.first, h.last, h.status, h.words, h.body)]
    _delete(c, t, ("kind", "id"), [*gone, *((h.kind, h.id) for h in fresh if (h.kind, h.id) in there)])
    if fresh:
        c.execute(insert(t), [msgspec.structs.asdict(h) for h in fresh])


def _pairs(c: Connection, table: Any, new: Sequence[tuple[Any, ...]]) -> None:
    names = [col.name for col in table.columns]
    there = {tuple(r) for r in c.execute(select(table))}
    wanted = set(new)
    key = [col.name for col in table.primary_key.columns]
    at = [names.index(k) for k in key]
    _delete(c, table, tuple(key), [tuple(r[i] for i in at) for r in there - wanted])
    fresh = sorted(wanted - there)
    if fresh:
        c.execute(insert(table), [dict(zip(names, r, strict=True)) for r in fresh])


def _delete(c: Connection, table: Any, key: tuple[str, ...], ids: Sequence[tuple[Any, ...]]) -> None:
    columns = tuple_(*(table.c[k] for k in key))
    for n in range(0, len(ids), 200):
        c.execute(delete(table).where(columns.in_(ids[n : n + 200])))


def _days(c: Connection, days: Sequence[tuple[str, str | None, str | None]]) -> None:
    t = tables.article
    there = {r[0]: (r[1], r[2]) for r in c.execute(select(t.c.id, t.c.held_day, t.c.copy_of))}
    fresh = [{"a": a, "d": d, "o": o} for a, d, o in days if there.get(a) != (d, o)]
    if fresh:
        c.execute(
            update(t).where(t.c.id == bindparam("a")).values(held_day=bindparam("d"), copy_of=bindparam("o")), fresh
        )
        moved = [{"a": f["a"], "d": f["d"]} for f in fresh if there[str(f["a"])][0] != f["d"]]
        for table in (tables.said, tables.stance) if moved else ():
            c.execute(update(table).where(table.c.article == bindparam("a")).values(day=bindparam("d")), moved)


def _speakers(c: Connection, speakers: Sequence[tuple[str, int, str]]) -> None:
    t = tables.said
    there = {
        (r[0], r[1]): r[2] for r in c.execute(select(t.c.article, t.c.n, t.c.held).where(t.c.speaker.is_not(None)))
    }
    fresh = [{"a": a, "s": s, "e": e} for a, s, e in speakers if (a, s) in there and there[a, s] != e]
    if fresh:
        c.execute(
            update(t).where(t.c.article == bindparam("a"), t.c.n == bindparam("s")).values(held=bindparam("e")), fresh
        )


def _changes(c: Connection, told: list[Change], kind: str) -> int:
    made = c.execute(insert(tables.run).values(at=now(), kind=kind, version="", rules="")).inserted_primary_key
    run = int(made[0])  # type: ignore[index]
    c.execute(insert(tables.change), [msgspec.structs.asdict(ch) | {"run": run} for ch in told])
    return run


# -- asking


def timeline(
    store: Store,
    entity: str | None,
    since: str | None = None,
    until: str | None = None,
    after: tuple[str, str] | None = None,
    limit: int = 50,
) -> list[bytes]:
    """Events by first day, those of an entity or all; `after` is (first day, id) of the last one of the page before."""
    h, p = tables.held.c, tables.part.c
    if entity is None:
        query = select(h.body).where(h.kind == "event")
        first, ident = h.first, h.id
    else:
        query = (
            select(h.body)
            .join_from(tables.part, tables.held, (h.kind == "event") & (h.id == p.event))
            .where(p.entity == entity)
        )
        first, ident = p.first, p.event
    if since:
        query = query.where(first >= since)
    if until:
        query = query.where(first <= until)
    if after:
        query = query.where(tuple_(first, ident) > after)
    with store.reads() as c:
        return [r[0] for r in c.execute(query.order_by(first, ident).limit(limit))]


def named(store: Store, key: str, limit: int = 5) -> list[str]:
    """Entities with a written form, folded, the most mentioned first."""
    t = tables.vocabulary.c
    with store.reads() as c:
        return [
            r[0]
            for r in c.execute(select(t.entity).where(t.key == key).order_by(t.weight.desc(), t.entity).limit(limit))
        ]


def said(store: Store, entity: str | None, since: str | None, until: str | None, limit: int) -> list[tuple[str, int]]:
    """Statements (article, number) of a settled speaker or of all, newest last."""
    t = tables.said.c
    query = select(t.article, t.n)
    if entity:
        query = query.where(t.held == entity)
    if since:
        query = query.where(t.day >= since)
    if until:
        query = query.where(t.day <= until)
    with store.reads() as c:
        return [(r[0], r[1]) for r in c.execute(query.order_by(t.day, t.article, t.n).limit(limit))]


def changes(store: Store, since_run: int, until_run: int | None = None) -> list[tuple[int, Change]]:
    """What settlings after a run changed."""
    t = tables.change.c
    query = select(t.run, t.kind, t.target, t.words, t.field, t.before, t.after).where(t.run > since_run)
    if until_run is not None:
        query = query.where(t.run <= until_run)
    with store.reads() as c:
        return [(r[0], Change(*r[1:])) for r in c.execute(query.order_by(t.id))]


def found(store: Store, query: str, limit: int = 20, code: str = "ar") -> list[tuple[dict[str, Any], float]]:
    """Articles that hold the words of a query, with their rank."""
    with store.reads() as c:
        ranked = search.find(c, query, code, limit)
        t = tables.article.c
        asked = select(t.seq, t.id, t.source, t.title, t.outlet, t.held_day, t.copy_of, t.url).where(
            t.seq.in_([r[0] for r in ranked])
        )
        by_seq = {row.seq: dict(row._mapping) for row in c.execute(asked)}
    return [(by_seq[seq], score) for seq, score in ranked if seq in by_seq]


def speakers(store: Store) -> list[tuple[str, int, str]]:
    """Statements (article, number) and the entity of the reading that speaks."""
    t = tables.said.c
    with store.reads() as c:
        return [(r[0], r[1], r[2]) for r in c.execute(select(t.article, t.n, t.speaker).where(t.speaker.is_not(None)))]


def days(store: Store) -> dict[str, str | None]:
    """The day each article is held to be of."""
    t = tables.article.c
    with store.reads() as c:
        return {r[0]: r[1] for r in c.execute(select(t.id, t.held_day))}


def stances(
    store: Store, country: str | None, party: str | None, issue: str | None, limit: int | None = None
) -> list[tuple[str, int]]:
    """Positions (article, number) by party and issue, oldest first."""
    t = tables.stance.c
    query = select(t.article, t.n)
    if country:
        query = query.where(t.country == country)
    if party:
        query = query.where(t.party == party)
    if issue:
        query = query.where(t.issue.like(f"{issue}%"))
    with store.reads() as c:
        return [(r[0], r[1]) for r in c.execute(query.order_by(t.party, t.issue, t.day, t.article, t.n).limit(limit))]


def runs(store: Store, limit: int = 20) -> list[dict[str, Any]]:
    """The newest runs, newest first."""
    with store.reads() as c:
        return [dict(r._mapping) for r in c.execute(select(tables.run).order_by(tables.run.c.id.desc()).limit(limit))]


def counts(store: Store) -> dict[str, int]:
    """How many of everything there are."""
    with store.reads() as c:
        one = {
            t.name: int(c.execute(select(func.count()).select_from(t)).scalar_one())
            for t in (tables.article, tables.said, tables.stance)
        }
        kinds = {
            r[0]: int(r[1]) for r in c.execute(select(tables.held.c.kind, func.count()).group_by(tables.held.c.kind))
        }
        copies = int(c.execute(select(func.count()).where(tables.article.c.copy_of.is_not(None))).scalar_one())
        undated = int(c.execute(select(func.count()).where(tables.article.c.held_day.is_(None))).scalar_one())
        made = int(c.execute(select(func.count()).select_from(tables.decision)).scalar_one())
    return {
        "articles": one["article"],
        "copies": copies,
        "undated": undated,
        "statements": one["said"],
        "positions": one["stance"],
        **{f"{kind}s" if kind != "entity" else "entities": n for kind, n in sorted(kinds.items())},
        "decisions": made,
    }


def article(store: Store, ident: str) -> dict[str, Any] | None:
    """The row of an article."""
    with store.reads() as c:
        found = c.execute(select(tables.article).where(tables.article.c.id == ident)).first()
    return dict(found._mapping) if found else None
