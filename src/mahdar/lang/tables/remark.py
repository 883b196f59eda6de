"""What is said *of* an event or a plan: how it went, announced or leaked, who comes along, what for; and words of contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from mahdar.text.matcher import Sense

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder


class RemarkRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that make a remark. `of` is what it is about; `shows` and `not_` are sentences with and without it."""

    id: str
    field: Literal["outcome", "publicity", "contrast", "beside", "companions", "aim", "purpose", "firmness"]
    value: str
    phrases: tuple[str, ...]
    shows: tuple[str, ...]
    shows_not: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


class RemarkFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`remarks.toml`: the rules, and names of great numbers."""

    remark: tuple[RemarkRule, ...]
    scale: dict[str, tuple[str, ...]]


class RemarkTable(msgspec.Struct, frozen=True):
    """The rules, and great numbers by their folded names."""

    rules: tuple[RemarkRule, ...]
    scale: dict[str, float]


def load(b: Builder) -> None:
    """Put the phrases into the lexicon (kind `remark`, value the rule)."""
    file: RemarkFile = b.decode("remarks.toml", RemarkFile)
    scale = {b.fold(w): float(n) for n, words in file.scale.items() for w in words}
    b.tables["remarks"] = RemarkTable(file.remark, scale)
    for rule in file.remark:
        b.add_all("remark", rule.phrases, Sense(rule.id, rule), clitics="noun")
