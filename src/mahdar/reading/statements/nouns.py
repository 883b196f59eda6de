"""The noun phrase that names a speaker: where it begins and ends."""

from __future__ import annotations

from typing import cast

import msgspec

from mahdar.lang.tables.cue import HeadForm
from mahdar.reading.statements.nounwords import (
    by_name,
    definite_adjective,
    definite_noun,
    is_action,
    is_adjective,
    is_name_word,
    is_office_holder,
    is_outlet,
    is_personal,
    is_place_of,
    is_possessed,
    name_follows,
)
from mahdar.reading.statements.scene import QUOTE_MARKS, Named, Scene

MAX_WORDS = 16
"""Words of a noun phrase at most."""
NAME_WORDS = 5
"""Words of a name in quotation marks at most."""
LIGHT = QUOTE_MARKS | set("()[] .")
STOPPING = frozenset({"relative", "adverbs", "negation", "auxiliary", "pointing"})
UNFIT = frozenset({"particles", "negation", "pronouns", "saying"})


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
    known = scene.skips.get(i)
    if known is not None and known[1] < limit and known[1] < known[0]:
        return known[1]
    k = i
    while k < limit:
        step = _adverbial(scene, k, limit)
        if step == k:
            break
        k = step
    k = min(k, limit) if i < limit else limit
    scene.skips[i] = limit, k
    return k


def _adverbial(scene: Scene, i: int, limit: int) -> int:
    end = scene.times.get(i)
    if end is not None and end > i:
        return min(end, limit)
    lists = scene.types[i].lists
    particle = "particles" in lists
    if particle and i in scene.names:
        return i
    mediums = scene.media.get(i)
    if mediums:
        k = mediums[0].j  # «في مؤتمره الصحفي الأسبوعي»: an adjective of the occasion names nobody
        while k < limit and not scene.gap(k) and definite_adjective(scene, k):
            k += 1
        if k < limit and not scene.gap(k) and scene.finite(k):  # «في بيان أصدرته …،»
            k = next((n for n in range(k + 1, limit + 1) if n in scene.commas), k)
        return min(k, limit)
    if i in scene.asides and i in scene.commas:
        return next((n for n in range(i + 1, limit) if n in scene.commas), i)
    if lists and ("adverbs" in lists or "pronouns" in lists):
        return i + 1
    if i in scene.commas and "named_by" in lists:
        return _governed(scene, i + 1, limit)
    if particle and scene.times.get(i + 1, 0) > i + 1:
        return min(scene.times[i + 1], limit)
    if particle or _dative(scene, i):
        return _governed(scene, i + 1 if particle else i, limit)
    return i


def _dative(scene: Scene, i: int) -> bool:
    """Does word i carry a preposition before a word that we know?"""
    if not scene.types[i].prepositional:
        return False
    return i not in scene.named or scene.doc.starts[i] < _named_start(scene, i) or scene.contracted(i)


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
    gap = scene.doc.gaps[k - 1] if k else ""
    if (gap and not LIGHT.issuperset(gap)) or k in scene.times or k in scene.media or k in scene.asides:
        return True
    kind = scene.types[k]
    if kind.that is not None:
        return True
    lists = kind.lists
    if lists and not STOPPING.isdisjoint(lists):
        return True
    return scene.finite(k) or doc.forms[k].isdecimal()


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
    person = named is not None and named.entity.kind == "person" and by_name(scene, named)
    only_head = head is not None and head.head.alone and named is not None and named.j == i + 1
    proper = (person and not only_head) or (named is not None and head is None and i not in scene.titles)
    body = (head is not None and head.head.office) or (named is not None and named.entity.kind == "organisation")
    place = named is not None and named.entity.kind == "place"
    crowd = head is not None and head.number in "dp"
    shape = Shape(i, head is not None and head.head.alone, proper, named is not None or scene.definite(i), body, place, crowd)
    if head is not None and head.head.media and k == i + 1:
        k = _marked_name(scene, k, limit)
        shape.definite = shape.definite or k > i + 1
    stopped = scene.stopped
    while k < limit and not (stopped[k] if k in stopped else stops(scene, k)):
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


def _grow(scene: Scene, shape: Shape, k: int, limit: int) -> int:
    """The end of a noun phrase after taking in word k, or k where it ends."""
    named = scene.names.get(k)
    kind = scene.types[k]
    definite, after_definite = kind.definite, scene.types[k - 1].definite
    if definite and after_definite and _someone_else(scene, shape, k):
        return k
    if kind.lists or kind.prepositional or kind.addressed or kind.joined:
        linked = _linked(scene, shape, k, limit)
        if linked >= 0:
            return linked
    if shape.definite and is_possessed(scene, k):
        return k
    if _told_outlet(scene, shape, k) or _object_of_crowd(scene, k):
        return k
    unknown = not scene.doc.infos[k].known or is_name_word(scene, k)
    if definite and (after_definite or is_adjective(scene, k - 1)) and definite_noun(scene, k):
        return k  # «وصف الوزير الخطوة»
    if _of_another(scene, shape, k, unknown):
        return k
    if named is not None and named.entity.kind == "group" and after_definite and not definite:
        return k  # «التقى الوزير مسؤولين وأكد»
    if named or unknown:
        shape.proper = shape.proper or unknown or bool(named and named.entity.kind == "person")
        shape.definite = True
        return named.j if named else k + 1
    if definite and after_definite and is_action(scene, k):
        return k
    if not definite and k - 1 > shape.first and is_action(scene, k) and is_adjective(scene, k - 1) and not is_adjective(scene, k):
        return k
    if k in scene.nisbas or (not shape.proper and (definite or not shape.definite)):
        shape.definite = shape.definite or definite
        return k + 1
    return k


def _told_outlet(scene: Scene, shape: Shape, k: int) -> bool:
    """Is word k a noun of the press behind a person's complete title («عضو باللجنة وكالة …»), so an outlet spoken to?"""
    head = scene.head_form(k)
    if head is None or not head.head.media or not shape.loose or scene.types[k].definite:
        return False
    return k - 1 > shape.first and scene.types[k - 1].definite


def _object_of_crowd(scene: Scene, k: int) -> bool:
    """Does word k stand behind an indefinite sound plural in the nominative and not agree («قطع محتجون طريق …»)?"""
    form = scene.forms[k - 1]
    if not form.endswith(scene.nominative) or scene.types[k - 1].definite or scene.forms[k].endswith(scene.nominative):
        return False
    return (k - 1 in scene.verbs or k - 1 in scene.heads) and not scene.types[k].lists


def _linked(scene: Scene, shape: Shape, k: int, limit: int) -> int:
    """The end of the phrase at a particle, a preposition or a joined word k, or -1 where word k is none."""
    named, kind = scene.names.get(k), scene.types[k]
    if "named_by" in kind.lists:
        return _governed(scene, k + 1, limit)
    if "particles" in kind.lists:
        attached = not shape.proper and "prepositions" in kind.lists and _attaches(scene, shape, k)
        return _governed(scene, k + 1, limit) if attached else k
    if kind.prepositional and (not named or (shape.proper and _dative(scene, k))):
        return _governed(scene, k, limit) if shape.loose and not shape.proper and is_place_of(scene, k) else k
    if named and kind.addressed and is_outlet(scene, named):
        return k
    if kind.joined:
        return k + 1 if is_adjective(scene, k) and is_adjective(scene, k - 1) else k
    return -1


def _body_before(scene: Scene, named: Named, k: int) -> bool:
    """Does the name of another body end right before word k?"""
    return any(n.j == k and n.entity.kind == "organisation" and n.entity is not named.entity for n in scene.named.get(k - 1, ()))


def _of_another(scene: Scene, shape: Shape, k: int, unknown: bool) -> bool:
    """Is word k named, or unknown, and yet no part of such a phrase: a place, a body or a crowd has no second name?"""
    named = scene.names.get(k)
    if named is None:
        return shape.body and unknown and shape.definite
    kind = named.entity.kind
    if kind == "organisation" and _body_before(scene, named, k):
        return True  # «اتهمت شبكة أطباء السودان قوات …»
    if shape.place and kind != "person":
        return True
    if kind in ("place", "organisation") and scene.types[k - 1].definite and k not in scene.nisbas and is_office_holder(scene, shape.first):
        return True  # «اتهم الوزير إسرائيل»: a definite noun has no genitive
    if shape.body and shape.definite and kind in ("place", "person") and k not in scene.nisbas:
        return True
    return shape.crowd and kind == "person"


def _attaches(scene: Scene, shape: Shape, k: int) -> bool:
    """May the prepositional phrase at word k belong to the noun phrase?"""
    if k + 1 >= scene.doc.n or scene.is_(k + 1, "occasions") or scene.that(k + 1) is not None:
        return False
    if scene.is_(k, "named_by"):
        return True
    if scene.preposition(k) in ("from", "on", "about") and not (scene.is_(k - 1, "partitive") or scene.is_(k - 1, "attributes")):
        return False
    return shape.loose or bool(scene.doc.at(shape.first, "title"))


def _someone_else(scene: Scene, shape: Shape, k: int) -> bool:
    """Is word k, after a complete noun phrase, another person («الوزير الصحفيين»)?"""
    head, first = scene.head_form(k), scene.head_form(shape.first)
    if scene.is_(k, "attributes") or (k in scene.nisbas and not (head is not None and scene.oblique(k))):
        return False
    singular = first is None or first.number == "s"
    if singular and scene.oblique(k) and scene.definite(shape.first) and not is_name_word(scene, k):
        return True
    if name_follows(scene, k + 1):
        return False
    other = head is not None or bool(scene.doc.at(k, "title"))
    return other and not any(n.i < k for n in scene.named.get(k, ()))


def phrase(scene: Scene, i: int, limit: int) -> Phrase | None:
    """The noun phrase that begins at word i, or None if no noun phrase may begin there."""
    known = scene.phrases.get(i)
    if known is not None and known[1] is not None and known[1].j < limit and known[1].j < known[0]:
        return cast("Phrase", known[1])
    found = _phrase(scene, i, limit)
    scene.phrases[i] = limit, found
    return found


def _phrase(scene: Scene, i: int, limit: int) -> Phrase | None:
    core = i
    while core < limit and (_counts(scene, core, limit) or (core > i and scene.preposition(core) == "from")):
        core += 1
    if core >= limit or cannot_begin(scene, core) or (core > i and scene.broken(core)):
        return None
    j = phrase_end(scene, core, limit)
    return Phrase(i, j, scene.head_form(core), best_name(scene, core, j), core)


def _counts(scene: Scene, k: int, limit: int) -> bool:
    """Does word k only count or point: «أحد», «هذه», «عدد من»?"""
    lists = scene.types[k].lists
    if not lists:
        return False
    if "quantifiers" in lists:
        named = scene.names.get(k)  # «كبير المفاوضين فلان» is one person's title
        if "chief" in lists and any(is_personal(scene, n) for n in range(k + 2, min(k + NAME_WORDS, limit))):
            return False
        return named is None or named.entity.kind != "person" or not by_name(scene, named)
    return "quantifiers_of" in lists and any(scene.preposition(n) == "from" for n in range(k + 1, min(k + 3, limit)))


def cannot_begin(scene: Scene, i: int) -> bool:
    """Can no noun phrase begin at word i?"""
    kind = scene.types[i]
    lists = kind.lists
    if kind.that is not None or "relative" in lists or "handed_it" in lists:
        return True
    if i in scene.names:
        return False
    if lists and not UNFIT.isdisjoint(lists):
        return True
    if i in scene.cues and any(s.value.form.tense == "participle" for h in scene.cues[i] for s in h.senses):
        return scene.forms[i].endswith(scene.accusative)
    return "auxiliary" in lists or scene.finite(i)


def object_case(scene: Scene, found: Phrase) -> bool:
    """Does a bare noun phrase stand in the accusative plural or dual?"""
    if found.core != found.i or found.named is not None or scene.doc.at(found.core, "title"):
        return False
    return scene.oblique(found.core)


def best_name(scene: Scene, i: int, j: int) -> Named | None:
    """The mention that stands for the noun phrase of words `[i, j)`: its own name, else what begins it."""
    named = scene.named
    first: Named | None = None
    last: Named | None = None
    for k in range(i, j):
        for n in named.get(k, ()):
            if n.i != k or n.j > j + 2:
                continue
            if k == i and (first is None or n.j > first.j):
                first = n
            if n.form == "name" and n.entity.kind == "person" and (last is None or n.j > last.j):
                last = n
    if first is None and last is None:
        return None
    head = scene.head_form(i)
    if head is not None and (not head.head.alone or head.number != "s"):
        return first if first is None or first.entity.kind != "person" or not head.head.alone else None
    whole = first is not None and (first.j >= j or first.entity.kind != "person" or first.form == "name")
    if first is not None and whole and (first.entity.kind == "person" or head is None):
        return first
    if last is not None and last.j >= j - 1:
        return last
    return first if head is None or (first is not None and first.entity.kind == "person") else None
