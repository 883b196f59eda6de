"""What mentions share: a visit and its meeting, a peace and those at war."""

from __future__ import annotations

from itertools import pairwise

from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mentions import Mention


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
