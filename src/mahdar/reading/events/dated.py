"""Days that a participle, a clause or an occasion behind an event says of it («الاتفاق الموقع في القاهرة عام 1978»)."""

from __future__ import annotations

from mahdar.model.time import Timex
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention

PHRASE = 6
"""Words between a noun and what is said of it, and between that and its day, at most."""

REMARK = 12
"""Words between a verb and the statement that it was said in at most."""


def owned(clauses: Clauses, found: list[Mention], at: list[tuple[int, Timex]]) -> dict[str, int]:
    """For each time expression that is said of a noun alone the word of that noun."""
    nouns = {m.tail - 1: m.i for m in found if m.verb is None}
    table: dict[str, int] = {}
    for word, timex in at if nouns else ():
        noun = _noun(clauses, nouns, word)
        if noun >= 0:
            table[timex.id] = noun
    return table


def _noun(clauses: Clauses, nouns: dict[int, int], word: int) -> int:
    """The noun whose participle stands in front of the day at `word`, -1 if there is none."""
    k = _said(clauses, word)
    if k < 0:
        return -1
    for n in range(k - 1, max(k - PHRASE, -1), -1):
        if n in clauses.breaks:
            return -1
        if n in nouns:
            return nouns[n]
        if n in clauses.verbs or clauses.preposition(n) or clauses.is_(n, "that"):
            return -1
    return -1


def _said(clauses: Clauses, word: int) -> int:
    """The first word of «الموقع», «المقررة» or «التي كانت مقررة» in front of a day, with no more than a place between them."""
    k = word - 1
    while k > word - PHRASE and k >= 0 and k not in clauses.breaks and _between(clauses, k):
        k -= 1
    if k < 0 or k in clauses.breaks:
        return -1
    if k in clauses.verbs:
        return k - 1 if begun(clauses, k) else -1
    if clauses.definite(k):
        return k if clauses.is_(k, "dated_by") else -1
    if not clauses.is_(k, "dated_by") or k < 2:
        return -1
    if not clauses.is_(k - 1, "been", free=True):
        return k if clauses.is_(k - 2, "been", free=True) else -1  # «وكان الاجتماع مقررا الثلاثاء»
    return k - 2 if clauses.is_(k - 2, "relative") else k - 1


def begun(clauses: Clauses, k: int) -> bool:
    """Does the verb at word k say when the noun that its relative clause is on began («الحوار الذي انطلق الأحد الماضي»)?"""
    if not clauses.preceded(k, "relative"):
        return False
    lights = (clauses.tables.light.get(v.lemma) for v in clauses.verbs[k] if not v.enc)
    return any(light is not None and light.effect == "begin" for light in lights)


def _between(clauses: Clauses, k: int) -> bool:
    """Is word k a preposition or of a place?"""
    if clauses.preposition(k) or clauses.is_(k, "since"):
        return True
    named = clauses.named[k]
    return named is not None and named.entity.kind == "place"


def remarked(clauses: Clauses, verbs: set[int], at: list[tuple[int, Timex]]) -> dict[int, Timex]:
    """For verbs of saying among `verbs` the day of the statement that they were said in («طالبت، في بيان أصدرته أمس، بـ»)."""
    table: dict[int, Timex] = {}
    for _, timex in at if verbs else ():
        owner = clauses.doc.word_at(timex.belongs_to) if timex.belongs_to is not None else -1
        noun = next((k for k in range(owner - 1, max(owner - 3, 0), -1) if clauses.is_(k, "remark")), -1)
        if noun < 0 or owner not in clauses.verbs or clauses.definite(noun) or not _within(clauses, noun):
            continue
        verb = next((k for k in range(noun - 1, max(noun - REMARK, clauses.sentence(noun)[0] - 1), -1) if k in clauses.verbs), -1)
        if verb in verbs:
            table.setdefault(verb, timex)
    return table


def _within(clauses: Clauses, noun: int) -> bool:
    """Does a preposition of time or place bring in the statement at word `noun`?"""
    k = clauses.before(noun)
    return k is not None and clauses.is_(k, "occasion", free=True)
