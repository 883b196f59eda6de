"""What events are called, in both languages."""

from __future__ import annotations

import pytest

from mahdar.model.event import Part, PloverType
from mahdar.model.record import RecordEntity
from mahdar.settle.titles import MOST, titles


def entity(ident: str, kind: str, name: str, english: str, country: str | None, known: str | None = None) -> RecordEntity:
    return RecordEntity(ident, kind, name, english, country, (name,), (), ("a",), known)  # type: ignore[arg-type]


KNOWN = {
    e.id: e
    for e in (
        entity("lavrov", "person", "سيرغي لافروف", "Sergei Lavrov", "RU"), entity("fidan", "person", "هاكان فيدان", "Hakan Fidan", "TR"),
        entity("ru", "place", "روسيا", "Russia", "RU", "RU"), entity("om", "place", "سلطنة عمان", "Oman", "OM", "OM"),
        entity("ankara", "place", "أنقرة", "Ankara", "TR"), entity("gunmen", "group", "مسلحون", "gunmen", None),
        *(entity(f"p{n}", "person", f"اسم {n}", f"Person {n}", "FR") for n in range(6)),
    )
}
CASES: list[tuple[str, PloverType, dict[str, Part], str | None, str]] = [
    ("meeting", "CONSULT", {"lavrov": "attendee", "fidan": "attendee"}, "ankara",
     "Meeting between Sergei Lavrov and Hakan Fidan in Ankara"),
    ("meeting", "CONSULT", {"lavrov": "attendee", "ru": "attendee", "fidan": "attendee"}, None,
     "Meeting between Sergei Lavrov and Hakan Fidan"),
    ("strike", "ASSAULT", {"ru": "agent", "om": "recipient"}, None, "Strike by Russia on Oman"),
    ("strike", "ASSAULT", {"om": "recipient"}, "ankara", "Strike on Oman in Ankara"),
    ("strike", "ASSAULT", {"gunmen": "agent", "om": "recipient"}, None, "Strike by gunmen on Oman"),
    ("talks", "CONSULT", {"gunmen": "attendee", "om": "attendee"}, None, "Talks: Oman"),
    ("visit", "CONSULT", {"lavrov": "guest", "fidan": "recipient"}, "ankara", "Visit by Sergei Lavrov to Ankara"),
    ("talks", "CONSULT", {"lavrov": "attendee", "fidan": "attendee", "om": "mediator"}, None,
     "Talks between Sergei Lavrov and Hakan Fidan, mediated by Oman"),
]


@pytest.mark.parametrize(("what", "kind", "who", "where", "title"), CASES)
def test_titles(what: str, kind: PloverType, who: dict[str, Part], where: str | None, title: str) -> None:
    found = titles(what, kind, "", who, where, KNOWN)
    assert found.en == title


def test_a_long_list_of_names_is_cut() -> None:
    found = titles("meeting", "CONSULT", "", {f"p{n}": "attendee" for n in range(6)}, None, KNOWN)
    assert found.en.count("Person") == MOST - 1 and found.ar.count("اسم") == MOST - 1


def test_a_kind_without_an_arabic_name_is_called_by_its_word() -> None:
    assert titles("something unheard of", None, "الحدث", {}, None, KNOWN).ar == "الحدث"
