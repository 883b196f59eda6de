"""Decisions: what a person decided about a finding."""

from __future__ import annotations

from typing import Literal

import msgspec

Verdict = Literal["accept", "reject", "merge", "split", "same", "different", "close", "date", "undo"]


class Decision(msgspec.Struct, frozen=True):
    """One decision: who, when, about what, verdict and why. Undo is another decision that names this one."""

    id: str
    at: str
    who: str
    target: str
    verdict: Verdict
    value: str | None = None
    why: str | None = None
    other: str | None = None
