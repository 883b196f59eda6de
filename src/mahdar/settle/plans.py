"""Plans in their versions: what articles say of one side's plan, framework and papers over time is one plan with a history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from mahdar.model.ids import content_id
from mahdar.model.position import Proposal
from mahdar.model.reading import Reading
from mahdar.model.record import PlanStep, RecordEntity, RecordPlan
from mahdar.model.span import Span
from mahdar.settle.reports import days_between
from mahdar.settle.settlement import Local
from mahdar.settle.titles import name
from mahdar.words import LANGUAGES, Both, words

KINDS = ("plan", "framework", "proposal", "draft", "paper", "initiative", "roadmap")
"""Papers that are versions of one plan; a letter or a list is a thing of its own."""
FRESH = 75
"""Days from one word of a plan to the next, at most."""
BESIDE = 80
"""Code points between the word for a plan and that for what is done with it, at most."""

HANDING = ("proposal", "plan", "declaration of principles", "proposal put forward", "list, note or reply handed over", "letter")
"""Events in which a plan is put forward or handed over."""


class Told(NamedTuple):
    """One article's word of a plan."""

    day: str
    article: str
    proposal: Proposal
    reading: Reading


def plans(
    readings: Sequence[Reading],
    days: Mapping[str, str | None],
    event_of: Mapping[Local, str],
    entities: Sequence[RecordEntity],
    copy_of: Mapping[str, str],
) -> tuple[RecordPlan, ...]:
    """The plans of dated articles that are no copies; a plan of which nobody says whose it is goes with that of its article."""
    told = sorted(
        (
            Told(day, r.article.id, p, r)
            for r in readings
            if r.article.id not in copy_of and (day := days.get(r.article.id))
            for p in _owned(r)
        ),
        key=lambda t: (t.day, t.article, t.proposal.evidence.start),
    )
    chains: dict[str, list[list[Told]]] = {}
    for one in told:
        open_ = chains.setdefault(one.proposal.owner or "", [])
        last = next((c for c in reversed(open_) if _goes_on(c, one)), None)
        if last is None:
            open_.append(last := [])
        last.append(one)
    named = {n: e for e in reversed(entities) for n in (e.name, e.name_en) if n}
    made = [_plan(c, event_of, named) for owner in sorted(chains) for c in chains[owner] if _telling(c)]
    return tuple(sorted(made, key=lambda p: (p.history[0].as_of or "", p.id)))


def _owned(reading: Reading) -> Iterable[Proposal]:
    """The plans of an article that belong to somebody; of one side's alone the others too."""
    mine = [p for p in reading.proposals if p.what in KINDS]
    owners = {p.owner for p in mine if p.owner}
    for p in mine:
        if p.owner:
            yield p
        elif len(owners) == 1:
            yield _given(p, owners.pop())
            owners = {q.owner for q in mine if q.owner}


def _given(proposal: Proposal, owner: str) -> Proposal:
    return msgspec.structs.replace(proposal, owner=owner)


def _goes_on(chain: Sequence[Told], one: Told) -> bool:
    """Is it the next word of the plan: soon after, of the same affair, to nobody else?"""
    last = chain[-1]
    if last.article == one.article:
        return True
    to = {t.proposal.recipient for t in chain} - {None}
    affair = _sides(last.reading) & _sides(one.reading) - {one.proposal.owner}
    kept = not to or one.proposal.recipient in (None, *to)
    return days_between(last.day, one.day) <= FRESH and kept and bool(affair)


def _sides(reading: Reading) -> set[str]:
    """The states that an article speaks of, by their English names."""
    return {e.name_en for e in reading.entities if e.kind == "place" and e.known_as and e.known_as == e.country and e.name_en}


def _telling(chain: Sequence[Told]) -> bool:
    """Is more said of it than that it is there?"""
    return len(chain) > 1 or any(p.version or p.points or p.documents or _publicity(t) for t in chain for p in (t.proposal,))


def _publicity(told: Told) -> tuple[str, Span] | None:
    mine = [m for m in told.reading.remarks if m.field == "publicity" and m.about == told.proposal.id]
    return (mine[0].value, mine[0].evidence) if mine else None


def _plan(chain: Sequence[Told], event_of: Mapping[Local, str], named: Mapping[str, RecordEntity]) -> RecordPlan:
    first = chain[0].proposal
    owner = named.get(first.owner or "")
    kind = next((k for k in KINDS if any(t.proposal.what == k for t in chain)), first.what)
    title = _title(kind, owner, first.owner or "")
    steps = tuple(_step(t, event_of, named) for t in chain)
    identity = content_id("plan", chain[0].article, first.id)
    return RecordPlan(identity, kind, title.en, title.ar, owner.id if owner else None, steps)


def _title(kind: str, owner: RecordEntity | None, otherwise: str) -> Both:
    return Both(
        *(
            words(lang).text("title.owned").format(what=words(lang).of("paper", kind), who=name(lang, owner) if owner else otherwise)
            for lang in LANGUAGES
        )
    )


def _step(told: Told, event_of: Mapping[Local, str], named: Mapping[str, RecordEntity]) -> PlanStep:
    p = told.proposal
    public = _publicity(told)
    to = named.get(p.recipient or "")
    return PlanStep(
        told.day, told.article, p.what, p.evidence, p.version, p.points, p.documents,
        public[0] if public else None, public[1] if public else None, to.id if to else None, _handing(told, event_of), p.id,
    )  # fmt: skip


def _handing(told: Told, event_of: Mapping[Local, str]) -> str | None:
    """The event in which it is put forward or handed over."""
    papers = [p.evidence.start for p in told.reading.proposals]
    at = told.proposal.evidence.start
    near = [
        (abs(e.trigger.start - at), e.id)
        for e in told.reading.events
        if e.what in HANDING and abs(e.trigger.start - at) <= BESIDE
        and abs(e.trigger.start - at) == min(abs(e.trigger.start - p) for p in papers)
    ]  # fmt: skip
    return event_of.get((told.article, min(near)[1])) if near else None

