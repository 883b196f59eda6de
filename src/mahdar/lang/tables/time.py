"""Words of time and the grammar of time expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

from mahdar.errors import TableError
from mahdar.lang.builder import decode
from mahdar.text.cascade import Cascade, Letters, Rule
from mahdar.text.matcher import Sense, TypeMemo
from mahdar.text.patterns import Item, compile_pattern

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder

T = TypeVar("T")
MARKS = {",": ",", "،": ",", ";": ";", "؛": ";", "–": "-", "—": "-", "−": "-", "-": "-", "/": "/", "(": "(", ")": ")",
         "[": "(", "]": ")", ":": ":", ".": ".", "+": "+", "٫": ".", "\\": "/", "|": "|"}  # fmt: skip
"""Marks that patterns may ask for, by how they are printed."""


class Vocab(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Words of one class: value → forms. `article`: they also stand with the article, as class `the_…`."""

    class_: str = msgspec.field(name="class")
    words: dict[str, tuple[str, ...]]
    article: bool = False
    quiet: bool = False


class Shape(msgspec.Struct, forbid_unknown_fields=True):
    """How the time of a verb is seen where no table holds it, and words that turn it."""

    future: tuple[str, ...]
    present: tuple[str, ...]
    future_words: tuple[str, ...]
    past_words: tuple[str, ...]
    was_words: tuple[str, ...]
    subjunctive: tuple[str, ...]
    onward: tuple[str, ...]
    deadline: tuple[str, ...]
    agreeing: tuple[str, ...]
    bringing: tuple[str, ...]
    such_words: tuple[str, ...]
    other_words: tuple[str, ...]
    feminine: tuple[str, ...]
    when_words: tuple[str, ...]
    in_words: tuple[str, ...]
    masculine_relative: tuple[str, ...]
    feminine_relative: tuple[str, ...]
    this_words: tuple[str, ...]
    relative: tuple[str, ...]
    back_before: tuple[str, ...]
    after_event: tuple[str, ...]
    toward: tuple[str, ...]
    going_back: tuple[str, ...]
    postponed: tuple[str, ...]
    future_mark: tuple[str, ...]
    not_before_day: tuple[str, ...]
    not_after_day: tuple[str, ...]
    names_before_today: tuple[str, ...]
    earlier_later: tuple[str, ...]
    general_before: tuple[str, ...]
    long_words: tuple[str, ...]
    named_dates: tuple[str, ...]
    lasting: tuple[str, ...]
    percent: tuple[str, ...]
    outlets: tuple[str, ...]
    day_named: tuple[str, ...]
    between_words: tuple[str, ...]
    last_words: tuple[str, ...]
    names_after_today: tuple[str, ...]
    not_after_year: tuple[str, ...]
    age_words: tuple[str, ...]
    month_words: tuple[str, ...]
    year_words: tuple[str, ...]
    after_number: tuple[str, ...]
    day_words: tuple[str, ...]
    score_words: tuple[str, ...]
    number_words: tuple[str, ...]
    day_nouns: tuple[str, ...]
    adverbs: tuple[str, ...]
    part_words: tuple[str, ...]
    event_edges: tuple[str, ...]
    amount_words: tuple[str, ...]
    not_before_hour: tuple[str, ...]
    late_words: tuple[str, ...]
    of_words: tuple[str, ...]
    stop: tuple[str, ...]
    modifiers: dict[str, str]


class WordFile(msgspec.Struct, forbid_unknown_fields=True):
    """`time.toml`."""

    shape: Shape
    vocab: tuple[Vocab, ...]


class RuleRow(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One rule: a pattern, the class of what it finds, and the name of the function that gives it its meaning.

    An example marks its expressions: `وصل [أمس = 2026-01-13] إلى`; it is read as of `on`.
    """

    id: str
    stage: int
    pattern: str | tuple[str, ...]
    gives: str
    make: str
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    on: str = "2026-01-14"


class Never(msgspec.Struct, forbid_unknown_fields=True):
    """Sentences in which nothing is a time, though it looks like one."""

    id: str
    sentences: tuple[str, ...]


class RuleFile(msgspec.Struct, forbid_unknown_fields=True):
    """`time_rules.toml`."""

    rule: tuple[RuleRow, ...]
    never: tuple[Never, ...] = ()


BESIDE = {"approx", "more", "vagueafter", "vagueamount", "past", "next", "now", "same", "following", "afternext", "zonename"}
"""Classes of words that stand beside a time and are none."""


class Long(NamedTuple):
    """An entry of several words that may begin with a word type: its further words, letter, data, and what precedes it."""

    rest: tuple[str, ...]
    letter: str
    data: dict[str, Any]
    before: tuple[tuple[str, int], ...]
    skip: int


class Known(NamedTuple):
    """What a word type is to the grammar: by itself (None: nothing), and as the beginning of longer entries by next word."""

    parts: Template | None
    long: dict[str, tuple[Long, ...]]


Template = tuple[tuple[str, int, dict[str, Any], bool], ...]
"""What a word type is: (letter, letters skipped at its start, data by class, core) for its conjunction, preposition, stem."""


class TimeTable:
    """The time grammar of a language.

    Attributes:
        rules: The rows of `time_rules.toml`, with their examples.
        cascade: The compiled stages.
    """

    def __init__(self, b: Builder, words: WordFile, rules: RuleFile) -> None:
        self.article = b.clitics.article
        self.conjunctions = b.clitics.conjunctions
        self.prepositions = b.clitics.prepositions
        self.contracted = b.clitics.contractions
        self.letters = Letters()
        self.words: dict[str, dict[str, Any]] = {}
        self.rules = rules.rule
        self.never = rules.never
        self.shape = _folded_shape(words.shape, b)
        self._kinds: Any = None
        self.meanings: TypeMemo[Known | None] = TypeMemo(self._know)
        """What a word form means to the grammar, None if nothing; looked at once and remembered."""
        self._long: dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]] = {}
        self._vocabulary(words, b)
        self.special = {f"{self.conjunctions[0]}+": "&", **{f"{p}+": p for p in self.prepositions}}
        self.quiet = {vocab.class_ for vocab in words.vocab if vocab.quiet} | BESIDE
        self.cascade = self._compile(b)

    def _vocabulary(self, file: WordFile, b: Builder) -> None:
        for vocab in file.vocab:
            for value, forms in vocab.words.items():
                for written in forms:
                    self._word(b, vocab, value, b.fold(written))
        for form, classes in self.words.items():
            self.letters.add(classes)
            first, *rest = form.split()
            if rest:
                self._long.setdefault(first, []).append((tuple(rest), classes))

    def _word(self, b: Builder, vocab: Vocab, value: str, form: str) -> None:
        self.words.setdefault(form, {})[vocab.class_] = value
        if not vocab.quiet or " " in form:
            b.add("time", form, Sense(vocab.class_, value), clitics="noun" if vocab.article else "name")
        if vocab.article:
            self.words.setdefault(self.article + form, {})["the_" + vocab.class_] = value

    def _compile(self, b: Builder) -> Cascade:
        kinds = {c for data in self.words.values() for c in data}
        kinds |= {row.gives for row in self.rules} | set(NUMBERS)
        parsed = []
        for row in self.rules:
            if not row.yes:
                raise TableError(f"rule {row.id} has no example", "give it a `yes`")
            for source in (row.pattern,) if isinstance(row.pattern, str) else row.pattern:
                pattern = compile_pattern(source, frozenset(kinds), b.fold, anywhere=True)
                parsed.append((row, pattern))
                self._literals(pattern.items)
        self._letters()
        stages: dict[int, list[Rule]] = {}
        for row in self.rules:
            self.letters.add([row.gives])
        for row, pattern in parsed:
            rule = Rule(row.id, pattern, row.gives, row.make, self.letters, self.special)
            stages.setdefault(row.stage, []).append(rule)
        return Cascade([stages[k] for k in sorted(stages)])

    def _literals(self, items: tuple[Item, ...]) -> None:
        for item in items:
            if item.op == "word" and item.arg not in self.special:
                self.words.setdefault(item.arg, {})[f"w:{item.arg}"] = item.arg
            self._literals(item.parts)

    def _letters(self) -> None:
        for classes in self.words.values():
            self.letters.add(classes)
        for numbers in (*number_sets(), {"the_ord"}, {"the_ordf"}):
            self.letters.add(numbers)

    def core(self, data: Iterable[str]) -> bool:
        """Can a word of these classes be a time, or the heart of one?"""
        return any(not name.startswith("w:") and name not in self.quiet for name in data)

    def kinds(self, make: Callable[[Any, TimeTable], T], language: Any) -> T:
        """What the reading remembers of word forms beside this table; made once."""
        if self._kinds is None:
            self._kinds = make(language, self)
        held: T = self._kinds
        return held

    def _know(self, form: str) -> Known | None:
        parts, long = self._look(form), self._begins(form)
        return Known(parts, long) if parts is not None or long else None

    def _begins(self, form: str) -> dict[str, tuple[Long, ...]]:
        """Longer entries that begin with a word type, after its proclitics."""
        found: list[Long] = []
        for before, skip in self._clitics(form):
            stem = form[skip:]
            if skip and form[skip - 1 :].startswith(tuple(self.contracted.values())):
                stem = self.article + form[skip + 1 :]
            for words, data in self._long.get(stem, ()):
                found.append(Long(words, self.letters.add(data), data, before, skip))
        found.sort(key=lambda entry: -len(entry.rest))
        nexts = dict.fromkeys(entry.rest[0] for entry in found)
        return {word: tuple(e for e in found if e.rest[0] == word) for word in nexts}

    def _clitics(self, form: str) -> list[tuple[tuple[tuple[str, int], ...], int]]:
        """Ways to take a conjunction and a preposition off: (letters with their place), letters taken."""
        ways: list[tuple[tuple[tuple[str, int], ...], int]] = [((), 0)]
        if form[:1] in self.conjunctions:
            ways.append(((("&", 0),), 1))
            if form[1:2] in self.prepositions:
                ways.append(((("&", 0), (form[1], 1)), 2))
        if form[:1] in self.prepositions:
            ways.append((((form[0], 0),), 1))
        return ways

    def _look(self, form: str) -> Template | None:
        if form.isdecimal():
            data = number_data(int(form), "digits", len(form)) if len(form) <= 6 else None
            return None if data is None else ((self.letters.add(data), 0, data, True),)
        if stem := self._stem(form, 0):
            return (stem,)
        if form[:1] in self.conjunctions:
            conj: tuple[str, int, dict[str, Any], bool] = ("&", 0, {}, False)
            if len(form) == 1:
                return (conj,)
            if stem := self._stem(form[1:], 1):
                return (conj, stem)
            if len(form) > 3 and (more := self._prep(form[1:], 1)):
                return (conj, *more)
        return self._prep(form, 0)

    def _prep(self, form: str, skip: int) -> Template | None:
        prep = form[:1]
        if prep not in self.prepositions or len(form) < 3:
            return None
        rest, cut = form[1:], skip + 1
        if form.startswith(tuple(self.contracted.values())):
            rest = self.article + form[2:]
        stem = self._stem(rest, cut)
        return ((prep, skip, {}, False), stem) if stem else None

    def _stem(self, form: str, skip: int) -> tuple[str, int, dict[str, Any], bool] | None:
        data = self.words.get(form)
        return None if data is None else (self.letters.add(data), skip, data, self.core(data))


NUMBERS = ("int", "digits", "numw", "d31", "d12", "h24", "m60", "y4", "y2", "the_int", "the_tens", "hm4")


def number_data(value: int, how: str, width: int = 0) -> dict[str, Any]:
    """Classes of a number: int; digits or numw; d31, d12 (days, months), h24, m60 (clock), y4 (years), y2, hm4."""
    data: dict[str, Any] = {"int": value, how: value}
    if 1 <= value <= 31 and width <= 2:
        data["d31"] = value
    if 1 <= value <= 12 and width <= 2:
        data["d12"] = value
    if value <= 24 and width <= 2:
        data["h24"] = value
    if value < 60 and width in (0, 2):
        data["m60"] = value
    if 1000 <= value <= 2999:
        data["y4"] = value
    if width == 2:
        data["y2"] = value
    if how == "digits" and width in (3, 4) and value // 100 <= 24 and value % 100 < 60:
        data["hm4"] = value
    return data


def number_sets() -> list[frozenset[str]]:
    """All sets of classes that numbers have."""
    sets = {frozenset(number_data(v, "digits", w)) for v in range(3000) for w in (1, 2, 3, 4, 5, 6) if w >= len(str(v))}
    sets |= {frozenset(number_data(v, "numw")) for v in range(3001)}
    sets |= {frozenset(("the_int", "d31", "the_tens")), frozenset(("the_int",)), frozenset(("the_int", "d31"))}
    return sorted(sets, key=sorted)


def _folded_shape(shape: Shape, b: Builder) -> Shape:
    fields = msgspec.structs.asdict(shape)
    modifiers = {b.fold(word): value for word, value in fields.pop("modifiers").items()}
    return Shape(**{name: tuple(map(b.fold, words)) for name, words in fields.items()}, modifiers=modifiers)


def load(b: Builder) -> None:
    """Put words of time into the lexicon (kind `time`) and compile the grammar (table `time`)."""
    words = decode(b.path("time.toml"), WordFile)
    rules = decode(b.path("time_rules.toml"), RuleFile)
    b.tables["time"] = TimeTable(b, words, rules)
