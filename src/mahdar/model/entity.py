"""People, organisations, places and groups of one article."""

from __future__ import annotations

from typing import Literal

import msgspec

EntityKind = Literal["person", "organisation", "place", "group"]
MentionForm = Literal["name", "title", "anaphor"]


class Mention(msgspec.Struct, frozen=True, gc=False):
    """One place where an entity is named; code points, half open."""

    start: int
    end: int
    exact: str
    form: MentionForm
    rule: str = ""


class Entity(msgspec.Struct, frozen=True, gc=False):
    """One entity of an article with all its mentions, in text order.

    `known_as` is its id in the world tables; `name_en_how` says whether the English name comes from a table or was
    romanised by rule; `how` says by what it was found (table, title, verb, shape).
    """

    id: str
    kind: EntityKind
    name: str
    name_en: str | None
    country: str | None
    role: str | None
    mentions: tuple[Mention, ...]
    known_as: str | None = None
    name_en_how: Literal["table", "rule"] | None = None
    role_words: str | None = None
    gender: Literal["m", "f"] | None = None
    how: str = ""
    why_not: dict[str, str] = {}
