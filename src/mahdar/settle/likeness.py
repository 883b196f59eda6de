"""How much two reports speak of one event, with the reasons."""

from __future__ import annotations

import msgspec

from mahdar.model.event import COARSE
from mahdar.settle.reports import Report, days_between, width

NEVER = -9.0
JOIN = 3.0
"""Two reports of this likeness are one event."""
FIRMER = ("held", "under way", "scheduled", "planned")
LOOSE = ("possible", "proposed", "called for", "denied")
DEEDS = ("AGREE", "COOPERATE", "SANCTION", "RETREAT", "CONCEDE", None)
"""Types of which there are not two on one day between the same parties."""
MONTH = 31
NARROW = 3
"""Days up to which an interval says which event it is."""
ANSWER = 400
"""Code points between a denial and the claim that it answers at most."""
COUPLE = 2
"""Code points between two words for one deed: a space and an «and»."""
LASTING = ("war", "ceasefire", "agreement", "mediation", "sanctions", "cooperation")
"""Families that go on for long: two reports without days speak of one such thing when the parties are the same."""


class Likeness(msgspec.Struct, frozen=True):
    """The score and what it is made of."""

    score: float
    who: float = 0.0
    when: float = 0.0
    where: float = 0.0


def likeness(a: Report, b: Report) -> Likeness:
    """Shared people and sides, days, place; `NEVER` where they cannot be one event."""
    if a.family != b.family or a.event.type != b.event.type or a.event.is_set != b.event.is_set:
        return Likeness(NEVER)
    if _one_war(a, b):
        return Likeness(JOIN, 1.0, 1.0, 1.0)
    who, when, where = _who(a, b), _when(a, b), _where(a, b)
    if when == NEVER or where == NEVER or ordinals_differ(a, b):
        return Likeness(NEVER, who, when, where)
    score = who + when + where
    if (
        a.family in LASTING
        and not a.event.earliest
        and not b.event.earliest
        and a.sides == b.sides
        and len(a.sides) > 1
    ):
        score += 1.5
    return Likeness(round(score, 3), who, when, where)


def _one_war(a: Report, b: Report) -> bool:
    """Whether both speak of the war that goes on in one country, and name no party that the other could not."""
    if a.family != "war" or a.where is None or a.where != b.where or a.event.earliest or b.event.earliest:
        return False
    return (a.sides <= b.sides or b.sides <= a.sides) and COARSE[a.event.status] == COARSE[b.event.status] == "actual"


def _who(a: Report, b: Report) -> float:
    if a.people and b.people:
        shared = len(a.people & b.people)
        if shared:
            return 1.0 + shared / min(len(a.people), len(b.people)) + 0.25 * (shared - 1)
        return 0.5 if a.sides == b.sides and len(a.sides) > 1 else -2.0
    if a.who & b.who:
        return 1.5 + 0.5 * (len(a.sides & b.sides) > 1)
    if not a.sides or not b.sides:
        return _nobody(a, b)
    common = len(a.sides & b.sides)
    if common == 1 and a.who and b.who:
        return 0.0
    return (-1.0, 0.5, 1.8)[min(common, 2)] + 0.3 * (common > 2)


def _nobody(a: Report, b: Report) -> float:
    """One names nobody: in one city that speaks for it as long as nothing speaks against it."""
    empty = not (a.who or a.sides) or not (b.who or b.sides)
    if empty and _known_day(a, b):
        return 1.5
    return 1.0 if empty and a.family != "visit" and a.city and a.where is not None and a.where == b.where else 0.0


def _known_day(a: Report, b: Report) -> bool:
    """Whether both tell of a deed of state, called the same and of the very same days, and the parties of the one are those that
    the article of the other is about: two papers recall one treaty."""
    one, other = a.event, b.event
    same = one.earliest is not None and (one.earliest, one.latest, one.what) == (other.earliest, other.latest, other.what)
    if not same or one.type not in DEEDS or width(one.earliest, one.latest) > MONTH:
        return False
    sides = (a.sides or a.affair), (b.sides or b.affair)
    return len(sides[0] & sides[1]) > 1


def _when(a: Report, b: Report) -> float:
    one, other = a.event, b.event
    if one.earliest and other.earliest:
        return _overlap(a, b)
    if not one.earliest and not other.earliest:
        plans = COARSE[one.status] == COARSE[other.status] == "ahead" and bool(a.people) and a.people == b.people
        return max(_near(a.day, b.day), _to_one_land(a, b) if plans else NEVER)
    dated, open_ = (a, b) if one.earliest else (b, a)
    return _fits(dated, open_)


def _to_one_land(a: Report, b: Report) -> float:
    """Two plans of the same people without a day: they are one if they lead to one place, or to a land and a city in it."""
    if a.where is None or b.where is None:
        return NEVER
    if a.where == b.where:
        return 0.0
    return 0.3 if a.land is not None and a.land == b.land and not (a.city and b.city) else NEVER


def _overlap(a: Report, b: Report) -> float:
    x, y = a.event, b.event
    assert x.earliest and y.earliest
    first, last = max(x.earliest, y.earliest), min(x.latest or "9999-12-31", y.latest or "9999-12-31")
    wide = max(width(x.earliest, x.latest), width(y.earliest, y.latest))
    if first <= last:
        return 2.0 if wide <= NARROW else 1.7 if wide <= 8 else 1.3 if wide <= 45 else 0.4
    if last != "9999-12-31" and days_between(last, first) == 1 and wide <= NARROW:
        return 1.0 if a.where is not None and a.where == b.where else 0.5
    return 0.0 if _put_off(a, b) else NEVER


def _put_off(a: Report, b: Report) -> bool:
    """The earlier plan was put off, so that its day is no more."""
    return any(
        x.event.status in ("postponed", "cancelled") and (x.day or "") <= (y.day or "9999") for x, y in ((a, b), (b, a))
    )


def _near(a: str | None, b: str | None) -> float:
    """Two reports without days: the closer their articles, the likelier one event."""
    if not a or not b:
        return 0.0
    gap = abs(days_between(a, b))
    return 1.0 if gap <= 1 else 0.6 if gap <= 4 else 0.2 if gap <= 12 else -0.5 if gap <= 45 else -2.0


def _fits(dated: Report, open_: Report) -> float:
    """A report without days beside one with days: the event is near the article that speaks of it, on the right side."""
    if not open_.day or not dated.event.earliest:
        return 0.0
    first, last = dated.event.earliest, dated.event.latest or dated.event.earliest
    if COARSE[open_.event.status] == "actual":
        lag = days_between(first, open_.day)
        return NEVER if lag < 0 else 1.2 if lag <= 4 else 0.6 if lag <= 12 else 0.0 if lag <= 45 else -2.0
    lead = days_between(open_.day, last)
    return -2.0 if lead < -3 else 1.2 if lead <= 10 else 0.6 if lead <= 45 else 0.0


def _where(a: Report, b: Report) -> float:
    if a.where is None or b.where is None:
        return 0.0
    if a.where == b.where:
        return 1.0
    if a.land == b.land and a.land and not (a.city and b.city):
        return 0.7
    same_day = a.event.earliest is not None and (a.event.earliest, a.event.latest) == (b.event.earliest, b.event.latest)
    if same_day and width(a.event.earliest, a.event.latest) <= 1 and len(a.people & b.people) > 1:
        return 0.0
    return NEVER


def ordinals(report: Report) -> set[float]:
    """The number of a round or meeting in its series, where one is said."""
    return {q.value for q in report.event.quantities if q.unit in ("ordinal", "round number")}


def ordinals_differ(a: Report, b: Report) -> bool:
    """Both say which of a series they are, and not the same; on the same days that is a dispute, else two events."""
    one, other = ordinals(a), ordinals(b)
    if not one or not other or one & other:
        return False
    return not (a.event.earliest and a.event.earliest == b.event.earliest)


def one_story(a: Report, b: Report) -> bool:
    """Whether two reports of one article are two ways of telling one event: two people or one day in common, nothing apart."""
    if headline(a, b) or answered(a, b) or unnamed(a, b) or coupled(a, b) or at_forum(a, b):
        return True
    if not together(a, b):
        return False
    x, y = a.event, b.event
    one_day = x.earliest is not None and (x.earliest, x.latest) == (y.earliest, y.latest)
    return one_day or len(a.people & b.people) > 1


def headline(a: Report, b: Report) -> bool:
    """Whether one is the headline of the other and firmer than it: «visits» above, «is invited to visit» below."""
    if a.family != b.family or a.in_head == b.in_head or a.event.is_set or b.event.is_set:
        return False
    head, body = (a, b) if a.in_head else (b, a)
    firmer = head.event.status in FIRMER and body.event.status in LOOSE and head.only_in_head
    placed = a.where == b.where and a.where is not None
    return firmer and placed and _inside(a, b)


def answered(a: Report, b: Report) -> bool:
    """Whether one is a denial without a day or place of its own, and the other what it answers in the same article.

    «Nobody has held any talks», in reply to a report of a round between the same two sides.
    """
    denial, claim = (a, b) if a.event.status == "denied" else (b, a)
    if denial.event.status != "denied" or COARSE[claim.event.status] != "actual" or a.family != b.family:
        return False
    bare = denial.event.earliest is None and denial.where is None and not denial.event.is_set and not claim.event.is_set
    near = abs(denial.event.trigger.start - claim.event.trigger.start) <= ANSWER
    return bare and near and len(claim.sides) > 1 and denial.sides == claim.sides and _inside(a, b)


def coupled(a: Report, b: Report) -> bool:
    """Whether two words for one deed stand side by side («tariffs and sanctions on …»): the same parties, status and days."""
    first, then = sorted((a.event, b.event), key=lambda e: e.trigger.start)
    if a.family != b.family or first.what != then.what or not 0 < then.trigger.start - first.trigger.end <= COUPLE:
        return False
    same = (first.status, first.earliest, first.latest) == (then.status, then.earliest, then.latest)
    return same and a.who == b.who and a.sides == b.sides and a.where == b.where


def at_forum(a: Report, b: Report) -> bool:
    """Whether one article tells of talks in a forum without parties, and of persons who met, without a place: they met there."""
    one, other = (a, b) if a.forum else (b, a)
    if a.family != "meeting" or b.family != "meeting" or not one.forum or one.who or other.where is not None:
        return False
    held = a.event.status == b.event.status == "held" and a.event.earliest is None and b.event.earliest is None
    return held and len(other.people) > 1 and not one.event.is_set and not other.event.is_set


def unnamed(a: Report, b: Report) -> bool:
    """Whether one article tells of a call of «two officials», and names two persons of one call elsewhere: it is that call."""
    one, other = (a, b) if not a.people else (b, a)
    if a.family != "call" or b.family != "call" or COARSE[a.event.status] != COARSE[b.event.status]:
        return False
    nobody = bool(one.who) and not one.people and not one.sides and one.event.earliest is None and one.where is None
    return nobody and len(other.people) > 1 and not one.event.is_set and not other.event.is_set


def together(a: Report, b: Report) -> bool:
    """Whether nothing keeps two reports of one article apart: the people of one among those of the other, one place."""
    x, y = a.event, b.event
    if (
        a.family != b.family
        or COARSE[x.status] != COARSE[y.status]
        or x.is_set
        or y.is_set
        or ordinals(a) != ordinals(b)
    ):
        return False
    if x.duration and y.duration and x.duration != y.duration:
        return False
    return _inside(a, b) and a.where is not None and a.where == b.where and _when(a, b) >= 0


def _inside(a: Report, b: Report) -> bool:
    """Whether the one names nobody that the other does not: people, or, where one names none, the sides."""
    if a.people and b.people:
        return a.people <= b.people or b.people <= a.people
    return a.sides <= b.sides or b.sides <= a.sides
