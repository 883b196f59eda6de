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
        rules: NameRules = language.tables["names"]
        infos, article, rare = language.lexicon.infos, language.article, rules.words.rare
        bare = ("", *rare)
        conjunctions, future = language.clitics.conjunctions, language.clitics.future

        def some(test: Callable[[Row], bool]) -> TypeMemo[bool]:
            return TypeMemo(lambda form: any(map(test, infos[form].single)))

        def every(test: Callable[[Row], bool]) -> TypeMemo[bool]:
            return TypeMemo(lambda form: all(map(test, infos[form].single)))

        classify = Classifier(language).of
        self.name_class: TypeMemo[int] = TypeMemo(lambda form: classify(infos[form]))
        self.dull: TypeMemo[bool] = TypeMemo(
            lambda form: self.name_class[form] == NO and (self.simple[form] or not any(map(_fronted, infos[form].single)))
        )
        self.latin: TypeMemo[str] = TypeMemo(lambda written: _latin(language, written))
        self.score: TypeMemo[float] = TypeMemo(language.shape.score)
        self.key: TypeMemo[str] = TypeMemo(lambda form: key(form, language.tables["romanise"].keys))
        self.bearers: TypeMemo[list[tuple[Person, str]]] = TypeMemo(
            lambda form: [(person, language.fold(person.name)[:2]) for person in _bearers(infos[form].single)]
        )
        drops, marks = language.fold_table.drops, rules.words.tanwin
        self.tanwin: TypeMemo[bool] = TypeMemo(lambda raw: any(mark in raw for mark in marks))
        fronts = _fronts(language)
        self.fronted: TypeMemo[tuple[tuple[str, int], ...]] = TypeMemo(lambda form: tuple((f + form, len(f)) for f in fronts))

        def printed(keep: tuple[str, ...]) -> TypeMemo[bool]:
            def half(lemma: str) -> str:
                return "".join(c if c in keep else language.fold(c) for c in lemma)

            def same(word: str) -> bool:
                raw = drops.sub("", word)
                return any(raw.endswith((lemma, half(lemma))) for lemma in self.small[language.fold(word)])

            return TypeMemo(same)

        self.printed = (printed(rules.words.maqsura), printed(()))
        self.small: TypeMemo[tuple[str, ...]] = TypeMemo(lambda form: _small(infos[form].single))
        self.simple = some(lambda row: not row[2] and not row[3])
        self.given = some(lambda row: row[0] == "given" and not row[2] and any(s.value.sort == "given" for s in row[1]))
        self.verb = some(lambda row: row[0] == "verb" and not row[2] and weighs(row))
        self.future = some(lambda row: row[0] == "verb" and row[2].endswith(future))
        self.calendar = some(lambda row: row[0] in CALENDAR)
        self.month = some(lambda row: row[0] == "time" and row[1][0].id in MONTHS)
        self.adjective = some(lambda row: row[0] == "word" and row[2] == article and any(s.value.pos == "adj" for s in row[1]))
        self.adjectival = some(
            lambda row: row[0] in ("nisba", "region", "modifier") or getattr(row[1][0].value, "pos", "") == "adj" or row[3] in rare
        )
        self.plain_adjective = some(
            lambda row: not row[2] and (row[0] in ("nisba", "modifier") or (row[0] == "word" and row[1][0].value.pos == "adj"))
        )
        self.describing = some(lambda row: not row[2] and not row[3] and describes(row[1][0].value))
        self.nothing_else = every(lambda row: row[0] not in ORDINARY or not weighs(row) or bool(row[3]))
        self.pure = every(lambda row: row[0] not in ORDINARY)
        self.only_name: TypeMemo[bool] = TypeMemo(lambda form: _only_name(infos[form].single))
        self.function = some(lambda row: row[0] == "word" and not row[2] and row[1][0].value.pos in SMALL)
        self.preposition = some(lambda row: row[0] == "word" and not row[2] and row[1][0].value.pos == "prep")
        self.owned = some(lambda row: row[0] in OWNED and row[3] not in bare and not row[2])
        to = next(iter(language.clitics.contractions))[:1]
        self.tied_noun = some(lambda row: row[0] in ("word", "verb") and row[2] == to and not row[3] and nominal(row))
        self.noun = some(lambda row: row[0] in NOUNS and not row[2] and not row[3] and nominal(row))
        self.action: TypeMemo[bool] = TypeMemo(lambda form: _action(infos[form].single, article))
        self.plural = some(lambda row: row[0] == "word" and row[2] == article and row[1][0].value.number == "p")
        self.conjoined_verb = some(lambda row: row[0] == "verb" and row[2] in conjunctions and finite(row))
        self.finite = some(lambda row: row[0] == "verb" and not row[2] and finite(row))
        self.acts = some(lambda row: row[0] == "verb" and not row[3] and finite(row))
        self.reports = some(lambda row: row[0] == "verb" and not row[3] and _human(row, rules.verbs.outlet))
        self.turned = {f + word: len(f) for word in rules.words.direction_folded for f in fronts}
        self.realms = {f + language.fold(w): (len(f), lands) for w, lands in rules.side.realm.items() for f in fronts}
        self.human = some(lambda row: row[0] == "verb" and not row[3] and _human(row, rules.verbs.human))
        events: EventTables = language.tables["event"]
        harmful = frozenset(lemma for lemma, frames in events.verbs.items() if any(map(_harms, frames)))
        self.harm = some(lambda row: not row[3] and _harm(row, harmful))

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
    values = [row[1][0].value for row in rows if row[0] == "word"]
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
