"""The clause that a time stands in: its verb, and whether that looks back or ahead."""

from __future__ import annotations

from mahdar.lang.loader import Language
from mahdar.lang.tables.time import TimeTable
from mahdar.reading.doc import Doc
from mahdar.reading.times.dateline import PLACES
from mahdar.text.matcher import WordInfo

NAMING = (*PLACES, "title")

ENDS = frozenset(".!?؟…\n")
"""Marks that end a sentence."""

REACH = 30
"""Words before an expression among which its verb is looked for."""

SPEAKER = "1s"
"""Features of the first person, which a report seldom has, but whose form many a past has."""

SURE = 2
"""Direction of a verb in the future itself, which nothing turns."""

AHEAD = 10
"""Words after it, when nothing governs it from before."""


class Kinds(dict[str, str | None]):
    """What a word form is to a clause, remembered: turning, future, present, past, either (past or present), «noun past» or
    «noun either» (a verbal noun too), or None."""

    def __init__(self, language: Language, table: TimeTable) -> None:
        super().__init__()
        self.look = language.lexicon.infos.__getitem__
        self.shape = table.shape
        self.turning = frozenset(table.shape.future_words)
        self.past = frozenset(table.shape.past_words)
        self.relative = frozenset(table.shape.relative)
        self.turn_back = frozenset(table.shape.back_before)
        self.was = frozenset(table.shape.was_words)
        self.after = frozenset(table.shape.after_event)
        self.postponed = frozenset(table.shape.postponed)
        self.bringing = frozenset(table.shape.bringing)
        self.agreeing = frozenset(table.shape.agreeing)
        self.known_pledges: dict[str, bool] = {}

    def __missing__(self, form: str) -> str | None:
        if len(self) > LIMIT:
            self.clear()
        found = self[form] = self._kind(form)
        return found

    def _kind(self, form: str) -> str | None:
        if form in self.turning:
            return "turning"
        info = self.look(form)
        for name, senses, pro, _ in info.single:
            if name == "verb" and not self._named(info, pro):
                tenses = {s.value.tense for s in senses if s.value.features != SPEAKER}
                if not tenses and any(row[0] == "word" for row in info.single):
                    continue
                tenses = tenses or {senses[0].value.tense}
                kind = "future" if pro.endswith(self.shape.future_mark) else self._tense(tenses)
                if kind is not None:
                    return kind
        if info.known:
            return None
        if len(form) >= 5 and form.startswith(self.shape.future):
            return "future"
        return "present" if len(form) >= 4 and form.startswith(self.shape.present) else None

    def pledges(self, form: str) -> bool:
        """Is it a form of a verb of agreeing, inviting or calling for? Remembered."""
        known = self.known_pledges.get(form)
        if known is None:
            if len(self.known_pledges) > LIMIT:
                self.known_pledges.clear()
            rows = (row for row in self.look(form).single if row[0] == "verb")
            known = self.known_pledges[form] = any(s.id in self.agreeing for row in rows for s in row[1])
        return known

    def _named(self, info: WordInfo, pro: str) -> bool:
        """«لندن», «وزير»: a place or an office as it stands, a verb only with letters taken off."""
        taken = bool(pro) and not pro.endswith(self.shape.future_mark)
        return taken and any(row[0] in NAMING and not row[2] for row in info.single)

    @staticmethod
    def _tense(tenses: set[str]) -> str | None:
        if "past" in tenses:
            return ("noun " if "masdar" in tenses else "") + ("either" if "present" in tenses else "past")
        return "present" if tenses & {"present", "jussive"} else None


LIMIT = 200_000
"""Word forms remembered at most."""


class Clause:
    """Finds the governing verb of a word: offset of the verb (or None) and direction (-1 back, 1 ahead, 0 unknown)."""

    def __init__(self, doc: Doc, table: TimeTable) -> None:
        self.doc = doc
        self.table = table
        self.shape = table.shape
        kinds = self.kinds = table.kinds(Kinds, doc.language)
        self.past, self.future, self.relative = kinds.past, kinds.turning, kinds.relative
        self.turn_back, self.after, self.postponed = kinds.turn_back, kinds.after, kinds.postponed
        self.was = kinds.was

    def of(self, i: int, j: int) -> tuple[int | None, int]:
        """For the expression at words `[i, j)`."""
        doc = self.doc
        word = doc.forms[i - 1] if i and not doc.gaps[i - 1] else ""
        first, last = self._sentence(i, j)
        verb = self._back(i, first)
        if verb is not None and verb[1] == SURE - 1 and self._pledged(verb[0], i) and self._now(i, j):
            verb = verb[0], -1  # «اتفقا على اللقاء خلال شهر رمضان الحالي»
        led = verb is not None and verb[1] > 0
        if verb is None:
            verb = self._ahead(j, last)
        at, direction = verb if verb else (None, 0)
        direction = min(direction, 1)
        back = word in self.shape.toward and any(f in self.shape.going_back for f in doc.forms[max(first, i - 4) : i])
        if back or word in self.turn_back or (not led and self._when(j, last)):
            direction = -1
        elif turned := self._adjective(i, word):
            direction = turned
        elif word in self.shape.toward and any(f in self.postponed for f in doc.forms[max(first, i - 8) : i]):
            direction = 1
        return (doc.starts[at] if at is not None else None), direction

    def onward(self, i: int) -> bool:
        """«اعتبارا من», «ابتداء من» before word i: from a day on, which the verb before says little of."""
        forms = self.doc.forms
        return i > 1 and forms[i - 1] in self.shape.of_words and forms[i - 2] in self.shape.onward

    def _sentence(self, i: int, j: int) -> tuple[int, int]:
        """The words of the sentence around words `[i, j)`, as far as they are looked at."""
        gaps = self.doc.gaps
        lowest, first = max(0, i - REACH), i
        while first > lowest and not (gaps[first - 1] and self._ends(first - 1)):
            first -= 1
        highest, last = min(self.doc.n, j + AHEAD), j
        while last < highest and not (gaps[last - 1] and self._ends(last - 1)):
            last += 1
        return first, last

    def _ends(self, k: int) -> bool:
        """Does a sentence end after word k? A dot between digits does not end one."""
        gap = self.doc.gaps[k]
        if gap == ".":
            return not (self.doc.forms[k].isdigit() and k + 1 < len(self.doc.forms) and self.doc.forms[k + 1].isdigit())
        return not ENDS.isdisjoint(gap)

    def _when(self, j: int, last: int) -> bool:
        """«صباح الأربعاء عندما وقع الحادث»."""
        forms = self.doc.forms
        return j + 1 < last and forms[j] in self.shape.when_words and self._verb(j + 1, j) == -1

    def _adjective(self, i: int, word: str) -> int:
        """«الاجتماع المقبل في سبتمبر», «الجولة الماضية الخميس»: the noun says where the day lies."""
        k = i - 2 if word in self.shape.in_words else i - 1
        if k < 0 or self.doc.gaps[k]:
            return 0
        classes = self.table.words.get(self.doc.forms[k], {})
        return 1 if "next" in classes else -1 if "past" in classes else 0

    def _back(self, i: int, first: int) -> tuple[int, int] | None:
        aside = bool(i) and self.doc.gaps[i - 1] != ""
        after = False
        forms, kinds = self.doc.forms, self.kinds
        for k in range(i - 1, max(first, i - REACH) - 1, -1):
            form = forms[k]
            if form in self.after:
                after = after or 1 < i - k < 9
            if kinds[form] is None:
                continue
            direction = self._verb(k, first)
            if direction is None or self._in_name(k, first):
                continue
            if aside and any(f in self.relative for f in self.doc.forms[max(first, k - 2) : k]):
                continue
            if direction == -1 and not after and self._pledged(k, i):
                return k, 1
            return k, -1 if after and direction == 1 else direction
        if after:
            return i - 1, -1
        was = next((k for k in range(i - 1, first - 1, -1) if self.doc.forms[k] in self.was), None)
        return (was, -1) if was is not None else None

    def _now(self, i: int, j: int) -> bool:
        """Does the expression say that it is the present one («الشهر الحالي»)?"""
        forms = self.doc.forms[i : min(j + 1, self.doc.n)]
        return any("now" in self.table.words.get(form, {}) for form in forms)

    def _pledged(self, k: int, i: int) -> bool:
        """Is what stands before word i only agreed on or called for by the verb at word k («اتفقا على عقد لقاء في أكتوبر»)?"""
        if not self.kinds.pledges(self.doc.forms[k]):
            return False
        led = next((n for n in range(k + 1, i - 1) if self.doc.forms[n] in self.kinds.bringing), None)
        if led is None or self.doc.forms[led + 1] in self.shape.such_words:
            return False
        return not any(self.doc.gaps[n] for n in range(led, i - 1))

    def _in_name(self, k: int, first: int) -> bool:
        """«حذر أكرم», «علي أكبر», «السوري أحمد»: a given name beside another one, or right after a verb or a word with the article."""
        look = self.kinds.look
        if k <= first or self.doc.gaps[k - 1] or not any(row[0] == "given" for row in look(self.doc.forms[k]).single):
            return False
        before = self.doc.forms[k - 1]
        if self.kinds[before] is not None or before.startswith(self.doc.language.article):
            return True
        return any(row[0] in ("given", "title") for row in look(before).single)

    def _ahead(self, j: int, last: int) -> tuple[int, int] | None:
        for k in range(j, min(last, j + AHEAD)):
            direction = self._verb(k, j)
            if direction is not None:
                return k, direction
        return None

    def _verb(self, k: int, first: int) -> int | None:
        """Direction of word k if it is a finite verb or a word that turns time, else None."""
        kind = self.kinds[self.doc.forms[k]]
        if kind is None:
            return None
        if kind == "turning":
            return -1 if self._turned(k, first, 3) else 1
        if kind == "future":
            return -1 if self._turned(k, first, 2) else SURE
        if kind == "present":
            return self._present(k, first)
        if kind.startswith("noun ") and k > first and self._noun_place(k):
            return None
        if kind == "past" and k + 1 < self.doc.n and self._adjective(k + 2, ""):
            return None
        return self._either(k, first) if kind.endswith("either") else -1

    def _turned(self, k: int, first: int, reach: int) -> bool:
        """Does a word like «كان», «لم» stand among the words before word k?"""
        return any(f in self.past for f in self.doc.forms[max(first, k - reach) : k])

    def _either(self, k: int, first: int) -> int:
        """«تعقد», «تحدث»: a present before a feminine noun, a past before another definite noun, else not known."""
        before = self.doc.forms[k - 1] if k else ""
        if before in self.shape.masculine_relative:
            return -1
        if before in self.shape.subjunctive or before in self.shape.feminine_relative or self._feminine(k + 1):
            return self._present(k, first)
        article = self.doc.language.article
        return -1 if k + 1 < self.doc.n and self.doc.forms[k + 1].startswith(article) else 0

    def _feminine(self, k: int) -> bool:
        """Is word k a feminine noun by its ending?"""
        return k < self.doc.n and self.doc.forms[k].endswith((self.doc.language.feminine, *self.shape.feminine))

    def _noun_place(self, k: int) -> bool:
        """Right after a preposition or a word like «المقرر»: the verbal noun, not the past."""
        before = self.doc.forms[k - 1]
        if self.doc.gaps[k - 1]:
            return False
        return before in self.future or any(s.value.pos == "prep" for h in self.doc.at(k - 1, "word") for s in h.senses)

    def _present(self, k: int, first: int) -> int:
        """A present is ahead for a day, unless a word before it turns it back."""
        return -1 if self._turned(k, first, 3) else 1
