"""Ordinary words: verbs with all their forms, nouns, particles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mahdar.lang.inflect import conjugate, forms
from mahdar.text.matcher import Sense

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder


FINITE = ("past", "present", "jussive")


class VerbForm(msgspec.Struct, frozen=True, gc=False):
    """One form of a verb. `tense`: past, present, jussive, participle, passive participle, masdar.

    `features`: person (1-3, finite forms only), gender (m, f) and number (s, d, p), for instance `3fs`. `finite`: past,
    present or jussive.
    """

    lemma: str
    tense: str
    features: str
    passive: bool = False
    finite: bool = False


class VerbRow(msgspec.Struct, frozen=True):
    """One row of `verbs.tsv`."""

    lemma: str
    present: str
    participle: str = ""
    passive_participle: str = ""
    masdar: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()


def load(b: Builder) -> None:
    """Put verbs and ordinary words into the lexicon (kinds `verb` and `word`)."""
    rows: dict[str, VerbRow] = {}
    apart: dict[tuple[str, str], VerbRow] = {}
    for cells in b.tsv("verbs.tsv"):
        row = VerbRow(
            cells["lemma"], cells["present"], cells.get("participle", ""), cells.get("passive_participle", ""),
            b.cells(cells.get("masdar", "")), b.cells(cells.get("passive", "")),
        )
        apart[row.lemma, row.participle] = row
        rows.setdefault(row.lemma, row)  # verbs of different forms may share a lemma: the table by lemma keeps the first
        b.plain_words.update((row.lemma, row.present, row.participle, row.passive_participle, *row.masdar))
        for written, verb_form in inflections(row, b):
            b.add("verb", written, Sense(row.lemma, verb_form), clitics="verb" if verb_form.finite else "noun")
    b.tables["verbs"] = rows
    b.tables["verbs by participle"] = apart
    words = list(b.tsv("nouns.tsv"))
    joints = {cells["lemma"] for cells in words if cells["pos"] == "conj"}
    for cells in words:
        _word(b, cells, joints)


def inflections(row: VerbRow, b: Builder) -> list[tuple[str, VerbForm]]:
    """Every form of a verb, as written before folding."""
    table = b.paradigms
    found = [(w, VerbForm(row.lemma, t, f, finite=t in FINITE)) for w, t, f in conjugate(row.lemma, row.present, table)]
    if len(row.passive) == 2:
        found += [(w, VerbForm(row.lemma, t, f, True, t in FINITE)) for w, t, f in conjugate(*row.passive, table)]
    defective = row.lemma.endswith(tuple(b.weak))
    style = table.participle["defective" if defective else "sound"]
    if row.participle:
        found += [(w, VerbForm(row.lemma, "participle", f)) for w, f in forms(row.participle, style)]
    if row.passive_participle:
        sound = table.participle["sound"]
        found += [(w, VerbForm(row.lemma, "passive participle", f, True)) for w, f in forms(row.passive_participle, sound)]
    found += [(w, VerbForm(row.lemma, "masdar", "s")) for w in row.masdar]
    return found


class WordRow(msgspec.Struct, frozen=True, gc=False):
    """An ordinary word: lemma, part of speech, gender and number of this form."""

    lemma: str
    pos: str
    gender: str
    number: str


def _owned(lemma: str, joints: set[str], b: Builder) -> bool:
    """Is a conjunction written with a pronoun («أنه»), which takes no other?"""
    return lemma in joints and any(lemma.endswith(p) and lemma.removesuffix(p) in joints for p in b.clitics.pronouns)


def _word(b: Builder, cells: dict[str, str], joints: set[str]) -> None:
    lemma, pos, gender = cells["lemma"], cells["pos"], cells.get("gender", "")
    b.plain_words.update((lemma, *b.cells(cells.get("plural", ""))))
    style = "particle" if pos in ("prep", "conj", "part", "pron", "det") else "noun"
    style = "owned" if _owned(lemma, joints, b) else style
    b.add("word", lemma, Sense(lemma, WordRow(lemma, pos, gender, "s")), clitics=style)
    for plural in b.cells(cells.get("plural", "")):
        b.add("word", plural, Sense(lemma, WordRow(lemma, pos, gender, "p")), clitics=style)
    if pos == "adj":
        for written, features in forms(lemma, b.paradigms.adjective["forms"]):
            b.add("word", written, Sense(lemma, WordRow(lemma, pos, features[0], features[1])), clitics=style)
    elif pos == "n" and " " not in lemma:
        rules = "dual_feminine" if lemma.endswith(b.feminine) else "dual_masculine"
        for written, _ in forms(lemma, b.paradigms.noun[rules]):
            b.add("word", written, Sense(lemma, WordRow(lemma, pos, gender, "d")), clitics=style)
