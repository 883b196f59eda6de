"""Step: remarks. What is said of events and plans beside the fields they have.

`ordinal`: which of a series a round or meeting is; `count`: how many a set of them is; `outcome`: a success or not;
`publicity`: announced or leaked; `figure`: two numbers of one thing set against each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from mahdar.lang.loader import Language
from mahdar.lang.tables.remark import RemarkRule
from mahdar.model.event import EventReport
from mahdar.model.ids import content_id
from mahdar.model.reading import Remark
from mahdar.model.span import Span
from mahdar.model.statement import Statement
from mahdar.reading.doc import Doc

SERIES = ("CONSULT",)
WIDEST = 20
"""Ordinals and counts of meetings above this are something else."""
BACK = 2
"""Sentences that a word on how it went may stand after the meeting it is about."""
APART = 0.1
UNIT = 2
"""Words of a unit («متر مكعب»)."""


def step(doc: Doc, language: Language) -> Iterable[Remark]:
    """Remarks in text order, each once."""
    found = [*_series(doc), *_said_of(doc), *_figures(doc, language)]
    return {r.id: r for r in sorted(found, key=lambda r: (r.evidence.start, r.field))}.values()


def _made(doc: Doc, about: str | None, field: str, value: str, i: int, j: int, rule: str) -> Remark:
    where = doc.span(i, j)
    ident = content_id("r", doc.article.id, field, about, where.start, where.end, value)
    return Remark(ident, about, field, value, where, _statement(doc, where), rule)


class _Held:
    """What was found before, by its place, so that no remark looks over the whole article."""

    def __init__(self, doc: Doc) -> None:
        starts, found = doc.starts, doc.found
        self.timed = {k for t in found.times for k in range(bisect_left(starts, t.start), bisect_left(starts, t.end))}
        self.meetings = sorted((doc.word_at(span.start), event.id) for event, span in _meetings(found.events))
        self.statements: dict[int, list[Statement]] = {}
        for said in found.statements:
            first, last = doc.word_at(said.content.start), doc.word_at(max(said.content.start, said.content.end - 1))
            for sentence in range(doc.sentence_of[first], doc.sentence_of[last] + 1):
                self.statements.setdefault(sentence, []).append(said)


def _meetings(events: Iterable[EventReport]) -> Iterator[tuple[EventReport, Span]]:
    """Single meetings and visits that were held, once for each of their mentions."""
    for event in events:
        if event.type == "CONSULT" and event.status == "held" and not event.is_set:
            yield from ((event, span) for span in event.triggers or (event.trigger,))


def _held(doc: Doc) -> _Held:
    if "remarks" not in doc.cache:
        doc.cache["remarks"] = _Held(doc)
    held: _Held = doc.cache["remarks"]
    return held


def _statement(doc: Doc, where: Span) -> str | None:
    """The statement the words stand in, the narrowest."""
    near = _held(doc).statements.get(doc.sentence_of[doc.word_at(where.start)], ())
    inside = [s for s in near if s.content.start <= where.start and where.end <= s.content.end]
    return min(inside, key=lambda s: s.content.end - s.content.start).id if inside else None


# -- which of a series, and how many


def _series(doc: Doc) -> Iterator[Remark]:
    for event in doc.found.events:
        if event.type in SERIES:
            for span in event.triggers or (event.trigger,):
                i, j = doc.word_at(span.start), doc.word_at(span.end - 1) + 1
                yield from _ordinal(doc, event, i, j)
                yield from _count(doc, event, i, j)


def _number(doc: Doc, i: int, kinds: tuple[str, ...]) -> int | None:
    """The number that a numeral word of these kinds, or a whole number in digits, has."""
    if not 0 <= i < doc.n:
        return None
    for hit in doc.at(i, "time"):
        for sense in hit.senses:
            if sense.id in kinds and str(sense.value).isdigit() and hit.j == i + 1:
                return int(sense.value)
    form = doc.forms[i]
    digits = "num" in kinds and form.isdigit() and doc.gaps[i] not in (".", ",", "/", ":", "٫")
    return int(form) if digits and len(form) < 4 else None


def _beside(doc: Doc, i: int, j: int) -> list[int]:
    """The words after and before words [i, j), where nothing but a space lies between and they belong to no time."""
    timed = _held(doc).timed
    near = [j] if j < doc.n and not doc.gaps[j - 1] else []
    near += [i - 1] if i and not doc.gaps[i - 1] else []
    return [k for k in near if k not in timed]


def _ordinal(doc: Doc, event: EventReport, i: int, j: int) -> Iterator[Remark]:
    """«الجولة الخامسة», «خامس جولة»."""
    for at in _beside(doc, i, j):
        value = _number(doc, at, ("ord", "ordf", "ordm"))
        if value is not None and 1 < value <= WIDEST and not event.is_set:
            yield _made(doc, event.id, "ordinal", str(value), min(i, at), max(j, at + 1), "remark.ordinal")
            return


def _count(doc: Doc, event: EventReport, i: int, j: int) -> Iterator[Remark]:
    """«الاجتماعات الأربعة السابقة» (one fewer than there were), «أربعة اجتماعات»."""
    for at in _beside(doc, i, j) if event.is_set else ():
        value = _number(doc, at, ("num",))
        if value is not None and 1 < value <= WIDEST:
            last = max(j, at + 1)
            earlier = any(
                s.id == "past" for k in (last, last - 1) if k < doc.n for h in doc.at(k, "time") for s in h.senses
            )
            total = value + 1 if earlier else value
            yield _made(
                doc,
                event.id,
                "count",
                str(total),
                min(i, at),
                last + (1 if earlier and last < doc.n else 0),
                "remark.count",
            )
            return


# -- how it went, and how it became known


def _said_of(doc: Doc) -> Iterator[Remark]:
    for hit in doc.of_kind("remark"):
        rule = hit.senses[0].value
        if not isinstance(rule, RemarkRule) or rule.field == "contrast":
            continue
        about = _meeting(doc, hit.i) if rule.field == "outcome" else _plan(doc, hit.i, rule.of)
        if about is not None:
            yield _made(doc, about, rule.field, rule.value, hit.i, hit.j, rule.id)


def _meeting(doc: Doc, i: int) -> str | None:
    """The held meeting or visit that the words are about: the nearest in their sentence, or the last one shortly before."""
    sentence = doc.sentence_of[i]
    first, last = doc.sentence_words[sentence]
    before = doc.sentence_words[max(0, sentence - BACK)][0]
    held = _held(doc).meetings
    near = [
        (at < first, abs(i - at), at, ident) for at, ident in held[bisect_left(held, (before, "")) : bisect_left(held, (last, ""))]
    ]
    return min(near)[3] if near else None


def _plan(doc: Doc, i: int, kinds: tuple[str, ...]) -> str | None:
    """The plan or text that the sentence of word i speaks of before it, by any of its mentions."""
    first, _ = doc.sentence_words[doc.sentence_of[i]]
    article = doc.language.article
    heads = {doc.forms[k].removeprefix(article): k for k in range(first, i)}
    found: list[tuple[int, str]] = []
    for p in doc.found.proposals:
        if not kinds or p.what in kinds:
            head = doc.forms[doc.word_at(p.evidence.start)].removeprefix(article)
            if head in heads:
                found.append((heads[head], p.id))
    return max(found)[1] if found else None


# -- two numbers of one thing


def _figures(doc: Doc, language: Language) -> Iterator[Remark]:
    """Numbers of one unit in neighbouring sentences, the second of which begins with a word of contrast."""
    contrasts = {
        doc.sentence_of[h.i]
        for h in doc.of_kind("remark")
        if h.senses[0].value.field == "contrast" and _opens(doc, h.i)
    }
    if not contrasts:
        return
    for sentence in sorted(contrasts):
        for value, unit, i, j in _amounts(doc, language, sentence):
            for other, same, k, m in _amounts(doc, language, sentence - 1) if sentence else ():
                if unit == same and abs(value - other) > APART * max(value, other):
                    yield _made(doc, unit, "figure", f"{other:g}", k, m, "remark.figure")
                    yield _made(doc, unit, "figure", f"{value:g}", i, j, "remark.figure")


def _opens(doc: Doc, i: int) -> bool:
    return i - doc.sentence_words[doc.sentence_of[i]][0] <= 1


def _amounts(doc: Doc, language: Language, sentence: int) -> Iterator[tuple[float, str, int, int]]:
    """Numbers with a unit of two words or more: (value, unit, first word, word after)."""
    scale: dict[str, float] = language.tables["remarks"].scale
    i, last = doc.sentence_words[sentence]
    while i < last:
        read = _amount(doc, i)
        if read is None:
            i += 1
            continue
        value, j = read
        if j < last and doc.forms[j] in scale:
            value, j = value * scale[doc.forms[j]], j + 1
        words: list[str] = []
        while j < last and len(words) < UNIT and not doc.gaps[j - 1]:
            words.append(doc.forms[j])
            j += 1
        if len(words) == UNIT:
            yield value, " ".join(words), i, j
        i = max(j, i + 1)


def _amount(doc: Doc, i: int) -> tuple[float, int] | None:
    form = doc.forms[i]
    if form.isdigit():
        if doc.gaps[i] in (".", "٫") and i + 1 < doc.n and doc.forms[i + 1].isdigit():
            return float(f"{form}.{doc.forms[i + 1]}"), i + 2
        return float(form[:9]), i + 1
    value = _number(doc, i, ("num",))
    return (float(value), i + 1) if value is not None else None
