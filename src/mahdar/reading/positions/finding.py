"""Stances found at their words: reading of the word, negation, holder and object."""

from __future__ import annotations

import msgspec

from mahdar.lang.tables.stance import StanceForm, StanceRow
from mahdar.model.position import Stance
from mahdar.model.statement import Statement
from mahdar.reading.positions.ground import Ground
from mahdar.reading.positions.holders import Holder, after, before, coordinated, locative, of_noun
from mahdar.reading.positions.sides import Side
from mahdar.text.matcher import Hit

WINDOW = 13
"""Words between a stance word and the preposition of its object."""


FUNCTION = frozenset({"prep", "conj", "part", "pron", "det", "adv"})


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
        self.memory: list[tuple[int, Side]] = []
        self.consumed: set[int] = set()
        self.last: Draft | None = None

    def find(self) -> list[Draft]:
        """All drafts at stance words."""
        found: list[Draft] = []
        spoken = sorted(self.ground.cues)
        for hit in self.doc.of_kind("stance"):
            while spoken and spoken[0] <= hit.i:
                cue = spoken.pop(0)
                self.remember(cue, self.ground.by(self.ground.cues[cue][0]))
            if hit.i in self.consumed or self.doc.in_furniture(self.doc.starts[hit.i]) or self.function(hit):
                continue
            draft = self.at(hit)
            if draft is not None:
                found.append(draft)
                self.last = draft
                self.remember(hit.i, draft.sides[0])
        return found

    def function(self, hit: Hit) -> bool:
        """Is the word a preposition, particle or pronoun as well (قبل, هناك)?"""
        return hit.j == hit.i + 1 and any(h.value.pos in FUNCTION for h in self.doc.at(hit.i, "word"))

    def remember(self, i: int, side: Side | None) -> None:
        """Keep a party for later pronouns."""
        if side is not None:
            self.memory.append((i, side))

    def at(self, hit: Hit) -> Draft | None:
        """The first reading of a stance word that holds."""
        for form in self.readings(hit):
            draft = self.read(hit, form)
            if draft is not None:
                return draft
        return None

    def readings(self, hit: Hit) -> list[StanceForm]:
        """Its readings, as a verb or as a noun where one spelling may be both."""
        article = hit.pro.endswith(self.ground.language.article)
        senses: list[StanceForm] = [s.value for s in hit.senses]
        if hit.enc in self.ground.words["you"] or self.ground.language.clitics.prepositions[2] in self.ground.letters(hit):
            return []
        if hit.i in self.ground.covered and hit.i not in self.ground.cues:
            return []
        verbs = [s for s in senses if s.sort == "verb" and not article and self.mood(hit, s)]
        nouns = [s for s in senses if s.sort in ("masdar", "noun")]
        pronoun = hit.enc and hit.enc != self.ground.language.clitics.accusative
        plain = [s for s in senses if s.sort == "adjective" and not pronoun]
        rest = [s for s in senses if s.sort == "phrase"] + [s for s in plain if not (article and s.row.holder == "speaker")]
        rest += [s for s in senses if s.sort == "participle"]
        homograph = any(s.value.tense == "masdar" for h in self.doc.at(hit.i, "verb") for s in h.senses)
        if verbs and (nouns or homograph):
            return nouns + rest if self.nounish(hit) else verbs + rest
        if verbs and rest and article:
            return rest
        return verbs + nouns + rest

    def mood(self, hit: Hit, form: StanceForm) -> bool:
        """A shortened present stands only after a particle."""
        ground = self.ground
        if form.form is None or form.form.tense != "jussive":
            return True
        after_that = ground.is_(hit.i - 1, "that") and form.form.features[2:3] != "s"
        return ground.is_(hit.i - 1, "negation") or after_that or bool(ground.letters(hit))

    def nounish(self, hit: Hit) -> bool:
        """Is a word that may be a past verb or a verbal noun a noun here?"""
        ground, i = self.ground, hit.i
        letters = ground.letters(hit)
        if ground.is_(hit.j, "within"):
            return False
        if letters and letters not in ground.language.clitics.future:
            return True
        if (hit.enc and i in ground.enders and self.verb_before(i)) or (i in ground.begins and not ground.is_(i - 1, "that")):
            return True
        if ground.gap(i) or letters != hit.pro or i == 0:
            return False
        if ground.is_(i - 1, "prepositions") or self.doc.at(i - 1, "saying"):
            return True
        verbal = any(ground.is_(i - 1, name) for name in ("auxiliary", "that", "relative", "adverbs"))
        return not (verbal or i in ground.enders) or ground.is_(i - 1, "copula")

    def verb_before(self, i: int) -> bool:
        """Does a finite verb stand before word i in its clause?"""
        ground = self.ground
        for k in range(i - 1, ground.sentence(i)[0] - 1, -1):
            if any(s.value.finite for h in self.doc.at(k, "verb") for s in h.senses) and k not in ground.covered:
                return True
            if ground.stop(k) or ground.comma(k) or ground.is_(k - 1, "that"):
                return False
        return False

    def read(self, hit: Hit, form: StanceForm) -> Draft | None:
        """The draft of one reading, or None."""
        ground, row = self.ground, form.row
        stance = self.stance(hit, form)
        if form.sort == "noun" and row.holder == "speaker" and hit.enc not in ("", ground.language.clitics.accusative):
            return None
        if stance is None or ground.supposed(hit.i) or self.in_object(hit, form):
            return None
        holder = self.holder(hit, form)
        if holder is None:
            return None
        obj = self.object_of(hit, form, max(hit.j, holder.j if holder.i == hit.j else 0))
        if obj is None or not self.fits(hit, row, obj):
            return None
        sides = holder.sides or self.speaker_or_last(hit, holder)
        if not sides:
            return None
        if form.row.inner:
            stance = self.inner(row, obj, stance)
        statement, over = self.told(hit)
        start = holder.i if 0 <= holder.i < hit.i and hit.i - holder.i <= WINDOW else hit.i
        while 0 < start <= hit.i and ground.is_(start - 1, "negation") and not ground.gap(start):
            start -= 1
        if row.holder == "speaker":
            start = obj = self.clause_start(hit.i)
        end = max(ground.end(max(obj, hit.j - 1)), hit.j, holder.j)
        back = form.sort == "verb" and bool(hit.enc)
        return Draft(sides, stance, start, end, obj, row.id, statement, over, hit.i, self.weight(row), back)

    def inner(self, outer: StanceRow, obj: int, stance: Stance) -> Stance:
        """«تميل إلى رفض»: the stance word at the head of the object decides; it makes no position of its own."""
        for k in range(obj, min(obj + 3, len(self.ground.forms))):
            if self.ground.gap(k) and k > obj:
                break
            for found in self.doc.at(k, "stance"):
                row = found.value.row
                if row.holder == "speaker" and not outer.judges:
                    continue
                if row.stance in ("refuses", "opposes") and found.value.sort != "verb" and stance == "supports":
                    self.consumed.add(k)
                    return "refuses" if found.value.sort == "phrase" and row.holder == "subject" else "opposes"
        return stance

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

    def fits(self, hit: Hit, row: StanceRow, obj: int) -> bool:
        """Do the words around allow the row (`near`, `unless`)?"""
        ground = self.ground
        hidden = ground.reporting.words["anonymity"]
        if any(f in hidden for f in ground.forms[hit.j : hit.j + 6]):
            return False
        near, unless = ground.table.near.get(row.id), ground.table.unless.get(row.id)
        if near and not any(f in near for f in ground.forms[hit.j : hit.j + (18 if row.stance == "supports" else 7)]):
            return False
        return not unless or ground.forms[obj] not in unless

    def in_object(self, hit: Hit, form: StanceForm) -> bool:
        """Is it part of what another stance is about («… احترام تعهدها», «تصر على أن تتخلى …»)?"""
        last = self.last
        if last is not None and form.sort == "verb" and self.ground.is_(hit.i - 1, "that"):
            return last.obj in (hit.i, hit.i - 1) and last.weight == 3
        if last is None or form.sort not in ("masdar", "noun") or not hit.enc:
            return False
        return last.obj <= hit.i < last.j and last.weight == 3 and hit.i > last.at + 1

    def weight(self, row: StanceRow) -> int:
        """Stance words before words that judge."""
        if row.holder == "subject":
            return 3
        return 1 if row.adjectives else 2

    def stance(self, hit: Hit, form: StanceForm) -> Stance | None:
        """The stance with the negations before it counted."""
        ground, row = self.ground, form.row
        count = 0 if form.sort == "phrase" else ground.negations(hit.i)
        if form.sort in ("masdar", "noun") and ground.is_(hit.i - 1, "negation"):
            count = max(count, 1)
        if form.sort in ("masdar", "noun") and not ground.gap(hit.i):
            count += any(s.id in ground.words["undo"] for h in self.doc.at(hit.i - 1, "verb") for s in h.senses[:1])
        begun = ground.begins.get(hit.i)
        if begun is not None and begun.claim == "denies" and form.sort in ("masdar", "noun"):
            count = count or 1
        return row.stance if count % 2 == 0 else row.negated

    def object_of(self, hit: Hit, form: StanceForm, first: int) -> int | None:
        """The word where the object begins; None where the row needs an object and there is none."""
        ground, row = self.ground, form.row
        here = first if first < len(ground.forms) and not ground.stop(first) else hit.i
        if form.sort == "phrase" or row.holder == "speaker":
            return here
        last = min(ground.sentence(hit.i)[1], hit.j + WINDOW)
        for k in range(hit.j, last):
            if (ground.stop(k) and k > hit.j) or ("object" in row.takes and k > first + 4):
                break
            opens = ground.opener(k)
            if opens in row.takes and k + 1 < len(ground.forms):
                return k + 1
            if ("with" in row.takes and ground.proclitic(k, ground.language.clitics.prepositions[0])) or (
                "for" in row.takes and ground.proclitic(k, ground.language.clitics.prepositions[1]) and not self.addressee(k)
            ):
                return k
            if opens == "that" and not row.needs:
                break
        return None if row.needs else here

    def addressee(self, k: int) -> bool:
        """«للصحفيين», «لوكالة …»: told to, not asked for."""
        return any(s.stem in self.ground.words["addressees"] for s in self.doc.infos[k].splits)

    def holder(self, hit: Hit, form: StanceForm) -> Holder | None:
        """Who holds the stance; with empty sides where a pronoun stands for the party."""
        ground = self.ground
        if form.row.holder == "speaker":
            side = self.innermost(hit.i)
            return Holder([side]) if side is not None else self.judge(hit)
        if hit.i in ground.cues:
            spoken = self.spoken(hit, form)
            if spoken is not None or form.sort == "verb":
                return spoken
        if form.sort in ("masdar", "noun"):
            return of_noun(ground, hit, form) or self.content_head(hit, form)
        if form.form is not None and form.form.features[:1] == "1":
            side = self.innermost(hit.i)
            return Holder([side]) if side is not None else None
        if form.sort == "verb":
            return self.subject(hit, form)
        front = before(ground, hit.i)
        if front is not None and (front.j >= hit.i or ground.gap(hit.i) or ground.is_(hit.i - 1, "auxiliary")):
            return front
        return self.main_subject(hit, form)

    def judge(self, hit: Hit) -> Holder | None:
        """«تعتبر روسيا … تهديدا»: the subject of the verb of judging in the clause."""
        ground = self.ground
        for k in range(hit.i - 1, max(ground.sentence(hit.i)[0], hit.i - WINDOW) - 1, -1):
            for verb in self.doc.at(k, "verb"):
                form = verb.value
                if form.finite and not form.passive and verb.id in ground.words["judging"] and k not in ground.covered:
                    joined = bool(verb.pro) and verb.pro[0] in ground.language.clitics.conjunctions
                    found = after(ground, verb.j, form.features) or before(ground, k, joined)
                    return found if found is not None and found.sides else Holder([]) if joined else None
            if ground.stop(k):
                return None
        return None

    def spoken(self, hit: Hit, form: StanceForm) -> Holder | None:
        """The speakers of the statements whose cue the word is; where they are no parties, only a subject that is named."""
        cues = self.ground.cues[hit.i]
        sides: list[Side] = []
        for cue in cues:
            side = self.ground.by(cue)
            if side is not None and all(side.name != s.name for s in sides):
                sides.append(side)
        if sides:
            joint = after(self.ground, hit.j) or before(self.ground, hit.i) if form.sort == "verb" else None
            if joint is not None and len(joint.sides) > len(sides) and any(s.name == sides[0].name for s in joint.sides):
                return joint
            return Holder(sides, *self.words_of(cues))
        if form.sort != "verb":
            return None
        explicit = self.subject(hit, form)
        linked = self.ground.is_(hit.i - 1, "links") and cues[0].speaker is not None and cues[0].speaker.entity is None
        linked = linked and hit.j < len(self.ground.forms) and self.opens(hit.j)
        return explicit if explicit is not None and (explicit.sides or explicit.i >= 0 or linked) else self.within(hit)

    def words_of(self, cues: list[Statement]) -> tuple[int, int]:
        """The words of the speakers."""
        spans = [(c.speaker.start, c.speaker.end) for c in cues if c.speaker is not None]
        starts = [a for a, _ in spans if a is not None]
        ends = [b for _, b in spans if b is not None]
        if not starts or not ends:
            return -1, -1
        return self.doc.word_at(min(starts)), self.doc.word_at(max(ends) - 1) + 1

    def subject(self, hit: Hit, form: StanceForm) -> Holder | None:
        """The subject of a finite verb: right before it, after it, at the head of its clause, or carried over."""
        ground = self.ground
        joined = hit.pro[:1] in ground.language.clitics.conjunctions and bool(hit.pro)
        features = form.form.features if form.form is not None else ""
        front, back = before(ground, hit.i, joined), after(ground, hit.j, features)
        if front is not None and front.sides and front.j >= hit.i - 2 and not hit.enc:
            return front
        if back is not None and (back.sides or front is None):
            return back
        if hit.enc and hit.j < len(ground.forms) and not ground.gap(hit.j) and ground.forms[hit.j].startswith(ground.language.article):
            return None
        if front is not None:
            return front
        return self.carried(hit, form) or self.within(hit)

    def within(self, hit: Hit) -> Holder | None:
        """«بيان تعهد فيه …», «اتصالات اتفقوا خلالها …»: the party that the clause before speaks of."""
        return Holder([]) if self.ground.is_(hit.j, "within") else None

    def carried(self, hit: Hit, form: StanceForm) -> Holder | None:
        """A verb that opens its clause with no subject goes on with the last party."""
        ground, i = self.ground, hit.i
        joined = hit.pro[:1] in ground.language.clitics.conjunctions and bool(hit.pro)
        while not joined and not ground.gap(i) and ground.is_(i - 1, "auxiliary"):
            i -= 1
        if (joined or ground.gap(i)) and ground.stop(i) and hit.j < len(ground.forms) and not self.opens(hit.j):
            return None
        return Holder([]) if joined or ground.gap(i) or ground.is_(i - 1, "links") else None

    def opens(self, k: int) -> bool:
        """Is word k a preposition or complementiser, free or stuck to its word?"""
        return self.ground.opener(k) is not None or self.ground.proclitic(k, self.ground.language.clitics.prepositions[0])

    def main_subject(self, hit: Hit, form: StanceForm) -> Holder | None:
        """An adverbial participle belongs to the last party of its sentence."""
        if form.sort != "participle" or not self.ground.gap(hit.i):
            return None
        return Holder([])

    def content_head(self, hit: Hit, form: StanceForm) -> Holder | None:
        """A noun at the head of what is said, with no holder of its own, is the speaker's."""
        if form.sort != "masdar" and not form.row.agent:
            return None
        for statement in self.ground.over(self.doc.starts[hit.i]):
            if self.doc.word_at(statement.content.start) >= hit.i - 1:
                side = self.ground.by(statement)
                return Holder([side]) if side is not None else None
        return None

    def innermost(self, i: int) -> Side | None:
        """The party that speaks at word i."""
        for statement in reversed(self.ground.over(self.doc.starts[i])):
            side = self.ground.by(statement)
            if side is not None:
                return side
            if statement.speaker_class in ("analyst", "media"):
                return None
        return None

    def speaker_or_last(self, hit: Hit, holder: Holder) -> list[Side]:
        """What a pronoun stands for: the speaker of the words, else the last party of the sentence."""
        gender = self.gender(hit)
        first = self.ground.sentence(hit.i)[0]
        if hit.enc and holder.i == hit.i:
            named = self.topic_before(hit.i, first, gender)
            if named is not None:
                return [named]
        if hit.enc in self.ground.words["they"]:
            several = self.several(first, hit.i)
            if several:
                return several
        side = self.innermost(hit.i)
        if side is not None:
            return [side]
        if self.plural(hit) and self.ground.is_(hit.j, "within"):
            return self.everyone(first, hit.i)
        for at, known in reversed(self.memory):
            if at < first:
                break
            if not gender or known.gender in (None, gender):
                return [known]
        named = self.named_before(hit.i, first, gender)
        if named is not None:
            return [named]
        for at, known in reversed(self.memory[-6:]):
            if at >= first - 40 and (not gender or known.gender in (None, gender)):
                return [known]
        return []

    def plural(self, hit: Hit) -> bool:
        """Is it a verb in the dual or plural?"""
        form = hit.value.form
        return form is not None and form.finite and form.features[2:3] in ("d", "p")

    def everyone(self, first: int, i: int) -> list[Side]:
        """The parties of all persons named in the sentence before word i."""
        found: list[Side] = []
        for k in range(first, i):
            here = self.ground.mentions.get(k)
            side = self.ground.sides.of(here.entity) if here is not None and here.entity.kind == "person" else None
            if side is not None and all(side.name != s.name for s in found):
                found.append(side)
        return found

    def several(self, first: int, i: int) -> list[Side]:
        """The first parties of the sentence that stand joined («إيطاليا وتركيا … دعمهما»)."""
        for k in range(first, i):
            here = self.ground.mentions.get(k)
            found = coordinated(self.ground, here) if here is not None and not locative(self.ground, here) else None
            if found is not None and len(found.sides) > 1:
                return found.sides
        return []

    def topic_before(self, i: int, first: int, gender: str) -> Side | None:
        """The first party of the clause before word i, not as a place."""
        start = i
        while start > first and not self.ground.stop(start) and not self.ground.is_(start - 1, "that") and not self.ground.comma(start):
            start -= 1
        if self.ground.is_(start - 1, "pronoun") or any(self.ground.is_(k, "pronoun") for k in range(start, i)):
            return None
        for k in range(start, i):
            here = self.ground.mentions.get(k)
            if here is None or locative(self.ground, here):
                continue
            side = self.ground.sides.of(here.entity)
            if side is not None and (not gender or side.gender in (None, gender)):
                return side
        return None

    def gender(self, hit: Hit) -> str:
        """The gender that a pronoun or verb form asks for, or nothing."""
        form = hit.value.form
        if form is not None and form.finite and hit.value.sort == "verb":
            return form.features[1:2] if form.features[2:3] == "s" else ""
        if hit.enc and hit.enc != self.ground.language.clitics.accusative:
            words = self.ground.words
            return "m" if hit.enc in words["he"] else "f" if hit.enc in words["she"] else ""
        return ""

    def named_before(self, i: int, first: int, gender: str) -> Side | None:
        """The nearest party named before word i in its sentence, not as a place."""
        for k in range(i - 1, first - 1, -1):
            here = self.ground.mentions.get(k)
            if here is None or locative(self.ground, here):
                continue
            side = self.ground.sides.of(here.entity)
            if side is not None and not side.unnamed and (not gender or side.gender in (None, gender)):
                return side
        return None

    def told(self, hit: Hit) -> tuple[Statement | None, list[Statement]]:
        """The statement of the words, and those in whose content they stand."""
        cues = self.ground.cues.get(hit.i, [])
        over = [s for s in self.ground.over(self.doc.starts[hit.i]) if s not in cues]
        return cues[0] if cues else over[-1] if over else None, over
