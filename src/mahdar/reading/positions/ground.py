"""What the position steps stand on: mentions by word, clauses, negation, and the statement that holds a word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

import msgspec

from mahdar.lang.loader import Language
from mahdar.lang.tables.cue import Reporting
from mahdar.lang.tables.stance import Stances
from mahdar.model.entity import Entity
from mahdar.model.statement import Statement
from mahdar.model.time import Timex
from mahdar.reading.doc import Doc
from mahdar.reading.positions.sides import Side, Sides
from mahdar.text.matcher import Hit, TypeMemo

COMMAS = frozenset("،,؛;")
STOPS = frozenset(".!؟?\n:…-–—")
PARTING: TypeMemo[tuple[bool, bool]] = TypeMemo(lambda gap: (not COMMAS.isdisjoint(gap), not STOPS.isdisjoint(gap)))
"""Does a gap hold a comma, and does it hold a stop?"""
NESTED = 24
"""Contents before a place that are looked at for one that holds it."""
NAMED = 10
"""Words after a cue in which «باسم …» may stand."""
FAR = 700
"""Code points before «وأضاف البيان» in which the paper was spoken of."""
REACH = 28
"""Words that an object may have."""


def finite(hits: Sequence[Hit]) -> bool:
    """May one of these verb entries be a finite verb?"""
    for hit in hits:
        for sense in hit.senses:
            if sense.value.finite:
                return True
    return False


class Here(msgspec.Struct, frozen=True, gc=False):
    """A mention as words `[i, j)`, with the proclitics before it."""

    i: int
    j: int
    entity: Entity
    start: int


class Ground:
    """A document as the position steps see it."""

    def __init__(self, doc: Doc, language: Language) -> None:
        self.doc = doc
        self.language = language
        self.table: Stances = language.tables["stances"]
        self.reporting: Reporting = language.tables["reporting"]
        self.words = self.table.words
        self.sides = Sides(doc)
        self.forms = doc.forms
        self.n = doc.n
        marked = [(i + 1, PARTING[gap]) for i, gap in doc.marked]
        self.commas = frozenset([i for i, (comma, _) in marked if comma])
        self.stops = frozenset([0, *[i for i, (_, stop) in marked if stop]])
        self.conditions = {h.i: h for h in doc.of_kind("condition")}
        self.condition_words = sorted(self.conditions)
        self._ends: dict[int, int] = {}
        self._over: dict[int, list[Statement]] = {}
        self._by: dict[str, Side | None] = {}
        self._watch()

    @classmethod
    def of(cls, doc: Doc, language: Language) -> Ground:
        """The ground of a document with the entities and statements that it has now; made once."""
        known: tuple[object, object, Ground] | None = doc.cache.get("ground")
        if known is None or known[0] is not doc.found.entities or known[1] is not doc.found.statements:
            known = doc.cache["ground"] = (doc.found.entities, doc.found.statements, cls(doc, language))
        return known[2]

    def _watch(self) -> None:
        """Words at which clauses break, words that open them, and words that stand for the speaker, in text order."""
        words = self.words
        turn, that, and_that = words["turn"], words["that"], words["and_that"]
        selves = words["pronoun"] | words["own"] | words["selves"]
        watched = self.table.watched
        seen = [(k, form) for k, form in enumerate(self.forms) if form in watched]
        self.nevers = [k for k, form in seen if form in words["never"]]
        self.in_name = [k for k, form in seen if form in words["in_name_of"]]
        self.and_that = [k for k, form in seen if form in and_that]
        conditions = [k for k, hit in self.conditions.items() if hit.value]
        turns = [k for k, form in seen if form in turn]
        self._breaks_at = sorted({*self.stops, *self.commas, *self.joined, *conditions, *turns})
        openings = [k + 1 for k, form in seen if form in that]
        self._heads_at = sorted({*self.stops, *self.commas, *openings, *[k for k, form in seen if form in selves]})

    def heads(self, i: int, first: int) -> list[int]:
        """Words before word i, the last first, where a clause may begin or a pronoun stands for the speaker; and `first`."""
        heads = self._heads_at
        found = heads[bisect_right(heads, first) : bisect_left(heads, i)]
        found.reverse()
        return [*found, first] if first < i else found

    def is_(self, i: int, name: str) -> bool:
        """Is word i one of a list of `stances.toml`?"""
        return 0 <= i < self.n and self.forms[i] in self.words[name]

    def stem(self, i: int, name: str) -> bool:
        """Is word i, without its clitics, one of a list of `stances.toml`?"""
        if not 0 <= i < self.n:
            return False
        words = self.words[name]
        return self.forms[i] in words or any(s.stem in words for s in self.doc.infos[i].splits)

    @cached_property
    def mentions(self) -> dict[int, Here]:
        """The widest mention that begins at each word."""
        doc = self.doc
        table: dict[int, Here] = {}
        for entity in doc.found.entities:
            for m in entity.mentions:
                i, j = doc.word_at(m.start), doc.word_at(m.end - 1) + 1
                old = table.get(i)
                if i >= 0 and (old is None or j > old.j):
                    table[i] = Here(i, j, entity, m.start)
        return table

    @cached_property
    def enders(self) -> dict[int, Here]:
        """The widest mention that ends before each word."""
        table: dict[int, Here] = {}
        for here in sorted(self.mentions.values(), key=lambda h: -h.i):
            table[here.j] = here
        return table

    @cached_property
    def covered(self) -> dict[int, Here]:
        """The mention that holds each word."""
        return {k: here for here in self.mentions.values() for k in range(here.i, here.j)}

    def gap(self, i: int) -> str:
        """What stands before word i."""
        return self.doc.gaps[i - 1] if i > 0 else "\n"

    def comma(self, i: int) -> bool:
        """Does a comma stand before word i?"""
        return i in self.commas

    def stop(self, i: int) -> bool:
        """Does a full stop, colon, dash or line break stand before word i?"""
        return i in self.stops

    def sentence(self, i: int) -> tuple[int, int]:
        """The sentence of word i as words."""
        return self.doc.sentence_words[self.doc.sentence_of[i]]

    def opener(self, k: int) -> str | None:
        """The opening that word k is: a complementiser or a free preposition."""
        if k >= self.n:
            return None
        if self.reporting.that.get(self.forms[k]) is not None:
            return "that"
        return self.reporting.openers.get(self.forms[k])

    def proclitic(self, k: int, letter: str) -> bool:
        """Does word k surely carry that preposition?"""
        if k >= self.n:
            return False
        form = self.forms[k]
        cut = 1 if form[0] in self.language.clitics.conjunctions and form[1:2] == letter else 0
        if form[cut : cut + 1] != letter or len(form) < cut + 3:
            return False
        splits = self.doc.infos[k].splits
        if any(not h.pro and s.value.pos == "prep" for h in self.doc.at(k, "word") for s in h.senses):
            return False
        if k in self.mentions and self.mentions[k].start > self.doc.starts[k]:
            return True
        return not splits or any(s.pro.endswith(letter) or letter in s.pro for s in splits)

    def negations(self, i: int) -> int:
        """How many negations stand before word i."""
        k, count = i - 1, 0
        forms, gaps, negation, between = self.forms, self.doc.gaps, self.words["negation"], self.words["between"]
        while k >= 0 and not gaps[k]:
            if forms[k] in negation:
                count += 1
            elif forms[k] not in between:
                break
            k -= 1
        if self.is_(i - 1, "still") or self.is_(i - 2, "still"):
            return 0
        return count

    def supposed(self, i: int) -> bool:
        """Does a condition or question stand right before word i?"""
        if i - 1 in self.conditions or i - 2 in self.conditions:
            return True
        if self.is_(i - 1, "that") and self.is_(i - 2, "not_yet") and not self.gap(i) and not self.gap(i - 1):
            return any(s.value.tense != "past" for h in self.doc.at(i, "verb") for s in h.senses)
        return any(self.is_(k, "could") and not self.stop(k + 1) for k in (i - 1, i - 2))

    @cached_property
    def joined(self) -> frozenset[int]:
        """Stance verbs joined with «و»: each begins a clause of its own."""
        hits = (h for h in self.doc.of_kind("stance") if h.pro[:1] in self.language.clitics.conjunctions and h.pro)
        return frozenset(h.i for h in hits if all(s.value.sort == "verb" for s in h.senses))

    def hangs(self, i: int) -> bool:
        """«تحتاج إلى موافقة …», «في انتظار موافقة …»: is the noun at word i something that is still waited for?"""
        for k in range(i - 1, max(i - 3, -1), -1):
            if self.stem(k, "awaited"):
                return True
            if self.gap(k + 1) or not (self.is_(k, "prepositions") or self.is_(k, "that")):
                return False
        return False

    def end(self, i: int) -> int:
        """The word before which the clause that begins at word i ends."""
        known = self._ends.get(i)
        if known is None:
            known = self._ends[i] = self._end(i)
        return known

    def _end(self, i: int) -> int:
        last = min(self.sentence(i)[1], i + REACH)
        breaks = self._breaks_at
        for k in breaks[bisect_right(breaks, i) : bisect_left(breaks, last)]:
            if k in self.stops:
                return k
            if k in self.commas and (self._breaks(k) or k - i > 14):
                return k
            if k in self.joined or (k - i > 1 and self.is_(k, "turn")):
                return k
            if k - i > 1 and k in self.conditions and self.conditions[k].value:
                return k
        return last

    def _breaks(self, k: int) -> bool:
        if self.is_(k, "cause") or self.is_(k, "that") or self.is_(k, "and_that"):
            return True
        if k + 1 < len(self.forms) and self.is_(k + 1, "that") and self.is_(k, "prepositions"):
            return True
        if self.doc.at(k, "saying"):
            return True
        return any(s.value.sort == "participle" for hit in self.doc.at(k, "stance") for s in hit.senses)

    @cached_property
    def _contents(self) -> list[tuple[int, int, Statement]]:
        return sorted(((s.content.start, s.content.end, s) for s in self.doc.found.statements), key=lambda r: (r[0], -r[1]))

    def over(self, offset: int) -> list[Statement]:
        """Statements whose content holds an offset, the outermost first."""
        known = self._over.get(offset)
        if known is None:
            k = bisect_right(self._starts, offset)
            known = self._over[offset] = [s for _, b, s in self._contents[max(0, k - NESTED) : k] if offset < b]
        return known

    @cached_property
    def _starts(self) -> list[int]:
        return [a for a, _, _ in self._contents]

    @cached_property
    def cues(self) -> dict[int, list[Statement]]:
        """Statements by the word of their cue (several where speakers share it)."""
        table: dict[int, list[Statement]] = {}
        for s in self.doc.found.statements:
            table.setdefault(self.doc.word_at(s.cue.start), []).append(s)
        return table

    @cached_property
    def times(self) -> dict[int, int]:
        """Where the time expression ends that begins at a word."""
        return {self.doc.word_at(t.start): self.doc.word_at(t.end - 1) + 1 for t in self.doc.found.times}

    @cached_property
    def dated(self) -> dict[int, list[Timex]]:
        """Time expressions by their first word."""
        table: dict[int, list[Timex]] = {}
        for t in self.doc.found.times:
            table.setdefault(self.doc.word_at(t.start), []).append(t)
        return table

    @cached_property
    def timed(self) -> frozenset[int]:
        """Words of time expressions."""
        return frozenset([k for start, end in self.times.items() for k in range(start, end)])

    def aside(self, i: int) -> int:
        """The comma before a time that ends with a comma before word i («أعلن ماكرون، أمس، دعمه»), or i."""
        if not self.comma(i):
            return i
        for start, end in self.times.items():
            if end == i and start > 0:
                first = start - 1 if self.is_(start - 1, "prepositions") else start
                return first if self.comma(first) else i
        return i

    @cached_property
    def begins(self) -> dict[int, Statement]:
        """Statements by the first word of their content."""
        return {self.doc.word_at(s.content.start): s for s in self.doc.found.statements}

    def by(self, statement: Statement | None) -> Side | None:
        """The party that speaks in a statement; none for analysts and media."""
        if statement is None or statement.speaker_class in ("analyst", "media"):
            return None
        if statement.id not in self._by:
            self._by[statement.id] = None  # a paper asks who spoke before it
            side = self._in_name_of(statement) or self.sides.speaker(statement.speaker)
            self._by[statement.id] = side or self._of_paper(statement)
        return self._by[statement.id]

    def _of_paper(self, statement: Statement) -> Side | None:
        """«وأضاف البيان …»: who spoke in the paper before; «البيان الختامي للقمة العربية»: whose paper it is."""
        party = statement.speaker
        if party is None or party.start is None or party.end is None or party.entity is not None:
            return None
        i, j = self.doc.word_at(party.start), self.doc.word_at(party.end - 1) + 1
        if not any(self.stem(k, "papers") for k in range(i, j)):
            return None
        return self._owner(j) or self._before(statement, self.forms[i].removeprefix(self.language.article))

    def _owner(self, j: int) -> Side | None:
        """The party named right behind the words of a paper («للقمة العربية», «الصادر عن الجامعة»)."""
        for k in range(j, min(j + 3, self.n)):
            if self.gap(k):
                return None
            here = self.mentions.get(k)
            side = self.sides.of(here.entity) if here is not None else None
            if side is None and self.doc.forms[k] in self.table.blocs:
                side = Side(self.table.blocs[self.doc.forms[k]], None, None, None, True)
            if side is not None:
                return side
        return None

    def _before(self, statement: Statement, paper: str) -> Side | None:
        """The party of the statement before, where its sentence speaks of such a paper."""
        offset = statement.cue.start
        for _, _, earlier in reversed(self._contents[: bisect_left(self._starts, offset)]):
            if earlier.content.start < offset - FAR:
                return None
            i, j = self.sentence(self.doc.word_at(earlier.cue.start))
            side = self.by(earlier) if earlier.cue.start < offset else None
            if side is not None:
                told = any(s.stem == paper for k in range(i, j) for s in self.doc.infos[k].splits)
                return side if told else None
        return None

    def _in_name_of(self, statement: Statement) -> Side | None:
        """«فأكد، باسم التحالف، أن …»: the body in whose name the speaker speaks."""
        if not self.in_name:
            return None
        cue = self.doc.word_at(statement.cue.start)
        last = min(cue + NAMED, self.doc.word_at(statement.content.start))
        if any(s.value.tense == "participle" for h in self.doc.at(cue, "verb") for s in h.senses) and self.comma(cue):
            cue = self.sentence(cue)[0]  # «أكد، باسم التحالف، …، رافضا …»
        for k in self.in_name[bisect_right(self.in_name, cue) : bisect_left(self.in_name, last)]:
            here = self.mentions.get(k + 1) if k not in self.covered else None
            if here is None and k not in self.covered and k + 1 < self.n and self.is_(k + 1, "selves"):
                return self.sides.body(self.forms[k + 1], self.doc.starts[k + 1])
            if here is not None and here.entity.kind == "organisation":
                return self.sides.of(here.entity)
        return None

    def innermost(self, i: int) -> Side | None:
        """The party that speaks at word i."""
        for statement in reversed(self.over(self.doc.starts[i])):
            side = self.by(statement)
            if side is not None:
                return side
            if statement.speaker_class in ("analyst", "media"):
                return None
        return None

    def voices(self, i: int) -> list[Side]:
        """The parties that speak at word i together: all whose statement is the one that holds the word."""
        over = self.over(self.doc.starts[i])
        side = self.innermost(i)
        if side is None:
            return []
        inner = next(s for s in reversed(over) if self.by(s) is not None)
        sides: list[Side] = []
        for s in over:
            known = self.by(s) if s.content == inner.content else None
            if known is not None and all(known.name != k.name for k in sides):
                sides.append(known)
        return sides

    def letters(self, hit: Hit) -> str:
        """Conjunctions left out of a hit's proclitics."""
        return hit.pro.lstrip("".join(self.language.clitics.conjunctions))
