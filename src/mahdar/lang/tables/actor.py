"""Nouns of unnamed people and groups («مسلحون», «مستوطن»), who are somebody where an event is told of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from mahdar.lang.inflect import forms
from mahdar.text.matcher import Sense

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder

SOUND = "+"
"""In the column of plurals: the sound plural of the lemma, in all its cases and with what it governs."""


DESCRIBES = "adjective"
DEFINITE = "definite"
SIDED = "sided"
STRUCK = "struck"
PROTESTER = "protester"
CAPTIVE = "captive"
ARMED = "armed"
THING = "thing"
FORCES = (ARMED, "state", "power", "unit", THING)
"""What the column `use` may say: it may also be the adjective of a thing («هجوم انتحاري»); it is somebody only with the
article; it is somebody only with its side («دبابة إسرائيلية»); it is a thing,
and somebody only where force is used on it; he protests; he is held, and does nothing himself («تبادل الأسرى»)."""


class Actor(msgspec.Struct, frozen=True, gc=False):
    """One form of such a noun."""

    lemma: str
    number: str
    use: str
    sort: str = ""


class ActorTables(msgspec.Struct, frozen=True):
    """Folded endings of sound plurals, which adjective and noun share («مسلحون مجهولون», never «مسلحون مجهولين»)."""

    sound: tuple[str, ...]


def load(b: Builder) -> None:
    """Put `actors.tsv` into the lexicon (kind `actor`)."""
    plural = b.paradigms.noun["plural_masculine"]
    for cells in b.tsv("actors.tsv"):
        for written, number in _forms(b, cells["lemma"], b.cells(cells.get("plural", ""))):
            actor = Actor(cells["lemma"] or written, number, cells.get("use", ""), cells["class"])
            b.add("actor", written, Sense(actor.lemma, actor), "noun")
    endings = (b.fold(rule.split("|")[2]) for rule in plural)
    b.tables["actor"] = ActorTables(tuple(e for e in endings if len(e) > 1))


def _forms(b: Builder, lemma: str, plurals: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if lemma:
        yield lemma, "s"
        if " " not in lemma:
            yield from forms(lemma, b.paradigms.noun["dual_feminine" if lemma.endswith(b.feminine) else "dual_masculine"])
    for plural in plurals:
        if plural == SOUND:
            yield from forms(lemma, b.paradigms.noun["plural_masculine"])
        else:
            yield plural, "p"
