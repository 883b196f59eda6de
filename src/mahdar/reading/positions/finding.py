"""Stances found at their words: reading of the word, negation, holder and object."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from mahdar.lang.tables.stance import StanceForm, StanceRow
from mahdar.model.position import Stance
from mahdar.model.statement import Statement
from mahdar.reading.positions.ground import Ground
from mahdar.reading.positions.history import recalled
from mahdar.reading.positions.holders import received
from mahdar.reading.positions.objects import fits, object_of
from mahdar.reading.positions.parties import Holder
from mahdar.reading.positions.readings import function, readings
from mahdar.reading.positions.reference import Memory
from mahdar.reading.positions.sides import Side
from mahdar.reading.positions.subjects import auxiliaries, opens
from mahdar.reading.positions.subjects import holder as holder_of
from mahdar.text.matcher import Hit

CLAUSE = 6
"""Words between «إذا» and a noun of its clause."""
WINDOW = 13
"""Words between a stance and the party or the beginning of the clause in front of it."""


class Draft(msgspec.Struct):
    """A position in the making: evidence `[i, j)`, object from word `obj`."""

    sides: list[Side]
    stance: Stance
    i: int
    j: int
    obj: int
    rule: str
    statement: Statement | None
    over: list[Statement]
    at: int = -1
    weight: int = 1
    back: bool = False


class Finder:
    """Finds the stances of one document, in text order; remembers parties for verbs without a subject."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.doc = ground.doc
        self.memory = Memory(ground)
        self.consumed: set[int] = set()
        self.last: Draft | None = None

    def find(self) -> list[Draft]:
        """All drafts at stance words."""
        found: list[Draft] = []
        spoken, told = sorted(self.ground.cues), 0
        for hit in self.doc.of_kind("stance"):
            while told < len(spoken) and spoken[told] <= hit.i:
                cue, told = spoken[told], told + 1
                self.memory.remember(cue, self.ground.by(self.ground.cues[cue][0]))
            if hit.i in self.consumed or self.doc.in_furniture(self.doc.starts[hit.i]) or function(self.ground, hit):
                continue
            draft = self.at(hit)
            if draft is not None:
                found.extend(self.parts(draft))
                self.last = draft
                self.memory.remember(hit.i, draft.sides[0])
        return found

    def parts(self, draft: Draft) -> list[Draft]:
        """«… برفع الحصار وتقديم ضمانات»: each joined verbal noun is about a matter of its own."""
        if draft.weight < 3 or self.accuses(draft.at) or not self.nominal(draft.obj):
            return [draft]
        either = [k for k in range(draft.obj + 2, draft.j - 1) if self.ground.is_(k - 1, "or") and self.nominal(k, enc=True)]
        cuts = sorted({k for k in range(draft.obj + 2, draft.j - 1) if self.nominal(k, joined=True)} | set(either))
        bounds = [draft.obj, *cuts, draft.j]
        whole = [msgspec.structs.replace(draft, j=bounds[1])]
        return whole + [msgspec.structs.replace(draft, i=a, obj=a, j=b) for a, b in pairwise(bounds[1:])]

    def nominal(self, k: int, joined: bool = False, enc: bool = False) -> bool:
        """Is word k a verbal noun (joined: with «و»), and no verb?"""
        for hit in self.doc.at(k, "verb"):
            if joined and any(not h.pro for h in self.doc.at(k, "word")):
                return False
            pro = hit.pro[:1] in self.ground.language.clitics.conjunctions and bool(hit.pro)
            letters = self.ground.language.clitics
            bare = hit.pro.lstrip("".join(letters.conjunctions))
            if pro == joined and (bare != letters.article or not hit.pro):
                verbal = [s.value.tense == "masdar" for s in hit.senses]
                return (any(verbal) if joined or enc else all(verbal)) and (enc or not hit.enc)
        return False

    def at(self, hit: Hit) -> Draft | None:
        """The first reading of a stance word that holds."""
        for form in readings(self.ground, hit):
            draft = self.read(hit, form)
            if draft is not None:
                return draft
        return None

    def read(self, hit: Hit, form: StanceForm) -> Draft | None:
        """The draft of one reading, or None."""
        ground, row = self.ground, form.row
        stance = self.stance(hit, form)
        if stance is None or self.barred(hit, form):
            return None
        holder = holder_of(self.ground, hit, form)
        if holder is None or (holder.i < 0 and form.sort in ("masdar", "noun") and self.inside(hit)):
            return None
        obj = object_of(ground, hit, form, max(hit.j, holder.j if holder.i == hit.j else 0))
        if obj is None or not fits(ground, hit, row, obj):
            return None
        sides = holder.sides or self.memory.resolve(hit, holder)
        if not sides or (row.holder == "speaker" and holder.i < 0 and self.pointing(hit)):
            return None
        stance, rule = self.turned(hit, form, obj, stance)
        statement, over = self.told(hit)
        start = hit.i if form.sort == "participle" and ground.comma(hit.i) else self.evidence_start(hit, holder)
        while 0 < start <= hit.i and ground.is_(start - 1, "negation") and not ground.gap(start):
            start -= 1
        if row.holder == "speaker":
            start = obj = self.clause_start(hit.i)
            start = min(start, holder.i) if holder.i >= 0 else start
        end = max(ground.end(max(obj, hit.j - 1)), hit.j, holder.j)
        back = bool(hit.enc) if form.sort == "verb" else form.sort != "phrase" and obj < end <= holder.j and received(ground, hit)
        return Draft(sides, stance, start, end, obj, rule, statement, over, hit.i, self.weight(row, form.sort), back)

    def barred(self, hit: Hit, form: StanceForm) -> bool:
        """Does a reading take no stance where it stands: a thing owned, supposed, named inside another stance's object?"""
        ground, row = self.ground, form.row
        if form.sort == "noun" and row.holder == "speaker" and hit.enc not in ("", ground.language.clitics.accusative):
            return True
        if form.form is not None and form.form.tense == "present" and ground.is_(hit.i - 1, "maybe"):
            return True
        if ground.supposed(hit.i) or self.in_object(hit, form) or recalled(ground, hit, form):
            return True
        if form.sort == "verb" and self.not_yet(hit):
            return True
        if row.holder == "head" and hit.pro and any(h.value.finite and not h.pro for h in self.doc.at(hit.i, "verb")):
            return True  # «ألحق أضرارا»
        return form.sort in ("masdar", "noun") and row.holder == "subject" and (ground.hangs(hit.i) or self.mentioned(hit))

    def mentioned(self, hit: Hit) -> bool:
        """«وهي مطالبة رفضتها …», «إذا تراجعت عن اتهاماتها»: a noun that names a stance without taking it."""
        ground = self.ground
        if ground.is_(hit.i - 1, "which_is") or ground.stem(hit.i - 1, "faith"):
            return True
        if ground.letters(hit)[:1] == ground.language.clitics.prepositions[0] and self.blamed(hit):
            return True
        for k in range(hit.i - 1, max(hit.i - CLAUSE, -1), -1):
            if k in ground.conditions and not ground.conditions[k].value:
                return bool(hit.enc)
            if ground.gap(k + 1):
                return False
        return False

    def turned(self, hit: Hit, form: StanceForm, obj: int, stance: Stance) -> tuple[Stance, str]:
        """The stance that the first words of the object leave of a reading's own, and the rule it rests on."""
        ground, row, rule = self.ground, form.row, form.row.id
        if row.inner:
            stance, rule = self.inner(row, obj, stance)
        if stance in ("demands", "offers") and (
            ground.is_(obj, "negation") or ground.is_(obj, "not_to") or ground.is_(obj - 1, "not_to")
        ):
            stance = "refuses"
        if stance == "refuses" and row.negated == "refuses" and self.only(hit, obj):
            stance = "demands"
        if stance == "opposes" and row.holder == "speaker" and form.sort == "adjective" and self.lies(hit):
            stance = "concerned"
        if stance == "demands" and ground.stem(obj, "undoing"):
            stance = "opposes"
        if stance in ("offers", "open") and (ground.stem(obj, "backing") or self.goes_on(obj)):
            stance = "supports"
        if stance == "demands" and row.invites and self.invited(hit.j, obj):
            stance = "offers"
        if stance == "open" and form.sort != "verb" and (ground.stem(obj, "gifts") or (row.ready and self.deed(obj))):
            stance = "offers"
        return stance, rule

    def goes_on(self, obj: int) -> bool:
        """«تعهدت مواصلة دعم …»: more of a support."""
        return self.ground.stem(obj, "more") and self.ground.stem(obj + 1, "backing")

    def lies(self, hit: Hit) -> bool:
        """«الوضع كارثي»: is it a situation that is judged?"""
        return any(self.ground.stem(k, "situation") for k in range(max(hit.i - 3, 0), hit.i) if not self.ground.stop(k + 1))

    def deed(self, obj: int) -> bool:
        """«مستعدة لإيداع …»: is it a deed, and no talks or fight?"""
        if self.ground.stem(obj, "talking") or (self.ground.stem(obj, "more") and self.ground.stem(obj + 1, "talking")):
            return False
        return any(s.value.tense == "masdar" for h in self.doc.at(obj, "verb") for s in h.senses)

    def only(self, hit: Hit, obj: int) -> bool:
        """«لا تقبل سوى بـ», «لن توافق إلا على»: what is left when all else is refused."""
        ground = self.ground
        return any(ground.is_(k, "only") and k not in ground.conditions and not ground.gap(k) for k in range(hit.j, obj + 1))

    def invited(self, i: int, obj: int) -> bool:
        """«دعا الرئيس … إلى حوار»: a named party is called to something that both would do."""
        return self.ground.stem(obj, "shared") and any(k in self.ground.mentions for k in range(i, obj))

    def evidence_start(self, hit: Hit, holder: Holder) -> int:
        """The party right before the word, if it stands in the same sentence; else the word."""
        if not 0 <= holder.i < hit.i or hit.i - holder.i > WINDOW:
            return hit.i
        taken = self.last is not None and holder.i < self.last.j <= hit.i
        return hit.i if taken or any(self.ground.stop(k) for k in range(holder.i + 1, hit.i + 1)) else holder.i

    def inner(self, outer: StanceRow, obj: int, stance: Stance) -> tuple[Stance, str]:
        """«تميل إلى رفض»: the stance word at the head of the object decides; it makes no position of its own."""
        for k in range(obj, min(obj + 3, len(self.ground.forms))):
            if self.ground.gap(k) and k > obj:
                break
            for form in (s.value for h in self.doc.at(k, "stance") for s in h.senses if s.value.sort != "verb"):
                row: StanceRow = form.row
                if row.holder == "speaker" and not outer.judges:
                    continue
                if row.stance in ("refuses", "opposes") and stance == "supports":
                    self.consumed.add(k)
                    return row.stance if outer.negated == "refuses" else "opposes", f"{outer.id}+{row.id}"
        return stance, outer.id

    def clause_start(self, i: int) -> int:
        """Where the clause begins that judges at word i: after «أن», a comma, or where the content opens."""
        ground = self.ground
        over = ground.over(self.doc.starts[i])
        first = max(self.doc.word_at(over[-1].content.start) if over else ground.sentence(i)[0], i - WINDOW)
        for k in range(i, first, -1):
            that = ground.is_(k - 1, "that") and k < i and not self.doc.at(k - 2, "verb")
            if that or ground.stop(k) or (ground.comma(k) and i - k > 2):
                return k
        return first

    def not_yet(self, hit: Hit) -> bool:
        """«لم يصادق بعد على …»: what has not been done so far is no refusal."""
        ground = self.ground
        if not ground.is_(hit.i - 1, "didnt"):
            return False
        return any(ground.is_(k, "so_far") and not ground.gap(k) for k in range(hit.j, min(hit.j + 3, ground.n)))

    def accuses(self, k: int) -> bool:
        """Is word k a verb of blame?"""
        words = self.ground.words["accusing"]
        return any(self.ground.language.fold(h.id) in words for h in self.doc.at(k, "verb"))

    def blamed(self, hit: Hit) -> bool:
        """«متهما الحركة بالتمسك بـ…»: is it what somebody else is blamed for?"""
        ground = self.ground
        for k in range(hit.i - 1, max(hit.i - CLAUSE, -1), -1):
            if self.accuses(k):
                return True
            if ground.gap(k + 1):
                return False
        return False

    def in_object(self, hit: Hit, form: StanceForm) -> bool:
        """Is it part of what another stance is about («… احترام تعهدها», «تصر على أن تتخلى …»)?"""
        last = self.last
        if last is not None and form.sort == "verb" and self.ground.is_(hit.i - 1, "that"):
            return last.weight == 3 and (last.obj in (hit.i, hit.i - 1) or (last.stance == "demands" and self.inside(hit)))
        if last is None or form.sort not in ("masdar", "noun") or not hit.enc:
            return False
        if hit.enc == self.ground.language.clitics.accusative and opens(self.ground, hit.j):
            return False
        head = hit.i == last.obj and bool(self.ground.letters(hit))
        return self.inside(hit) and (hit.i > last.at + 1 or head)

    def inside(self, hit: Hit) -> bool:
        """Does the word stand in the object of the last stance?"""
        last = self.last
        return last is not None and last.weight == 3 and last.obj <= hit.i < last.j and hit.i > last.at

    def weight(self, row: StanceRow, sort: str) -> int:
        """Stance words before words that judge, phrases before single words."""
        if row.holder != "speaker":
            return 3
        return 1 if row.adjectives and sort != "phrase" else 2

    def stance(self, hit: Hit, form: StanceForm) -> Stance | None:
        """The stance with the negations before it counted."""
        ground, row = self.ground, form.row
        if row.only_negated:
            longer = ground.is_(hit.i - 1, "longer") and ground.is_(hit.i - 2, "negation")
            return row.stance if longer or ground.is_(hit.i - 1, "wont") else None
        if row.holder == "speaker" and self.denied_fact(hit):
            return None
        count = ground.negations(hit.i) if form.sort != "phrase" else self.denied(hit, row)
        if form.sort in ("masdar", "noun", "phrase") and ground.is_(hit.i - 1, "negation"):
            count = max(count, 1)
        if form.sort in ("masdar", "noun") and not ground.gap(hit.i):
            count += any(ground.language.fold(s.id) in ground.words["undo"] for h in self.doc.at(hit.i - 1, "verb") for s in h.senses[:1])
        if form.sort == "verb" and self.denied_clause(hit):
            count = count or 1
        begun = ground.begins.get(hit.i)
        if begun is not None and begun.claim == "denies" and form.sort in ("masdar", "noun"):
            if row.negated == "opposes":
                return None  # what it denies is a fact («نفى دعم المسلحين»), no consent
            count = count or 1
        return row.stance if count % 2 == 0 else row.negated

    def denied_fact(self, hit: Hit) -> bool:
        """«نفى وقوع أي خرق»: a judging word in what is denied."""
        over = self.ground.over(self.doc.starts[hit.i])
        return bool(over) and over[-1].claim == "denies"

    def denied_clause(self, hit: Hit) -> bool:
        """«نفى أن يكون قد عرض …», «نفى أن تكون واشنطن قد عرضت»: the first verb of what is denied."""
        ground, i = self.ground, auxiliaries(self.ground, hit.i)
        begun = ground.begins.get(i)
        if begun is not None:
            return begun.claim == "denies"
        here = ground.enders.get(i)
        begun = ground.begins.get(here.i - 1) if here is not None else None
        return begun is not None and begun.claim == "denies" and here is not None and ground.is_(here.i - 1, "auxiliary")

    def denied(self, hit: Hit, row: StanceRow) -> int:
        """«لا ترى ضرورة لـ»: a negated verb right before words that lay down a need."""
        if row.negated is None:
            return 0
        for k in (hit.i - 1, hit.i - 2, hit.i - 3):
            if self.doc.at(k, "verb") and k not in self.ground.covered:
                return int(self.ground.is_(k - 1, "negation") and not self.ground.is_(k, "still"))
            if k not in self.ground.covered:
                return 0
        return 0

    def pointing(self, hit: Hit) -> bool:
        """«… مضيفا أن الأمر قيد الدراسة»: is what is judged a bare pointer to what the sentence took a stance on before?"""
        ground, last = self.ground, self.last
        first = self.clause_start(hit.i)
        if last is None or first == hit.i or not all(ground.is_(k, "pointer") for k in range(first, hit.i)):
            return False
        return last.at >= ground.sentence(hit.i)[0]

    def told(self, hit: Hit) -> tuple[Statement | None, list[Statement]]:
        """The statement of the words, and those in whose content they stand."""
        cues = self.ground.cues.get(hit.i, [])
        over = [s for s in self.ground.over(self.doc.starts[hit.i]) if s not in cues]
        return cues[0] if cues else over[-1] if over else None, over
