"""Whose stance it is: the subject of a verb or adjective, the genitive, pronoun or adjective of a noun."""

from __future__ import annotations

from collections import Counter

import msgspec

from mahdar.lang.tables.stance import StanceForm
from mahdar.reading.positions.crowds import english_crowd
from mahdar.reading.positions.ground import Ground, Here, finite
from mahdar.reading.positions.sides import Side
from mahdar.text.matcher import Hit

QUIET = frozenset("«»“”\"()")
"""Marks around a name that do not part it from what it is joined with."""
PAIR = 150
"""Words before «الطرفان» in which the two are named."""
BACK = 16
"""Words in front of a stance in which its holder stands."""
NEAR = 8
"""Words between a pronoun that holds a stance and the stance."""
CROWD = 4
"""Words that name a crowd."""
RECEIVED = 6
"""Words between a verb of receiving and what is received."""
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
    if features[:1] != "3" or features[2:3] != "s":
        return True
    entity = here.entity
    masculine = ground.language.fold(entity.name) in ground.words["masculine"]
    if entity.kind == "place" or masculine:
        return masculine == (features[1] == "m")
    return entity.kind != "person" or entity.gender in (None, features[1])


def after(ground: Ground, k: int, features: str = "") -> Holder | None:
    """The subject that begins at word k or behind adverbs and head nouns there."""
    steps = 0
    while k < len(ground.forms) and steps < 4 and not ground.stop(k):
        together = joint(ground, k)
        if together is not None:
            return together
        here = ground.mentions.get(k)
        each = steps == 2 and ground.is_(k - 2, "each") and ground.is_(k - 1, "agent")
        if here is not None:
            deputy = steps and ground.doc.at(k, "title") and (ground.doc.at(k - 1, "title") or ground.is_(k - 1, "ordinal"))
            barred = (locative(ground, here) and not each and not deputy) or (not steps and not agrees(ground, here, features))
            return None if barred else coordinated(ground, here) or crowd(ground, k) or adjective(ground, k)
        people = crowd(ground, k)
        if people is not None:
            return people
        if ground.is_(k, "own"):
            return Holder([], k, k + 1)
        if ground.is_(k, "latter"):
            return latter(ground, k)
        if ground.is_(k, "selves") and k not in ground.covered:
            side = ground.sides.body(ground.forms[k], ground.doc.starts[k])
            return Holder([side], k, k + 1) if side is not None else adjective(ground, k)
        titles = ground.doc.at(k, "title")
        of_each = steps == 1 and ground.is_(k - 1, "each") and ground.is_(k, "agent")
        if not (titles or of_each or any(ground.is_(k, name) for name in ("adverbs", "heads", "within", "on_it", "ordinal"))):
            return adjective(ground, k)
        k, steps = max((t.j for t in titles), default=k + 1), steps + 1
    return None


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


def before(ground: Ground, i: int, joined: bool = False) -> Holder | None:
    """The subject before word i in its clause; a verb joined with «و» never takes the name right before it."""
    first = max(ground.sentence(i)[0], i - BACK)
    k = i
    while k - 1 >= first and not ground.stop(k) and ground.is_(k - 1, "auxiliary"):
        k -= 1
    both = joint(ground, k - 1) if ground.is_(k - 1, "two") and QUIET.issuperset(ground.gap(k)) and not joined else None
    if both is not None:
        return both
    near = ground.enders.get(k)
    if near is not None and near.i >= first and ground.comma(k):
        found = _especially(ground, near, first)
        if found:
            return found
    if near is None and ground.is_(k - 1, "that"):
        near = _for_whom(ground, k)
        if near is not None:
            return coordinated(ground, near)
    if near is not None and near.i >= first and not ground.gap(k) and not joined and _own_body(ground, near):
        return Holder([], near.i, near.j)
    if near is not None and near.i >= first and not ground.gap(k) and not joined:
        start = chain_start(ground, near)
        if not locative(ground, start):
            found = coordinated(ground, start)
            if found:
                return found
    if k - 1 >= first and ground.is_(k - 1, "relative") and not ground.stop(k):
        noun = ground.enders.get(k - 1)
        return coordinated(ground, noun) if noun is not None else None
    return topic(ground, i, first)


def _for_whom(ground: Ground, k: int) -> Here | None:
    """«سبق لإسلام آباد أن شكرت»: the subject stands with «لـ» before «أن»."""
    here = ground.enders.get(k - 1)
    return here if here is not None and ground.is_(here.i - 1, "earlier") else None


def _especially(ground: Ground, near: Here, first: int) -> Holder | None:
    """«دولا أوروبية، لا سيما ألمانيا وبريطانيا، تركز»: the whole and the named part."""
    start = chain_start(ground, near)
    if not ground.is_(start.i - 1, "especially"):
        return None
    k = start.i - 1
    while k > first and not ground.comma(k):
        k -= 1
    part, whole = coordinated(ground, start), topic(ground, k, first)
    if part is None:
        return whole
    return Holder([*(whole.sides if whole else []), *part.sides], whole.i if whole else part.i, part.j)


def chain_start(ground: Ground, here: Here) -> Here:
    """The first of mentions joined with «و» that end in this one."""
    while True:
        joined = ground.forms[here.i][0] == ground.language.clitics.conjunctions[0] and here.start > ground.doc.starts[here.i]
        earlier = ground.enders.get(here.i)
        if not joined or earlier is None or ground.gap(here.i):
            return here
        here = earlier


def topic(ground: Ground, i: int, first: int) -> Holder | None:
    """What the clause before word i begins with: a name after «أن», a comma or nothing; or a pronoun for the speaker."""
    for k in ground.heads(i, first):
        if ground.is_(k, "pronoun") or ground.is_(k, "own"):
            return Holder([], k, k + 1) if k >= i - NEAR else None
        if ground.is_(k, "selves") and k not in ground.covered and k >= i - 3 and ground.over(ground.doc.starts[k]):
            return Holder([], k, k + 1)
        opens = k == first or ground.stop(k) or ground.comma(k) or ground.is_(k - 1, "that")
        if not opens:
            continue
        here = ground.mentions.get(k)
        plain = here is not None and here.entity.kind == "group" and here.j == k + 1
        if (here is None or plain) and ground.is_(k, "heads"):
            found = adjective(ground, k)
            if found:
                return found
        if here is None and ground.is_(k, "heads"):
            here = ground.mentions.get(k + 1) or (ground.mentions.get(k + 2) if ground.is_(k + 1, "agent") else None)
            if here is not None and here.j <= i and here.i == k + 2:
                found = coordinated(ground, here)
                return Holder(found.sides, k, found.j) if found else None
        if here is not None and here.j <= i and _own_body(ground, here):
            return Holder([], k, here.j)
        if here is not None and here.j <= i and not locative(ground, here) and not _finite_between(ground, here.j, i):
            return coordinated(ground, here)
        if ground.stop(k) or ground.is_(k - 1, "that"):
            return None
    return None


def _own_body(ground: Ground, here: Here) -> bool:
    """«قالت متحدثة باسم اللجنة … إن اللجنة …»: a body called by its first word alone, which the speaker's words name."""
    if here.j - here.i > 1 or not ground.is_(here.i, "selves"):
        return False
    bare = ground.forms[here.i].removeprefix(ground.language.article)
    for statement in ground.over(ground.doc.starts[here.i]):
        party = statement.speaker
        words = ground.language.fold(party.exact).split() if party is not None and party.exact else []
        if any(w.removeprefix(ground.language.article) == bare for w in words):
            return True
    return False


def _finite_between(ground: Ground, i: int, j: int) -> bool:
    """Does another finite verb stand between subject and word j (outside commas)?"""
    skipping = False
    for k in range(i, j):
        if ground.comma(k):
            skipping = not skipping
        if skipping or ground.is_(k, "relative"):
            skipping = True
            continue
        hits = ground.doc.at(k, "verb")
        if hits and all(s.value.finite for h in hits for s in h.senses) and not ground.doc.at(k, "word") and k not in ground.covered:
            return True
    return False


def of_noun(ground: Ground, hit: Hit, form: StanceForm) -> Holder | None:
    """The genitive, adjective, agent or pronoun of a noun; an empty holder stands for a pronoun."""
    j = hit.j
    if hit.enc and hit.enc != ground.language.clitics.accusative:
        return Holder([], hit.i, hit.j)
    if j >= len(ground.forms) or ground.stop(j):
        return None
    if ground.is_(j, "own"):
        return Holder([], j, j + 1)
    here = ground.mentions.get(j)
    if here is not None and not ground.comma(j) and not locative(ground, here) and not hit.pro.endswith(ground.language.article):
        found = coordinated(ground, here)
        if found and (not (form.row.object_genitive and _bare(ground, found.j)) or received(ground, hit)):
            return found
    found = nisba(ground, j, j) or adjective(ground, j) or _relative(ground, j)
    if found:
        return found
    if ground.is_(j, "selves") and j not in ground.covered:
        side = ground.sides.body(ground.forms[j], ground.doc.starts[j])
        return Holder([side], j, j + 1) if side is not None else None
    if ground.is_(j, "heads") and ground.mentions.get(j + 1) is not None:
        return coordinated(ground, ground.mentions[j + 1])
    return _agent(ground, j) if form.row.agent else None


def received(ground: Ground, hit: Hit) -> bool:
    """«حظي الاتفاق بتأييد روسيا»: is the noun what something met with?"""
    for k in range(hit.i - 1, max(ground.sentence(hit.i)[0], hit.i - RECEIVED) - 1, -1):
        if any(ground.language.fold(verb.id) in ground.words["receiving"] for verb in ground.doc.at(k, "verb")):
            return True
        if ground.gap(k):
            return False
    return False


def _relative(ground: Ground, j: int) -> Holder | None:
    """«المهلة التي حددها ترامب»: the subject of the relative clause."""
    if not ground.is_(j, "relative") or j + 2 >= len(ground.forms):
        return None
    hits = ground.doc.at(j + 1, "verb")
    return after(ground, j + 2) if hits and hits[0].enc and hits[0].value.finite else None


def _bare(ground: Ground, k: int) -> bool:
    """Does nothing follow that could be an object?"""
    if k >= len(ground.forms) or ground.gap(k):
        return True
    prep = ground.language.clitics.prepositions[1]
    return not (ground.proclitic(k, prep) or ground.opener(k) in ("on", "that") or ground.is_(k, "adverbs") or ground.doc.at(k, "verb"))


def _agent(ground: Ground, j: int) -> Holder | None:
    """«من الكرملين», «من جانب روسيا», «من قبل دول»."""
    k = j
    while k < min(j + 3, len(ground.forms)) and not ground.gap(k) and not ground.is_(k, "agent"):
        k += 1
    if not ground.is_(k, "agent"):
        return None
    while ground.is_(k, "agent"):
        k += 1
    here = ground.mentions.get(k)
    return coordinated(ground, here) if here is not None else adjective(ground, k)
