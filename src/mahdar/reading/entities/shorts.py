"""Later mentions by a short name: a word of a name found before, with whatever is stuck to it («بويتكوف»)."""

from __future__ import annotations

from mahdar.reading.entities.cast import Member, Spot
from mahdar.reading.entities.chunk import Person
from mahdar.reading.entities.scan import FAMILY, GIVEN, KNOWN, NO, Scan

SHORTEST = 3


def shorts(scan: Scan, members: list[Member], found: list[Person]) -> None:
    """Add mentions by the last word of names that the article gave in full."""
    names = _last_words(scan, members)
    if not names:
        return
    taken = {k for person in found for k in range(person.i, person.j)}
    fronts = scan.fronts
    wanted = {front + name: (name, len(front)) for name in names for front in fronts}
    for i, form in enumerate(scan.doc.forms):
        hit = wanted.get(form)
        if hit is None or i in taken or (hit[1] and scan.word_class(i) == NO and scan.doc.infos[i].known and not scan.listed(i)):
            continue
        name, cut = hit
        bearer = min(names[name], key=lambda m: (min((abs(i - a) for a in m.at if a < i), default=10_000)))
        start = scan.doc.starts[i] + cut
        bearer.spots.append(Spot(start, scan.doc.ends[i], "name", "name:short"))
        bearer.at.append(i)
        bearer.at.sort()


def _last_words(scan: Scan, members: list[Member]) -> dict[str, list[Member]]:
    names: dict[str, list[Member]] = {}
    for member in members:
        if len(member.words) < 2:
            continue
        last = member.words[-1]
        info = scan.language.lexicon.info(last)
        ordinary = info.known and scan.language_class(last) not in (FAMILY, GIVEN, KNOWN)
        if len(last) >= SHORTEST and not ordinary:
            names.setdefault(last, []).append(member)
    return names
