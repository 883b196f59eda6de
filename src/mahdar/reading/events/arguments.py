"""Participants and place of each mention."""

from __future__ import annotations

from mahdar.lang.tables.event import FORCEFUL, Slot, part_of
from mahdar.model.event import Part
from mahdar.reading.events.clauses import Clauses, Verb
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.people import Arg, arguments, captive, counted, is_city, is_topic, slot
from mahdar.reading.events.subjects import (
    FREE,
    fronted,
    in_front,
    pronoun_near,
    speaker_or,
    subjects_before,
    topic,
    zone,
)
from mahdar.reading.events.targets import aimed_at, belonging, claimed, protested, some_of, sufferers, whose
from mahdar.reading.events.voice import meant, split

NOWHERE = ("ACCUSE", "SUPPORT", "SANCTION", "THREATEN", "CONCEDE")
"""Types of what is done with words or by order: a place told with them is that of what they are about."""


REOPENING = "reopening"
"""Family of events that are done to a place or to the house of a body («إعادة فتح معبر», «إعادة فتح السفارة»)."""


def fill(clauses: Clauses, mention: Mention) -> None:
    """Give a mention its participants and its place."""
    parts: dict[str, Part] = {}
    if mention.verb is not None:
        _verb(clauses, mention, mention.verb, parts)
    else:
        _noun(clauses, mention, parts)
        own = mention.frame.of == mention.frame.subject == "agent" and "agent" in parts.values()
        if mention.carrier is not None and not own:
            _carrier(clauses, mention, mention.carrier, parts)
            if mention.convened and mention.governor is not None:
                _governor(clauses, mention, mention.governor, parts)
        elif mention.governor is not None and not (mention.status == "called for" and "agent" in parts.values()):
            _governor(clauses, mention, mention.governor, parts)
        elif mention.wish >= 0:
            _wisher(clauses, mention, parts)
        elif (frame_speaks(mention) and "agent" not in parts.values()) or _attended(clauses, mention, parts):
            _within(clauses, mention, parts)
    if mention.frame.type == "PROTEST":
        for arg in protested(clauses, mention):
            parts.setdefault(arg.named.entity.id, "recipient")
    if mention.source is not None:
        parts = mention.source.parts | parts
    mention.parts = parts
    if mention.frame.type in NOWHERE:
        mention.place = None
    if mention.frame.target_place:
        _target(clauses, mention)


def _target(clauses: Clauses, mention: Mention) -> None:
    """Where force is used: on the place it is used against; and a war in a country is against it."""
    entities, parts = clauses.index.by_id, mention.parts
    if mention.place is None:
        mention.place = next((e for e, p in parts.items() if p == "recipient" and entities[e].kind == "place"), None)
    if not mention.frame.lasting:
        return
    if mention.place is None and len(parts) == 1 and "agent" in parts.values() and mention.definite:
        mention.place = next((e for e in parts if entities[e].kind == "place"), None)
    elif mention.place and "agent" in parts.values() and entities[mention.place].known_as in clauses.doc.language.world.countries:
        parts.setdefault(mention.place, "recipient")


def _put(clauses: Clauses, mention: Mention, arg: Arg, role: Slot, parts: dict[str, Part]) -> None:
    if mention.frame.type in FORCEFUL:
        arg = whose(clauses, arg)
    entity = arg.named.entity
    if role == "place":
        old = clauses.index.by_id[mention.place] if mention.place else None
        if (entity.kind == "place" and (old is None or old.kind != "place")) or (entity.kind == "organisation" and old is None):
            mention.place = entity.id
        return
    if role == "host" and is_city(clauses, arg):
        mention.place = mention.place or entity.id
        return
    part = part_of(role)
    if part is not None:
        parts.setdefault(entity.id, part)


def _by_word(clauses: Clauses, mention: Mention, arg: Arg, parts: dict[str, Part]) -> None:
    """The part that the preposition in front of an entity gives it, with the rule that says so."""
    role, rule = slot(clauses, mention.frame, arg)
    _put(clauses, mention, arg, role, parts)
    if rule and part_of(role) is not None and rule not in mention.rules:
        mention.rules = (*mention.rules, rule)


def _noun_end(clauses: Clauses, mention: Mention) -> int:
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


def _noun(clauses: Clauses, mention: Mention, parts: dict[str, Part]) -> None:
    frame = mention.frame
    end = _noun_end(clauses, mention)
    striking = frame.target_place and mention.i - 1 in clauses.verbs and mention.carrier is None
    for arg in arguments(clauses, mention.tail, end):
        if arg.prep in FREE:
            if striking:
                continue  # the object of the verb («استهدف هجوم دورية»)
            if frame.type not in FORCEFUL and captive(clauses, arg):
                continue
            if arg.i - mention.tail <= 3 or counted(clauses, mention.tail, arg.i):
                _put(clauses, mention, arg, frame.object if mention.owner else _of(clauses, mention, arg), parts)
            continue
        if not (frame.type == "CONSULT" and _in_topic(clauses, mention, arg)):
            _by_word(clauses, mention, arg, parts)
    _nisba(clauses, mention, parts)
    _relative(clauses, mention, parts)
    if frame.type in FORCEFUL:
        _force(clauses, mention, parts)
    if mention.owner and frame.of is not None:
        for owner in _owners(clauses, mention):
            _put(clauses, mention, owner, frame.of, parts)


def _affiliated(clauses: Clauses, arg: Arg) -> bool:
    """Does a place only say where unnamed people serve («بين مسؤولين كبيرين في الكرملين»)?"""
    k = arg.i - 1
    while k > 0 and clauses.named[k] is not None:  # joined to others («في الكرملين والولايات المتحدة»)
        k -= 1
    before = clauses.named[k - 1] if k > 0 else None
    if before is None or before.entity.kind != "group" or k - 1 in clauses.breaks or clauses.doc.forms[k] not in clauses.words["place"]:
        return False
    return not clauses.definite(k - 1)


def _in_topic(clauses: Clauses, mention: Mention, arg: Arg) -> bool:
    """Is a land part of what talks are about («محادثات بشأن خطة للسلام في السودان»)? A city there is where they are held."""
    if arg.prep not in clauses.words["place"]:
        return False
    if _affiliated(clauses, arg):
        return True
    if arg.named.entity.kind != "place" or is_city(clauses, arg):
        return False
    about = next((k for k in range(mention.tail, arg.i) if clauses.is_(k, "concerning", free=True)), arg.i)
    return arg.i - about > 2 and not any(k in clauses.commas for k in range(about, arg.i))


def _force(clauses: Clauses, mention: Mention, parts: dict[str, Part]) -> None:
    """Who suffered a use of force, from the words in front of its noun, and who is said to have done it."""
    for arg in sufferers(clauses, mention):
        _put(clauses, mention, arg, "recipient", parts)
    for arg in aimed_at(clauses, mention):
        parts[arg.named.entity.id] = "recipient"
    if mention.frame.of == "recipient" and "recipient" not in parts.values():
        for arg in some_of(clauses, mention):
            _put(clauses, mention, arg, "recipient", parts)
    if "agent" not in parts.values():
        for arg in claimed(clauses, mention):
            _put(clauses, mention, arg, "agent", parts)


def _owners(clauses: Clauses, mention: Mention) -> list[Arg]:
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


def _of(clauses: Clauses, mention: Mention, arg: Arg) -> Slot:
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


def _nisba(clauses: Clauses, mention: Mention, parts: dict[str, Part]) -> None:
    """An adjective of nationality behind the noun is who did it («قصف إسرائيلي على»)."""
    role = mention.frame.of
    if role is None or part_of(role) is None:
        return
    for k in range(mention.tail, min(mention.tail + 3, len(clauses.doc))):
        if k - 1 in clauses.breaks or k in clauses.verbs or clauses.preposition(k):
            return
        hit = next(iter(clauses.doc.at(k, "nisba")), None)
        if hit is not None and (clauses.named[k] is None):
            country = hit.senses[0].id
            place = next((e for e in clauses.doc.found.entities if e.kind == "place" and e.known_as == country), None)
            if place is not None:
                parts.setdefault(place.id, part_of(role) or "agent")
            return


def _relative(clauses: Clauses, mention: Mention, parts: dict[str, Part]) -> None:
    """Who did it, from a clause on the noun («المهلة التي حددها الرئيس», «ضغوط مارسها قادة»); or whom it struck."""
    verb = mention.does
    for k in range(mention.tail, min(mention.tail + 5, len(clauses.doc))):
        if verb is not None or k - 1 in clauses.stops or clauses.preposition(k) or _other_noun(clauses, k):
            break
        verb = next((v for v in clauses.verbs.get(k, ()) if v.enc), None)
    if verb is None or (mention.carrier is not None and mention.carrier.i == verb.i):
        return
    args = arguments(clauses, verb.i + 1, clauses.end(verb.i))
    role: Slot = mention.frame.subject if verb.enc else mention.frame.object
    for arg in args:
        if arg.prep in FREE:
            _put(clauses, mention, arg, role, parts)


def _other_noun(clauses: Clauses, k: int) -> bool:
    """Is word k another noun, behind a preposition of one letter, on which a clause further on may be («منددة بالانقلاب الذي»)?"""
    return any(s.pro.endswith(clauses.article) and clauses.led(s.pro) in clauses.words["by"] for s in clauses.doc.infos[k].splits)


def _carrier(clauses: Clauses, mention: Mention, verb: Verb, parts: dict[str, Part]) -> None:
    """Subject, companions and place from the clause of the verb that carries the noun."""
    light, frame = clauses.tables.light.get(verb.lemma), mention.frame
    if clauses.negated(verb.i) and light is not None and light.effect == "attend":
        return
    role: Slot = (light.subject if light else None) or frame.subject
    if frame.of == "recipient" and verb.lemma in clauses.tables.numbers.yielded and verb.i < mention.i and not verb.enc:
        return
    if verb.i < mention.i:
        between = arguments(clauses, verb.i + 1, mention.i)
        ahead = [] if verb.form.passive or light is None or light.subject == "none" else in_front(clauses, verb)
        subject = ahead or [a for a in between if a.prep in FREE]
        if subject and not verb.form.passive:
            for arg in subject:
                _put(clauses, mention, arg, role, parts)
        elif not verb.form.passive and verb.form.features[:1] == "3" and not _is_subject(clauses, mention, verb):
            found = subjects_before(clauses, verb)
            for arg in found if _bound(clauses, verb) else speaker_or(clauses, found, verb):
                _put(clauses, mention, arg, role, parts)
        for arg in between:
            if arg.prep in FREE and ahead:
                _put(clauses, mention, arg, frame.object, parts)
            elif arg not in subject:
                _by_word(clauses, mention, arg, parts)
    else:
        for arg in arguments(clauses, verb.i + 1, _verb_stop(clauses, verb.i)):
            if arg.prep in FREE:
                _put(clauses, mention, arg, role, parts)
            else:
                _by_word(clauses, mention, arg, parts)


def frame_speaks(mention: Mention) -> bool:
    """Is it a speech or press conference, held by whoever the verb around it is said of?"""
    return mention.frame.kin in ("press", "speech")


def _attended(clauses: Clauses, mention: Mention, parts: dict[str, Part]) -> bool:
    """Was whoever the verb around it is said of at a meeting, visit or call told with too few («أكد خلال زيارة لطهران»)?"""
    if mention.frame.kin not in ("meeting", "visit", "call") or mention.carrier is not None or mention.number != "s":
        return False
    k = clauses.before(mention.head)
    few = "guest" not in parts.values() if mention.frame.kin == "visit" else len(parts) < 2
    near = k is not None and clauses.is_(k, "occasion") and not clauses.is_(k, "margin")
    return few and near and mention.status == "held"


def _within(clauses: Clauses, mention: Mention, parts: dict[str, Part]) -> None:
    """The subject of the verb that an occasion stands with («وانتقد لافروف في مؤتمر صحفي …»)."""
    k = clauses.before(mention.head)
    if k is None or not (clauses.preposition(k) or clauses.is_(k, "occasion")):
        return
    for at in range(k - 1, max(clauses.sentence(mention.i)[0], k - 14) - 1, -1):
        if at in clauses.verbs:
            verb = clauses.verbs[at][0]
            if clauses.negated(at):
                return
            between = [a for a in arguments(clauses, at + 1, mention.i) if a.prep in FREE]
            for arg in between[:1] or speaker_or(clauses, subjects_before(clauses, verb), verb):
                _put(clauses, mention, arg, mention.frame.subject, parts)
            return
    for at in range(mention.j, min(mention.j + 14, clauses.sentence(mention.i)[1])):
        if at in clauses.verbs and not clauses.verbs[at][0].enc:
            for arg in [a for a in arguments(clauses, at + 1, min(at + 8, clauses.sentence(mention.i)[1])) if a.prep in FREE][:1]:
                _put(clauses, mention, arg, mention.frame.subject, parts)
            return


def _wisher(clauses: Clauses, mention: Mention, parts: dict[str, Part]) -> None:
    """Who is ready for it or means to do it («موسكو مستعدة لـ», «نيته …»)."""
    start = zone(clauses, mention.wish)
    if start and start - 1 in clauses.verbs and pronoun_near(clauses, start - 1):
        for arg in speaker_or(clauses, [], clauses.verbs[start - 1][0]):
            _put(clauses, mention, arg, mention.frame.subject, parts)
        return
    free = [a for a in arguments(clauses, start, mention.wish) if a.prep in FREE]
    for arg in free[:1] or [a for a in [topic(clauses, mention.wish)] if a is not None]:
        _put(clauses, mention, arg, mention.frame.subject, parts)


def _bound(clauses: Clauses, verb: Verb) -> bool:
    """Is the word in front of a verb a noun or «which», so that it is no new sentence with a pronoun?"""
    k = clauses.before(verb.i)
    if k is None or verb.pro[:1] in clauses.words["conjunction"]:
        return False
    return k in clauses.deeds or clauses.doc.forms[k] in clauses.words["relative"]


def _governor(clauses: Clauses, mention: Mention, verb: Verb, parts: dict[str, Part]) -> None:
    """Who plans, proposes or calls for it takes part in it."""
    between = arguments(clauses, verb.i + 1, mention.i)
    subject = [a for a in between if a.prep in FREE] if verb.form.features[-1:] == "s" else []
    for arg in subject or speaker_or(clauses, subjects_before(clauses, verb), verb):
        _put(clauses, mention, arg, mention.frame.subject, parts)


def _is_subject(clauses: Clauses, mention: Mention, verb: Verb) -> bool:
    """Is the noun itself the subject of the verb («انتهت في مسقط جولة», «جرى تبادل»)?"""
    if verb.lemma in mention.frame.verbs:
        return False
    if mention.light is not None and mention.light.effect in ("begin", "continue", "end") and mention.i - verb.i <= 2:
        return True
    return verb.form.features[-1:] == "s" and clauses.doc.language.fold(verb.lemma) in clauses.words["happens"]


def _verb(clauses: Clauses, mention: Mention, verb: Verb, parts: dict[str, Part]) -> None:
    frame = mention.frame
    end = _verb_end(clauses, mention)
    args = arguments(clauses, mention.j, end)
    bare = [a for a in args if a.prep in FREE]
    subject, rest = split(clauses, mention, verb, bare, end)
    for arg in subject:
        _put(clauses, mention, arg, frame.subject, parts)
    if verb.enc and not rest and subject and part_of(frame.object):
        rest = [a for a in [meant(clauses, verb, subject[0])] if a is not None]
    if not rest and frame.target_place:
        rest = belonging(clauses, mention)
    for arg in rest:
        _put(clauses, mention, arg, frame.object, parts)
    for arg in args:
        if arg not in bare and arg not in rest:
            _by_word(clauses, mention, arg, parts)
    if frame.kin == REOPENING and not bare:
        for arg in fronted(clauses, verb):
            _put(clauses, mention, arg, "place" if arg.named.entity.kind == "place" and arg.prep not in FREE else "agent", parts)


def _verb_stop(clauses: Clauses, i: int) -> int:
    end = clauses.end(i)
    return next((k for k in range(i + 1, end) if k in clauses.deeds or k in clauses.carriers), end)


def _verb_end(clauses: Clauses, mention: Mention) -> int:
    end = clauses.past_brackets(clauses.end(mention.i))
    for k in range(mention.j + 1, end):
        if k in clauses.deeds and clauses.preceded(k, "margin"):
            return k
        if k in clauses.deeds and clauses.doc.at(k, "deed")[0].value.frame.kin != mention.frame.kin:
            return k
    return end
