"""Decisions: what a person settled, as rows that are never changed."""

from __future__ import annotations

from typing import Literal

import msgspec

Verdict = Literal["confirm", "wrong", "same", "different", "close", "date", "note", "undo"]


class Decision(msgspec.Struct, frozen=True):
    """One decision.

    `confirm` and `wrong` are about a finding, event or dispute; `same` and `different` about two entities or two events
    (`other`); `close` ends a dispute (`other`: the value held right, if any); `date` gives an article its day (`other`,
    ISO); `note` only says why; `undo` takes back the decision that is its target.
    """

    id: str
    seq: int
    at: str
    who: str
    verdict: Verdict
    target: str
    other: str | None = None
    why: str | None = None


def standing(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """The decisions that hold: neither undone nor an undoing (an undone undoing holds again what it took back)."""
    gone: set[str] = set()
    for d in sorted(decisions, key=lambda d: -d.seq):
        if d.verdict == "undo" and d.id not in gone:
            gone.add(d.target)
    return tuple(sorted((d for d in decisions if d.verdict != "undo" and d.id not in gone), key=lambda d: d.seq))
