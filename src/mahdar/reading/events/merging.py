"""Mentions of one event made one."""

from __future__ import annotations

from mahdar.model.event import COARSE
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention

MAX_GROUPS = 200
"""Events before a mention among which it may have its own; more than any article has, so that time stays bounded."""

MAX_KNOWN = 50
"""Mentions of an event whose participants are compared."""


NEAR = 3
"""Sentences back in which what is denied may have been told."""

OFF = ("postponed", "cancelled")
AHEAD = ("scheduled", "planned")
KILLING, CLASHES = "killing", "clashes"
SUMMIT = "summit"


def groups(clauses: Clauses, found: list[Mention]) -> list[list[Mention]]:
    """Mentions grouped by event, in order of first mention."""
    result: list[list[Mention]] = []
    kins: list[str] = []
    for mention in found:
        if _disputes(clauses, result, mention):
            continue
        home = _taken_up(clauses, result, kins, mention)
        if home is None:
            home = _home(clauses, result, kins, mention)
        if home is not None:
            home.append(mention)
        elif not mention.frame.echo:
            result.append([mention])
            kins.append(mention.frame.kin)
    return result


def _home(clauses: Clauses, result: list[list[Mention]], kins: list[str], mention: Mention) -> list[Mention] | None:
    """The nearest event before a mention that it may be of; one that all its parties are in before one that lacks some."""
    kin, own, nearest = mention.frame.kin, set(mention.parts), None
    for n in _latest(len(result)):
        group = result[n]
        if (kins[n] != kin and KILLING not in (kins[n], kin)) or not _same(clauses, group, mention):
            continue
        if nearest is None:
            nearest = group
        if len(own) < 3 or any(own <= set(m.parts) for m in group[:MAX_KNOWN]):
            return group if len(own) >= 3 else nearest
    return nearest


def _latest(size: int) -> range:
    """The indices of the latest of so many groups, the last first."""
    return range(size - 1, max(size - 1 - MAX_GROUPS, -1), -1)


def _disputes(clauses: Clauses, result: list[list[Mention]], mention: Mention) -> bool:
    """Does it only deny what was told before («نفى حصول أي اعتقال»)? Then that is denied, and this is no event of its own."""
    if mention.status != "denied" or mention.verb is not None or mention.definite or not clauses.preceded(mention.i, "generic"):
        return False
    near = clauses.doc.sentence_of[mention.i] - NEAR
    for group in reversed(result[-MAX_GROUPS:]):
        told = group[-1]
        if told.frame.kin != mention.frame.kin or clauses.doc.sentence_of[told.i] < near:
            continue
        if told.title or told.status not in ("held", "under way") or not set(mention.parts) <= set(told.parts):
            continue
        for m in group:
            m.status = "denied"
        return True
    return False


def _same(clauses: Clauses, group: list[Mention], mention: Mention) -> bool:
    """Is a mention one of the event of a group?"""
    head = group[0]
    if _outcome(clauses, group, mention):
        return True
    if head.frame.kin == mention.frame.kin and _apposed(clauses, group[-1], mention):
        return True
    if head.frame.kin == mention.frame.kin and _off_again(clauses, group, mention):
        return True
    if head.frame.kin != mention.frame.kin or (_other(clauses, mention) and not _likewise(clauses, group, mention)):
        return False
    if _apart(clauses, mention, group) or _going_on(clauses, mention, head) or _earlier(clauses, mention, group):
        return False
    if _of_summit(group, mention) or any(m.during is mention or mention.during is m for m in group[:MAX_KNOWN]):
        return False  # «التقى الوزير، على هامش الاجتماع، نظيره»: two
    if COARSE[head.status] != COARSE[mention.status] and _other(clauses, head) and not mention.frame.echo:
        return False
    return _by_parties(clauses, group, mention)


def _by_parties(clauses: Clauses, group: list[Mention], mention: Mention) -> bool:
    """Is it the event of a group, of whose kind it is, by those in it: the one's parties are among the other's, or two are shared?"""
    head = group[0]
    known = set().union(*(m.parts for m in group[:MAX_KNOWN]))
    own = set(mention.parts)
    if mention.definite and mention.light is not None and mention.light.effect == "attend":
        return COARSE[head.status] == COARSE[mention.status] or not own
    if mention.frame.loose:
        own, known = _named(clauses, own), _named(clauses, known)
    if mention.frame.loose and COARSE[mention.status] == COARSE[head.status] and (own <= known or known <= own):
        return True
    if mention.frame.lasting and mention.fixed and head.fixed and COARSE[mention.status] != COARSE[head.status] and mention.carrier:
        return False
    if not own:
        if mention.earliest and mention.status in AHEAD and head.status in ("held", "cancelled") and not head.title:
            return False  # «انهارت جولات من التفاوض … القمة المقررة في فبراير»
        if head.title and not mention.definite and mention.status == head.status and not mention.earliest:
            return True
        return mention.definite or mention.frame.echo or (mention.frame.lasting and head.frame.lasting)
    alike = COARSE[head.status] == COARSE[mention.status] or own <= known
    if head.title and not mention.title and known & own and alike:
        return True
    coarse = COARSE[mention.status], COARSE[head.status]
    if mention.fixed and head.fixed and coarse[0] != coarse[1] and not (mention.definite and own <= known):
        return False
    if not known:
        return mention.definite or mention.frame.lasting or (head.title and coarse[0] == coarse[1])
    if own <= known or known <= own:
        return True
    return len(own & known) >= 2


def _of_summit(group: list[Mention], mention: Mention) -> bool:
    """Is it a summit with a place or parties of its own, behind meetings that nobody calls a summit?"""
    if mention.frame.what != SUMMIT or not (mention.place or mention.parts):
        return False
    known = set().union(*(m.parts for m in group[:MAX_KNOWN]))
    return not any(m.frame.what == SUMMIT for m in group) and not set(mention.parts) & known


def _off_again(clauses: Clauses, group: list[Mention], mention: Mention) -> bool:
    """Is it what was put off or called off a moment ago, of the same states, with no day or place of its own?

    Its number says nothing against it: papers count rounds differently.
    """
    head = group[0]
    if mention.status not in OFF or mention.status != group[-1].status or head.number != mention.number:
        return False
    if mention.place or mention.earliest:
        return False
    near = clauses.doc.sentence_of[mention.i] - clauses.doc.sentence_of[group[-1].i] <= NEAR
    lands, known = _lands(clauses, mention), set().union(*(_lands(clauses, m) for m in group[:MAX_KNOWN]))
    return near and bool(lands) and lands <= known


def _lands(clauses: Clauses, mention: Mention) -> set[str]:
    """The states of those in a mention."""
    return {land for e in mention.parts if (land := clauses.index.by_id[e].country) is not None}


def _apposed(clauses: Clauses, last: Mention, mention: Mention) -> bool:
    """Does it only say more of the event before it («في أوسع صفقة من نوعها», «في أول زيارة له»)?"""
    if mention.verb is not None or clauses.sentence(last.i) != clauses.sentence(mention.i):
        return False
    return clauses.preceded(mention.i, "most") and mention.i > 1 and clauses.doc.forms[mention.i - 2] in clauses.words["place"]


def _going_on(clauses: Clauses, mention: Mention, head: Mention) -> bool:
    """Is it what is going on now («المحادثات الجارية مع …»), where the other is held and over?"""
    j = mention.j
    if mention.verb is not None or not mention.definite or not mention.parts or head.status != "held" or head.definite:
        return False
    adjective = j < clauses.doc.n and j - 1 not in clauses.breaks and clauses.doc.forms[j].startswith(clauses.article)
    return adjective and mention.status == "under way" and mention.fixed and mention.duration is None


def _earlier(clauses: Clauses, mention: Mention, group: list[Mention]) -> bool:
    """Is it one of a day of its own after which the other was («بعد اجتماع يوم الأحد مع …»)?"""
    dated = mention.verb is None and not mention.definite and mention.earliest is not None
    return dated and clauses.preceded(mention.i, "after") and all(m.earliest is None for m in group)


def _taken_up(clauses: Clauses, result: list[list[Mention]], kins: list[str], mention: Mention) -> list[Mention] | None:
    """The event that a definite noun takes up with its very adjective («محادثات أولية … هذه المحادثات الأولية»), told shortly before."""
    doc, j = clauses.doc, mention.j
    if mention.verb is not None or not mention.definite or j >= doc.n or j - 1 in clauses.breaks:
        return None
    if not doc.forms[j].startswith(clauses.article) or not doc.at(j, "word"):
        return None
    bare = doc.forms[j][len(clauses.article) :]
    for n in _latest(len(result)):
        head = result[n][0]
        told = head.verb is None and not head.definite and head.j < doc.n and doc.forms[head.j] == bare
        if kins[n] == mention.frame.kin and told and head.number == mention.number and not _apart(clauses, mention, result[n]):
            return result[n]
    return None


def _named(clauses: Clauses, entities: set[str]) -> set[str]:
    """Without groups told only by their number («90 أسيرا»)."""
    return {e for e in entities if clauses.index.by_id[e].kind != "group"}


def _outcome(clauses: Clauses, group: list[Mention], mention: Mention) -> bool:
    """Are these the dead of an attack told in the same sentence?"""
    if mention.frame.kin != KILLING and group[-1].frame.kin != KILLING:
        return False
    near = clauses.sentence(group[-1].i) == clauses.sentence(mention.i)
    return near and group[-1].frame.type == mention.frame.type and mention.status == group[0].status


def _apart(clauses: Clauses, mention: Mention, group: list[Mention]) -> bool:
    """Do place, time or number tell a mention from a group?"""
    places = {m.place for m in group if m.place}
    if mention.place and places and not any(_within(clauses, mention.place, p) for p in places):
        return True
    for m in group:
        if mention.earliest and m.earliest and (mention.earliest > (m.latest or "") or (mention.latest or "") < m.earliest):
            return True
    head = group[0]
    if _years(mention) != any(_years(m) for m in group):
        return True
    nouns = mention.verb is None and head.verb is None
    return nouns and mention.number != head.number and bool(mention.parts or mention.place or mention.duration)


def _years(mention: Mention) -> bool:
    """Did it last for years («تفاوضت على مدى عشر سنوات»), so that it is no round of some days?"""
    return (mention.duration or "").endswith("Y")


def _other(clauses: Clauses, mention: Mention) -> bool:
    """Is it told apart from the others by «أخرى», «السابقة», «التالي», an ordinal or «أول»?"""
    words = clauses.words["other"]
    if mention.verb is not None:
        return False
    doc = clauses.doc
    around = [k for k in (mention.i - 1, mention.j, mention.j + 1) if 0 <= k < doc.n]
    return any(doc.forms[k] in words for k in around)


def _likewise(clauses: Clauses, group: list[Mention], mention: Mention) -> bool:
    """Does a definite mention bear the same ordinal as one of the group («الجولة الثانية», twice)?"""
    mine = _rank(clauses, mention)
    return bool(mine) and any(_rank(clauses, m) == mine and m.frame is mention.frame for m in group[:MAX_KNOWN])


def _rank(clauses: Clauses, mention: Mention) -> str:
    """The word with the article behind a definite noun that tells it apart, "" if there is none."""
    j = mention.j
    if mention.verb is not None or not mention.definite or j >= clauses.doc.n or j - 1 in clauses.breaks:
        return ""
    form = clauses.doc.forms[j]
    return form if form.startswith(clauses.article) and form in clauses.words["other"] else ""


def _within(clauses: Clauses, a: str, b: str) -> bool:
    """Are two places the same, or one the country of the other?"""
    if a == b:
        return True
    one, two = clauses.index.by_id[a], clauses.index.by_id[b]
    return (one.known_as is not None and one.known_as == two.country) or (two.known_as is not None and two.known_as == one.country)


def best(clauses: Clauses, group: list[Mention]) -> Mention:
    """The clearest mention of a group, with what the others add."""
    head = max(_deadly(group), key=lambda m: (_clarity(m), -m.i))
    for other in group:
        if other is not head:
            _add(clauses, head, other)
    firm = next((m for m in group if m.status == "scheduled" and m.verb is not None), None)
    if firm is not None and head.status == "planned" and head.verb is None:
        head.status, head.rules = firm.status, firm.rules
    off = next((m for m in reversed(group) if m.status in ("postponed", "cancelled")), None)
    if off is not None and COARSE[head.status] == "ahead" and off.i > head.i:
        head.status, head.rules = off.status, off.rules
    return head


def _told_as_land(clauses: Clauses, entity: str, head: Mention) -> bool:
    """Is it a city that stands for a state which is a party already («طهران» beside «إيران»)?"""
    countries, own = clauses.doc.language.world.countries, clauses.index.by_id[entity]
    if own.kind != "place" or own.known_as in countries or own.country is None:
        return False
    return any(clauses.index.by_id[e].known_as == own.country for e in head.parts)


def _deadly(group: list[Mention]) -> list[Mention]:
    """Of clashes told with their dead those mentions that tell of the killing, who says whom it hit."""
    if len({m.frame.kin for m in group}) < 2 or not any(m.frame.kin == CLASHES for m in group):
        return group
    return [m for m in group if m.frame.kin == KILLING and "recipient" in m.parts.values()] or group


def _add(clauses: Clauses, head: Mention, other: Mention) -> None:
    entities = clauses.index.by_id
    dead = other.frame.kin == KILLING != head.frame.kin
    dead = dead and any(part == "recipient" and entities[e].kind != "place" for e, part in head.parts.items())
    for entity, part in other.parts.items():
        if entity not in head.parts and _told_as_land(clauses, entity, head):
            continue
        if not dead or entities[entity].kind != "group":  # of those it was aimed at who fell is told by number
            head.parts.setdefault(entity, part)
    if other.place and (head.place is None or (head.place != other.place and _narrower(clauses, other.place, head.place))):
        head.place = other.place
    if head.earliest is None and other.earliest is not None:
        head.time, head.earliest, head.latest = other.time, other.earliest, other.latest
    head.duration = head.duration or other.duration


def _narrower(clauses: Clauses, a: str, b: str) -> bool:
    return clauses.index.by_id[b].known_as == clauses.index.by_id[a].country is not None


def _clarity(m: Mention) -> float:
    return 1.0 * min(len(m.parts), 3) + 0.5 * bool(m.place) + 0.5 * bool(m.earliest) + 0.5 * (m.verb is None) - 4.0 * m.title
