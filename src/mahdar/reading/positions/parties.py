"""Parties as they are named at a word: one or several joined, a pair or three told of before, a crowd, the side of an adjective."""

from __future__ import annotations

from collections import Counter

import msgspec

from mahdar.reading.positions.crowds import english_crowd
from mahdar.reading.positions.ground import Ground, Here, finite
from mahdar.reading.positions.sides import Side

QUIET = frozenset("«»“”\"()")
"""Marks around a name that do not part it from what it is joined with."""
BACK = 16
"""Words in front of «الأخير» in which the one named last stands."""
PAIR = 150
"""Words before «الطرفان» in which the two are named."""
CROWD = 4
"""Words that name a crowd."""
TWICE = 2
"""Mentions that a party has at least to be one of «the two sides»."""
NUMBERS = ((3, "threes"), (4, "fours"), (5, "fives"))


class Holder(msgspec.Struct):
    """Parties that hold a stance, and the words `[i, j)` that name them (-1 where nothing does)."""

    sides: list[Side]
    i: int = -1
    j: int = -1


def coordinated(ground: Ground, first: Here) -> Holder | None:
    """The party of a mention and of those joined to it with «و»."""
    sides: list[Side] = []
    here, j = first, first.j
    while True:
        side = ground.sides.of(here.entity)
        if side is not None and all(s.name != side.name for s in sides):
            sides.append(side)
        after = _joined(ground, here.j, here.entity.id)
        if after is None:
            break
        here, j = after, after.j
    j = _more_nations(ground, sides, j) if first.entity.kind == "group" else j
    return Holder(sides, first.i, j) if sides else None


def _joined(ground: Ground, j: int, same: str = "") -> Here | None:
    """The next mention joined with «و», behind at most three words that describe the one before (`same`, also in brackets)."""
    conjunction = ground.language.clitics.conjunctions[0]
    for k in range(j, min(j + 4, len(ground.forms))):
        if not QUIET.issuperset(ground.gap(k)) or ground.is_(k, "prepositions") or ground.is_(k, "that"):
            return None
        here = ground.mentions.get(k) or _named_after(ground, k)
        if here is not None and here.entity.id == same:
            continue
        if ground.forms[k] == conjunction and here is None:
            return ground.mentions.get(k + 1)
        if here is not None:
            return here if ground.forms[k][0] == conjunction and here.start > ground.doc.starts[k] else None
        if ground.doc.at(k, "saying") or ground.doc.at(k, "stance"):
            return None
    return None


def _named_after(ground: Ground, k: int) -> Here | None:
    """«وحركة حماس»: a name behind a joined head noun."""
    if k + 1 >= len(ground.forms):
        return None
    form = ground.forms[k]
    if form[0] == ground.language.clitics.conjunctions[0] and form[1:] in ground.words["heads"]:
        here = ground.mentions.get(k + 1)
        if here is not None:
            return Here(k, here.j, here.entity, ground.doc.starts[k] + 1)
    return None


def locative(ground: Ground, here: Here) -> bool:
    """Does a preposition stand before the mention (a place, not a subject)?"""
    if here.start > ground.doc.starts[here.i] and ground.forms[here.i][0] not in ground.language.clitics.conjunctions:
        return True
    return ground.is_(here.i - 1, "prepositions") and not ground.gap(here.i)


def agrees(ground: Ground, here: Here, features: str) -> bool:
    """May a verb with these features stand before this subject? Countries are feminine but for a few."""
    if features[:1] != "3" or features[2:3] != "s" or ground.is_(here.i, "heads"):
        return True  # «الجانب الروسي» goes by its own first word
    entity = here.entity
    if entity.kind == "organisation" and features[1] == "m" and ground.forms[here.i].endswith(ground.table.feminine):
        return False  # «وطالب البعثة …»: a body with a feminine first word is the object
    masculine = ground.language.fold(entity.name) in ground.words["masculine"]
    if entity.kind == "place" or masculine:
        return masculine == (features[1] == "m")
    return entity.kind != "person" or entity.gender in (None, features[1])


def crowd(ground: Ground, k: int) -> Holder | None:
    """«مئات المتظاهرين», «أهالي البلدة»: people who take a stance together, under the words that name them."""
    if not ground.is_(k, "crowd"):
        return None
    j = k + 1
    while j < min(k + CROWD, ground.n) and not ground.gap(j) and not _ends_crowd(ground, j):
        j += 1
    doc = ground.doc
    name = doc.article.text[doc.starts[k] : doc.ends[j - 1]]
    if ground.forms[k][0] == ground.language.clitics.conjunctions[0] and not any(s.pro == "" for s in doc.infos[k].splits):
        name = name[1:]
    name = english_crowd(doc, k, j) or name
    return Holder([Side(name, None, None, None, True)], k, j)


def _ends_crowd(ground: Ground, j: int) -> bool:
    """Does the naming of a crowd end before word j?"""
    if ground.is_(j, "prepositions"):
        return ground.opener(j) != "from"
    doc = ground.doc
    if ground.stem(j - 1, "folk") and not doc.at(j, "nisba"):
        return not ground.is_(j, "crowd")
    return bool(doc.at(j, "stance") or ground.opener(j) or (finite(doc.at(j, "verb")) and not doc.at(j, "word")))


def joint(ground: Ground, k: int) -> Holder | None:
    """«الطرفان», «الدول الثلاث» at word k: the parties last named joined, as many as it says."""
    if ground.is_(k, "two"):
        number, j = 2, k + 1
        if ground.doc.at(j, "nisba"):
            both = nisba(ground, j, k) if k not in ground.covered else None
            return both if both is not None and len(both.sides) == number else None
    elif k + 1 < ground.n and not ground.gap(k + 1) and (ground.is_(k, "heads") or ground.is_(k, "pairs")):
        number, j = next((n for n, name in NUMBERS if ground.is_(k + 1, name)), 0), k + 2
    else:
        return None
    found = (named_together(ground, k, number) or foremost(ground, k, number)) if number else None
    return Holder(found.sides, k, j) if found is not None else None


def named_together(ground: Ground, k: int, number: int = 2) -> Holder | None:
    """So many parties joined with «و», the last such before word k."""
    conjunction = ground.language.clitics.conjunctions[0]
    for n in range(k - 1, max(-1, k - PAIR), -1):
        here = ground.mentions.get(n)
        if here is None or (ground.forms[n][0] == conjunction and here.start > ground.doc.starts[n]):
            continue
        found = coordinated(ground, here)
        if found is not None and len(found.sides) == number and not any(ground.sides.neutral(s) for s in found.sides):
            return found
    return None


def foremost(ground: Ground, k: int, number: int) -> Holder | None:
    """So many parties named before word k, each at least twice; of those named as often, the ones named last."""
    counts: Counter[str] = Counter()
    sides: dict[str, Side] = {}
    last: dict[str, int] = {}
    for at, here in ground.mentions.items():
        side = ground.sides.of(here.entity) if at < k else None
        if side is not None and not side.unnamed and not ground.sides.neutral(side):
            counts[side.name] += 1
            sides.setdefault(side.name, side)
            last[side.name] = max(at, last.get(side.name, 0))
    best = sorted(counts, key=lambda name: (-counts[name], -last[name]))[:number]
    if len(best) < number or counts[best[-1]] < TWICE:
        return None
    return Holder([sides[name] for name in best])


def latter(ground: Ground, k: int) -> Holder | None:
    """«تتمسك الأخيرة بـ»: the party named last."""
    for n in range(k - 1, max(ground.sentence(k)[0], k - BACK) - 1, -1):
        here = ground.mentions.get(n)
        side = ground.sides.of(here.entity) if here is not None else None
        if side is not None:
            return Holder([side], k, k + 1)
    return None


def adjective(ground: Ground, k: int) -> Holder | None:
    """«الجانب الروسي», «القيادة الإيرانية»: a head noun with an adjective of nationality."""
    if k + 1 >= len(ground.forms) or ground.gap(k + 1) or not ground.is_(k, "heads"):
        return None
    return nisba(ground, k + 1, k)


def nisba(ground: Ground, k: int, start: int) -> Holder | None:
    """The country of an adjective of nationality at word k."""
    if k >= len(ground.forms):
        return None
    here = ground.covered.get(k)
    if here is not None and here.entity.kind == "place":
        return None  # «روسيا» has the letters of an adjective
    hits = ground.doc.at(k, "nisba")
    bloc = ground.table.blocs.get(ground.forms[k]) if ground.forms[k].startswith(ground.language.article) else None
    code = hits[0].id if hits else None
    side = Side(bloc, None, None, None, True) if bloc else ground.sides.country(code, None)
    if side is None:
        return None
    sides = [side]
    return Holder(sides, start, _more_nations(ground, sides, k + 1))


def _more_nations(ground: Ground, sides: list[Side], k: int) -> int:
    """«الطرفان الروسي والأوكراني»: put the joined adjectives of nationality at word k into `sides`; gives the word after."""
    while k < len(ground.forms) and not ground.gap(k) and ground.forms[k][0] == ground.language.clitics.conjunctions[0]:
        more = ground.doc.at(k, "nisba")
        other = ground.sides.country(more[0].id, None) if more and more[0].pro.endswith(ground.language.article) else None
        if other is None:
            break
        sides.append(other)
        k += 1
    return k
