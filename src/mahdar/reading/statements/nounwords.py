"""What a word can be in a noun phrase: an adjective, a name, a verbal noun, an office, an outlet, somebody's own."""

from __future__ import annotations

from mahdar.reading.statements.scene import Named, Scene

OUTLETS = frozenset({"outlet", "agency"})
"""Kinds of organisations of the world tables that words are given to."""


def by_name(scene: Scene, named: Named) -> bool:
    """Does a mention of a person end in the name?"""
    return named.form == "name" or any(
        n.form == "name" and n.j == named.j and n.entity is named.entity for n in scene.named.get(named.j - 1, ())
    )


def is_office_holder(scene: Scene, i: int) -> bool:
    """Is word i, with its article, one who holds an office or speaks, and no body?"""
    head = scene.head_form(i)
    if not scene.types[i].definite or (head is not None and (head.head.office or head.head.media or head.head.document)):
        return False
    return head is not None or i in scene.titles


def is_outlet(scene: Scene, named: Named) -> bool:
    """Is a mention a known outlet («لرويترز»), to which words are given?"""
    row = scene.doc.language.world.organisations.get(named.entity.known_as or "")
    return row is not None and row.kind in OUTLETS


def is_possessed(scene: Scene, k: int) -> bool:
    """Is word k a title or speaker word with a pronoun?"""
    if k not in scene.titles and k not in scene.heads:
        return False
    return any(hit.enc for hit in (*scene.titles.get(k, ()), *scene.doc.at(k, "speaker")))


def is_place_of(scene: Scene, k: int) -> bool:
    """May a noun with a preposition stuck to it say where a speaker belongs (ببعثة, بالوزارة)?"""
    head = scene.head_form(k)
    if head:
        return head.head.office and not head.head.media
    return bool(scene.named.get(k)) or bool(scene.doc.at(k, "organisation"))


def name_follows(scene: Scene, k: int) -> bool:
    """Does a personal name begin at word k?"""
    if k >= len(scene.doc) or scene.gap(k) or scene.is_(k, "particles") or scene.that(k) is not None:
        return False
    return is_name_word(scene, k) or not scene.doc.infos[k].known


def is_action(scene: Scene, k: int) -> bool:
    """Is word k a verbal noun and nothing that heads or names a body?"""
    if k not in scene.verbs or k in scene.heads or k in scene.titles or k in scene.named:
        return False
    return any(s.value.tense == "masdar" for h in scene.verbs[k] for s in h.senses)


def definite_noun(scene: Scene, k: int) -> bool:
    """Is word k a definite noun that is no adjective, title, name or speaker word?"""
    if not scene.types[k].definite or k in scene.heads or k in scene.named or k in scene.titles or is_adjective(scene, k):
        return False
    return scene.noun(k, "n")


def definite_adjective(scene: Scene, k: int) -> bool:
    """Is word k a definite adjective that is no side, title, name or speaker word?"""
    plain = k not in scene.heads and k not in scene.named and k not in scene.titles and k not in scene.nisbas
    return plain and scene.types[k].definite and scene.noun(k, "adj")


def is_adjective(scene: Scene, k: int) -> bool:
    """Is word k an adjective, of nationality or not?"""
    return k in scene.nisbas or scene.noun(k, "adj")


def is_name_word(scene: Scene, k: int) -> bool:
    """Does a listed personal name, or part of one, begin at word k?"""
    at = scene.doc.at
    return bool(at(k, "person") or at(k, "surname") or at(k, "given"))


def is_personal(scene: Scene, k: int) -> bool:
    """Does the name of a person begin at word k?"""
    named = scene.names.get(k)
    return named is not None and named.form == "name" and named.entity.kind == "person"
