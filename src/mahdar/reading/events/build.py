"""Events written out, from the mentions that are one."""

from __future__ import annotations

from mahdar.model.event import EventReport, Participant
from mahdar.model.ids import finding_id
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.numbers import outcome, quantities


def trigger_id(clauses: Clauses, head: Mention) -> str:
    """The id of the event whose clearest mention is `head`."""
    doc = clauses.doc
    return finding_id("v", doc.article.id, "event", head.start, doc.ends[head.j - 1])


def report(clauses: Clauses, group: list[Mention], head: Mention, whole: Mention | None = None) -> EventReport:
    """An event as one article reports it, from its mentions; `whole` is what it was part of."""
    doc = clauses.doc
    participants = tuple(Participant(entity, part) for entity, part in head.parts.items())
    trigger = doc.cut(head.start, doc.ends[head.j - 1])
    statement = next((name for first, last, name in clauses.said if first <= trigger.start < last), None)
    why = {k: "not said" for k, v in (("place", head.place), ("earliest", head.earliest), ("duration", head.duration)) if v is None}
    return EventReport(
        id=trigger_id(clauses, head), type=head.frame.type, what=head.frame.what,
        trigger=trigger, participants=participants, place=head.place, earliest=head.earliest, latest=head.latest,
        duration=head.duration, time=head.time, status=head.status, statement=statement,
        outcome=next((o for m in (head, *group) if (o := outcome(clauses, m)) is not None), None),
        rule="+".join((*head.rules, *{m.frame.id: None for m in group if m.frame.echo})), mode=head.frame.mode,
        triggers=tuple(doc.cut(m.start, doc.ends[m.j - 1]) for m in group), is_set=head.number == "p" and head.verb is None,
        quantities=quantities(clauses, group), part_of=trigger_id(clauses, whole) if whole else None, why_not=why,
        background=all(m.back for m in group),
    )
