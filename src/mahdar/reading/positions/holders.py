"""Whose stance it is: the subject of a verb or adjective, the genitive, pronoun or adjective of a noun."""

from __future__ import annotations

from mahdar.lang.tables.stance import StanceForm
from mahdar.reading.positions.ground import Ground, Here
from mahdar.reading.positions.parties import (
    QUIET,
    Holder,
    adjective,
    agrees,
    coordinated,
    crowd,
    joint,
    latter,
    locative,
    nisba,
)
from mahdar.text.matcher import Hit

BACK = 16
"""Words in front of a stance in which its holder stands."""
NEAR = 8
"""Words between a pronoun that holds a stance and the stance."""
RECEIVED = 6
"""Words between a verb of receiving and what is received."""


def after(ground: Ground, k: int, features: str = "") -> Holder | None:
    """The subject that begins at word k or behind adverbs and head nouns there."""
    steps = 0
    while k < len(ground.forms) and steps < 4 and not ground.stop(k):
        together = joint(ground, k) if not ground.is_(k, "oblique") or not features else None
        if together is not None:
            return together
        if features and ground.is_(k, "oblique"):
            return None  # «ودعا الطرفين إلى …»: the object by its form
        here = ground.mentions.get(k)
        each = steps == 2 and ground.is_(k - 2, "each") and ground.is_(k - 1, "agent")
        if here is not None:
            deputy = steps and ground.doc.at(k, "title") and (ground.doc.at(k - 1, "title") or ground.is_(k - 1, "ordinal"))
            barred = (locative(ground, here) and not each and not deputy) or (not steps and not agrees(ground, here, features))
            found = None if barred else coordinated(ground, here) or crowd(ground, k) or adjective(ground, k)
            if found is None and not barred and ground.is_(k, "heads") and here.j == k + 1 and not ground.gap(here.j):
                k, steps = here.j, steps + 1  # «وفدا الحكومة والجماعة»
                continue
            return found
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
