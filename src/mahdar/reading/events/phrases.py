"""The phrase of an event's noun: where it ends, whom its pronoun means, what a name behind it is to it."""

from __future__ import annotations

from mahdar.lang.tables.event import FORCEFUL, Slot
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.people import Arg, arguments, is_city, is_topic
from mahdar.reading.events.subjects import topic

REOPENING = "reopening"
"""Family of events that are done to a place or to the house of a body («إعادة فتح معبر», «إعادة فتح السفارة»)."""


def noun_end(clauses: Clauses, mention: Mention) -> int:
    """Where the phrase of a noun ends: the next verb, clause or other event."""
    doc, stop = clauses.doc, clauses.sentence(mention.i)[1]
    meant = mention.tail
    for k in range(mention.tail, min(stop, mention.tail + 22)):
        if k - 1 in clauses.stops:
            return k
        if k >= meant:
            meant = _meant(clauses, k, stop)
        if k < meant:
            continue
        bare = doc.forms[k]
        passed = bare in clauses.tables.prepositions or bare in clauses.words["lasted"] or bare in clauses.words["measure"]
        if (k in clauses.verbs and not passed) or bare in clauses.openers or bare in clauses.words["clause"]:
            return k
        if k - 1 in clauses.commas and clauses.named[k] is None and not _goes_on(clauses, k):
            return k
        if k > mention.tail and (k in clauses.deeds or (k in clauses.carriers and not clauses.definite(k))):
            return k
        if k > mention.tail and _new_subject(clauses, mention.tail, k):
            return k
    return min(stop, mention.tail + 22)


def _new_subject(clauses: Clauses, first: int, k: int) -> bool:
    """Does a clause of its own begin with the party at word k («… والرياض ترحب»), not joined to others («بين بوتين وويتكوف»)?"""
    if any(clauses.doc.forms[n] in clauses.tables.company for n in range(first, k)):
        return False
    named = clauses.named[k]
    if named is None or clauses.doc.forms[k][0] not in clauses.words["conjunction"]:
        return False
    behind = clauses.doc.word_at(named.mention.end - 1) + 1
    if named.mention.start <= clauses.doc.starts[k] or behind not in clauses.verbs or behind - 1 in clauses.breaks:
        return False
    joined = k - 1 not in clauses.breaks and clauses.named[k - 1] is not None
    return not (joined and _of_many(clauses, behind))


def _of_many(clauses: Clauses, k: int) -> bool:
    """Is the verb at word k of two or more («طلبا تركيا وإيران يحظيان بترحيب»)?"""
    return all(v.form.features[-1:] in ("d", "p") for v in clauses.verbs[k])


def _meant(clauses: Clauses, k: int, stop: int) -> int:
    """The word behind «التي كانت مقررة» at word k, which parts a noun from no one («المحادثات التي كانت مقررة مع تركيا»)."""
    been = k + 3 < stop and clauses.is_(k, "relative") and clauses.is_(k + 1, "been", free=True)
    return k + 3 if been and clauses.doc.at(k + 2, "modal") and k + 2 not in clauses.verbs else k


def _goes_on(clauses: Clauses, k: int) -> bool:
    """Does a phrase go on behind a comma, with a preposition of place or company, or a day?"""
    form = clauses.doc.forms[k]
    return k in clauses.timed or form in clauses.words["place"] or form in clauses.tables.company


def _affiliated(clauses: Clauses, arg: Arg) -> bool:
    """Does a place only say where unnamed people serve («بين مسؤولين كبيرين في الكرملين»)?"""
    k = arg.i - 1
    while k > 0 and clauses.named[k] is not None:  # joined to others («في الكرملين والولايات المتحدة»)
        k -= 1
    before = clauses.named[k - 1] if k > 0 else None
    if before is None or before.entity.kind != "group" or k - 1 in clauses.breaks or clauses.doc.forms[k] not in clauses.words["place"]:
        return False
    return not clauses.definite(k - 1)


def in_topic(clauses: Clauses, mention: Mention, arg: Arg) -> bool:
    """Is a land part of what talks are about («محادثات بشأن خطة للسلام في السودان»)? A city there is where they are held."""
    if arg.prep not in clauses.words["place"]:
        return False
    if _affiliated(clauses, arg):
        return True
    if arg.named.entity.kind != "place" or is_city(clauses, arg):
        return False
    about = next((k for k in range(mention.tail, arg.i) if clauses.is_(k, "concerning", free=True)), arg.i)
    return arg.i - about > 2 and not any(k in clauses.commas for k in range(about, arg.i))


def of_topic(clauses: Clauses, mention: Mention, arg: Arg) -> bool:
    """Is a place that of what a verb of talking is about («بحث مع نظيره الأوضاع في غزة»)? A city is, behind a word for a situation."""
    k = arg.i - 2
    if mention.frame.type != "CONSULT" or arg.prep not in clauses.words["place"] or arg.named.entity.kind != "place" or k <= mention.i:
        return False
    if k in clauses.breaks or k + 1 in clauses.breaks:
        return False
    if clauses.is_(k, "situation", free=True):
        return True
    plain = clauses.named[k] is None and k not in clauses.dated and k not in clauses.deeds
    return plain and clauses.definite(k) and not is_city(clauses, arg)


def owners(clauses: Clauses, mention: Mention) -> list[Arg]:
    """Whom the pronoun on a noun means: one, or the two or more joined in front of it."""
    if len(mention.owner) == 1 or mention.owner not in clauses.words["plural_pronouns"]:
        one = topic(clauses, mention.i, mention.owner in clauses.words["her"], mention.frame.of == "guest")
        return [one] if one is not None else []
    args = arguments(clauses, clauses.sentence(mention.i)[0], mention.i)
    where = clauses.words["place"]  # «يواصل وزراء مصر والسودان في كينشاسا محادثاتهم»: not the city
    args = [a for a in args if not (a.named.entity.kind == "place" and a.prep in where)] or args
    if mention.frame.type in FORCEFUL and mention.owner not in clauses.words["her"]:
        args = [a for a in args if a.named.entity.kind in ("group", "person")] or args
    chain = args[-1:]
    for arg in reversed(args[:-1]):
        if len(chain) < 4 and chain[0].i - arg.j <= 2 and arg.prep == chain[0].prep:
            chain.insert(0, arg)
    return chain


def named_behind(clauses: Clauses, mention: Mention, arg: Arg) -> Slot:
    """What a name right behind the noun is: a city gives talks their place, not a party («محادثات جنيف»)."""
    if mention.frame.kin == REOPENING and arg.named.entity.kind != "organisation":
        return "place" if is_city(clauses, arg) else "none"
    if mention.frame.object == "place" and arg.named.entity.kind == "place":
        return "place"
    if mention.frame.type == "CONSULT" and is_topic(clauses, arg):
        return "none"
    if is_city(clauses, arg) and (mention.frame.target_place or mention.frame.type == "PROTEST"):
        return "place"
    if is_city(clauses, arg) and mention.frame.of == "attendee":
        return "place" if mention.frame.type == "CONSULT" else "none"
    return mention.frame.of or "none"


def other_noun(clauses: Clauses, k: int) -> bool:
    """Is word k another noun, behind a preposition of one letter, on which a clause further on may be («منددة بالانقلاب الذي»)?"""
    return any(s.pro.endswith(clauses.article) and clauses.led(s.pro) in clauses.words["by"] for s in clauses.doc.infos[k].splits)
