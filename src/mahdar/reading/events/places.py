"""Places told away from an event's own phrase: in front of its clause, by a pronoun, or as somebody's country."""

from __future__ import annotations

from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.people import arguments, is_city

NOWHERE = ("ACCUSE", "SUPPORT", "SANCTION", "THREATEN", "CONCEDE", "REQUEST", "REJECT")
"""Types of what is done with words or by order: a place told with them is that of what they are about."""

DEEDS = ("ASSAULT", "PROTEST", "COERCE", "AID", "MOBILIZE")
"""Types of what is done with hands, somewhere."""

AROUND = 16
"""Words behind a deed in which its place is told at most."""

MEETINGS = ("meeting", "summit", "conference")
"""Families of what people come to one place for."""

CLAUSE = 9
"""Words between a noun and the verb of its relative clause at most."""

OPENING = 7
"""Words of the place and the day with which a sentence opens at most."""


def place(clauses: Clauses, found: list[Mention]) -> None:
    """Give events without a place the one that their sentence tells elsewhere."""
    for k, mention in enumerate(found):
        if mention.frame.type == "AGREE" and mention.verb is not None and mention.place is not None and _agreed(clauses, mention):
            mention.place = None
        if mention.dropped or mention.place is not None or mention.frame.type in NOWHERE:
            continue
        mention.place = _in_front(clauses, mention)
        if mention.frame.kin == "visit" and mention.place is None:
            mention.place = _visited(clauses, mention) or _thither(clauses, mention) or _again(mention, found[:k])
        if mention.frame.kin == "coercion" and mention.place is None:
            mention.place = _closed(clauses, mention)
        if mention.light is not None and mention.light.subject == "host" and mention.place is None:
            mention.place = _home(clauses, mention)
        if mention.verb is None and mention.place is None:
            mention.place = _hosted(clauses, mention) or _hosting(clauses, mention)
        if mention.place is None and mention.verb is None and mention.carrier is not None and mention.frame.kin in MEETINGS:
            mention.place = _met(clauses, mention)
        told = mention.frame.type != "PROTEST" or (mention.carrier is not None and not mention.definite)
        if mention.place is None and mention.frame.type in DEEDS and not mention.frame.lasting and told:
            mention.place = _around(clauses, mention)


def goals(clauses: Clauses, found: list[Mention]) -> None:
    """Of a visit told with the place that is left, the place that one goes to."""
    for mention in found:
        if mention.frame.kin == "visit" and mention.verb is not None and mention.place is not None:
            mention.place = _goal(clauses, mention) or mention.place


def _goal(clauses: Clauses, visit: Mention) -> str | None:
    """Where one goes who leaves a place («غادر ترامب ماليزيا متوجها إلى طوكيو»)."""
    found = arguments(clauses, visit.j, clauses.end(visit.i))
    return next((a.named.entity.id for a in found if a.prep in clauses.words["leads"] and a.named.entity.kind == "place"), None)


def _agreed(clauses: Clauses, mention: Mention) -> bool:
    """Is the place only that of what was agreed on («اتفقا على عقد جولة في الخرطوم»)?"""
    end = clauses.end(mention.i)
    on = next((k for k in range(mention.j, end) if clauses.doc.forms[k] in clauses.words["upon"]), -1)
    if on < 0:
        return False
    return not any(a.i < on and a.named.entity.id == mention.place for a in arguments(clauses, mention.j, end))


def _hosting(clauses: Clauses, mention: Mention) -> str | None:
    """Whose hosting is told with a verbal noun («استضافة سلطنة عمان للمباحثات») or with a verb of which a country is the host."""
    if mention.light is None or mention.light.subject != "host":
        return None
    entities = clauses.index.by_id
    host = next((e for e, part in mention.parts.items() if part == "host" and entities[e].kind == "place"), None)
    if host is not None or mention.carrier is not None or not 0 <= mention.head < mention.i:
        return host
    named = clauses.named[mention.head + 1]
    return named.entity.id if named is not None and named.entity.kind == "place" else None


def _around(clauses: Clauses, mention: Mention) -> str | None:
    """The first place that a preposition brings in behind a deed, beyond the clauses on its noun too."""
    words = clauses.words["place"] | clauses.words["by"] | (clauses.words["upon"] if mention.frame.type == "ASSAULT" else frozenset())
    found = []
    if mention.carrier is not None and mention.carrier.i < mention.i:
        found = arguments(clauses, mention.carrier.i + 1, mention.i)
    found += arguments(clauses, mention.tail, _limit(clauses, mention))
    near = [a for a in found if a.named.entity.kind == "place" and a.prep in words]
    return near[0].named.entity.id if near else None


def _met(clauses: Clauses, mention: Mention) -> str | None:
    """The city that stands behind «in» in the phrase of a meeting («اجتماعا على مستوى نواب الوزراء في إسطنبول»)."""
    for arg in arguments(clauses, mention.tail, _limit(clauses, mention)):
        if any(k in clauses.deeds or k in clauses.commas for k in range(mention.tail, arg.i)):
            return None
        if clauses.is_(arg.i - 1, "inside", free=True) and is_city(clauses, arg):
            return arg.named.entity.id
    return None


def _limit(clauses: Clauses, mention: Mention) -> int:
    """Where what is told of a deed ends: at a strong mark, «that», or a verb that is not of a clause on a noun."""
    own = mention.carrier.i if mention.carrier is not None else -1
    stop = min(mention.tail + AROUND, clauses.sentence(mention.i)[1])
    for k in range(mention.tail, stop):
        if k - 1 in clauses.hard and k > mention.tail:
            return k
        aside = k == own or clauses.preceded(k, "relative") or any(v.enc for v in clauses.verbs.get(k, ()))
        if clauses.is_(k, "that", free=True) or (k in clauses.verbs and not aside) or clauses.is_(k, "clause", free=True):
            return k
    return stop


def _hosted(clauses: Clauses, mention: Mention) -> str | None:
    """The city of a relative clause on a noun («اجتماعات وزراء الري، التي استضافتها الخرطوم»)."""
    for k in range(mention.tail, min(mention.tail + CLAUSE, clauses.sentence(mention.i)[1])):
        if k - 1 in clauses.hard:
            return None
        if k in clauses.verbs:
            verb = next((v for v in clauses.verbs[k] if v.enc and v.lemma in clauses.tables.light), None)
            if verb is None or not clauses.preceded(k, "relative") or clauses.tables.light[verb.lemma].subject not in ("host", "place"):
                return None
            found = arguments(clauses, k + 1, clauses.end(k))[:1]
            return next((a.named.entity.id for a in found if a.named.entity.kind == "place"), None)
    return None


def _in_front(clauses: Clauses, mention: Mention) -> str | None:
    """The place with which the sentence of a verb opens («وفي جنيف، التقى الوزيران»)."""
    verb = mention.verb or mention.carrier
    first = clauses.sentence(mention.i)[0]
    if verb is None or not 1 < verb.i - first <= OPENING or not clauses.is_(first, "place"):
        return None
    found = None
    for k in range(first + 1, verb.i):
        named = clauses.named[k]
        if named is not None and named.entity.kind == "place":
            found = found or named.entity.id
        elif k not in clauses.dated and not clauses.preposition(k) and not clauses.is_(k, "city"):
            return None
    return found


def _visited(clauses: Clauses, visit: Mention) -> str | None:
    """The city that is the bare object of a visit, behind those who make it («زار وفد من صندوق النقد الدولي بيروت»)."""
    if visit.verb is None or visit.verb.enc or visit.frame.object != "place":
        return None
    for arg in arguments(clauses, visit.j, clauses.end(visit.i)):
        before = clauses.named[arg.i - 1]
        bare = clauses.doc.starts[arg.i] == arg.named.mention.start and not clauses.preposition(arg.i - 1)
        if bare and before is not None and before.entity.kind != "place" and is_city(clauses, arg):
            return arg.named.entity.id
    return None


def _closed(clauses: Clauses, mention: Mention) -> str | None:
    """The crossing or the like that is closed or kept closed («أغلقت إسرائيل معبر كرم أبو سالم»)."""
    entities = clauses.index.by_id
    land = clauses.doc.language.world.countries
    struck = [e for e, part in mention.parts.items() if part == "recipient" and entities[e].kind == "place"]
    behind = clauses.named[mention.tail] if mention.verb is None and mention.tail < clauses.doc.n else None
    if behind is not None and behind.entity.kind == "place" and mention.tail - 1 not in clauses.breaks:
        struck.append(behind.entity.id)
    return next((e for e in struck if entities[e].known_as not in land), None)


def _thither(clauses: Clauses, visit: Mention) -> str | None:
    """The place that «to it» behind a visit means: the party of the verb in front («طلبت باكو إرجاء زيارة الفريق إليها»)."""
    first, stop = clauses.sentence(visit.i)
    if not any(clauses.is_(k, "to_it", free=True) for k in range(visit.tail, min(visit.tail + 5, stop))):
        return None
    ahead = [a for a in arguments(clauses, first, visit.i) if a.named.entity.kind == "place"]
    return ahead[-1].named.entity.id if ahead else None


def _again(visit: Mention, earlier: list[Mention]) -> str | None:
    """The place of the visit that «his visit» takes up («أن يصل الموفد إلى بيروت، بعدما أرجئت زيارته»)."""
    if not visit.owner or visit.verb is not None:
        return None
    guests = {e for e, part in visit.parts.items() if part == "guest"}
    last = next((m for m in reversed(earlier[-3:]) if m.frame.kin == "visit" and m.place is not None), None)
    return last.place if last is not None and guests & {e for e, part in last.parts.items() if part == "guest"} else None


def _home(clauses: Clauses, mention: Mention) -> str | None:
    """The country of the person whose country is the host («رئيس الوزراء الماليزي، الذي تستضيف بلاده القمة»)."""
    verb = mention.carrier
    if verb is None or verb.i + 1 >= clauses.doc.n or not clauses.is_(verb.i + 1, "homeland", free=True):
        return None
    people = [clauses.index.by_id[e] for e in mention.parts]
    land = next((p.country for p in people if p.kind == "person" and p.country), None)
    return next((e.id for e in clauses.doc.found.entities if e.kind == "place" and e.known_as == land), None) if land else None
