"""Reports of events with what joining them needs: who, which sides, where, when, in the ids of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from mahdar.lang import load
from mahdar.lang.tables.world import World
from mahdar.model.event import COARSE, EventReport, Part
from mahdar.model.reading import Reading
from mahdar.model.record import RecordEntity
from mahdar.model.span import Span
from mahdar.model.statement import Statement
from mahdar.settle.settlement import Local

FAMILIES: dict[str, tuple[str, ...]] = {
    "meeting": (
        "meeting",
        "talks",
        "summit",
        "negotiations",
        "negotiation",
        "talks round",
        "consultation",
        "conference",
        "round",
        "session",
        "discussion",
        "reception",
    ),
    "visit": ("visit", "tour", "trip", "arrival", "departure", "envoy sent"),
    "call": ("phone call", "contact", "call"),
    "agreement": ("agreement", "agreement signed", "joint statement", "signing"),
    "attack": ("attack", "strike", "bombing", "shooting", "killing", "clashes"),
    "ceasefire": ("ceasefire", "truce"),
    "exchange": ("prisoner exchange", "prisoner release", "exchange", "release"),
    "opening": ("opening", "reopening", "inauguration of a building", "ceremony"),
}
"""What goes by several names and is one kind of happening."""

FAMILY = {what: family for family, whats in FAMILIES.items() for what in whats}
RANK = {"actual": 2, "off": 1, "ahead": 0}
FIRM = {
    "held": 9,
    "under way": 8,
    "cancelled": 7,
    "postponed": 6,
    "denied": 5,
    "scheduled": 4,
    "planned": 3,
    "possible": 2,
    "proposed": 1,
    "called for": 0,
}


SPEAKING = ("city", "capital", "region", "country", "continent")
"""Kinds of places that stand for those who rule them."""


class Report(msgspec.Struct, frozen=True):
    """One report, seen from the record.

    `who` are entities of the record that are no places, `sides` the countries in it, `where` an entity of the record
    with its country in `land`; `city` is false when the place is a whole country. `parts` are the parts of those in it,
    `tellers` further places of the article that tell it, each with the statement of another speaker that it stands in;
    `affair` are the sides of all events of its article, `forum` says that its place is a body («in the forum»).
    """

    article: str
    day: str | None
    event: EventReport
    family: str
    who: frozenset[str]
    people: frozenset[str]
    sides: frozenset[str]
    all_parts: tuple[str, ...]
    where: str | None
    land: str | None
    city: bool
    head_end: int
    parts: dict[str, Part] = {}
    tellers: tuple[tuple[Span, str], ...] = ()
    affair: frozenset[str] = frozenset()
    forum: bool = False

    @property
    def local(self) -> Local:
        """Where the report stands."""
        return self.article, self.event.id

    @property
    def in_head(self) -> bool:
        """Whether it stands in the headline."""
        return self.event.trigger.start < self.head_end

    @property
    def only_in_head(self) -> bool:
        """Whether nothing below the headline speaks of it."""
        return all(t.start < self.head_end for t in (self.event.trigger, *self.event.triggers))

    @property
    def anchor(self) -> str | None:
        """The day it is sorted by: its own first day, or its article's."""
        return self.event.earliest or self.day


def family(what: str) -> str:
    """The kind of happening that a word for it belongs to."""
    return FAMILY.get(what, what)


def reports(
    readings: Sequence[Reading],
    days: Mapping[str, str | None],
    entity_of: Mapping[Local, str],
    known: Mapping[str, RecordEntity],
    world: World,
) -> list[Report]:
    """Reports of all readings with record ids, in no particular order."""
    return [
        report
        for r in readings
        for report in _headed(
            _at_goal(_of_affair([_report(r, e, days.get(r.article.id), entity_of, known, world) for e in r.events]))
        )
    ]


def _of_affair(own: list[Report]) -> list[Report]:
    """Those that name nobody, with the sides that their article is about."""
    sides = frozenset(s for r in own for s in r.sides)
    return [r if r.who or r.sides else msgspec.structs.replace(r, affair=sides) for r in own]


def _headed(own: list[Report]) -> list[Report]:
    """A headline in the present tense («visits») over an article that speaks of what is to come: it is a plan."""
    ahead = {(r.family, r.where) for r in own if not r.in_head and r.where and COARSE[r.event.status] == "ahead"}
    done = {(r.family, r.where) for r in own if not r.in_head and COARSE[r.event.status] == "actual"}
    firm = {(r.family, r.where, r.event.status) for r in own if not r.in_head and r.where}
    told = [_as_plan(r) if r.in_head and (r.family, r.where) in ahead - done else r for r in own]
    return [_borne_out(r) if r.in_head and (r.family, r.where, r.event.status) in firm else r for r in told]


def _borne_out(report: Report) -> Report:
    """What the article says as the headline does is no word of the headline alone."""
    return msgspec.structs.replace(report, head_end=0)


def _as_plan(report: Report) -> Report:
    if COARSE[report.event.status] != "actual":
        return report
    return msgspec.structs.replace(
        report, event=msgspec.structs.replace(report.event, status="planned", earliest=None, latest=None)
    )


def _at_goal(own: list[Report]) -> list[Report]:
    """Travellers meet where they travel: a whole country that the words put beside a meeting («talks on peace in …») gives
    way to the goal of a visit of the same people in the same days of the same article."""
    visits = [v for v in own if v.family == "visit" and v.where and v.event.earliest]
    return [_moved(r, visits) if r.family == "meeting" and r.where and not r.city else r for r in own]


def _moved(report: Report, visits: Sequence[Report]) -> Report:
    for v in visits:
        days = (v.event.earliest, v.event.latest) == (report.event.earliest, report.event.latest)
        if days and v.people & report.people and v.land != report.land:
            return msgspec.structs.replace(report, where=v.where, land=v.land, city=v.city)
    return report


def _report(
    reading: Reading,
    event: EventReport,
    day: str | None,
    entity_of: Mapping[Local, str],
    known: Mapping[str, RecordEntity],
    world: World,
) -> Report:
    at = reading.article.id
    event = _in_time(event, day)
    parts = [(entity_of[at, p.entity], p.part) for p in event.participants if (at, p.entity) in entity_of]
    where = entity_of.get((at, event.place)) if event.place else None
    if family(event.what) == "visit":
        goals = [
            w
            for w, part in parts
            if known[w].kind == "place" and part in ("recipient", "host", "guest") and _is_goal(w, parts, known)
        ]
        where = where or (goals[0] if goals else None)
    if family(event.what) in ("visit", "meeting"):
        parts = [(w, part) for w, part in parts if w != where and not _mute(known[w], world)]  # where they meet is no party
    who = frozenset(w for w, _ in parts if known[w].kind != "place")
    land, city = _land(where, known, world)
    return Report(
        at,
        day,
        event,
        family(event.what),
        who,
        frozenset(w for w in who if known[w].kind == "person"),
        frozenset(c for w, _ in parts if (c := side(known[w], world))),
        tuple(dict.fromkeys(w for w, _ in parts)),
        where,
        land,
        city,
        _head_end(reading),
        dict(reversed(parts)),
        tellers(reading.statements, event),
        forum=where is not None and known[where].kind == "organisation",
    )


def _mute(entity: RecordEntity, world: World) -> bool:
    """Whether it is an area, a sea, a site: what talks may be about, and never a party to them («envoy to the Middle East»)."""
    place = world.places.get(entity.known_as or "") if entity.kind == "place" else None
    return place is not None and place.kind not in SPEAKING


def tellers(statements: Sequence[Statement], event: EventReport) -> tuple[tuple[Span, str], ...]:
    """The first place in each further speaker's words that announces an event, with the statement it stands in."""
    if len(event.triggers) < 2 or event.is_set or COARSE[event.status] != "ahead":
        return ()
    by_id = {s.id: s for s in statements}
    seen = {_voice(by_id.get(event.statement or ""))}
    found: list[tuple[Span, str]] = []
    article = load("ar").article
    for trigger in event.triggers:
        if trigger.exact.startswith(article):
            continue  # it takes up what was announced before
        inside = [s for s in statements if s.content.start <= trigger.start and trigger.end <= s.content.end]
        told = min(inside, key=lambda s: (s.content.end - s.content.start, s.id), default=None)
        voice = _voice(told)
        if told is not None and voice not in seen and told.claim != "denies":
            seen.add(voice)
            found.append((trigger, told.id))
    return tuple(found)


def _voice(statement: Statement | None) -> str | None:
    """Who speaks: the entity, else the words."""
    speaker = statement.speaker if statement else None
    return (speaker.entity or speaker.exact) if speaker else None


def _head_end(reading: Reading) -> int:
    """Where the headline ends (code points), 0 when the text does not begin with one."""
    title = reading.article.title or ""
    at = reading.article.text.find(title, 0, 300) if title else -1
    return at + len(title) if at >= 0 else 0


def _in_time(event: EventReport, day: str | None) -> EventReport:
    """What lies after the day of its article has not been held yet, and what is ahead does not lie before it."""
    if day and event.earliest and event.earliest > day and COARSE[event.status] == "actual":
        return msgspec.structs.replace(event, status="scheduled")
    if day and event.latest and event.latest < day and COARSE[event.status] == "ahead":
        return msgspec.structs.replace(event, earliest=None, latest=None)  # days of the word, not of the thing
    return event


def _is_goal(place: str, parts: Sequence[tuple[str, str]], known: Mapping[str, RecordEntity]) -> bool:
    """Beside a traveller a place among the participants is where the way leads."""
    return any(w != place and known[w].kind != "place" for w, _ in parts) or len(parts) == 1


def side(entity: RecordEntity, world: World) -> str | None:
    """The country an entity belongs to or stands for."""
    if entity.known_as and entity.known_as in world.organisations:
        body = world.organisations[entity.known_as]
        return body.stands_for or body.country or entity.known_as
    return entity.country


def _land(where: str | None, known: Mapping[str, RecordEntity], world: World) -> tuple[str | None, bool]:
    if where is None:
        return None, False
    entity = known[where]
    return entity.country, entity.known_as not in world.countries


def days_between(a: str, b: str) -> int:
    """Days from one ISO day to another."""
    return (date.fromisoformat(b) - date.fromisoformat(a)).days


def width(first: str | None, last: str | None) -> int:
    """Days that an interval is wider than one day; a large number when it is open."""
    return days_between(first, last) if first and last else 99_999


def newest(own: Sequence[Report]) -> Report:
    """The report with the newest word on the status; a denial is no news beside those who say that it is so."""
    own = in_body(own)
    said = [r for r in own if r.event.status != "denied"] or list(own)
    return max(said, key=lambda r: (r.day or "", RANK[COARSE[r.event.status]], FIRM[r.event.status], r.local))


def in_body(own: Sequence[Report]) -> list[Report]:
    """The reports that count where a headline and its article differ: those of the article."""
    told = {r.article for r in own if not r.in_head}
    return [r for r in own if not (r.in_head and r.article in told)]
