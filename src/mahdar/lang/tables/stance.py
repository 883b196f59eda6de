"""Stances: verbs, nouns, adjectives and phrases that show where a party stands, and words that judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from mahdar.errors import TableError
from mahdar.lang.inflect import forms
from mahdar.lang.tables.words import VerbForm, VerbRow, inflections
from mahdar.model.position import Stance
from mahdar.text.matcher import Sense

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder

Opening = Literal["that", "on", "to", "with", "from", "about", "in", "for", "object", "against"]
WATCHED = ("turn", "that", "and_that", "pronoun", "own", "selves", "in_name_of", "never")
"""Lists of words whose places in a document are found once."""
Sort = Literal["verb", "participle", "masdar", "noun", "adjective", "phrase"]


class StanceRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stance and the words that show it.

    Attributes:
        stance: What it says of its holder; `negated`: what it says under a negation (empty: nothing).
        takes: How its object opens; with `needs`, no stance without one of these.
        holder: `subject`: the subject (of a noun: its genitive, pronoun or adjective of nationality); `speaker`: whoever
            says the words, who must be a party; `head`: the speaker of a content that the noun stands at the head of;
            `judge`: whoever judges with a verb of judging («وصف …», «اعتبر أن …»).
        agent: The holder of a noun may follow with «من».
        near: One of these words must follow within its clause; `about`: its object begins with one of these (in any of
            their clitics); `unless`: its object does not begin with one of these.
        inner: A stance word at the head of its object decides («تميل إلى رفض»); with `judges`, a word that
            judges too («تدرك عدم واقعية …»).
        object_genitive: A genitive with nothing after it is the object («بدعم المعارضة»), not the holder.
        bars: Openings that, right after the verb, make it another («تعرض لـ»).
        only_negated: A stance only under «لا» or «لن».
        errands: No stance where the object is a visit or meeting («يعتزم زيارة …»): that is an event.
        bare: No stance with a pronoun for its object («هجوم تبنته …»).
        ready: Readiness for a deed (no talks, no fight) is an offer.
        deed: An act of a day (a signature, a vote): no stance of today where it is told as history.
        invites: A call to a named party to something shared («إلى حوار») is an offer.
    """

    id: str
    stance: Stance
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    negated: Stance | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    takes: tuple[Opening, ...] = ("object",)
    needs: bool = False
    holder: Literal["subject", "speaker", "head", "judge"] = "subject"
    agent: bool = False
    masdar: bool = True
    participle: bool = True
    near: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    inner: bool = False
    judges: bool = False
    object_genitive: bool = False
    only_negated: bool = False
    bars: tuple[Opening, ...] = ()
    errands: bool = False
    invites: bool = False
    bare: bool = False
    deed: bool = False
    ready: bool = False


class StanceForm(msgspec.Struct, frozen=True, gc=False):
    """A stance word in one of its forms."""

    row: StanceRow
    sort: Sort
    form: VerbForm | None = None


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way to take a stance without a stance word (what an official says will happen, a condition set)."""

    id: str
    stance: Stance
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


class StanceFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`stances.toml`."""

    words: dict[str, tuple[str, ...]]
    blocs: dict[str, str]
    seated: dict[str, str]
    people: dict[str, str]
    conditions: tuple[str, ...]
    terms: tuple[str, ...]
    frame: tuple[Frame, ...]
    stance: tuple[StanceRow, ...]


class Stances(msgspec.Struct):
    """All rows; sets of folded words by name; frames by id.

    `seated`: bodies of `organisations.tsv` by the folded name of the place that stands for them; `people`: English for the
    folded words that name crowds; `feminine`: endings of feminine nouns; `watched`: words that a document is looked through
    for.
    """

    rows: tuple[StanceRow, ...]
    near: dict[str, frozenset[str]]
    about: dict[str, frozenset[str]]
    unless: dict[str, frozenset[str]]
    frames: dict[str, Frame]
    words: dict[str, frozenset[str]]
    blocs: dict[str, str]
    seated: dict[str, str]
    people: dict[str, str]
    feminine: tuple[str, ...]
    gives: frozenset[str]
    watched: frozenset[str]


def load(b: Builder) -> None:
    """Put stance words and marks of conditions into the lexicon (kinds `stance`, `condition`)."""
    file: StanceFile = b.decode("stances.toml", StanceFile)
    for row in file.stance:
        _row(b, row)
    for phrases, demand in ((file.conditions, False), (file.terms, True)):
        for phrase in phrases:
            b.add("condition", phrase, Sense(phrase, demand), clitics="bare")
    words = b.folded_lists(file.words)
    marks = ("", *(c for c in b.clitics.conjunctions if c))
    words["crowd"] = frozenset(c + a + w for w in words["crowd"] for c in marks for a in ("", b.clitics.article))
    near = b.folded_lists({r.id: r.near for r in file.stance if r.near})
    about = b.folded_lists({r.id: r.about for r in file.stance if r.about})
    unless = b.folded_lists({r.id: r.unless for r in file.stance if r.unless})
    watched = frozenset().union(*(words[name] for name in WATCHED))
    seated = {b.fold(place): body for place, body in file.seated.items()}
    people = {b.fold(written): english for written, english in file.people.items()}
    frames = {f.id: f for f in file.frame}
    feminine = tuple(sorted(words["feminine"]))
    gives, blocs = _gives(b, words), _blocs(b, file)
    b.tables["stances"] = Stances(file.stance, near, about, unless, frames, words, blocs, seated, people, feminine, gives, watched)


def _blocs(b: Builder, file: StanceFile) -> dict[str, str]:
    """Every form of an adjective of a bloc, with and without the article, by its English name."""
    table: dict[str, str] = {}
    for adjective, name in file.blocs.items():
        for written, _ in forms(adjective, b.paradigms.adjective["forms"]):
            table[b.fold(written)] = table[b.fold(b.clitics.article + written)] = name
    return table


def _gives(b: Builder, words: dict[str, frozenset[str]]) -> frozenset[str]:
    """Lemmas whose verbal noun is one of giving («سلم» by «تسليم»)."""
    rows: dict[str, VerbRow] = b.tables["verbs"]
    return frozenset(lemma for lemma, row in rows.items() if any(b.fold(m) in words["concessions"] for m in row.masdar))


def _row(b: Builder, row: StanceRow) -> None:
    for lemma in row.verbs:
        _verb(b, row, lemma)
    b.add_all("stance", row.nouns, Sense(row.id, StanceForm(row, "noun")), clitics="noun")
    for adjective in row.adjectives:
        for written, features in forms(adjective, b.paradigms.adjective["forms"]):
            form = VerbForm(adjective, "adjective", features)
            b.add("stance", written, Sense(row.id, StanceForm(row, "adjective", form)), clitics="noun")
    b.add_all("stance", row.phrases, Sense(row.id, StanceForm(row, "phrase")), clitics="bare")


def _verb(b: Builder, row: StanceRow, lemma: str) -> None:
    verb: VerbRow | None = b.tables["verbs"].get(lemma)
    if verb is None:
        raise TableError(f"stances.toml: no verb “{lemma}” in verbs.tsv ({row.id})", "add the verb there first")
    for written, form in inflections(verb, b):
        if form.passive or (form.tense == "masdar" and not row.masdar):
            continue
        if form.tense == "participle" and not row.participle:
            continue
        sort: Sort = "verb" if form.finite else "masdar" if form.tense == "masdar" else "participle"
        b.add("stance", written, Sense(row.id, StanceForm(row, sort, form)), clitics="verb" if form.finite else "noun")
