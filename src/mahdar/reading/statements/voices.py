"""Who may be meant at a cue: the noun phrases of a sentence as speakers, its main subject, the outlet that carried it."""

from __future__ import annotations

import msgspec

from mahdar.reading.statements.anchors import Anchor
from mahdar.reading.statements.chains import issuer_of
from mahdar.reading.statements.content import leaves
from mahdar.reading.statements.nouns import Phrase, phrase, skip_adverbials
from mahdar.reading.statements.outlets import addressed, carried_by
from mahdar.reading.statements.scene import Scene
from mahdar.reading.statements.speakers import Speaker, can_speak, same_speaker, speaker_of, voiced

SENTENCES = 3
"""Sentences before a verb among which its subject may be told of."""
MAX_VERBS = 16
"""Verbs of a sentence tried for its main subject: a text of nothing but verbs must not cost its square."""


class Voices:
    """The speakers of one sentence, words `[first, last)`; `memory`: those of the document so far, the last one last."""

    def __init__(self, scene: Scene, memory: list[Speaker], first: int, last: int) -> None:
        self.scene = scene
        self.memory = memory
        self.first = first
        self.last = last
        self.lead: Speaker | None = None
        """Whom the sentence begins with («بحسب الوزير، فإن …»)."""
        self.previous: Anchor | None = None
        """The last cue placed before, unless inside another's content."""
        self._known: dict[tuple[int, int, int, int], Speaker] = {}

    def leading(self, features: str) -> Speaker | None:
        """The source that the sentence begins with, if the verb form fits it."""
        return self.lead if self.lead is not None and self.lead.fits(features) else None

    def main_subject(self, anchor: Anchor) -> Speaker | None:
        """The subject of the first verb of the sentence, or the name that begins it."""
        tried = 0
        for k in range(self.first, anchor.i):
            if not self.scene.is_(k, "auxiliary"):
                verbs = self.scene.verbs.get(k)
                if not verbs or not any(s.value.finite for h in verbs for s in h.senses):
                    continue
            tried += 1
            if tried > MAX_VERBS:
                break
            for found in (self.phrase_from(k + 1, anchor.i), self.phrase_from(self.first, k)):
                if found and (found.named or found.head or voiced(self.scene, found)):
                    speaker = self.speaker(found)
                    if speaker.fits(anchor.form.features):
                        return speaker
        return None

    def generic_subject(self, anchor: Anchor) -> bool:
        """Does something that cannot speak stand as the subject of an earlier verb of the sentence?"""
        scene = self.scene
        for k in range(self.first, anchor.i):
            if scene.finite(k):
                n = skip_adverbials(scene, k + 1, anchor.i)
                found = phrase(scene, n, anchor.i) if n < anchor.i else None
                pointed = k > self.first and any(scene.is_(m, "pointing") for m in range(max(self.first, k - 3), k))
                return pointed or (found is not None and not can_speak(scene, found) and scene.definite(found.core))
        return False

    def therein(self, anchor: Anchor) -> Speaker | None:
        """«تصريحات لترامب عبر فيها عن»: the last one named before the verb speaks."""
        scene = self.scene
        for k in range(anchor.i - 1, max(self.first, anchor.i - 14) - 1, -1):
            named = max(scene.named.get(k, ()), key=lambda n: n.j - n.i, default=None)
            if named and named.entity.kind != "group":
                speaker = self.speaker(Phrase(named.i, named.j, None, named, named.i))
                if speaker.fits(anchor.form.features):
                    return speaker
        return None

    def phrase_from(self, k: int, limit: int) -> Phrase | None:
        """The noun phrase at word k, behind openings and adverbials, if it can speak; it ends before word `limit`."""
        scene = self.scene
        while k < limit and (scene.is_(k, "openings") or scene.is_(k, "auxiliary")):
            k += 1
        k = skip_adverbials(scene, k, limit)
        found = phrase(scene, k, limit) if k < limit else None
        return found if found and can_speak(scene, found) else None

    def joint(self, anchor: Anchor, found: Phrase) -> tuple[Speaker, ...]:
        """The other speakers of «قال … و…»: a name joined to the subject after the verb."""
        scene, k = self.scene, found.j
        if found.i < anchor.i or k >= anchor.subject[1] or scene.gap(k) or not scene.joined_name(k):
            return ()
        others: list[Speaker] = []
        while k < anchor.subject[1] and not scene.gap(k) and scene.joined_name(k):
            other = phrase(scene, k, anchor.subject[1])
            if other is None or other.named is None:
                break
            others.append(self.speaker(other))
            k = other.j
        return tuple(others)

    def told_of(self, features: str) -> Speaker | None:
        """The person whom the sentences before in the paragraph tell of, where nobody has spoken in it yet («زار … . وصرح بأن»)."""
        doc, n = self.scene.doc, self.scene.doc.sentence_of[self.first]
        here = doc.paragraph_of[self.first]
        last = self.memory[-1] if self.memory else None
        if last is not None and last.paragraph == here:
            return None
        for m in range(n - 1, max(n - SENTENCES, 0) - 1, -1):
            first, end = doc.sentence_words[m]
            if first >= end or doc.paragraph_of[first] != here:
                return None
            speaker = self._teller(first, end, features)
            if speaker is not None:
                return speaker
        return None

    def _teller(self, first: int, end: int, features: str) -> Speaker | None:
        """The person who is the subject of the verb that begins the words `[first, end)`."""
        scene, k = self.scene, first
        while k < end and scene.is_(k, "openings") and not scene.is_(k, "auxiliary"):
            k += 1
        if not (k in scene.verbs or scene.is_(k, "auxiliary")):
            return None
        found = self.phrase_from(k + 1, end)
        if found is None or found.named is None or found.named.entity.kind != "person":
            return None
        speaker = self.speaker(found)
        return speaker if speaker.fits(features) else None

    def resumed_subject(self, anchor: Anchor) -> Speaker | None:
        """The subject of the clause that the reporter took up since the last cue («فيما أخذت أوساط …، ونفت»)."""
        if self.previous is None:
            return None
        for k in range(anchor.i - 2, self.previous.at, -1):
            if leaves(self.scene, k) and self.scene.is_(k, "meanwhile"):
                found = self.phrase_from(k + 2, anchor.i)
                speaker = self.speaker(found) if found else None
                return speaker if speaker and speaker.fits(anchor.form.features) else None
        return None

    def _another(self, found: Phrase, speaker: Speaker) -> Speaker:
        """«مسؤول ثان», «أحدهما»: heard through the same chain as the one before, in the same paragraph."""
        scene = self.scene
        if not self.memory or not self.memory[-1].via:
            return speaker
        if not any(scene.is_(k, "another") for k in range(found.i, found.j)):
            return speaker
        old, here = self.memory[-1], scene.doc.paragraph_of[found.i]
        if old.via and old.paragraph == here:
            return msgspec.structs.replace(speaker, via=old.via)
        return speaker

    def _goes_on(self, anchor: Anchor, found: Phrase, speaker: Speaker) -> bool:
        """Does the last speaker go on through the same chain: called by his title only, or with a verb of adding («وأضاف فلان»)?"""
        last = self.memory[-1] if self.memory else None
        if last is None or not last.via or not same_speaker(last, speaker):
            return False
        near = self.scene.doc.paragraph_of[anchor.i] - last.paragraph <= 1
        return near and (anchor.cue.adds or (found.named is not None and found.named.form != "name"))

    def outlet(self, anchor: Anchor) -> Speaker | None:
        """The outlet that was spoken to, or that carried it («في مقابلة بثتها شبكة …»)."""
        found = addressed(self.scene, anchor, self.memory)
        if found is None:
            first = anchor.subject[0] if self.previous is not None else self.first
            found = carried_by(self.scene, first, max(anchor.subject[1], anchor.i), self.memory)
        return found

    def bare_topic(self, anchor: Anchor) -> Phrase | None:
        """The words between «أما» and the comma."""
        scene, i = self.scene, self.first + 1
        if not scene.is_(self.first, "topics") or i >= anchor.i:
            return None
        j = next((k for k in range(i + 1, anchor.i + 1) if scene.comma(k)), i + 1)
        return Phrase(i, min(j, anchor.i), scene.head_form(i), scene.name_at(i), i)

    def _speaker_of(self, found: Phrase) -> Speaker:
        """The speaker that a noun phrase names, worked out once for the speakers known so far."""
        key = found.i, found.j, id(found.named), len(self.memory)
        known = self._known.get(key)
        if known is None:
            known = speaker_of(self.scene, found, self.memory)
            if found.head and any(known is old for old in self.memory):
                return known  # who spoke before is handed on as he is: what is learned of him later holds for both
            self._known[key] = known
        return msgspec.structs.replace(known)

    def speaker(self, found: Phrase, anchor: Anchor | None = None) -> Speaker:
        """The speaker that a noun phrase names: the issuer of a document, with the outlet spoken to."""
        medium, lemma = None, ""
        if found.head and found.head.head.document:
            issuer = issuer_of(self.scene, found, self.last)
            if issuer:
                lemma, found = found.head.lemma, issuer
                medium = "statement"
        speaker = self._another(found, self._speaker_of(found))
        if medium:
            speaker = msgspec.structs.replace(speaker, medium=medium, lemma=lemma)
        if anchor is not None and not speaker.via and self._goes_on(anchor, found, speaker):
            speaker = msgspec.structs.replace(speaker, via=self.memory[-1].via)
        outlet = self.outlet(anchor) if anchor is not None else None
        if outlet and not same_speaker(outlet, speaker):
            speaker = msgspec.structs.replace(speaker, via=(outlet.party,))
        return speaker
