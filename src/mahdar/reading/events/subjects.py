"""Who a verb is said of: the subject in front of it, the speaker a pronoun means, the owner of a noun."""

from __future__ import annotations

from mahdar.model.entity import Entity
from mahdar.reading.entities.index import Named
from mahdar.reading.events.clauses import DASHES, Clauses, Verb
from mahdar.reading.events.people import JOINED, Arg, arguments

FREE = ("", JOINED)
"""What stands in front of a subject or object: no preposition."""

WHOLE = ("person", "organisation")
SUBJECT = 2
"""Words between a verb and the subject right behind it at most."""

LED = 5
"""Words between a delegation and the one who leads it at most."""


def pronoun_near(clauses: Clauses, i: int) -> bool:
    """Does «أنه», which takes the speaker up again, stand within two words before word i?"""
    return any(clauses.is_(k, "that_it", free=True) for k in range(max(0, i - 2), i))


def same_subject(clauses: Clauses, verb: Verb) -> list[Arg]:
    """The subject of the verb in front, for one that is joined to it («وقع … ودعاه»); clauses on a noun are passed over."""
    first = clauses.sentence(verb.i)[0]
    for k in range(verb.i - 1, first - 1, -1):
        if k in clauses.verbs:
            if k > first and _aside(clauses, k):
                continue
            earlier = clauses.verbs[k][0]
            behind = [a for a in arguments(clauses, k + 1, verb.i) if a.prep in FREE and a.i - k <= 5]
            near = [a for a in behind if a.i - k <= SUBJECT and a.named.entity.kind in WHOLE and not in_front(clauses, earlier)]
            found = with_head(clauses, (near or subjects_before(clauses, earlier) or behind)[:1])
            fits = [a for a in found if a.named.entity.gender in (None, verb.form.features[1:2])]
            if fits or not found or earlier.pro[:1] not in clauses.words["conjunction"] or not earlier.pro:
                return fits
    return []


def _aside(clauses: Clauses, k: int) -> bool:
    """Does the verb at word k stand in a clause that only says more of a noun («التي انطلقت», «حيث استقبله»)?"""
    return clauses.is_(k - 1, "relative") or clauses.doc.forms[k - 1] in clauses.words["where"]


def with_head(clauses: Clauses, found: list[Arg]) -> list[Arg]:
    """A delegation with the one who leads it, right behind it («وفد من الحركة برئاسة فلان»)."""
    if not found or found[-1].named.entity.kind == "person":
        return found
    stop = min(clauses.sentence(found[-1].i)[1], found[-1].j + LED)
    for k in range(found[-1].j, stop):
        if k in clauses.verbs or k - 1 in clauses.stops:
            break
        if clauses.doc.forms[k] in clauses.words["headed"] and k + 1 < stop and (head := clauses.named[k + 1]) is not None:
            return [*found, Arg(head, "", k + 1, k + 2)] if head.entity.kind == "person" else found
    return found


def _told(clauses: Clauses, verb: Verb) -> bool:
    """Has the verb a subject that is no entity: a noun in front of it or behind it?"""
    doc, k = clauses.doc, clauses.before(verb.i)
    while k is not None and k not in clauses.breaks and _particle(clauses, k):
        k = clauses.before(k)
    if k is not None and k not in clauses.breaks and k not in clauses.verbs and _noun_at(clauses, k):
        return True
    after = verb.i + 1
    if after >= len(doc) or verb.i in clauses.breaks or verb.enc:
        return False
    if clauses.is_(after, "weapon"):
        return True  # «أغارت مسيرة على»
    definite = doc.forms[after].startswith(clauses.article) and after not in clauses.deeds and after not in clauses.dated
    return (definite and not clauses.preposition(after)) or (clauses.many(after) and not pronoun_near(clauses, verb.i))


def _noun_at(clauses: Clauses, k: int) -> bool:
    return any(h.value.pos in ("n", "adj") for h in clauses.doc.at(k, "word")) or k in clauses.deeds


def speaker_or(clauses: Clauses, found: list[Arg], verb: Verb) -> list[Arg]:
    """What was found, or else the speaker in whose words the verb stands, or the person last named."""
    if found or verb.form.features[:1] != "3":
        return found
    if (before := _granted(clauses, verb)) is not None:
        return [before]
    if verb.i + 1 < clauses.doc.n and verb.i not in clauses.breaks and clauses.is_(verb.i + 1, "homeland", free=True):
        land = land_of(clauses, verb.i + 1)
        return [land] if land is not None else found  # «تستضيف بلاده القمة»
    if _told(clauses, verb):
        return found
    if clauses.after_phrase(verb.i, "until") and (same := same_subject(clauses, verb)):
        return same
    if verb.pro[:1] in clauses.words["conjunction"] and (same := same_subject(clauses, verb)):
        return same
    at = clauses.doc.starts[verb.i]
    said = [s for s in clauses.doc.found.statements if s.content.start <= at < s.content.end and s.speaker and s.speaker.entity]
    if said:
        speaker = min(said, key=lambda s: s.content.end - s.content.start).speaker
        entity = clauses.index.by_id.get(speaker.entity or "") if speaker else None
        if entity is not None and entity.mentions and (entity.kind == "person" or pronoun_near(clauses, verb.i)):
            if entity.kind == "person" and not _fits(entity, verb):
                return []
            return [Arg(_in_office(clauses, entity, verb), "", verb.i, verb.i)]
    named = clauses.index.person_for(at, verb.form.features[1:2] or None, within=300)
    return [Arg(named, "", verb.i, verb.i)] if named is not None and verb.form.features[-1:] == "s" else []


def _fits(person: Entity, verb: Verb) -> bool:
    """May a verb of the third person be said of one person of that gender?"""
    return verb.form.features[-1:] == "s" and person.gender in (None, verb.form.features[1:2])


def _in_office(clauses: Clauses, entity: Entity, verb: Verb) -> Named:
    """Who is meant by «he» where an office speaks («أعلن مكتب رئيس الوزراء فلان أنه سيجتمع»): the one named right behind it."""
    if entity.kind == "organisation" and verb.form.features == "3ms":
        for mention in entity.mentions:
            behind = clauses.doc.word_at(mention.end - 1) + 1
            named = clauses.named[behind] if behind < clauses.doc.n and behind - 1 not in clauses.breaks else None
            if named is not None and named.entity.kind == "person" and mention.start < clauses.doc.starts[verb.i]:
                return named
    return Named(entity, entity.mentions[0])


def pair_behind(clauses: Clauses, i: int) -> bool:
    """Is the subject right behind the verb at word i a word for the two («يعقد الزعيمان جلسة»)?"""
    return i + 1 < clauses.doc.n and i not in clauses.breaks and clauses.is_(i + 1, "pair", free=True) and clauses.named[i + 1] is None


def _granted(clauses: Clauses, verb: Verb) -> Arg | None:
    """The subject that «ل» brings in before «that»: «سبق لمسقط أن استضافت»."""
    k = clauses.before(verb.i)
    if k is None or clauses.doc.forms[k] not in clauses.words["that"]:
        return None
    args = arguments(clauses, max(clauses.sentence(k)[0], k - 9), k)
    if not args or args[-1].j != k or args[-1].prep not in clauses.words["to"]:
        return None
    before = args[-1].i - 1
    return args[-1] if before in clauses.verbs or clauses.is_(before, "before_now") else None


def chained(clauses: Clauses, found: list[Arg]) -> list[Arg]:
    """The first of those found with what is joined to it."""
    count = next((n for n, a in enumerate(found) if n and not joined(clauses, a)), len(found))
    return found[:count]


def joined(clauses: Clauses, arg: Arg) -> bool:
    """Is an entity joined to the one before it by «و», on itself or on its adjective («الأميركي فلان والصيني فلان»)?"""
    prefix = clauses.doc.text[clauses.doc.starts[arg.i] : arg.named.mention.start]
    if prefix:
        return prefix[:1] in clauses.words["conjunction"]
    k = arg.i - 1
    if k < 0 or k in clauses.breaks or clauses.named[k] is not None:
        return False
    return any(hit.pro[:1] in clauses.words["conjunction"] and hit.pro for hit in clauses.doc.at(k, "nisba"))


def subjects_before(clauses: Clauses, verb: Verb) -> list[Arg]:
    """The subject of a verb that stands in front of it, with those joined to it."""
    start = zone(clauses, verb.i)
    then = bool(verb.pro) and verb.pro[:1] in clauses.words["conjunction"] and start > 0 and start - 1 in clauses.verbs
    if then and (same := same_subject(clauses, verb)):
        return same
    free = [a for a in arguments(clauses, start, verb.i) if a.prep in FREE]
    count = {"s": 1, "d": 2}.get(verb.form.features[-1:], 4)
    if start < verb.i and clauses.preceded(verb.i, "relative"):
        return free[-count:]
    if count > 2 and start and start - 1 in clauses.verbs:
        count = 1
    if not free and start > 1 and (those := described_by(clauses, start - 1)) is not None:
        return [those]
    chain = free[:count]
    for arg in free[count:]:
        if not chain or arg.i - chain[-1].j > 1 or not joined(clauses, arg):
            break
        chain.append(arg)
    return with_head(clauses, chain)


def described_by(clauses: Clauses, i: int) -> Arg | None:
    """The indefinite person or group in front whose clause the verb at word i is («انتحاريا يقود شاحنة»), or None."""
    if i not in clauses.verbs or clauses.verbs[i][0].pro or i - 1 in clauses.breaks:
        return None
    named = clauses.named[i - 1]
    if named is None or named.mention.exact.startswith(clauses.article):
        return None
    unnamed = named.entity.kind == "group" or (named.entity.kind == "person" and named.mention.form != "name")
    return Arg(named, "", clauses.doc.word_at(named.mention.start), i) if unnamed else None


def in_front(clauses: Clauses, verb: Verb) -> list[Arg]:
    """The subject that stands right in front of its verb («أن الوزير التقى», «كان الوزيران قد اجتمعا»)."""
    last = verb.i - 1
    if verb.form.features[:1] != "3" or verb.pro[:1] in clauses.words["conjunction"]:
        return []
    while last >= 0 and last not in clauses.breaks and _particle(clauses, last):
        last -= 1
    if last > 0 and clauses.is_(last, "homeland", free=True) and (home := _homeland(clauses, last)) is not None:
        return [home]
    if last < 0 or last in clauses.breaks or clauses.named[last] is None:
        return []
    chain = subjects_before(clauses, verb)
    if not chain or chain[-1].j != last + 1 or any(a.prep not in FREE for a in chain):
        return []
    ahead = clauses.before(chain[0].i)
    while ahead is not None and ahead not in clauses.breaks and (clauses.many(ahead) or clauses.is_(ahead, "among")):
        ahead = clauses.before(ahead)
    if ahead is not None and not _opens(clauses, ahead):
        return []
    gender = chain[0].named.entity.gender
    return chain if len(chain) > 1 or gender in (None, verb.form.features[1:2]) else []


def fronted(clauses: Clauses, verb: Verb) -> list[Arg]:
    """What stands in front of a verb whose noun takes it up with a pronoun («سفارة بلاده في الرياض سيعاد فتحها»)."""
    doc, after = clauses.doc, verb.i + 1
    if after >= doc.n or verb.i in clauses.breaks or not any(h.enc for h in doc.at(after, "deed")):
        return []
    start = zone(clauses, verb.i)
    found = [a for a in arguments(clauses, start, verb.i) if a.prep in FREE or a.prep in clauses.words["place"]]
    home = next((k for k in range(start, verb.i) if clauses.is_(k, "homeland", free=True)), None)
    land = land_of(clauses, home) if home is not None else None
    return [*found, land] if land is not None else found


def _homeland(clauses: Clauses, k: int) -> Arg | None:
    """The state that the speaker means by «بلاده» at word k, if it begins a clause and the text names that state."""
    ahead = clauses.before(k)
    return land_of(clauses, k) if ahead is not None and _opens(clauses, ahead) else None


def land_of(clauses: Clauses, k: int) -> Arg | None:
    """The state of the one in whose words «بلاده» at word k stands, if the text names it."""
    at = clauses.doc.starts[k]
    said = [s for s in clauses.doc.found.statements if s.content.start <= at < s.content.end and s.speaker and s.speaker.entity]
    speaker = min(said, key=lambda s: s.content.end - s.content.start).speaker if said else None
    person = clauses.index.by_id.get(speaker.entity or "") if speaker else None
    if person is None or person.country is None:
        return None
    lands = [e for e in clauses.doc.found.entities if e.kind == "place" and e.country == person.country and e.mentions]
    land = next((e for e in lands if e.known_as in clauses.doc.language.world.countries), None)
    return Arg(Named(land, land.mentions[0]), "", k, k + 1) if land is not None else None


def _particle(clauses: Clauses, k: int) -> bool:
    return any(clauses.is_(k, kind, free=True) for kind in ("may", "negation", "future"))


def _opens(clauses: Clauses, k: int) -> bool:
    """Does word k stand in front of a clause that begins with its subject: «that», «was», «but»?"""
    form = clauses.doc.forms[k]
    return clauses.is_(k, "that", free=True) or form in clauses.words["clause"] or clauses.is_(k, "been", free=True)


def zone(clauses: Clauses, i: int) -> int:
    """Where the words before verb i begin that may hold its subject: behind the verb or the «that» in front of it."""
    first = max(clauses.sentence(i)[0], i - 40)
    relative = clauses.preceded(i, "relative")
    skip = i
    for k in range(i - 1, first - 1, -1):
        if k >= skip:
            continue
        if k in clauses.verbs and (opening := _insertion(clauses, k, i)):
            skip = opening
            continue
        if k in clauses.verbs or (not relative and clauses.is_(k, "that", free=True)) or k in clauses.hard:
            return k + 1
        if clauses.doc.gaps[k] and not DASHES.isdisjoint(clauses.doc.gaps[k]):
            return k + 1
    return first


def _insertion(clauses: Clauses, k: int, i: int) -> int:
    """The relative pronoun of the clause of verb k, if commas set it off («الوزير، الذي ترأس الوفد، يعتزم»), else 0."""
    opening = k - 1
    if opening < 1 or opening - 1 not in clauses.commas or not clauses.is_(opening, "relative"):
        return 0
    return opening if i - 1 in clauses.commas else 0


def _thing(clauses: Clauses, first: int, i: int) -> Arg | None:
    """The subject of the nearest verb in front, if it is a state or a body: what a feminine pronoun means."""
    for k in range(i - 1, first - 1, -1):
        if k in clauses.verbs:
            verb = clauses.verbs[k][0]
            behind = [a for a in arguments(clauses, k + 1, i) if a.prep in FREE and a.i - k <= 5]
            found = (subjects_before(clauses, verb) or behind)[:1]
            return next((a for a in found if a.named.entity.kind != "person" or a.named.entity.gender == "f"), None)
    return None


def _by_name(clauses: Clauses, free: list[Arg], i: int) -> Arg | None:
    """The person last named in front of word i: one of those, or, where only an unnamed one speaks, from before."""
    people = [a for a in free if a.named.entity.kind == "person"]
    named = [a for a in people if any(m.form == "name" for m in a.named.entity.mentions)]
    if named or not people:
        return named[-1] if named else None
    earlier = clauses.index.before(clauses.doc.starts[i], ("person",))
    found = next((n for n in earlier if any(m.form == "name" for m in n.entity.mentions)), None)
    return Arg(found, "", i, i) if found is not None else people[-1]


def _of_gender(arg: Arg, feminine: bool) -> bool:
    """Is it a person known to be of that gender?"""
    return arg.named.entity.kind == "person" and arg.named.entity.gender == ("f" if feminine else "m")


def topic(clauses: Clauses, i: int, thing: bool = False, person: bool = False) -> Arg | None:
    """Whom a pronoun at word i most likely means: the subject in front of it in its sentence, or the last one named.

    `thing`: a feminine pronoun; `person`: of what people do, so that a person goes before a body.
    """
    first = clauses.sentence(i)[0]
    args = arguments(clauses, max(first, clauses.quoted(i)), i) or arguments(clauses, first, i)
    if args and args[-1].j == i and _of_gender(args[-1], thing):
        return args[-1]  # «نقل عن خوري إشادتها»
    if thing and (subject := _thing(clauses, first, i)) is not None:
        return subject
    args = [a for a in args if a.named.entity.kind != "person" or a.named.entity.gender in (None, "f" if thing else "m")] or args
    free = [a for a in args if a.prep in FREE and a.named.entity.kind != "place"] or [a for a in args if a.prep in FREE]
    free = free or [a for a in args if a.named.entity.kind != "place"] or args
    if person and not thing and (one := _by_name(clauses, free, i)) is not None:
        return one
    if free:
        return free[-1]
    named = next(clauses.index.before(clauses.doc.starts[i], ("person", "organisation", "group")), None)
    return Arg(named, "", i, i) if named is not None else None
