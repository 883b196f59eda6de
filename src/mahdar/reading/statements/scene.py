"""What the statement step looks at: the document with what opens, breaks and names, found once and only around cues."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

import msgspec

from mahdar.lang.loader import Language
from mahdar.lang.tables.cue import HeadForm, Reporting
from mahdar.model.entity import Entity
from mahdar.reading.doc import Doc
from mahdar.reading.statements.wordtypes import word_types
from mahdar.text.matcher import Hit, TypeMemo
from mahdar.text.quotes import Quote

COMMAS = frozenset("،,؛;")
BREAKS = frozenset("\n.:!؟?…")
QUOTE_MARKS = frozenset('«»“”"„‟‹›″')
FUNCTION = frozenset({"prep", "conj", "part", "pron", "adv", "det"})
PARTING: TypeMemo[tuple[bool, bool]] = TypeMemo(
    lambda gap: (not COMMAS.isdisjoint(gap), not COMMAS.isdisjoint(gap) or not BREAKS.isdisjoint(gap))
)
"""Does a gap hold a comma, and does it part clauses?"""


class Named(msgspec.Struct, frozen=True, gc=False):
    """A mention of an entity as words `[i, j)`."""

    i: int
    j: int
    entity: Entity
    form: str

    def entity_start(self, start: int, end: int) -> int | None:
        """Where the first mention of the entity that begins in `[start, end)` begins; mentions are in text order."""
        mentions = self.entity.mentions
        k = bisect_left(mentions, start, key=lambda m: m.start)
        return mentions[k].start if k < len(mentions) and mentions[k].start < end else None


class Scene:
    """A document seen by the statement step."""

    def __init__(self, doc: Doc, language: Language) -> None:
        self.doc = doc
        self.forms = doc.forms
        self.size = len(doc.forms)
        self.heads: dict[int, Hit] = {hit.i: hit for hit in reversed(doc.of_kind("speaker"))}
        self.table: Reporting = language.tables["reporting"]
        self.words = self.table.words
        self.article = language.article
        self.accusative = language.clitics.accusative
        self._to_the = next(iter(language.clitics.contractions.values()))
        types = word_types(language)
        self.types = [types[form] for form in doc.forms]
        self.times = self._times()
        self.commas, self.breaks = self._marks()
        self.named, self.names = self._named()
        self.media = doc.index("medium")
        self.titles = doc.index("title")
        self.nisbas = doc.index("nisba")
        self.cues = doc.index("saying")
        self.verbs = doc.index("verb")
        self.asides = doc.index("aside")
        self._watch()
        self.quoted = self._quotes()
        self.spoken = self.quoted.keys() | {i for i in self.gapped if ":" in doc.gaps[i - 1] and not self.clock(i)}
        """Words before which a quotation opens or a colon stands."""
        self.phrases: dict[int, tuple[int, Any]] = {}
        self.skips: dict[int, tuple[int, int]] = {}
        self._finite: dict[int, bool] = {}
        self.stopped: dict[int, bool] = {}
        self.ended: dict[int, bool] = {}
        self.conjunctions = language.clitics.conjunctions
        self.with_letter = language.clitics.prepositions[0]
        self.plural_ending = next(iter(self.words["plural_f"]))
        self.nominative = next(iter(self.words["nominative"]))
        self.oblique_ending = next(iter(self.words["oblique"]))
        self.her = next(iter(self.words["her"]))
        self.feminine = next(iter(language.clitics.restore.values()))

    def clock(self, i: int) -> bool:
        """Is the colon before word i that of a clock time («17:00»)?"""
        return self.forms[i].isdecimal() and self.forms[i - 1].isdecimal()

    def _watch(self) -> None:
        """The words worth a look, each row in order.

        `busy`: a content may open or a clause end there; `tied`: those and the words that begin with the letter of «with»;
        `carriers`: an outlet may follow that carried what was said; `leavers`: the reporter's own words may begin there.
        """
        marked = [(i, t) for i, t in enumerate(self.types) if t.marked]
        self.busy = frozenset([0, *[i for i, t in marked if t.busy], *self.gapped, *self.cues])
        self.busy_words = sorted(self.busy)
        self.tied = sorted(self.busy.union([i for i, t in marked if t.tied]))
        self.carriers = [i for i, t in marked if t.carries]
        self.leavers = sorted({h.i for h in self.doc.of_kind("tail")}.union([i for i, t in marked if t.leaves]))

    def is_(self, i: int, name: str) -> bool:
        """Is word i one of a list of `chains.toml`?"""
        return 0 <= i < self.size and name in self.types[i].lists

    def gap(self, i: int) -> str:
        """What stands before word i."""
        return self.doc.gaps[i - 1] if i > 0 else "\n"

    def comma(self, i: int) -> bool:
        """Does a comma stand before word i?"""
        return i in self.commas

    def _marks(self) -> tuple[frozenset[int], frozenset[int]]:
        """Words behind a comma, and words behind any mark that parts clauses."""
        marked = [(i + 1, gap) for i, gap in self.doc.marked]
        self.gapped = [i for i, _ in marked if i < self.size]
        commas = frozenset([i for i, gap in marked if PARTING[gap][0]])
        return commas, frozenset([0, *[i for i, gap in marked if PARTING[gap][1]]])

    def broken(self, i: int) -> bool:
        """Does anything but spaces, quotation marks or brackets stand before word i?"""
        return i in self.breaks

    def that(self, i: int) -> bool | None:
        """For a complementiser: True if the word is left out of the content, False if it belongs to it; else None."""
        return self.types[i].that if i < self.size else None

    def then_that(self, i: int) -> bool:
        """Is word i a complementiser behind a conjunction («فإن»)?"""
        form = self.doc.forms[i]
        return form[0] in self.conjunctions and self.table.that.get(form[1:]) is True

    def then_any(self, i: int) -> bool:
        """Is word i any complementiser behind a conjunction («وأنه»)?"""
        form = self.forms[i]
        return form[0] in self.conjunctions and form[1:] in self.table.that

    def preposition(self, i: int) -> str | None:
        """The opening that a free preposition stands for."""
        return self.types[i].opening if i < self.size else None

    def time_end(self, i: int) -> int | None:
        """The end of the time expression that begins at word i."""
        return self.times.get(i)

    def _times(self) -> dict[int, int]:
        doc = self.doc
        return {max(doc.word_at(t.start), 0): doc.word_at(t.end - 1) + 1 for t in doc.found.times}

    def _named(self) -> tuple[dict[int, list[Named]], dict[int, Named]]:
        """Mentions of entities by every word they cover, and the longest by the word it begins at."""
        table: dict[int, list[Named]] = {}
        longest: dict[int, Named] = {}
        doc = self.doc
        for entity in doc.found.entities:
            for m in entity.mentions:
                i, j = doc.word_at(m.start), doc.word_at(m.end - 1) + 1
                row = Named(i, j, entity, m.form)
                for k in range(i, j):
                    if k in table:
                        table[k].append(row)
                    else:
                        table[k] = [row]
                if i < j and (i not in longest or longest[i].j < j):
                    longest[i] = row
        return table, longest

    def name_at(self, i: int) -> Named | None:
        """The longest mention that begins at word i."""
        return self.names.get(i)

    def finite(self, i: int) -> bool:
        """Is word i surely a finite verb (no noun, name or participle of the same letters)?"""
        known = self._finite.get(i)
        if known is None:
            known = self._finite[i] = self._surely_finite(i)
        return known

    def _surely_finite(self, i: int) -> bool:
        hits = self.verbs.get(i)
        if hits is None or i in self.named:
            return False
        for hit in hits:
            for sense in hit.senses:
                if not sense.value.finite:
                    return False
        at = self.doc.at
        named = i in self.heads or i in self.titles or i in self.nisbas or at(i, "person") or at(i, "surname")
        return not (named or at(i, "organisation") or at(i, "country") or at(i, "place") or at(i, "word"))

    def head(self, i: int) -> Hit | None:
        """The speaker word at word i."""
        return self.heads.get(i)

    def head_form(self, i: int) -> HeadForm | None:
        """What is known of the speaker word at word i."""
        hit = self.heads.get(i)
        return hit.senses[0].value if hit is not None else None

    def definite(self, i: int) -> bool:
        """Does word i carry the article (maybe after a proclitic)?"""
        return i < self.size and self.types[i].definite

    def addressed(self, i: int) -> bool:
        """Does word i carry the preposition «to» in one of its readings, or is it that letter?"""
        return self.types[i].addressed

    def prepositional(self, i: int) -> bool:
        """Does word i carry a preposition in every reading?"""
        return self.types[i].prepositional

    def contracted(self, i: int) -> bool:
        """Does word i begin with the preposition «to» and the article in one («للوزراء»), which no mention can leave out?"""
        return self.forms[i].startswith(self._to_the)

    def joined(self, i: int) -> bool:
        """Does word i begin with a conjunction in every reading?"""
        return self.types[i].joined

    def function_word(self, i: int) -> bool:
        """Is word i a preposition, conjunction, pronoun or adverb in one of its readings?"""
        if "particles" in self.types[i].lists:
            return True
        light = ("", *self.conjunctions)
        return any(s.value.pos in FUNCTION for h in self.doc.at(i, "word") if not h.enc and h.pro in light for s in h.senses)

    def noun(self, i: int, pos: str) -> bool:
        """Is word i an ordinary word of a part of speech?"""
        for hit in self.doc.at(i, "word"):
            for sense in hit.senses:
                if sense.value.pos == pos:
                    return True
        return False

    def oblique(self, i: int) -> bool:
        """Does word i end as a plural or dual in the accusative?"""
        return self.doc.forms[i].endswith(self.oblique_ending)

    def joined_name(self, i: int) -> bool:
        """Does word i begin with a conjunction and a name after it?"""
        named = self.names.get(i)
        if named is None or named.entity.kind == "group" or self.doc.forms[i][0] not in self.conjunctions:
            return False
        return named.entity_start(self.doc.starts[i], self.doc.starts[i] + 1) is None

    def quote_at(self, i: int) -> Quote | None:
        """The outermost quotation that opens just before word i."""
        return self.quoted.get(i)

    def _quotes(self) -> dict[int, Quote]:
        table: dict[int, Quote] = {}
        doc = self.doc
        for q in doc.quotes:
            i = doc.word_at(q.start) + 1
            if i < doc.n and doc.starts[i] < q.end:
                table.setdefault(i, q)
        return table

    def quote_over(self, offset: int) -> Quote | None:
        """The outermost quotation that holds an offset."""
        for q in self.doc.quotes:
            if q.start < offset < q.end:
                return q
            if q.start > offset:
                break
        return None

    def quote_words(self, q: Quote) -> int:
        """How many words a quotation holds."""
        return self.doc.word_at(q.end - 1) - self.doc.word_at(q.start)
