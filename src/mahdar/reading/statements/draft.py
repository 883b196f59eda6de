"""A statement in the making."""

from __future__ import annotations

import msgspec

from mahdar.model.span import Span
from mahdar.model.statement import Claim, Party
from mahdar.reading.statements.speakers import Speaker


class Draft(msgspec.Struct):
    """A statement in the making; `at` is the word of its cue, `[start, end)` its content in the source."""

    cue: Span
    start: int
    end: int
    speaker: Speaker
    via: tuple[Party, ...]
    claim: Claim
    rule: str
    at: int
    nested: bool = False
    medium: str | None = None
    opener: str = ""
    region: tuple[int, int] = (0, 0)
