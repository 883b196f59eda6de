"""Crowds under English names: «عشرات المحتجين» are dozens of protesters."""

from __future__ import annotations

from mahdar.lang.tables.stance import Stances
from mahdar.reading.doc import Doc

LONGEST = 3
"""Words of a crowd that has an English name."""


def english_crowd(doc: Doc, i: int, j: int) -> str | None:
    """The English name of the crowd at words `[i, j)`; None where a word of it has none."""
    table: Stances = doc.language.tables["stances"]
    if j - i > LONGEST:
        return None
    parts: list[str] = []
    for k in range(i, j):
        known = _word(doc, k, table.people)
        if known is None:
            return None
        parts.append(known)
    name = " ".join(parts).strip()
    bare = doc.forms[i].lstrip(doc.language.clitics.conjunctions[0])
    definite = j - i == 1 and bare.startswith(doc.language.article) and not name.endswith("of")
    return f"the {name}" if definite else name


def _word(doc: Doc, k: int, people: dict[str, str]) -> str | None:
    """English for one word, with or without its clitics."""
    known = people.get(doc.forms[k])
    return known or next((people[s.stem] for s in doc.infos[k].splits if s.stem in people), None)
