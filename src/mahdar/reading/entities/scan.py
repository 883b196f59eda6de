"""What the entity rules ask of a document: table entries at a word, and whether a word may be part of a name."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from mahdar.lang.loader import Language
from mahdar.lang.tables.names import NameRules
from mahdar.reading.doc import Doc
from mahdar.text.matcher import Hit, WordInfo

NO, UNKNOWN, DEFINITE, PART, GIVEN, KNOWN = range(6)
"""Classes of a word inside names: never, unlisted, unlisted or adjective with the article, particle, listed name part, short name of a person."""

JOIN = frozenset(("-", "–", ".", "'", "’"))
PERSON_KINDS = frozenset(("person", "surname", "given"))


class Scan:
    """A document with the rules of names at hand."""

    def __init__(self, doc: Doc, language: Language) -> None:
        self.doc = doc
        self.language = language
        self.rules: NameRules = language.tables["names"]
        self.world = language.world
        self.n = len(doc)
        self._classes: dict[str, int] = language.tables.setdefault("name classes", {})

    def hit(self, i: int, kind: str) -> Hit | None:
        """The entry of a table at word i: the longest, then the one with the least clitics."""
        if i >= self.n:
            return None
        hits = self.doc.at(i, kind)
        if len(hits) < 2:
            return hits[0] if hits else None
        return max(hits, key=lambda h: (h.j, -len(h.pro), -len(h.enc)))

    def bare(self, i: int, kind: str, pro: tuple[str, ...] = ("",)) -> Hit | None:
        """An entry at word i with one of these proclitics only."""
        hit = self.hit(i, kind)
        return hit if hit is not None and hit.pro in pro else None

    def open(self, i: int) -> bool:
        """Does word i follow the word before it with only white space between?"""
        return 0 < i < self.n and not self.doc.gaps[i - 1]

    def definite(self, hit: Hit) -> bool:
        """Has a hit the article, its own or before it?"""
        article = self.language.article
        return hit.pro.endswith(article) or self.doc.forms[hit.i][len(hit.pro) :].startswith(article)

    def word_class(self, i: int) -> int:
        """The class of word i inside names."""
        info = self.doc.infos[i]
        found = self._classes.get(info.form)
        if found is None:
            found = self._classes[info.form] = self._classify(info)
        return found

    def _classify(self, info: WordInfo) -> int:
        plain = {row[0] for row in info.single if not row[2] and not row[3]}
        if "surname" in plain and not plain & {"verb", "word"}:
            return KNOWN
        if plain & {"given", "surname"}:
            return GIVEN
        if "particle" in plain:
            return PART
        article = self.language.article
        if info.single:
            kinds = {row[0] for row in info.single}
            definite = info.form.startswith(article) and kinds <= {"nisba", "word", "modifier", "region", "title"}
            return DEFINITE if definite and self._family(info) else NO
        if info.form.isdigit():
            return NO
        return DEFINITE if info.form.startswith(article) else UNKNOWN

    def _family(self, info: WordInfo) -> bool:
        """May a known word with the article be a family name («المصري»)?"""
        return any(
            row[2] == self.language.article and (row[0] == "nisba" or getattr(row[1][0].value, "pos", "") == "adj")
            for row in info.single
        )

    @cached_property
    def cache(self) -> dict[str, Any]:
        """Values shared by the rules of this document."""
        return self.doc.cache
