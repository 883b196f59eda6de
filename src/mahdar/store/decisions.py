"""Decisions in the store: rows that are added and never changed."""

from __future__ import annotations

import msgspec
from sqlalchemy import func, insert, select, text

from mahdar.errors import StoreError
from mahdar.model.decision import Decision, Verdict
from mahdar.model.ids import content_id
from mahdar.store import tables
from mahdar.store.store import Store, now

NEEDS_OTHER = ("same", "different", "date")


def decide(
    store: Store, who: str, verdict: Verdict, target: str, other: str | None = None, why: str | None = None
) -> Decision:
    """Write a decision down.

    Raises:
        StoreError: it lacks what it needs, or it undoes a decision that is not there or is undone.
    """
    if verdict in NEEDS_OTHER and not other:
        raise StoreError(f"`{verdict}` needs a second thing", "give it after the first")
    with store.writes() as c, c.begin():
        if c.dialect.name != "sqlite":
            c.execute(text("LOCK TABLE decision IN SHARE ROW EXCLUSIVE MODE"))
        seq = int(c.execute(select(func.coalesce(func.max(tables.decision.c.seq), 0))).scalar_one()) + 1
        if verdict == "undo":
            _check_undo(
                c.execute(select(tables.decision.c.id).where(tables.decision.c.id == target)).first() is not None,
                target,
            )
        made = Decision(content_id("k", seq, verdict, target, other), seq, now(), who, verdict, target, other, why)
        c.execute(insert(tables.decision).values(msgspec.structs.asdict(made)))
    return made


def _check_undo(there: bool, target: str) -> None:
    if not there:
        raise StoreError(f"no decision {target}", "`mahdar decide --list` names them")


def decisions(store: Store) -> tuple[Decision, ...]:
    """All decisions, the oldest first."""
    t = tables.decision
    with store.reads() as c:
        rows = c.execute(
            select(t.c.id, t.c.seq, t.c.at, t.c.who, t.c.verdict, t.c.target, t.c.other, t.c.why).order_by(t.c.seq)
        )
        return tuple(Decision(*row) for row in rows)
