"""A document as the entity rules see it: table entries at a word and what its readings are."""

from __future__ import annotations

from functools import cached_property

from mahdar.lang.loader import Language
from mahdar.lang.tables.names import NameRules
from mahdar.reading.doc import Doc
from mahdar.reading.entities.chunk import Chunk, Phrase
from mahdar.reading.entities.facts import Facts
from mahdar.text.matcher import Hit, TypeMemo


def _rank(hit: Hit) -> tuple[int, int, int]:
    """Longer entries first, then those with fewer clitics."""
    return -hit.j, len(hit.pro), len(hit.enc)


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
        self.forms = doc.forms
        self.gaps = doc.gaps
        self.facts = Facts.of(language)
        self._index = TypeMemo(doc.index)

    def hit(self, i: int, kind: str) -> Hit | None:
        """The entry of a table at word i: the longest, then the one with the least clitics."""
        hits = self._index[kind].get(i)
        if hits is None:
            return None
        return hits[0] if len(hits) == 1 else min(hits, key=_rank)

    def bare(self, i: int, kind: str, pro: tuple[str, ...] = ("",)) -> Hit | None:
        """An entry at word i with one of these proclitics only."""
        hits = self._index[kind].get(i)
        if hits is None:
            return None
        hit = hits[0] if len(hits) == 1 else min(hits, key=_rank)
        return hit if hit.pro in pro else None

    def open(self, i: int) -> bool:
        """Does word i follow the word before it with only white space between?"""
        return 0 < i < self.n and not self.gaps[i - 1]

    def definite(self, hit: Hit) -> bool:
        """Has a hit the article: before it, its own, or on its last word?"""
        article = self.language.article
        if hit.pro.endswith(article) or self.forms[hit.i][len(hit.pro) :].startswith(article):
            return True
        return hit.j > hit.i + 1 and (self.forms[hit.j - 1].startswith(article) or self.forms[hit.i + 1].startswith(article))

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
        if not self.facts.small[self.forms[i]]:
            return False
        return self.facts.printed[self._plain_ya][self.doc.text[self.doc.starts[i] : self.doc.ends[i]]]

    @cached_property
    def _plain_ya(self) -> bool:
        """Does the article write every final alif maqsura as ya?"""
        return not any(letter in self.doc.text for letter in self.rules.words.maqsura)

    def ordinary(self, i: int, hit: Hit) -> bool:
        """Is a name with a proclitic better read as an ordinary word («وفد» is no «فد»)?"""
        return bool(hit.pro) and self.facts.simple[self.forms[i]]

    def plain(self, i: int) -> str:
        """Word i as printed, without harakat and the like."""
        return self.language.fold_table.drops.sub("", self.doc.raw(i))

    def tanwin(self, i: int) -> bool:
        """Has word i the mark of the indefinite accusative, which names do not bear («رأياً»)?"""
        return self.facts.tanwin[self.doc.text[self.doc.starts[i] : self.doc.ends[i]]]

    def given(self, i: int) -> bool:
        """Is word i, as it stands, a listed given name?"""
        return self.facts.given[self.forms[i]]

    def verb(self, i: int) -> bool:
        """Is word i, as it stands, a finite verb?"""
        return self.facts.verb[self.forms[i]]

    def future(self, i: int) -> bool:
        """Is word i a verb with the mark of the future («سيحصل»)?"""
        return self.facts.future[self.forms[i]]

    def unlisted(self, i: int) -> bool:
        """Does no table have word i?"""
        return not self.doc.infos[i].known

    def opens(self, i: int) -> bool:
        """May the particle at word i begin a name?"""
        hit = self.hit(i, "particle")
        if hit is None or not hit.value.opens:
            return False
        raw = self.plain(i)[len(hit.pro) :]
        return raw in hit.value.words or raw == self.forms[i][len(hit.pro) :]

    def calendar(self, i: int) -> bool:
        """Is word i a day or another word of time?"""
        return i in self.timed or self.facts.calendar[self.forms[i]]

    def listed(self, i: int) -> bool:
        """Does a listed name, with or without proclitics, begin at word i?"""
        index = self._index
        return i in index["given"] or i in index["surname"] or i in index["person"]

    def adjective(self, i: int) -> bool:
        """Is word i an adjective with the article?"""
        return self.facts.adjective[self.forms[i]]

    def adjectival(self, i: int) -> bool:
        """Is word i an adjective, of nationality or not?"""
        return self.facts.adjectival[self.forms[i]]

    def _indefinite_adjective(self, i: int) -> bool:
        return self.facts.plain_adjective[self.forms[i]]

    def descriptive(self, i: int) -> bool:
        """Is word i an indefinite adjective or participle that many families are called by («محفوظ»)?"""
        return not self.verb(i) and self.facts.describing[self.forms[i]]

    def nothing_else(self, form: str) -> bool:
        """Has a folded word no reading that weighs but that of a name?"""
        return self.facts.nothing_else[form]

    def pure(self, i: int) -> bool:
        """Has word i no ordinary reading at all, with or without a pronoun («أولها» has one)?"""
        return self.facts.pure[self.forms[i]]

    def only_name(self, i: int) -> bool:
        """Has word i no reading but that of a name?"""
        return self.facts.only_name[self.forms[i]]

    def homograph(self, i: int) -> bool:
        """Is word i, folded, also a small word («علي» and «على»)?"""
        return self.facts.function[self.forms[i]]

    def ordinal(self, i: int) -> bool:
        """Is word i an ordinal that kings and popes bear?"""
        return self.forms[i] in self.rules.words.ordinal_folded

    def beside(self, i: int) -> bool:
        """Stands word i right behind a particle that a name often follows («عن», «إن»)?"""
        return self.open(i) and self.forms[i - 1] in self.rules.words.beside_folded

    def owned_noun(self, i: int) -> bool:
        """Is word i a noun with a pronoun («حكومتها»)?"""
        return self.facts.owned[self.forms[i]]

    def for_the(self, i: int) -> bool:
        """Is word i a noun with «لل» («للأمم»)?"""
        return len(self.forms[i]) > 4 and self.forms[i].startswith(self._for_the)

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
        return self.forms[i][cut:]

    def cut_of(self, i: int, pro: str) -> int:
        """Source letters of the proclitics of word i, the article kept."""
        bare = pro.removesuffix(self.language.article)
        if bare and self.forms[i][len(bare) - 1 :].startswith(self.language.contracted):
            bare = bare[:-1]
        return self.doc.letters_in(i, len(bare)) - self.doc.starts[i] if bare else 0


def timed_words(doc: Doc) -> frozenset[int]:
    """Words inside expressions of time."""
    found: set[int] = set()
    for time in doc.found.times:
        found.update(range(doc.word_at(time.start), doc.word_at(time.end - 1) + 1))
    return frozenset(found)
