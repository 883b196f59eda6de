"""Against whom: the owner of what was struck, and whom a protest is against."""

from __future__ import annotations

from mahdar.lang.tables.actor import PROTESTER
from mahdar.reading.entities.index import Named
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.people import Arg, arguments, is_city
from mahdar.reading.events.subjects import FREE, joined, topic

REACH = 30
"""Words behind a mention of a protest in which its target is looked for."""

PHRASE = 3
"""Words of the phrase behind «ضد» in which a party begins («ضد قرار الحكومة»)."""

CLAIM = 5
"""Words between «نسب» and whom it is ascribed to at most."""


def belonging(clauses: Clauses, mention: Mention) -> list[Arg]:
    """Whose that is which was struck, where it is no entity itself («استهدف موكبا لقوات الأمن»)."""
    for arg in arguments(clauses, mention.j, clauses.end(mention.i)):
        if arg.prep not in clauses.words["to"] or arg.i <= mention.j:
            continue
        k = arg.i - 1
        if k not in clauses.verbs and clauses.named[k] is None and clauses.doc.forms[k].endswith(clauses.accusative):
            return [arg]
    return []


def protested(clauses: Clauses, mention: Mention) -> list[Arg]:
    """Whom a protest is against or asks something of («ضد الحكومة», «احتجاجا على قرار بريطانيا», «مطالبين السلطة بـ»)."""
    stop = min(clauses.sentence(mention.i)[1], mention.i + REACH)
    for k in range(mention.i, stop - 1):
        if k > mention.i and k - 1 in clauses.stops:
            break
        if clauses.is_(k, "asking") or clauses.is_(k, "against"):
            found = _party(clauses, k + 1, stop)
        elif k + 1 < stop and clauses.is_(k, "because", free=True) and clauses.preposition(k + 1):
            found = _party(clauses, k + 2, stop)
        else:
            continue
        if found:
            return found
    return []


def _party(clauses: Clauses, start: int, stop: int) -> list[Arg]:
    """The party in the phrase that begins at word `start`, with those joined to it; or whose that is which it names."""
    if clauses.is_(start, "each") and start + 1 < stop and clauses.is_(start + 1, "among"):
        start += 2  # «مناهضة لكل من X وY»
    end = start
    while end < stop and (end < start + PHRASE or clauses.named[end] is not None or clauses.named[end - 1] is not None):
        if end > start and (end in clauses.verbs or end - 1 in clauses.breaks or clauses.preposition(end)):
            break
        end += 1
    found = [a for a in arguments(clauses, start, end) if not is_city(clauses, a)]
    found = [a for a in found if not _protesters(clauses, a)]
    chain = found[:1] + [a for a in found[1:] if joined(clauses, a)]
    return chain[:PHRASE] or _state(clauses, start, end) or _maker(clauses, start, min(stop, end + 1)) or _visitor(clauses, start)


def _protesters(clauses: Clauses, arg: Arg) -> bool:
    """Is it those who protest themselves («استخدام القوة ضد المتظاهرين»)?"""
    return any(s.value.use == PROTESTER for h in clauses.doc.at(arg.i, "actor") for s in h.senses)


def _maker(clauses: Clauses, start: int, end: int) -> list[Arg]:
    """Whose deed it is, from a clause on it («منددة بالانقلاب الذي قاده الجنرال», «احتجاجا على أحكام أصدرها القضاء»)."""
    for k in range(start + 1, end):
        verb = next((v for v in clauses.verbs.get(k, ()) if v.enc and not v.form.passive), None)
        if verb is not None and k - 1 not in clauses.breaks:
            return [a for a in arguments(clauses, k + 1, clauses.end(k)) if a.prep in FREE and a.i - k <= 2][:1]
    return []


def _visitor(clauses: Clauses, k: int) -> list[Arg]:
    """Who is meant by the pronoun on what is protested against («استقبل الملك الرئيس … احتجاجا على زيارته»)."""
    if k not in clauses.deeds:
        return []
    hit = clauses.doc.at(k, "deed")[0]
    if not hit.enc or hit.enc == clauses.accusative or hit.enc in clauses.words["plural_pronouns"]:
        return []
    first = clauses.sentence(k)[0]
    gender = "f" if hit.enc in clauses.words["her"] else "m"
    people = [a for a in arguments(clauses, first, k) if a.named.entity.kind == "person" and a.named.entity.gender in (None, gender)]
    while len(people) > 1 and joined(clauses, people[-1]):
        people.pop()
    return people[-1:]


def _state(clauses: Clauses, start: int, end: int) -> list[Arg]:
    """The state of the adjective in a phrase («ضد الغارات الإسرائيلية»), if the article names it."""
    for k in range(start, end):
        for hit in clauses.doc.at(k, "nisba"):
            for entity in clauses.doc.found.entities:
                if entity.kind == "place" and entity.known_as == hit.senses[0].id:
                    return [Arg(Named(entity, entity.mentions[0]), "", k, k + 1)]
    return []


def claimed(clauses: Clauses, mention: Mention) -> list[Arg]:
    """Who is said to have done it, in a clause further on («هجوم … تبناه تنظيم», «… نسب إلى المتمردين»)."""
    first, stop = mention.j, clauses.sentence(mention.i)[1]
    for k in range(first, min(stop, first + REACH)):
        if k not in clauses.verbs:
            continue
        verb = clauses.verbs[k][0]
        lemma, behind = clauses.doc.language.fold(verb.lemma), arguments(clauses, k + 1, clauses.end(k))
        if lemma in clauses.words["claims"] and verb.enc:
            return [a for a in behind if a.prep in FREE][:1]
        if lemma in clauses.words["ascribed"]:
            return [a for a in behind if a.prep not in FREE and a.i - k <= CLAIM][:1]
    return []


def sufferers(clauses: Clauses, mention: Mention) -> list[Arg]:
    """Who suffered it, in front of the noun («تعرض الوزير لمحاولة اغتيال», «تعرض قافلة للجيش لهجوم»)."""
    floor = max(clauses.sentence(mention.i)[0], mention.i - REACH // 2)
    for k in range(mention.i - 1, floor - 1, -1):
        if k in clauses.stops:
            return []
        light = next((h.value for h in clauses.doc.at(k, "carrier") if h.value.subject == "recipient"), None)
        if light is not None and k not in clauses.verbs:
            return [a for a in arguments(clauses, k + 1, mention.i) if a.prep in FREE][:2]
        if k in clauses.verbs or k in clauses.deeds:
            return []
    return []


def some_of(clauses: Clauses, mention: Mention) -> list[Arg]:
    """Who the dead were, where only their number stands before («مقتل 13 معظمهم من الشرطة», «بينهم ثلاثة جنود»)."""
    stop = min(clauses.sentence(mention.i)[1], mention.j + REACH // 3)
    for arg in arguments(clauses, mention.j, stop):
        if any(k in clauses.verbs or k in clauses.deeds or k in clauses.stops for k in range(mention.j, arg.i)):
            return []
        if arg.named.entity.kind in ("group", "person") and any(clauses.is_(k, "some") for k in range(mention.j, arg.i)):
            return [arg]
    return []


def whose(clauses: Clauses, arg: Arg) -> Arg:
    """The owner of a group told with a pronoun («جنوده») or the body it is of («مسلحا من تنظيم …»); else the group."""
    if arg.named.entity.kind != "group":
        return arg
    doc = clauses.doc
    if not clauses.definite(arg.i) and arg.j + 1 < doc.n and clauses.is_(arg.j, "among", free=True) and arg.j - 1 not in clauses.breaks:
        body = clauses.named[arg.j + 1]
        if body is not None and body.entity.kind == "organisation":
            return Arg(body, arg.prep, arg.i, arg.j)
    if arg.j - arg.i != 1:
        return arg
    if not any(h.enc and h.enc != clauses.accusative for kind in ("collective", "actor") for h in doc.at(arg.i, kind)):
        return arg
    owner = topic(clauses, arg.i)
    return Arg(owner.named, arg.prep, arg.i, arg.j) if owner is not None and owner.i < arg.i else arg


def aimed_at(clauses: Clauses, mention: Mention) -> list[Arg]:
    """Whom it was aimed at, as a participle tells («مستهدفا دورية للجيش»)."""
    stop = min(clauses.sentence(mention.i)[1], mention.j + REACH // 2)
    for k in range(mention.j, stop):
        if k in clauses.verbs or k - 1 in clauses.stops:
            return []
        if clauses.is_(k, "aiming", free=True):
            return [a for a in arguments(clauses, k + 1, min(k + 1 + CLAIM, stop)) if a.prep in FREE]
    return []


def passing(clauses: Clauses, mention: Mention) -> list[Arg]:
    """Who passed by when it went off («انفجرت عبوة لدى مرور قافلة للجيش»)."""
    stop = min(clauses.sentence(mention.i)[1], mention.j + REACH // 2)
    for k in range(mention.j, stop):
        if k in clauses.verbs or k - 1 in clauses.stops:
            continue
        if clauses.is_(k, "passing", free=True):
            return arguments(clauses, k + 1, min(k + 1 + CLAIM, stop))[:1]
    return []


def lost(clauses: Clauses, mention: Mention) -> list[Arg]:
    """Whose lives it took («أودى قصف بحياة 12 مدنيا», «تفجير أودى بحياة ثلاثة جنود»)."""
    stop = min(clauses.sentence(mention.i)[1], mention.j + REACH // 2)
    for k in range(mention.j, stop):
        if k - 1 in clauses.stops:
            return []
        if clauses.is_(k, "lives") and not clauses.is_(k, "lives", free=True):
            return arguments(clauses, k + 1, min(k + 1 + CLAIM, stop))[:1]
    return []
