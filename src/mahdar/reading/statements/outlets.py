"""Outlets that words were given to or that carried them: «لوكالة …», «في لقاء مع قناة …», «تحدث إلى صحيفة …»."""

from __future__ import annotations

from bisect import bisect_left

from mahdar.reading.statements.anchors import Anchor
from mahdar.reading.statements.nouns import Phrase, phrase
from mahdar.reading.statements.nounwords import OUTLETS
from mahdar.reading.statements.scene import Scene
from mahdar.reading.statements.speakers import Speaker, speaker_of

BYLINE = 40
"""Words from the top among which the article's own agency is named."""
FIRST = 8
"""Words from the top among which an agency before a dash is that of the dateline."""
TITLE_WORDS = 4
"""Words that the name of an outlet may have."""
NEAR = 4
"""Words between an occasion («في لقاء خاص») and its outlet."""
DASHES = frozenset("-–—")


def outlet_at(scene: Scene, k: int, end: int) -> Phrase | None:
    """The outlet named at word k: a known one, a name in quotation marks, a media word with its name, an outlet's reporter."""
    if k >= end:
        return None
    head = scene.head(k)
    if head is not None and head.value.head.media:
        named = scene.name_at(k)
        if named is not None and named.entity.kind == "place":
            return None  # «قناة السويس»
        return None if head.enc or scene.is_(k, "press") else phrase(scene, k, end)
    if head is not None and scene.is_(k + 1, "broadcast"):
        return phrase(scene, k, end)
    return _known(scene, k) or _quoted(scene, k, end) or _one_of(scene, k, end)


def _known(scene: Scene, k: int) -> Phrase | None:
    """A known outlet or agency named at word k («لرويترز»)."""
    named = scene.name_at(k)
    if named is None or named.entity.kind != "organisation":
        return None
    row = scene.doc.language.world.organisations.get(named.entity.known_as or "")
    return Phrase(named.i, named.j, None, named, named.i) if row and row.kind in OUTLETS else None


def _quoted(scene: Scene, k: int, end: int) -> Phrase | None:
    """«المدار»: a name in quotation marks, which is nobody known but an outlet."""
    doc = scene.doc
    quote = scene.quote_at(k)
    if quote is None or not quote.closed or scene.quote_words(quote) > TITLE_WORDS:
        return None
    j = doc.word_at(quote.end - 1) + 1
    named = scene.name_at(k)
    if j > end or (named is not None and (named.entity.known_as or named.entity.kind != "organisation")):
        return None
    return Phrase(k, j, None, named if named and named.j <= j else None, k)


def _one_of(scene: Scene, k: int, end: int) -> Phrase | None:
    """«لإحدى وكالات الأنباء», «لمراسل قناة …»: an outlet among several, or the outlet of a reporter."""
    if k + 1 >= end:
        return None
    stems = {s.stem for s in scene.doc.infos[k].splits} | {scene.forms[k]}
    head = scene.head_form(k + 1)
    if head is not None and head.head.media and not stems.isdisjoint(scene.words["among"]):
        return phrase(scene, k, end)
    return None if stems.isdisjoint(scene.words["reporters"]) else outlet_at(scene, k + 1, end)


def given_to(scene: Scene, k: int, end: int) -> Phrase | None:
    """The outlet that word k hands something to: «لوكالة …», «لـ«المدار»», «إلى صحيفة …»."""
    if scene.addressed(k):
        if _own_outlet(scene, k):
            return None
        if scene.forms[k] == scene.doc.language.clitics.prepositions[1]:
            return outlet_at(scene, k + 1, end)
        return outlet_at(scene, k, end)
    return outlet_at(scene, k + 1, end) if scene.preposition(k) == "to" else None


def addressed(scene: Scene, anchor: Anchor, memory: list[Speaker]) -> Speaker | None:
    """The outlet that was spoken to («لوكالة …»); after a verb of telling it may be the object («أبلغ … وكالة …»)."""
    i, end = anchor.subject
    for k in range(i, end):
        found = given_to(scene, k, end)
        if found is None and anchor.cue.claim == "says" and (anchor.cue.addressee or "with" in anchor.cue.takes):
            found = _told(scene, k, end) if k > i or _not_subject(scene, k, anchor) else None
        if found is not None:
            return None if by_line(scene, found) else speaker_of(scene, found, memory)
    return None


def _not_subject(scene: Scene, k: int, anchor: Anchor) -> bool:
    """Does the outlet right behind a verb not agree with it («أبلغ وكالة …»)?"""
    head, features = scene.head_form(k), anchor.form.features
    return head is not None and features[:1].isdecimal() and head.gender != features[-2:-1]


def _told(scene: Scene, k: int, end: int) -> Phrase | None:
    """The outlet that is the object of a verb of telling at word k."""
    head = scene.head_form(k)
    if head is None and k not in scene.quoted and k not in scene.names:
        return None
    if scene.prepositional(k) or scene.is_(k - 1, "particles") or (scene.head(k - 1) is not None and not scene.definite(k - 1)):
        return None
    return outlet_at(scene, k, end)


def by_line(scene: Scene, found: Phrase) -> bool:
    """Is the outlet the agency whose dateline the article bears («بغداد 15-7 (أ ف ب) -»)?"""
    doc = scene.doc
    ids = {h.id for k in range(found.i, found.j) for h in doc.at(k, "organisation")}
    if found.named is not None and found.named.entity.known_as:
        ids.add(found.named.entity.known_as)
    early = [h for h in doc.of_kind("organisation") if h.i < min(BYLINE, found.i)]
    near = [h for h in early if "(" in scene.gap(h.i) or (h.i < FIRST and not DASHES.isdisjoint(scene.gap(h.i)))]
    return any(h.id in ids for h in near)


def _own_outlet(scene: Scene, k: int) -> bool:
    """Is the outlet after «في حديثه» the article's own?"""
    return scene.is_(k - 1, "own_talk")


def carried_by(scene: Scene, first: int, end: int, memory: list[Speaker]) -> Speaker | None:
    """The outlet that carried what was said: «بثتها شبكة …», «في مقابلة مع قناة …», «في حديث خص به صحيفة …»."""
    carriers = scene.carriers
    for n in range(bisect_left(carriers, first), len(carriers)):
        k = carriers[n]
        if k >= end - 1:
            return None
        at = _carrier(scene, k, first)
        found = outlet_at(scene, at, end) if at is not None else None
        if found is not None:
            return None if by_line(scene, found) else speaker_of(scene, found, memory)
    return None


def _carrier(scene: Scene, k: int, first: int) -> int | None:
    """The word after a carrier at word k, where an outlet may stand: right behind a verb, with «مع» near an occasion."""
    if scene.is_(k, "gave"):
        return k + 2 if scene.is_(k + 1, "pronouns") else None
    if scene.is_(k, "handed_it") or scene.is_(k, "through"):
        return k + 1
    back = range(max(first, k - NEAR), k)
    return k + 1 if any(scene.doc.at(n, "medium") or scene.is_(n, "occasions") for n in back) else None


