"""The noun phrase that names a speaker: where it begins and ends."""

from __future__ import annotations

import msgspec

from mahdar.lang.tables.cue import HeadForm
from mahdar.reading.statements.scene import QUOTE_MARKS, Named, Scene

MAX_WORDS = 16


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase: words `[i, j)`, its head if it is a speaker word, the mention that stands for it."""

    i: int
    j: int
    head: HeadForm | None
    named: Named | None


def skip_adverbials(scene: Scene, i: int, limit: int) -> int:
    """The first word from i on that may begin a noun phrase in the nominative."""
    while i < limit:
        step = _adverbial(scene, i, limit)
        if step == i:
            return i
        i = step
    return limit


def _adverbial(scene: Scene, i: int, limit: int) -> int:
    end = scene.time_end(i)
    if end is not None and end > i:
        return min(end, limit)
    mediums = scene.doc.at(i, "medium")
    if mediums:
        return min(_after_prepositional(scene, mediums[0].j, limit), limit)
    if scene.is_(i, "adverbs"):
        return i + 1
    if scene.is_(i, "particles") or _dative(scene, i):
        return _after_prepositional(scene, i + 1, limit)
    return i


def _dative(scene: Scene, i: int) -> bool:
    """Does word i carry a preposition before a word that we know?"""
    info = scene.doc.infos[i]
    if i in scene.named or not info.splits:
        return bool(scene.named.get(i)) and scene.doc.starts[i] < _named_start(scene, i)
    return _all_prepositional(scene, i)


def _named_start(scene: Scene, i: int) -> int:
    for e in scene.named[i]:
        for m in e.entity.mentions:
            if scene.doc.starts[i] < m.start < scene.doc.ends[i]:
                return m.start
    return scene.doc.starts[i]


def _all_prepositional(scene: Scene, i: int) -> bool:
    preps = scene.doc.language.clitics.prepositions
    return all(s.pro and any(p in s.pro.removesuffix(scene.article) for p in preps) for s in scene.doc.infos[i].splits)


def _after_prepositional(scene: Scene, i: int, limit: int) -> int:
    """The end of the noun phrase that a preposition governs."""
    return min(max(phrase_end(scene, i, limit), i), limit) if i < limit else limit


def stops(scene: Scene, k: int) -> bool:
    """Does a noun phrase surely end before word k?"""
    doc = scene.doc
    gap = scene.gap(k)
    if gap and not set(gap) <= QUOTE_MARKS | set("()-–[]/ ."):
        return True
    if scene.that(k) is not None or scene.is_(k, "relative") or scene.time_end(k) is not None:
        return True
    if scene.is_(k, "adverbs") or doc.at(k, "medium") or doc.at(k, "aside"):
        return True
    return scene.finite(k)


def phrase_end(scene: Scene, i: int, limit: int) -> int:
    """The end of the noun phrase that begins at word i."""
    if i >= limit:
        return i
    limit = min(limit, i + MAX_WORDS)
    head = scene.head_form(i)
    named = scene.name_at(i)
    k = named.j if named else i + 1
    loose = head is not None and head.head.alone
    definite = scene.definite(i) or bool(named)
    proper = bool(named) and head is None and not scene.doc.at(i, "title")
    while k < limit and not stops(scene, k):
        step, proper, definite = _grow(scene, i, k, limit, (loose, proper, definite))
        if step == k:
            break
        k = step
    return k


Shape = tuple[bool, bool, bool]


def _grow(scene: Scene, i: int, k: int, limit: int, shape: Shape) -> tuple[int, bool, bool]:
    loose, proper, definite = shape
    doc = scene.doc
    named = scene.name_at(k)
    if scene.preposition(k) or scene.is_(k, "prepositions") or scene.is_(k, "particles"):
        if proper or not (scene.is_(k, "prepositions")) or not _attaches(scene, i, k, loose):
            return k, proper, definite
        return _after_prepositional(scene, k + 1, limit), proper, definite
    if _all_prepositional(scene, k) and doc.infos[k].splits and not named:
        if not loose or proper:
            return k, proper, definite
        return _after_prepositional(scene, k, limit), proper, definite
    if _joined(scene, k):
        return (k + 1, proper, definite) if _adjective(scene, k) and _adjective(scene, k - 1) else (k, proper, definite)
    if named or not doc.infos[k].known or _name_word(scene, k):
        person = bool(named and named.entity.kind == "person") or not doc.infos[k].known or _name_word(scene, k)
        return (named.j if named else k + 1), proper or person, True
    if doc.at(k, "nisba") or (not proper and (scene.definite(k) or not definite)):
        return k + 1, proper, definite or scene.definite(k)
    return k, proper, definite


def _attaches(scene: Scene, i: int, k: int, loose: bool) -> bool:
    """May the prepositional phrase at word k belong to the noun phrase of word i?"""
    if k + 1 >= len(scene.doc) or scene.is_(k + 1, "occasions") or scene.that(k + 1) is not None:
        return False
    if scene.doc.forms[k] in scene.words["named_by"]:
        return True
    if scene.preposition(k) in ("from", "on", "about") and not (scene.is_(k - 1, "partitive") or scene.is_(k - 1, "attributes")):
        return False
    return loose or bool(scene.doc.at(i, "title"))


def _joined(scene: Scene, k: int) -> bool:
    """Does word k begin with a conjunction?"""
    form = scene.doc.forms[k]
    if form[0] not in scene.conjunctions:
        return False
    splits = scene.doc.infos[k].splits
    return bool(splits) and all(s.pro[:1] in scene.conjunctions and s.pro for s in splits)


def _adjective(scene: Scene, k: int) -> bool:
    doc = scene.doc
    return bool(doc.at(k, "nisba")) or any(s.value.pos == "adj" for h in doc.at(k, "word") for s in h.senses)


def _name_word(scene: Scene, k: int) -> bool:
    doc = scene.doc
    return any(doc.at(k, kind) for kind in ("person", "surname", "given"))


def phrase(scene: Scene, i: int, limit: int) -> Phrase | None:
    """The noun phrase that begins at word i, or None if no noun phrase may begin there."""
    if i >= limit or stops_at_start(scene, i):
        return None
    j = phrase_end(scene, i, limit)
    return Phrase(i, j, scene.head_form(i), best_name(scene, i, j))


def stops_at_start(scene: Scene, i: int) -> bool:
    """Can no noun phrase begin at word i?"""
    if scene.that(i) is not None or scene.is_(i, "relative") or scene.is_(i, "particles") or scene.is_(i, "negation"):
        return True
    return scene.finite(i) or scene.is_(i, "auxiliary")


def best_name(scene: Scene, i: int, j: int) -> Named | None:
    """The mention that stands for the noun phrase of words `[i, j)`: its own name, else what begins it."""
    rows = [n for k in range(i, j) for n in scene.named.get(k, ()) if n.i >= i and n.i == k and n.j <= j + 2]
    first = [n for n in rows if n.i == i]
    head = scene.head_form(i)
    if first and not (head and head.head.alone and max(first, key=lambda n: n.j).entity.kind != "person"):
        longest = max(first, key=lambda n: n.j)
        if longest.entity.kind != "person" or longest.form == "name" or longest.j >= j:
            return longest
    if head is not None and (head.head.office or head.head.media or head.head.document) and not first:
        return None
    people = [n for n in rows if n.entity.kind == "person" and n.form == "name"]
    if people:
        return _last_of_row(people, j)
    return max(first, key=lambda n: n.j) if first and not (head and head.head.alone) else None


def _last_of_row(people: list[Named], j: int) -> Named | None:
    last = max(people, key=lambda n: n.j)
    return last if last.j >= j - 1 else None
