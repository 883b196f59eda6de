"""Clauses of a document: which words are finite verbs, where a clause begins, who its subject is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

import msgspec

from mahdar.lang.loader import Language
from mahdar.lang.tables.event import EventTables
from mahdar.lang.tables.words import VerbForm
from mahdar.reading.doc import Doc
from mahdar.reading.entities.index import EntityIndex, Named
from mahdar.text.matcher import Hit, TypeMemo

STOPS = frozenset(".!?؟؛;:\n()")
HARD = STOPS - frozenset("()")
TITLE = 160
"""Code points that a title has at most."""
QUESTION = ("؟", "?")
OPEN, CLOSE = "()"
DASHES = frozenset("-–—")
SHORT = 2
"""Words of an aside in brackets that does not break a clause."""

Lists = tuple[frozenset[str], frozenset[str]]
"""The lists that a word form is on, with any proclitics and with none but a conjunction."""
COMMAS = frozenset("،,")
PARTING: TypeMemo[tuple[bool, bool]] = TypeMemo(lambda gap: (not STOPS.isdisjoint(gap), not COMMAS.isdisjoint(gap)))
"""Does a gap end a clause, and does it hold a comma?"""
MEMO = 50_000
"""Words remembered before all are forgotten, so that a long run keeps its memory."""
NOMINAL = frozenset(("n", "adj", "num"))
REACH = 9
"""Words in front of a word in which its clause is taken to begin."""
VERBAL = ("negation", "may", "relative", "been", "next", "what")
"""Words in front of which only a verb stands."""

BRACKET = 12
"""Words behind a bracket in which its clause goes on."""
APPOSED = 24
"""Words of a party and its apposition in front of their verb at most."""
OPENS, LEADS = "(opens a clause)", "(leads a verb)"
EVE = "eve"
LEADING = ("negation", "may", "future")


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
        self.sound: tuple[str, ...] = language.tables["actor"].sound
        self.rare = frozenset(language.tables["names"].words.rare)
        self.index = EntityIndex.of(doc)
        self.openers = self.words["that"] | self.words["relative"]
        memo = self.tables.memo
        listed: list[Lists] = [memo.get(form) or self._listed(k, form) for k, form in enumerate(doc.forms)]
        self._lists: list[frozenset[str]] = [lists for lists, _ in listed]
        self._free: list[frozenset[str]] = [free for _, free in listed]
        self.conjunctions = "".join(self.words["conjunction"])
        self.leads = self.words["to"] | self.words["by"]
        self.stops = {i for i, gap in doc.marked if PARTING[gap][0]}
        self.stops -= self._asides()
        self.commas = {i for i, gap in doc.marked if PARTING[gap][1]}
        self.breaks = self.stops | self.commas
        self._prev = self._before()
        self.hard = {i for i in self.stops if not HARD.isdisjoint(doc.gaps[i])}
        self.carriers = {h.i for h in doc.of_kind("carrier")}
        self.verbs: dict[int, list[Verb]] = {}
        self._find_verbs()
        self.lights: dict[int, Verb | None] = {}

    def _asides(self) -> set[int]:
        """Brackets around a word or two («(الأربعاء) الماضي», «حمدان دقلو (حميدتي)»), which end no clause."""
        gaps, found = self.doc.gaps, set()
        for i in sorted(self.stops):
            if OPEN not in gaps[i] or not HARD.isdisjoint(gaps[i]):
                continue
            close = next((j for j in range(i + 1, min(i + SHORT, len(gaps) - 1) + 1) if CLOSE in gaps[j]), None)
            if close is not None and HARD.isdisjoint(gaps[close]) and DASHES.isdisjoint(gaps[close]):
                found |= {i, close}
        return found

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
    def yields(self) -> list[int]:
        """Verbs that tell what came of something."""
        lemmas = self.tables.numbers.yielded
        return sorted(i for i, verbs in self.verbs.items() if any(v.lemma in lemmas for v in verbs))

    @cached_property
    def dated(self) -> set[int]:
        """Words inside a time expression."""
        spans = [(self.doc.word_at(t.start), self.doc.word_at(t.end - 1)) for t in self.doc.found.times if t.end > t.start]
        return {k for first, last in spans for k in range(first, last + 1)}

    @cached_property
    def deeds(self) -> set[int]:
        """Words at which an event noun begins that is no part of a name («المعارضة»)."""
        found = set()
        for hit in self.doc.of_kind("deed"):
            named = self.named[hit.i]
            end = self.doc.ends[hit.j - 1]
            inside = named is not None and named.entity.kind != "place" and (
                named.mention.end > end or (named.entity.kind == "group" and named.mention.end == end)
            )
            if not inside and not self._half_dual(hit):
                found.add(hit.i)
        return found

    def _half_dual(self, hit: Hit) -> bool:
        """Is it a dual in construct with the article, which cannot be («الطيران الحربي»)?"""
        if self.article not in hit.pro or self.doc.forms[hit.j - 1][-1:] not in self.rare:
            return False
        return all(s.value.number == "d" for s in hit.senses)

    @cached_property
    def eves(self) -> list[int]:
        """Words for the day before or after something («غداة», «عشية»)."""
        return [i for i, lists in enumerate(self._lists) if EVE in lists]

    @cached_property
    def timed(self) -> set[int]:
        """Words at which a time expression begins."""
        return {self.doc.word_at(t.start) for t in self.doc.found.times}

    def _find_verbs(self) -> None:
        found = self.verbs
        for hit in self.doc.of_kind("verb"):
            finite = self._finite(hit)
            if finite and hit.i not in found and self._is_verb(hit, finite < len(hit.senses)):
                senses = [
                    Verb(h.i, s.id, s.value, h.pro, h.enc)
                    for h in self.doc.at(hit.i, "verb") for s in h.senses if s.value.finite
                ]
                found[hit.i] = self._of_man(hit.i, senses) if len(senses) > 1 else senses

    def _of_man(self, i: int, senses: list[Verb]) -> list[Verb]:
        """Without the present of a woman or a thing where a man follows («تسلم الرئيس»: took over, not «she hands over»)."""
        past = [v for v in senses if v.form.tense == "past" and v.form.features == "3ms"]
        if not past or len(past) == len(senses) or i + 1 >= self.doc.n or i in self.breaks:
            return senses
        named = self.named[i + 1]
        man = named is not None and named.entity.kind == "person" and named.entity.gender == "m"
        if not man and not self._men_of_office(i + 1):
            return senses
        return [v for v in senses if v.form.features not in ("3fs", "2ms")] or senses

    def _men_of_office(self, k: int) -> bool:
        """Does a title stand at word k that is not in the feminine («الرئيسان», «وزيرا خارجية …»)?"""
        return bool(self.doc.at(k, "title")) and not self.doc.forms[k].endswith(self.doc.language.feminine)

    def _finite(self, hit: Hit) -> int:
        """How many senses of a verb entry are finite; remembered by form."""
        key = (self.doc.forms[hit.i], hit.pro)
        known = self.tables.finite.get(key)
        if known is None:
            if len(self.tables.finite) > MEMO:
                self.tables.finite.clear()
            known = self.tables.finite[key] = sum(s.value.finite for s in hit.senses)
        return known

    def _is_verb(self, hit: Hit, nominal: bool) -> bool:
        i = hit.i
        if self.article in hit.pro or self.named[i] is not None:
            return False
        nominal = nominal or any(h.value.pos in NOMINAL and not self._far(hit, h) for h in self.doc.at(i, "word"))
        nominal = nominal or bool(self.doc.at(i, "deed"))
        nominal = nominal or any(s.value.tense == "masdar" for h in self.doc.at(i, "verb") if not self._far(hit, h) for s in h.senses)
        if any(h.value.pos not in NOMINAL for h in self.doc.at(i, "word") if h.j == i + 1):
            return False
        return not nominal or self._verb_place(i, hit)

    def _far(self, verb: Hit, other: Hit) -> bool:
        """Is a reading with a pronoun of the first or second person far-fetched beside a bare verb («أجرى», «شارك»)?"""
        return not verb.enc and other.enc in self.rare

    def _verb_place(self, i: int, hit: Hit) -> bool:
        """Does a word that may be noun or verb stand where a verb stands?"""
        before = self.before(i)
        past = hit.value.tense == "past" or any(s.value.tense == "past" and s.value.features == "3ms" for s in hit.senses)
        if hit.value.tense == "past" and self.led(hit.pro) in self.leads:
            return False
        dashed = bool(self.doc.gaps[i - 1]) and not DASHES.isdisjoint(self.doc.gaps[i - 1])
        if before is None or dashed or i - 1 in self.stops or self.doc.forms[before] in self.words["clause"]:
            return self._subject_follows(i)
        word = self.doc.forms[before]
        if word in self.words["that_it"] or any(self.is_(before, kind, free=True) for kind in VERBAL):
            return True
        if self.preposition(before):
            return False
        if self._after_subject(before) or self._joined_past(i, before, hit):
            return True
        if hit.value.tense == "past" and self._after_event(before):
            return True
        if self.is_(before, "dated_by", free=True) and not self.definite(before):
            return False  # «كان مقررا عقدها»
        if past and (self._opens(i) or (i + 1 < self.doc.n and self.doc.forms[i + 1] in self.words["self"])):
            return True
        if word in self.words["that"] and (hit.value.tense != "past" or self._granted(before)):
            return True
        behind = self.doc.forms[i + 1] if i + 1 < self.doc.n and i not in self.breaks else ""
        if behind and self.is_(i + 1, "during_it", free=True):
            return True  # «زيارة التقى خلالها الوزير»
        if hit.pro and hit.value.tense == "past" and behind in self.words["both"]:
            return True
        if past and i - 1 in self.commas and behind in self.words["such"]:
            return True  # «غير أن مصدرا، فضل عدم الكشف عن هويته، نفى ذلك»
        if self.words["conjunction"] & set(hit.pro[:1]) and (i - 1 in self.commas):
            dual = any(s.value.finite and s.value.features[-1:] == "d" for s in hit.senses)
            return self._subject_follows(i) or (dual and i + 1 < self.doc.n and self.preposition(i + 1))
        return False

    def _joined_past(self, i: int, before: int, hit: Hit) -> bool:
        """Is it «و» with a verb in the past and a person behind, where no noun of doing can be («الشهر الماضي والتقى الرئيس»)?"""
        if hit.value.tense != "past" or not hit.pro or hit.pro[:1] not in self.words["conjunction"] or not self.closed(before):
            return False
        named = self.named[i + 1] if i + 1 < self.doc.n and i not in self.breaks else None
        masdar = any(s.value.tense == "masdar" for h in self.doc.at(i, "verb") for s in h.senses)
        return named is not None and named.entity.kind == "person" and not masdar and i not in self.deeds

    def _granted(self, k: int) -> bool:
        """Does «it was done before» stand in front of «that» («سبق للاتحاد أن رفع»)?"""
        return any(self.is_(n, "before_now") for n in range(max(k - REACH, 0), k))

    def _opens(self, i: int) -> bool:
        """Does word i open its clause: behind a comma, an adjunct («في بغداد أمس قتل …») or «that» and its subject?"""
        if i - 1 in self.commas:
            if i + 1 >= self.doc.n or self._announced(i):
                return False
            return self.many(i + 1) or (i - 1 not in self.deeds and self.named[i + 1] is not None) or self._resumes(i)
        if not self.closed(i - 1):
            return False
        for k in range(i - 1, max(i - REACH, -1), -1):
            if k in self.verbs or (k in self.breaks and k < i - 1):
                return False
            if k < i - 1 and self.doc.forms[k] in self.words["that"]:
                return True
            if self.before(k) is None or self.doc.forms[k] in self.words["clause"]:
                return (self.preposition(k) or k in self.dated) and self._subject_follows(i)
        return False

    def _resumes(self, i: int) -> bool:
        """Is word i the predicate of the party behind «that», parted from it («أن الوزير، عضو الحزب، قتل في …»)?"""
        if i in self.breaks or not (self.preposition(i + 1) or i + 1 in self.timed):
            return False
        parts = 0
        for k in range(i - 1, max(i - APPOSED, -1), -1):
            if k in self.stops or k in self.verbs:
                return False
            if self.doc.forms[k] in self.words["that"]:
                return parts > 1 and self.named[k + 1] is not None
            parts += k in self.commas
        return False

    def _announced(self, i: int) -> bool:
        """Is word i what was announced, behind a time or a place between commas («أعلنت الوزارة، أمس، طرد 12 موظفا»)?"""
        if i - 1 not in self.dated or not any(k in self.commas for k in range(max(i - 5, 0), i - 1)):
            return False
        verb = next((k for k in range(i - 3, max(i - REACH - 3, -1), -1) if k in self.verbs or k in self.hard), -1)
        return any(self.doc.language.fold(v.lemma) in self.words["announces"] for v in self.verbs.get(verb, ()))

    def closed(self, k: int) -> bool:
        """Can word k take no genitive: it has the article, a name, a day, a number or the ending of the accusative?"""
        form = self.doc.forms[k]
        if self.named[k] is not None or k in self.dated or form.isdecimal() or form.endswith(self.accusative):
            return True
        return self.definite(k)

    def definite(self, k: int) -> bool:
        """Does word k bear the article?"""
        if k >= self.doc.n:
            return False
        return self.doc.forms[k].startswith(self.article) or any(s.pro.endswith(self.article) for s in self.doc.infos[k].splits)

    def _after_subject(self, before: int) -> bool:
        """Does nothing but one named party stand between «that» (or the start) and the word behind it?"""
        named = self.named[before]
        if named is None or (named.entity.kind == "place" and named.mention.start == self.doc.starts[before]):
            return False
        first = self.doc.word_at(named.mention.start)
        ahead = self.before(first)
        return ahead is not None and self.is_(ahead, "that", free=True)

    def _after_event(self, before: int) -> bool:
        """Does nothing but a known event stand between «that» or «but» (or the start) and the word behind it («لكن اللقاء تأجل»)?"""
        if before not in self.deeds or not self.definite(before):
            return False
        ahead = self.before(before)
        return ahead is not None and (self.doc.forms[ahead] in self.words["that"] or self.doc.forms[ahead] in self.words["clause"])

    def _subject_follows(self, i: int) -> bool:
        """Is the next word a definite noun or a name, as a subject is?"""
        if i + 1 >= self.doc.n or i in self.breaks:
            return False
        if i + 1 in self.timed or self.many(i + 1) or self._and_verb(i + 1) or self.is_(i + 1, "each", free=True):
            return True
        if i + 1 in self.deeds or self._beyond_place(i + 1) in self.deeds:
            return True
        if any(self.doc.at(i + 1, kind) for kind in ("title", "collective", "actor")):
            return True
        definite = any(s.pro.endswith(self.article) for s in self.doc.infos[i + 1].splits)
        return self.named[i + 1] is not None or definite or self.doc.forms[i + 1].startswith(self.article)

    def _beyond_place(self, k: int) -> int:
        """The word behind a place that a preposition brings in at word k («عقد في القاهرة اجتماع»), -1 if there is none."""
        named = self.named[k + 1] if k + 1 < self.doc.n and self.doc.forms[k] in self.words["place"] else None
        if named is None or named.entity.kind != "place" or k in self.breaks:
            return -1
        j = self.doc.word_at(named.mention.end - 1) + 1
        return j if j - 1 not in self.breaks else -1

    def _and_verb(self, i: int) -> bool:
        """Is word i a verb in the past joined by و («قتل وجرح سبعة»)?"""
        joined = self.words["conjunction"]
        return any(h.pro in joined and s.value.tense == "past" for h in self.doc.at(i, "verb") for s in h.senses)

    def many(self, i: int) -> bool:
        """Is word i a number or a word of quantity («مئات»)?"""
        form = self.doc.forms[i]
        if form in self.words["crowd"] or form.isdecimal():
            return True
        return any(h.value.pos == "num" for h in self.doc.at(i, "word"))

    def negated(self, i: int) -> bool:
        """Does a particle of negation stand before word i?"""
        return self.preceded(i, "negation")

    def preceded(self, i: int, kind: str) -> bool:
        """Does a word of that kind stand right before word i?"""
        k = self.before(i)
        return k is not None and self.is_(k, kind, free=True)

    def is_(self, k: int, kind: str, free: bool = False) -> bool:
        """Is word k one of that kind, with any proclitics (`free`: with none but a conjunction)?"""
        return kind in self._free[k] if free else kind in self._lists[k]

    def _listed(self, k: int, form: str) -> Lists:
        """The lists that a word form is on, with any proclitics and with none but a conjunction; remembered by form."""
        memo, light = self.tables.memo, ("", *self.doc.language.clitics.conjunctions)
        if len(memo) > MEMO:
            memo.clear()
        splits = self.doc.infos[k].splits
        stems, bare = {form, *(s.stem for s in splits)}, {form, *(s.stem for s in splits if s.pro in light)}
        lists = [kind for kind, words in self.words.items() if not words.isdisjoint(stems)]
        plain = {form, *(s.stem for s in splits if s.pro in light and not s.enc)}  # «لما» is no «لم» with an ending
        free = [kind for kind, words in self.words.items() if not words.isdisjoint(plain if kind == "negation" else bare)]
        known = memo[form] = frozenset([*lists, *self._place_of(form)]), frozenset(free)
        return known

    def _place_of(self, form: str) -> Iterator[str]:
        """What a form does to the clause that it stands in: OPENS, LEADS."""
        openers = self.openers | self.words["clause"]
        if form in openers or (form[0] in self.words["conjunction"] and form[1:] in openers):
            yield OPENS
        if form in openers or any(form in self.words[kind] for kind in LEADING):
            yield LEADS

    def after_phrase(self, i: int, kind: str) -> bool:
        """Do two words of that kind stand right before word i?"""
        doc = self.doc
        if i < 2:
            return False
        return any(f"{s.stem} {doc.forms[i - 1]}" in self.words[kind] for s in doc.infos[i - 2].splits)

    def preposition(self, i: int) -> bool:
        """Is word i a preposition?"""
        form = self.doc.forms[i]
        known = self.tables.preposed.get(form)
        if known is None:
            known = self.tables.preposed[form] = any(h.value.pos == "prep" for h in self.doc.at(i, "word"))
        return known

    def led(self, pro: str) -> str:
        """The preposition among proclitics ("" if there is none)."""
        return pro.lstrip(self.conjunctions)[:1] if pro else ""

    def before(self, i: int) -> int | None:
        """The word before i in its sentence."""
        return self._prev[i]

    def _before(self) -> list[int | None]:
        doc = self.doc
        found: list[int | None] = [None, *range(doc.n - 1)]
        for first, _ in doc.sentence_words:
            if first < doc.n:
                found[first] = None
        for i in self.stops:
            if i + 1 < doc.n and "\n" in doc.gaps[i]:
                found[i + 1] = None
        return found

    @cached_property
    def said(self) -> list[tuple[int, int, str]]:
        """What statements say, as source offsets, with their ids."""
        return [(s.content.start, s.content.end, s.id) for s in self.doc.found.statements]

    def quoted(self, i: int) -> int:
        """The first word of the words between quotation marks around word i, 0 if there are none."""
        at = self.doc.starts[i]
        return next((self.doc.word_at(q.start) + 1 for q in self.doc.quotes if q.start < at < q.end), 0)

    @cached_property
    def cuts(self) -> list[int]:
        """Words at which a clause begins, in order; the end of the document last."""
        listed = self._lists
        cuts = {i for i, k in enumerate(self._prev) if k is None}
        cuts.update(i + 1 for i in self.stops)
        cuts.update([i for i, lists in enumerate(listed) if OPENS in lists and not self._inside(i)])
        cuts.update([i for i in self.verbs if i and LEADS not in listed[i - 1]])
        cuts.add(self.doc.n)
        return sorted(cuts)

    def _inside(self, i: int) -> bool:
        """Does word i, which opens clauses too, stand in front of a place («تظاهروا وسط العاصمة طرابلس»)?"""
        if not self.is_(i, "place") or i in self.breaks or i + 1 >= self.doc.n:
            return False
        named = self.named[i + 1]
        return self.is_(i + 1, "city", free=True) or (named is not None and named.entity.kind == "place")

    def asked(self, i: int) -> bool:
        """Does the sentence of word i end in a question mark?"""
        start, end = self.doc.sentences[self.doc.sentence_of[i]]
        return self.doc.text[start:end].rstrip(" \n»\"”").endswith(QUESTION)

    def in_title(self, i: int) -> bool:
        """Does word i stand in a headline: one of the first short paragraphs, with no full stop?"""
        number = self.doc.paragraph_of[i]
        if number > 2 or len(self.doc.paragraphs) < 2:
            return False
        start, end = self.doc.paragraphs[number]
        return end - start < TITLE and not self.doc.text[start:end].rstrip().endswith(".")

    def end(self, i: int) -> int:
        """The word after the last one of the clause of word i."""
        return self.cuts[bisect_right(self.cuts, i)]

    def past_brackets(self, end: int) -> int:
        """The end of a clause that a bracket cuts in two («خطف في تيزي وزو (شرق العاصمة) من قبل …»): behind it and on."""
        gaps, last = self.doc.gaps, min(self.doc.n, end + BRACKET)
        if 0 < end < self.doc.n and "(" in gaps[end - 1] and end not in self.verbs:
            for k in range(end, last):
                if ")" in gaps[k]:
                    return self.end(k + 1) if k + 1 < self.doc.n and k + 1 not in self.cuts[-1:] and k + 1 not in self.verbs else end
        return end

    def sentence(self, i: int) -> tuple[int, int]:
        """The sentence of word i as a word range."""
        return self.doc.sentence_words[self.doc.sentence_of[i]]
