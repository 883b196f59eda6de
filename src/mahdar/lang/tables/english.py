"""English for the words that name groups and bodies (`english.toml`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mahdar.lang.inflect import forms

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that have one English; in that of a body, `{}` stands for its field."""

    en: str
    words: tuple[str, ...]


class EnglishFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`english.toml`."""

    group: tuple[Row, ...] = ()
    adjective: tuple[Row, ...] = ()
    body: tuple[Row, ...] = ()
    field: tuple[Row, ...] = ()


class English(msgspec.Struct, frozen=True):
    """Folded words without clitics, and their English."""

    groups: dict[str, str]
    adjectives: dict[str, str]
    bodies: dict[str, str]
    fields: dict[str, str]


def load(b: Builder) -> None:
    """Make the table `english`; a language without the file has an empty one."""
    from mahdar.lang.builder import decode

    path = b.path("english.toml")
    file = decode(path, EnglishFile) if path.exists() else EnglishFile()
    adjectives = {
        b.fold(form): row.en for row in file.adjective for word in row.words for form, _ in forms(word, b.paradigms.adjective["forms"])
    }
    b.tables["english"] = English(_folded(b, file.group), adjectives, _folded(b, file.body), _folded(b, file.field))


def _folded(b: Builder, rows: tuple[Row, ...]) -> dict[str, str]:
    return {b.fold(word): row.en for row in rows for word in row.words}
