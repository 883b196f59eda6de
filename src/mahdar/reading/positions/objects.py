"""What a stance is about: the word where its object begins, and whether the words around allow the row that found it."""

from __future__ import annotations

from mahdar.lang.tables.stance import StanceForm, StanceRow
from mahdar.reading.positions.ground import Ground
from mahdar.reading.positions.subjects import opens
from mahdar.text.matcher import Hit

DASHES = frozenset("-–—")
WINDOW = 13
"""Words between a stance word and the preposition of its object."""


def object_of(ground: Ground, hit: Hit, form: StanceForm, first: int) -> int | None:
    """The word where the object begins; None where the row needs an object and there is none."""
    row = form.row
    beside = _past_aside(ground, ground.times.get(first, first))
    start = beside if beside > first else hit.j
    first = _past_adverbs(ground, beside)
    if form.sort == "noun" and hit.enc:
        first = _past_praise(ground, first)
    here = first if first < len(ground.forms) and not ground.stop(first) else hit.i
    if form.sort == "phrase" or row.holder == "speaker":
        return here
    last = min(ground.sentence(hit.i)[1], start + WINDOW)
    for k in range(start, last):
        if (ground.stop(k) and k > hit.j) or ("object" in row.takes and k > first + 4):
            break
        opener = ground.opener(k)
        if opener in row.takes and k + 1 < len(ground.forms):
            return k + 1
        if k > hit.j and (ground.is_(k, "turn") or ground.is_(k, "and_that")):
            break
        if ("with" in row.takes and ground.proclitic(k, ground.language.clitics.prepositions[0])) or (
            "for" in row.takes and ground.proclitic(k, ground.language.clitics.prepositions[1]) and not _addressee(ground, k)
        ):
            return k
        if opener == "that" and not row.needs:
            break
    return None if row.needs else here


def _past_aside(ground: Ground, k: int) -> int:
    """«طالبت، في بيان أصدرته الاثنين، بالكشف …»: the opening of an object behind an aside between commas."""
    if k > 0 and k < ground.n and not DASHES.isdisjoint(ground.gap(k)):
        return next((n for n in range(k + 1, min(k + WINDOW, ground.n)) if not DASHES.isdisjoint(ground.gap(n))), k)
    aside = ground.is_(k, "prepositions") or k in ground.times or ground.is_(k, "adverbs") or ground.is_(k, "didnt")
    if not ground.comma(k) or not aside:
        return k
    for n in range(k + 1, min(k + WINDOW, ground.n)):
        masdar = any(s.value.tense == "masdar" for h in ground.doc.at(n, "verb") for s in h.senses)
        if ground.stop(n) or (ground.comma(n) and not (opens(ground, n) or n in ground.mentions or masdar)):
            return k
        if ground.comma(n):
            return n
    return k


def _past_adverbs(ground: Ground, k: int) -> int:
    """«بشدة», «بشكل قاطع» before an object."""
    while k + 1 < len(ground.forms) and not ground.gap(k + 1):
        if ground.is_(k, "adverbs"):
            k += 1
        elif ground.is_(k, "manner") and k + 2 < len(ground.forms):
            k += 2
        else:
            break
    return k


def _past_praise(ground: Ground, k: int) -> int:
    """«قلقها البالغ إزاء …»: adjectives of the noun and «إزاء» before its object."""
    first = k
    if k >= ground.n:
        return k
    while k + 1 < ground.n and not ground.gap(k + 1) and ground.forms[k].startswith(ground.language.article):
        if k in ground.covered or not any(s.value.pos == "adj" for h in ground.doc.at(k, "word") for s in h.senses):
            break
        k += 1
    if k >= ground.n:
        return first
    if ground.is_(k, "facing") and k + 1 < ground.n and not ground.gap(k + 1):
        return k + 1
    return k if ground.opener(k) is not None or ground.proclitic(k, ground.language.clitics.prepositions[1]) else first


def _addressee(ground: Ground, k: int) -> bool:
    """«للصحفيين», «لوكالة …»: told to, not asked for."""
    return any(s.stem in ground.words["addressees"] for s in ground.doc.infos[k].splits)


def fits(ground: Ground, hit: Hit, row: StanceRow, obj: int) -> bool:
    """Do the words around allow the row (`near`, `unless`)?"""
    alone = obj + 1 >= ground.n or bool(ground.gap(obj + 1)) or ground.is_(obj + 1, "on_it")
    if alone and row.stance == "refuses" and ground.stem(obj, "mute"):
        return False
    if row.holder == "speaker" and hit.j in ground.times and ground.opener(hit.j - 1) is not None:
        return False
    hidden = ground.reporting.words["anonymity"]
    if any(f in hidden for f in ground.forms[hit.j : hit.j + 6]):
        return False
    if "for" in row.bars and hit.j < len(ground.forms) and ground.proclitic(hit.j, ground.language.clitics.prepositions[1]):
        return False
    if "for" in row.bars and any(ground.stem(k, "hazards") for k in range(hit.j, min(hit.j + 8, ground.n))):
        return False
    if row.bare and (hit.enc or ground.is_(obj, "that_thing")):
        return False
    if row.errands and ground.stem(obj, "errands"):
        return False
    near, unless = ground.table.near.get(row.id), ground.table.unless.get(row.id)
    if near and not any(f in near for f in ground.forms[hit.j : hit.j + (18 if row.stance == "supports" else 7)]):
        return False
    about = ground.table.about.get(row.id)
    if about and not _begins_with(ground, obj, about):
        return False
    return not unless or ground.forms[obj] not in unless


def _begins_with(ground: Ground, obj: int, words: frozenset[str]) -> bool:
    """Is the first word of an object, with or without its clitics, one of these?"""
    if not 0 <= obj < ground.n:
        return False
    return ground.forms[obj] in words or any(s.stem in words for s in ground.doc.infos[obj].splits)
