"""Who speaks at each cue of a sentence, and whether the cue stands inside what another says."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import msgspec

from mahdar.reading.statements.anchors import Anchor
from mahdar.reading.statements.chains import issuer_of, media, relayed
from mahdar.reading.statements.content import leaves
from mahdar.reading.statements.nouns import Phrase, phrase, skip_adverbials
from mahdar.reading.statements.scene import Scene
from mahdar.reading.statements.speakers import (
    Speaker,
    after_auxiliary,
    antecedent,
    carried,
    may_be_subject,
    relative_before,
    same_speaker,
    subject_after,
    subject_before,
)
from mahdar.reading.statements.voices import Voices

LEADING = frozenset({"auxiliary", "breaks", "relative", "openings"})
APPOSED = 6
"""Words between a title and the comma before its name."""


class Placed(msgspec.Struct):
    """An anchor with its speaker; `nested`: inside the content of `outer`; `begin`: the first word of its clause."""

    anchor: Anchor
    speaker: Speaker
    nested: bool
    begin: int
    outer: Placed | None = None
    also: tuple[Speaker, ...] = ()


class Placer:
    """Places the anchors of one sentence, words `[first, last)`, in text order."""

    def __init__(self, scene: Scene, memory: list[Speaker], first: int, last: int) -> None:
        self.scene = scene
        self.memory = memory
        self.first = first
        self.last = last
        self.voices = Voices(scene, memory, first, last)
        self.tops: list[Placed] = []

    def place(self, anchor: Anchor) -> Placed | None:
        """The anchor with its speaker, or None where nobody can be found who said it."""
        over = self.tops[-1] if self.tops else None
        inside = over is not None and anchor.i >= over.anchor.at
        if anchor.kind == "participle":
            found = self._participle(anchor, over)
        elif anchor.kind == "masdar":
            found = self._masdar(anchor, over if inside else None)
        elif anchor.cue.source:
            found = self._document(anchor)
        else:
            found = self._verb(anchor, over if inside else None)
        if found and not found.nested:
            self.tops.append(found)
            self.voices.previous = found.anchor
            found.speaker.paragraph = self.scene.doc.paragraph_of[anchor.i]
            self.memory.append(found.speaker)
        return found

    def _participle(self, anchor: Anchor, over: Placed | None) -> Placed | None:
        """A participle belongs to the subject of the verb before it."""
        features = anchor.form.features
        listed = anchor.opener in ("that", "quote") or anchor.cue.described
        bare = features == "fs" and not listed and not self.scene.comma(anchor.i)
        if bare or self._object_of_verb(anchor) or self.scene.is_(anchor.i - 1, "which"):
            return None  # «إن بلاده ملتزمة بـ», «وهي مطالبة …»: a predicate
        near = antecedent(self.scene, anchor, self.first) if anchor.cue.described and not self.scene.comma(anchor.i) else None
        if near is not None and self.voices.speaker(near).fits(features):  # «رفضته الوزارة واصفة إياه بكذا»
            return Placed(anchor, self.voices.speaker(near), False, anchor.i)
        if over is not None and over.speaker.fits(features):
            outlet = self.voices.outlet(anchor)
            via = (outlet.party,) if outlet is not None else over.speaker.via
            same = via == over.speaker.via
            return Placed(anchor, over.speaker if same else msgspec.structs.replace(over.speaker, via=via), False, anchor.i)
        speaker = self.voices.leading(features) or self.voices.main_subject(anchor) or carried(self.memory, features)
        return Placed(anchor, speaker, False, anchor.i) if speaker else None

    def _object_of_verb(self, anchor: Anchor) -> bool:
        """Is an indefinite participle right behind a finite verb its object («لا يرى مبررا لـ»)?"""
        scene, k = self.scene, anchor.i
        return anchor.form.features == "ms" and k > self.first and not scene.gap(k) and anchor.opener not in ("that", "quote") and (
            k - 1 in scene.cues and any(s.value.form.finite for h in scene.cues[k - 1] for s in h.senses)
        )

    def _masdar(self, anchor: Anchor, over: Placed | None) -> Placed | None:
        """A verbal noun: its genitive or its pronoun speaks; «القول إن» belongs to the verb before it."""
        found = subject_after(self.scene, anchor) or self._from(anchor)
        if found is not None and self.scene.is_(found.i, "own_land"):  # «مجددا نفي بلاده أن»: he says it of his own
            speaker = over.speaker if over else self.voices.main_subject(anchor)
            return Placed(anchor, speaker, False, anchor.i - self.scene.comma(anchor.i - 1)) if speaker else None
        if found and (found.head or found.named):
            return self._under(anchor, self.voices.speaker(found), over)
        if anchor.enc:
            if over is not None and anchor.opener not in ("that", "quote"):
                return None  # «دعت واشنطن إلى احترام تعهدها بـ»
            speaker = self.voices.main_subject(anchor) or carried(self.memory, self._meant(anchor.enc))
            return Placed(anchor, speaker, False, anchor.i) if speaker else None
        if anchor.pro.endswith(self.scene.article) and (anchor.opener == "that" or anchor.pro[:1] == self.scene.with_letter):
            near = subject_before(self.scene, anchor, self.first)
            speaker = self.voices.speaker(near) if near else self.voices.main_subject(anchor)
            return Placed(anchor, speaker, False, anchor.i) if speaker else None
        return None

    def _meant(self, pronoun: str) -> str:
        """Gender and number of whom an attached pronoun means."""
        return "fs" if pronoun.endswith(self.scene.her) else "ms"

    def _from(self, anchor: Anchor) -> Phrase | None:
        """«تحذيرات من …»: the source of a verbal noun."""
        k = anchor.j
        if k + 1 < anchor.at and self.scene.preposition(k) == "from":
            return phrase(self.scene, k + 1, anchor.subject[1])
        return None

    def _document(self, anchor: Anchor) -> Placed | None:
        """«جاء في البيان أن»: the document speaks."""
        k = anchor.j
        if k + 1 >= anchor.at or self.scene.preposition(k) != "in":
            return None
        found = phrase(self.scene, k + 1, anchor.subject[1])
        if not found or not found.head or not (found.head.head.document or found.head.head.media):
            return None
        if any(self.scene.is_(n, "joint") for n in range(found.i, anchor.at)) and self.scene.oblique(anchor.at):
            both = phrase(self.scene, anchor.at, self.last)  # «جاء في بيان مشترك أن الطرفين …»: they speak in it
            found = both if both is not None and issuer_of(self.scene, found, anchor.at) is None else found
        return Placed(anchor, self.voices.speaker(found), False, anchor.i)

    def _under(self, anchor: Anchor, speaker: Speaker, over: Placed | None) -> Placed:
        return Placed(anchor, speaker, over is not None, anchor.i, over)

    @staticmethod
    def _bare_stance(anchor: Anchor) -> bool:
        """Is it a stance with a noun («رحبت بـ») rather than something said?"""
        return anchor.opener in ("with", "to", "on", "from", "in") and anchor.cue.claim in ("says", "calls for", "expects", "doubts")

    def _verb(self, anchor: Anchor, over: Placed | None) -> Placed | None:
        """A finite verb: a relative pronoun, a subject before it, one after it, or the last speaker who fits."""
        scene = self.scene
        begin = self.begins(anchor.i)
        joined = bool(anchor.pro) and anchor.pro[:1] in scene.conjunctions
        over = None if joined or self._resumed(begin, anchor.i) or (over and self._left(over, anchor.i)) else over
        if over and over.anchor.at == anchor.i - 1 and scene.that(anchor.i - 1) is False and anchor.cue.addressee:
            return self._subjectless(anchor, over, begin)
        floor = over.anchor.at if over else self.first
        found, begin, blocked = self._subject(anchor, floor, begin, joined)
        over = None if self._resumed(begin, anchor.i) else over
        if anchor.cue.relay:
            return self._relay(anchor, found, over, begin)
        if found is not None and over is not None and self._bare_stance(anchor) and not anchor.cue.addressee:
            return None
        stance = anchor.opener == "object" and anchor.cue.claim == "denies" and scene.quote_over(scene.doc.starts[anchor.i])
        if over is not None and found is not None and stance:
            return None  # «قال إن ليبيا "ترفض أي تنقيب"»: his own words
        if found is not None:
            if over is not None and self._joins(over, found, anchor):
                over, begin = None, found.i
            if media(scene, found) and any(scene.is_(k, "afterwards") for k in range(begin, anchor.i)):
                over = None  # «…، بعدما ذكرت صحيفة كذا أن»: the reporter goes on
            placed = self._under(anchor, self.voices.speaker(found, anchor), over)
            placed.begin = begin
            placed.also = self.voices.joint(anchor, found)
            return placed
        return None if blocked else self._subjectless(anchor, over, begin)

    def _joins(self, over: Placed, found: Phrase, anchor: Anchor) -> bool:
        """«واشنطن تهدد بكذا وبكين تتوعد»: a clause with a subject of its own, joined to a frame without «أن»."""
        if found.i >= anchor.i or over.anchor.opener in ("that", "quote"):
            return False
        return self.scene.joined_name(found.i) or (self.scene.joined(found.i) and found.head is not None)

    def _subject(self, anchor: Anchor, floor: int, begin: int, joined: bool) -> tuple[Phrase | None, int, bool]:
        """The subject of a finite verb, the first word of its clause, and whether another subject bars it."""
        scene, features = self.scene, anchor.form.features
        led = after_auxiliary(scene, anchor.i, floor)
        if led is not None and not anchor.enc and self.voices.speaker(led).fits(features):
            return led, min(begin, self.begins(led.i)), False  # «وكان عراقجي طالب المجلس بـ»
        after = self._apposed(anchor, subject_after(scene, anchor))
        fit = after is not None and may_be_subject(scene, anchor, after) and self._agrees(after, features)
        if after and not fit and after.i == anchor.j and after.named and anchor.opener in ("that", "quote"):
            fit, after = True, msgspec.structs.replace(after, named=None)
        blocked, after = after is not None and not fit, after if fit else None
        if after and self._called_on(anchor, after):
            after = None
        relative = relative_before(scene, anchor, floor)
        if relative is not None:
            if after and (anchor.enc or scene.definite(after.i)):
                return after, relative, False
            before = antecedent(scene, anchor, floor)
            fits = before is not None and self.voices.speaker(before).fits(features) and (before.named or before.head)
            return (before if fits else after), relative, blocked and anchor.opener == "object" and not anchor.enc
        if after is None or anchor.cue.addressee or anchor.opener == "object":
            bare = antecedent(scene, anchor, floor)
            if bare and after is None:
                return bare, begin, False
            before = subject_before(scene, anchor, floor) if self._may_precede(anchor, joined) else None
            if before and self.voices.speaker(before).fits(features):
                self._own_object(anchor)
                return before, min(begin, self.begins(before.i)), False
        called = anchor.cue.addressee or (anchor.cue.claim == "calls for" and anchor.opener == "to")
        return after, begin, blocked and not called

    def _apposed(self, anchor: Anchor, after: Phrase | None) -> Phrase | None:
        """«قال مختار القرية، فلان، إن»: the name between commas behind a title stands for it."""
        scene = self.scene
        if after is None or anchor.opener not in ("that", "quote") or (after.named and after.named.form == "name"):
            return after
        end = anchor.subject[1]
        k = next((n for n in range(after.j, min(after.j + APPOSED, end)) if n in scene.commas), end)
        named = scene.name_at(k) if k < end else None
        if named is None or named.form != "name" or named.entity.kind != "person":
            return after
        return msgspec.structs.replace(after, j=min(named.j, end), named=named)

    def _agrees(self, after: Phrase, features: str) -> bool:
        """Does a verb agree with the noun phrase after it? A document agrees, not its issuer."""
        if after.head and after.head.head.document:
            return not features[:1].isdecimal() or after.head.gender == features[-2:-1]
        return self.voices.speaker(after).fits_before(features)

    def _called_on(self, anchor: Anchor, after: Phrase) -> bool:
        """Is the only noun phrase after a verb that needs an object its object?"""
        if not anchor.cue.addressee or anchor.enc or anchor.called or anchor.opener == "object":
            return False
        if after.named is not None and after.named.j < after.j and after.named.j in self.scene.names:
            return False
        return skip_adverbials(self.scene, after.j, anchor.subject[1]) >= anchor.subject[1]

    def _own_object(self, anchor: Anchor) -> None:
        """What follows a verb with its subject before it is its object from the first word on."""
        k = skip_adverbials(self.scene, anchor.j, anchor.at)
        if anchor.opener == "object" and k < anchor.at and not anchor.cue.addressee:
            anchor.at, anchor.start = k, self.scene.doc.starts[k]

    def _may_precede(self, anchor: Anchor, joined: bool) -> bool:
        """May the subject of a joined verb stand before it? Only after «أما» or «عاد فـ»."""
        if not joined or self.scene.is_(anchor.i - 1, "auxiliary"):
            return True
        if anchor.pro[:1] != self.scene.conjunctions[-1]:
            return False
        return any(self.scene.is_(k, "topics") for k in range(self.first, min(self.first + 2, anchor.i)))

    def begins(self, i: int) -> int:
        """The first word of the clause of word i: conjunctions, auxiliaries and a relative pronoun before it."""
        scene, k = self.scene, i
        while k - 1 > self.first and k not in scene.breaks:
            lists = scene.types[k - 1].lists
            if not lists or LEADING.isdisjoint(lists):
                break
            k -= 1
        led = k > self.first and k < i and scene.is_(k, "breaks") and scene.preposition(k - 1) == "in"
        return k - 1 if led else k  # «، في حين طالب …»

    def _subjectless(self, anchor: Anchor, over: Placed | None, begin: int) -> Placed | None:
        scene, features = self.scene, anchor.form.features
        if anchor.cue.weak or anchor.bare or self._describes(anchor):
            return None
        relative = relative_before(scene, anchor, self.first) is not None
        if scene.is_(anchor.j, "therein"):
            spoken = self.voices.therein(anchor)
            return Placed(anchor, spoken, False, begin) if spoken else None
        if over is not None and not relative:
            if over.anchor.at == anchor.i - 1 and over.speaker.fits(features):
                return Placed(anchor, over.speaker, True, begin, over)
            return None
        if not self.tops:
            speaker, generic = self.voices.main_subject(anchor), self.voices.generic_subject(anchor)
            if speaker is None and generic:
                return None
            if speaker and anchor.enc and anchor.opener != "that" and anchor.cue.claim == "calls for":
                return None
            speaker = self.voices.leading(features) or speaker or self.voices.told_of(features) or carried(self.memory, features)
        else:
            speaker = self.voices.resumed_subject(anchor) or carried(self.memory, features)
        outlet = self.voices.outlet(anchor)
        if outlet and speaker and not same_speaker(outlet, speaker):
            speaker = msgspec.structs.replace(speaker, via=(outlet.party,))
        return Placed(anchor, speaker, False, begin) if speaker else None

    def _describes(self, anchor: Anchor) -> bool:
        """Does a present verb without a subject describe the indefinite noun before it («قرار يدين …»)?"""
        scene, k = self.scene, anchor.i - 1
        if anchor.pro or anchor.form.tense != "present" or k < self.first or scene.gap(anchor.i) or scene.definite(k):
            return False
        if scene.is_(k, "openings") or scene.is_(k, "breaks") or scene.function_word(k):
            return False
        return any(s.value.pos == "n" for h in scene.doc.at(k, "word") if not h.enc for s in h.senses)

    def _resumed(self, begin: int, i: int) -> bool:
        """Does a conjunction take the reporter's own thread up again between two words?"""
        return any(self.scene.is_(k, "breaks") for k in range(begin, i))

    def _left(self, over: Placed, i: int) -> bool:
        """Do the reporter's own words begin between a content and word i («، وهو طرح قال دبلوماسي إنه …»)?"""
        row = self.scene.leavers
        between = row[bisect_right(row, over.anchor.at) : bisect_left(row, i)]
        return any(self.scene.is_(k, "which") and leaves(self.scene, k) for k in between)

    def _relay(self, anchor: Anchor, agency: Phrase | None, over: Placed | None, begin: int) -> Placed | None:
        """«نقلت … عن …»: the agency hands on, the source speaks."""
        source = relayed(self.scene, anchor)
        if source is None:
            return self._relay_of_topic(anchor, agency, begin)
        if anchor.cue.learns:
            return self._learned(anchor, agency, source, over, begin)
        hands = self.voices.speaker(agency) if agency else carried(self.memory, anchor.form.features)
        if hands is None:
            return None
        here = self.scene.doc.paragraph_of[anchor.i]
        speaker = msgspec.structs.replace(self.voices.speaker(source), via=(*hands.via, hands.party), paragraph=here)
        return Placed(anchor, speaker, over is not None, begin, over)

    def _learned(self, anchor: Anchor, agency: Phrase | None, source: Phrase, over: Placed | None, begin: int) -> Placed | None:
        """«علمت «…» من مصادر», «عُلم لدى …»: who told an outlet, or the article, speaks."""
        told = agency is not None and media(self.scene, agency)
        named = (source.head or source.named) and not media(self.scene, source)
        if not named or not (told or self.scene.is_(anchor.j, "learned_from")):
            return None
        via = (self.voices.speaker(agency).party,) if agency is not None and told else ()
        return Placed(anchor, msgspec.structs.replace(self.voices.speaker(source), via=via), over is not None, begin, over)

    def _relay_of_topic(self, anchor: Anchor, agency: Phrase | None, begin: int) -> Placed | None:
        """«أما شي فنقلت عنه وكالة …»: the source is a pronoun."""
        scene = self.scene
        pronoun = [k for k in range(*anchor.subject) if scene.is_(k, "about_him")]
        if not pronoun and agency is not None and media(scene, agency) and not anchor.cue.learns:
            return Placed(anchor, self.voices.speaker(agency), False, begin)  # «نقلت قنوات عربية أن»
        if not pronoun or agency is None:
            return None
        topic = self.voices.phrase_from(self.first, anchor.i) or self.voices.bare_topic(anchor)
        speaker = self.voices.speaker(topic) if topic else carried(self.memory, self._meant(scene.forms[pronoun[0]]))
        if speaker is None:
            return None
        return Placed(anchor, msgspec.structs.replace(speaker, via=(self.voices.speaker(agency).party,)), False, begin)
