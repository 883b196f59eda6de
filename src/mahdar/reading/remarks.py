"""Step: remarks. What is said of events and plans beside the fields they have.

`ordinal`: which of a series a round or meeting is; `count`: how many a set of them is; `outcome`: a success or not;
`publicity`: announced or leaked; `figure`: two numbers of one thing set against each other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from mahdar.lang.loader import Language
from mahdar.lang.tables.remark import RemarkRule
from mahdar.model.event import EventReport
from mahdar.model.ids import content_id
from mahdar.model.reading import Remark
from mahdar.model.span import Span
from mahdar.model.time import Timex
from mahdar.reading.doc import Doc

SERIES = ("CONSULT",)
WIDEST = 20
"""Ordinals and counts of meetings above this are something else."""
BACK = 2
"""Sentences that a word on how it went may stand after the meeting it is about."""
APART = 0.1
UNIT = 2
"""Words of a unit («متر مكعب»)."""
NESTED = 64
"""Contents before a place that are looked at for the one that holds it."""


def step(doc: Doc, language: Language) -> Iterable[Remark]:
    """Remarks in text order, each once."""
    found = [*_series(doc), *_said_of(doc), *_figures(doc, language)]
    return {r.id: r for r in sorted(found, key=lambda r: (r.evidence.start, r.field))}.values()


def _made(doc: Doc, about: str | None, field: str, value: str, i: int, j: int, rule: str) -> Remark:
    where = doc.span(i, j)
    ident = content_id("r", doc.article.id, field, about, where.start, where.end, value)
    return Remark(ident, about, field, value, where, _statement(doc, where), rule)


def _statement(doc: Doc, where: Span) -> str | None:
    """The statement the words stand in, the narrowest."""
    contents: list[tuple[int, int, str]] | None = doc.cache.get("contents")
    if contents is None:
        contents = doc.cache["contents"] = sorted((s.content.start, s.content.end, s.id) for s in doc.found.statements)
    k = bisect_right(contents, (where.start + 1,))
    inside = [(end - start, n) for n, (start, end, _) in enumerate(contents[max(0, k - NESTED) : k]) if where.end <= end]
    return contents[max(0, k - NESTED) + min(inside)[1]][2] if inside else None


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
    near = [j] if j < doc.n and not doc.gaps[j - 1] else []
    near += [i - 1] if i and not doc.gaps[i - 1] else []
    return [k for k in near if not _timed(doc, doc.starts[k])] if near else near


def _timed(doc: Doc, offset: int) -> bool:
    """Does the offset stand in a time expression?"""
    times = doc.found.times
    k = bisect_right(times, offset, key=_start)
    return any(offset < t.end for t in times[max(0, k - 3) : k])


def _start(time: Timex) -> int:
    return time.start


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
    hits = [h for h in doc.of_kind("remark") if h.senses[0].value.field != "contrast"]
    if not hits:
        return
    meetings = _meetings(doc)
    plans = _heads(doc) if any(h.senses[0].value.field != "outcome" for h in hits) else {}
    for hit in hits:
        rule: RemarkRule = hit.senses[0].value
        about = _meeting(doc, meetings, hit.i) if rule.field == "outcome" else _plan(doc, plans, hit.i, rule.of)
        if about is not None:
            yield _made(doc, about, rule.field, rule.value, hit.i, hit.j, rule.id)


def _meetings(doc: Doc) -> list[tuple[int, str]]:
    """The held meetings and visits by the words that name them."""
    found: list[tuple[int, str]] = []
    for event in doc.found.events:
        if event.type == "CONSULT" and event.status == "held" and not event.is_set:
            found.extend((doc.word_at(span.start), event.id) for span in event.triggers or (event.trigger,))
    return sorted(found)


def _meeting(doc: Doc, meetings: list[tuple[int, str]], i: int) -> str | None:
    """The held meeting or visit that the words are about: the nearest in their sentence, or the last one shortly before."""
    sentence = doc.sentence_of[i]
    first, last = doc.sentence_words[sentence]
    before = doc.sentence_words[max(0, sentence - BACK)][0]
    k = bisect_left(meetings, (i,))
    left = meetings[bisect_left(meetings, (meetings[k - 1][0],))] if k else None
    right = meetings[k] if k < len(meetings) and meetings[k][0] < last else None
    if left is None or left[0] < before:
        return right[1] if right else None
    if right is None:
        return left[1]
    return left[1] if left[0] >= first and i - left[0] <= right[0] - i else right[1]


def _heads(doc: Doc) -> dict[str, list[int]]:
    """Where the head words of the plans and texts stand, by word without article."""
    article = doc.language.article
    heads = {doc.forms[doc.word_at(p.evidence.start)].removeprefix(article) for p in doc.found.proposals}
    places: dict[str, list[int]] = {head: [] for head in heads}
    written = {form: head for head in heads for form in (article + head, head)}
    for k, form in [(k, form) for k, form in enumerate(doc.forms) if form in written] if heads else ():
        places[written[form]].append(k)
    return places


def _plan(doc: Doc, heads: dict[str, list[int]], i: int, kinds: tuple[str, ...]) -> str | None:
    """The plan or text that the sentence of word i speaks of before it, by any of its mentions."""
    first, _ = doc.sentence_words[doc.sentence_of[i]]
    article = doc.language.article
    found: list[tuple[int, str]] = []
    for p in doc.found.proposals:
        if not kinds or p.what in kinds:
            places = heads[doc.forms[doc.word_at(p.evidence.start)].removeprefix(article)]
            k = bisect_left(places, i)
            if k and places[k - 1] >= first:
                found.append((places[k - 1], p.id))
    return max(found)[1] if found else None


# -- two numbers of one thing


def _figures(doc: Doc, language: Language) -> Iterator[Remark]:
    """Numbers of one unit in neighbouring sentences, the second of which begins with a word of contrast."""
    contrasts = {
        doc.sentence_of[h.i]
        for h in doc.of_kind("remark")
        if h.senses[0].value.field == "contrast" and _opens(doc, h.i)
    }
    for sentence in sorted(contrasts - {0}):
        here = list(_amounts(doc, language, sentence))
        there = list(_amounts(doc, language, sentence - 1)) if here else []
        yield from _set_apart(doc, there, here)
        yield from _set_apart(doc, here, there)


Amount = tuple[float, str, int, int]
"""A number with its unit: value, unit, first word, word after."""


def _set_apart(doc: Doc, amounts: list[Amount], others: list[Amount]) -> Iterator[Remark]:
    """The amounts that are far from one of the others with the same unit: from the least or the greatest of them."""
    bounds: dict[str, tuple[float, float]] = {}
    for value, unit, _, _ in others:
        low, high = bounds.get(unit, (value, value))
        bounds[unit] = min(low, value), max(high, value)
    for value, unit, i, j in amounts:
        if any(abs(value - other) > APART * max(value, other) for other in bounds.get(unit, ())):
            yield _made(doc, unit, "figure", f"{value:g}", i, j, "remark.figure")


def _opens(doc: Doc, i: int) -> bool:
    return i - doc.sentence_words[doc.sentence_of[i]][0] <= 1


def _amounts(doc: Doc, language: Language, sentence: int) -> Iterator[Amount]:
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
