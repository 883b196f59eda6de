"""World tables: countries, places, organisations, people, meetings; their names in a language; titles and given names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mahdar.lang.inflect import forms
from mahdar.text.matcher import Sense

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder


class Country(msgspec.Struct, frozen=True):
    """A country: ISO 3166 alpha-2 id, English name, id of its capital."""

    id: str
    name_en: str
    capital: str
    region: str
    name: str = ""


class Place(msgspec.Struct, frozen=True):
    """A place: kind, country and, where known, coordinates (degrees) and population; `cue`: needs a place word beside it.

    `works` are dams, canals, plants: what is talked about, not where.
    """

    id: str
    name_en: str
    country: str
    kind: str
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    name: str = ""
    cue: bool = False


class Organisation(msgspec.Struct, frozen=True):
    """An organisation; `stands_for` is the country that a seat of power speaks for, `heads` the first words of its names, folded."""

    id: str
    name_en: str
    kind: str
    country: str
    stands_for: str = ""
    name: str = ""
    cue: bool = False
    heads: frozenset[str] = frozenset()


class Office(msgspec.Struct, frozen=True):
    """An office held: role, country or organisation, first and last day known (ISO, maybe shortened, or empty)."""

    role: str
    of: str
    since: str = ""
    until: str = ""


class Person(msgspec.Struct, frozen=True):
    """A person in public life, with offices and the years they were held."""

    id: str
    name_en: str
    gender: str
    country: str
    offices: tuple[Office, ...] = ()
    name: str = ""


class Meeting(msgspec.Struct, frozen=True):
    """One holding of a recurring meeting: ISO days, both inclusive, and the id of its place."""

    id: str
    series: str
    name_en: str
    start: str
    end: str
    place: str


class Title(msgspec.Struct, frozen=True, gc=False):
    """A title or office in one of its forms: English role, class, gender, number (s, d, p), what it is *of*."""

    id: str
    role: str
    sort: str
    gender: str
    number: str
    of: str


class Nisba(msgspec.Struct, frozen=True, gc=False):
    """An adjective of nationality in one of its forms."""

    country: str
    gender: str
    number: str


class GivenName(msgspec.Struct, frozen=True, gc=False):
    """A frequent given or family name, or a particle of names."""

    gender: str
    sort: str


class World(msgspec.Struct):
    """All world tables by id."""

    countries: dict[str, Country]
    places: dict[str, Place]
    organisations: dict[str, Organisation]
    people: dict[str, Person]
    meetings: dict[str, Meeting]


def load(b: Builder) -> None:
    """Read the world tables and put their names into the lexicon.

    Kinds: `country`, `nisba`, `place`, `organisation`, `person` (full names), `surname` (short forms), `meeting` (series),
    `title`, `given`.
    """
    world = World({}, {}, {}, {}, {})
    b.tables["world"] = world
    _countries(b, world)
    _places(b, world)
    _organisations(b, world)
    if b.people:
        _people(b, world)
    _meetings(b, world)
    _titles(b)
    for cells in b.tsv("given.tsv"):
        _given(b, cells["name"], cells.get("gender", ""), cells.get("kind", "given"))


def _given(b: Builder, name: str, gender: str, sort: str) -> None:
    b.name_words.add(name)
    b.add("given", name, Sense(name, GivenName(gender, sort)))


def _parts(b: Builder, name: str, gender: str) -> None:
    """The first and the last word of a full name are a given and a family name that others may bear."""
    words = name.split()
    b.name_words.update(words)
    if len(words) > 1:
        for word, of, sort in ((words[0], gender, "given"), (words[-1], "", "family")):
            if len(word) > 2:
                _given(b, word, of, sort)


def _countries(b: Builder, world: World) -> None:
    names = b.by_id("countries.tsv")
    for c in b.world_tsv("countries.tsv"):
        row = names.get(c["id"], {})
        written = b.cells(row.get("names", ""))
        country = Country(c["id"], c["name_en"], c.get("capital", ""), c.get("region", ""), written[0] if written else "")
        world.countries[country.id] = country
        for name in written:
            b.add("country", name, Sense(country.id, country))
        for lemma in b.cells(row.get("nisba", "")):
            for form, f in forms(lemma, b.paradigms.nisba["forms"]):
                b.add("nisba", form, Sense(country.id, Nisba(country.id, f[0], f[1])), clitics="noun")
        for plural in b.cells(row.get("people", "")):
            b.add("nisba", plural, Sense(country.id, Nisba(country.id, "m", "p")), clitics="noun")


def _number(cell: str | None) -> float | None:
    return float(cell) if cell else None


def _places(b: Builder, world: World) -> None:
    names = b.by_id("places.tsv")
    for c in b.world_tsv("places.tsv"):
        row = names.get(c["id"], {})
        written = b.cells(row.get("names", ""))
        people = _number(c.get("population"))
        place = Place(
            c["id"], c["name_en"], c["country"], c["kind"], _number(c.get("lat")), _number(c.get("lon")),
            None if people is None else int(people), written[0] if written else "", row.get("cue") == "1",
        )
        world.places[place.id] = place
        cued = msgspec.structs.replace(place, cue=True)
        unsure = b.cells(row.get("cue", ""))  # "1" for all the names, or the names that are words too
        b.name_words.update(word for name in written for word in name.split() if not word.startswith(b.clitics.article))
        for name in written:
            b.add("place", name, Sense(place.id, cued if name in unsure else place))


def _organisations(b: Builder, world: World) -> None:
    names = b.by_id("organisations.tsv")
    for c in b.world_tsv("organisations.tsv"):
        row = names.get(c["id"], {})
        written = b.cells(row.get("names", ""))
        body = Organisation(
            c["id"], c["name_en"], c["kind"], c.get("country", ""), c.get("stands_for", ""),
            written[0] if written else "", row.get("cue") == "1", _heads(b, written),
        )
        world.organisations[body.id] = body
        cued = msgspec.structs.replace(body, cue=True)
        unsure = b.cells(row.get("cue", ""))
        for name in written:
            b.add("organisation", name, Sense(body.id, cued if name in unsure else body))


def _heads(b: Builder, written: tuple[str, ...]) -> frozenset[str]:
    """The folded first words of names of several words, without the article."""
    return frozenset(b.fold(name.split()[0]).removeprefix(b.clitics.article) for name in written if " " in name)


def office(cell: str) -> Office:
    """An office from its cell `role@of:from..to`."""
    role, _, rest = cell.partition("@")
    of, _, years = rest.partition(":")
    since, _, until = years.partition("..")
    return Office(role.strip(), of.strip(), since.strip(), until.strip())


def _people(b: Builder, world: World) -> None:
    names = b.by_id("people.tsv")
    for c in b.world_tsv("people.tsv"):
        row = names.get(c["id"], {})
        written = b.cells(row.get("names", ""))
        offices = tuple(office(cell) for cell in b.cells(c.get("offices", "")))
        person = Person(c["id"], c["name_en"], c.get("gender", ""), c.get("country", ""), offices, written[0] if written else "")
        world.people[person.id] = person
        for name in written:
            b.add("person" if " " in name else "surname", name, Sense(person.id, person))
            _parts(b, name, person.gender)
        for name in b.cells(row.get("short", "")):
            b.add("surname", name, Sense(person.id, person))


def _meetings(b: Builder, world: World) -> None:
    for c in b.world_tsv("meetings.tsv"):
        world.meetings[c["id"]] = Meeting(c["id"], c["series"], c["name_en"], c["start"], c["end"], c.get("place", ""))
    for row in b.tsv("meetings.tsv"):
        for name in b.cells(row["names"]):
            b.add("meeting", name, Sense(row["series"], row["series"]))


FORMS = (("m", "m", "s"), ("f", "f", "s"), ("dual", "m", "d"), ("plural", "m", "p"))


def _titles(b: Builder) -> None:
    for c in b.tsv("titles.tsv"):
        for column, gender, number in FORMS:
            for form in b.cells(c.get(column, "")):
                value = Title(c["id"], c["role"], c["class"], gender, number, c.get("of", "any"))
                b.add("title", form, Sense(c["id"], value), clitics="noun")
