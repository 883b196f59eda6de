"""Chains: who hands on whose words; asides («بحسب …») and relays («نقلت … عن …»)."""

from __future__ import annotations

import msgspec

from mahdar.lang.tables.cue import Aside
from mahdar.reading.statements.anchors import Anchor
from mahdar.reading.statements.nouns import Phrase, phrase, skip_adverbials
from mahdar.reading.statements.outlets import given_to, outlet_at
from mahdar.reading.statements.scene import Scene
from mahdar.text.matcher import Hit

BYLINE = 40
"""Words of a relative clause on an unnamed source, at most."""


class Source(msgspec.Struct):
    """An aside at words `[i, j)`: a clause is handed to its speaker (None: to the one who speaks already).

    `outlet`: who carried it («بحسب ما نقلته قناة … عن …»).
    """

    i: int
    j: int
    aside: Aside
    phrase: Phrase | None
    medium: str | None = None
    cue: int = -1
    outlet: Phrase | None = None


def sources(scene: Scene, anchors: dict[int, Anchor]) -> list[Source]:
    """All asides of a document, in text order."""
    found: list[Source] = []
    for hit in scene.doc.of_kind("aside"):
        if found and hit.i < found[-1].j:
            continue
        source = _source(scene, hit, anchors)
        if source is None:
            continue
        if found and _hands_on(scene, found[-1], source):
            found[-1] = msgspec.structs.replace(found[-1], j=source.j, phrase=source.phrase, outlet=found[-1].phrase)
        else:
            found.append(source)
    return found


def _hands_on(scene: Scene, old: Source, new: Source) -> bool:
    """«بحسب موقع … نقلا عن مصدر»: does the outlet of an aside quote the source of the next one?"""
    return new.aside.via and new.i == old.j and old.outlet is None and old.phrase is not None and media(scene, old.phrase)


def media(scene: Scene, found: Phrase) -> bool:
    """Does a noun phrase name an outlet or its reporter?"""
    if found.head is not None:
        return found.head.head.media or scene.is_(found.core, "reporters")
    return outlet_at(scene, found.core, found.j) is not None


def _source(scene: Scene, hit: Hit, anchors: dict[int, Anchor]) -> Source | None:
    aside: Aside = hit.value
    doc = scene.doc
    if hit.j >= doc.n or doc.in_furniture(doc.starts[hit.i]) or scene.quote_over(doc.starts[hit.i]) is not None:
        return None
    if aside.then == "own":
        return Source(hit.i, hit.j, aside, None)
    limit = doc.sentence_words[doc.sentence_of[hit.i]][1]
    if aside.then == "verb":
        return _with_verb(scene, hit, aside, limit, anchors)
    if scene.broken(hit.j):
        return None
    return _named_source(scene, hit.i, hit.j, aside, limit)


def _named_source(scene: Scene, i: int, k: int, aside: Aside, limit: int) -> Source | None:
    found = phrase(scene, k, limit)
    if found is None or not (found.head or found.named or not scene.doc.infos[found.core].known):
        return None
    if found.head and found.head.head.document:
        issuer = issuer_of(scene, found, limit)
        medium = "statement"
        if issuer:
            return Source(i, issuer.j, aside, issuer, medium)
    j = found.j + scene.is_(found.j, "same")
    end = _described(scene, found, j, limit)
    outlet = _outlet_in(scene, j, end) if end > j else given_to(scene, j, limit) if j < limit else None
    return Source(i, max(end, outlet.j if outlet else 0), aside, found, outlet=outlet)


def _described(scene: Scene, found: Phrase, j: int, limit: int) -> int:
    """The end of a bare relative clause after an unnamed source («بحسب مسؤول تحدث إلى الصحيفة، …»)."""
    bare = j < limit and not scene.gap(j) and found.head is not None and not scene.definite(found.core)
    if not bare or not (scene.finite(j) or scene.is_(j, "hidden") or _quoting(scene, j)):
        return j
    end = next((k for k in range(j + 1, min(limit, j + BYLINE)) if k in scene.commas or scene.then_that(k)), 0)
    return end or (limit if limit - j < BYLINE and _outlet_in(scene, j, limit) is not None else j)


def _quoting(scene: Scene, j: int) -> bool:
    """«مصادر نقلت عنها صحيفة …»: a relaying verb with the source as its pronoun."""
    return _hands(scene, j) and scene.is_(j + 1, "about_him")


def _hands(scene: Scene, j: int) -> bool:
    return any(s.value.cue.relay for h in scene.cues.get(j, ()) for s in h.senses)


def _outlet_in(scene: Scene, j: int, end: int) -> Phrase | None:
    """The outlet that a relative clause names («تحدثوا إلى صحيفة …», «نقلت عنها صحيفة …»)."""
    if _quoting(scene, j):
        return outlet_at(scene, j + 2, end)
    for k in range(j + 1, end):
        found = given_to(scene, k, end)
        if found is not None:
            return found
    return None


def issuer_of(scene: Scene, found: Phrase, limit: int) -> Phrase | None:
    """Who issued the document that a phrase names (بيان للرئاسة, بيان صادر عن الكرملين)."""
    for k in range(found.i + 1, min(limit, found.i + 6)):
        if scene.broken(k) or scene.that(k) is not None or scene.is_(k, "relative"):
            return None
        if k >= found.j and scene.definite(found.core) and k in scene.verbs and scene.noun(k, "n"):
            return None  # «أكد البيان تطلع الحكومة إلى …»
        inner = phrase(scene, k, limit) if (scene.head(k) or scene.name_at(k)) else None
        if inner and (inner.named or inner.head):
            return inner
    return None


def _with_verb(scene: Scene, hit: Hit, aside: Aside, limit: int, anchors: dict[int, Anchor]) -> Source | None:
    """The source of an aside with a verb of its own («بحسب ما قال الوزير», «كما نقلت الوكالة عن …»)."""
    doc = scene.doc
    k = hit.j
    if k < limit and scene.is_(k, "auxiliary"):
        k += 1
    cues = doc.at(k, "saying")
    if not cues or not any(s.value.form.finite for s in cues[0].senses) or _own_frame(scene, hit, aside, cues[0], anchors.get(k)):
        return None
    n = k + 1
    if n < limit and scene.preposition(n) is None and doc.forms[n] in scene.words["about_him"]:
        n += 1
    if n + 1 < limit and scene.is_(n, "learned_from") and any(s.value.cue.learns for s in cues[0].senses):
        source = phrase(scene, n + 1, limit)  # «حسب ما علم لدى الوزارة»
        return Source(hit.i, source.j, aside, source, None, k) if source is not None and (source.named or source.head) else None
    if (n < limit and scene.prepositional(n)) or (aside.bare and cues[0].enc):
        return None
    n = skip_adverbials(scene, n, limit)
    found = phrase(scene, n, limit) if n < limit and not (scene.broken(n) and not scene.comma(n)) else None
    if found is None:
        return None
    if found.j + 1 < limit and scene.preposition(found.j) == "about" and (_hands(scene, k) or media(scene, found)):
        source = phrase(scene, found.j + 1, limit)
        if source is not None and (source.named or source.head):
            return Source(hit.i, source.j, aside, source, None, k, found)
    n = skip_adverbials(scene, found.j, limit) if found.j in scene.times else found.j
    outlet = given_to(scene, n, limit) if n < limit and not scene.gap(n) else None
    return Source(hit.i, outlet.j if outlet else found.j, aside, found, None, k, outlet)


def _own_frame(scene: Scene, hit: Hit, aside: Aside, cue: Hit, anchor: Anchor | None) -> bool:
    """Does the verb behind the word of an aside report something of its own («، كما طالب الوزير بـ», «وكما قال الوزير إن»)?"""
    if aside.joins and any(s.value.cue.claim not in ("says", "denies", "confirms", "expects") for s in cue.senses):
        return True
    opens = hit.i == 0 or scene.doc.sentence_of[hit.i - 1] != scene.doc.sentence_of[hit.i]
    if opens and (scene.is_(hit.i, "openings") or (anchor is not None and anchor.opener == "that")):
        return True
    if anchor is None:
        return False
    apart = any(scene.comma(n) for n in range(cue.i, anchor.at + 1))
    return anchor.cue.claim == "calls for" or (anchor.opener in ("that", "quote", "to") and not apart)


def relayed(scene: Scene, anchor: Anchor) -> Phrase | None:
    """The source that a relaying verb names («عن مصادر مطلعة»)."""
    i, end = anchor.subject
    for k in range(i, end - 1):
        if anchor.cue.learns:
            if scene.is_(k, "learned_from"):
                return phrase(scene, k + 1, end)
        elif scene.preposition(k) == ("to" if anchor.cue.credits else "about"):
            return phrase(scene, k + 1, end)
    return None
