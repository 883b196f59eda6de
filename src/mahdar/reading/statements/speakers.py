"""Who speaks: the noun phrase after or before the cue, or the last speaker who fits."""

from __future__ import annotations

import msgspec

from mahdar.model.entity import Entity
from mahdar.model.statement import Party, SpeakerClass
from mahdar.reading.statements.anchors import Anchor
from mahdar.reading.statements.nouns import Phrase, phrase, skip_adverbials
from mahdar.reading.statements.scene import Scene

MEMORY = 12


class Speaker(msgspec.Struct):
    """Someone who spoke, with what agreement and later mentions need."""

    party: Party
    sort: SpeakerClass
    gender: str
    number: str
    lemma: str = ""
    via: tuple[Party, ...] = ()
    medium: str | None = None
    for_entity: str | None = None
    at: int = 0

    def fits(self, features: str) -> bool:
        """Does a verb form agree with this speaker?"""
        gender, number = features[-2:-1], features[-1:]
        if number in "dp" and self.number == "s":
            return False
        if self.number == "p" and number == "s" and gender == "m":
            return False
        return not self.gender or not gender or gender == self.gender


def speaker_of(scene: Scene, found: Phrase, memory: list[Speaker]) -> Speaker:
    """The speaker that a noun phrase names."""
    doc = scene.doc
    start = _clean(scene, found.i)
    end = doc.ends[found.j - 1]
    entity = found.named.entity if found.named else None
    if entity is None and found.head and scene.definite(found.i):
        earlier = _same_head(found, memory)
        if earlier:
            return earlier
    if entity is not None and found.named is not None:
        end = max(end, doc.ends[found.named.j - 1])
    party = Party(entity.id if entity else None, start, end, doc.text[start:end])
    gender, number = _agreement(scene, found, entity)
    return Speaker(party, _sort(found, entity), gender, number, found.head.lemma if found.head else "", at=found.i)


def _clean(scene: Scene, i: int) -> int:
    """Source offset of word i without a conjunction that its known stem does not need."""
    hits = [h for kind in ("speaker", "title", "organisation", "person", "surname", "country", "place") for h in scene.doc.at(i, kind)]
    for n in scene.named.get(i, ()):
        if n.i == i:
            starts = [m.start for m in n.entity.mentions if scene.doc.starts[i] <= m.start < scene.doc.ends[i]]
            if starts:
                return min(starts)
    return scene.doc.after_clitics(hits[0]) if hits else scene.doc.starts[i]


def _same_head(found: Phrase, memory: list[Speaker]) -> Speaker | None:
    assert found.head is not None
    for old in reversed(memory):
        if old.lemma == found.head.lemma:
            return old
    if found.head.head.document:
        for old in reversed(memory):
            if old.sort == "media":
                return old
            if old.via:
                return Speaker(old.via[-1], "media", "", "s")
    return None


def _agreement(scene: Scene, found: Phrase, entity: Entity | None) -> tuple[str, str]:
    if entity is not None and entity.kind == "person":
        return entity.gender or "", "s"
    if found.head:
        return found.head.gender, found.head.number
    titles = scene.doc.at(found.i, "title")
    if titles:
        return titles[0].value.gender, titles[0].value.number
    if entity is not None and entity.kind == "place":
        return "", "s"
    word = scene.doc.forms[found.i]
    return ("f" if word.endswith(scene.feminine) else ""), "s"


def _sort(found: Phrase, entity: Entity | None) -> SpeakerClass:
    if found.head and (entity is None or found.head.head.office or found.head.head.media):
        return found.head.head.sort
    if entity is None:
        return "other"
    if entity.kind == "person":
        return found.head.head.sort if found.head and found.head.head.sort in ("analyst", "military") else "official"
    if entity.kind == "organisation":
        return "organisation" if not entity.country else "official"
    return "official"


def subject_after(scene: Scene, anchor: Anchor) -> Phrase | None:
    """The subject between the cue and its content."""
    i, end = anchor.subject
    k = skip_adverbials(scene, i, end)
    if k >= end or (scene.broken(k) and not scene.comma(k)):
        return None
    return phrase(scene, k, end)


LOOK_BACK = 80
"""Words before a cue among which its clause is taken to begin: a text of nothing but cues would cost its square."""


def subject_before(scene: Scene, anchor: Anchor, first: int) -> Phrase | None:
    """The subject before the cue in its clause, which begins no earlier than word `first`."""
    i = anchor.i
    for c in _clause_starts(scene, i, first):
        k = c
        while k < i and (scene.is_(k, "openings") or scene.is_(k, "auxiliary")):
            k += 1
        k = skip_adverbials(scene, k, i)
        if k >= i:
            continue
        found = phrase(scene, k, i)
        if found and _reaches(scene, found.j, i):
            return found
    return None


def _clause_starts(scene: Scene, i: int, first: int) -> list[int]:
    """Places before word i where its clause may begin, nearest first."""
    found = [k for k in range(i - 1, max(first, i - LOOK_BACK), -1) if scene.is_(k, "openings") and (scene.broken(k) or k == first)]
    if first < i:
        found.append(first)
    return found


def _reaches(scene: Scene, j: int, i: int) -> bool:
    """May the words `[j, i)` stand between a subject and its verb?"""
    k = j
    while k < i:
        if scene.is_(k, "auxiliary"):
            k += 1
            continue
        if scene.comma(k) or scene.is_(k, "relative"):
            k = next((n for n in range(k + 1, i) if scene.comma(n)), i)
            continue
        if scene.finite(k):
            return False
        k += 1
    return True


def antecedent(scene: Scene, anchor: Anchor, first: int) -> Phrase | None:
    """The noun phrase that a relative pronoun right before the cue stands for."""
    r = anchor.i - 1
    while r > first and scene.is_(r, "auxiliary"):
        r -= 1
    if not scene.is_(r, "relative") or r <= first:
        return None
    for k in range(r - 1, max(first, r - 9) - 1, -1):
        found = phrase(scene, k, r)
        if found and found.j == r and (found.named or found.head) and (k == first or not _continues(scene, k, r, first)):
            return found
    return None


def _continues(scene: Scene, k: int, r: int, first: int) -> bool:
    wider = phrase(scene, k - 1, r) if k > first else None
    return bool(wider and wider.j == r and (wider.head or wider.named))


def carried(memory: list[Speaker], features: str) -> Speaker | None:
    """The last speaker who fits a verb form."""
    for old in reversed(memory[-MEMORY:]):
        if old.fits(features):
            return old
    return None
