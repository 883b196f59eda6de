"""What stands around the reporting: adverts, keyword lists, invitations to read on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from mahdar.model.article import FurnitureKind
from mahdar.text.matcher import Sense

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder


class FurnitureRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that mark furniture.

    `reach`: `line` when the phrase is the whole line, `start` when it begins a line (the line is furniture),
    `sentence` when it begins a sentence (the sentence is), `rest` when all that follows is.
    """

    id: str
    kind: FurnitureKind
    reach: Literal["line", "start", "sentence", "rest"]
    phrases: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


class FurnitureTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`furniture.toml`."""

    furniture: tuple[FurnitureRule, ...]


def load(b: Builder) -> None:
    """Put the phrases into the lexicon (kind `furniture`, value the rule)."""
    table: FurnitureTable = b.decode("furniture.toml", FurnitureTable)
    b.tables["furniture"] = table.furniture
    for rule in table.furniture:
        b.add_all("furniture", rule.phrases, Sense(rule.id, rule))
