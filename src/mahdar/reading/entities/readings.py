"""Readings of a word in the lexicon: which of them count."""

from __future__ import annotations

from typing import Any

Row = tuple[str, Any, str, str]
"""A one-word entry: kind, senses, proclitics, pronoun."""

ORDINARY = frozenset(("verb", "word", "title", "modifier", "country", "place", "organisation", "body", "cue", "nisba"))
SMALL = frozenset(("prep", "conj", "part", "pron", "det"))
THIRD = frozenset(("3ms", "3fs", "3mp"))
PLACED = frozenset(("country", "place", "organisation"))
CALENDAR = frozenset(("weekday", "month", "day", "time"))
PERSON_KINDS = frozenset(("person", "surname", "given"))


def finite(row: Row) -> bool:
    """Is one of the senses a finite verb?"""
    return any(s.value.finite for s in row[1])


def describes(value: Any) -> bool:
    """Is it an adjective or a participle?"""
    return getattr(value, "pos", "") == "adj" or getattr(value, "tense", "") in ("participle", "passive participle")


def weighs(row: Row) -> bool:
    """Does a reading count against a name: no verb but a finite third person («ماكرون» is also a participle)."""
    if row[0] == "word":
        return any(s.value.number != "d" for s in row[1])
    if row[0] != "verb":
        return True
    return any(
        s.value.finite and s.value.features in THIRD and s.value.tense != "jussive" and not s.value.passive for s in row[1]
    )


def nominal(row: Row) -> bool:
    """Is a reading a noun or a verbal noun?"""
    value = row[1][0].value
    if row[0] == "word":
        return bool(value.pos == "n")
    return row[0] != "verb" or bool(value.tense == "masdar")
