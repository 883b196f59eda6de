"""Who speaks: the noun phrase after or before the cue, or the last speaker who fits."""

from __future__ import annotations

import msgspec

from mahdar.model.entity import Entity
from mahdar.model.statement import Party, SpeakerClass
from mahdar.reading.statements.anchors import Anchor
from mahdar.reading.statements.nouns import Phrase, object_case, phrase, skip_adverbials
from mahdar.reading.statements.scene import Scene

MEMORY = 12
"""Speakers back among whom somebody called by a short name or title is looked for."""
REACH = 9
"""Words in front of a verb in which a subject before it stands."""
SHORT = 5
"""Words between an auxiliary and its verb, at most."""
DASHES = frozenset("-–—:/")
BODIES: dict[str, SpeakerClass] = {
    "outlet": "media", "agency": "media", "army": "military", "igo": "organisation", "ngo": "organisation", "party": "organisation",
    "armed group": "organisation", "think tank": "organisation", "bloc": "organisation", "company": "organisation",
    "bank": "organisation", "sports club": "organisation",
}
NAMING_KINDS = ("speaker", "title", "organisation", "person", "surname", "country", "place")


class Speaker(msgspec.Struct):
    """Someone who spoke, with what agreement and later mentions need; `paper`: in a statement that was handed out."""

    party: Party
    sort: SpeakerClass
    gender: str
    number: str
    lemma: str = ""
    via: tuple[Party, ...] = ()
    medium: str | None = None
    for_entity: str | None = None
    paragraph: int = -1
    paper: bool = False

    def fits(self, features: str) -> bool:
        """Does a verb form after this speaker agree with it?"""
        gender, number = features[-2:-1], features[-1:]
        if number in ("d", "p") and self.number == "s":
            return False
        if self.number == "p" and number == "s":
            return False
        return not self.gender or not gender or gender == self.gender

    def fits_before(self, features: str) -> bool:
        """Does a verb form before this speaker agree with it? Only gender counts there."""
        gender = features[-2:-1]
        if not features[:1].isdecimal() or not self.gender or not gender:
            return True
        return gender == self.gender or (self.number == "p" and gender == "f")


def same_speaker(a: Speaker, b: Speaker) -> bool:
    """Are two speakers the same entity or the same words?"""
    if a.party.entity or b.party.entity:
        return a.party.entity == b.party.entity
    return a.party.start == b.party.start


def unnamed(entity: Entity | None) -> bool:
    """Is it no entity, a group, or a person of whom no name is given («المصدر»)?"""
    if entity is None or entity.kind == "group":
        return True
    return entity.kind == "person" and entity.known_as is None and all(m.form != "name" for m in entity.mentions)


def speaker_of(scene: Scene, found: Phrase, memory: list[Speaker]) -> Speaker:
    """The speaker that a noun phrase names."""
    doc = scene.doc
    entity = found.named.entity if found.named else None
    if found.head and (found.core > found.i or scene.definite(found.core)) and unnamed(entity):
        earlier = _same_head(scene, found, memory)
        if earlier:
            return earlier
    start, end = _clean(scene, found.i), doc.ends[_own_end(scene, found) - 1]
    if found.named is not None:
        end = max(end, doc.ends[found.named.j - 1])
    party = Party(entity.id if entity else None, start, end, doc.text[start:end])
    gender, number = _agreement(scene, found, entity)
    lemma = found.head.lemma if found.head else ""
    body, here = _body(scene, found), doc.paragraph_of[found.i]
    return Speaker(party, _sort(scene, found, entity), gender, number, lemma, for_entity=body, paragraph=here)


def _own_end(scene: Scene, found: Phrase) -> int:
    """The end of a noun phrase, before another mention that only follows a person's name («أبلغ فلان الصحافيين بأن»)."""
    named = found.named
    if named is None or unnamed(named.entity) or named.entity.kind != "person" or not found.i < named.j < found.j:
        return found.j
    other = scene.name_at(named.j)
    return named.j if other is not None and other.entity is not named.entity else found.j


def _body(scene: Scene, found: Phrase) -> str | None:
    """The body that a spokesman speaks for."""
    if not (found.head and found.head.head.spokesman):
        return None
    for k in range(found.i + 1, found.j):
        for n in scene.named.get(k, ()):
            if n.entity.kind in ("organisation", "place"):
                return n.entity.id
    return None


def _clean(scene: Scene, i: int) -> int:
    """Source offset of word i without a clitic that its known stem does not need."""
    doc = scene.doc
    for n in scene.named.get(i, ()):
        if n.i == i:
            start = n.entity_start(doc.starts[i], doc.ends[i])
            if start is not None:
                return start
    for kind in NAMING_KINDS:
        for hit in doc.at(i, kind):
            return doc.after_clitics(hit)
    return doc.starts[i]


def _same_head(scene: Scene, found: Phrase, memory: list[Speaker]) -> Speaker | None:
    assert found.head is not None
    sides = [scene.forms[k].removeprefix(scene.article) for k in range(found.core + 1, found.j) if k in scene.nisbas]
    for old in reversed(memory):
        if old.lemma == found.head.lemma and not _other_side(scene, old, sides, found.head.head.alone):
            return old
    if found.head.head.document and found.head.gender == "m" and found.core == found.i:
        for old in reversed(memory):
            if (old.sort == "media" and found.head.head.sort == "media") or old.paper:
                return old
            if old.via:
                return Speaker(old.via[-1], "media", "", "s")
    return None


def _other_side(scene: Scene, old: Speaker, sides: list[str], alone: bool) -> bool:
    """Has a speaker word a side that the one before has not («الفصائل الفلسطينية» after «الفصائل المسلحة»)?

    A person (`alone`) who was named without a side may get it later.
    """
    if not sides or old.party.start is None or old.party.end is None:
        return False
    words = range(scene.doc.word_at(old.party.start), scene.doc.word_at(old.party.end - 1) + 1)
    if alone and not any(k in scene.nisbas for k in words):
        return False
    before = {scene.forms[k].removeprefix(scene.article) for k in words}
    return not before.issuperset(sides)


def _agreement(scene: Scene, found: Phrase, entity: Entity | None) -> tuple[str, str]:
    if entity is not None and entity.kind == "person":
        return entity.gender or (found.head.gender if found.head else ""), "s"
    if found.head:
        return _head_gender(scene, found), found.head.number
    if entity is not None and entity.kind == "group":
        return "", ""
    titles = scene.doc.at(found.core, "title")
    if titles:
        return titles[0].value.gender, titles[0].value.number
    if entity is not None and entity.kind == "place":
        return "", "s"
    word = scene.doc.forms[found.core]
    if entity is None:
        return "", ""
    return ("f" if word.endswith(scene.feminine) else ""), "s"


def _head_gender(scene: Scene, found: Phrase) -> str:
    """The gender of a speaker word; open where its adjective is masculine («الدفاع المدني», beside «الدفاع الروسية»)."""
    assert found.head is not None
    gender, k = found.head.gender, found.core + 1
    if gender != "f" or found.head.number != "s" or k >= found.j or scene.forms[found.core].endswith(scene.feminine):
        return gender
    adjective = scene.definite(k) and scene.noun(k, "adj") and not scene.forms[k].endswith(scene.feminine)
    return "" if adjective else gender


def _sort(scene: Scene, found: Phrase, entity: Entity | None) -> SpeakerClass:
    """The class of a speaker: from its head word, and from what the world tables know of a body."""
    head = found.head.head if found.head else None
    if entity is not None and entity.kind == "person" and any(m.form == "name" for m in entity.mentions):
        return head.sort if head and head.sort in ("analyst", "military") else "official"
    if entity is not None and entity.kind == "organisation":
        return _sort_of_body(scene, entity, head.sort if head else "official")
    if head is None:
        return "official" if entity is not None or scene.doc.at(found.core, "title") else "other"
    if head.sort == "anonymous official" and scene.definite(found.core):
        return "official"
    if head.sort == "anonymous source" and _inside(scene, found):
        return "anonymous official"
    return head.sort


def _sort_of_body(scene: Scene, entity: Entity, otherwise: SpeakerClass) -> SpeakerClass:
    row = scene.doc.language.world.organisations.get(entity.known_as or "")
    return BODIES.get(row.kind, otherwise) if row else otherwise


def _inside(scene: Scene, found: Phrase) -> bool:
    """Is an unnamed source placed inside a body, or called by its office?"""
    for k in range(found.core + 1, found.j):
        form = scene.head_form(k)
        if scene.is_(k, "insiders") or (form is not None and form.head.office):
            return True
        if any(n.entity.kind == "organisation" for n in scene.named.get(k, ())):
            return True
    return False


def voiced(scene: Scene, found: Phrase) -> bool:
    """Is it «أحدهم», or a crowd that is only counted («مئات الآلاف»)?"""
    return scene.is_(found.i, "one_of") or (found.core > found.i and scene.is_(found.i, "crowds"))


def can_speak(scene: Scene, found: Phrase) -> bool:
    """May this noun phrase name a speaker?"""
    doc, k = scene.doc, found.core
    if found.named or found.head or doc.at(k, "title") or doc.at(k, "nisba") or voiced(scene, found):
        return True
    return not doc.infos[k].known


def subject_after(scene: Scene, anchor: Anchor) -> Phrase | None:
    """The subject between the cue and its content."""
    i, end = anchor.subject
    k = skip_adverbials(scene, i, end)
    if scene.is_(i, "therein"):
        return None
    if k >= end or (scene.broken(k) and not scene.comma(k)) or (scene.joined(k) and scene.name_at(k) is None):
        return None
    found = phrase(scene, k, end)
    if found is None or (object_case(scene, found) and (anchor.cue.addressee or found.head)):
        return None
    return None if found.named is None and _in_time(scene, found.i) else found


def _in_time(scene: Scene, i: int) -> bool:
    """Does word i stand in a time expression («أكتوبر/تشرين الأول الماضي»)?"""
    times, at = scene.doc.found.times, scene.doc.starts[i]
    return any(t.start <= at < t.end for t in times)


def may_be_subject(scene: Scene, anchor: Anchor, found: Phrase) -> bool:
    """May the noun phrase after a cue be who says it? Before a clause anything that is not only pointed at."""
    if can_speak(scene, found):
        return True
    return anchor.opener in ("that", "quote", "ask") and not anchor.cue.weak and found.core == found.i


def after_auxiliary(scene: Scene, i: int, first: int) -> Phrase | None:
    """The name between an auxiliary and a verb («التي لا تزال باريس تطالب بها»)."""
    for k in range(i - 1, max(first, i - SHORT), -1):
        if scene.is_(k - 1, "auxiliary") and k in scene.names:
            found = phrase(scene, k, i)
            return found if found is not None and found.j == i and found.named is not None else None
    return None


LOOK_BACK = 80
"""Words before a cue among which its clause is taken to begin: a text of nothing but cues would cost its square."""


def subject_before(scene: Scene, anchor: Anchor, first: int) -> Phrase | None:
    """The subject before the cue in its clause, which begins no earlier than word `first`."""
    i = anchor.i
    inner = after_auxiliary(scene, i, first)
    if inner is not None:
        return inner
    for c in _clause_starts(scene, i, first):
        topic = scene.is_(c, "topics")
        k = c + 2 * _held(scene, c)
        while k < i and (scene.is_(k, "openings") or scene.is_(k, "auxiliary")):
            k += 1
        k = skip_adverbials(scene, k, i)
        found = phrase(scene, k, i) if k < i else None
        if found and (found.named or found.head or scene.doc.at(found.core, "title")) and _reaches(scene, found.j, i, topic):
            return found
    return None


def _clause_starts(scene: Scene, i: int, first: int) -> list[int]:
    """Places before word i where its clause may begin, nearest first."""
    breaks = scene.breaks
    found = [k for k in range(i - 1, max(first, i - LOOK_BACK), -1) if k in breaks and _opens(scene, k, first)]
    if first < i:
        found.append(first)
    return found


def _held(scene: Scene, k: int) -> bool:
    """Does a conjunction of two words begin at word k («غير أن», «إلا أن», «بيد أن»)?"""
    return scene.is_(k, "holders") and scene.that(k + 1) is True


def _opens(scene: Scene, k: int, first: int) -> bool:
    if not (scene.broken(k) or k == first):
        return False
    return scene.is_(k, "openings") or _held(scene, k) or (scene.comma(k) and scene.joined(k) and bool(scene.head(k)))


def _reaches(scene: Scene, j: int, i: int, topic: bool) -> bool:
    """May the words `[j, i)` stand between a subject and its verb?"""
    k = j
    if scene.comma(i) and not topic and not any(scene.comma(n) for n in range(j, i)):
        return False
    if any(not DASHES.isdisjoint(scene.gap(n)) for n in range(j, i + 1)):
        return False
    if scene.is_(j, "hidden") and scene.finite(j) and not scene.definite(j - 1) and not scene.gap(j):
        return True  # «مسؤول تحدث إلى صحيفة …» describes whom it follows
    while k < i:
        if scene.is_(k, "auxiliary"):
            k += 1
        elif scene.comma(k) or scene.is_(k, "relative"):
            k = next((n for n in range(k + 1, i + 1) if scene.comma(n)), i + 1)
            if k > i:
                return False
        elif scene.finite(k) or scene.joined(k):
            return False
        else:
            k += 1
    return True


def antecedent(scene: Scene, anchor: Anchor, first: int) -> Phrase | None:
    """The noun phrase that a relative pronoun right before the cue stands for."""
    r = relative_before(scene, anchor, first)
    if r is None:
        return _bare_antecedent(scene, anchor, first)
    if scene.is_(r, "relative_f") and anchor.form.features[-2:-1] == "m":
        return None
    best: Phrase | None = None
    for k in range(r - 1, max(first, r - REACH) - 1, -1):
        if best is not None and _joined_verb(scene, k):
            break
        found = phrase(scene, k, r)
        if found and found.j == r and can_speak(scene, found):
            best = found
        elif best is not None:
            break
    return best


def _joined_verb(scene: Scene, k: int) -> bool:
    """May word k be a joined verb of the past («والتقى الرئيس الذي …»)?"""
    hits = scene.verbs.get(k, ())
    return any(h.pro[:1] in scene.conjunctions and h.pro != "" and s.value.tense == "past" for h in hits for s in h.senses)


def _bare_antecedent(scene: Scene, anchor: Anchor, first: int) -> Phrase | None:
    """The indefinite speaker word that a verb right after it describes («تقارير جزمت بأن»)."""
    i = anchor.i
    for k in range(i - 1, max(first, i - REACH), -1):
        head = scene.head_form(k)
        if head is None or scene.definite(k) or not scene.is_(k - 1, "particles"):
            continue
        if not head.head.document and k < i - 3:
            return None
        found = phrase(scene, k, i)
        if found is not None and head.head.document and found.j < i and scene.head(found.j):
            issuer = phrase(scene, found.j, i)  # «تقرير لصحيفة كذا نقل عن …»
            found = msgspec.structs.replace(found, j=issuer.j) if issuer is not None else found
        if found is None or found.j != i or (found.named and found.named.entity.kind == "organisation"):
            return None
        return found
    return None


def relative_before(scene: Scene, anchor: Anchor, first: int) -> int | None:
    """The relative pronoun that opens the clause of a cue, maybe with an auxiliary between."""
    r = anchor.i - 1
    while r > first and scene.is_(r, "auxiliary"):
        r -= 1
    return r if r > first and scene.is_(r, "relative") else None


def carried(memory: list[Speaker], features: str) -> Speaker | None:
    """The last speaker who fits a verb form."""
    for old in reversed(memory[-MEMORY:]):
        if old.fits(features):
            return old
    return None
