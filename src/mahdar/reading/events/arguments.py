"""Participants and place of each mention."""

from __future__ import annotations

from mahdar.lang.tables.event import FORCEFUL, Slot, part_of
from mahdar.model.event import Part
from mahdar.reading.events.attending import anchored, attended, frame_speaks, within
from mahdar.reading.events.clauses import Clauses, Verb
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.people import Arg, arguments, captive, counted, slot, thing
from mahdar.reading.events.phrases import REOPENING, in_topic, named_behind, noun_end, of_topic, other_noun, owners
from mahdar.reading.events.roles import by_word, put
from mahdar.reading.events.subjects import (
    FREE,
    chained,
    fronted,
    in_front,
    joined,
    land_of,
    pair_behind,
    pronoun_near,
    speaker_or,
    subjects_before,
    topic,
    zone,
)
from mahdar.reading.events.targets import aimed_at, belonging, claimed, lost, passing, protested, some_of, sufferers
from mahdar.reading.events.voice import meant, split

MEETING = ("CONSULT", "AGREE")
"""Types of what people come together for."""

NOWHERE = ("ACCUSE", "SUPPORT", "SANCTION", "THREATEN", "CONCEDE")
"""Types of what is done with words or by order: a place told with them is that of what they are about."""

THERE = ("surrender",)
"""Families of such types that are deeds with a place."""

OWNER = 2
"""Words between a deed and «ل» with its owner at most."""

EXPLOSION = "bombing"
"""Family of what goes off while somebody passes by."""

HANDED = ("letter", "invitation")
"""Families of what one writes and another may hand over or receive."""


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
        elif mention.carrier is not None and mention.frame.kin in HANDED and mention.carrier.i < mention.i:
            _handed(clauses, mention, mention.carrier, parts)
        elif mention.governor is not None and not (mention.status == "called for" and "agent" in parts.values()):
            _governor(clauses, mention, mention.governor, parts)
        elif mention.wish >= 0:
            _wisher(clauses, mention, parts)
        elif frame_speaks(mention) and "agent" not in parts.values():
            within(clauses, mention, parts)
        if mention.governor is None and mention.wish < 0 and attended(clauses, mention, parts):
            within(clauses, mention, parts, anchored(clauses, mention))
    if mention.frame.type == "PROTEST":
        for arg in protested(clauses, mention):
            parts.setdefault(arg.named.entity.id, "recipient")
    if mention.frame.crowd:
        parts = {e: p for e, p in parts.items() if p != "recipient" or clauses.index.by_id[e].kind != "place"}
    if mention.frame.kin == EXPLOSION:
        for arg in passing(clauses, mention):
            put(clauses, mention, arg, "recipient", parts)
    if mention.source is not None:
        parts = mention.source.parts | parts
    mention.parts = parts
    if mention.frame.type in NOWHERE and mention.frame.kin not in THERE:
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


def _noun(clauses: Clauses, mention: Mention, parts: dict[str, Part]) -> None:
    frame = mention.frame
    end = noun_end(clauses, mention)
    striking = frame.target_place and mention.i - 1 in clauses.verbs and mention.carrier is None
    gathered = False
    last: Arg | None = None
    for arg in arguments(clauses, mention.tail, end):
        if arg.prep in FREE:
            if striking:
                continue  # the object of the verb («استهدف هجوم دورية»)
            if frame.type not in FORCEFUL and captive(clauses, arg):
                continue
            after = last is not None and arg.i - last.j <= 1 and joined(clauses, arg)
            if after or arg.i - mention.tail <= 3 or counted(clauses, mention.tail, arg.i):
                struck = mention.owner or (frame.type == "ASSAULT" and thing(clauses, arg))
                put(clauses, mention, arg, frame.object if struck else named_behind(clauses, mention, arg), parts)
                last = arg
            continue
        if frame.type == "PROTEST" and clauses.is_(arg.i - 1, "backing"):
            continue  # «مظاهرة مؤيدة للحكومة»
        if frame.type == "PROTEST" and clauses.is_(arg.i - 1, "against"):
            put(clauses, mention, arg, "recipient", parts)
            continue
        gathered = gathered or arg.prep in clauses.words["gathering"]
        if _owns(clauses, mention, arg):
            put(clauses, mention, arg, frame.of or "none", parts)
        elif gathered and arg.prep in clauses.words["by"] and arg.named.entity.kind != "place":
            put(clauses, mention, arg, frame.subject, parts)  # «لقاء جمع الوزير بنظيره»
        elif not (frame.type == "CONSULT" and in_topic(clauses, mention, arg)):
            by_word(clauses, mention, arg, parts)
    light = mention.light
    for arg in _doers(clauses, mention, parts):
        put(clauses, mention, arg, (light.subject if light else None) or frame.subject, parts)
    _nisba(clauses, mention, parts)
    _relative(clauses, mention, parts)
    if frame.type in FORCEFUL:
        _force(clauses, mention, parts)
    if mention.owner and frame.of is not None:
        for owner in owners(clauses, mention):
            put(clauses, mention, owner, frame.of, parts)


def _force(clauses: Clauses, mention: Mention, parts: dict[str, Part]) -> None:
    """Who suffered a use of force, from the words in front of its noun, and who is said to have done it."""
    for arg in sufferers(clauses, mention):
        put(clauses, mention, arg, "recipient", parts)
    for arg in (*aimed_at(clauses, mention), *lost(clauses, mention)):
        parts[arg.named.entity.id] = "recipient"
    if mention.frame.of == "recipient" and "recipient" not in parts.values():
        for arg in some_of(clauses, mention):
            put(clauses, mention, arg, "recipient", parts)
    if "agent" not in parts.values():
        for arg in claimed(clauses, mention):
            put(clauses, mention, arg, "agent", parts)


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
        if verb is not None or k - 1 in clauses.stops or clauses.preposition(k) or other_noun(clauses, k):
            break
        verb = next((v for v in clauses.verbs.get(k, ()) if v.enc), None)
    if verb is None or (mention.carrier is not None and mention.carrier.i == verb.i):
        return
    args = arguments(clauses, verb.i + 1, clauses.end(verb.i))
    role: Slot = mention.frame.subject if verb.enc else mention.frame.object
    for arg in args:
        if arg.prep in FREE:
            put(clauses, mention, arg, role, parts)


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
                seen = role == "place" and frame.type in MEETING and arg.named.entity.kind == "person"  # «شهد الوزيران التوقيع»
                put(clauses, mention, arg, frame.subject if seen else role, parts)
        elif not verb.form.passive and verb.form.features[:1] == "3" and not _is_subject(clauses, mention, verb):
            found = subjects_before(clauses, verb)
            for arg in found if _bound(clauses, verb) else speaker_or(clauses, found, verb):
                put(clauses, mention, arg, role, parts)
        for arg in between:
            if arg.prep in FREE and ahead:
                put(clauses, mention, arg, frame.object, parts)
            elif arg not in subject:
                by_word(clauses, mention, arg, parts)
    else:
        brings = clauses.doc.language.fold(verb.lemma) in clauses.words["gathers"]
        for arg in arguments(clauses, verb.i + 1, _verb_stop(clauses, verb.i)):
            with_ = brings and arg.prep in clauses.words["by"] and arg.named.entity.kind != "place"  # «جمع الوزير بنظيره»
            if arg.prep in FREE or with_:
                put(clauses, mention, arg, role, parts)
            else:
                by_word(clauses, mention, arg, parts)


def _wisher(clauses: Clauses, mention: Mention, parts: dict[str, Part]) -> None:
    """Who is ready for it or means to do it («موسكو مستعدة لـ», «نيته …»)."""
    start = zone(clauses, mention.wish)
    if start and start - 1 in clauses.verbs and pronoun_near(clauses, start - 1):
        for arg in speaker_or(clauses, [], clauses.verbs[start - 1][0]):
            put(clauses, mention, arg, mention.frame.subject, parts)
        return
    home = next((k for k in range(start, mention.wish) if clauses.is_(k, "homeland", free=True)), None)
    land = land_of(clauses, home) if home is not None else None
    free = [a for a in arguments(clauses, start, mention.wish) if a.prep in FREE]
    for arg in ([land] if land is not None else free[:1]) or [a for a in [topic(clauses, mention.wish)] if a is not None]:
        put(clauses, mention, arg, mention.frame.subject, parts)


def _bound(clauses: Clauses, verb: Verb) -> bool:
    """Is the word in front of a verb a noun or «which», so that it is no new sentence with a pronoun?"""
    k = clauses.before(verb.i)
    if k is None or verb.pro[:1] in clauses.words["conjunction"]:
        return False
    return k in clauses.deeds or clauses.doc.forms[k] in clauses.words["relative"]


def _governor(clauses: Clauses, mention: Mention, verb: Verb, parts: dict[str, Part]) -> None:
    """Who plans, proposes or calls for it takes part in it."""
    if pair_behind(clauses, verb.i):
        return  # «ويطالب البلدان بتفعيل الاتفاق»: the two are looked for later
    between = arguments(clauses, verb.i + 1, mention.i)
    subject = [a for a in between if a.prep in FREE] if verb.form.features[-1:] == "s" else []
    if mention.status == "called for" and (called := _called_on(clauses, mention, verb, subject)):
        subject = called
    for arg in subject or speaker_or(clauses, subjects_before(clauses, verb), verb):
        put(clauses, mention, arg, mention.frame.subject, parts)


def _called_on(clauses: Clauses, mention: Mention, verb: Verb, free: list[Arg]) -> list[Arg]:
    """Who is asked to do it, behind who asks («حث المبعوث الطرفين على …»); to talk with one alone means with oneself."""
    ahead = in_front(clauses, verb)
    caller = ahead or chained(clauses, free)
    called = [a for a in free if a not in caller and not _described(clauses, a, caller)]
    if mention.frame.type == "CONSULT" and len(called) == 1 and called[0].named.entity.kind != "group":
        return [*caller, *called]
    return called


def _doers(clauses: Clauses, mention: Mention, parts: dict[str, Part]) -> list[Arg]:
    """The party between the event and the verbal noun or the decision in front («توصل الوفدين إلى اتفاق», «قرار باريس طرد …»)."""
    if mention.head < mention.i and mention.head not in clauses.verbs:
        return [a for a in arguments(clauses, mention.head + 1, mention.i) if a.prep in FREE and a.i == mention.head + 1]
    named = clauses.named[mention.i - 1] if mention.i and mention.i - 1 not in clauses.breaks else None
    if named is None or mention.frame.subject != "agent" or "agent" in parts.values():
        return []
    first = clauses.doc.word_at(named.mention.start)
    bare = first > 0 and clauses.doc.starts[first] == named.mention.start and clauses.is_(first - 1, "decision")
    return [Arg(named, "", first, mention.i)] if bare and not clauses.definite(first - 1) else []


def _described(clauses: Clauses, arg: Arg, caller: list[Arg]) -> bool:
    """Is it only a word that describes an indefinite group in front of it («معلمون معتصمون»)?"""
    return bool(caller) and arg.i == caller[-1].j and arg.named.entity.kind == "group" and not clauses.definite(arg.i)


def _owns(clauses: Clauses, mention: Mention, arg: Arg) -> bool:
    """Is it whose the deed is, brought in by «ل» («زيارة للوزير»), where the frame gives «ل» nothing else to do?"""
    if arg.prep not in clauses.words["to"] or mention.owner or arg.named.entity.kind == "place" or arg.i - mention.tail > OWNER:
        return False
    if any(k in clauses.dated or k in clauses.breaks for k in range(mention.tail - 1, arg.i)):
        return False
    return mention.frame.of == "guest" and slot(clauses, mention.frame, arg)[0] == "none"


def _handed(clauses: Clauses, mention: Mention, verb: Verb, parts: dict[str, Part]) -> None:
    """Who hands a letter of another on, and to whom («سلم الوزير نظيره رسالة من الرئيس»)."""
    bare = [a for a in arguments(clauses, verb.i + 1, mention.i) if a.prep in FREE or clauses.doc.forms[a.i] in clauses.tables.company]
    giver = in_front(clauses, verb) or chained(clauses, bare) or speaker_or(clauses, subjects_before(clauses, verb), verb)
    taker = [a for a in bare if a not in giver]
    if verb.enc and giver and not taker:
        taker = [a for a in [meant(clauses, verb, giver[0])] if a is not None]
    receives = clauses.doc.language.fold(verb.lemma) in clauses.words["accepts"]
    for arg in giver:
        put(clauses, mention, arg, "recipient" if receives else "agent", parts)
    for arg in taker:
        put(clauses, mention, arg, "recipient", parts)


def _goes_on_with(clauses: Clauses, mention: Mention, verb: Verb) -> bool:
    """Is the verb joined to one whose subject it shares («زار الوفد بغداد وعقد ثلاثة اجتماعات»)? A bare singular is its subject."""
    if not verb.pro or verb.pro[:1] not in clauses.words["conjunction"] or mention.definite or verb.form.passive:
        return False
    form = clauses.doc.forms[mention.i]
    bare = mention.number == "s" and not form.endswith((clauses.accusative, clauses.doc.language.feminine)) and mention.i == verb.i + 1
    return not bare and bool(subjects_before(clauses, verb))


def _is_subject(clauses: Clauses, mention: Mention, verb: Verb) -> bool:
    """Is the noun itself the subject of the verb («انتهت في مسقط جولة», «جرى تبادل»)?"""
    if verb.lemma in mention.frame.verbs:
        return False
    if mention.light is not None and mention.light.effect in ("begin", "continue", "end") and mention.i - verb.i <= 2:
        return True
    if _goes_on_with(clauses, mention, verb):
        return False
    return verb.form.features[-1:] == "s" and clauses.doc.language.fold(verb.lemma) in clauses.words["happens"]


def _verb(clauses: Clauses, mention: Mention, verb: Verb, parts: dict[str, Part]) -> None:
    frame = mention.frame
    end = _verb_end(clauses, mention)
    args = arguments(clauses, mention.j, end)
    bare = [a for a in args if a.prep in FREE]
    subject, rest = split(clauses, mention, verb, bare, end)
    for arg in subject:
        put(clauses, mention, arg, frame.subject, parts)
    if verb.enc and not rest and subject and part_of(frame.object):
        rest = [a for a in [meant(clauses, verb, subject[0])] if a is not None]
    if not rest and frame.target_place:
        rest = belonging(clauses, mention)
    for arg in rest:
        put(clauses, mention, arg, frame.object, parts)
    for arg in args:
        if arg not in bare and arg not in rest and not of_topic(clauses, mention, arg):
            by_word(clauses, mention, arg, parts)
    if frame.kin == REOPENING and not bare:
        for arg in fronted(clauses, verb):
            put(clauses, mention, arg, "place" if arg.named.entity.kind == "place" and arg.prep not in FREE else "agent", parts)


def _verb_stop(clauses: Clauses, i: int) -> int:
    end = clauses.end(i)
    return next((k for k in range(i + 1, end) if k in clauses.deeds or k in clauses.carriers), end)


def _behind_aside(clauses: Clauses, k: int, end: int) -> int:
    """The word behind «، على هامش الاجتماع،» at word k, 0 if no commas set it off."""
    opens = any(n in clauses.commas for n in range(max(k - 4, 0), k))
    return next((n + 1 for n in range(k, end - 1) if n in clauses.commas), 0) if opens else 0


def _verb_end(clauses: Clauses, mention: Mention) -> int:
    end = clauses.past_brackets(clauses.end(mention.i))
    past = 0
    for k in range(mention.j + 1, end):
        if k < past:
            continue
        if k in clauses.deeds and clauses.preceded(k, "margin"):
            past = _behind_aside(clauses, k, end)
            if not past:
                return k
            continue
        armed = clauses.is_(k - 1, "weapon") and k - 1 not in clauses.breaks  # «طائرة مسيرة»
        if k in clauses.deeds and not armed and clauses.doc.at(k, "deed")[0].value.frame.kin != mention.frame.kin:
            return k
    return end
