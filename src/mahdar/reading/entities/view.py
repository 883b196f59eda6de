"""A document as the entity rules see it: table entries at a word and what its readings are."""

from __future__ import annotations

from functools import cached_property

from mahdar.lang.loader import Language
from mahdar.lang.tables.names import NameRules
from mahdar.reading.doc import Doc
from mahdar.reading.entities.chunk import Chunk, Phrase
from mahdar.reading.entities.readings import (
    CALENDAR,
    ORDINARY,
    PERSON_KINDS,
    SMALL,
    describes,
    weighs,
)
from mahdar.text.matcher import Hit, WordInfo


class View:
    """Table entries and readings of the words of a document."""

    def __init__(self, doc: Doc, language: Language) -> None:
        self.doc = doc
        self.language = language
        self.rules: NameRules = language.tables["names"]
        self.world = language.world
        self.chunks: dict[int, Chunk] = {}
        self.timed = timed_words(doc)
        self.covered: frozenset[int] = frozenset()
        self.placed: frozenset[int] = frozenset()
        self.lands: list[tuple[int, int, str]] = []
        self.n = doc.n
        self._classes: dict[str, int] = language.tables.setdefault("name classes", {})
        self._keys: dict[str, str] = language.tables.setdefault("name keys", {})
        self._smalls: dict[str, tuple[str, ...]] = language.tables.setdefault("small words", {})
        self._halves: dict[tuple[str, bool], str] = language.tables.setdefault("small words half folded", {})
        self._best: dict[str, dict[int, Hit]] = {}

    def hit(self, i: int, kind: str) -> Hit | None:
        """The entry of a table at word i: the longest, then the one with the least clitics."""
        table = self._best.get(kind)
        if table is None:
            table = self._best[kind] = self._table(kind)
        return table.get(i)

    def _table(self, kind: str) -> dict[int, Hit]:
        table: dict[int, Hit] = {}
        for hit in self.doc.of_kind(kind):
            old = table.get(hit.i)
            if old is None or (hit.j, -len(hit.pro), -len(hit.enc)) > (old.j, -len(old.pro), -len(old.enc)):
                table[hit.i] = hit
        return table

    def bare(self, i: int, kind: str, pro: tuple[str, ...] = ("",)) -> Hit | None:
        """An entry at word i with one of these proclitics only."""
        hit = self.hit(i, kind)
        return hit if hit is not None and hit.pro in pro else None

    def open(self, i: int) -> bool:
        """Does word i follow the word before it with only white space between?"""
        return 0 < i < self.n and not self.doc.gaps[i - 1]

    def definite(self, hit: Hit) -> bool:
        """Has a hit the article: before it, its own, or on its last word?"""
        article = self.language.article
        if hit.pro.endswith(article) or self.doc.forms[hit.i][len(hit.pro) :].startswith(article):
            return True
        return hit.j > hit.i + 1 and self.doc.forms[hit.j - 1].startswith(article)

    def stem(self, hit: Hit) -> str:
        """The first word of a hit without proclitics and article."""
        info = self.doc.infos[hit.i]
        for split in info.splits:
            if split.pro == hit.pro:
                return split.stem
        return info.form

    def feminine(self, word: str) -> bool:
        """Does a folded word end with the mark of the feminine?"""
        return word.endswith(self._feminine)

    @cached_property
    def _feminine(self) -> str:
        return next(iter(self.language.clitics.restore.values()))

    def small(self, i: int) -> bool:
        """Is word i a small word as it is printed («أمام» is no «إمام», «إلى» no «والي»)?"""
        info = self.doc.infos[i]
        lemmas = self._smalls.get(info.form)
        if lemmas is None:
            rows = [row[1][0].value for row in info.single if row[0] == "word"]
            lemmas = self._smalls[info.form] = tuple(value.lemma for value in rows if value.pos in SMALL)
        if not lemmas:
            return False
        raw = self.plain(i)
        return any(raw.endswith((lemma, self._half(lemma))) for lemma in lemmas)

    def _half(self, lemma: str) -> str:
        """A small word as careless writing has it: without hamza; with ya for alif maqsura if the whole article does so."""
        found = self._halves.get((lemma, self._plain_ya))
        if found is None:
            keep = () if self._plain_ya else self.rules.words.maqsura
            found = "".join(c if c in keep else self.language.fold(c) for c in lemma)
            self._halves[lemma, self._plain_ya] = found
        return found

    @cached_property
    def _plain_ya(self) -> bool:
        """Does the article write every final alif maqsura as ya?"""
        return not any(letter in self.doc.text for letter in self.rules.words.maqsura)

    def ordinary(self, i: int, hit: Hit) -> bool:
        """Is a name with a proclitic better read as an ordinary word («وفد» is no «فد»)?"""
        if not hit.pro:
            return False
        return any(not row[2] and not row[3] for row in self.doc.infos[i].single)

    def plain(self, i: int) -> str:
        """Word i as printed, without harakat and the like."""
        return self.language.fold_table.drops.sub("", self.doc.raw(i))

    def tanwin(self, i: int) -> bool:
        """Has word i the mark of the indefinite accusative, which names do not bear («رأياً»)?"""
        raw = self.doc.raw(i)
        return any(mark in raw for mark in self.rules.words.tanwin)

    def given(self, i: int) -> bool:
        """Is word i, as it stands, a listed given name?"""
        return any(row[0] == "given" and not row[2] and any(s.value.sort == "given" for s in row[1]) for row in self.doc.infos[i].single)

    def verb(self, i: int) -> bool:
        """Is word i, as it stands, a finite verb?"""
        return any(row[0] == "verb" and not row[2] and weighs(row) for row in self.doc.infos[i].single)

    def future(self, i: int) -> bool:
        """Is word i a verb with the mark of the future («سيحصل»)?"""
        marks = self.language.clitics.future
        return any(row[0] == "verb" and row[2].endswith(marks) for row in self.doc.infos[i].single)

    def unlisted(self, i: int) -> bool:
        """Does no table have word i?"""
        return not self.doc.infos[i].known

    def opens(self, i: int) -> bool:
        """May the particle at word i begin a name?"""
        hit = self.hit(i, "particle")
        if hit is None or not hit.value.opens:
            return False
        raw = self.plain(i)[len(hit.pro) :]
        return raw in hit.value.words or raw == self.doc.forms[i][len(hit.pro) :]

    def calendar(self, i: int) -> bool:
        """Is word i a day or another word of time?"""
        return i in self.timed or any(row[0] in CALENDAR for row in self.doc.infos[i].single)

    @cached_property
    def _fronted(self) -> tuple[str, ...]:
        """Beginnings of words with a conjunction or preposition and the article («بال», «وال», «لل»)."""
        table, article = self.language.clitics, self.language.article
        fronts = [c + article for c in (*table.conjunctions, *table.prepositions[:1])]
        return (*fronts, *table.contractions.values())

    @cached_property
    def fronts(self) -> tuple[str, ...]:
        """What may be stuck before a name, folded, none first."""
        table = self.language.clitics
        return tuple(c + p for c in ("", *table.conjunctions) for p in ("", *table.prepositions))

    def listed(self, i: int) -> bool:
        """Does a listed name, with or without proclitics, begin at word i?"""
        return self.hit(i, "given") is not None or self.hit(i, "surname") is not None or self.hit(i, "person") is not None

    def adjective(self, i: int) -> bool:
        """Is word i an adjective with the article?"""
        article = self.language.article
        return any(
            row[0] == "word" and row[2] == article and row[1][0].value.pos == "adj" for row in self.doc.infos[i].single
        )

    def adjectival(self, i: int) -> bool:
        """Is word i an adjective, of nationality or not?"""
        return any(
            row[0] in ("nisba", "region", "modifier") or getattr(row[1][0].value, "pos", "") == "adj" or row[3] in self.rules.words.rare
            for row in self.doc.infos[i].single
        )

    def _indefinite_adjective(self, i: int) -> bool:
        return any(row[0] in ("nisba", "modifier") or (row[0] == "word" and row[1][0].value.pos == "adj")
                   for row in self.doc.infos[i].single if not row[2])

    def descriptive(self, i: int) -> bool:
        """Is word i an indefinite adjective or participle that many families are called by («محفوظ»)?"""
        return not self.verb(i) and any(not row[2] and not row[3] and describes(row[1][0].value) for row in self.doc.infos[i].single)

    @staticmethod
    def nothing_else(info: WordInfo) -> bool:
        """Has a word no reading that weighs but that of a name?"""
        return all(row[0] not in ORDINARY or not weighs(row) or row[3] for row in info.single)

    def pure(self, i: int) -> bool:
        """Has word i no ordinary reading at all, with or without a pronoun («أولها» has one)?"""
        return all(row[0] not in ORDINARY for row in self.doc.infos[i].single)

    def only_name(self, i: int) -> bool:
        """Has word i no reading but that of a name?"""
        rows = self.doc.infos[i].single
        front = min((len(row[2]) for row in rows if row[0] in PERSON_KINDS), default=0)
        return all(row[0] not in ORDINARY or row[3] or len(row[2]) > front for row in rows)

    def homograph(self, i: int) -> bool:
        """Is word i, folded, also a small word («علي» and «على»)?"""
        return any(row[0] == "word" and row[1][0].value.pos in SMALL and not row[2] for row in self.doc.infos[i].single)

    def ordinal(self, i: int) -> bool:
        """Is word i an ordinal that kings and popes bear?"""
        return self.doc.forms[i] in self.rules.words.ordinal_folded

    def beside(self, i: int) -> bool:
        """Stands word i right behind a particle that a name often follows («عن», «إن»)?"""
        return self.open(i) and self.doc.forms[i - 1] in self.rules.words.beside_folded

    def owned_noun(self, i: int) -> bool:
        """Is word i a noun with a pronoun («حكومتها»)?"""
        bare = ("", *self.rules.words.rare)
        return any(row[0] in ("word", "body", "title") and row[3] not in bare and not row[2] for row in self.doc.infos[i].single)

    def for_the(self, i: int) -> bool:
        """Is word i a noun with «لل» («للأمم»)?"""
        return len(self.doc.forms[i]) > 4 and self.doc.forms[i].startswith(self._for_the)

    @cached_property
    def _for_the(self) -> str:
        return next(iter(self.language.clitics.contractions.values()))

    @cached_property
    def ties(self) -> frozenset[str]:
        """Proclitics that tie a complement to an office («لل…», «ل…»)."""
        written = next(iter(self.language.clitics.contractions))
        return frozenset((written[:1], written, written[:1] + self.language.article))

    @cached_property
    def within(self) -> tuple[str, ...]:
        """Prepositions stuck to a word that say where («ب» first)."""
        return self.language.clitics.prepositions

    def indefinite(self, phrase: Phrase) -> bool:
        """Does a title stand in the indefinite accusative («رئيسا»)?"""
        hit = self.hit(phrase.i, "title")
        return hit is not None and hit.enc == self.language.clitics.accusative

    def honorific(self, i: int) -> bool:
        """Is word i a style without the article that may stand inside a name («محمد سيد عدنان»)?"""
        hit = self.bare(i, "title")
        return hit is not None and any(s.value.sort in ("honorific", "royal", "religious") for s in hit.senses)

    def passing(self, i: int) -> bool:
        """Is word i an adjective that says since when, not which («الجديدة», «الحالية»)?"""
        hit = self.hit(i, "modifier")
        return hit is not None and hit.value.passing

    def styled(self, i: int) -> bool:
        """Is word i a style that begins a person's name («السيد»)?"""
        hit = self.bare(i, "title", (self.language.article,))
        return hit is not None and any(s.value.sort in ("honorific", "royal", "religious", "military") for s in hit.senses)

    def stem_of(self, i: int, cut: int) -> str:
        """The folded form of word i without its first `cut` source letters."""
        return self.doc.forms[i][cut:]

    def cut_of(self, i: int, pro: str) -> int:
        """Source letters of the proclitics of word i, the article kept."""
        bare = pro.removesuffix(self.language.article)
        if bare and self.doc.forms[i][len(bare) - 1 :].startswith(self.language.contracted):
            bare = bare[:-1]
        return self.doc.letters_in(i, len(bare)) - self.doc.starts[i] if bare else 0

def timed_words(doc: Doc) -> frozenset[int]:
    """Words inside expressions of time."""
    found: set[int] = set()
    for time in doc.found.times:
        found.update(range(doc.word_at(time.start), doc.word_at(time.end - 1) + 1))
    return frozenset(found)
