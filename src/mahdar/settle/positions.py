"""Positions over time: where a party stands on an issue as of a day, and where it has moved."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from mahdar.model.position import Stance
from mahdar.model.record import RecordPosition

DIRECTION: dict[Stance, str] = {
    "supports": "for",
    "demands": "for",
    "offers": "for",
    "opposes": "against",
    "refuses": "against",
    "open": "open",
    "concerned": "concerned",
}
"""Who demands today what he supported yesterday has not moved; who is open to what he refused has."""

Key = tuple[str, str]


class Stand(msgspec.Struct, frozen=True):
    """One stance as moving is told by: `key` says which it is; `own` is false when another says it of the party."""

    key: tuple[str, str]
    party: str
    issue: str
    day: str | None
    stance: Stance
    own: bool


def moves(stands: Iterable[Stand]) -> dict[tuple[str, str], Stance]:
    """For each stance in a party's own words that differs from that of the last day before: the stance it had then.

    What others say of a party, and what has no day, moves nothing. Of two stances of one day the one that goes with the
    new is taken, so that a day with two stances is a change only when neither of them goes with it.
    """
    found: dict[tuple[str, str], Stance] = {}
    for rows in _by_issue(s for s in stands if s.own and s.day).values():
        days: dict[str, list[Stand]] = {}
        for s in rows:
            days.setdefault(s.day or "", []).append(s)
        before: list[Stand] = []
        for day in sorted(days):
            ways = {DIRECTION[s.stance] for s in before}
            moved = [s for s in days[day] if before and DIRECTION[s.stance] not in ways]
            found.update((s.key, before[-1].stance) for s in moved)
            before = sorted(days[day], key=lambda s: s.key)
    return found


def standing(stands: Iterable[Stand], as_of: str | None = None) -> list[Stand]:
    """Where each party stands on each issue as of a day (by default now): its newest own words, else the newest of others."""
    held = []
    for rows in _by_issue(s for s in stands if not as_of or (s.day and s.day <= as_of)).values():
        own = [s for s in rows if s.own] or rows
        newest = max(s.day or "" for s in own)
        held += sorted((s for s in own if (s.day or "") == newest), key=lambda s: s.key)
    return held


def _by_issue(stands: Iterable[Stand]) -> dict[Key, list[Stand]]:
    found: dict[Key, list[Stand]] = {}
    for s in stands:
        found.setdefault((s.party, s.issue), []).append(s)
    return {k: found[k] for k in sorted(found)}


def marked(positions: Iterable[RecordPosition]) -> tuple[RecordPosition, ...]:
    """The positions of a record, in their order, with `changed_from`."""
    held = tuple(positions)
    from_ = moves(Stand((p.article, p.id), _party(p), p.issue_id, p.as_of, p.stance, not p.claimed_by_other) for p in held)
    return tuple(
        msgspec.structs.replace(p, changed_from=from_[p.article, p.id]) if (p.article, p.id) in from_ else p for p in held
    )


def _party(position: RecordPosition) -> str:
    """The party, by its name in the tables; a party that has none, by its entity."""
    return position.party if position.party_country or not position.entity else position.entity
