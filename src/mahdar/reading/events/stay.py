"""What guests did while they were there: the meetings and signatures of a visit, in the sentences behind it."""

from __future__ import annotations

from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention

BEHIND = 3
"""Sentences behind a visit in which its meetings are told at most."""

OPEN = ("CONSULT", "AGREE")
APART = ("visit", "call", "invitation", "mediation", "negotiations")
"""Families of what does not take place at a visit, or not there."""


def stay(clauses: Clauses, heads: list[Mention]) -> None:
    """Give a meeting or signature without a place those of the visit told before it that shares its people."""
    hosts = [m for m in heads if m.status == "held" and m.place is not None and _settled(m)]
    for head in heads:
        if head.status != "held" or head.place is not None or head.frame.type not in OPEN or head.frame.kin in APART:
            continue
        if head.back or head.title or not _told(clauses, head):
            continue
        visit = next((v for v in reversed(hosts) if _near(clauses, v, head) and _same(v, head)), None)
        if visit is None or not _agrees(visit, head):
            continue
        if head.frame.kin != "press":
            head.place = visit.place
        if head.earliest is None and visit.earliest == visit.latest:
            head.time, head.earliest, head.latest = visit.time, visit.earliest, visit.latest


def _told(clauses: Clauses, head: Mention) -> bool:
    """Is it told as news, with a verb in the past or as a press conference?"""
    verb = head.verb or head.carrier
    if verb is None:
        return head.frame.kin == "press"
    return verb.form.tense == "past" and not _before_now(clauses, verb.i)


def _settled(visit: Mention) -> bool:
    """Is it a visit, or a meeting of a day?"""
    return visit.frame.kin == "visit" or (visit.frame.kin in ("meeting", "summit") and visit.earliest == visit.latest is not None)


def _near(clauses: Clauses, visit: Mention, head: Mention) -> bool:
    sentence_of = clauses.doc.sentence_of
    return visit.i < head.i and 0 <= sentence_of[head.i] - sentence_of[visit.i] <= BEHIND


def _same(visit: Mention, head: Mention) -> bool:
    """Do they share a guest, or two who met?"""
    shared = visit.parts.keys() & head.parts.keys()
    guests = {e for e in shared if visit.parts[e] == "guest"}
    return bool(guests) if visit.frame.kin == "visit" else len(shared) > 1


def _agrees(visit: Mention, head: Mention) -> bool:
    """Does nothing else date it on another day?"""
    if head.earliest is None or visit.earliest is None:
        return True
    return visit.earliest <= head.earliest <= (visit.latest or visit.earliest)


def _before_now(clauses: Clauses, i: int) -> bool:
    """Is the verb told of an earlier time («وكان قد التقى», «سبق أن التقى»)?"""
    near = range(max(clauses.sentence(i)[0], i - 8), i)
    return any(clauses.is_(k, "been", free=True) or clauses.is_(k, "before_now", free=True) for k in near)
