"""Positions that statements show by what they claim: a call, a warning, a promise, an act of the speaker's own side."""

from __future__ import annotations

from mahdar.lang.tables.stance import Frame
from mahdar.model.statement import Statement
from mahdar.reading.positions.finding import Draft
from mahdar.reading.positions.ground import Ground
from mahdar.reading.positions.sides import Side

CLAIMS = {"calls for": "calls", "warns": "warns", "threatens": "threatens", "promises": "promises", "doubts": "doubts"}
OPENING = 9
"""Words at the head of a content in which its verb stands."""


def told(ground: Ground, drafts: list[Draft]) -> list[Draft]:
    """Drafts for statements of parties that no stance word covers yet."""
    found: list[Draft] = []
    for statement in ground.doc.found.statements:
        side = ground.by(statement)
        if side is None or ground.doc.in_furniture(statement.cue.start):
            continue
        draft = _by_claim(ground, statement, side) or _by_content(ground, statement, side)
        if draft is not None and not _covered(draft, drafts):
            found.append(draft)
    return found


def _covered(draft: Draft, drafts: list[Draft]) -> bool:
    return any(d.i < draft.j and draft.i < d.j and d.sides and any(s.same(draft.sides[0]) for s in d.sides) for d in drafts)


def _frame(ground: Ground, name: str) -> Frame:
    return ground.table.frames[f"{ground.language.code}.stance.frame.{name}"]


def _draft(ground: Ground, frame: Frame, statement: Statement, side: Side, i: int) -> Draft:
    last = ground.doc.word_at(statement.content.end - 1) + 1
    j = max(min(ground.end(i), last), i + 1)
    return Draft([side], frame.stance, i, j, i, frame.id, statement, None, i, 0)


def _by_claim(ground: Ground, statement: Statement, side: Side) -> Draft | None:
    name = CLAIMS.get(statement.claim)
    if name is None:
        return None
    return _draft(ground, _frame(ground, name), statement, side, ground.doc.word_at(statement.content.start))


def _by_content(ground: Ground, statement: Statement, side: Side) -> Draft | None:
    """A future verb, or a verbal noun of giving or taking, at the head of the content."""
    doc, first = ground.doc, ground.doc.word_at(statement.content.start)
    last = min(doc.word_at(statement.content.end - 1) + 1, first + OPENING)
    name = "gives" if ground.is_(first, "concessions") else "takes" if ground.is_(first, "measures") else None
    if name is not None and not ground.reporting.that.get(ground.forms[first - 1]):
        return _draft(ground, _frame(ground, name), statement, side, first)
    for k in range(first, last):
        for hit in doc.at(k, "verb"):
            if not hit.value.finite or k in ground.covered:
                continue
            future = any(f in hit.pro for f in ground.language.clitics.future) or ground.is_(k - 1, "will")
            if ground.is_(k - 1, "never"):
                return _draft(ground, _frame(ground, "will_not"), statement, side, first)
            if future:
                return _draft(ground, _frame(ground, "will"), statement, side, first)
    return None
