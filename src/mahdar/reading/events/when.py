"""When an event is: the time expression of its clause, and how long it lasts."""

from __future__ import annotations

from datetime import date, timedelta

from mahdar.model.time import Timex
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.dated import begun, owned, remarked
from mahdar.reading.events.lasting import Lengths
from mahdar.reading.events.mention import Mention

AHEAD = ("scheduled", "planned", "possible", "proposed", "called for")
NEAR = 9
"""Words between an event and its time that are no clause of their own, at most."""
MONTH = 31
"""Days that talks of so many days end on the day of writing at most."""

LEAD = 48
"""Code points from the start of a line to the day of its dateline, and from there to its dash."""

BY_WORD = ("AGREE", "SANCTION", "CONCEDE", "RETREAT", None)
"""Types of what is done by saying so."""

PRINTED = ("header", "dateline")

MARKS = ("-", "–", "—", ":")
"""What stands between a dateline and the report."""


class Times:
    """The time expressions of a document by word."""

    def __init__(self, clauses: Clauses, found: list[Mention]) -> None:
        self.clauses = clauses
        self.at = [(clauses.doc.word_at(t.start), t) for t in clauses.doc.found.times if t.end > t.start]
        self.at = [(word, t) for word, t in self.at if not _printed(clauses, word, t)]
        self.by_sentence: dict[int, list[tuple[int, Timex]]] = {}
        self.durations: dict[int, list[tuple[int, Timex]]] = {}
        for word, timex in self.at:
            if timex.type == "DURATION":
                self.durations.setdefault(clauses.doc.sentence_of[word], []).append((word, timex))
            if _dated(timex):
                self.by_sentence.setdefault(clauses.doc.sentence_of[word], []).append((word, timex))
        self.heads = {m.i: m for m in found}
        self.lengths = Lengths(clauses, self.durations, self.heads)
        days = [(word, timex) for word, timex in self.at if _dated(timex)]
        self.owned = owned(clauses, found, [(word, timex) for word, timex in days if not self._spent(timex)])
        self.own = {self.owned[t.id]: t for _, t in days if t.id in self.owned}
        self.remarked = remarked(clauses, {m.i for m in found if m.verb is not None}, days)
        self.by_offset: dict[int, list[Timex]] = {}
        self.owner: dict[str, int] = {}
        for word, timex in self.at:
            if timex.belongs_to is not None and timex.id not in self.owned:
                owner = self.owner[timex.id] = _owner(clauses, self.heads, word, clauses.doc.word_at(timex.belongs_to))
                self.by_offset.setdefault(owner, []).append(timex)

    def fill(self, mention: Mention) -> None:
        """Give a mention its time and duration."""
        timex = self._date(mention)
        if timex is not None and not self._spent(timex):
            mention.time, mention.earliest, mention.latest = timex.id, timex.earliest, self._last(timex)
            word = self.clauses.doc.word_at(timex.start) - 1
            mention.since = self.clauses.is_(word, "since") and (mention.status != "held" or word > mention.i)
            if timex.id in self.owned and mention.status == "under way":
                verb = next((k for k in range(word, max(word - 6, 0), -1) if k in self.clauses.verbs), -1)
                mention.since = mention.since or (verb >= 0 and begun(self.clauses, verb))
            self._not_after(mention, timex, word)
            self._counted(mention, timex)
            if mention.status == "held" and self.clauses.is_(word, "until_day", free=True):
                mention.time = mention.earliest = mention.latest = None  # «علقت المحادثات حتى 25 فبراير»
        else:
            self._within(mention)
        mention.duration = self.lengths.of(mention)
        self._over(mention)
        self._spread(mention, timex)

    def _counted(self, mention: Mention, timex: Timex) -> None:
        """In a story «after three days» is counted from the day told before it, not from that of writing."""
        published, doc = self.clauses.doc.found.published.date, self.clauses.doc
        word, verb = doc.word_at(timex.start), mention.verb or mention.carrier
        past = verb is not None and (verb.form.tense == "past" or self.clauses.after_phrase(verb.i, "until"))
        later = past and self.clauses.is_(word, "later", free=True) and timex.precision == "day"
        if not (later and published and timex.earliest and timex.earliest[:10] > published):
            return
        near = self.by_sentence.get(doc.sentence_of[word], ())
        base = next((t.earliest for w, t in reversed(near) if w < word and t.precision == "day" and t.earliest), None)
        days = (date.fromisoformat(timex.earliest[:10]) - date.fromisoformat(published)).days
        day = shifted(base[:10], days) if base else None
        mention.time, mention.earliest, mention.latest = (timex.id if day else None), day, day

    def _over(self, mention: Mention) -> None:
        """What went on for a length of time that is told is over («استمرت المحادثات ثلاث ساعات»)."""
        verb, light = mention.carrier, mention.light
        spent = self.lengths.spent(mention)
        if spent is not None:
            mention.status = "held" if mention.status in ("held", "under way") else mention.status
            published = self.clauses.doc.found.published.date
            if published and mention.earliest is None and 0 < (days := _days(spent.value)) <= MONTH and mention.status == "held":
                mention.time, mention.earliest, mention.latest = spent.id, shifted(published, -days), published
        went_on = verb is not None and verb.form.tense == "past" and light is not None and light.effect == "continue"
        if went_on and mention.status == "under way" and mention.duration and not mention.since:
            mention.status = "held"

    def _not_after(self, mention: Mention, timex: Timex, word: int) -> None:
        """What is ahead «before the end of the month» may be on any day from that of publication on."""
        published = self.clauses.doc.found.published.date
        open_ = mention.status in AHEAD or mention.status == "postponed"
        if published and self.clauses.is_(word, "until_day", free=True) and published < (timex.latest or ""):
            mention.earliest = published if open_ or mention.status == "under way" else mention.earliest
        if published and open_ and timex.precision != "day" and self.clauses.is_(word, "ahead_of") and published < (timex.latest or ""):
            mention.earliest = published

    def _within(self, mention: Mention) -> None:
        """The days from a length of time: «خلال أسبوعين» of what is ahead, «منذ أسبوعين» of what goes on."""
        doc, published = self.clauses.doc, self.clauses.doc.found.published.date
        for word, timex in self.durations.get(doc.sentence_of[mention.i], ()) if published else ():
            low, high = min(word, mention.i), max(word, mention.i)
            if high - low > NEAR or not self._open(low, high, mention):
                continue
            if mention.status == "under way" and timex.earliest and "X" not in timex.value and self.clauses.is_(word, "since"):
                mention.time, mention.earliest, mention.latest = timex.id, timex.earliest, timex.latest
            elif mention.status in AHEAD and word and self.clauses.is_(word - 1, "within") and published and (days := _days(timex.value)):
                mention.time, mention.earliest, mention.latest = timex.id, published, shifted(published, days)

    def _spread(self, mention: Mention, timex: Timex | None) -> None:
        """The days of what began or ended on a day and lasted some («انتهت الثلاثاء جولة استمرت يومين»)."""
        if timex is None or mention.earliest is None or mention.earliest != mention.latest or mention.duration is None:
            return
        more = _days(mention.duration) - 1
        if more < 1:
            return
        effect = mention.light.effect if mention.light is not None else ""
        word = self.clauses.doc.word_at(timex.start)
        if effect == "end" and mention.status == "held":
            mention.earliest = shifted(mention.earliest, -more)
        elif effect == "begin" or self.clauses.is_(word, "starting") or self.clauses.is_(max(word - 2, 0), "starting"):
            mention.latest = shifted(mention.earliest, more)

    def _last(self, timex: Timex) -> str | None:
        """The last day, also of two that are joined («الجمعة والسبت»)."""
        doc = self.clauses.doc
        for word, other in self.by_sentence.get(doc.sentence_of[doc.word_at(timex.start)], ()):
            joined = word == doc.word_at(timex.end - 1) + 1 and doc.forms[word][:1] in self.clauses.words["conjunction"]
            if joined and word - 1 not in self.clauses.breaks and other.precision == timex.precision:
                return max(filter(None, (timex.latest, other.latest)), default=None)
        return timex.latest

    def _date(self, mention: Mention) -> Timex | None:
        if mention.verb is None and mention.i in self.own:
            return self._put_off(mention) or self.own[mention.i]
        places = {mention.i} | ({mention.carrier.i} if mention.carrier else set())
        if mention.verb is None and mention.frame.firm and mention.owner and mention.carrier is None:
            places |= self._telling(mention.i)
        places |= self._lasting(mention)
        own = [t for p in places for t in self.by_offset.get(p, ()) if _dated(t) and not self._taken(mention, t)]
        own = [t for t in own if not self._spent(t) and not self._first_since(mention, t)]
        if mention.verb is None and mention.status in AHEAD and mention.carrier is None:
            own = [t for t in own if not self._past(t)]
        if own:
            return own[0]
        near = self.by_sentence.get(self.clauses.doc.sentence_of[mention.i], ())
        ranked = [(d, t.start, t) for w, t in near if (d := self._distance(mention, w, t)) is not None]
        if ranked:
            return min(ranked, key=lambda row: row[:2])[2]
        if mention.verb is not None:
            return self.remarked.get(mention.i)
        return self._announced(mention) or self._told_at(mention)

    def _told_at(self, mention: Mention) -> Timex | None:
        """The day on which was said what was said at it («قال الوزير أمس خلال مؤتمر صحفي», «جاء ذلك في كلمة»)."""
        clauses, k = self.clauses, self.clauses.before(mention.head)
        if k is None or mention.status != "held" or mention.frame.type not in ("CONSULT", None) or not clauses.is_(k, "at_it"):
            return None
        first = clauses.sentence(mention.i)[0]
        verb = self._saying(k, first)
        if verb is None and first and clauses.is_(first, "came", free=True) and clauses.is_(first + 1, "such"):
            verb = next((v for v in range(clauses.sentence(first - 1)[0], first) if v in clauses.verbs), None)
        return next((t for t in self.by_offset.get(verb, ()) if _dated(t) and t.precision == "day"), None) if verb is not None else None

    def _saying(self, k: int, first: int, events: bool = False) -> int | None:
        """The verb in front of word k in its clause, if no event stands between (or even then, if `events`)."""
        clauses = self.clauses
        for n in range(k - 1, first - 1, -1):
            if n in clauses.verbs:
                return n
            if n in clauses.hard or (n in self.heads and not events) or clauses.is_(n, "that"):
                return None
        return None

    def _put_off(self, mention: Mention) -> Timex | None:
        """The day to which it was put off («أرجئ إلى الأسبوع المقبل الاجتماع الذي كان مقررا اليوم»)."""
        if mention.status != "postponed" or mention.carrier is None:
            return None
        near = self.by_offset.get(mention.carrier.i, ())
        doc = self.clauses.doc
        return next((t for t in near if _dated(t) and self.clauses.is_(doc.word_at(t.start) - 1, "leads", free=True)), None)

    def _announced(self, mention: Mention) -> Timex | None:
        """The day of the announcing that an act is done with («أعلن الوزير، الثلاثاء، اختتام المحادثات»)."""
        effect = mention.light.effect if mention.light is not None else ""
        done = mention.frame.type in BY_WORD or (mention.frame.type == "CONSULT" and effect in ("begin", "end"))
        if not done or mention.status not in ("held", "under way"):
            return None
        clauses, first = self.clauses, min(mention.i, mention.head)
        if clauses.preposition(first - 1) and not clauses.is_(first - 1, "leads"):
            return None
        for k in range(first - 1, max(clauses.sentence(first)[0] - 1, first - LEAD // 2), -1):
            if k in clauses.hard or k in self.heads or clauses.is_(k, "that"):
                return None
            if k in clauses.verbs:
                told = any(clauses.doc.language.fold(v.lemma) in clauses.words["announces"] for v in clauses.verbs[k])
                return next((t for t in self.by_offset.get(k, ()) if _dated(t)), None) if told else None
        return None

    def _lasting(self, mention: Mention) -> set[int]:
        """The verb of lasting of a clause on a noun («جولة من المحادثات استمرت يومي الاثنين والثلاثاء»)."""
        clauses = self.clauses
        if mention.verb is not None:
            return set()
        for k in range(mention.tail, min(mention.tail + NEAR, clauses.sentence(mention.i)[1])):
            if k - 1 in clauses.breaks or k in self.heads:
                return set()
            if k in clauses.verbs:
                return {k} if clauses.is_(k, "lasted", free=True) else set()
        return set()

    def _first_since(self, mention: Mention, timex: Timex) -> bool:
        """Does a day only say since when it is the first («زيارة هي الأولى لرئيس سوري منذ 1946»)?"""
        clauses, word = self.clauses, self.clauses.doc.word_at(timex.start)
        if not clauses.is_(word - 1, "since", free=True) or word < mention.tail:
            return False
        return any(clauses.is_(k, "first", free=True) for k in range(max(mention.i - 4, 0), word))

    def _taken(self, mention: Mention, timex: Timex) -> bool:
        """Does another event's noun behind this one stand nearer to its day («اتفاق على قدوم الوفد الأسبوع المقبل»)?"""
        word = self.clauses.doc.word_at(timex.start)
        if mention.verb is not None or mention.carrier is None:
            return False
        if mention.carrier.enc and mention.i < mention.carrier.i < word:
            # beyond the clause on the noun («بيان بثته الوكالة، …»)
            return word - mention.carrier.i > LEAD // 4 and self._comma(mention.carrier.i, word)
        if not mention.carrier.i < mention.i < word:
            return False
        return any(k in self.heads and self.heads[k].verb is None and not self.heads[k].definite for k in range(mention.tail, word))

    def _telling(self, i: int) -> set[int]:
        """The verb that tells of an act named with its owner («أعلن الرئيس، في 30 يوليو، دعمه»)."""
        first = max(self.clauses.sentence(i)[0], i - LEAD // 4)
        k = next((k for k in range(i - 1, first - 1, -1) if k in self.clauses.verbs or k in self.clauses.hard), -1)
        return {k} if k in self.clauses.verbs else set()

    def _spent(self, timex: Timex) -> bool:
        """«توجه إلى الساحل لقضاء عطلة العيد»: is it what one goes for rather than when?"""
        word = self.clauses.doc.word_at(timex.start)
        k, clauses = word - 1, self.clauses
        return k >= 0 and k not in clauses.breaks and clauses.is_(k, "spending") and not clauses.definite(k)

    def _distance(self, mention: Mention, word: int, timex: Timex) -> int | None:
        """How far a time expression stands from a mention, or None if it belongs elsewhere."""
        if timex.id in self.owned or self._first_since(mention, timex):
            return None
        owner = self.owner.get(timex.id, -1)
        if owner >= 0:
            beside = mention.verb is None and 0 <= word - mention.tail <= 2
            own = {mention.i, mention.carrier.i if mention.carrier else mention.i, mention.head}
            if owner not in own and self._past_of_plan(owner, timex):
                return 0 if self._front(owner) in own else None  # «وقعا اتفاقا لتبادل الأسرى الثلاثاء»
            beside = beside or self._parted(mention, word, owner, timex)
            if (owner in self.heads or owner in self.clauses.verbs) and owner not in own and not beside:
                return None
        doc = self.clauses.doc
        if doc.sentence_of[word] != doc.sentence_of[mention.i]:
            return None
        if mention.verb is None and mention.carrier is None and mention.status in AHEAD and self._past(timex):
            return None
        if self._spent(timex):
            return None
        anchors = [mention.i] + ([mention.carrier.i] if mention.carrier else [])
        best = None
        for anchor in anchors:
            low, high = min(anchor, word), max(anchor, word)
            if not self._open(low, high, mention):
                continue
            if word < anchor and anchor == mention.i and mention.verb is None and self._comma(low, high):
                continue
            distance = high - low + (4 if word < anchor else 0)
            best = distance if best is None else min(best, distance)
        return best if best is not None and best <= NEAR + 6 else None

    def _past(self, timex: Timex) -> bool:
        """Is it a day before that of publication?"""
        published = self.clauses.doc.found.published.date
        return published is not None and (timex.latest or "") < published

    def _front(self, i: int) -> int:
        """The verb in front of word i in its clause, -1 if there is none."""
        verb = self._saying(i, self.clauses.sentence(i)[0], events=True)
        return -1 if verb is None else verb

    def _past_of_plan(self, owner: int, timex: Timex) -> bool:
        """Is a day that is past ascribed to a noun of what is only planned («وقعا اتفاقا لتبادل الأسرى الثلاثاء»)?"""
        head = self.heads.get(owner)
        return head is not None and head.verb is None and head.status in AHEAD and self._past(timex)

    def _parted(self, mention: Mention, word: int, owner: int, timex: Timex) -> bool:
        """Is a day behind a noun rather its own than that of a verb: beyond a comma, or past where the day is ahead?"""
        if mention.verb is not None or mention.i > word or owner not in self.clauses.verbs:
            return False
        if 0 < word - mention.tail <= NEAR and self._plain(mention, word):
            return True
        last = self.clauses.doc.word_at(timex.end - 1)
        if owner > last:
            return any(k in self.clauses.breaks for k in range(last, owner))
        published, told = self.clauses.doc.found.published.date, self.clauses.verbs[owner][0]
        if told.form.tense != "past" and mention.status == "held" and owner < mention.i:
            will = self.clauses.words["will"] & set(told.pro) or self.clauses.preceded(owner, "future")
            return not will and self._past(timex) and not self.clauses.negated(owner)  # «تعود الأزمة إلى توقيف موظف في 8 أبريل»
        past = told.form.tense == "past" and mention.status not in ("held", "under way")
        return owner < mention.i and past and published is not None and (timex.earliest or "") > published

    def _plain(self, mention: Mention, word: int) -> bool:
        """Do only names and prepositions stand between a noun of what was done and a day («لقائه ترمب في البيت الأبيض في 18 مايو»)?"""
        clauses = self.clauses
        if mention.status not in ("held", "under way") or not (mention.definite or mention.owner):
            return False
        if mention.frame.type != "CONSULT" and not clauses.preceded(mention.head, "later"):
            return False
        if any(k in clauses.breaks for k in range(mention.tail - 1, word)):
            return False
        behind = range(mention.tail, word)
        return all(clauses.named[k] is not None or clauses.preposition(k) or clauses.definite(k) for k in behind)

    def _comma(self, low: int, high: int) -> bool:
        return any(k in self.clauses.commas for k in range(low, high))

    def _open(self, low: int, high: int, mention: Mention) -> bool:
        """Does nothing between two words take the time for itself: no other event, verb or strong mark?"""
        own = {mention.i, mention.carrier.i if mention.carrier else mention.i}
        for k in range(low, high):
            if k > low and k not in own and (k in self.heads or k in self.clauses.verbs):
                return False
            if k in self.clauses.hard or self.clauses.doc.forms[k] in self.clauses.words["that"]:
                return False
        return True


def _owner(clauses: Clauses, heads: dict[int, Mention], word: int, owner: int) -> int:
    """The word whose clause a day at `word` stands in: a name that looks like a verb («أحمد») is none, but the verb in front is."""
    if owner in clauses.verbs or owner in heads or clauses.named[owner] is None:
        return owner
    for k in range(word - 1, clauses.sentence(word)[0] - 1, -1):
        if k in clauses.hard or clauses.is_(k, "that"):
            return owner
        if k in clauses.verbs:
            return k
    return owner


def _printed(clauses: Clauses, word: int, timex: Timex) -> bool:
    """Is a day only printed as the day of writing, in a dateline or alone on its line?"""
    doc, day = clauses.doc, clauses.doc.found.published
    if doc.in_furniture(timex.start):
        return True
    if day.evidence and day.how in PRINTED and day.evidence.start <= timex.start < day.evidence.end:
        return True
    start = doc.paragraphs[doc.paragraph_of[word]][0]
    if timex.start - start > LEAD or not any(map(str.isdecimal, timex.exact)):
        return False
    if any(k in clauses.verbs or k in clauses.deeds for k in range(max(doc.word_at(start), 0), word)):
        return False
    line = doc.text[timex.end : timex.end + LEAD].partition("\n")[0]
    behind = line.partition("(")[0] + line.partition(")")[2] if "(" in line else line
    mark = min((behind.find(m) for m in MARKS if m in behind), default=len(behind) if len(line) < LEAD else -1)
    return mark >= 0 and not any(map(str.isalpha, behind[:mark]))


def _days(duration: str) -> int:
    """The days of a duration in whole days or weeks, 0 if it is no such."""
    number = duration[1:-1]
    if not duration.startswith("P") or not number.isdecimal() or len(number) > 3:
        return 0
    return int(number) * {"D": 1, "W": 7}.get(duration[-1], 0)


def shifted(day: str, by: int) -> str:
    """A day, ISO 8601, moved by so many days."""
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def _dated(timex: Timex) -> bool:
    return timex.type in ("DATE", "TIME") and timex.earliest is not None and timex.precision != "vague"
