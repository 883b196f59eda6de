"""Participants and place of each mention, mentions joined to events, events written out."""

from __future__ import annotations

from itertools import pairwise

from mahdar.lang.tables.event import Slot, part_of
from mahdar.model.event import EventReport, Part, Participant
from mahdar.model.ids import finding_id
from mahdar.reading.entities.index import Named
from mahdar.reading.events.clauses import COMMAS, STOPS, Clauses, Verb
from mahdar.reading.events.mentions import Mention
from mahdar.reading.events.people import JOINED, Arg, arguments, is_city, slot

FREE = ("", JOINED)


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
        elif mention.governor is not None:
            _governor(clauses, mention, mention.governor, parts)
        elif mention.wish >= 0:
            _wisher(clauses, mention, parts)
        elif frame_speaks(mention) and "agent" not in parts.values():
            _within(clauses, mention, parts)
    mention.parts = parts
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
    for k in range(mention.j, min(stop, mention.j + 22)):
        if clauses.gap(k - 1) & STOPS:
            return k
        bare = doc.forms[k]
        passed = bare in clauses.tables.prepositions or bare in clauses.words["lasted"]
        if (k in clauses.verbs and not passed) or bare in clauses.openers or bare in clauses.words["clause"]:
            return k
        if clauses.gap(k - 1) & COMMAS and clauses.named[k] is None and not _goes_on(clauses, k):
            return k
        if k > mention.j and (k in clauses.deeds or doc.at(k, "carrier")):
            return k
    return min(stop, mention.j + 22)


def _goes_on(clauses: Clauses, k: int) -> bool:
    """Does a phrase go on behind a comma, with a preposition of place or company, or a day?"""
    form = clauses.doc.forms[k]
    return k in clauses.timed or form in clauses.words["place"] or form in clauses.tables.company


def _noun(clauses: Clauses, mention: Mention, parts: dict[str, Part]) -> None:
    frame = mention.frame
    end = _noun_end(clauses, mention)
    for arg in arguments(clauses, mention.j, end):
        if not arg.prep or arg.prep == JOINED:
            if arg.i - mention.j <= 3 and not mention.owner:
                _put(clauses, mention, arg, _of(clauses, mention, arg), parts)
            continue
        _by_word(clauses, mention, arg, parts)
    _nisba(clauses, mention, parts)
    _relative(clauses, mention, parts)
    if mention.owner and frame.of is not None:
        for owner in _owners(clauses, mention):
            _put(clauses, mention, owner, frame.of, parts)


def _owners(clauses: Clauses, mention: Mention) -> list[Arg]:
    """Whom the pronoun on a noun means: one, or the two or more joined in front of it."""
    if len(mention.owner) == 1 or mention.owner not in clauses.words["plural_pronouns"]:
        one = topic(clauses, mention.i, mention.owner in clauses.words["her"])
        return [one] if one is not None else []
    args = arguments(clauses, clauses.sentence(mention.i)[0], mention.i)
    chain = args[-1:]
    for arg in reversed(args[:-1]):
        if len(chain) < 4 and chain[0].i - arg.j <= 2 and arg.prep == chain[0].prep:
            chain.insert(0, arg)
    return chain


def _of(clauses: Clauses, mention: Mention, arg: Arg) -> Slot:
    """What a name right behind the noun is: a city gives talks their place, not a party («محادثات جنيف»)."""
    if mention.frame.object == "place" and arg.named.entity.kind == "place":
        return "place"
    if is_city(clauses, arg) and mention.frame.of == "attendee":
        return "place" if mention.frame.type == "CONSULT" else "none"
    return mention.frame.of or "none"


def _nisba(clauses: Clauses, mention: Mention, parts: dict[str, Part]) -> None:
    """An adjective of nationality behind the noun is who did it («قصف إسرائيلي على»)."""
    role = mention.frame.of
    if role is None or part_of(role) is None:
        return
    for k in range(mention.j, min(mention.j + 3, len(clauses.doc))):
        if clauses.gap(k - 1) & (STOPS | COMMAS) or k in clauses.verbs or clauses.preposition(k):
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
    for k in range(mention.j, min(mention.j + 5, len(clauses.doc))):
        if verb is not None or clauses.gap(k - 1) & STOPS or clauses.preposition(k):
            break
        verb = next((v for v in clauses.verbs.get(k, ()) if v.enc), None)
    if verb is None or (mention.carrier is not None and mention.carrier.i == verb.i):
        return
    args = arguments(clauses, verb.i + 1, clauses.end(verb.i))
    role: Slot = mention.frame.subject if verb.enc else mention.frame.object
    for arg in args:
        if arg.prep in FREE:
            _put(clauses, mention, arg, role, parts)


def _carrier(clauses: Clauses, mention: Mention, verb: Verb, parts: dict[str, Part]) -> None:
    """Subject, companions and place from the clause of the verb that carries the noun."""
    light, frame = clauses.tables.light.get(verb.lemma), mention.frame
    if clauses.negated(verb.i) and light is not None and light.effect == "attend":
        return
    role: Slot = (light.subject if light else None) or frame.subject
    if verb.i < mention.i:
        between = arguments(clauses, verb.i + 1, mention.i)
        subject = [a for a in between if a.prep in FREE]
        if subject and not verb.form.passive:
            for arg in subject:
                _put(clauses, mention, arg, role, parts)
        elif not verb.form.passive and verb.form.features[:1] == "3" and not _is_subject(clauses, mention, verb):
            found = subjects_before(clauses, verb)
            for arg in found if _bound(clauses, verb) else speaker_or(clauses, found, verb):
                _put(clauses, mention, arg, role, parts)
        for arg in between:
            if arg not in subject:
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


def _within(clauses: Clauses, mention: Mention, parts: dict[str, Part]) -> None:
    """The subject of the verb that an occasion stands with («وانتقد لافروف في مؤتمر صحفي …»)."""
    k = clauses.before(mention.i)
    if k is None or not clauses.preposition(k):
        return
    for at in range(k - 1, max(clauses.sentence(mention.i)[0], k - 14) - 1, -1):
        if at in clauses.verbs:
            verb = clauses.verbs[at][0]
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
    start = _zone(clauses, mention.wish)
    if start and start - 1 in clauses.verbs and _pronoun_near(clauses, start - 1):
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
    subject, rest = _split(clauses, mention, verb, bare)
    for arg in subject:
        _put(clauses, mention, arg, frame.subject, parts)
    if verb.enc and not rest and subject and part_of(frame.object):
        rest = [a for a in [_object(clauses, verb, subject[0])] if a is not None]
    for arg in rest:
        _put(clauses, mention, arg, frame.object, parts)
    for arg in args:
        if arg not in bare:
            _by_word(clauses, mention, arg, parts)


def _object(clauses: Clauses, verb: Verb, subject: Arg) -> Arg | None:
    """Whom the pronoun on a verb means: the person last named who is not its subject."""
    for named in clauses.index.before(clauses.doc.starts[verb.i], ("person", "place", "organisation", "group")):
        if clauses.doc.starts[verb.i] - named.mention.end > 400:
            return None
        if named.entity is not subject.named.entity and named.entity.kind in ("person", "group"):
            return Arg(named, "", verb.i, verb.i)
    return None


def _split(clauses: Clauses, mention: Mention, verb: Verb, bare: list[Arg]) -> tuple[list[Arg], list[Arg]]:
    """Which of the bare entities behind a verb are its subject, which its object."""
    if bare and not verb.pro[:1] and _pronoun_near(clauses, verb.i) and verb.form.features[:1] == "3":
        return speaker_or(clauses, [], verb), bare
    if verb.form.passive or _suffered(clauses, mention, verb, bare):
        return [], bare
    if mention.frame.object == "place":
        objects = [a for a in bare if a.named.entity.kind == "place"]
        people = [a for a in bare if a not in objects]
        return people or speaker_or(clauses, subjects_before(clauses, verb), verb), objects
    plural = verb.form.features[-1:] in ("d", "p") or verb.form.features[:1] != "3"
    first = bare[0] if bare else None
    if not plural and first is not None and first.i - mention.i <= 4 and not clauses.named[mention.i]:
        joined = [a for a in bare if a is first or _joined(clauses, a)]
        return joined, [a for a in bare if a not in joined]
    return speaker_or(clauses, subjects_before(clauses, verb), verb), bare


def _pronoun_near(clauses: Clauses, i: int) -> bool:
    return any(clauses.doc.forms[k] in clauses.words["that_it"] for k in range(max(0, i - 2), i))


def _same_subject(clauses: Clauses, verb: Verb) -> list[Arg]:
    """The subject of the verb in front, for one that is joined to it («وقع … ودعاه»)."""
    first = clauses.sentence(verb.i)[0]
    for k in range(verb.i - 1, first - 1, -1):
        if k in clauses.verbs:
            earlier = clauses.verbs[k][0]
            behind = [a for a in arguments(clauses, k + 1, verb.i) if a.prep in FREE and a.i - k <= 5]
            found = subjects_before(clauses, earlier) or behind
            return [a for a in found[:1] if a.named.entity.gender in (None, verb.form.features[1:2])]
    return []


def _told(clauses: Clauses, verb: Verb) -> bool:
    """Has the verb a subject that is no entity: a noun in front of it or behind it?"""
    doc, k = clauses.doc, clauses.before(verb.i)
    if k is not None and not clauses.gap(k) & (COMMAS | STOPS) and k not in clauses.verbs and _noun_at(clauses, k):
        return True
    after = verb.i + 1
    if after >= len(doc) or clauses.gap(verb.i) & (COMMAS | STOPS) or verb.enc:
        return False
    definite = doc.forms[after].startswith(clauses.article) and after not in clauses.deeds
    return definite and not clauses.preposition(after)


def _noun_at(clauses: Clauses, k: int) -> bool:
    return any(h.value.pos in ("n", "adj") for h in clauses.doc.at(k, "word")) or k in clauses.deeds


def _suffered(clauses: Clauses, mention: Mention, verb: Verb, bare: list[Arg]) -> bool:
    """May an unvowelled verb with one party behind it be passive («قتل 18 شخصا»)?"""
    if mention.frame.of != "recipient" or verb.form.tense != "past" or len(bare) != 1:
        return False
    return bare[0].i - mention.i <= 4 and bare[0].named.entity.kind in ("group", "person")


def speaker_or(clauses: Clauses, found: list[Arg], verb: Verb) -> list[Arg]:
    """What was found, or else the speaker in whose words the verb stands, or the person last named."""
    if found or verb.form.features[:1] != "3" or _told(clauses, verb):
        return found
    if verb.pro[:1] in clauses.words["conjunction"] and (same := _same_subject(clauses, verb)):
        return same
    at = clauses.doc.starts[verb.i]
    said = [s for s in clauses.doc.found.statements if s.content.start <= at < s.content.end and s.speaker and s.speaker.entity]
    if said:
        speaker = min(said, key=lambda s: s.content.end - s.content.start).speaker
        entity = clauses.index.by_id.get(speaker.entity or "") if speaker else None
        if entity is not None and entity.mentions and (entity.kind == "person" or _pronoun_near(clauses, verb.i)):
            return [Arg(Named(entity, entity.mentions[0]), "", verb.i, verb.i)]
    named = clauses.index.person_for(at, verb.form.features[1:2] or None, within=300)
    return [Arg(named, "", verb.i, verb.i)] if named is not None and verb.form.features[-1:] == "s" else []


def _joined(clauses: Clauses, arg: Arg) -> bool:
    prefix = clauses.doc.text[clauses.doc.starts[arg.i] : arg.named.mention.start]
    return prefix[:1] in clauses.words["conjunction"] if prefix else False


def _verb_stop(clauses: Clauses, i: int) -> int:
    end = clauses.end(i)
    return next((k for k in range(i + 1, end) if k in clauses.deeds or clauses.doc.at(k, "carrier")), end)


def _verb_end(clauses: Clauses, mention: Mention) -> int:
    end = clauses.end(mention.i)
    for k in range(mention.j + 1, end):
        if k in clauses.deeds and clauses.doc.at(k, "deed")[0].value.frame.kin != mention.frame.kin:
            return k
    return end


def subjects_before(clauses: Clauses, verb: Verb) -> list[Arg]:
    """The subject of a verb that stands in front of it, with those joined to it."""
    start = _zone(clauses, verb.i)
    free = [a for a in arguments(clauses, start, verb.i) if a.prep in FREE]
    count = {"s": 1, "d": 2}.get(verb.form.features[-1:], 4)
    if start < verb.i and clauses.preceded(verb.i, "relative"):
        return free[-count:]
    chain = free[:count]
    for arg in free[count:]:
        if not chain or arg.i - chain[-1].j > 1 or not _joined(clauses, arg):
            break
        chain.append(arg)
    return chain


def _zone(clauses: Clauses, i: int) -> int:
    """Where the words before verb i begin that may hold its subject: behind the verb or the «that» in front of it."""
    first = max(clauses.sentence(i)[0], i - 40)
    relative = clauses.preceded(i, "relative")
    for k in range(i - 1, first - 1, -1):
        if k in clauses.verbs or (not relative and clauses.doc.forms[k] in clauses.words["that"]) or clauses.gap(k) & STOPS - set("()"):
            return k + 1
    return first


def _thing(clauses: Clauses, first: int, i: int) -> Arg | None:
    """The subject of the nearest verb in front, if it is a state or a body: what a feminine pronoun means."""
    for k in range(i - 1, first - 1, -1):
        if k in clauses.verbs:
            verb = clauses.verbs[k][0]
            behind = [a for a in arguments(clauses, k + 1, i) if a.prep in FREE and a.i - k <= 5]
            found = (subjects_before(clauses, verb) or behind)[:1]
            return next((a for a in found if a.named.entity.kind != "person" or a.named.entity.gender == "f"), None)
    return None


def topic(clauses: Clauses, i: int, thing: bool = False) -> Arg | None:
    """Whom a pronoun at word i most likely means: the subject in front of it in its sentence, or the last one named."""
    first = clauses.sentence(i)[0]
    args = arguments(clauses, first, i)
    if thing and (subject := _thing(clauses, first, i)) is not None:
        return subject
    free = [a for a in args if a.prep in FREE and a.named.entity.kind != "place"] or [a for a in args if a.prep in FREE] or args
    if free:
        return free[-1]
    named = next(clauses.index.before(clauses.doc.starts[i], ("person", "organisation", "group")), None)
    return Arg(named, "", i, i) if named is not None else None


def link(clauses: Clauses, found: list[Mention]) -> None:
    """A meeting that a visit is made for shares its place, its day and its people («وصل إلى جنيف لإجراء محادثات»)."""
    for visit in found:
        if visit.frame.kin != "visit":
            continue
        for meeting in found:
            near = visit.i < meeting.i < visit.i + 24 and meeting.frame.kin == "meeting" and meeting.verb is None
            if near and clauses.sentence(visit.i) == clauses.sentence(meeting.i) and _for(clauses, meeting):
                _share(visit, meeting)
                meeting.visit = visit
                break


def parties(found: list[Mention]) -> None:
    """An agreement that ends a war is between those at war («اتفاق ينهي الحرب بين …»)."""
    for deal, war in pairwise(found):
        if deal.frame.kin == "agreement" and war.frame.kin == "war" and not deal.parts and war.i - deal.j <= 3:
            deal.parts = dict.fromkeys(war.parts, "attendee")


def rejoin(gathered: list[tuple[Mention, list[Mention]]]) -> None:
    """What a visit and its meeting share, said again of the events that their mentions became part of."""
    homes = {id(m): head for head, group in gathered for m in group}
    for head, group in gathered:
        for meeting in group:
            visit = homes.get(id(meeting.visit)) if meeting.visit is not None else None
            if visit is not None and visit.status == head.status:
                _share(visit, head)


def _for(clauses: Clauses, mention: Mention) -> bool:
    pro = next((h.pro for kind in ("carrier", "deed") for h in clauses.doc.at(mention.head, kind)), "")
    return clauses.led(pro) in clauses.words["to"] or clauses.preceded(mention.head, "purpose")


def _share(visit: Mention, meeting: Mention) -> None:
    for entity in visit.parts:
        meeting.parts.setdefault(entity, "attendee")
    meeting.place = meeting.place or visit.place
    if meeting.earliest is None:
        meeting.time, meeting.earliest, meeting.latest = visit.time, visit.earliest, visit.latest
    elif visit.earliest is None:
        visit.time, visit.earliest, visit.latest = meeting.time, meeting.earliest, meeting.latest
    if not meeting.fixed or meeting.status == "possible":
        meeting.status = visit.status


def report(clauses: Clauses, group: list[Mention], head: Mention) -> EventReport:
    """An event as one article reports it, from its mentions."""
    doc = clauses.doc
    participants = tuple(Participant(entity, part) for entity, part in head.parts.items())
    trigger = doc.cut(head.start, doc.ends[head.j - 1])
    statement = next((s.id for s in doc.found.statements if s.content.start <= trigger.start < s.content.end), None)
    why = {k: "not said" for k, v in (("place", head.place), ("earliest", head.earliest), ("duration", head.duration)) if v is None}
    return EventReport(
        id=finding_id("v", doc.article.id, "event", trigger.start, trigger.end), type=head.frame.type, what=head.frame.what,
        trigger=trigger, participants=participants, place=head.place, earliest=head.earliest, latest=head.latest,
        duration=head.duration, time=head.time, status=head.status, outcome=None, statement=statement,
        rule="+".join((*head.rules, *{m.frame.id: None for m in group if m.frame.echo})), mode=head.frame.mode,
        triggers=tuple(doc.cut(m.start, doc.ends[m.j - 1]) for m in group), is_set=head.number == "p" and head.verb is None, why_not=why,
    )
