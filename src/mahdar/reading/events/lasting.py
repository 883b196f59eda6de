"""How long an event lasts: the length of time of its clause."""

from __future__ import annotations

from mahdar.model.time import Timex
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention

NEAR = 9
"""Words between a length of time and the event behind it, at most."""

LENGTHENED = ("extension", "extension of talks")
"""What is done for so long when a length of time follows («مدد الولاية ستة أشهر»)."""



class Lengths:
    """The lengths of time of a document, by sentence, with the mentions by word."""

    def __init__(self, clauses: Clauses, durations: dict[int, list[tuple[int, Timex]]], heads: dict[int, Mention]) -> None:
        self.clauses = clauses
        self.durations = durations
        self.heads = heads

    def of(self, mention: Mention) -> str | None:
        """How long a mention lasts, by the words around it."""
        doc = self.clauses.doc
        for word, timex in self.durations.get(doc.sentence_of[mention.i], ()):
            if mention.i - NEAR < word < mention.i and (self._ahead(mention, word, timex) or self._spent(mention, word, timex)):
                return timex.value
            if not mention.i < word <= mention.i + 16 or any(self._other(mention, k) for k in range(mention.i + 1, word)):
                continue
            if self._lasts(mention, word, timex):
                return timex.value
        return self._after_days(mention)

    def _other(self, mention: Mention, k: int) -> bool:
        """Does another event stand at word k, and not only what the noun is of («جلسة محادثات مغلقة استغرقت ساعة»)?"""
        other = self.heads.get(k)
        if other is None or other is mention:
            return False
        of = k == mention.j and mention.verb is None and other.verb is None and k - 1 not in self.clauses.breaks
        return not (of and other.frame.type == mention.frame.type == "CONSULT" and not other.owner)

    def spent(self, mention: Mention) -> Timex | None:
        """The length of time after which something was done («بعد ثلاثة أيام من التفاوض، قال …»)."""
        if mention.verb is not None or mention.frame.type != "CONSULT":
            return None
        near = self.durations.get(self.clauses.doc.sentence_of[mention.i], ())
        found = next((t for w, t in near if mention.i - NEAR < w < mention.i and self._spent(mention, w, t)), None)
        opens = found is not None and not any(k in self.heads for k in range(self.clauses.sentence(mention.i)[0], mention.i))
        return found if opens else None

    def _spent(self, mention: Mention, word: int, timex: Timex) -> bool:
        """Does «after so long of» stand right in front of a noun of what goes on («بعد ثلاثة أيام من المحادثات»)?"""
        clauses, last = self.clauses, self.clauses.doc.word_at(timex.end - 1)
        if mention.verb is not None or mention.light is not None or not (mention.frame.lasting or mention.number == "p"):
            return False
        if not clauses.is_(last + 1, "among", free=True) or mention.i - last != 2 or last in clauses.breaks:
            return False
        return self._behind(word, "later")

    def _behind(self, word: int, kind: str) -> bool:
        """Does a word of that kind stand in front of a length of time, with «about» or «more than» between or not?"""
        k = word - 1
        while k > max(word - 4, 0) and (self.clauses.is_(k, "about") or self.clauses.is_(k, "measure") or self.clauses.is_(k, "among")):
            k -= 1
        return k >= 0 and self.clauses.is_(k, kind, free=True)

    def _after_days(self, mention: Mention) -> str | None:
        """How long that lasted which ended «بعد ثلاثة أيام من الاجتماعات»."""
        doc = self.clauses.doc
        if mention.light is None or mention.light.effect != "end" or mention.frame.type != "CONSULT":
            return None
        for word, timex in self.durations.get(doc.sentence_of[mention.i], ()):
            if word > mention.i and self._behind(word, "after") and self._told(doc.word_at(timex.end - 1) + 1):
                return timex.value
        return None

    def _lasts(self, mention: Mention, word: int, timex: Timex) -> bool:
        """Is a length of time at `word` how long it lasts: behind «استمر», «لمدة»; «منذ» of what goes on; or bare («ثلاث ساعات»)?"""
        clauses, near = self.clauses, range(max(word - 2, mention.tail - 1), word + 1)
        if any(clauses.is_(k, "since") for k in near):
            return mention.status == "under way"
        if "X" in timex.value and not clauses.preceded(word, "lasted"):
            return False
        if any(clauses.is_(k, "later", free=True) for k in range(mention.tail, word - 1)):
            return False  # «أعيد فتح المعبر بعد إغلاق دام تسعة أشهر»
        if any(clauses.is_(k, "lasted", free=True) for k in near) or self._beside(mention, word):
            return True
        if mention.carrier is not None and mention.carrier.i < word and clauses.is_(mention.carrier.i, "lasted", free=True):
            return self._bare(mention, word)
        met = mention.frame.type == "CONSULT" and mention.verb is not None and mention.status == "held"
        return (met or mention.frame.kin in LENGTHENED) and self._bare(mention, word)

    def _beside(self, mention: Mention, word: int) -> bool:
        """Does a length of time stand right behind a noun («مهلة أسبوعين», «زيارة رسمية لثلاثة أيام»), or its verb in front («دام»)?"""
        clauses = self.clauses
        if mention.verb is not None:
            return False
        if word == mention.tail and word - 1 not in clauses.breaks:
            return mention.frame.type != "ASSAULT"
        if word == mention.tail + 1 and clauses.is_(word - 1, "among", free=True):
            return mention.frame.type == "RETREAT" and word - 2 not in clauses.breaks  # «هدنة من 60 يوما»
        near = word - mention.tail <= 2 and not any(k in clauses.breaks or k in clauses.verbs for k in range(mention.tail - 1, word))
        if near and any(clauses.led(s.pro) in clauses.words["to"] for s in clauses.doc.infos[word].splits):
            return True
        ahead = mention.i > 0 and clauses.is_(mention.i - 1, "lasted", free=True) and mention.i - 1 not in clauses.breaks
        return ahead and self._bare(mention, word)

    def _ahead(self, mention: Mention, word: int, timex: Timex) -> bool:
        """Does «over so long» stand in front of a noun («استضافت الدوحة على مدى ثلاثة أيام محادثات»)?"""
        clauses, last = self.clauses, self.clauses.doc.word_at(timex.end - 1)
        if mention.verb is not None or word < 1:
            return False
        if clauses.is_(word, "since"):
            if mention.status != "under way" or mention.carrier is None:
                return False
        elif not clauses.is_(word - 1, "lasted") or clauses.preceded(word - 1, "since"):
            return False
        if clauses.preceded(mention.head, "after"):
            return False  # «لمدة أسبوع بعد مقتل ثلاثة جنود»
        own = mention.carrier.i if mention.carrier is not None else -1
        between = range(last, mention.i)
        return not any(k in clauses.breaks or (k in clauses.verbs and k != own) or k in self.heads for k in between)

    def _told(self, k: int) -> bool:
        """Does word k say of what the days were, or that nothing came of them («بعد ثلاثة أيام من دون اتفاق»)?"""
        return self._of_deed(k) or self._of_start(k) or any(h.value.drop for h in self.clauses.doc.at(k, "modal"))

    def _of_deed(self, k: int) -> bool:
        """Does «من» with a noun of talks stand at word k («بعد ثلاثة أيام من الاجتماعات»)?"""
        clauses = self.clauses
        return k + 1 < clauses.doc.n and clauses.is_(k, "among") and k + 1 in clauses.deeds

    def _of_start(self, k: int) -> bool:
        """Does «of its beginning» stand at word k («بعد نحو ساعة من انطلاقها»)?"""
        clauses = self.clauses
        if k + 1 >= clauses.doc.n or not clauses.is_(k, "among", free=True):
            return False
        return any(h.enc in clauses.words["it"] and h.value.effect == "begin" for h in clauses.doc.at(k + 1, "carrier"))

    def _bare(self, mention: Mention, word: int) -> bool:
        """Does no preposition, mark or other clause bind a length of time («اجتمعا [زهاء] ثلاث ساعات»)?"""
        clauses, doc = self.clauses, self.clauses.doc
        first = word - 1 if clauses.is_(word - 1, "about") else word
        if any(k in clauses.breaks or k in clauses.verbs for k in range(mention.tail, first)) or first - 1 in clauses.breaks:
            return False
        bound = first > mention.tail and (clauses.preposition(first - 1) or clauses.is_(first - 1, "after"))
        return not bound and not any(clauses.led(s.pro) for s in doc.infos[first].splits[:1])
