"""May a word be part of a name? Each word type has one class, remembered for the language."""

from __future__ import annotations

from functools import cached_property

from mahdar.reading.entities.readings import (
    ORDINARY,
    PLACED,
    describes,
    weighs,
)
from mahdar.reading.entities.view import View
from mahdar.text.matcher import WordInfo

NO, DOUBTFUL, UNKNOWN, DEFINITE, PART, AMBIGUOUS, FAMILY, GIVEN, KNOWN = range(9)
"""Classes of a word inside names: never; unlisted with little or much of the look of a name; unlisted or an adjective, with
the article; particle; listed name that is also an ordinary word; listed family name; listed given name; short name of a
listed person."""
LIKELY, POSSIBLE = -0.5, -2.5
"""Scores of `Shape` above which an unlisted word is UNKNOWN, and above which DOUBTFUL."""

CLEAR = 1.0
"""Score of `Shape` above which an unlisted word is believed alone."""
SPELT = 4
"""Letters up to which a name is only believed as it is spelt in the table."""
CACHED = 200_000
"""Word types whose class or key is remembered."""
SHORTEST = 3
"""Letters that an unlisted name has at least."""


class Classes(View):
    """The classes of words inside names."""

    def word_class(self, i: int) -> int:
        """The class of word i inside names."""
        info = self.doc.infos[i]
        found = self._classes.get(info.form)
        if found is None:
            if len(self._classes) > CACHED:
                self._classes.clear()
            found = self._classes[info.form] = self._classify(info)
        return found

    def _classify(self, info: WordInfo) -> int:
        plain = {row[0] for row in info.single if not row[2] and not row[3] and weighs(row)}
        if "particle" in plain:
            return PART
        if plain & {"given", "surname"}:
            if plain & ORDINARY or (info.form.startswith(self.language.article) and {row[0] for row in info.single} & ORDINARY):
                return AMBIGUOUS
            sorts = {s.value.sort for row in info.single if row[0] == "given" and not row[2] for s in row[1]}
            return KNOWN if not sorts else GIVEN if "given" in sorts else FAMILY
        if info.form.isdecimal() or len(info.form) < 2 or info.form.startswith(self._fronted):
            return NO
        weak = bool(info.single) and self._weak(info)
        article = self.language.article
        if info.single and not weak:
            kinds = {row[0] for row in info.single}
            definite = info.form.startswith(article) and not kinds & PLACED
            return DEFINITE if definite and self._family(info) else NO
        if info.form.startswith(article):
            return DEFINITE
        score = self.language.shape.score(info.form)
        if len(info.form) < SHORTEST:
            return DOUBTFUL
        return UNKNOWN if score > LIKELY else DOUBTFUL if score > POSSIBLE or weak else NO

    def _weak(self, info: WordInfo) -> bool:
        """Is a word known only with a pronoun of the first or second person, which news hardly has («ديناري»)?"""
        return all(row[3] in self.rules.words.rare or (row[0] == "word" and not weighs(row)) for row in info.single)

    def _family(self, info: WordInfo) -> bool:
        """May a known word with the article be a family name («المصري»)?"""
        return any(
            row[2] == self.language.article and (row[0] == "nisba" or describes(row[1][0].value)) for row in info.single
        )

    def language_class(self, form: str) -> int:
        """The class of a folded word that need not be in the text."""
        return self._classify(self.language.lexicon.info(form))

    def conjoined(self, i: int) -> bool:
        """Does an unlisted word begin with a conjunction that stands before something like a name («وكوشنر»)?"""
        form = self.doc.forms[i]
        return len(form) > 3 and form[0] in self.language.clitics.conjunctions[:1]

    def written(self, i: int, cut: int) -> bool:
        """Does the article have word i without its first letters as a word of its own?"""
        return self.doc.forms[i][cut:] in self._forms

    @cached_property
    def _forms(self) -> frozenset[str]:
        return frozenset(self.doc.forms)

    def leads(self, i: int) -> bool:
        """Is word i an unlisted word that looks like a name, right before a listed one («صلاد حسن»)?"""
        k = i + 1
        if i < 0 or k >= self.n or not self.open(k) or self.word_class(i) != UNKNOWN or self.conjoined(i):
            return False
        return self.word_class(k) in (GIVEN, FAMILY) and self.language.shape.score(self.doc.forms[i]) > CLEAR

    def spelt(self, i: int) -> bool:
        """Is the listed name at word i printed with the hamza that the table writes, or with none («لأي» is no «لاي»)?"""
        hit = self.hit(i, "given")
        if hit is None or self.hit(i, "surname") is not None:
            return True
        raw = self.language.fold_table.drops.sub("", self.doc.raw(i))[len(hit.pro) :]
        return raw == hit.id or raw == self.doc.forms[i][len(hit.pro) :] or len(raw) > SPELT

    def family_alone(self, i: int) -> bool:
        """Is word i with the article an unlisted word that looks like a family name?"""
        return self.unlisted(i) and self.language.shape.score(self.doc.forms[i][len(self.language.article) :]) > LIKELY

    def conjoined_name(self, i: int) -> bool:
        """Is word i a name with a conjunction, listed or not?"""
        hit = self.hit(i, "surname") or self.hit(i, "given") or self.hit(i, "person")
        return hit.pro[:1] in self.language.clitics.conjunctions if hit is not None else self.conjoined(i)

    def prefixed(self, i: int) -> bool:
        """Has a listed name at word i a proclitic («وبوتين»)?"""
        hit = self.hit(i, "person") or self.hit(i, "surname") or self.hit(i, "given")
        return hit is not None and bool(hit.pro) and self.word_class(i) != UNKNOWN
