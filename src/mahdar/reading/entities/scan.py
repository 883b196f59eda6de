"""What the entity rules ask of a document: its words and, on top of them, names, offices and verbs of speech."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mahdar.lang.tables.world import Person as Known
from mahdar.reading.entities.chunk import Phrase
from mahdar.reading.entities.nouns import Nouns
from mahdar.reading.entities.wordclass import GIVEN, UNKNOWN
from mahdar.text.names import word_score

if TYPE_CHECKING:
    from mahdar.reading.entities.cast import Member

JOIN = frozenset(("-", "–", ".", "'", "’"))


class Scan(Nouns):
    """A document with the rules of names at hand."""

    def core(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a name without particles and articles."""
        core = self._cores.get(words)
        if core is None:
            article, particles = self.language.article, self.rules.words.particle_folded
            kept = [w.removeprefix(article) if len(w) > 4 else w for w in words if w not in particles]
            core = self._cores[words] = tuple(kept) or words
        return core

    @cached_property
    def _cores(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return {}

    def head_of(self, phrase: Phrase) -> str:
        """The first word of a title phrase without clitics and article."""
        form = self.forms[phrase.i][len(phrase.pro) :]
        return form.removeprefix(self.language.article) if phrase.pro == "" else form

    def known_by(self, words: tuple[str, ...]) -> list[Known]:
        """Rows of the people table whose short name is the last word of an unlisted full name and whose first name fits."""
        rows = self.facts.bearers[words[-1]]
        if len(words) == 1:
            return [person for person, _ in rows]
        first = words[0][:2]
        return [person for person, start in rows if start == first]

    def spelt_alike(self, a: str, b: str) -> bool:
        """Are two folded words spellings of one name?"""
        if a == b:
            return True
        keys = self.facts.key
        if keys[a] != keys[b]:
            return False
        table = self.language.tables["romanise"].keys
        return bool(word_score(a, b, table) > table.threshold)

    def in_office(self, person: Known) -> bool:
        """Does the people table give a person any office at the article's day?"""
        day = self.doc.found.published.date or "9999"
        return any(o.since <= day and (not o.until or day[: len(o.until)] <= o.until) for o in person.offices)

    def holds(self, member: Member, role: str, land: str) -> bool:
        """Does the people table give a member this office at the article's day?"""
        day = self.doc.found.published.date or "9999"
        return any(
            o.role == role and o.of == land and o.since <= day and (not o.until or day[: len(o.until)] <= o.until)
            for person in member.known for o in person.offices
        )

    def speaks_for_itself(self, phrase: Phrase) -> bool:
        """Is an indefinite title somebody («مسؤول أميركي», «محلل في صحيفة …»), not a kind of people?"""
        roles = self.rules.roles
        if phrase.title.role in roles.unnamed and (phrase.country or phrase.body or phrase.complement):
            return True
        if phrase.title.sort in ("group", "profession", "diplomatic") and (phrase.country or phrase.body):
            return phrase.title.role in roles.general or phrase.title.role in roles.source or phrase.body is not None
        return phrase.title.role in roles.source or (phrase.title.role in roles.general and phrase.j > phrase.i + 1)

    def surname_elsewhere(self, i: int, j: int) -> bool:
        """Do both words stand elsewhere in the article without the other beside it?"""
        forms = self.forms
        return all(
            any(f == forms[k] and not (m > 0 and forms[m - 1] == forms[i]) and forms[m + 1 : m + 2] != [forms[j]]
                for m, f in enumerate(forms) if m not in (i, j))
            for k in (i, j)
        )

    @cached_property
    def described(self) -> frozenset[int]:
        """Words right after a definite noun of a person and its nationality («المدافع الفرنسي …»)."""
        article = self.language.article
        return frozenset(
            hit.j for hit in self.doc.of_kind("nisba")
            if hit.pro.endswith(article) and hit.value.number == "s" and self.open(hit.i) and self.open(hit.j)
            and self.forms[hit.i - 1].startswith(article) and hit.j < self.n and self.word_class(hit.j) in (GIVEN, UNKNOWN)
            and not any(self.hit(hit.i - 1, kind) for kind in ("body", "cue", "collective", "side"))
        )

    def spoken(self, i: int) -> bool:
        """Stands word i right after a verb of speech proper, whose subject is hardly ever unnamed?"""
        hit = self.hit(i - 1, "verb") if i > 0 else None
        return hit is not None and hit.value.lemma in self.rules.verbs.speech and hit.value.finite

    @cached_property
    def said(self) -> frozenset[int]:
        """Words right after a verb whose subject is a person."""
        human, gaps = self.facts.human, self.gaps
        return frozenset([i + 1 for i, form in enumerate(self.forms) if human[form] and not gaps[i]])
