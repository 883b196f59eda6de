"""What persons decided, in the terms of settling. Nothing that settling finds goes over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from mahdar.model.claim import Dispute
from mahdar.model.decision import Decision, standing
from mahdar.model.reading import Reading
from mahdar.settle.events import Pair as LocalPair
from mahdar.settle.merging import alias
from mahdar.settle.settlement import Local

Pair = tuple[str, str]


class Decided(msgspec.Struct, frozen=True):
    """The decisions that stand, sorted by what they are about."""

    one: tuple[Pair, ...] = ()
    two: tuple[Pair, ...] = ()
    wrong: frozenset[str] = frozenset()
    days: dict[str, str] = {}
    closed: dict[str, Decision] = {}

    @classmethod
    def of(cls, decisions: Sequence[Decision]) -> Decided:
        """From all decisions, undone ones left out."""
        hold = standing(tuple(decisions))
        pairs = [(d.verdict, d.target, d.other or "") for d in hold]
        return cls(
            tuple((t, o) for v, t, o in pairs if v == "same"),
            tuple((t, o) for v, t, o in pairs if v == "different"),
            frozenset(d.target for d in hold if d.verdict == "wrong"),
            {d.target: d.other for d in hold if d.verdict == "date" and d.other},
            {d.target: d for d in hold if d.verdict == "close"},
        )


def without(reading: Reading, wrong: frozenset[str]) -> Reading:
    """A reading without the findings that a person called wrong."""
    if not wrong:
        return reading
    parts = {
        name: kept
        for name in ("entities", "times", "statements", "events", "positions", "proposals", "remarks")
        if len(kept := tuple(f for f in getattr(reading, name) if f.id not in wrong)) != len(getattr(reading, name))
    }
    return msgspec.structs.replace(reading, **parts) if parts else reading


def local_pairs(pairs: Sequence[Pair], readings: Sequence[Reading]) -> tuple[LocalPair, ...]:
    """Pairs of event ids (of the record or of a reading) as places of reports."""
    if not pairs:
        return ()
    asked = {x for p in pairs for x in p}
    where: dict[str, Local] = {}
    for r in readings:
        for e in r.events:
            local = (r.article.id, e.id)
            for name in (e.id, alias(local)):
                if name in asked:
                    where[name] = local
    return tuple((where[a], where[b]) for a, b in pairs if a in where and b in where)


def close(disputes: Sequence[Dispute], closed: Mapping[str, Decision]) -> tuple[Dispute, ...]:
    """Disputes with the decision that ended them, where one did."""
    return tuple(msgspec.structs.replace(d, closed_by=closed[d.id].id) if d.id in closed else d for d in disputes)


def vanished(decisions: Sequence[Decision], there: frozenset[str]) -> tuple[Decision, ...]:
    """Decisions that stand but whose target is no more: they are shown, never dropped."""
    return tuple(d for d in standing(tuple(decisions)) if d.target not in there)
