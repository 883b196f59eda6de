"""Reports of one event over articles: what joins them, what keeps them apart, and what the sources dispute."""

from __future__ import annotations

import random
from typing import Any

import msgspec

from mahdar.lang import load
from mahdar.model.article import Article, Published
from mahdar.model.entity import Entity, Mention
from mahdar.model.event import EventReport, Participant, Quantity
from mahdar.model.ids import article_id
from mahdar.model.reading import Reading, Run
from mahdar.model.span import Span
from mahdar.settle import settle
from mahdar.settle.entities import entities
from mahdar.settle.events import groups
from mahdar.settle.reports import reports

PEOPLE = {"sergei-lavrov": ("سيرغي لافروف", "RU"), "hakan-fidan": ("هاكان فيدان", "TR"), "antonio-guterres": ("أنطونيو غوتيريش", "PT")}
PLACES = {"ankara-tr": ("أنقرة", "TR"), "geneva-ch": ("جنيف", "CH")}


def _entity(known: str, kind: str, name: str, country: str, at: int) -> Entity:
    mention = Mention(at, at + len(name), name, "name")
    return Entity(f"e-{known}", kind, name, None, country, None, (mention,), known)  # type: ignore[arg-type]


def _reading(day: str, *events: dict[str, Any], title: str | None = None, text: str = "") -> Reading:
    names = [*PEOPLE.items(), *PLACES.items()]
    whole = f"{text or day} " + " ".join(name for _, (name, _) in names)
    found = tuple(
        _entity(known, "person" if known in PEOPLE else "place", name, country, whole.index(name)) for known, (name, country) in names
    )
    article = Article(article_id(whole), day, whole, Published(day, "header"), title=title)
    return Reading(article, Run("", ""), found, events=tuple(_event(n, whole, e) for n, e in enumerate(events)))


def _event(n: int, text: str, e: dict[str, Any]) -> EventReport:
    at = e.get("at", len(text) - 5)
    parts = tuple(Participant(f"e-{w}", "attendee") for w in e.get("who", ()))
    days = e.get("days", (None, None))
    place = f"e-{e['place']}" if "place" in e else None
    return EventReport(
        f"v{n}", "CONSULT", e.get("what", "meeting"), Span(at, at + 3, text[at : at + 3]), parts, place, *days, e.get("duration"), None,
        e.get("status", "held"), None, None,
    )


BOTH = ("sergei-lavrov", "hakan-fidan")
DAY = ("2026-03-05", "2026-03-05")


def test_announced_then_held_is_one_event_with_a_history() -> None:
    first = _reading("2026-03-01", {"who": BOTH, "place": "ankara-tr", "days": ("2026-03-02", "2026-03-08"), "status": "planned"})
    then = _reading("2026-03-06", {"who": BOTH, "place": "ankara-tr", "days": DAY, "duration": "PT2H", "what": "talks"})
    made = settle([then, first])
    assert len(made.events) == 1
    event = made.events[0]
    assert [(h.as_of, h.status) for h in event.history] == [("2026-03-01", "planned"), ("2026-03-06", "held")]
    assert (event.status, event.earliest, event.latest, event.duration) == ("held", *DAY, "PT2H")
    assert not made.disputes and not made.ahead


def test_other_days_and_other_people_are_other_events() -> None:
    one = _reading("2026-03-06", {"who": BOTH, "place": "ankara-tr", "days": DAY})
    two = _reading("2026-03-20", {"who": BOTH, "place": "ankara-tr", "days": ("2026-03-19", "2026-03-19")})
    three = _reading("2026-03-07", {"who": ("antonio-guterres",), "place": "ankara-tr", "days": DAY})
    assert len(settle([one, two, three]).events) == 3


def test_a_yesterday_without_a_day_finds_its_event() -> None:
    dated = _reading("2026-03-05", {"who": BOTH, "place": "ankara-tr", "days": DAY})
    later = _reading("2026-03-06", {"who": BOTH, "place": "ankara-tr"})
    assert len(settle([dated, later]).events) == 1


def test_durations_differ_and_the_field_is_disputed() -> None:
    one = _reading("2026-03-05", {"who": BOTH, "place": "ankara-tr", "days": DAY, "duration": "PT2H"})
    two = _reading("2026-03-06", {"who": BOTH, "place": "ankara-tr", "days": DAY, "duration": "PT3H"})
    made = settle([one, two])
    assert [(d.field, d.between, [v.value for v in d.values]) for d in made.disputes] == [("duration", "articles", ["PT2H", "PT3H"])]
    assert made.events[0].agreement["duration"] == "disputed"


def test_denied_by_one_and_held_by_another_is_disputed_and_stays_held() -> None:
    one = _reading("2026-03-05", {"who": BOTH, "place": "ankara-tr", "days": DAY})
    two = _reading("2026-03-06", {"who": BOTH, "place": "ankara-tr", "days": DAY, "status": "denied"})
    made = settle([one, two])
    assert [d.field for d in made.disputes] == ["status"]
    assert made.events[0].status == "held"


def test_what_was_put_off_is_joined_with_what_was_held() -> None:
    plan = _reading("2026-03-01", {"who": BOTH, "place": "ankara-tr", "days": DAY, "status": "scheduled"})
    off = _reading("2026-03-03", {"who": BOTH, "place": "ankara-tr", "days": DAY, "status": "postponed"})
    held = _reading("2026-04-03", {"who": BOTH, "place": "ankara-tr", "days": ("2026-04-02", "2026-04-02")})
    made = settle([plan, off, held])
    assert len(made.events) == 1
    assert [h.status for h in made.events[0].history] == ["scheduled", "postponed", "held"]
    assert made.events[0].earliest == "2026-04-02"


def test_nothing_lies_ahead_that_was_held_and_what_lies_ahead_says_what_is_missing() -> None:
    plan = _reading("2026-03-01", {"who": BOTH, "status": "planned"})
    made = settle([plan])
    assert [a.missing for a in made.ahead] == [("date", "place", "confirmation")]


def test_what_is_of_tomorrow_has_not_been_held() -> None:
    made = settle([_reading("2026-03-04", {"who": BOTH, "place": "ankara-tr", "days": DAY, "status": "held"})])
    assert made.events[0].status == "scheduled"


def test_the_meeting_in_a_visit_is_part_of_it() -> None:
    made = settle(
        [
            _reading(
                "2026-03-06",
                {"who": ("sergei-lavrov",), "place": "ankara-tr", "days": DAY, "what": "visit"},
                {"who": BOTH, "place": "ankara-tr", "days": DAY, "at": 3},
            )
        ]
    )
    visit = next(e for e in made.events if e.what == "visit")
    assert next(e for e in made.events if e.what == "meeting").part_of == visit.id


def test_a_headline_firmer_than_its_article_is_disputed() -> None:
    text = "لافروف يزور أنقرة قريبا. وقال المصدر إن الزيارة ممكنة"
    made = settle(
        [
            _reading(
                "2026-03-06",
                {"who": ("sergei-lavrov",), "place": "ankara-tr", "what": "visit", "at": 7},
                {"who": ("sergei-lavrov",), "place": "ankara-tr", "what": "visit", "at": 43, "status": "possible"},
                title="لافروف يزور أنقرة قريبا",
                text=text,
            )
        ]
    )
    assert [e.status for e in made.events] == ["possible"]
    assert [(d.field, d.between) for d in made.disputes] == [("status", "one article")]


def _groups(readings: list[Reading], copy_of: dict[str, str]) -> set[frozenset[tuple[str, str]]]:
    days = {r.article.id: r.article.published.date for r in readings}
    cast = entities(sorted(readings, key=lambda r: r.article.id), days)
    found = reports(readings, days, cast.entity_of, {e.id: e for e in cast.entities}, load("ar").world)
    return {frozenset(r.local for r in g) for g in groups(found, copy_of=copy_of)}


def test_what_a_copy_tells_goes_with_the_telling_of_the_original() -> None:
    later = ("2026-03-19", "2026-03-19")
    two = ({"who": BOTH, "place": "ankara-tr", "days": DAY}, {"who": BOTH, "place": "geneva-ch", "days": later, "at": 3})
    original = _reading("2026-03-20", *two, text="الأصل")
    copies = [_reading("2026-03-20", *two, text=f"نسخة {n}") for n in ("أولى", "ثانية", "ثالثة")]
    other = _reading("2026-03-06", {"who": BOTH, "place": "ankara-tr", "days": DAY}, text="خبر آخر")
    readings = [original, other, *copies]
    copy_of = {c.article.id: original.article.id for c in copies}
    assert _groups(readings, copy_of) == _groups(readings, {})
    assert sorted(len(g) for g in _groups(readings, copy_of)) == [4, 5]
    for _ in range(5):
        random.Random(3).shuffle(readings)
        assert _groups(readings, copy_of) == _groups(readings, {})


def test_what_only_a_copy_tells_still_finds_its_event() -> None:
    original = _reading("2026-03-06", {"who": BOTH, "place": "ankara-tr", "days": DAY}, text="الأصل")
    longer = _reading(
        "2026-03-06",
        {"who": BOTH, "place": "ankara-tr", "days": DAY},
        {"who": ("antonio-guterres",), "place": "geneva-ch", "days": DAY, "at": 3},
        text="نسخة أطول",
    )
    other = _reading("2026-03-07", {"who": ("antonio-guterres",), "place": "geneva-ch", "days": DAY}, text="خبر آخر")
    made = _groups([original, longer, other], {longer.article.id: original.article.id})
    assert sorted(len(g) for g in made) == [2, 2]


def test_a_headline_that_its_article_bears_out_is_no_dispute() -> None:
    text = "لافروف يزور أنقرة. وصل الوزير. وقد تتلوها زيارة أخرى"
    visit = {"who": ("sergei-lavrov",), "place": "ankara-tr", "what": "visit"}
    rows = ({**visit, "at": 7}, {**visit, "at": 20}, {**visit, "at": 40, "status": "possible"})
    assert not settle([_reading("2026-03-06", *rows, title="لافروف يزور أنقرة", text=text)]).disputes


def test_parts_of_a_whole_are_no_dispute_and_other_counts_are() -> None:
    def with_count(day: str, *counts: float) -> Reading:
        r = _reading(day, {"who": BOTH, "place": "ankara-tr", "days": DAY})
        where = Span(0, 2, r.article.text[:2])
        found = tuple(Quantity("dead", n, "exact", where) for n in counts)
        return msgspec.structs.replace(r, events=(msgspec.structs.replace(r.events[0], quantities=found),))

    assert not settle([with_count("2026-03-06", 10, 6)]).disputes
    assert not settle([with_count("2026-03-06", 10, 6), with_count("2026-03-07", 6)]).disputes
    assert [d.field for d in settle([with_count("2026-03-06", 10), with_count("2026-03-07", 25)]).disputes] == ["number"]


def test_two_words_for_one_deed_side_by_side_are_one() -> None:
    text = "نص طويل قبل الكلام رسوم وعقوبات على البلد"
    at = text.index("رسوم")
    pair = [{"who": BOTH, "at": at}, {"who": BOTH, "at": at + 5}]
    assert len(settle([_reading("2026-03-06", *pair, text=text)]).events) == 1
    apart = [{"who": BOTH, "at": 0}, {"who": BOTH, "at": at}]
    assert len(settle([_reading("2026-03-06", *apart, text=text)]).events) == 2


def test_the_war_in_a_country_is_one_whoever_of_its_parties_is_named() -> None:
    one = _reading("2026-03-06", {"who": ("sergei-lavrov",), "place": "geneva-ch", "what": "war", "status": "under way"})
    other = _reading("2026-07-06", {"who": BOTH, "place": "geneva-ch", "what": "war", "status": "under way"})
    elsewhere = _reading("2026-07-07", {"who": BOTH, "place": "ankara-tr", "what": "war", "status": "under way"})
    assert sorted(e.sources for e in settle([one, other, elsewhere]).events) == [1, 2]
