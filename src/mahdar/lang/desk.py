"""A desk's own names: rows appended to tables in its own folder, which `load(code, extra=(folder,))` layers over ours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import msgspec

from mahdar.errors import TableError
from mahdar.lang.lint import Complaint, lint_file
from mahdar.lang.loader import Language
from mahdar.lang.tables.world import office

Kind = Literal["person", "organisation", "place"]
TABLES: dict[Kind, str] = {"person": "people.tsv", "organisation": "organisations.tsv", "place": "places.tsv"}
WORLD: dict[Kind, tuple[str, ...]] = {
    "person": ("id", "name_en", "gender", "country", "offices", "how"),
    "organisation": ("id", "name_en", "kind", "country", "stands_for", "how"),
    "place": ("id", "name_en", "country", "kind", "lat", "lon", "population", "how"),
}
OWN: dict[Kind, tuple[str, ...]] = {
    "person": ("id", "names", "short"), "organisation": ("id", "names", "cue"), "place": ("id", "names", "cue"),
}
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class NewName(msgspec.Struct, frozen=True, kw_only=True):
    """What a desk knows of a name.

    `names`: every written form, the usual one first; `short`: forms that alone mean the person; `sort`: kind of a body or
    place; `offices`: `role@of:from..to`, separated by `|`.
    """

    kind: Kind
    name_en: str
    names: tuple[str, ...]
    country: str = ""
    gender: str = ""
    offices: str = ""
    short: tuple[str, ...] = ()
    sort: str = ""
    id: str = ""
    how: str = "desk"


def slug(name_en: str) -> str:
    """An id from an English name: lower-case letters and digits, joined by hyphens."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", name_en).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


def faults(new: NewName, language: Language) -> list[str]:
    """What is wrong with a new name: no form, an unknown country or office, an id or a form that is taken."""
    found: list[str] = []
    own = new.id or slug(new.name_en)
    world = language.world
    if not ID.fullmatch(own):
        found.append(f"“{own}” is no id: lower-case letters, digits and hyphens")
    if not new.names or not all(new.names):
        found.append("at least one written form is needed")
    if own in world.people or own in world.organisations or own in world.places:
        found.append(f"the id {own} is taken")
    if new.country and new.country not in world.countries:
        found.append(f"{new.country} is no ISO 3166 code of a country")
    for name in (*new.names, *new.short):
        if any(mark in name for mark in "\t\n|"):
            found.append(f"“{name}” holds a tab, a line break or a bar")
    folded = [language.fold(name) for name in new.names]
    if len(set(folded)) < len(folded):
        found.append("two of the written forms are the same after folding")
    found.extend(f"“{cell}” is no office: role@of:from..to" for cell in new.offices.split("|") if cell and not office(cell).of)
    return found


def add_name(folder: Path, new: NewName, language: Language) -> list[Complaint]:
    """Append a name to the tables of a desk's folder, and lint what is there afterwards.

    Args:
        folder: The desk's folder; made if it is not there.
        new: The name.
        language: The language it is written in, loaded with the folder if it holds names already.

    Returns:
        Complaints of the lint about the letters in the folder's table.

    Raises:
        TableError: the row would not hold; nothing was written.
    """
    wrong = faults(new, language)
    if wrong:
        raise TableError("; ".join(wrong), "mend the row and add it again")
    own = new.id or slug(new.name_en)
    table = TABLES[new.kind]
    facts = {
        "id": own, "name_en": new.name_en, "gender": new.gender, "country": new.country, "offices": new.offices,
        "kind": new.sort, "how": new.how,
    }
    _append(folder / "world" / table, WORLD[new.kind], facts)
    path = folder / language.code / table
    _append(path, OWN[new.kind], {"id": own, "names": "|".join(new.names), "short": "|".join(new.short)})
    return list(lint_file(path))


def _append(path: Path, columns: tuple[str, ...], cells: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = "" if path.exists() else "\t".join(columns) + "\n"
    with path.open("a", encoding="utf-8") as out:
        out.write(head + "\t".join(cells.get(column, "") for column in columns) + "\n")
