"""The noun phrase that names a speaker: where it begins and ends."""

from __future__ import annotations

import msgspec

from mahdar.lang.tables.cue import HeadForm
from mahdar.reading.statements.scene import QUOTE_MARKS, Named, Scene

MAX_WORDS = 16
NAME_WORDS = 5
LIGHT = QUOTE_MARKS | set("()[] .")


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase: words `[i, j)`, its head if it is a speaker word, the mention that stands for it.

    `core` is the word of the head: words before it only count or point («أحد», «هذه»).
    """

    i: int
    j: int
    head: HeadForm | None
    named: Named | None
    core: int


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
    if scene.is_(i, "particles") and scene.name_at(i) is not None:
        return i
    mediums = scene.doc.at(i, "medium")
    if mediums:
        return min(mediums[0].j, limit)
    if scene.is_(i, "adverbs") or scene.is_(i, "pronouns"):
        return i + 1
    if scene.is_(i, "particles") or _dative(scene, i):
        return _governed(scene, i + 1 if scene.is_(i, "particles") else i, limit)
    return i


def _dative(scene: Scene, i: int) -> bool:
    """Does word i carry a preposition before a word that we know?"""
    if scene.named.get(i):
        return scene.doc.starts[i] < _named_start(scene, i) and scene.prepositional(i)
    return scene.prepositional(i)


def _named_start(scene: Scene, i: int) -> int:
    for e in scene.named[i]:
        start = e.entity_start(scene.doc.starts[i] + 1, scene.doc.ends[i])
        if start is not None:
            return start
    return scene.doc.starts[i]


def _governed(scene: Scene, i: int, limit: int) -> int:
    """The end of the noun phrase that a preposition governs."""
    if i >= limit or scene.broken(i):
        return min(i, limit)
    return min(max(phrase_end(scene, i, limit), i), limit)


def stops(scene: Scene, k: int) -> bool:
    """Does a noun phrase surely end before word k?"""
    known = scene.stopped.get(k)
    if known is None:
        known = scene.stopped[k] = _stops(scene, k)
    return known


def _stops(scene: Scene, k: int) -> bool:
    doc = scene.doc
    gap = scene.gap(k)
    if gap and not LIGHT.issuperset(gap):
        return True
    if scene.that(k) is not None or scene.is_(k, "relative") or scene.time_end(k) is not None:
        return True
    if scene.is_(k, "adverbs") or doc.at(k, "medium") or doc.at(k, "aside"):
        return True
    return scene.finite(k) or scene.is_(k, "negation") or doc.forms[k].isdecimal()


class Shape(msgspec.Struct, gc=False):
    """What a noun phrase is so far: may prepositions attach, has a proper name been read, is it definite?"""

    first: int
    loose: bool
    proper: bool
    definite: bool
    body: bool
    place: bool
    crowd: bool = False


def phrase_end(scene: Scene, i: int, limit: int) -> int:
    """The end of the noun phrase that begins at word i."""
    if i >= limit:
        return i
    limit = min(limit, i + MAX_WORDS)
    head = scene.head_form(i)
    named = scene.name_at(i)
    k = named.j if named else i + 1
    person = named is not None and named.entity.kind == "person" and _by_name(scene, named)
    only_head = head is not None and head.head.alone and named is not None and named.j == i + 1
    proper = (person and not only_head) or (bool(named) and head is None and not scene.doc.at(i, "title"))
    body = (head is not None and head.head.office) or (named is not None and named.entity.kind == "organisation")
    place = named is not None and named.entity.kind == "place"
    crowd = head is not None and head.number in "dp"
    shape = Shape(i, head is not None and head.head.alone, proper, scene.definite(i) or bool(named), body, place, crowd)
    if head is not None and head.head.media and k == i + 1:
        k = _marked_name(scene, k, limit)
        shape.definite = shape.definite or k > i + 1
    while k < limit and not stops(scene, k):
        step = _grow(scene, shape, k, limit)
        if step == k:
            break
        k = step
    return min(k, max(limit, i + 1))


def _marked_name(scene: Scene, k: int, limit: int) -> int:
    """The end of a short name in quotation marks, or of a channel's number, at word k."""
    quote = scene.quote_at(k) if k < limit else None
    if quote is not None and scene.quote_words(quote) <= NAME_WORDS:
        return min(scene.doc.word_at(quote.end - 1) + 1, limit)
    return k + 1 if k < limit and scene.doc.forms[k].isdigit() and not scene.gap(k) else k


def _by_name(scene: Scene, named: Named) -> bool:
    """Does a mention of a person end in the name?"""
    return named.form == "name" or any(
        n.form == "name" and n.j == named.j and n.entity is named.entity for n in scene.named.get(named.j - 1, ())
    )


def _grow(scene: Scene, shape: Shape, k: int, limit: int) -> int:
    """The end of a noun phrase after taking in word k, or k where it ends."""
    doc = scene.doc
    named = scene.name_at(k)
    if scene.definite(k) and scene.definite(k - 1) and _someone_else(scene, shape, k):
        return k
    if scene.is_(k, "named_by"):
        return _governed(scene, k + 1, limit)
    if scene.is_(k, "particles"):
        attached = not shape.proper and scene.is_(k, "prepositions") and _attaches(scene, shape, k)
        return _governed(scene, k + 1, limit) if attached else k
    if not named and scene.prepositional(k):
        return _governed(scene, k, limit) if shape.loose and not shape.proper and _place_of(scene, k) else k
    if scene.joined(k):
        return k + 1 if _adjective(scene, k) and _adjective(scene, k - 1) else k
    if shape.definite and any(h.enc for kind in ("title", "speaker") for h in doc.at(k, kind)):
        return k
    unknown = not doc.infos[k].known or _name_word(scene, k)
    if shape.place and named and named.entity.kind != "person":
        return k
    if shape.body and shape.definite and named and named.entity.kind in ("place", "person") and not doc.at(k, "nisba"):
        return k
    if definite_noun(scene, k) and _adjective(scene, k - 1):
        return k
    if shape.crowd and named and named.entity.kind == "person":
        return k
    if shape.body and unknown and not named and shape.definite:
        return k
    if named or unknown:
        shape.proper = shape.proper or unknown or bool(named and named.entity.kind == "person")
        shape.definite = True
        return named.j if named else k + 1
    definite = scene.definite(k)
    if definite and scene.definite(k - 1) and _action(scene, k):
        return k
    if doc.at(k, "nisba") or (not shape.proper and (definite or not shape.definite)):
        shape.definite = shape.definite or definite
        return k + 1
    return k


def _attaches(scene: Scene, shape: Shape, k: int) -> bool:
    """May the prepositional phrase at word k belong to the noun phrase?"""
    if k + 1 >= scene.doc.n or scene.is_(k + 1, "occasions") or scene.that(k + 1) is not None:
        return False
    if scene.is_(k, "named_by"):
        return True
    if scene.preposition(k) in ("from", "on", "about") and not (scene.is_(k - 1, "partitive") or scene.is_(k - 1, "attributes")):
        return False
    return shape.loose or bool(scene.doc.at(shape.first, "title"))


def _place_of(scene: Scene, k: int) -> bool:
    """May a noun with a preposition stuck to it say where a speaker belongs (ببعثة, بالوزارة)?"""
    head = scene.head_form(k)
    if head:
        return head.head.office and not head.head.media
    return bool(scene.named.get(k)) or bool(scene.doc.at(k, "organisation"))


def _someone_else(scene: Scene, shape: Shape, k: int) -> bool:
    """Is word k, after a complete noun phrase, another person («الوزير الصحفيين»)?"""
    head, first = scene.head_form(k), scene.head_form(shape.first)
    if scene.doc.at(k, "nisba") or scene.is_(k, "attributes"):
        return False
    singular = first is None or first.number == "s"
    if singular and scene.oblique(k) and scene.definite(shape.first) and not _name_word(scene, k):
        return True
    if _name_follows(scene, k + 1):
        return False
    other = head is not None or bool(scene.doc.at(k, "title"))
    return other and not any(n.i < k for n in scene.named.get(k, ()))


def _name_follows(scene: Scene, k: int) -> bool:
    """Does a personal name begin at word k?"""
    if k >= len(scene.doc) or scene.gap(k) or scene.is_(k, "particles") or scene.that(k) is not None:
        return False
    return _name_word(scene, k) or not scene.doc.infos[k].known


def _action(scene: Scene, k: int) -> bool:
    """Is word k a verbal noun and nothing that heads or names a body?"""
    doc = scene.doc
    masdar = any(s.value.tense == "masdar" for h in doc.at(k, "verb") for s in h.senses)
    return masdar and not (scene.head(k) or doc.at(k, "title") or k in scene.named)


def definite_noun(scene: Scene, k: int) -> bool:
    """Is word k a definite noun that is no adjective, title, name or speaker word?"""
    doc = scene.doc
    if not scene.definite(k) or scene.head(k) or k in scene.named or doc.at(k, "title") or _adjective(scene, k):
        return False
    return any(s.value.pos == "n" for h in doc.at(k, "word") for s in h.senses)


def _adjective(scene: Scene, k: int) -> bool:
    doc = scene.doc
    return bool(doc.at(k, "nisba")) or any(s.value.pos == "adj" for h in doc.at(k, "word") for s in h.senses)


def _name_word(scene: Scene, k: int) -> bool:
    doc = scene.doc
    return any(doc.at(k, kind) for kind in ("person", "surname", "given"))


def phrase(scene: Scene, i: int, limit: int) -> Phrase | None:
    """The noun phrase that begins at word i, or None if no noun phrase may begin there."""
    core = i
    while core < limit and (_counts(scene, core, limit) or (core > i and scene.preposition(core) == "from")):
        core += 1
    if core >= limit or cannot_begin(scene, core) or (core > i and scene.broken(core)):
        return None
    j = phrase_end(scene, core, limit)
    return Phrase(i, j, scene.head_form(core), best_name(scene, core, j), core)


def _counts(scene: Scene, k: int, limit: int) -> bool:
    """Does word k only count or point: «أحد», «هذه», «عدد من»?"""
    if scene.is_(k, "quantifiers"):
        return True
    return scene.is_(k, "quantifiers_of") and any(scene.preposition(n) == "from" for n in range(k + 1, min(k + 3, limit)))


def cannot_begin(scene: Scene, i: int) -> bool:
    """Can no noun phrase begin at word i?"""
    if scene.that(i) is not None or scene.is_(i, "relative") or scene.is_(i, "handed_it"):
        return True
    if scene.name_at(i) is not None:
        return False
    if scene.is_(i, "particles") or scene.is_(i, "negation") or scene.is_(i, "pronouns") or scene.is_(i, "saying"):
        return True
    if any(s.value.form.tense == "participle" for h in scene.doc.at(i, "saying") for s in h.senses):
        return scene.doc.forms[i].endswith(scene.accusative)
    return scene.finite(i) or scene.is_(i, "auxiliary")


def best_name(scene: Scene, i: int, j: int) -> Named | None:
    """The mention that stands for the noun phrase of words `[i, j)`: its own name, else what begins it."""
    rows = [n for k in range(i, j) for n in scene.named.get(k, ()) if n.i == k and n.j <= j + 2]
    first = max((n for n in rows if n.i == i), key=lambda n: n.j, default=None)
    head = scene.head_form(i)
    if head is not None and not head.head.alone:
        return first
    whole = first is not None and (first.j >= j or first.entity.kind != "person" or first.form == "name")
    if first is not None and whole and (first.entity.kind == "person" or head is None):
        return first
    people = [n for n in rows if n.entity.kind == "person" and n.form == "name"]
    last = max(people, key=lambda n: n.j, default=None)
    if last is not None and last.j >= j - 1:
        return last
    return first if head is None or (first is not None and first.entity.kind == "person") else None
