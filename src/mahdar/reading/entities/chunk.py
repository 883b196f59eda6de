"""What the rules find before it is joined into entities."""

from __future__ import annotations

import msgspec

from mahdar.lang.tables.world import Title
from mahdar.text.matcher import Sense


class Chunk(msgspec.Struct, gc=False):
    """A body, place or group named at words `[i, j)`; `key` says what is the same in the article."""

    kind: str
    i: int
    j: int
    start: int
    end: int
    key: str
    rule: str
    how: str
    form: str = "name"
    known: str | None = None
    country: str | None = None
    role: str | None = None
    pro: str = ""
    head: str = ""


class Phrase(msgspec.Struct, gc=False):
    """A title with what belongs to it, words `[i, j)`: «مبعوث الرئيس الأميركي»; `field`: what an official is in charge of."""

    i: int
    j: int
    titles: list[Title]
    pro: str
    definite: bool
    country: str | None = None
    body: Chunk | None = None
    inner: Person | None = None
    shared: bool = False
    pronoun: bool = False
    complement: bool = False
    counterpart: bool = False
    field: str = ""

    @property
    def title(self) -> Title:
        """The first title."""
        return self.titles[0]


class Person(msgspec.Struct, gc=False):
    """One place where a person is spoken of, words `[i, j)`: a title phrase, a name, or both.

    `senses` are rows of the people table that the name fits; `part` tells a short name from a full one.
    """

    i: int
    j: int
    phrases: list[Phrase]
    name: tuple[int, int] | None = None
    cut: int = 0
    senses: tuple[Sense, ...] = ()
    how: str = "shape"
    rule: str = ""
    gender: str | None = None
    country: str | None = None
    indefinite: bool = False
    number: str = "s"
    kind: str = "person"
