"""Nouns and what stands beside them: definite rows, constructs, quotation marks, words of place."""

from __future__ import annotations

from functools import cached_property

from mahdar.reading.entities.classes import Classes
from mahdar.reading.entities.wordclass import DEFINITE, DOUBTFUL, FAMILY, GIVEN, KNOWN, UNKNOWN
from mahdar.text.matcher import Hit

LAND = "country"
STATE = ("government", "ministry")
TOWN = 200_000
"""Inhabitants up to which a place needs a word of place beside it if its name is also a verb."""
QUOTES = frozenset("«“\"‘(")
MARKED = 6
"""Words that a name in quotation marks has at most."""
FEW = 3
"""Letters of a word that are too few to say that it looks foreign."""
PRESS = ("outlet", "agency")
"""Kinds of bodies that only a noun of the press before them tells from a word («صحيفة الأخبار», not «غرفة الأخبار»)."""
FOREIGN = 2.0
"""Score of `Shape` that only clearly foreign words have."""
CLOSING = ("»", "”", "’")
OPENING = ("«", "“", "‘")


class Nouns(Classes):
    """What the noun phrase around a word is like."""

    def noun(self, i: int) -> bool:
        """Is word i an indefinite ordinary noun without proclitics?"""
        return i < self.n and self.facts.noun[self.forms[i]]

    def definite_noun(self, i: int, conjoined: bool = False) -> bool:
        """Is word i an ordinary word with the article («الأغذية», also «والزراعة» when `conjoined`)?"""
        form, article = self.forms[i], self.language.article
        starts = (article, self.language.clitics.conjunctions[0] + article) if conjoined else (article,)
        return len(form) > 3 and form.startswith(starts) and not self.calendar(i) and not self.facts.function[form]

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

    def qualifies(self, i: int) -> bool:
        """Is word i a definite adjective of any kind (not of nationality)?"""
        article = (self.language.article,)
        return self.bare(i, "region", article) is not None or self.bare(i, "modifier", article) is not None or self.adjective(i)

    def located(self, hit: Hit) -> bool:
        """Has a doubtful place name a word of place before it?"""
        if hit.value.kind == LAND:
            return self.no_adjective(hit)
        if hit.pro in self.language.clitics.conjunctions and self.open(hit.i):
            first = next((h for h in self.doc.at(hit.i - 1, "place") if h.j == hit.i), None)
            return first is not None and (not first.value.cue or self.located(first))
        if hit.pro:
            alone = all(row[0] == "place" for row in self.doc.infos[hit.i].single)
            return alone and hit.pro[-1:] in self.language.clitics.prepositions[:1]
        if hit.i == 0 or self.gaps[hit.i - 1]:
            return False
        before = self.forms[hit.i - 1]
        return before in self.rules.words.inside_folded or self.hit(hit.i - 1, "cue") is not None

    def no_adjective(self, hit: Hit) -> bool:
        """Is a land whose name is an adjective too («مالي») a land here: no indefinite noun before it that it describes?"""
        k = hit.i - 1
        if k < 0 or not self.open(hit.i) or hit.pro[-1:] in self.language.clitics.prepositions:
            return True
        if hit.pro:
            return not self.adjectival(k)
        if self.small(k) or not (self.noun(k) or self.adjectival(k) or self.hit(k, "title")):
            return True
        if self.forms[k] in self.rules.words.inside_folded or self.hit(k, "cue") or self.hit(k, "side"):
            return True
        head = self.hit(k, "body")
        return (head is not None and head.value.kind in STATE) or self._office_before(hit.i)

    def _office_before(self, i: int) -> bool:
        """Does an office of a land end right before word i («وزير خارجية مالي», not «مستشار مالي»)?"""
        titles = [s.value for k in range(max(0, i - 4), i) for h in self.doc.at(k, "title") if h.j == i for s in h.senses]
        return any(t.sort == "office" and t.of == "country" and t.role not in self.rules.roles.narrow for t in titles)

    def apart(self, i: int) -> bool:
        """Is word i a definite verbal noun or noun behind a definite word: no adjective of it, so the next phrase («… الخزانة التعليق»)?"""
        return self.forms[i - 1].startswith(self.language.article) and self.facts.action[self.forms[i]]

    def spoken_to(self, i: int) -> bool:
        """Is word i with «لل» an outlet or people of a trade, to whom something is said («للجريدة», «للصحفيين»)?"""
        body, title = self.hit(i, "body"), self.hit(i, "title")
        trade = title is not None and any(s.value.sort == "profession" for s in title.senses)
        return trade or (body is not None and body.value.kind == "outlet")

    def awaits(self, hit: Hit) -> bool:
        """Does a definite title of several words end with an indefinite noun behind «ب», which a body must follow («القائم بأعمال …»)?"""
        last = self.forms[hit.j - 1]
        return hit.j > hit.i + 1 and last.startswith(self.within[0]) and not last.startswith(self.within[0] + self.language.article)

    def chaired(self, hit: Hit) -> bool:
        """Is a noun of office with «ب» before a title «chaired by» («برئاسة وزير …»)?"""
        led = hit.pro == self.language.clitics.prepositions[0] and self.stem(hit) in self.rules.words.chaired_folded
        return led and self.open(hit.j) and self.hit(hit.j, "title") is not None

    def monthly(self, hit: Hit) -> bool:
        """Is a place name of one word also a month («آب»), with no noun of place before it?"""
        if hit.j > hit.i + 1 or not self.facts.month[self.forms[hit.i]]:
            return False
        return not self.open(hit.i) or self.hit(hit.i - 1, "cue") is None

    @cached_property
    def directions(self) -> list[int]:
        """Words of direction («شرق»), with or without a proclitic."""
        turned = self.facts.turned
        return [i for i, form in enumerate(self.forms) if form in turned]

    def fronted(self, i: int) -> int:
        """Letters stuck before the word of direction at word i."""
        return self.facts.turned[self.forms[i]]

    @cached_property
    def insides(self) -> list[int]:
        """Words that no table has right behind «في», with no word before it that takes it («ثقته في …»)."""
        within, trust = self.rules.words.inside_folded_first, self.rules.words.trust_folded
        forms, gaps, classes = self.forms, self.gaps, self.facts.name_class
        found = []
        for i, form in enumerate(forms):
            if form == within and not gaps[i] and classes[forms[i + 1]] == UNKNOWN and not (i and forms[i - 1] in trust):
                found.append(i + 1)
        return found

    def foreign(self, i: int) -> bool:
        """Is word i an unlisted word that is long enough and clearly foreign?"""
        form = self.forms[i]
        own = self.word_class(i) == UNKNOWN and len(form) > FEW and self.facts.score[form] > FOREIGN
        return own and not self.doc.infos[i].known and not self.small(i)

    def jammed(self, j: int) -> bool:
        """Does the name of a person go on at word j?"""
        return j < self.n and self.open(j) and self.word_class(j) in (GIVEN, FAMILY, KNOWN, DOUBTFUL)

    @cached_property
    def openings(self) -> list[int]:
        """Words right behind a quotation mark that opens."""
        marks = {gap for gap in set(self.gaps) if gap[-1:] in QUOTES and gap[-1:] != "("}
        return [i + 1 for i, gap in enumerate(self.gaps) if gap in marks and i + 1 < self.n]

    def in_marks(self, k: int) -> int:
        """The end of a few words in quotation marks of which word k is the first, or k."""
        gap = self.gaps[k - 1] if 0 < k < self.n else ""
        if len(gap) != 1 or gap not in QUOTES:
            return k
        for j in range(k, min(k + MARKED, self.n)):
            after = self.gaps[j]
            if after:
                return j + 1 if after[0] in CLOSING or after[0] == gap == '"' else k
        return k

    def closed_by(self, i: int, k: int) -> bool:
        """Does nothing but the mark that closes a quotation in words `[i, k)` stand before word k?"""
        gap = self.gaps[k - 1] if k < self.n else ""
        return len(gap) == 1 and (gap in CLOSING or gap == '"') and any(self.gaps[m] in QUOTES for m in range(i - 1, k - 1) if m >= 0)

    def headed(self, hit: Hit) -> bool:
        """Has a doubtful body name a head noun before it, or quotation marks around it?"""
        if hit.i == 0:
            return False
        gap = self.gaps[hit.i - 1]
        if not gap:
            head = self.hit(hit.i - 1, "body")
            return head is not None and (head.value.kind == "outlet" or hit.value.kind not in PRESS)
        return gap[-1:] in QUOTES and self.gaps[hit.j - 1][:1] in (*CLOSING, '"', ")")

    def conjoined_verb(self, hit: Hit) -> bool:
        """May a place name of one word be a conjunction and a verb («ودان»)?"""
        return hit.j == hit.i + 1 and not hit.pro and self.facts.conjoined_verb[self.forms[hit.i]]

    def verbal(self, hit: Hit) -> bool:
        """Is the name of a small place also a finite verb («ودان»)?"""
        if hit.j > hit.i + 1 or hit.pro or (hit.value.population or 0) > TOWN or hit.value.kind == "capital":
            return False
        return self.facts.finite[self.forms[hit.i]]

    def unlisted_place(self, i: int, first: bool) -> bool:
        """May word i be (part of) the name of a place that no table has?"""
        own = self.word_class(i)
        if own == DOUBTFUL:
            return first
        strange = not self.doc.infos[i].known and not self.forms[i].isdecimal() and len(self.forms[i]) > 2
        return own == UNKNOWN or (strange and (first or own == DEFINITE)) or (not first and own == GIVEN)

    def after_mark(self, end: int) -> int:
        """`end` moved behind a closing quotation mark that stands there."""
        return end + 1 if self.doc.text[end : end + 1] in (*CLOSING, '"') else end

    def quoted(self, start: int, end: int) -> int:
        """`end` behind the closing mark if a quotation opens inside the span («موقع «أكسيوس»»)."""
        inside = self.doc.text[start:end]
        opened = any(mark in inside for mark in OPENING) and not any(mark in inside for mark in CLOSING)
        return self.after_mark(end) if opened else end

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

    def defined(self, i: int) -> bool:
        """Is word i an adjective of the definite word before it («الشؤون الداخلية»)?"""
        return self.open(i) and self.definite_noun(i - 1)

    def common(self, i: int) -> bool:
        """Is word i an ordinary noun with the article («وكالة الأنباء …»)?"""
        return self.definite_noun(i) and self.facts.plural[self.forms[i]]

    def lone_noun(self, i: int) -> bool:
        """Is word i an indefinite noun, not feminine, with nothing behind it that it could go with («ماجد فضائل لـ…»)?"""
        strange = self.unlisted(i) and self.forms[i].isalpha() and not self.conjoined(i)
        nominal = strange or self.noun(i) or (self.facts.describing[self.forms[i]] and self.closes(i))
        if not nominal or self.feminine(self.forms[i]) or self.verb(i) or self.small(i):
            return False
        k = i + 1
        if k >= self.n or not self.open(k) or self.verb(k) or self.small(k):
            return True
        fronts = (*self.language.clitics.prepositions, *self.language.clitics.conjunctions)
        return bool(self.doc.infos[k].single) and all(row[2].startswith(fronts) for row in self.doc.infos[k].single)

    def closes(self, i: int) -> bool:
        """Stands nothing behind word i that would make it a verb (an object, a preposition)?"""
        k = i + 1
        if k >= self.n or not self.open(k):
            return True
        if self.definite_noun(k) or k in self.chunks:
            return False
        return not self.facts.preposition[self.forms[k]]

    def ends_here(self, i: int) -> bool:
        """Is word i a name at whose end nothing stands but a mark or a verb; or a name follows?"""
        k = i + 1
        return k >= self.n or not self.open(k) or self.verb(k) or self.given(k) or self.hit(k, "surname") is not None

    def rest_of_name(self, i: int) -> int:
        """1 if word i may be the second word of a listed first name in a list of names, else 0."""
        if not self.open(i) or self.small(i) or self.verb(i) or i in self.timed or i in self.chunks or self.conjoined_name(i):
            return 0
        return int(self.hit(i, "title") is None)

    def by_verb(self, i: int) -> bool:
        """Stands word i right before or behind a finite verb?"""
        after = i + 1 < self.n and self.open(i + 1) and self.verb(i + 1)
        return after or (self.open(i) and self.facts.acts[self.forms[i - 1]])
