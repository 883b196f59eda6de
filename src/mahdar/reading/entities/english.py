"""English names of entities: from a table where one knows them, else made by rule, and marked so."""

from __future__ import annotations

from typing import Literal

from mahdar.reading.entities.cast import Member
from mahdar.reading.entities.chunk import Chunk
from mahdar.reading.entities.scan import Scan

How = Literal["table", "rule"]


def romanised(scan: Scan, written: str) -> str:
    """A name of the text in Latin letters."""
    return scan.facts.latin[written]


def person_name(scan: Scan, member: Member, name: str, role: str | None, country: str | None) -> tuple[str, How]:
    """The English name of a person; without a name what the article says of them («foreign minister of Russia»)."""
    if len(member.known) == 1:
        return member.known[0].name_en, "table"
    if member.words:
        return romanised(scan, " ".join(member.words) if member.name_at is None else name), "rule"
    of = scan.world.countries.get(country or "")
    words = (role or "person") + (f" of {of.name_en}" if of else "")
    return (f"{words} (unnamed)" if member.how == "unnamed" else words), "rule"


def thing_name(scan: Scan, chunk: Chunk, name: str) -> tuple[str, How]:
    """The English name of a place, body or group that no table names."""
    of = scan.world.countries.get(chunk.country or "")
    if chunk.kind == "group" and chunk.rule == "table:nisba" and of is not None:
        return f"people of {of.name_en}", "rule"
    return romanised(scan, name), "rule"
