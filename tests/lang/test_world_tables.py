"""The tables of countries, places, organisations, titles and given names: columns, ids, letters, no ordinary words."""

from __future__ import annotations

from pathlib import Path

import pytest

LANG = Path(__file__).parents[2] / "src" / "mahdar" / "lang"
PAIRED = ("countries", "places", "organisations")
ARABIC = ("countries", "places", "organisations", "titles", "given")
KINDS = {
    "places": {
        "capital", "city", "town", "region", "province", "river", "sea", "strait", "works", "island", "base", "crossing",
        "camp", "site", "continent", "area", "country",
    },
    "organisations": {
        "igo", "bloc", "state body", "seat", "armed group", "army", "party", "agency", "outlet", "platform",
        "think tank", "company", "ngo", "court", "bank", "ministry", "sports club",
    },
}
CLASSES = {"office", "military", "royal", "religious", "honorific", "relation", "profession", "diplomatic", "group"}
LETTERS = {chr(c) for c in (*range(0x621, 0x63B), *range(0x641, 0x64B))}
OTHERS = set(" -–./+0123456789") | set("iE1")
FUNCTION_WORDS = {
    "في", "من", "إلى", "على", "عن", "مع", "أن", "إن", "كان", "كانت", "قد", "لقد",
    "لم", "لن", "لا", "ما", "هذا", "هذه", "ذلك", "تلك", "التي", "الذي", "الذين", "هو",
    "هي", "هم", "بين", "بعد", "قبل", "عند", "كل", "بعض", "أو", "أم", "ثم", "حتى",
    "إذا", "لو", "كما", "قال", "قالت", "أكد", "أعلن", "اليوم", "أمس", "غدا", "أي", "غير",
    "سوى", "منذ", "خلال", "حول", "ضد", "نحو", "دون", "فوق", "تحت", "أمام", "وراء", "نور",
    "سلام",
}
FOLD = str.maketrans("أإآى", "اااي")


def table(path: str) -> list[dict[str, str]]:
    """Rows of a table as column → cell."""
    head, *lines = (LANG / path).read_text("utf-8").splitlines()
    columns = head.split("\t")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(len(row) == len(columns) for row in rows), [row for row in rows if len(row) != len(columns)][:3]
    return [dict(zip(columns, row, strict=True)) for row in rows]


def names(name: str) -> list[str]:
    """All written forms in a table of the language."""
    columns = {"titles": ("m", "f", "dual", "plural"), "given": ("name",), "countries": ("names", "nisba", "people")}
    return [
        form
        for row in table(f"ar/{name}.tsv")
        for column in columns.get(name, ("names",))
        for form in row[column].split("|")
        if form
    ]


@pytest.mark.parametrize("name", PAIRED)
def test_ids_are_unique_and_match(name: str) -> None:
    world = [row["id"] for row in table(f"world/{name}.tsv")]
    arabic = [row["id"] for row in table(f"ar/{name}.tsv")]
    assert len(set(world)) == len(world)
    assert sorted(world) == sorted(arabic)


@pytest.mark.parametrize("name", ARABIC)
def test_letters(name: str) -> None:
    allowed = LETTERS | OTHERS
    assert [n for n in names(name) if set(n) - allowed or n != " ".join(n.split())] == []


@pytest.mark.parametrize("name", ["countries", "places", "organisations", "given"])
def test_no_name_is_a_function_word(name: str) -> None:
    assert FUNCTION_WORDS.intersection(names(name)) == set()


@pytest.mark.parametrize("name", ARABIC)
def test_no_cell_says_the_same_twice(name: str) -> None:
    for row in table(f"ar/{name}.tsv"):
        for cell in row.values():
            folded = [part.translate(FOLD) for part in cell.split("|")]
            assert len(set(folded)) == len(folded), row


def test_capitals_are_places() -> None:
    places = {row["id"]: row for row in table("world/places.tsv")}
    capitals = {row["id"]: row["capital"] for row in table("world/countries.tsv") if row["capital"]}
    assert {c: p for c, p in capitals.items() if p not in places} == {}


def test_countries_of_places_and_organisations_are_listed() -> None:
    countries = {row["id"] for row in table("world/countries.tsv")} | {"", "IO"}
    for name in ("places", "organisations"):
        assert {row["country"] for row in table(f"world/{name}.tsv")} <= countries
    assert {row["stands_for"] for row in table("world/organisations.tsv")} <= countries


@pytest.mark.parametrize("name", ["places", "organisations"])
def test_kinds_and_cues(name: str) -> None:
    assert {row["kind"] for row in table(f"world/{name}.tsv")} <= KINDS[name]
    for row in table(f"ar/{name}.tsv"):
        assert row["cue"] in ("", "1") or set(row["cue"].split("|")) <= set(row["names"].split("|")), row


def test_titles_have_a_class_and_a_form() -> None:
    rows = table("ar/titles.tsv")
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert row["class"] in CLASSES, row
        assert row["of"] in ("country", "org", "person", "any", "none"), row
        assert any(row[column] for column in ("m", "f", "dual", "plural")), row


def test_given_names_are_unique() -> None:
    rows = table("ar/given.tsv")
    folded = [row["name"].translate(FOLD) for row in rows]
    assert len(set(folded)) == len(folded)
    assert {row["kind"] for row in rows} <= {"given", "family", "particle"}
    assert {row["gender"] for row in rows} <= {"m", "f", ""}


def test_coordinates_are_on_earth() -> None:
    for row in table("world/places.tsv"):
        if row["lat"]:
            assert -90 <= float(row["lat"]) <= 90
            assert -180 <= float(row["lon"]) <= 180
