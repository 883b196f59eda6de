"""The classes of the words of a document inside names."""

from __future__ import annotations

from functools import cached_property

from mahdar.reading.entities.view import View
from mahdar.reading.entities.wordclass import CLEAR, FAMILY, GIVEN, LIKELY, SPELT, UNKNOWN
from mahdar.text.matcher import Hit


class Classes(View):
    """The classes of words inside names."""

    def word_class(self, i: int) -> int:
        """The class of word i inside names."""
        return self.facts.name_class[self.forms[i]]

    def language_class(self, form: str) -> int:
        """The class of a folded word that need not be in the text."""
        return self.facts.name_class[form]

    def conjoined(self, i: int) -> bool:
        """Does an unlisted word begin with a conjunction that stands before something like a name («وكوشنر»)?"""
        form = self.forms[i]
        return len(form) > 3 and form[0] in self.language.clitics.conjunctions[:1]

    def written(self, i: int, cut: int) -> bool:
        """Does the article have word i without its first letters as a word of its own?"""
        return self.forms[i][cut:] in self.seen

    @cached_property
    def seen(self) -> frozenset[str]:
        """All words of the article."""
        return frozenset(self.forms)

    def leads(self, i: int) -> bool:
        """Is word i an unlisted word that looks like a name, right before a listed one («صلاد حسن»)?"""
        k = i + 1
        if i < 0 or self.facts.name_class[self.forms[i]] != UNKNOWN or k >= self.n or self.gaps[i] or self.conjoined(i):
            return False
        return self.word_class(k) in (GIVEN, FAMILY) and self.facts.score[self.forms[i]] > CLEAR

    def spelt(self, i: int) -> bool:
        """Is the listed name at word i printed with the hamza that the table writes, or with none («لأي» is no «لاي»)?"""
        hit = self.hit(i, "given")
        short = self.hit(i, "surname")
        if hit is None or short is not None:
            return short is None or not self.misspelt(i, short)
        raw = self.language.fold_table.drops.sub("", self.doc.raw(i))[len(hit.pro) :]
        return raw == hit.id or raw == self.forms[i][len(hit.pro) :] or len(raw) > SPELT

    def misspelt(self, i: int, hit: Hit) -> bool:
        """Is the surname at word i printed with a hamza that its bearers have not, and a word with a proclitic («بأول»)?"""
        raw = self.plain(i)
        if hit.j > i + 1 or raw == self.forms[i] or not any(row[0] == "word" and row[2] for row in self.doc.infos[i].single):
            return False
        return all(raw[len(hit.pro) :] not in s.value.name.split() for s in hit.senses)

    def family_alone(self, i: int) -> bool:
        """Is word i with the article an unlisted word that looks like a family name?"""
        return self.unlisted(i) and self.facts.score[self.forms[i][len(self.language.article) :]] > LIKELY

    def conjoined_name(self, i: int) -> bool:
        """Is word i a name with a conjunction, listed or not?"""
        hit = self.hit(i, "surname") or self.hit(i, "given") or self.hit(i, "person")
        return hit.pro[:1] in self.language.clitics.conjunctions if hit is not None else self.conjoined(i)

    def prefixed(self, i: int) -> bool:
        """Has a listed name at word i a proclitic («وبوتين»)?"""
        hit = self.hit(i, "person") or self.hit(i, "surname") or self.hit(i, "given")
        return hit is not None and bool(hit.pro) and self.word_class(i) != UNKNOWN
