"""Who is in an event: the entities around a trigger, by the words in front of them."""

from __future__ import annotations

import msgspec

from mahdar.lang.tables.actor import CAPTIVE, THING
from mahdar.lang.tables.event import Frame, Slot
from mahdar.lang.tables.world import Title
from mahdar.reading.entities.index import Named
from mahdar.reading.events.clauses import Clauses

JOINED = "+"
"""The preposition of an entity that is joined to something that is no entity."""

COUNT = 8
"""Words that a number with its bounds has at most."""


class Arg(msgspec.Struct, gc=False):
    """An entity beside a trigger: the preposition that brings it in ("" for none), and where it stands."""

    named: Named
    prep: str
    i: int
    j: int


def arguments(clauses: Clauses, start: int, stop: int, across: bool = False) -> list[Arg]:
    """Entities in words `[start, stop)` with their prepositions; a joined entity has that of the one before it."""
    found: list[Arg] = []
    i = start
    while i < stop:
        named = clauses.named[i]
        if named is None:
            i += 1
            continue
        j = i + 1
        while j < stop and (other := clauses.named[j]) is not None and other.mention is named.mention:
            j += 1
        if not (found and found[-1].named.entity is named.entity and found[-1].j >= i - 1):
            found.append(Arg(named, _preposition(clauses, i, start, found), i, j))
        else:
            found[-1].j = j
        i = j
    return found


def _preposition(clauses: Clauses, i: int, start: int, earlier: list[Arg]) -> str:
    """The preposition that brings in the entity at word i: the letter on it, that of the one before it, or a word in front."""
    named = clauses.named[i]
    prefix = clauses.doc.text[clauses.doc.starts[i] : named.mention.start] if named is not None else ""
    prefix = prefix.removesuffix(clauses.article)
    if named is not None and _fused(clauses, named) and not _holds(clauses, i - 1, named.mention.exact, start):
        prefix += named.mention.exact[0]
    if prefix:
        letters = prefix[1:] if prefix[0] in clauses.words["conjunction"] else prefix
        if letters and not _holds(clauses, i - 1, letters, start):
            return letters[0]
        if earlier and i - earlier[-1].j <= 6:
            return earlier[-1].prep
        return JOINED
    if earlier and earlier[-1].j == i and _governed(clauses, earlier[-1], i):
        return earlier[-1].prep
    return _in_front(clauses, i, start, earlier)


def _in_front(clauses: Clauses, i: int, start: int, earlier: list[Arg]) -> str:
    """The preposition among the few words before word i, up to a verb, a clause or a break; "" for none."""
    doc, k = clauses.doc, i - 1
    floor = max(start, earlier[-1].j if earlier else start)
    while k >= floor and k >= 0 and k > i - 5:
        two = f"{doc.forms[k - 1]} {doc.forms[k]}" if k else ""
        if two in clauses.tables.prepositions:
            return two
        if doc.forms[k] in clauses.openers or k in clauses.dated or clauses.is_(k, "that", free=True):
            break
        if doc.forms[k] in clauses.words["crowd"]:
            k -= 1
            continue
        if k > floor and clauses.is_(k, "among") and clauses.is_(k - 1, "each"):
            letter = clauses.led(next((s.pro for s in doc.infos[k - 1].splits if s.pro), ""))
            if letter:
                return letter
            k -= 2  # «بين كل من مصر وتركيا»
            continue
        if k > floor and _partitive(clauses, k):
            k -= 2
            continue
        if _with_pronoun(clauses, k):
            break
        if doc.forms[k] in clauses.tables.prepositions or clauses.preposition(k) or doc.forms[k] in clauses.words["place"]:
            if k > floor and clauses.is_(k, "on_behalf", free=True) and clauses.is_(k - 1, "deputies"):
                return _lead(clauses, k - 1, start)
            office = _office(clauses, k, earlier[-1].i if earlier else start) if doc.forms[k] in clauses.words["place"] else -1
            return _bare(clauses, k) if office < 0 else _lead(clauses, office, start)
        pro = next((s.pro for s in doc.infos[k].splits if s.pro), "")
        if k in clauses.verbs or k in clauses.breaks:
            break
        if pro[:1] and pro[0] in clauses.words["conjunction"] and earlier and pro[1:] in ("", clauses.article):
            return earlier[-1].prep
        letter = clauses.led(pro)
        if letter in clauses.words["by"] and k + 2 < i and _parted(clauses, k, i):
            break
        if letter in clauses.words["by"] or letter in clauses.words["to"]:
            return letter
        k -= 1
    return ""


def _parted(clauses: Clauses, k: int, i: int) -> bool:
    """Does an indefinite noun begin a phrase of its own behind a definite one («قصف بالمدفعية الثقيلة مواقع …»)?"""
    forms = clauses.doc.forms
    return forms[k + 1].startswith(clauses.article) and not forms[i].startswith(clauses.article) and not clauses.preposition(i - 1)


def _fused(clauses: Clauses, named: Named) -> bool:
    """Is «ل» written into the article of a name («للاتحاد»), so that the mention holds it?"""
    exact = named.mention.exact
    return exact[:1] in clauses.words["to"] and exact[1:2] == exact[:1]


def _governed(clauses: Clauses, arg: Arg, i: int) -> bool:
    """Does an entity right behind an indefinite group belong to it («أنصار الرئيس فلان»), so that it has no part of its own?"""
    if arg.named.entity.kind != "group" or i - 1 in clauses.breaks or arg.j - arg.i > 1:
        return False
    form = clauses.doc.forms[i - 1]
    return not form.startswith(clauses.article) and not form.endswith(clauses.accusative) and not form.endswith(clauses.sound)


def _partitive(clauses: Clauses, k: int) -> bool:
    """Is word k the «of» between a number or a part and whom it is of («عشرات من», «قوة من», «أكثر من»)?"""
    if clauses.doc.forms[k - 1] in clauses.words["measure"]:
        return True
    return clauses.is_(k, "among") and (clauses.many(k - 1) or clauses.is_(k - 1, "share"))


def _holds(clauses: Clauses, k: int, letters: str, start: int) -> bool:
    """Is word k something that belongs to whom «ل» behind it names («دورية للشرطة», «قاعدة تابعة للجيش»)?"""
    return k >= start and letters[0] in clauses.words["to"] and clauses.is_(k, "holding")


def counted(clauses: Clauses, i: int, j: int) -> bool:
    """Are words `[i, j)` nothing but a number and what bounds it («ما لا يقل عن ثلاثة»)?"""
    if j - i > COUNT:
        return False
    return all(clauses.many(k) or clauses.doc.forms[k] in clauses.words["measure"] or _small(clauses, k) for k in range(i, j))


def captive(clauses: Clauses, arg: Arg) -> bool:
    """Is it people who are held: what an exchange or talks are about, no party to them («تبادل الأسرى»)?"""
    return arg.named.entity.kind == "group" and any(s.value.use == CAPTIVE for h in clauses.doc.at(arg.i, "actor") for s in h.senses)


def thing(clauses: Clauses, arg: Arg) -> bool:
    """Is it a thing, which does nothing itself («قصف مواقع»)?"""
    return arg.named.entity.kind == "group" and any(s.value.sort == THING for h in clauses.doc.at(arg.i, "actor") for s in h.senses)


def _small(clauses: Clauses, k: int) -> bool:
    return clauses.preposition(k) or clauses.is_(k, "negation", free=True)


def _office(clauses: Clauses, k: int, floor: int) -> int:
    """Where the offices begin whose lands word k brings in («وزراء الخارجية والري في مصر والسودان»), -1 if it does not."""
    for i in range(k - 1, max(floor, k - 6) - 1, -1):
        if i in clauses.verbs or i in clauses.breaks:
            return -1
        hit = next((h for h in clauses.doc.at(i, "title") if any(_of_lands(s.value) for s in h.senses)), None)
        if hit is not None:
            joined = all(clauses.doc.forms[n][0] in clauses.words["conjunction"] for n in range(hit.j, k))
            return i if joined else -1
    return -1


def _of_lands(title: Title) -> bool:
    return title.number in "dp" and title.sort == "office" and title.of == "country"


def _lead(clauses: Clauses, i: int, floor: int) -> str:
    """The preposition before or on the word of an office."""
    letter = next((clauses.led(h.pro) for h in clauses.doc.at(i, "title")), "")
    if letter:
        return letter
    return _bare(clauses, i - 1) if i > floor and clauses.doc.forms[i - 1] in clauses.tables.prepositions else ""


def _with_pronoun(clauses: Clauses, k: int) -> bool:
    """Has a preposition its own pronoun, so that it brings in nothing behind it («غاب عنها الوزير», «شاركت فيه مصر»)?"""
    if clauses.doc.forms[k] in clauses.tables.prepositions:
        return False
    hits = [h for h in clauses.doc.at(k, "word") if h.j == k + 1 and any(s.value.pos == "prep" for s in h.senses)]
    return bool(hits) and all(h.enc for h in hits)


def _bare(clauses: Clauses, k: int) -> str:
    form = clauses.doc.forms[k]
    if form in clauses.tables.prepositions:
        return form
    for split in clauses.doc.infos[k].splits:
        if split.stem in clauses.tables.prepositions:
            return split.stem
    return form


def slot(clauses: Clauses, frame: Frame, arg: Arg) -> tuple[Slot, str]:
    """The part that a preposition gives an entity in a frame, and the id of the rule (of the frame if it has its own)."""
    if arg.named.entity.kind == "place" and frame.type == "CONSULT" and arg.prep in clauses.words["by"] | clauses.words["place"]:
        return "place", ""
    if is_city(clauses, arg) and arg.prep in clauses.words["by"] and frame.object != "place":
        return "place", ""
    own = clauses.tables.frame_roles[frame.id]
    if arg.prep in own:
        where = own[arg.prep] == "recipient" and arg.named.entity.kind == "place" and arg.prep in clauses.words["place"]
        return "place" if where else own[arg.prep], ""
    if arg.prep in clauses.words["place"] or arg.prep in clauses.words["by"]:
        return ("place" if arg.named.entity.kind in ("place", "organisation") else "none"), ""
    roles = clauses.tables.roles
    return roles.get((arg.prep, frame.type or "")) or roles.get((arg.prep, "")) or ("none", "")


TOPICS = frozenset({"works", "river", "sea", "strait"})


def is_topic(clauses: Clauses, arg: Arg) -> bool:
    """Is it a dam, a river or the like: behind a noun of talks what they are about («محادثات سد النهضة»)?"""
    place = clauses.doc.language.world.places.get(arg.named.entity.known_as or "")
    return place is not None and place.kind in TOPICS


def is_city(clauses: Clauses, arg: Arg) -> bool:
    """Is it a place that is no country?"""
    entity = arg.named.entity
    return entity.kind == "place" and entity.known_as not in clauses.doc.language.world.countries
