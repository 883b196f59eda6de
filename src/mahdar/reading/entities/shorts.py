"""Later mentions by a short name: a word of a name found before, with whatever is stuck to it («بويتكوف»)."""

from __future__ import annotations

from mahdar.reading.entities.cast import Member, Spot
from mahdar.reading.entities.chunk import Person
from mahdar.reading.entities.scan import Scan
from mahdar.reading.entities.wordclass import AMBIGUOUS, FAMILY, GIVEN, KNOWN, NO

SHORTEST = 3
"""Letters of the part of a name by which somebody is called again, at least."""
SURE = (FAMILY, GIVEN, KNOWN)
FAR = 10_000
"""Words to a bearer of a name who is not named before: further than any who is."""


def shorts(scan: Scan, members: list[Member], found: list[Person]) -> None:
    """Add mentions by the last word of names that the article gave in full, and by first names that are nothing else."""
    names, doubtful = _words(scan, members)
    if not names:
        return
    taken = {k for person in found if not _mine(scan, person) for k in range(person.i, person.j)}
    seen = scan.seen
    wanted = {form: (name, cut) for name in names for form, cut in scan.facts.fronted[name] if form in seen}
    for i in [i for i, form in enumerate(scan.forms) if form in wanted]:
        name, cut = wanted[scan.forms[i]]
        if i not in taken and _meant(scan, i, cut, name in doubtful):
            _add(scan, names[name], i, cut)


def _mine(scan: Scan, person: Person) -> bool:
    """Is it but one word for an office with «my» on it, which may be a family name («رئيسي»)?"""
    if person.name is not None or person.j > person.i + 1:
        return False
    hit = scan.hit(person.i, "title")
    return hit is not None and hit.enc in scan.rules.words.rare


def _meant(scan: Scan, i: int, cut: int, doubtful: bool) -> bool:
    """Is the word a name here: one that is also an ordinary word only beside a verb or a particle of speech («أن يلبي رئيسي الدعوة»)."""
    if i in scan.placed:
        return False
    if cut and scan.word_class(i) == NO and scan.doc.infos[i].known and not scan.listed(i):
        return False
    if not doubtful:
        return True
    subject = scan.facts.adjectival[scan.forms[i]] and i > 0 and scan.open(i) and scan.facts.acts[scan.forms[i - 1]]
    return not cut and (subject or not scan.qualified(i)) and not scan.small(i) and (scan.by_verb(i) or scan.beside(i))


def _add(scan: Scan, bearers: list[Member], i: int, cut: int) -> None:
    """A mention of the bearer spoken of last."""
    bearer = min(bearers, key=lambda m: min((abs(i - a) for a in m.at if a < i), default=FAR))
    bearer.spots.append(Spot(scan.doc.starts[i] + cut, scan.doc.ends[i], "name", "name:short"))
    bearer.at.append(i)
    bearer.at.sort()


def _words(scan: Scan, members: list[Member]) -> tuple[dict[str, list[Member]], set[str]]:
    """Words that name persons later on, and those of them that are ordinary words too."""
    names: dict[str, list[Member]] = {}
    doubtful: set[str] = set()
    for member in members:
        for place, word in (("last", member.words[-1:]), ("first", member.words[:1] if len(member.words) > 1 else ())):
            for form in word:
                sure = _sure(scan, form, place)
                if len(form) >= SHORTEST and sure is not None and member not in names.get(form, ()):
                    names.setdefault(form, []).append(member)
                    if not sure:
                        doubtful.add(form)
    return names, doubtful


def _sure(scan: Scan, form: str, place: str) -> bool | None:
    """True: the word is a name wherever it stands; False: beside a verb; None: never."""
    info = scan.language.lexicon.info(form)
    own = scan.language_class(form)
    if place == "first":
        return True if own == GIVEN and not form.startswith(scan.language.article) and scan.nothing_else(form) else None
    if not info.known or own in SURE:
        return True
    if scan.facts.small[form]:
        return None
    return False if own in (AMBIGUOUS, NO) else None
