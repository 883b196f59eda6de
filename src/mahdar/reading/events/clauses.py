"""Clauses of a document: which words are finite verbs, where a clause begins, who its subject is."""

from __future__ import annotations

from functools import cached_property

import msgspec

from mahdar.lang.loader import Language
from mahdar.lang.tables.event import EventTables
from mahdar.lang.tables.words import VerbForm
from mahdar.reading.doc import Doc
from mahdar.reading.entities.index import EntityIndex, Named
from mahdar.text.matcher import Hit

STOPS = frozenset(".!?؟؛;:\n()")
TITLE = 160
QUESTION = ("؟", "?")
COMMAS = frozenset("،,")
NOMINAL = frozenset(("n", "adj", "num", "adv"))


class Verb(msgspec.Struct, gc=False):
    """A finite verb at word i: its lemma and form; `pro` are its proclitics, `enc` its object pronoun."""

    i: int
    lemma: str
    form: VerbForm
    pro: str
    enc: str


class Clauses:
    """What the steps of an event need of the words around it. Made once for a document."""

    def __init__(self, doc: Doc, language: Language) -> None:
        self.doc = doc
        self.tables: EventTables = language.tables["event"]
        self.words = self.tables.words
        self.article = language.article
        self.accusative = language.clitics.accusative
        self.index = EntityIndex.of(doc)
        self.verbs: dict[int, list[Verb]] = self._verbs()
        self.openers = self.words["that"] | self.words["relative"]
        self.starts = self._starts()

    @cached_property
    def named(self) -> list[Named | None]:
        """For each word the widest entity that covers it."""
        table: list[Named | None] = [None] * self.doc.n
        for entity in self.doc.found.entities:
            for mention in entity.mentions:
                first = self.doc.word_at(mention.start)
                for i in range(max(first, 0), self.doc.word_at(mention.end - 1) + 1):
                    old = table[i]
                    if old is None or old.mention.end - old.mention.start < mention.end - mention.start:
                        table[i] = Named(entity, mention)
        return table

    @cached_property
    def timed(self) -> set[int]:
        """Words at which a time expression begins."""
        return {self.doc.word_at(t.start) for t in self.doc.found.times}

    def _verbs(self) -> dict[int, list[Verb]]:
        found: dict[int, list[Verb]] = {}
        for hit in self.doc.of_kind("verb"):
            finite = [s for s in hit.senses if s.value.finite]
            if finite and hit.i not in found and self._is_verb(hit, len(finite) < len(hit.senses)):
                found[hit.i] = [
                    Verb(h.i, s.id, s.value, h.pro, h.enc)
                    for h in self.doc.at(hit.i, "verb") for s in h.senses if s.value.finite
                ]
        return found

    def _is_verb(self, hit: Hit, nominal: bool) -> bool:
        i = hit.i
        if self.article in hit.pro or self.named[i] is not None:
            return False
        nominal = nominal or any(h.value.pos in NOMINAL for h in self.doc.at(i, "word")) or bool(self.doc.at(i, "deed"))
        nominal = nominal or any(s.value.tense == "masdar" for h in self.doc.at(i, "verb") for s in h.senses)
        if any(h.value.pos not in NOMINAL for h in self.doc.at(i, "word") if h.j == i + 1):
            return False
        return not nominal or self._verb_place(i, hit)

    def _verb_place(self, i: int, hit: Hit) -> bool:
        """Does a word that may be noun or verb stand where a verb stands?"""
        before = self.before(i)
        if before is None or self.gap(i - 1) & STOPS or self.doc.forms[before] in self.words["clause"]:
            return self._subject_follows(i)
        word = self.doc.forms[before]
        if any(word in self.words[kind] for kind in ("negation", "may", "relative", "been")):
            return True
        if self.preposition(before):
            return False
        if self._after_subject(before):
            return True
        if hit.value.tense != "past" and word in self.words["that"]:
            return True
        if self.words["conjunction"] & set(hit.pro[:1]) and (self.gap(i - 1) & COMMAS):
            return self._subject_follows(i)
        return False

    def _after_subject(self, before: int) -> bool:
        """Does nothing but one named party stand between «that» (or the start) and the word behind it?"""
        named = self.named[before]
        if named is None or (named.entity.kind == "place" and named.mention.start == self.doc.starts[before]):
            return False
        first = self.doc.word_at(named.mention.start)
        ahead = self.before(first)
        return ahead is not None and self.doc.forms[ahead] in self.words["that"]

    def _subject_follows(self, i: int) -> bool:
        """Is the next word a definite noun or a name, as a subject is?"""
        if i + 1 >= self.doc.n or self.gap(i) & (STOPS | COMMAS):
            return False
        if i + 1 in self.timed or self.doc.forms[i + 1] in self.words["crowd"] or self.doc.forms[i + 1].isdecimal():
            return True
        definite = any(s.pro.endswith(self.article) for s in self.doc.infos[i + 1].splits)
        return self.named[i + 1] is not None or definite or self.doc.forms[i + 1].startswith(self.article)

    def negated(self, i: int) -> bool:
        """Does a particle of negation stand before word i?"""
        return self.preceded(i, "negation")

    def preceded(self, i: int, kind: str) -> bool:
        """Does a word of that kind stand right before word i?"""
        words, free = self.words[kind], ("", *self.words["conjunction"])
        k = self.before(i)
        if k is None:
            return False
        return self.doc.forms[k] in words or any(s.stem in words and s.pro in free for s in self.doc.infos[k].splits)

    def after_phrase(self, i: int, kind: str) -> bool:
        """Do two words of that kind stand right before word i?"""
        doc = self.doc
        if i < 2:
            return False
        return any(f"{s.stem} {doc.forms[i - 1]}" in self.words[kind] for s in doc.infos[i - 2].splits)

    def preposition(self, i: int) -> bool:
        """Is word i a preposition?"""
        return any(h.value.pos == "prep" for h in self.doc.at(i, "word"))

    def led(self, pro: str) -> str:
        """The preposition among proclitics ("" if there is none)."""
        return pro.lstrip("".join(self.words["conjunction"]))[:1]

    def gap(self, i: int) -> set[str]:
        """The marks between word i and word i + 1."""
        return set(self.doc.gaps[i])

    def before(self, i: int) -> int | None:
        """The word before i in its sentence."""
        if i == 0 or self.doc.sentence_of[i - 1] != self.doc.sentence_of[i] or "\n" in self.doc.gaps[i - 1]:
            return None
        return i - 1

    def _starts(self) -> list[int]:
        """For each word the first word of its clause."""
        doc, starts, start = self.doc, [], 0
        that, relative, clause = self.words["that"], self.words["relative"], self.words["clause"]
        openers = that | relative | clause
        lead = self.words["negation"] | self.words["may"] | self.words["future"] | openers
        for i, form in enumerate(doc.forms):
            bare = form[1:] if form[:1] in self.words["conjunction"] else form
            fresh = self.before(i) is None or bool(i and self.gap(i - 1) & STOPS)
            if fresh or bare in openers or form in openers or (i in self.verbs and doc.forms[i - 1] not in lead):
                start = i
            starts.append(start)
        return starts

    def asked(self, i: int) -> bool:
        """Does the sentence of word i end in a question mark?"""
        start, end = self.doc.sentences[self.doc.sentence_of[i]]
        return self.doc.text[start:end].rstrip(" \n»\"”").endswith(QUESTION)

    def in_title(self, i: int) -> bool:
        """Does word i stand in a headline: one of the first short paragraphs, with no full stop?"""
        number = self.doc.paragraph_of[i]
        if number > 2:
            return False
        start, end = self.doc.paragraphs[number]
        return end - start < TITLE and not self.doc.text[start:end].rstrip().endswith(".")

    def end(self, i: int) -> int:
        """The word after the last one of the clause of word i."""
        start, j = self.starts[i], i + 1
        while j < self.doc.n and self.starts[j] == start:
            j += 1
        return j

    def sentence(self, i: int) -> tuple[int, int]:
        """The sentence of word i as a word range."""
        return self.doc.sentence_words[self.doc.sentence_of[i]]
