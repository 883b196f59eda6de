"""Reporting: cues (verbs of saying with their frames), asides and media, and the words that name speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec

from mahdar.errors import TableError
from mahdar.lang.tables.words import VerbForm, VerbRow, inflections
from mahdar.model.statement import Claim, SpeakerClass
from mahdar.text.matcher import Sense

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder

Opening = Literal["that", "quote", "to", "on", "from", "about", "with", "in", "object", "ask", "because"]


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A reporting lemma: what it claims and how its content opens.

    `weak`: only with a speaker of its own; `addressee`: takes an object before its content; `relay`: hands on another's
    words (`learns`: heard «from» him, `credits`: puts them down «to» him); `past`: in the past only; `nouns`: verbal nouns
    in the plural; `welcome`: with a short noun nothing is said; `source`: its speaker stands in «in» (جاء في البيان);
    `raises`: its negation negates the content; `clause`: its preposition only before a clause; `described`: a «بـ» follows
    its object; `action`: its object or the noun of «بـ» is a verbal noun; `objects`: the nouns its plain object may begin
    with; `adds`: goes on with what was said; `doer`: the active participle, where it alone tells two verbs apart;
    `pronoun`: a pronoun may be its object («وعدهم بـ»).
    """

    id: str
    lemma: str
    claim: Claim
    takes: tuple[Opening, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    weak: bool = False
    addressee: bool = False
    relay: bool = False
    learns: bool = False
    credits: bool = False
    source: bool = False
    raises: bool = False
    masdar: bool = True
    participle: bool = True
    past: bool = False
    nouns: tuple[str, ...] = ()
    clause: bool = False
    action: bool = False
    welcome: bool = False
    adds: bool = False
    described: bool = False
    objects: tuple[str, ...] = ()
    doer: str = ""
    pronoun: bool = False


class CueForm(msgspec.Struct, frozen=True, gc=False):
    """A cue in one of its forms."""

    cue: Cue
    form: VerbForm


class CueFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`cues.toml`."""

    cue: tuple[Cue, ...]


class Aside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase that hands a clause to a source («بحسب …»).

    `then`: a source, a reporting verb, only a pronoun, or the voice of the speaker; `bare`: the verb has no pronoun;
    `via`: the source hands on where the speaker is no outlet; `against`: he said what the clause before denies;
    `joins`: the phrase also joins clauses («كما»).
    """

    id: str
    phrases: tuple[str, ...]
    then: Literal["source", "verb", "own", "voice"]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    via: bool = False
    bare: bool = False
    against: bool = False
    joins: bool = False


class Medium(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that say where something was said."""

    medium: str
    phrases: tuple[str, ...]


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule for frames without a cue word: headlines, quotations that stand alone or before their verb."""

    id: str
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


class ChainFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`chains.toml`."""

    openers: dict[str, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    silent: tuple[str, ...]
    aside: tuple[Aside, ...]
    medium: tuple[Medium, ...]
    frame: tuple[Frame, ...]
    tails: tuple[str, ...]
    background: tuple[str, ...]
    silence: tuple[str, ...]


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that head the name of a speaker. `alone`: such a speaker stays unnamed unless a name follows."""

    sort: SpeakerClass
    ms: tuple[str, ...] = ()
    fs: tuple[str, ...] = ()
    md: tuple[str, ...] = ()
    fd: tuple[str, ...] = ()
    mp: tuple[str, ...] = ()
    alone: bool = False
    document: bool = False
    media: bool = False
    office: bool = False
    spokesman: bool = False


class HeadForm(msgspec.Struct, frozen=True, gc=False):
    """A head in one of its forms."""

    head: Head
    lemma: str
    gender: str
    number: str


class SpeakerFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`speakers.toml`."""

    head: tuple[Head, ...]
    attaching: dict[str, tuple[str, ...]]


class Reporting(msgspec.Struct):
    """All of it, folded: openers (word → opening, bare), sets of words by name, the names of the sets of a word, enders of a clause."""

    cues: tuple[Cue, ...]
    asides: tuple[Aside, ...]
    frames: tuple[Frame, ...]
    that: dict[str, bool]
    openers: dict[str, str]
    words: dict[str, frozenset[str]]
    enders: frozenset[str]
    silent: tuple[str, ...]
    leavers: frozenset[str]
    lists: dict[str, frozenset[str]]
    busy: frozenset[str]
    carriers: frozenset[str]
    types: Any = None
    readings: dict[tuple[str, str, str], tuple[CueForm, ...]] = msgspec.field(default_factory=dict)


def load(b: Builder) -> None:
    """Put cues, asides, media and speaker words into the lexicon (kinds `saying`, `aside`, `medium`, `speaker`, `tail`, `background`)."""
    cues = b.decode("cues.toml", CueFile).cue
    chains: ChainFile = b.decode("chains.toml", ChainFile)
    speakers: SpeakerFile = b.decode("speakers.toml", SpeakerFile)
    for cue in cues:
        _cue(b, cue)
    for aside in chains.aside:
        b.add_all("aside", aside.phrases, Sense(aside.id, aside), clitics="particle")
    for medium in chains.medium:
        b.add_all("medium", medium.phrases, Sense(medium.medium, medium.medium), clitics="particle")
    for kind in ("tails", "background", "silence"):
        for phrase in getattr(chains, kind):
            b.add(kind.rstrip("s"), phrase, Sense(phrase), clitics="bare" if kind == "silence" else "particle")
    for head in speakers.head:
        _head(b, head, chains.words)
    words = b.folded_lists({**chains.words, **speakers.attaching})
    openers = {b.fold(w): name for name, row in chains.openers.items() if name != "that" for w in row}
    that = _that(b, chains.openers["that"])
    enders = words["breaks"] | {c + w for c in b.clitics.conjunctions for w in that}
    leavers = words["which"] | words["meanwhile"] | words["whilst"] | words["contrast_m"] | words["contrast_f"]
    busy = openers.keys() | that.keys() | enders | words["relative"]
    b.tables["reporting"] = Reporting(
        cues, chains.aside, chains.frame, that, openers, words, enders, chains.silent, leavers, _lists(words), frozenset(busy),
        words["handed_it"] | words["with"] | words["through"] | words["gave"],
    )


def _lists(words: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """For each word the names of the lists it stands in."""
    names: dict[str, set[str]] = {}
    for name, row in words.items():
        for word in row:
            names.setdefault(word, set()).add(name)
    return {word: frozenset(row) for word, row in names.items()}


def _that(b: Builder, written: tuple[str, ...]) -> dict[str, bool]:
    """Complementisers with what may precede them; True where the word is left out of the content."""
    bare = b.fold(written[0])
    preps = ("", b.clitics.prepositions[0])
    return {p + b.fold(w): b.fold(w) == bare for w in written for p in preps}


def _cue(b: Builder, cue: Cue) -> None:
    apart = b.tables["verbs by participle"].get((cue.lemma, cue.doer))
    row: VerbRow | None = apart if cue.doer else b.tables["verbs"].get(cue.lemma)
    if row is None:
        raise TableError(f"cues.toml: no verb “{cue.lemma}” in verbs.tsv ({cue.id})", "add the verb there first")
    for written, form in inflections(row, b):
        if (form.tense == "masdar" and not cue.masdar) or ("participle" in form.tense and not cue.participle):
            continue
        if form.tense == "passive participle" or (cue.past and form.tense in ("present", "jussive")):
            continue
        b.add("saying", written, Sense(cue.id, CueForm(cue, form)), clitics="verb" if form.finite else "noun")
    b.tables.setdefault("cue objects", {})[cue.id] = b.folded(cue.objects)
    for written in cue.nouns:
        b.add("saying", written, Sense(cue.id, CueForm(cue, VerbForm(cue.lemma, "masdar", "p"))), clitics="noun")


def _head(b: Builder, head: Head, lists: dict[str, tuple[str, ...]]) -> None:
    nominative, accusative = lists["nominative"][0], lists["oblique"][0]

    def oblique(word: str) -> str:
        return word.removesuffix(nominative) + accusative if word.endswith(nominative) else word

    for features in ("ms", "fs", "md", "fd", "mp"):
        for n, written in enumerate(getattr(head, features)):
            lemma = head.ms[n] if features == "mp" and n < len(head.ms) else written
            sense = Sense(lemma, HeadForm(head, lemma, features[0], features[1]))
            for form in (written, oblique(written) if features == "mp" else written):
                b.add("speaker", form, sense, clitics="noun")
