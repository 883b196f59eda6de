"""What the entity rules ask of a document: table entries at a word, and whether a word may be part of a name."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from mahdar.lang.loader import Language
from mahdar.lang.tables.names import NameRules
from mahdar.lang.tables.world import Person as Known
from mahdar.reading.doc import Doc
from mahdar.reading.entities.chunk import Chunk, Phrase
from mahdar.text.matcher import Hit, WordInfo
from mahdar.text.names import KeyTable, key, word_score

if TYPE_CHECKING:
    from mahdar.reading.entities.cast import Member

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
TOWN = 200_000
"""Inhabitants up to which a place needs a word of place beside it if its name is also a verb."""
CACHED = 200_000
"""Word types whose class or key is remembered."""
SHORTEST = 3
"""Letters that an unlisted name has at least."""
JOIN = frozenset(("-", "–", ".", "'", "’"))
ORDINARY = frozenset(("verb", "word", "title", "modifier", "country", "place", "organisation", "body", "cue", "nisba"))
SMALL = frozenset(("prep", "conj", "part", "pron", "det"))
THIRD = frozenset(("3ms", "3fs", "3mp"))
PLACED = frozenset(("country", "place", "organisation"))
CALENDAR = frozenset(("weekday", "month", "day", "time"))
PERSON_KINDS = frozenset(("person", "surname", "given"))
QUOTES = frozenset("«“\"‘(")
CLOSING = frozenset("»”’")
OPENING = frozenset("«“‘")


def _finite(row: tuple[str, Any, str, str]) -> bool:
    return any(s.value.finite for s in row[1])


def _describes(value: Any) -> bool:
    """Is it an adjective or a participle?"""
    return getattr(value, "pos", "") == "adj" or getattr(value, "tense", "") in ("participle", "passive participle")


def _weighs(row: tuple[str, Any, str, str]) -> bool:
    """Does a reading count against a name: no verb but a finite third person («ماكرون» is also a participle)."""
    if row[0] == "word":
        return any(s.value.number != "d" for s in row[1])
    if row[0] != "verb":
        return True
    return any(
        s.value.finite and s.value.features in THIRD and s.value.tense != "jussive" and not s.value.passive for s in row[1]
    )


def _nominal(row: tuple[str, Any, str, str]) -> bool:
    value = row[1][0].value
    if row[0] == "word":
        return bool(value.pos == "n")
    return row[0] != "verb" or bool(value.tense == "masdar")


class Scan:
    """A document with the rules of names at hand."""

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

    def noun(self, i: int) -> bool:
        """Is word i an indefinite ordinary noun without proclitics?"""
        return i < self.n and any(
            row[0] in ("word", "body", "cue", "collective", "verb") and not row[2] and not row[3] and _nominal(row)
            for row in self.doc.infos[i].single
        )

    def definite_noun(self, i: int, conjoined: bool = False) -> bool:
        """Is word i an ordinary word with the article («الأغذية», also «والزراعة» when `conjoined`)?"""
        form, article = self.doc.forms[i], self.language.article
        starts = (article, self.language.clitics.conjunctions[0] + article) if conjoined else (article,)
        return len(form) > 3 and form.startswith(starts) and not self.calendar(i) and not self._small(i)

    def _small(self, i: int) -> bool:
        return any(row[0] == "word" and row[1][0].value.pos in SMALL and not row[2] for row in self.doc.infos[i].single)

    def chain(self, i: int) -> int:
        """The end of up to two indefinite nouns from word i that a definite word or a land ends («أصحاب محطات الوقود»), or i."""
        j = i
        while j < i + 2 and self.noun(j) and self.open(j + 1):
            j += 1
            if self.definite_noun(j) or self.bare(j, "country"):
                return j + (1 if self.definite_noun(j) else 0)
        return i

    def definite_words(self, k: int, most: int) -> int:
        """The end of a row of definite words from word k."""
        j = k
        while j < min(k + most, self.n) and (j == k or self.open(j)) and self.definite_noun(j, j > k):
            if self._somebody(j) or j in self.chunks:
                break
            j += 1
        return j

    def _somebody(self, i: int) -> bool:
        """Is word i a title, with the article, of one person (not «الوفد»)?"""
        hit = self.bare(i, "title", (self.language.article,))
        groups = self.rules.roles.organisation | self.rules.roles.group
        return hit is not None and any(s.value.role not in groups and s.value.number == "s" for s in hit.senses)

    def adjective(self, i: int) -> bool:
        """Is word i an adjective with the article?"""
        article = self.language.article
        return any(
            row[0] == "word" and row[2] == article and row[1][0].value.pos == "adj" for row in self.doc.infos[i].single
        )

    def qualifies(self, i: int) -> bool:
        """Is word i a definite adjective of any kind (not of nationality)?"""
        article = (self.language.article,)
        return self.bare(i, "region", article) is not None or self.bare(i, "modifier", article) is not None or self.adjective(i)

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

    def owned_noun(self, i: int) -> bool:
        """Is word i a noun with a pronoun («حكومتها»)?"""
        bare = ("", *self.rules.words.rare)
        return any(row[0] in ("word", "body", "title") and row[3] not in bare and not row[2] for row in self.doc.infos[i].single)

    def located(self, hit: Hit) -> bool:
        """Has a doubtful place name a word of place before it?"""
        if hit.pro:
            alone = all(row[0] == "place" for row in self.doc.infos[hit.i].single)
            return alone and hit.pro[-1:] in self.language.clitics.prepositions[:1]
        if hit.i == 0 or self.doc.gaps[hit.i - 1]:
            return False
        before = self.doc.forms[hit.i - 1]
        return before in self.rules.words.inside_folded or self.hit(hit.i - 1, "cue") is not None

    def headed(self, hit: Hit) -> bool:
        """Has a doubtful body name a head noun before it, or quotation marks around it?"""
        if hit.i == 0:
            return False
        gap = self.doc.gaps[hit.i - 1]
        if not gap:
            return self.hit(hit.i - 1, "body") is not None
        return gap[-1:] in QUOTES and self.doc.gaps[hit.j - 1][:1] in (*CLOSING, '"', ")")

    def conjoined_verb(self, hit: Hit) -> bool:
        """May a place name of one word be a conjunction and a verb («ودان»)?"""
        first = self.language.clitics.conjunctions
        return hit.j == hit.i + 1 and not hit.pro and any(
            row[0] == "verb" and row[2] in first and _finite(row) for row in self.doc.infos[hit.i].single
        )

    def verbal(self, hit: Hit) -> bool:
        """Is the name of a small place also a finite verb («ودان»)?"""
        if hit.j > hit.i + 1 or hit.pro or (hit.value.population or 0) > TOWN or hit.value.kind == "capital":
            return False
        return any(row[0] == "verb" and not row[2] and _finite(row) for row in self.doc.infos[hit.i].single)

    def unlisted_place(self, i: int, first: bool) -> bool:
        """May word i be (part of) the name of a place that no table has?"""
        own = self.word_class(i)
        if own == DOUBTFUL:
            return first
        return own == UNKNOWN or (own == DEFINITE and not self.doc.infos[i].known) or (not first and own == GIVEN)

    def after_mark(self, end: int) -> int:
        """`end` moved behind a closing quotation mark that stands there."""
        return end + 1 if self.doc.text[end : end + 1] in (*CLOSING, '"') else end

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
        plain = {row[0] for row in info.single if not row[2] and not row[3] and _weighs(row)}
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

    @cached_property
    def _fronted(self) -> tuple[str, ...]:
        """Beginnings of words with a conjunction or preposition and the article («بال», «وال», «لل»)."""
        table, article = self.language.clitics, self.language.article
        fronts = [c + article for c in (*table.conjunctions, *table.prepositions[:1])]
        return (*fronts, *table.contractions.values())

    def _weak(self, info: WordInfo) -> bool:
        """Is a word known only with a pronoun of the first or second person, which news hardly has («ديناري»)?"""
        return all(row[3] in self.rules.words.rare or (row[0] == "word" and not _weighs(row)) for row in info.single)

    def _family(self, info: WordInfo) -> bool:
        """May a known word with the article be a family name («المصري»)?"""
        return any(
            row[2] == self.language.article and (row[0] == "nisba" or _describes(row[1][0].value)) for row in info.single
        )

    def ordinary(self, i: int, hit: Hit) -> bool:
        """Is a name with a proclitic better read as an ordinary word («وفد» is no «فد»)?"""
        if not hit.pro:
            return False
        return any(not row[2] and not row[3] for row in self.doc.infos[i].single)

    def small(self, i: int) -> bool:
        """Is word i a small word as it is printed («أمام» is no «إمام», «إلى» no «والي»)?"""
        info = self.doc.infos[i]
        lemmas = self._smalls.get(info.form)
        if lemmas is None:
            rows = [row[1][0].value for row in info.single if row[0] == "word"]
            lemmas = self._smalls[info.form] = tuple(value.lemma for value in rows if value.pos in SMALL)
        if not lemmas:
            return False
        raw = self.doc.raw(i)
        return any(raw.endswith((lemma, self._half(lemma))) for lemma in lemmas)

    def _half(self, lemma: str) -> str:
        """A small word as careless writing has it: without hamza; with ya for alif maqsura if the whole article does so."""
        keep = () if self._plain_ya else self.rules.words.maqsura
        return "".join(c if c in keep else self.language.fold(c) for c in lemma)

    @cached_property
    def _plain_ya(self) -> bool:
        """Does the article write every final alif maqsura as ya?"""
        return not any(letter in self.doc.text for letter in self.rules.words.maqsura)

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

    def adjectival(self, i: int) -> bool:
        """Is word i an adjective, of nationality or not?"""
        return any(
            row[0] in ("nisba", "region", "modifier") or getattr(row[1][0].value, "pos", "") == "adj" or row[3] in self.rules.words.rare
            for row in self.doc.infos[i].single
        )

    @staticmethod
    def nothing_else(info: WordInfo) -> bool:
        """Has a word no reading that weighs but that of a name?"""
        return all(row[0] not in ORDINARY or not _weighs(row) or row[3] for row in info.single)

    def beside(self, i: int) -> bool:
        """Stands word i right behind a particle that a name often follows («عن», «إن»)?"""
        return self.open(i) and self.doc.forms[i - 1] in self.rules.words.beside_folded

    def closes(self, i: int) -> bool:
        """Stands nothing behind word i that would make it a verb (an object, a preposition)?"""
        k = i + 1
        if k >= self.n or not self.open(k):
            return True
        if self.definite_noun(k) or k in self.chunks:
            return False
        return not any(row[0] == "word" and row[1][0].value.pos == "prep" and not row[2] for row in self.doc.infos[k].single)

    def ends_here(self, i: int) -> bool:
        """Is word i a name at whose end nothing stands but a mark or a verb; or a name follows?"""
        k = i + 1
        return k >= self.n or not self.open(k) or self.verb(k) or self.given(k) or self.hit(k, "surname") is not None

    def descriptive(self, i: int) -> bool:
        """Is word i an indefinite adjective or participle that many families are called by («محفوظ»)?"""
        return not self.verb(i) and any(not row[2] and not row[3] and _describes(row[1][0].value) for row in self.doc.infos[i].single)

    def lone_noun(self, i: int) -> bool:
        """Is word i an indefinite noun, not feminine, with nothing behind it that it could go with («ماجد فضائل لـ…»)?"""
        if not self.noun(i) or self.feminine(self.doc.forms[i]) or self.verb(i) or self.small(i):
            return False
        k = i + 1
        if k >= self.n or not self.open(k) or self.verb(k) or self.small(k):
            return True
        fronts = (*self.language.clitics.prepositions, *self.language.clitics.conjunctions)
        return bool(self.doc.infos[k].single) and all(row[2].startswith(fronts) for row in self.doc.infos[k].single)

    def homograph(self, i: int) -> bool:
        """Is word i, folded, also a small word («علي» and «على»)?"""
        return any(row[0] == "word" and row[1][0].value.pos in SMALL and not row[2] for row in self.doc.infos[i].single)

    def only_name(self, i: int) -> bool:
        """Has word i no reading but that of a name?"""
        rows = self.doc.infos[i].single
        front = min((len(row[2]) for row in rows if row[0] in PERSON_KINDS), default=0)
        return all(row[0] not in ORDINARY or row[3] or len(row[2]) > front for row in rows)

    def construct(self, i: int) -> bool:
        """Is word i a noun that the next word defines («نتائج التحقيقات», «أمين المجمع»)?"""
        k = i + 1
        if k >= self.n or not self.open(k) or self.given(k) or self.hit(k, "surname"):
            return False
        if k in self.chunks and not self.chunks[k].pro:
            return True
        if self.owned_noun(k) and self.hit(k, "modifier") is None:
            return True
        return self.definite_noun(k) and self.doc.infos[k].known and not self.adjective(k)

    def qualified(self, i: int) -> bool:
        """Is word i followed by an adjective or by what defines it?"""
        k = i + 1
        return k < self.n and self.open(k) and (self.construct(i) or self._indefinite_adjective(k))

    def _indefinite_adjective(self, i: int) -> bool:
        return any(row[0] in ("nisba", "modifier") or (row[0] == "word" and row[1][0].value.pos == "adj")
                   for row in self.doc.infos[i].single if not row[2])

    def feminine(self, word: str) -> bool:
        """Does a folded word end with the mark of the feminine?"""
        return word.endswith(self._feminine)

    @cached_property
    def _feminine(self) -> str:
        return next(iter(self.language.clitics.restore.values()))

    def passing(self, i: int) -> bool:
        """Is word i an adjective that says since when, not which («الجديدة», «الحالية»)?"""
        hit = self.hit(i, "modifier")
        return hit is not None and hit.value.passing

    def styled(self, i: int) -> bool:
        """Is word i a style that begins a person's name («السيد»)?"""
        hit = self.bare(i, "title", (self.language.article,))
        return hit is not None and any(s.value.sort in ("honorific", "royal", "religious", "military") for s in hit.senses)

    def defined(self, i: int) -> bool:
        """Is word i an adjective of the definite word before it («الشؤون الداخلية»)?"""
        return self.open(i) and self.definite_noun(i - 1)

    def common(self, i: int) -> bool:
        """Is word i an ordinary noun with the article («وكالة الأنباء …»)?"""
        return self.definite_noun(i) and any(row[0] == "word" and row[2] == self.language.article and row[1][0].value.number == "p"
                                             for row in self.doc.infos[i].single)

    def rest_of_name(self, i: int) -> int:
        """1 if word i may be the second word of a listed first name in a list of names, else 0."""
        if not self.open(i) or self.small(i) or self.verb(i) or i in self.timed or i in self.chunks or self.conjoined_name(i):
            return 0
        return int(self.hit(i, "title") is None)

    def quoted(self, start: int, end: int) -> int:
        """`end` behind the closing mark if a quotation opens inside the span («موقع «أكسيوس»»)."""
        inside = self.doc.text[start:end]
        opened = any(mark in inside for mark in OPENING)
        return self.after_mark(end) if opened and not any(mark in inside for mark in CLOSING) else end

    def honorific(self, i: int) -> bool:
        """Is word i a style without the article that may stand inside a name («محمد سيد عدنان»)?"""
        hit = self.bare(i, "title")
        return hit is not None and any(s.value.sort in ("honorific", "royal", "religious") for s in hit.senses)

    def ordinal(self, i: int) -> bool:
        """Is word i an ordinal that kings and popes bear?"""
        return self.doc.forms[i] in self.rules.words.ordinal_folded

    def by_verb(self, i: int) -> bool:
        """Stands word i right before or behind a finite verb?"""
        after = i + 1 < self.n and self.open(i + 1) and self.verb(i + 1)
        return after or (self.open(i) and any(
            row[0] == "verb" and not row[3] and _finite(row) for row in self.doc.infos[i - 1].single
        ))

    def given(self, i: int) -> bool:
        """Is word i, as it stands, a listed given name?"""
        return any(row[0] == "given" and not row[2] and any(s.value.sort == "given" for s in row[1]) for row in self.doc.infos[i].single)

    def family_alone(self, i: int) -> bool:
        """Is word i with the article an unlisted word that looks like a family name?"""
        return self.unlisted(i) and self.language.shape.score(self.doc.forms[i][len(self.language.article) :]) > LIKELY

    def indefinite(self, phrase: Phrase) -> bool:
        """Does a title stand in the indefinite accusative («رئيسا»)?"""
        hit = self.hit(phrase.i, "title")
        return hit is not None and hit.enc == self.language.clitics.accusative

    def unlisted(self, i: int) -> bool:
        """Does no table have word i?"""
        return not self.doc.infos[i].known

    def verb(self, i: int) -> bool:
        """Is word i, as it stands, a finite verb?"""
        return any(row[0] == "verb" and not row[2] and _weighs(row) for row in self.doc.infos[i].single)

    def written(self, i: int, cut: int) -> bool:
        """Does the article have word i without its first letters as a word of its own?"""
        return self.doc.forms[i][cut:] in self._forms

    @cached_property
    def _forms(self) -> frozenset[str]:
        return frozenset(self.doc.forms)

    def opens(self, i: int) -> bool:
        """May the particle at word i begin a name?"""
        hit = self.hit(i, "particle")
        return hit is not None and hit.value.opens

    def calendar(self, i: int) -> bool:
        """Is word i a day or another word of time?"""
        return i in self.timed or any(row[0] in CALENDAR for row in self.doc.infos[i].single)

    def stem_of(self, i: int, cut: int) -> str:
        """The folded form of word i without its first `cut` source letters."""
        return self.doc.forms[i][cut:]

    def cut_of(self, i: int, pro: str) -> int:
        """Source letters of the proclitics of word i, the article kept."""
        bare = pro.removesuffix(self.language.article)
        if bare and self.doc.forms[i][len(bare) - 1 :].startswith(self.language.contracted):
            bare = bare[:-1]
        return self.doc.letters_in(i, len(bare)) - self.doc.starts[i] if bare else 0

    def core(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a name without particles and articles."""
        article = self.language.article
        particles = self._particles
        kept = tuple(w.removeprefix(article) if len(w) > 4 else w for w in words if w not in particles)
        return kept or words

    @property
    def _particles(self) -> frozenset[str]:
        return self.rules.words.particle_folded

    def head_of(self, phrase: Phrase) -> str:
        """The first word of a title phrase without clitics and article."""
        form = self.doc.forms[phrase.i][len(phrase.pro) :]
        return form.removeprefix(self.language.article) if phrase.pro == "" else form

    def known_by(self, words: tuple[str, ...]) -> list[Known]:
        """Rows of the people table whose short name is the last word of an unlisted full name and whose first name fits."""
        info = self.language.lexicon.info(words[-1])
        rows = [s.value for row in info.single if row[0] == "surname" and not row[2] for s in row[1]]
        if len(words) == 1:
            return rows
        first = words[0][:2]
        return [r for r in rows if self.language.fold(r.name)[:2] == first]

    def spelt_alike(self, a: str, b: str) -> bool:
        """Are two folded words spellings of one name?"""
        if a == b:
            return True
        keys = self.language.tables["romanise"].keys
        return self._key(a, keys) == self._key(b, keys) and word_score(a, b, keys) > keys.threshold

    def _key(self, word: str, table: KeyTable) -> str:
        found = self._keys.get(word)
        if found is None:
            if len(self._keys) > CACHED:
                self._keys.clear()
            found = self._keys[word] = key(word, table)
        return found

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
        if phrase.title.sort in ("group", "profession", "diplomatic") and (phrase.country or phrase.body):
            return phrase.title.role in roles.general or phrase.title.role in roles.source or phrase.body is not None
        return phrase.title.role in roles.source or (phrase.title.role in roles.general and phrase.j > phrase.i + 1)

    @cached_property
    def fronts(self) -> tuple[str, ...]:
        """What may be stuck before a name, folded, none first."""
        table = self.language.clitics
        return tuple(c + p for c in ("", *table.conjunctions) for p in ("", *table.prepositions))

    def listed(self, i: int) -> bool:
        """Does a listed name, with or without proclitics, begin at word i?"""
        return self.hit(i, "given") is not None or self.hit(i, "surname") is not None or self.hit(i, "person") is not None

    def language_class(self, form: str) -> int:
        """The class of a folded word that need not be in the text."""
        return self._classify(self.language.lexicon.info(form))

    def conjoined_name(self, i: int) -> bool:
        """Is word i a name with a conjunction, listed or not?"""
        hit = self.hit(i, "surname") or self.hit(i, "given") or self.hit(i, "person")
        return hit.pro[:1] in self.language.clitics.conjunctions if hit is not None else self.conjoined(i)

    def surname_elsewhere(self, i: int, j: int) -> bool:
        """Do both words stand elsewhere in the article without the other beside it?"""
        forms = self.doc.forms
        return all(
            any(f == forms[k] and not (m > 0 and forms[m - 1] == forms[i]) and forms[m + 1 : m + 2] != [forms[j]]
                for m, f in enumerate(forms) if m not in (i, j))
            for k in (i, j)
        )

    def prefixed(self, i: int) -> bool:
        """Has a listed name at word i a proclitic («وبوتين»)?"""
        hit = self.hit(i, "person") or self.hit(i, "surname") or self.hit(i, "given")
        return hit is not None and bool(hit.pro) and self.word_class(i) != UNKNOWN

    @cached_property
    def human(self) -> frozenset[str]:
        """Lemmas of verbs whose subject is a person."""
        return self.rules.verbs.human

    @cached_property
    def described(self) -> frozenset[int]:
        """Words right after a definite noun of a person and its nationality («المدافع الفرنسي …»)."""
        article = self.language.article
        return frozenset(
            hit.j for hit in self.doc.of_kind("nisba")
            if hit.pro.endswith(article) and hit.value.number == "s" and self.open(hit.i) and self.open(hit.j)
            and self.doc.forms[hit.i - 1].startswith(article) and hit.j < self.n and self.word_class(hit.j) in (GIVEN, UNKNOWN)
            and not (self.hit(hit.i - 1, "body") or self.hit(hit.i - 1, "cue") or self.hit(hit.i - 1, "collective"))
        )

    @cached_property
    def spoken(self) -> frozenset[int]:
        """Words right after a verb of speech proper, whose subject is hardly ever unnamed."""
        return frozenset(
            hit.j for hit in self.doc.of_kind("verb") if hit.value.lemma in self.rules.verbs.speech and hit.value.finite and not hit.enc
        )

    @cached_property
    def said(self) -> frozenset[int]:
        """Words right after such a verb."""
        return frozenset(
            hit.j for hit in self.doc.of_kind("verb") if hit.value.lemma in self.human and hit.value.finite and not hit.enc
        )

    def conjoined(self, i: int) -> bool:
        """Does an unlisted word begin with a conjunction that stands before something like a name («وكوشنر»)?"""
        form = self.doc.forms[i]
        return len(form) > 3 and form[0] in self.language.clitics.conjunctions[:1]


def timed_words(doc: Doc) -> frozenset[int]:
    """Words inside expressions of time."""
    found: set[int] = set()
    for time in doc.found.times:
        found.update(range(doc.word_at(time.start), doc.word_at(time.end - 1) + 1))
    return frozenset(found)
