"""«الطرفان», «الجانبان», a dual verb with no subject: the two who were named together before."""

from __future__ import annotations

from collections import Counter

from mahdar.lang.tables.event import part_of
from mahdar.model.entity import Entity
from mahdar.reading.entities.index import Named
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.people import arguments
from mahdar.reading.events.subjects import FREE, pair_behind

PARTIES = ("attendee", "host", "guest", "agent", "recipient")
TALKS = ("meeting", "negotiations")
ROUNDS = ("talks round", "talks", "negotiations", "meeting")
OPEN = ("negotiations",)
"""Families of events that are told without their sides even where they are new."""

SHARED = ("agreement", "negotiations", "ceasefire")
SIDES = ("place", "organisation")

BACK = 3
"""Sentences back in which the two may stand."""

FAR = 12
"""The same for two leaders («الزعيمان») or two states («البلدان»)."""

BESIDE = 14
"""Code points between two people who are named as one subject at most."""

SWAP = "exchange"
"""The family of exchanges of prisoners, whose sides are no single persons."""

JOINT = 3
"""Code points between two names that «و» joins."""

LEADERS, MINISTERS, STATES = "leaders", "ministers", "states"

HEADS = frozenset(("head of state", "prime minister", "king", "emir", "crown prince", "sultan"))
"""Roles of those who lead a state."""


def resolve(clauses: Clauses, found: list[Mention]) -> None:
    """Put the two last told together in the place of a word that only says that they are two, or of a dual verb's pronoun."""
    last: dict[str, tuple[int, list[str]]] = {}
    told: set[frozenset[str]] = set()
    sentence_of = clauses.doc.sentence_of
    for mention in found:
        sentence = sentence_of[mention.i]
        group = next((e for e in mention.parts if _is_pair(clauses, e)), None) if mention.parts else None
        if group is not None or _dual(clauses, mention):
            sort = _sort(clauses, mention, group)
            pair = _two(last, sort, sentence, len(told) == 1) or _named_two(clauses, mention, sort)
            if mention.frame.family == SWAP and all(clauses.index.by_id[e].kind == "person" for e in pair):
                pair = []  # «تبادل الطرفان 900 أسير»: not the two ministers last named
            part = mention.parts.pop(group) if pair and group is not None else part_of(mention.frame.subject) or "attendee"
            mention.parts = mention.parts | dict.fromkeys(pair, part) if group is not None else dict.fromkeys(pair, part) | mention.parts
        _partner(clauses, mention, last.get(""), sentence)
        named = [e for e, part in mention.parts.items() if part in PARTIES and clauses.index.by_id[e].kind != "group"]
        if len(named) < 2:
            continue
        if len(named) == 2:
            last[""] = sentence, named
            told.add(frozenset(named))
        for sort in (LEADERS, MINISTERS, STATES):
            pair = [e for e in named if _sort_of(clauses, e) == sort]
            if len(pair) == 2:
                last[sort] = sentence, pair


def _partner(clauses: Clauses, mention: Mention, last: tuple[int, list[str]] | None, sentence: int) -> None:
    """A joint press conference or statement told of one of the two last named is of the other too («مؤتمر صحفي مشترك»)."""
    if last is None or mention.verb is not None or len(mention.parts) != 1 or sentence - last[0] > FAR:
        return
    one, part = next(iter(mention.parts.items()))
    if one in last[1] and any(clauses.is_(k, "jointly") for k in range(mention.i, min(mention.j + 2, clauses.doc.n))):
        mention.parts = mention.parts | dict.fromkeys(last[1], part)


def between(clauses: Clauses, found: list[Mention]) -> None:
    """Talks, truces and agreements told without their sides, where the whole text knows of only two sides, are between these."""
    counted = Counter(frozenset(s) for m in found if len(s := _sides(clauses, m)) == 2)
    if not counted:
        return
    (two, most), *others = counted.most_common(2)
    alone = not others
    if not alone and most < 2 * others[0][1]:
        return
    for mention in found:
        if mention.frame.kin not in SHARED or mention.verb is not None or mention.parts or mention.number != "s":
            continue
        if (alone and mention.definite) or mention.frame.kin in OPEN:
            mention.parts = dict.fromkeys(sorted(two), "attendee")


def _sides(clauses: Clauses, mention: Mention) -> list[str]:
    """The states and bodies that meet, talk or agree in a mention."""
    if mention.frame.type not in ("CONSULT", "AGREE", "RETREAT"):
        return []
    known = clauses.index.by_id
    return [e for e, part in mention.parts.items() if part == "attendee" and known[e].kind in SIDES and known[e].role != "outlet"]


def _sort_of(clauses: Clauses, entity: str) -> str:
    """Is an entity a leader of a state, a minister or a state?"""
    found = clauses.index.by_id[entity]
    if found.kind == "place":
        return STATES if found.known_as in clauses.doc.language.world.countries else ""
    if found.kind != "person" or found.role is None:
        return ""
    return LEADERS if found.role in HEADS else MINISTERS if found.role.endswith("minister") else ""


def _two(last: dict[str, tuple[int, list[str]]], sort: str, sentence: int, alone: bool) -> list[str]:
    """The two of a sort that were told last, not too far back: leaders, states and the only two (`alone`) may stand further off."""
    told = last.get(sort)
    return told[1] if told is not None and sentence - told[0] <= (FAR if sort or alone else BACK) else []


def _named_two(clauses: Clauses, mention: Mention, sort: str) -> list[str]:
    """The two of a sort that the text names in front: «البلدان» of two states, «الزعيمان» of the two leaders last named."""
    if sort == STATES:
        return _states(clauses, mention)
    if not sort:
        return []
    at, found = clauses.doc.starts[mention.i], list[Entity]()
    later: Named | None = None
    for named in clauses.index.before(at, ("person",)):
        if _sort_of(clauses, named.entity.id) != sort:
            continue
        if later is not None and later.entity is not named.entity and _side_by_side(clauses, named, later):
            return [named.entity.id, later.entity.id]
        if named.entity not in found:
            found.append(named.entity)
        later = named
    return [e.id for e in found[1::-1]] if len(found) > 1 and found[0].country != found[1].country else []


def _side_by_side(clauses: Clauses, one: Named, later: Named) -> bool:
    """Are two named as one subject («الصومالي فلان والإثيوبي فلان», «فلان ونظيره فلان»)?"""
    between = clauses.doc.text[one.mention.end : later.mention.start].strip()
    return bool(between) and len(between) <= BESIDE and between[0] in clauses.words["conjunction"]


def _states(clauses: Clauses, mention: Mention) -> list[str]:
    """The two states that the text names in front of «البلدان», if it names no more than two; or the two last joined by «و»."""
    countries, at = clauses.doc.language.world.countries, clauses.doc.starts[mention.i]
    named = [e.id for e in clauses.doc.found.entities if e.known_as in countries and any(m.start < at for m in e.mentions)]
    if len(named) <= 2:
        return named if len(named) == 2 else []
    later: Named | None = None
    for one in clauses.index.before(at, ("place",)):
        near = later is not None and later.mention.start - one.mention.end <= JOINT and one.entity is not later.entity
        if later is not None and near and _joined(clauses, later) and {one.entity.id, later.entity.id} <= set(named):
            return [one.entity.id, later.entity.id]
        later = one
    return []


def _joined(clauses: Clauses, named: Named) -> bool:
    """Is «و» written on a name?"""
    i = clauses.doc.word_at(named.mention.start)
    return clauses.doc.starts[i] < named.mention.start and clauses.doc.forms[i][:1] in clauses.words["conjunction"]


def _sort(clauses: Clauses, mention: Mention, group: str | None) -> str:
    """Does the word for the two, or the one in front of a dual verb, mean leaders, states, or either?"""
    if group is not None:
        words = [clauses.doc.language.fold(clauses.index.by_id[group].name)]
    else:
        at = min(v.i for v in (mention.verb, mention.carrier, mention.governor) if v is not None)
        words = clauses.doc.forms[max(clauses.sentence(mention.i)[0], at - 3) : at]
        words = [clauses.doc.forms[at + 1]] if pair_behind(clauses, at) else words
    sorts = ((LEADERS, "pair_leaders"), (MINISTERS, "pair_ministers"), (STATES, "pair_states"))
    return next((sort for sort, kind in sorts if any(word in clauses.words[kind] for word in words)), "")


def rounds(clauses: Clauses, found: list[Mention]) -> None:
    """Between whom another round or meeting is («الجولة السادسة», «الاجتماع المقبل»), from the talks told before it."""
    sides: list[str] = []
    place: str | None = None
    for mention in found:
        if mention.frame.kin not in TALKS or mention.dropped:
            continue
        parties = [e for e, part in mention.parts.items() if part == "attendee" and clauses.index.by_id[e].kind in SIDES]
        if len(parties) >= 2:
            sides, place = parties, mention.place
        elif sides and not mention.parts and mention.verb is None and mention.frame.what in ROUNDS:
            session = clauses.is_(mention.i, "session")
            if session or numbered(clauses, mention):
                mention.parts = dict.fromkeys(sides, "attendee")
            if session and mention.status == "held":
                mention.place = mention.place or place


def numbered(clauses: Clauses, mention: Mention) -> bool:
    """Is it told apart from the others by «أخرى», «السابقة», «التالي», an ordinal or «أول»?"""
    words, doc = clauses.words["other"], clauses.doc
    around = [k for k in (mention.i - 1, mention.j, mention.j + 1) if 0 <= k < doc.n]
    return any(doc.forms[k] in words for k in around)


def _is_pair(clauses: Clauses, entity: str) -> bool:
    found = clauses.index.by_id[entity]
    return found.kind == "group" and clauses.doc.language.fold(found.name) in clauses.words["pair"]


def _dual(clauses: Clauses, mention: Mention) -> bool:
    """Is it a dual verb of the third person whose parties are not told («اجتمعا», «وقعا في ختامه بيانا»)?"""
    verb = mention.verb or mention.carrier or mention.governor
    if verb is not None and verb.form.features[-1:] == "s" and pair_behind(clauses, verb.i):
        return not any(clauses.index.by_id[e].kind != "group" for e in mention.parts)
    if verb is None or verb.form.features[:1] != "3" or verb.form.features[-1:] != "d":
        return False
    if mention.verb is not None:
        return not mention.parts and not _two_told(clauses, verb.i)
    named = [e for e in mention.parts if clauses.index.by_id[e].kind != "group"]
    between = arguments(clauses, verb.i + 1, mention.i) if verb.i < mention.i else []
    free = any(a.prep in FREE for a in between)
    return verb.i < mention.i and len(named) < 2 and not free and not _two_told(clauses, verb.i)


def _two_told(clauses: Clauses, i: int) -> bool:
    """Does a definite noun or adjective that is no party stand in front of the verb («الاتحادان الوطنيان قد اتفقا»)?"""
    k = clauses.before(i)
    while k is not None and any(clauses.is_(k, kind, free=True) for kind in ("may", "negation")):
        k = clauses.before(k)
    if k is None or k in clauses.breaks or clauses.named[k] is not None or k in clauses.verbs or clauses.is_(k, "pair"):
        return False
    return any(s.pro.endswith(clauses.article) for s in clauses.doc.infos[k].splits)
