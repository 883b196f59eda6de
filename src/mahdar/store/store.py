"""The store itself: what goes in, and how it comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from types import TracebackType
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Table, delete, func, insert, select, text, update

from mahdar.errors import StoreError
from mahdar.model.reading import Reading, Run
from mahdar.store import engine as opening
from mahdar.store import search, tables
from mahdar.store.lean import DECODER, ENCODER, lean

BATCH = 64
"""Articles in one transaction: what was accepted before a kill is kept."""

Prints = Mapping[str, tuple[bytes, bytes]]


class Added(msgspec.Struct, frozen=True):
    """What an adding did: the run, and the articles that were new, read anew, or there already."""

    run: int | None
    new: tuple[str, ...] = ()
    reread: tuple[str, ...] = ()
    same: tuple[str, ...] = ()


class Lean(msgspec.Struct, frozen=True):
    """An article as settling takes it: its reading without text, and its print."""

    reading: Reading
    shingles: bytes
    bands: bytes


def now() -> str:
    """The time, UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Store:
    """Articles, readings, runs and decisions in a database.

    Use it as a context manager. Everything that changes it is one transaction a batch; reading needs no lock.
    """

    def __init__(self, made: Engine, where: str) -> None:
        self.engine = made
        self.where = where

    @classmethod
    def open(cls, where: str, *, create: bool = False) -> Store:
        """The store at a file name or address.

        Raises:
            StoreError: there is none, or it is none.
        """
        return cls(opening.engine(where, create), where)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def reads(self) -> Connection:
        """A connection for reading; use it in a `with`."""
        return self.engine.connect()

    def writes(self) -> Connection:
        """A connection whose transactions take the write lock at once."""
        return self.engine.connect().execution_options(write=True)

    # -- adding

    def add(self, readings: Iterable[Reading], prints: Prints | None = None, kind: str = "add") -> Added:
        """Put readings in. The same article read with the same rules changes nothing; with other rules it is read anew.

        Args:
            readings: Taken as they come, `BATCH` to a transaction.
            prints: Per article its shingles and bands for finding copies; none when there are none.
            kind: What the run is called.
        """
        done: list[Added] = []
        one = None
        stream = iter(readings)
        while batch := list(islice(stream, BATCH)):
            added = self.add_batch(batch, prints or {}, one, kind)
            one = added.run if added.run is not None else one
            done.append(added)
        return Added(
            one,
            tuple(a for d in done for a in d.new),
            tuple(a for d in done for a in d.reread),
            tuple(a for d in done for a in d.same),
        )

    def add_batch(self, batch: Sequence[Reading], prints: Prints, run: int | None, kind: str = "add") -> Added:
        """Put one batch in as one transaction; `run` is the run it belongs to, made when it is None and something is new."""
        batch = list({r.article.id: r for r in batch}.values())
        with self.writes() as c, c.begin():
            self._lock(c)
            there = self._rules(c, [r.article.id for r in batch])
            new = [r for r in batch if r.article.id not in there]
            again = [r for r in batch if there.get(r.article.id, r.run.rules) != r.run.rules]
            same = tuple(r.article.id for r in batch if there.get(r.article.id) == r.run.rules)
            if not new and not again:
                return Added(run, same=same)
            run = run or self._run(c, kind, batch[0].run)
            self._put_new(c, new, run)
            self._put_again(c, again, run)
            self._put_findings(c, [*new, *again], prints)
            told = {"added": tables.run.c.added + len(new), "reread": tables.run.c.reread + len(again)}
            c.execute(update(tables.run).where(tables.run.c.id == run).values(told))
        return Added(run, tuple(r.article.id for r in new), tuple(r.article.id for r in again), same)

    def known(self, articles: Sequence[str], rules: str) -> set[str]:
        """Which of these articles are there, read with these rules: they need not be read again."""
        with self.reads() as c:
            return {a for a, held in self._rules(c, articles).items() if held == rules}

    def _lock(self, c: Connection) -> None:
        if c.dialect.name != "sqlite":
            c.execute(text("LOCK TABLE article IN SHARE ROW EXCLUSIVE MODE"))

    def _rules(self, c: Connection, articles: Sequence[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for n in range(0, len(articles), 500):
            some = select(tables.article.c.id, tables.article.c.rules).where(
                tables.article.c.id.in_(articles[n : n + 500])
            )
            found.update((row[0], row[1]) for row in c.execute(some))
        return found

    def _run(self, c: Connection, kind: str, made_by: Run) -> int:
        row = {"at": now(), "kind": kind, "version": made_by.version, "rules": made_by.rules}
        return _key(c.execute(insert(tables.run).values(row)).inserted_primary_key)

    def _put_new(self, c: Connection, new: Sequence[Reading], run: int) -> None:
        seq = int(c.execute(select(func.coalesce(func.max(tables.article.c.seq), 0))).scalar_one())
        rows = [_article(r, run) | {"id": r.article.id, "seq": seq + n, "added_in": run} for n, r in enumerate(new, 1)]
        if rows:
            c.execute(insert(tables.article), rows)

    def _put_again(self, c: Connection, again: Sequence[Reading], run: int) -> None:
        for r in again:
            c.execute(update(tables.article).where(tables.article.c.id == r.article.id).values(_article(r, run)))
        ids = [r.article.id for r in again]
        for table in (tables.reading, tables.said, tables.stance):
            c.execute(delete(table).where(table.c.article.in_(ids)))

    def _put_findings(self, c: Connection, batch: Sequence[Reading], prints: Prints) -> None:
        seqs = {
            row[0]: row[1]
            for row in c.execute(
                select(tables.article.c.id, tables.article.c.seq).where(
                    tables.article.c.id.in_([r.article.id for r in batch])
                )
            )
        }
        _insert(c, tables.reading, [_reading(r, prints.get(r.article.id, (b"", b""))) for r in batch])
        _insert(c, tables.said, [row for r in batch for row in _said(r)])
        _insert(c, tables.stance, [row for r in batch for row in _stances(r)])
        search.put(
            c, [search.row(seqs[r.article.id], r.article.title, r.article.text, r.article.language) for r in batch]
        )

    # -- reading back

    def count(self) -> int:
        """How many articles there are."""
        with self.reads() as c:
            return int(c.execute(select(func.count()).select_from(tables.article)).scalar_one())

    def reading(self, article: str) -> Reading:
        """The whole reading of one article.

        Raises:
            StoreError: there is no such article.
        """
        with self.reads() as c:
            body = c.execute(
                select(tables.reading.c.body).where(tables.reading.c.article == article)
            ).scalar_one_or_none()
        if body is None:
            raise StoreError(f"no article {article} in the store")
        return DECODER.decode(body)

    def readings(self) -> Iterator[Reading]:
        """All readings, in the order of their articles' ids."""
        for row in self._stream(select(tables.reading.c.body).order_by(tables.reading.c.article)):
            yield DECODER.decode(row[0])

    def leans(self) -> Iterator[Lean]:
        """All readings as settling takes them, in the order of their articles' ids."""
        r = tables.reading.c
        for row in self._stream(select(r.lean, r.shingles, r.bands).order_by(r.article)):
            yield Lean(DECODER.decode(row[0]), row[1], row[2])

    def _stream(self, query: Any) -> Iterator[Any]:
        with self.reads() as c:
            yield from c.execution_options(yield_per=256).execute(query)

    def check(self) -> dict[str, Any]:
        """Look the store through: the database's own check, and whether every article has its reading and its words."""
        with self.reads() as c:
            sound = c.execute(text("PRAGMA integrity_check")).scalar_one() if c.dialect.name == "sqlite" else "ok"
            articles = int(c.execute(select(func.count()).select_from(tables.article)).scalar_one())
            readings = int(c.execute(select(func.count()).select_from(tables.reading)).scalar_one())
            words = int(c.execute(text("SELECT count(*) FROM words")).scalar_one())
        return {
            "ok": sound == "ok" and articles == readings == words,
            "database": sound,
            "articles": articles,
            "readings": readings,
            "indexed": words,
        }

    def backup(self, path: str) -> None:
        """Write a whole copy of a SQLite store to a new file, while others go on using this one.

        Raises:
            StoreError: the store is not a SQLite file, or the file is there already.
        """
        from pathlib import Path

        if self.engine.dialect.name != "sqlite":
            raise StoreError("only a SQLite store is backed up here", "use pg_dump for PostgreSQL")
        if Path(path).exists():
            raise StoreError(f"{path} is there already", "a backup never overwrites")
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as c:
            raw = c.connection.driver_connection
            assert raw is not None
            raw.execute("VACUUM INTO ?", (path,))


def _key(found: Any) -> int:
    return int(found[0])


def _insert(c: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        c.execute(insert(table), rows)


def _article(r: Reading, run: int) -> dict[str, Any]:
    a = r.article
    return {
        "source": a.source,
        "url": a.url,
        "outlet": a.outlet,
        "title": a.title,
        "language": a.language,
        "published": a.published.date,
        "how": a.published.how,
        "digest": a.digest,
        "rules": r.run.rules,
        "read_in": run,
        "held_day": a.published.date,
    }


def _reading(r: Reading, held: tuple[bytes, bytes]) -> dict[str, Any]:
    body, short = ENCODER.encode(r), ENCODER.encode(lean(r))
    return {"article": r.article.id, "body": body, "lean": short, "shingles": held[0], "bands": held[1]}


def _said(r: Reading) -> Iterator[dict[str, Any]]:
    for n, s in enumerate(r.statements):
        speaker = s.speaker.entity if s.speaker else None
        yield {
            "article": r.article.id,
            "n": n,
            "id": s.id,
            "speaker": speaker,
            "held": None,
            "claim": s.claim,
            "day": r.article.published.date,
        }


def _stances(r: Reading) -> Iterator[dict[str, Any]]:
    for n, p in enumerate(r.positions):
        yield {
            "article": r.article.id,
            "n": n,
            "id": p.id,
            "party": p.party,
            "country": p.party_country,
            "issue": p.issue_id,
            "stance": p.stance,
            "day": r.article.published.date,
        }
