"""The day of undated articles: by the events they share with dated ones, by their weekdays, by what a person decided."""

from __future__ import annotations

from datetime import date

import pytest

from mahdar.lang import load
from mahdar.model.article import Article, DateCandidate, Published
from mahdar.model.ids import article_id
from mahdar.model.reading import Reading
from mahdar.reading.pipeline import read
from mahdar.settle import settle
from mahdar.settle.signs import Weekdays

LANGUAGE = load("ar")
MONDAY = date(2026, 3, 2)


def reading(text: str, day: str | None = None, offered: tuple[str, ...] = ()) -> Reading:
    candidates = tuple(DateCandidate(d, "text", None, 0.3) for d in offered)
    published = Published(day, "given" if day else "unknown", candidates=candidates)
    return read(Article(article_id(text), "t", text, published), LANGUAGE)


DATED = reading(
    "التقى وزير الخارجية الروسي سيرغي لافروف نظيره التركي هاكان فيدان في أنقرة الخميس. وبحث لافروف وفيدان الوضع في سوريا.", "2026-03-06"
)
UNDATED = (
    "عقد وزير الخارجية الروسي سيرغي لافروف ونظيره التركي هاكان فيدان اجتماعا في أنقرة أمس الخميس. وقال لافروف إن الاجتماع مع فيدان مفيد."
)


def test_an_undated_article_is_dated_by_the_event_it_shares() -> None:
    own = reading(UNDATED)
    found = settle([DATED, own])
    held = found.dates[own.article.id]
    assert (held.date, held.how) == ("2026-03-06", "corpus")
    assert held.reason and "Friday" in held.reason
    assert len(found.events) == 1


def test_order_does_not_matter() -> None:
    own = reading(UNDATED)
    assert settle([own, DATED]).dates == settle([DATED, own]).dates


def test_nothing_to_go_by_is_said() -> None:
    own = reading("قال الوزير إن الطقس جميل.")
    held = settle([DATED, own]).dates[own.article.id]
    assert (held.date, held.how) == (None, "unknown")
    assert held.reason and "no date" in held.reason


def test_a_date_of_its_own_stays() -> None:
    held = settle([DATED, reading(UNDATED, "2026-01-09")]).dates
    assert {d.date for d in held.values()} == {"2026-03-06", "2026-01-09"}


@pytest.mark.parametrize(("text", "day", "lag"), [
    ("التقى لافروف نظيره فيدان اليوم الاثنين.", MONDAY, 0),
    ("التقى لافروف نظيره فيدان اليوم الاثنين.", date(2026, 3, 3), None),
    ("التقى لافروف نظيره فيدان الأحد.", MONDAY, 1),
    ("التقى لافروف نظيره فيدان الأحد.", date(2026, 3, 4), 3),
])
def test_what_weekdays_say(text: str, day: date, lag: int | None) -> None:
    assert Weekdays(reading(text)).lag(day) == lag
