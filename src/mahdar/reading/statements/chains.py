"""Chains: who hands on whose words; asides («بحسب …») and relays («نقلت … عن …»)."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from mahdar.lang.tables.cue import Aside
from mahdar.reading.statements.anchors import Anchor
from mahdar.reading.statements.nouns import Phrase, phrase, skip_adverbials
from mahdar.reading.statements.scene import Scene
from mahdar.reading.statements.speakers import Speaker, speaker_of
from mahdar.text.matcher import Hit

BYLINE = 40
FIRST = 8
TITLE_WORDS = 3
"""Words that the name of an outlet may have."""
DASHES = frozenset("-–—")
OUTLETS = frozenset({"outlet", "agency"})


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
        if source:
            found.append(source)
    return found


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
    return Source(i, _described(scene, found, j, limit), aside, found)


def _described(scene: Scene, found: Phrase, j: int, limit: int) -> int:
    """The end of a bare relative clause after an unnamed source («بحسب مسؤول تحدث إلى الصحيفة، …»)."""
    bare = j < limit and not scene.gap(j) and found.head is not None and not scene.definite(found.core)
    if not bare or not (scene.finite(j) or scene.is_(j, "hidden")):
        return j
    return next((k for k in range(j + 1, min(limit, j + BYLINE)) if k in scene.commas), j)


def issuer_of(scene: Scene, found: Phrase, limit: int) -> Phrase | None:
    """Who issued the document that a phrase names (بيان للرئاسة, بيان صادر عن الكرملين)."""
    for k in range(found.i + 1, min(limit, found.i + 6)):
        if scene.broken(k) or scene.that(k) is not None or scene.is_(k, "relative"):
            return None
        inner = phrase(scene, k, limit) if (scene.head(k) or scene.name_at(k)) else None
        if inner and (inner.named or inner.head):
            return inner
    return None


def _with_verb(scene: Scene, hit: Hit, aside: Aside, limit: int, anchors: dict[int, Anchor]) -> Source | None:
    doc = scene.doc
    k = hit.j
    if k < limit and scene.is_(k, "auxiliary"):
        k += 1
    cues = doc.at(k, "saying")
    if not cues or not any(s.value.form.finite for s in cues[0].senses):
        return None
    anchor = anchors.get(k)
    opens = hit.i == 0 or doc.sentence_of[hit.i - 1] != doc.sentence_of[hit.i]
    if opens and (scene.is_(hit.i, "openings") or (anchor and anchor.opener == "that")):
        return None
    if anchor and anchor.opener in ("that", "quote", "to") and not any(scene.comma(n) for n in range(k, anchor.at + 1)):
        return None
    n = k + 1
    if n < limit and scene.preposition(n) is None and doc.forms[n] in scene.words["about_him"]:
        n += 1
    if (n < limit and scene.prepositional(n)) or (aside.bare and cues[0].enc):
        return None
    n = skip_adverbials(scene, n, limit)
    found = phrase(scene, n, limit) if n < limit and not (scene.broken(n) and not scene.comma(n)) else None
    if found is None:
        return None
    if any(s.value.cue.relay for s in cues[0].senses) and found.j + 1 < limit and scene.preposition(found.j) == "about":
        source = phrase(scene, found.j + 1, limit)
        if source is not None and (source.named or source.head):
            return Source(hit.i, source.j, aside, source, None, k, found)
    return Source(hit.i, found.j, aside, found, None, k)


def relayed(scene: Scene, anchor: Anchor) -> Phrase | None:
    """The source that a relaying verb names («عن مصادر مطلعة»)."""
    i, end = anchor.subject
    for k in range(i, end):
        if scene.preposition(k) in ("about", "to") and k + 1 < end:
            return phrase(scene, k + 1, end)
    return None


def addressed(scene: Scene, anchor: Anchor, memory: list[Speaker]) -> Speaker | None:
    """The outlet that was spoken to («لوكالة …»)."""
    doc = scene.doc
    i, end = anchor.subject
    to = doc.language.clitics.prepositions[1]
    for k in range(i, end):
        if not scene.addressed(k):
            continue
        outlet = _outlet_at(scene, k) or (_outlet_at(scene, k + 1) if doc.forms[k] == to else None)
        outlet = outlet or _quoted_outlet(scene, k, end) or _one_of(scene, k, end)
        if outlet and not _own_outlet(scene, k) and not _by_line(scene, outlet):
            return speaker_of(scene, outlet, memory)
        head = scene.head(k)
        if head is None or not head.value.head.media:
            continue
        if head.enc or _own_outlet(scene, k) or scene.is_(k, "press"):
            return None
        found = phrase(scene, k, end)
        return speaker_of(scene, found, memory) if found and not _by_line(scene, found) else None
    return None


def _by_line(scene: Scene, found: Phrase) -> bool:
    """Is the outlet the agency whose dateline the article bears («بغداد 15-7 (أ ف ب) -»)?"""
    doc = scene.doc
    ids = {h.id for k in range(found.i, found.j) for h in doc.at(k, "organisation")}
    if found.named is not None and found.named.entity.known_as:
        ids.add(found.named.entity.known_as)
    early = [h for h in doc.of_kind("organisation") if h.i < min(BYLINE, found.i)]
    near = [h for h in early if "(" in scene.gap(h.i) or (h.i < FIRST and not DASHES.isdisjoint(scene.gap(h.i)))]
    return any(h.id in ids for h in near)


def _outlet_at(scene: Scene, k: int) -> Phrase | None:
    """A known outlet or agency named at word k («لرويترز»)."""
    named = scene.name_at(k) if k < len(scene.doc) else None
    if named is None or named.entity.kind != "organisation" or scene.head(k):
        return None
    row = scene.doc.language.world.organisations.get(named.entity.known_as or "")
    return Phrase(named.i, named.j, None, named, named.i) if row and row.kind in OUTLETS else None


def _quoted_outlet(scene: Scene, k: int, end: int) -> Phrase | None:
    """«لـ«المدار»»: a name in quotation marks right after the letter, which is nobody known but an outlet."""
    doc = scene.doc
    quote = scene.quote_at(k + 1) if doc.forms[k] == doc.language.clitics.prepositions[1] and k + 1 < end else None
    if quote is None or scene.quote_words(quote) > TITLE_WORDS:
        return None
    j = doc.word_at(quote.end - 1) + 1
    named = scene.name_at(k + 1)
    if named is not None and (named.entity.known_as or named.entity.kind != "organisation"):
        return None
    return Phrase(k + 1, j, None, named, k + 1)


def _one_of(scene: Scene, k: int, end: int) -> Phrase | None:
    """«لإحدى وكالات الأنباء»: an outlet among several."""
    head = scene.head_form(k + 1) if k + 1 < end else None
    if head is None or not head.head.media:
        return None
    stems = {s.stem for s in scene.doc.infos[k].splits if s.pro == scene.doc.language.clitics.prepositions[1]}
    return phrase(scene, k, end) if not stems.isdisjoint(scene.words["among"]) else None


def _own_outlet(scene: Scene, k: int) -> bool:
    """Is the outlet after «في حديثه» the article's own?"""
    return scene.is_(k - 1, "own_talk")


def carried_by(scene: Scene, first: int, end: int, memory: list[Speaker]) -> Speaker | None:
    """The outlet that carried what was said: «بثتها شبكة …», «في مقابلة مع قناة …»."""
    carriers = scene.carriers
    for n in range(bisect_left(carriers, first), len(carriers)):
        k = carriers[n]
        if k >= end - 1:
            return None
        carried = scene.is_(k, "handed_it") or scene.is_(k, "through")
        near = carried or any(scene.doc.at(n, "medium") for n in range(max(first, k - 3), k))
        head = scene.head_form(k + 1)
        if near and head and head.head.media:
            found = phrase(scene, k + 1, end)
            return speaker_of(scene, found, memory) if found else None
    return None
