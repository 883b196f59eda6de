"""What mentions share: a visit and its meeting, a peace and those at war."""

from __future__ import annotations

from itertools import pairwise

from mahdar.model.event import COARSE
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention

FORCE = ("ASSAULT", "COERCE")
"""Types of deeds that follow on each other («توغلت قوة في بلدة ودمرت مبنى»)."""
ASKING = ("demand", "request", "proposal", "threat")
MEETING = ("CONSULT", "AGREE")
"""Types whose events follow on each other in one place on one day."""


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


def disputed(clauses: Clauses, found: list[Mention]) -> None:
    """What one side tells and another denies with a word that takes it up («الأمر الذي نفاه مصدر», «وفند مسؤول ذلك»)."""
    for k, verbs in clauses.verbs.items():
        verb = verbs[0]
        operator = clauses.tables.operators.get(verb.lemma)
        if operator is None or not operator.past or operator.status != "denied" or clauses.negated(k):
            continue
        if verb.enc or _takes_up(clauses, k):
            told = _told([m for m in found if m.i < k and not m.dropped])
            near = told is not None and clauses.doc.sentence_of[told.i] >= clauses.doc.sentence_of[k] - 1
            if told is not None and near and _claimed(clauses, told):
                told.status = "denied"


def _told(earlier: list[Mention]) -> Mention | None:
    """What was told last: of a thing only asked for or meant («طلب استئناف المحادثات، وهو ما نفاه») the asking."""
    last = earlier[-1] if earlier else None
    if last is None or last.verb is not None or COARSE[last.status] == "actual":
        return last
    asking = next((m for m in reversed(earlier[-3:-1]) if m.verb is not None and m.frame.kin in ASKING), None)
    return asking or last


def _takes_up(clauses: Clauses, k: int) -> bool:
    """Is what the verb at word k denies only «that», behind its subject?"""
    for n in range(k + 1, clauses.end(k)):
        if clauses.doc.forms[n] in clauses.words["such"]:
            return n + 1 >= clauses.end(k) or n in clauses.breaks or clauses.preposition(n + 1)
    return False


def _claimed(clauses: Clauses, mention: Mention) -> bool:
    at = clauses.doc.starts[mention.i]
    return any(s.content.start <= at < s.content.end for s in clauses.doc.found.statements)


def together(clauses: Clauses, found: list[Mention]) -> None:
    """What was done at a meeting, or right after it, has its place and its day, and lends it its own («أكد خلال زيارة …»)."""
    for earlier, occasion in pairwise(found):
        if _closing(clauses, earlier, occasion):
            occasion.place = occasion.place or earlier.place
            if occasion.earliest is None:
                occasion.time, occasion.earliest, occasion.latest = earlier.time, earlier.earliest, earlier.latest
        if occasion.verb is not None or occasion.frame.type not in ("CONSULT", "PROTEST", None) or earlier.dropped:
            continue
        if _bound(clauses, earlier, occasion) and earlier.status == occasion.status:
            occasion.within = earlier
            _lend(earlier, occasion)


def _closing(clauses: Clauses, earlier: Mention, act: Mention) -> bool:
    """Does a pronoun say that the act was done as the meeting before it began or ended («ووقعا في ختامه بيانا»)?"""
    if earlier.frame.type != "CONSULT" or clauses.sentence(earlier.i) != clauses.sentence(act.i):
        return False
    for k in range(earlier.tail, act.i):
        hit = next((h for h in clauses.doc.at(k, "carrier") if h.enc in clauses.words["it"]), None)
        if hit is not None and hit.value.effect in ("begin", "end") and clauses.preceded(k, "place"):
            return True
    return False


def _bound(clauses: Clauses, earlier: Mention, occasion: Mention) -> bool:
    """Does a preposition of time or place bind the occasion to what stands before it in its clause?"""
    k = clauses.before(occasion.head)
    if k is None or k < earlier.j or clauses.sentence(earlier.i) != clauses.sentence(occasion.i):
        return False
    if not any(clauses.is_(at, "occasion") for at in (k, k - 1) if at >= earlier.j):
        return False
    last = earlier.j if earlier.carrier is None else max(earlier.j, earlier.carrier.i + 1)
    return not any(n in clauses.verbs or n in clauses.hard or clauses.doc.forms[n] in clauses.openers for n in range(last, k))


def follow(clauses: Clauses, found: list[Mention]) -> None:
    """What was done where or right after something else was («زار الجزائر، حيث استقبله الرئيس، وأجرى محادثات»)."""
    sentence_of = clauses.doc.sentence_of
    for k, later in enumerate(found):
        earlier = _main(clauses, found[max(k - 4, 0) : k], later)
        if earlier is None or sentence_of[earlier.i] != sentence_of[later.i] or earlier.dropped or later.dropped:
            continue
        if earlier.status != later.status or earlier.title:
            continue
        there = _there(clauses, earlier, later)
        if there or _then(clauses, earlier, later):
            later.within = earlier
            if there or later.frame.type in MEETING or later.frame.type in FORCE:
                later.place = later.place or earlier.place
            if later.earliest is None:
                later.time, later.earliest, later.latest = earlier.time, earlier.earliest, earlier.latest


def _main(clauses: Clauses, earlier: list[Mention], later: Mention) -> Mention | None:
    """The mention in front; of one that ensues on it («قبل أن», «أعقبتها») the nearest meeting that has a verb."""
    if not earlier or not _ensues(clauses, later):
        return earlier[-1] if earlier else None
    firm = [m for m in earlier if m.frame.type in MEETING and (m.verb or m.carrier) and not m.dropped and m.status == later.status]
    return firm[-1] if firm else None


def _ensues(clauses: Clauses, later: Mention) -> bool:
    """Is it told with «قبل أن» or with a verb that takes up what it came after («أعقبتها جلسة موسعة»)?"""
    verb = later.verb or later.carrier
    if verb is None:
        return False
    taken = bool(verb.enc) and later.verb is None and clauses.doc.language.fold(verb.lemma) in clauses.words["ensues"]
    return taken or clauses.after_phrase(verb.i, "ere")


def _there(clauses: Clauses, earlier: Mention, later: Mention) -> bool:
    """Does «where» open the clause of the later one?"""
    verb = later.verb or later.carrier
    k = clauses.before(verb.i) if verb is not None and verb.i > earlier.i else None
    return k is not None and clauses.doc.forms[k] in clauses.words["where"]


def _then(clauses: Clauses, earlier: Mention, later: Mention) -> bool:
    """Is the verb of the later one joined to that of the earlier one, both of what was or both of what will be?"""
    one, two = earlier.verb or earlier.carrier, later.verb or later.carrier
    if one is None or two is None or two.i <= earlier.i:
        return False
    kinds = (earlier.frame.type, later.frame.type)
    if not (all(k in MEETING for k in kinds) or all(k in FORCE for k in kinds)):
        return False
    if any(k in clauses.hard for k in range(earlier.i, two.i)):
        return False
    if _ensues(clauses, later):
        return two.enc != "" or one.form.tense == "past"
    joined = (two.pro and two.pro[:1] in clauses.words["then"]) or clauses.preceded(two.i, "next")
    return bool(joined) and one.form.tense == two.form.tense


def carry(gathered: list[tuple[Mention, list[Mention]]]) -> None:
    """What follows on something takes the day and the place that other mentions give that."""
    homes = {id(m): head for head, group in gathered for m in group}
    for head, group in gathered:
        for mention in group:
            home = homes.get(id(mention.within)) if mention.within is not None else None
            if home is None or home is head or home.status != head.status:
                continue
            if head.earliest is None:
                head.time, head.earliest, head.latest = home.time, home.earliest, home.latest
            if head.place is None and head.frame.type in MEETING:
                head.place = home.place


def _lend(one: Mention, other: Mention) -> None:
    """Let two that share time and place give each other what one of them lacks."""
    one.place = one.place or other.place
    other.place = other.place or one.place
    if one.earliest is None:
        one.time, one.earliest, one.latest = other.time, other.earliest, other.latest
    elif other.earliest is None:
        other.time, other.earliest, other.latest = one.time, one.earliest, one.latest


def handed(clauses: Clauses, found: list[Mention]) -> None:
    """A day behind what was agreed on is its own, not that of the agreement («اتفقوا على عقد جولة في مسقط في أكتوبر»)."""
    dated = {m.i: m for m in found if m.verb is not None and m.time is not None}
    starts = {t.id: t.start for t in clauses.doc.found.times} if dated else {}
    for noun in found:
        verb = dated.get(noun.governor.i) if noun.governor is not None else None
        own = noun.earliest is not None and (verb is None or noun.time != verb.time)
        if verb is None or noun.verb is not None or own or COARSE[noun.status] != "ahead":
            continue
        if starts.get(verb.time or "", -1) > noun.start:
            noun.time, noun.earliest, noun.latest = verb.time, verb.earliest, verb.latest
            for m in found:
                if m.time == noun.time and verb.i <= m.i < noun.i:
                    m.time = m.earliest = m.latest = None


def alongside(clauses: Clauses, found: list[Mention]) -> None:
    """What is joined to an act shares its day and who did it («أعلنت باريس طرد دبلوماسيين واستدعاء سفيرها»)."""
    for act, other in pairwise(found):
        if act.verb is not None or other.verb is not None or act.carrier is None or act.carrier.i > act.i or other.carrier is not None:
            continue
        pro = next((h.pro for h in clauses.doc.at(other.i, "deed")), "")
        if act.frame.type != other.frame.type or act.status != other.status or pro[:1] not in clauses.words["then"] or not pro:
            continue
        if any(k in clauses.verbs or k in clauses.hard for k in range(act.j, other.i)):
            continue
        if other.earliest is None:
            other.time, other.earliest, other.latest = act.time, act.earliest, act.latest
        other.parts = {e: p for e, p in act.parts.items() if p == "agent"} | other.parts


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
