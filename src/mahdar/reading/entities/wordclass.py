"""May a word be part of a name? Each word type has one class."""

from __future__ import annotations

from mahdar.lang.loader import Language
from mahdar.lang.tables.names import NameRules
from mahdar.reading.entities.readings import ORDINARY, PLACED, describes, weighs
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
SHORTEST = 3
"""Letters that an unlisted name has at least."""


class Classifier:
    """Finds the class of a word type inside names."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.rules: NameRules = language.tables["names"]
        table, article = language.clitics, language.article
        fronts = [c + article for c in (*table.conjunctions, *table.prepositions[:1])]
        self._fronted = (*fronts, *table.contractions.values())

    def of(self, info: WordInfo) -> int:
        """The class of a word type."""
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
