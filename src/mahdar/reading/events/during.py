"""What was done during another event («خلال القمة», «في ختام الجلسة», «ستوقع خلالها») is where and when that is."""

from __future__ import annotations

from mahdar.model.event import COARSE
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention

MEETING = ("CONSULT", "AGREE")
"""Types whose events follow on each other in one place on one day."""

FORCE = "ASSAULT"
"""Type of attacks, in which people are killed («قتلوا في هجوم على مستشفى»)."""

OCCASIONS = ("CONSULT", "AGREE", FORCE)
PLACED = ("CONSULT", "AGREE", None)
"""Types that are where the meeting is that they belong to."""

BACK = 4
"""Mentions in front among which the act is that an occasion belongs to."""

SENTENCES = 2
"""Sentences back to the meeting that «خلالها» means at most."""


def during(clauses: Clauses, found: list[Mention]) -> None:
    """Note for each act the meeting during or right after which it was done."""
    for k, mention in enumerate(found):
        earlier = found[max(k - BACK, 0) : k]
        if mention.frame.type in OCCASIONS and mention.verb is None and not mention.dropped and _led(clauses, mention):
            act = next((m for m in reversed(earlier) if _at(clauses, m, mention)), None)
            alike = act is not None and (act.frame.type == FORCE) == (mention.frame.type == FORCE)
            if act is not None and alike and act.during is None and act is not mention.within:
                act.during = mention
        if mention.verb is not None and _absent(clauses, mention):
            mention.during = _missed(clauses, mention, found)
        if mention.during is None and _begun_with(clauses, earlier, mention):
            mention.during = earlier[-1]
        if mention.during is None:
            mention.during = _pronoun(clauses, mention, found[:k]) or _opening(clauses, mention, earlier)


def _absent(clauses: Clauses, act: Mention) -> bool:
    """Is it a verb of staying away («غاب وفده عن محادثات جنيف»)?"""
    return act.verb is not None and clauses.doc.language.fold(act.verb.lemma) in clauses.words["absent"]


def _missed(clauses: Clauses, act: Mention, found: list[Mention]) -> Mention | None:
    """The meeting that one stayed away from: the noun behind, or with a pronoun («غاب عنها») the last one told."""
    stop = min(act.j + BACK, clauses.sentence(act.i)[1])
    behind = next((m for m in found if act.j <= m.i < stop and m.verb is None and m.frame.type in MEETING), None)
    if behind is not None or not any(clauses.is_(k, "from_it", free=True) for k in range(act.j, stop)):
        return behind
    earlier = [m for m in found if m.i < act.i and m.frame.type == "CONSULT" and not m.dropped]
    return earlier[-1] if earlier else None


def _begun_with(clauses: Clauses, earlier: list[Mention], meeting: Mention) -> bool:
    """Is it the meeting that talks began with («بدأت محادثاتها في بيروت بلقاء رئيس البرلمان»)?"""
    if not earlier or meeting.verb is not None or meeting.frame.type != "CONSULT" or meeting.carrier is not None:
        return False
    talks, pro = earlier[-1], next((h.pro for h in clauses.doc.at(meeting.i, "deed")), "")
    begun = talks.light is not None and talks.light.effect == "begin" and talks.frame.type == "CONSULT"
    return begun and clauses.led(pro) in clauses.words["by"] and clauses.sentence(talks.i) == clauses.sentence(meeting.i)


def _led(clauses: Clauses, occasion: Mention) -> bool:
    """Does a preposition of time or place stand in front of the occasion, or one word before that («على هامش»)?"""
    k = clauses.before(occasion.head)
    return k is not None and (clauses.is_(k, "occasion") or (k > 0 and clauses.is_(k - 1, "occasion")))


def _at(clauses: Clauses, act: Mention, occasion: Mention) -> bool:
    """Does a preposition of time or place bind the occasion to the act in front, with only the act's own nouns between?"""
    k = clauses.before(occasion.head)
    if k is None or k < act.j or act.dropped or clauses.sentence(act.i) != clauses.sentence(occasion.i):
        return False
    if not any(clauses.is_(at, "occasion") for at in (k, k - 1) if at >= act.j):
        return False
    if act.verb is None and act.carrier is None and act.frame.kin not in ("press", "speech"):
        return False
    last = act.j if act.carrier is None else max(act.j, act.carrier.i + 1)
    return not any(n in clauses.verbs or n in clauses.hard or clauses.doc.forms[n] in clauses.openers for n in range(last, k))


def _pronoun(clauses: Clauses, act: Mention, earlier: list[Mention]) -> Mention | None:
    """The meeting that a pronoun behind the verb of an act means («ستوقع خلالها وثيقة», «يبحث فيه الوزيران»)."""
    verb = act.verb or act.carrier
    if verb is None or verb.i + 1 >= clauses.doc.n or not clauses.is_(verb.i + 1, "during_it", free=True):
        return None
    sentence_of = clauses.doc.sentence_of
    near = [m for m in earlier if m.frame.type == "CONSULT" and not m.dropped and sentence_of[verb.i] - sentence_of[m.i] < SENTENCES]
    return near[-1] if near else None


def _as_act(act: Mention, meeting: Mention) -> None:
    """A meeting only named as what a thing ahead is done at is ahead too («يجتمع القادة السبت في إطار قمة»)."""
    named = meeting.verb is None and meeting.carrier is None and not meeting.fixed and meeting.earliest is None
    if named and COARSE[act.status] == "ahead" and meeting.status == "held" and not meeting.definite:
        meeting.status = act.status


def _as_planned(act: Mention, meeting: Mention) -> None:
    """What is told in the present of a meeting still ahead is ahead too («في زيارة غدا يلتقي خلالها الرئيس»)."""
    verb = act.verb or act.carrier
    if verb is None or verb.form.tense == "past" or act.status not in ("held", "under way"):
        return
    if COARSE[meeting.status] == "ahead":
        act.status = meeting.status


def _opening(clauses: Clauses, act: Mention, earlier: list[Mention]) -> Mention | None:
    """The meeting with which the sentence of an act opens («وفي ختام الجلسة، اتفق الجانبان»)."""
    verb = act.verb or act.carrier
    if verb is None or verb.i - 1 not in clauses.commas:
        return None
    for meeting in reversed(earlier):
        k = clauses.before(meeting.head)
        first = clauses.sentence(act.i)[0]
        if meeting.verb is not None or meeting.frame.type not in MEETING or k is None or k - first > 1 or meeting.i < first:
            continue
        inner = range(meeting.j, verb.i)
        if clauses.is_(k, "occasion") and not any(_parts(clauses, n) for n in inner):
            return meeting
    return None


def _parts(clauses: Clauses, n: int) -> bool:
    """Does a verb of its own, or a strong mark, part a meeting from the act (a relative clause on it does not)?"""
    return n in clauses.hard or (n in clauses.verbs and not clauses.preceded(n, "relative"))


def hold(clauses: Clauses, gathered: list[tuple[Mention, list[Mention]]]) -> None:
    """Give acts the place and the day of the meeting during which they were done, as all its mentions tell them."""
    homes = {id(m): head for head, group in gathered for m in group}
    for head, group in gathered:
        for mention in group:
            home = homes.get(id(mention.during), mention.during) if mention.during is not None else None
            if home is None or home is head:
                continue
            _as_planned(head, home)
            _as_act(head, home)
            if COARSE[home.status] != COARSE[head.status]:
                continue
            recall(home, [h for h, _ in gathered if h.i < home.i and h is not head])
            if head.frame.type in PLACED or home.frame.type == FORCE or _absent(clauses, head):
                head.place = head.place or home.place
                home.place = home.place or head.place
            if home.earliest is None and head.frame.type in PLACED:
                home.time, home.earliest, home.latest = head.time, head.earliest, head.latest
            if head.earliest is None:
                head.time, head.earliest, head.latest = home.time, home.earliest, home.latest


def recall(meeting: Mention, earlier: list[Mention]) -> None:
    """Give a meeting or signing that the article knows already («عقب التوقيع») the place and day of the one told before."""
    if not meeting.definite or meeting.place is not None or meeting.earliest is not None or meeting.verb is not None:
        return
    same = [m for m in earlier if m.frame.type == meeting.frame.type and COARSE[m.status] == COARSE[meeting.status]]
    other = [m for m in earlier if m.frame.type in MEETING and m.place is not None and COARSE[m.status] == COARSE[meeting.status]]
    last = max(same or other, key=lambda m: m.i, default=None)
    if last is not None:
        meeting.place, meeting.time, meeting.earliest, meeting.latest = last.place, last.time, last.earliest, last.latest
