"""Statements: one reporting frame each."""

from __future__ import annotations

from typing import Literal

import msgspec

from mahdar.model.span import Span

Claim = Literal["says", "denies", "confirms", "expects", "warns", "calls for", "promises", "threatens", "doubts"]
StatementKind = Literal["direct", "indirect", "mixed"]
SpeakerClass = Literal[
    "official", "anonymous official", "anonymous source", "analyst", "media", "military", "organisation", "other"
]


class Party(msgspec.Struct, frozen=True, gc=False):
    """A speaker, or one link of a relay chain: an entity of the reading, or its bare words."""

    entity: str | None
    start: int | None
    end: int | None
    exact: str


class Statement(msgspec.Struct, frozen=True, gc=False):
    """One reporting frame: who says what, on whose word.

    `via` runs from the article outwards: article ← via[0] ← via[1] ← speaker. `for_entity` is the body a spokesman speaks for.
    """

    id: str
    cue: Span
    content: Span
    speaker: Party | None
    via: tuple[Party, ...]
    kind: StatementKind
    claim: Claim
    speaker_class: SpeakerClass
    medium: str | None = None
    rule: str = ""
    for_entity: str | None = None
    anonymity: Span | None = None
    occasion: Span | None = None
    time: str | None = None
    why_not: dict[str, str] = {}
