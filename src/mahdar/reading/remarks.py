"""Step: remarks. What is said of events and plans beside the fields they have.

`ordinal`: which of a series a round or meeting is; `count`: how many a set of them is; `outcome`: a success or not;
`publicity`: announced or leaked; `figure`: two numbers of one thing set against each other; `companions`: who comes along
unnamed; `purpose`: what something is said to be for; `firmness`: agreed in principle only.
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
from mahdar.text.matcher import Hit

SERIES = ("CONSULT",)
WIDEST = 20
"""Ordinals and counts of meetings above this are something else."""
BACK = 2
"""Sentences that a word on how it went may stand after the meeting it is about."""
APART = 0.1
"""Counts that differ by less than this share are one count."""
UNIT = 2
"""Words of a unit («متر مكعب»)."""
ABOUT = ("outcome", "publicity", "companions", "purpose", "firmness")
COMPANY, AIM = 4, 6
"""Words between a word of company and who comes along, and between a word of aim and what is aimed at."""
Named = tuple[int, str, bool]
"""A word that names a meeting, the event's id, and whether it is a set of them."""
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
    hits = [h for h in doc.of_kind("remark") if h.senses[0].value.field in ABOUT]
    if not hits:
        return
    meetings = _meetings(doc)
    plans = _heads(doc) if any(h.senses[0].value.field == "publicity" for h in hits) else {}
    for hit in hits:
        rule: RemarkRule = hit.senses[0].value
        about = _subject(doc, hit, rule, meetings, plans)
        if about is not None:
            yield _made(doc, about, rule.field, rule.value, hit.i, hit.j, rule.id)


def _subject(
    doc: Doc, hit: Hit, rule: RemarkRule, meetings: list[Named], plans: dict[str, list[int]]
) -> str | None:
    """What the words are about, or None when they are about nothing that was found."""
    if rule.field == "publicity":
        return _plan(doc, plans, hit.i, rule.of)
    if rule.field == "companions":
        return _journey(doc, hit.i) if _after(doc, hit.i, "beside", COMPANY) else None
    if rule.field == "firmness":
        return _planned(doc, hit.i)
    if rule.field == "purpose":
        aimed = bool(hit.pro) or _after(doc, hit.i, "aim", AIM)
        return _topic(doc, hit.i, rule.of) if aimed else None
    if _masdar(doc, hit) or (hit.i and (doc.at(hit.i - 1, "condition") or _of_other(doc, hit))):
        return None
    return _again(doc, meetings, hit.i) or _meeting(doc, meetings, hit.i, BACK if not _relative(doc, hit.i - 1) else 0)


def _relative(doc: Doc, k: int) -> bool:
    """«التي»: what follows is said of the noun before it."""
    return k >= 0 and any(
        s.value.pos == "pron" and s.id.startswith(doc.language.article) for h in doc.at(k, "word") for s in h.senses
    )


def _planned(doc: Doc, i: int) -> str | None:
    """The visit or meeting to come that an agreement is about: one told elsewhere too, on the days that the sentence names."""
    _, last = doc.sentence_words[doc.sentence_of[i]]
    start, end = doc.starts[i], doc.ends[last - 1]
    days = {(t.earliest, t.latest) for t in doc.found.times if start < t.start < end and t.earliest}
    told = [e for e in doc.found.events if e.type == "CONSULT" and e.status in ("planned", "scheduled") and (e.earliest, e.latest) in days]
    here = [(e, [start < t.start < end for t in (e.trigger, *e.triggers)]) for e in told]
    both = [e.id for e, inside in here if any(inside) and not all(inside)]
    return next(iter(both or [e.id for e, inside in here if not any(inside)]), None)


def _after(doc: Doc, i: int, field: str, most: int) -> bool:
    """Does a word of this field stand up to `most` words before word i, in its sentence?"""
    first = max(doc.sentence_words[doc.sentence_of[i]][0], i - most)
    return any(h.senses[0].value.field == field for k in range(first, i) for h in doc.at(k, "remark"))


def _masdar(doc: Doc, hit: Hit) -> bool:
    """«بناء الثقة»: a verbal noun with its object, no word on how a meeting went."""
    if hit.j - hit.i > 1 or hit.j >= doc.n or doc.gaps[hit.i]:
        return False
    definite = doc.forms[hit.j].startswith(doc.language.article)
    return definite and {"n", "adj"} <= {s.value.pos for h in doc.at(hit.i, "word") for s in h.senses}


def _of_other(doc: Doc, hit: Hit) -> bool:
    """«المحاولات الفاشلة», «رسالة إيجابية»: an adjective right behind a noun that names no meeting."""
    k = hit.i - 1
    noun = any(s.value.pos == "n" for h in doc.at(k, "word") for s in h.senses) or bool(doc.at(k, "verb"))
    definite = doc.forms[hit.i].startswith(doc.language.article)
    both = doc.forms[k].startswith(doc.language.article) == definite
    return hit.j == hit.i + 1 and noun and both and not doc.gaps[k] and not doc.at(k, "deed") and not _verbal(doc, k)


def _verbal(doc: Doc, k: int) -> bool:
    """Whether word k is a verb («كانت»)."""
    return any(s.value.finite for h in doc.at(k, "verb") for s in h.senses)


def _journey(doc: Doc, i: int) -> str | None:
    """The visit or meeting that is spoken of nearest before word i: in its sentence, or shortly before."""
    start = doc.starts[doc.sentence_words[max(0, doc.sentence_of[i] - BACK)][0]]
    told = [
        (span.start, event.id)
        for event in doc.found.events
        if event.type == "CONSULT" and not event.is_set
        for span in event.triggers or (event.trigger,)
        if start <= span.start < doc.starts[i]
    ]
    return max(told)[1] if told else None


def _topic(doc: Doc, i: int, whats: tuple[str, ...]) -> str | None:
    """The event of these kinds that the sentence of word i names before it, by any of its mentions."""
    first, _ = doc.sentence_words[doc.sentence_of[i]]
    named = {_bare(doc, k) for k in range(first, i)}
    found = [e for e in doc.found.events if e.what in whats and _bare(doc, doc.word_at(e.trigger.start)) in named]
    return min(found, key=_trigger).id if found else None


def _trigger(event: EventReport) -> int:
    return event.trigger.start


def _bare(doc: Doc, i: int) -> str:
    return doc.forms[i].removeprefix(doc.language.article)


def _again(doc: Doc, meetings: list[Named], i: int) -> str | None:
    """«المحادثات», «هذه المحادثات»: a noun that was used of a meeting before and is taken up in the sentence of word i."""
    first, _ = doc.sentence_words[doc.sentence_of[i]]
    for k in range(i - 1, first, -1):
        if doc.at(k, "deed") and (_bare(doc, k) != doc.forms[k] or _pointed(doc, k)):
            word = _bare(doc, k)
            found = [m for m in meetings if m[0] <= k and not m[2] and _bare(doc, m[0]) == word]
            alike = [m for m in found if k + 1 < doc.n and _bare(doc, m[0] + 1) == _bare(doc, k + 1)]  # «محادثات أولية»
            return (alike or found)[-1][1] if found else None
    return None


def _pointed(doc: Doc, k: int) -> bool:
    return any(s.value.pos == "det" for h in doc.at(k - 1, "word") for s in h.senses)


def _meetings(doc: Doc) -> list[Named]:
    """The meetings and visits that are or were held, by the words that name them; a set of them by its own word only."""
    found: list[Named] = []
    for event in doc.found.events:
        if event.type == "CONSULT" and event.status in ("held", "under way"):
            spans = event.triggers or (event.trigger,)
            at = [doc.word_at(span.start) for span in (spans[:1] if event.is_set else spans)]
            found.extend((n, event.id, event.is_set) for n in at)
    return sorted(found)


def _meeting(doc: Doc, meetings: list[Named], i: int, back: int) -> str | None:
    """The held meeting or visit that the words are about: the nearest in their sentence, or the last one shortly before
    (no set of them: «the meeting» of the next sentence is a single one)."""
    sentence = doc.sentence_of[i]
    first, last = doc.sentence_words[sentence]
    before = doc.sentence_words[max(0, sentence - back)][0]
    near = [m for m in meetings if m[0] >= first or not m[2]]
    k = bisect_left(near, (i,))
    left = near[bisect_left(near, (near[k - 1][0],))] if k else None
    right = near[k] if k < len(near) and near[k][0] < last else None
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
    found: list[tuple[int, bool, str]] = []
    for p in doc.found.proposals:
        if not kinds or p.what in kinds:
            own = doc.word_at(p.evidence.start)
            places = heads[doc.forms[own].removeprefix(article)]
            k = bisect_left(places, i)
            if k and places[k - 1] >= first:
                found.append((places[k - 1], places[k - 1] == own, p.id))
    return max(found)[2] if found else None


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
            yield _made(doc, unit, "figure", f"{value:.15g}", i, j, "remark.figure")


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
            if _functional(doc, j):
                break
            words.append(doc.forms[j])
            j += 1
        if len(words) == UNIT:
            yield value, " ".join(words), i, j
        i = max(j, i + 1)


def _functional(doc: Doc, k: int) -> bool:
    """Whether word k joins words or is a verb: no part of a unit."""
    loose = any(s.value.pos in ("prep", "conj", "part", "pron") for h in doc.at(k, "word") for s in h.senses)
    return loose or _verbal(doc, k)


def _amount(doc: Doc, i: int) -> tuple[float, int] | None:
    form = doc.forms[i]
    if form.isdigit():
        if doc.gaps[i] in (".", "٫") and i + 1 < doc.n and doc.forms[i + 1].isdigit():
            return float(f"{form}.{doc.forms[i + 1]}"), i + 2
        return float(form[:9]), i + 1
    value = _number(doc, i, ("num",))
    return (float(value), i + 1) if value is not None else None
