"""Positions that statements show by what they claim: a call, a warning, a promise, an act of the speaker's own side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from mahdar.lang.tables.stance import Frame
from mahdar.model.statement import Statement
from mahdar.reading.positions.finding import Draft
from mahdar.reading.positions.ground import Ground, finite
from mahdar.reading.positions.parties import agrees
from mahdar.reading.positions.sides import Side

CLAIMS = {"calls for": "calls", "warns": "warns", "promises": "promises"}
PAGE = 64
"""Words of a stretch within which drafts are compared."""
OPENING = 9
"""Words at the head of a content in which its verb stands."""
NEAR = 10
"""Words between a cue and the content that its evidence takes in."""


def told(ground: Ground, drafts: list[Draft]) -> list[Draft]:
    """Drafts for statements of parties that no stance word covers yet."""
    found: list[Draft] = []
    pages: dict[int, list[Draft]] = {}
    for draft in drafts:
        _file(pages, draft)
    for statement in ground.doc.found.statements:
        side = ground.by(statement)
        if side is None or ground.doc.in_furniture(statement.cue.start):
            continue
        cue = ground.doc.word_at(statement.cue.start)
        if any(d.at == cue or (d.weight == 3 and d.obj <= cue < d.j) for d in pages.get(cue // PAGE, ())):
            continue
        for draft in _by_claim(ground, statement, side) or _by_content(ground, statement, side):
            near = _near(pages, draft)
            same = any(d.stance == draft.stance and d.weight > 0 and draft.i <= d.at < draft.j for d in near)
            if not same and not _covered(draft, near):
                found.append(draft)
                _file(pages, draft)
    return found + [d for d in _refusals(ground) if not _covered(d, _near(pages, d))]


def _near(pages: dict[int, list[Draft]], draft: Draft) -> list[Draft]:
    """Drafts filed under the stretches of words that a draft covers."""
    return [d for page in range(draft.i // PAGE, (draft.j - 1) // PAGE + 1) for d in pages.get(page, ())]


def _refusals(ground: Ground) -> Iterator[Draft]:
    """«لن تعود إيران إلى …»: what a party named right after the verb will not do, as the reporter tells it."""
    for k in ground.nevers:
        if k + 2 >= ground.n or ground.gap(k + 1) or ground.doc.at(k + 1, "stance") or ground.over(ground.doc.starts[k]):
            continue
        here, verbs = ground.mentions.get(k + 2), ground.doc.at(k + 1, "verb")
        if here is None or ground.gap(k + 2) or not verbs or here.entity.kind not in ("place", "organisation"):
            continue
        side = ground.sides.of(here.entity)
        if side is not None and any(agrees(ground, here, s.value.features) for h in verbs for s in h.senses if s.value.finite):
            frame = _frame(ground, "will_not")
            yield Draft([side], frame.stance, k, max(ground.end(k), k + 2), k, frame.id, None, [], k, 0)


def _file(pages: dict[int, list[Draft]], draft: Draft) -> None:
    """Put a draft under the stretches of words that it covers."""
    for page in range(min(draft.i, draft.at) // PAGE, (max(draft.j, draft.at + 1) - 1) // PAGE + 1):
        pages.setdefault(page, []).append(draft)


def _covered(draft: Draft, drafts: list[Draft]) -> bool:
    return any(d.i < draft.j and draft.i < d.j and d.sides and any(s.same(draft.sides[0]) for s in d.sides) for d in drafts)


def _frame(ground: Ground, name: str) -> Frame:
    return ground.table.frames[f"{ground.language.code}.stance.frame.{name}"]


def _draft(ground: Ground, frame: Frame, statement: Statement, side: Side, i: int, cue: int = -1) -> Draft:
    """A draft at word i of a content; its evidence begins with the cue where that is given and stands right before."""
    last = ground.doc.word_at(statement.content.end - 1) + 1
    j = max(min(ground.end(i), last), i + 1)
    near = 0 <= i - cue <= NEAR and not any(ground.stop(k) for k in range(cue + 1, i + 1))
    return Draft([side], frame.stance, cue if cue >= 0 and near else i, j, i, frame.id, statement, [], i, 0)


def _denied(ground: Ground, first: int) -> bool:
    """«نفى وجود أي لقاء مع …»: it denies dealings, not facts."""
    if not ground.is_(first, "presence"):
        return False
    return any(ground.is_(k, "dealings") for k in range(first + 1, min(first + 4, ground.end(first))))


def _by_claim(ground: Ground, statement: Statement, side: Side) -> list[Draft]:
    name = CLAIMS.get(statement.claim)
    cue = ground.doc.word_at(statement.cue.start)
    if statement.claim == "denies":
        first = ground.doc.word_at(statement.content.start)
        return [_draft(ground, _frame(ground, "denies"), statement, side, first)] if _denied(ground, first) else []
    if statement.claim == "threatens" and _speaks(ground, statement, cue):
        return [_threat(ground, statement, side, cue)]
    if name is None or not _speaks(ground, statement, cue):
        return []
    if any(ground.language.fold(h.id) in ground.words["proposing"] for h in ground.doc.at(cue, "verb")):
        name = "promises"
    return [_draft(ground, _frame(ground, name), statement, side, ground.doc.word_at(statement.content.start), cue)]


def _threat(ground: Ground, statement: Statement, side: Side, cue: int) -> Draft:
    """«هدد بإغلاق الطريق ما لم …» demands the condition; «بإلغاء القمة» is against the summit; «بفرض رسوم» is for them."""
    first, last = ground.doc.word_at(statement.content.start), ground.doc.word_at(statement.content.end - 1) + 1
    marks = ground.condition_words
    unless = [k for k in marks[bisect_right(marks, first) : bisect_left(marks, last)] if ground.conditions[k].value]
    if unless:
        at = unless[0]
        draft = _draft(ground, _frame(ground, "threat_terms"), statement, side, first, cue)
        return msgspec.structs.replace(draft, obj=ground.conditions[at].j, j=max(min(ground.end(at + 1), last), at + 1))
    name = "threat_measure" if ground.stem(first, "punishing") else "threatens"
    return _draft(ground, _frame(ground, name), statement, side, first, cue)


def _speaks(ground: Ground, statement: Statement, cue: int) -> bool:
    """Is the cue a verb or participle, and does it agree with a country right after it («هدد طهران» has another subject)?"""
    forms = [s.value for h in ground.doc.at(cue, "verb") for s in h.senses]
    if forms and all(f.tense == "masdar" for f in forms):
        return False
    here = ground.mentions.get(cue + 1)
    verbs = [f for f in forms if f.finite]
    if here is None or not verbs or statement.speaker is None or statement.speaker.entity != here.entity.id:
        return True
    return any(agrees(ground, here, f.features) for f in verbs)


def _by_content(ground: Ground, statement: Statement, side: Side) -> list[Draft]:
    """A verbal noun of giving or taking at the head of the content, or what its clauses say will happen."""
    first = ground.doc.word_at(statement.content.start)
    name = "gives" if ground.is_(first, "concessions") else "takes" if ground.is_(first, "measures") else None
    what = first + 2 if ground.is_(first + 1, "each") else first + 1
    if name is not None and ground.stem(first, "halting") and ground.stem(what, "cooperation"):
        name = "halts"
    if name is not None and not ground.reporting.that.get(ground.forms[first - 1]):
        return [_draft(ground, _frame(ground, name), statement, side, first)]
    found = (_ahead(ground, statement, side, head) for head in _clauses(ground, statement))
    return [draft for draft in found if draft is not None]


def _clauses(ground: Ground, statement: Statement) -> list[int]:
    """Words where the clauses of a content begin: its first, and those after «وأن»."""
    first = ground.doc.word_at(statement.content.start)
    last = ground.doc.word_at(statement.content.end - 1)
    marks = ground.and_that
    return [first, *marks[bisect_right(marks, first) : bisect_left(marks, last)]]


def _ahead(ground: Ground, statement: Statement, side: Side, first: int) -> Draft | None:
    """What the speaker's own side, or the process, will or will not do."""
    doc = ground.doc
    if _none(ground, first):
        return _draft(ground, _frame(ground, "none"), statement, side, first)
    if _must(ground, first):
        return _draft(ground, _frame(ground, "must"), statement, side, first)
    verbs = doc.index("verb")
    for k in range(first, min(first + OPENING, ground.end(first), doc.word_at(statement.content.end - 1) + 1)):
        hits = verbs.get(k)
        if not hits or k in ground.covered or not finite(hits):
            continue
        if ground.is_(k - 1, "never"):
            if _own(ground, first, k, side):
                return _draft(ground, _frame(ground, "will_not"), statement, side, first)
            other = side if _until(ground, first, k) else _subject(ground, first, k)
            return _draft(ground, _frame(ground, "will_not"), statement, other, first) if other is not None else None
        letters = ground.language.clitics.future
        future = any(h.pro and h.pro[-1] in letters and h.value.tense != "past" for h in hits) and not doc.at(k, "word")
        if future:
            name = "gives" if any(h.id in ground.table.gives for h in hits) else "will"
            meets = any(ground.language.fold(h.id) in ground.words["meets"] for h in hits)
            if name == "will" and meets and not _carries_out(ground, k + 1):
                return None
            if _own(ground, first, k, side):
                return _draft(ground, _frame(ground, name), statement, side, first)
            ours = any(ground.is_(n, "home") for n in range(k + 1, ground.end(first)))
            return _draft(ground, _frame(ground, "ours"), statement, side, first) if ours else None
    return None


def _until(ground: Ground, first: int, k: int) -> bool:
    """«الإفراج عن الأسرى لن يبدأ إلا بعد …»: does a thing, no party, not happen but under a condition?"""
    if not any(s.value.tense == "masdar" for h in ground.doc.at(first, "verb") for s in h.senses):
        return False
    last = min(ground.end(first) + 1, ground.n)
    return any(ground.is_(n, "only") or (n in ground.conditions and ground.conditions[n].value) for n in range(k + 1, last))


def _carries_out(ground: Ground, k: int) -> bool:
    """«سيقوم بتحديث مبادرته»: is it a deed that somebody carries out, and no errand?"""
    if not ground.proclitic(k, ground.language.clitics.prepositions[0]) or ground.stem(k, "errands"):
        return False
    return any(s.value.tense == "masdar" for h in ground.doc.at(k, "verb") for s in h.senses)


def _subject(ground: Ground, first: int, k: int) -> Side | None:
    """The party named right at the head of a clause, as the subject of the verb at word k («إسرائيل لن توقف»)."""
    here = ground.mentions.get(first)
    if here is None or here.j < k - 2 or here.entity.kind == "group":
        return None
    return ground.sides.of(here.entity)


def _none(ground: Ground, first: int) -> bool:
    """«لا جيش داخل الجيش»: a bare noun under «لا» at the head of what is said."""
    k = first + 1
    if not ground.is_(first, "wont") or ground.is_(first, "never") or k >= len(ground.forms) or ground.gap(k) or ground.is_(k, "sure"):
        return False
    if any(s.value.pos != "n" for h in ground.doc.at(k, "word") for s in h.senses):
        return False
    return not any(s.value.finite and s.value.tense != "past" for h in ground.doc.at(k, "verb") for s in h.senses)


def _must(ground: Ground, first: int) -> bool:
    """«على روسيا أن تعيد»: an obligation laid on someone."""
    k = first + 1 if ground.is_(first, "and_that") else first
    if not ground.is_(k, "upon"):
        return False
    if any(ground.opener(n) == "that" for n in range(k + 2, min(k + 7, ground.n))):
        return True
    here = ground.mentions.get(k + 1)
    if here is None or ground.gap(here.j):
        return False
    return any(s.value.tense == "masdar" for h in ground.doc.at(here.j, "verb") for s in h.senses)


def _own(ground: Ground, first: int, k: int, side: Side) -> bool:
    """Is the subject the speaker's side, or a process or pair of sides, and not some other party or thing?"""
    for n in range(first, min(first + 3, k + 1)):
        if ground.is_(n, "pronoun") or ground.is_(n, "own") or ground.is_(n, "selves"):
            return True
        if any(not s.value.vague for h in ground.doc.at(n, "issue") for s in h.senses):
            return True
        here = ground.mentions.get(n)
        if here is not None:
            found = ground.sides.of(here.entity)
            return here.entity.kind == "group" or (found is not None and found.same(side))
    return False
