"""What a word type is to the rules of names, whatever stands around it: found out once for a language, then looked up."""

from __future__ import annotations

from collections.abc import Callable

from mahdar.lang.loader import Language
from mahdar.lang.tables.event import EventTables, Frame
from mahdar.lang.tables.names import NameRules
from mahdar.lang.tables.romanise import Romaniser
from mahdar.lang.tables.world import Person
from mahdar.reading.entities.readings import (
    CALENDAR,
    ORDINARY,
    PERSON_KINDS,
    SMALL,
    Row,
    describes,
    finite,
    nominal,
    weighs,
)
from mahdar.reading.entities.wordclass import NO, Classifier
from mahdar.text.matcher import TypeMemo
from mahdar.text.names import key

HARM = ("ASSAULT", "COERCE")
MONTHS = ("month", "weakmonth")
NOUNS = ("word", "body", "cue", "collective", "actor", "verb")
OWNED = ("word", "body", "title")
Rows = tuple[Row, ...]


class Facts:
    """Questions about folded words; each is a table that fills itself (`facts.verb[form]`).

    Use `Facts.of(language)`: one for a language, so that an article profits from those before it.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._infos = language.lexicon.infos
        self._rules: NameRules = language.tables["names"]
        self._fronts = _fronts(language)
        self._of_spelling()
        self._of_names()
        self._of_nouns()
        self._of_adjectives()
        self._of_verbs()
        self._of_events()

    def _some(self, test: Callable[[Row], bool]) -> TypeMemo[bool]:
        """Does one of a word's readings pass the test?"""
        infos = self._infos
        return TypeMemo(lambda form: any(map(test, infos[form].single)))

    def _every(self, test: Callable[[Row], bool]) -> TypeMemo[bool]:
        """Do all of a word's readings pass the test?"""
        infos = self._infos
        return TypeMemo(lambda form: all(map(test, infos[form].single)))

    def _of_spelling(self) -> None:
        """How a word is written: in Latin letters, as a key, with tanwin, as a small word printed with or without its dots."""
        language, infos, words, fronts = self._language, self._infos, self._rules.words, self._fronts
        keys, marks = language.tables["romanise"].keys, words.tanwin
        self.latin: TypeMemo[str] = TypeMemo(lambda written: _latin(language, written))
        self.score: TypeMemo[float] = TypeMemo(language.shape.score)
        self.key: TypeMemo[str] = TypeMemo(lambda form: key(form, keys))
        self.tanwin: TypeMemo[bool] = TypeMemo(lambda raw: any(mark in raw for mark in marks))
        self.fronted: TypeMemo[tuple[tuple[str, int], ...]] = TypeMemo(lambda form: tuple((f + form, len(f)) for f in fronts))
        self.small: TypeMemo[tuple[str, ...]] = TypeMemo(lambda form: _small(infos[form].single))
        self.printed = (self._printed(words.maqsura), self._printed(()))

    def _printed(self, keep: tuple[str, ...]) -> TypeMemo[bool]:
        """Is a word, as printed, a small word in its own spelling, or in one where all letters but those kept are folded?"""
        language, drops = self._language, self._language.fold_table.drops

        def half(lemma: str) -> str:
            return "".join(c if c in keep else language.fold(c) for c in lemma)

        def same(word: str) -> bool:
            raw = drops.sub("", word)
            return any(raw.endswith((lemma, half(lemma))) for lemma in self.small[language.fold(word)])

        return TypeMemo(same)

    def _of_names(self) -> None:
        """What a word is in names: its class, who bears it, whether it can be nothing but a name."""
        language, infos = self._language, self._infos
        classify = Classifier(language).of
        self.name_class: TypeMemo[int] = TypeMemo(lambda form: classify(infos[form]))
        self.dull: TypeMemo[bool] = TypeMemo(
            lambda form: self.name_class[form] == NO and (self.simple[form] or not any(map(_fronted, infos[form].single)))
        )
        self.bearers: TypeMemo[list[tuple[Person, str]]] = TypeMemo(
            lambda form: [(person, language.fold(person.name)[:2]) for person in _bearers(infos[form].single)]
        )
        self.simple = self._some(lambda row: not row[2] and not row[3])
        self.given = self._some(lambda row: row[0] == "given" and not row[2] and any(s.value.sort == "given" for s in row[1]))
        self.nothing_else = self._every(lambda row: row[0] not in ORDINARY or not weighs(row) or bool(row[3]))
        self.pure = self._every(lambda row: row[0] not in ORDINARY)
        self.only_name: TypeMemo[bool] = TypeMemo(lambda form: _only_name(infos[form].single))

    def _of_nouns(self) -> None:
        """What a word is among nouns and small words; lands and directions that may stand for a side."""
        language, rules, article = self._language, self._rules, self._language.article
        bare = ("", *rules.words.rare)
        to = next(iter(language.clitics.contractions))[:1]
        self.calendar = self._some(lambda row: row[0] in CALENDAR)
        self.month = self._some(lambda row: row[0] == "time" and row[1][0].id in MONTHS)
        self.function = self._some(lambda row: row[0] == "word" and not row[2] and row[1][0].value.pos in SMALL)
        self.preposition = self._some(lambda row: row[0] == "word" and not row[2] and row[1][0].value.pos == "prep")
        self.owned = self._some(lambda row: row[0] in OWNED and row[3] not in bare and not row[2])
        self.tied_noun = self._some(lambda row: row[0] in ("word", "verb") and row[2] == to and not row[3] and nominal(row))
        self.noun = self._some(lambda row: row[0] in NOUNS and not row[2] and not row[3] and nominal(row))
        self.plural = self._some(lambda row: row[0] == "word" and row[2] == article and row[1][0].value.number == "p")
        self.turned = {f + word: len(f) for word in rules.words.direction_folded for f in self._fronts}
        self.realms = {f + language.fold(w): (len(f), lands) for w, lands in rules.side.realm.items() for f in self._fronts}

    def _of_adjectives(self) -> None:
        """Whether a word can describe the noun before it."""
        article, rare = self._language.article, self._rules.words.rare
        self.adjective = self._some(
            lambda row: row[0] == "word" and row[2] == article and any(s.value.pos == "adj" for s in row[1])
        )
        self.adjectival = self._some(
            lambda row: row[0] in ("nisba", "region", "modifier") or getattr(row[1][0].value, "pos", "") == "adj" or row[3] in rare
        )
        self.plain_adjective = self._some(
            lambda row: not row[2] and (row[0] in ("nisba", "modifier") or (row[0] == "word" and row[1][0].value.pos == "adj"))
        )
        self.describing = self._some(lambda row: not row[2] and not row[3] and describes(row[1][0].value))

    def _of_verbs(self) -> None:
        """Which verb a word is, and whether only people and bodies do what it says."""
        infos, article, verbs = self._infos, self._language.article, self._rules.verbs
        conjunctions, future = self._language.clitics.conjunctions, self._language.clitics.future
        self.verb = self._some(lambda row: row[0] == "verb" and not row[2] and weighs(row))
        self.future = self._some(lambda row: row[0] == "verb" and row[2].endswith(future))
        self.action: TypeMemo[bool] = TypeMemo(lambda form: _action(infos[form].single, article))
        self.conjoined_verb = self._some(lambda row: row[0] == "verb" and row[2] in conjunctions and finite(row))
        self.finite = self._some(lambda row: row[0] == "verb" and not row[2] and finite(row))
        self.acts = self._some(lambda row: row[0] == "verb" and not row[3] and finite(row))
        self.reports = self._some(lambda row: row[0] == "verb" and not row[3] and _human(row, verbs.outlet))
        self.human = self._some(lambda row: row[0] == "verb" and not row[3] and _human(row, verbs.human))

    def _of_events(self) -> None:
        """Whether a word tells of harm done to somebody."""
        events: EventTables = self._language.tables["event"]
        harmful = frozenset(lemma for lemma, frames in events.verbs.items() if any(map(_harms, frames)))
        self.harm = self._some(lambda row: not row[3] and _harm(row, harmful))

    @classmethod
    def of(cls, language: Language) -> Facts:
        """The facts of a language."""
        facts = language.tables.get("name facts")
        if not isinstance(facts, Facts):
            facts = language.tables["name facts"] = cls(language)
        return facts


def _latin(language: Language, written: str) -> str:
    """A name as printed, in Latin letters."""
    romaniser: Romaniser = language.tables["romanise"]
    plain = language.fold_table.drops.sub("", written)
    words = [w.strip("«»“”\"'’.,()،-–") for w in plain.replace("-", " ").split()]
    words = [w for w in words if w]
    return romaniser.name(words, [language.fold(w) for w in words])


def _bearers(rows: Rows) -> list[Person]:
    """People whose short name a word is."""
    return [s.value for row in rows if row[0] == "surname" and not row[2] for s in row[1]]


def _fronts(language: Language) -> tuple[str, ...]:
    """What may be stuck before a name, folded, none first."""
    table = language.clitics
    return tuple(c + p for c in ("", *table.conjunctions) for p in ("", *table.prepositions))


def _small(rows: Rows) -> tuple[str, ...]:
    values = [s.value for row in rows if row[0] == "word" for s in row[1] if s is row[1][0] or s.value.pos == "conj"]
    return tuple(value.lemma for value in values if value.pos in SMALL)


def _action(rows: Rows, article: str) -> bool:
    """Has a word with the article the reading of a verbal noun and none of an adjective, a participle or a name."""
    own = [row for row in rows if row[2] == article]
    action = any(row[0] == "verb" and row[1][0].value.tense == "masdar" for row in own)
    return action and not any(row[0] in ("nisba", "region", "modifier") or describes(row[1][0].value) for row in own)


def _only_name(rows: Rows) -> bool:
    front = min((len(row[2]) for row in rows if row[0] in PERSON_KINDS), default=0)
    return all(row[0] not in ORDINARY or row[3] or len(row[2]) > front for row in rows)


def _fronted(row: Row) -> bool:
    """Is a reading a given name with a proclitic, and long enough to be believed?"""
    return row[0] == "given" and bool(row[2]) and row[1][0].value.sort == "given" and len(row[1][0].id) > 2


def _harms(frame: Frame) -> bool:
    """Is somebody killed, hurt, taken or held in events of this frame?"""
    return frame.of == frame.object == "recipient" and frame.type in HARM


def _harm(row: Row, lemmas: frozenset[str]) -> bool:
    """Does a reading, verb or noun, tell of harm done to whoever is named right behind it («اغتيال», «خطف»)?"""
    value = row[1][0].value
    return _harms(value.frame) if row[0] == "deed" else row[0] == "verb" and value.finite and value.lemma in lemmas


def _human(row: Row, lemmas: frozenset[str]) -> bool:
    value = row[1][0].value
    return bool(value.lemma in lemmas and value.finite)
