"""Finished positions: terms, conditions, what repeats left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from mahdar.model.ids import content_id
from mahdar.model.position import Position
from mahdar.reading.positions.finding import Draft
from mahdar.reading.positions.ground import Ground, finite
from mahdar.reading.positions.issues import about
from mahdar.reading.positions.sides import Side
from mahdar.text.matcher import Hit

PAGE = 64
"""Words of a stretch within which drafts are compared."""
HEADLINE = 90
"""Words within which headlines end."""
LINE = 20
"""Words of a line that is a paragraph and no headline."""
SHORT = 3
"""Letters of a word that says little."""
AGAINST = frozenset({"opposes", "refuses", "concerned"})
YIELDING = frozenset({"supports", "offers", "open"})
FAR = 30
"""Words between a stance and its condition."""


def positions(ground: Ground, drafts: list[Draft]) -> list[Position]:
    """The positions of all drafts with the demands their terms make, in text order."""
    drafts = [d for draft in drafts for d in _with_terms(ground, draft)]
    drafts.sort(key=lambda d: (-d.weight, d.i))
    kept: dict[int, list[tuple[Draft, Side]]] = {}
    made: dict[str, Position] = {}
    for draft in drafts:
        for side in draft.sides:
            pages = range(draft.i // PAGE, (draft.j - 1) // PAGE + 1)
            if any(_same(draft, side, d, s) for page in pages for d, s in kept.get(page, ())):
                continue
            for page in pages:
                kept.setdefault(page, []).append((draft, side))
            position = _position(ground, draft, side)
            made.setdefault(position.id, position)
    return sorted(_once(ground, list(made.values())), key=lambda p: (p.evidence.start, p.evidence.end, p.party))


def _once(ground: Ground, made: list[Position]) -> list[Position]:
    """Headlines tell what the body tells again: of a party that stands on one side in the body they say nothing new."""
    end = ground.doc.starts[body_start(ground)] if ground.n else 0
    body: dict[tuple[str, bool], list[Position]] = {}
    for p in made:
        if p.evidence.start >= end:
            body.setdefault((p.party, p.stance in YIELDING), []).append(p)
    return [p for p in made if p.evidence.start >= end or not _again(p, body.get((p.party, p.stance in YIELDING), []))]


def _again(head: Position, body: list[Position]) -> bool:
    """Does the body speak of the issue of a headline, or of one of its words?"""
    words = {w for w in head.evidence.exact.split() if len(w) > SHORT}
    known = words - set(head.party.split())
    return any(p.issue_id == head.issue_id or len(known.intersection(p.evidence.exact.split())) > 0 for p in body)


def body_start(ground: Ground) -> int:
    """The first word of the first line that is long enough for a paragraph or ends as one; 0 where there is no headline."""
    first = 0
    for k in range(1, min(HEADLINE, ground.n)):
        if "\n" in ground.gap(k):
            if k - first >= LINE or "." in ground.gap(k):
                return first
            first = k
    return first if first and ground.n - first >= LINE else 0


def _same(draft: Draft, side: Side, other: Draft, known: Side) -> bool:
    """Does another draft already say this: one party, the same words, the same stance or a weaker ground?"""
    if not side.same(known) or not (draft.i < other.j and other.i < draft.j):
        return False
    if draft.weight <= 2 and other.weight <= 2 and {draft.stance, other.stance} <= AGAINST:
        return True
    return draft.stance == other.stance or (draft.weight <= 2 and draft.weight < other.weight)


def _conditions(ground: Ground, draft: Draft) -> Iterator[tuple[int, int, bool]]:
    if not ground.conditions:
        return
    last = min(ground.sentence(draft.at)[1], draft.j + FAR)
    marks = ground.condition_words
    hidden = ground.reporting.words["anonymity"]
    for k in marks[bisect_right(marks, draft.at) :]:
        if k >= last:
            return
        hit = ground.conditions[k]
        if k < draft.j + 2 or ground.comma(k):
            secret = any(f in hidden for f in ground.forms[hit.j : hit.j + 6])
            if not secret and not any(ground.stop(n) for n in range(draft.at + 1, k + 1)):
                yield k, max(min(ground.end(hit.j), last), hit.j), bool(hit.value)
            return


def _with_terms(ground: Ground, draft: Draft) -> list[Draft]:
    """A draft and the demands of its conditions; its own words end where they begin."""
    terms = list(_terms(ground, draft))
    cut = min([t.i for t in terms], default=draft.j)
    own = msgspec.structs.replace(draft, j=cut) if max(draft.obj, draft.i, draft.at) < cut < draft.j else draft
    return [own, *terms]


def _terms(ground: Ground, draft: Draft) -> Iterator[Draft]:
    """«شريطة أن …» is a demand of its own."""
    if draft.weight == 0:
        return
    frame = ground.table.frames[f"{ground.language.code}.stance.frame.condition"]
    for i, j, demand in _conditions(ground, draft):
        after = ground.conditions[i].j
        gives = draft.stance in YIELDING and draft.weight != 2 and ground.stem(after, "gifts")
        if ground.stem(after - 1, "exchange") and not gives:
            continue
        if demand or (draft.stance in ("open", "offers") and draft.weight == 3 and _happens(ground, ground.conditions[i])):
            yield Draft(draft.sides, frame.stance, i, j, min(i + 1, j - 1), frame.id, draft.statement, draft.over, i, 4)


def _happens(ground: Ground, mark: Hit) -> bool:
    """Does a verb come right after the mark of a condition («إذا وافق المجلس», not «في حال رغبة …»)?"""
    noun = mark.j > mark.i + 1 and bool(ground.doc.at(mark.j, "word"))
    return finite(ground.doc.at(mark.j, "verb")) and not noun


def _position(ground: Ground, draft: Draft, side: Side) -> Position:
    doc = ground.doc
    found = about(ground, draft)
    evidence = doc.span(draft.i, draft.j)
    condition = next((doc.span(i, j) for i, j, _ in _conditions(ground, draft) if i > draft.i), None)
    identity = content_id("p", doc.article.id, "position", evidence.start, evidence.end, side.name, draft.stance)
    return Position(
        identity, side.name, side.country, side.entity, found.en, found.id, draft.stance, evidence,
        draft.statement.id if draft.statement else None,
        _by_other(ground, draft, side), draft.rule, condition, found.ar,
    )


OFFICIAL = frozenset({"official", "military", "organisation"})


def _by_other(ground: Ground, draft: Draft, side: Side) -> bool:
    """Is it told by someone who is not of that party? What a party's own official says, through whatever relay, is its own word."""
    own = (side, *draft.sides)
    tellers = [(s, ground.by(s)) for s in draft.over]
    if any(t is not None and any(t.same(o) for o in own) for _, t in tellers):
        return False
    return any(t is not None or s.speaker_class not in OFFICIAL for s, t in tellers)
