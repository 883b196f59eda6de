"""Events: frames of verbs and nouns, what says that an event is planned or denied, and which words bring in who and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from mahdar.lang.inflect import forms
from mahdar.lang.tables.words import VerbRow, inflections
from mahdar.model.event import Part, PloverType, Status
from mahdar.text.matcher import Sense

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder
from mahdar.lang.tables.counts import Numbers, numbers

Slot = Literal["host", "guest", "attendee", "mediator", "agent", "recipient", "place", "none"]
Effect = Literal["tense", "attend", "begin", "continue", "end", "postponed", "cancelled", "denied"]


KNOWN = ("protesting", "against", "asking", "because", "holding", "share", "some", "weapon")
"""Lists of words that are asked for with proclitics."""

FORCEFUL: frozenset[str] = frozenset(("ASSAULT", "COERCE", "PROTEST"))
"""Types of event of which unnamed people are told."""


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of event: its PLOVER type, its verbs and nouns, and what its subject, object and prepositions bring in.

    `nouns` are written `singular|plural|…`. `needs`: words one of which must follow within `reach` words (a written
    proclitic ends in `-`). `absorbs`: families whose noun, as object of a verb of this frame, is the same event.
    `rounds`: families whose noun right behind it, or behind «من», says what it is a round of.
    `weak`: a mention counts only when it says who, where, when or with whom. `lasting`: goes on unless told otherwise.
    `target_place`: what it is done to, if a place, is also where it is. `echo`: it only takes up an event named before.
    `negative`: it is the not doing («لم تعلق»). `strict`: a noun counts only when a verb carries it, or a time or an agent
    is told with it (`fatal`: a verb and one of these). `background`: in the present with no time it is a habit, not an
    event. `around`: what it `needs` may stand in front of it too. `peopled`: a verb counts only with a party, a place or a
    day (metaphors have none). `loose`: numbers do not tell two apart.
    `firm`: presupposed, whatever is planned around it. `requires`: parts without which a verb is no such event.
    `bare`: a `peopled` verb counts too when no noun with the article is behind it («اختطفوا في …»).
    `grave`: a noun that is reported counts without a party («أعلن مقتل شاب»). `unless`: words that must not follow in the
    same sentence («حادث سير»). `spoken`: of one person alone it is done with words («هاجم الوزير خصومه»).
    `crowd`: a verb is one only of people who are no force or power, told with a word that it `needs` («احتجاجا»).
    `armed`: a verb is one only of armed people who are not of the state.
    `joint`: a noun with the article counts only with someone in it. `fresh`: an indefinite noun counts without a party.
    """

    id: str
    what: str
    yes: tuple[str, ...]
    type: PloverType | None = None
    mode: str | None = None
    family: str = ""
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    reach: int = 4
    status: Status | None = None
    present: Status | None = None
    absorbs: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()
    subject: Slot = "agent"
    object: Slot = "recipient"
    of: Slot | None = None
    roles: dict[str, Slot] = {}
    weak: bool = False
    echo: bool = False
    negative: bool = False
    firm: bool = False
    strict: bool = False
    fatal: bool = False
    peopled: bool = False
    around: bool = False
    grave: bool = False
    fresh: bool = False
    spoken: bool = False
    joint: bool = False
    bare: bool = False
    loose: bool = False
    crowd: bool = False
    armed: bool = False
    background: bool = False
    requires: tuple[Slot, ...] = ()
    lasting: bool = False
    target_place: bool = False
    no: tuple[str, ...] = ()
    kin: str = ""
    """The family in which mentions may name the same event: `family`, or else `what`; set when the table is loaded."""


class Deed(msgspec.Struct, frozen=True, gc=False):
    """One form of an event noun."""

    frame: Frame
    lemma: str
    number: str


class Light(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that only carry an event noun («أجرى محادثات»): what they say of its status, and the part of their subject.

    `types`: only of these («أعلن عقوبات», never «أعلن مقتل»).
    """

    id: str
    verbs: tuple[str, ...]
    effect: Effect
    yes: tuple[str, ...]
    subject: Slot | None = None
    masdar: tuple[str, ...] = ()
    types: tuple[PloverType, ...] = ()
    no: tuple[str, ...] = ()


class Operator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes an event planned, possible, denied …

    `before`: words in front of it, up to `reach` words away in its clause; `verbs` the same, by lemma; `after`: adjectives behind
    a noun; `past`: does it reach a verb in the past too? `drop`: there is no event at all («دون اتفاق»). `turned`: what its
    own negation says («لا يستبعد»). `by`: the preposition that must bring in what a verb of it reaches. `lays`: its verbs are
    those of documents; what a draft lays down is only proposed.
    """

    id: str
    status: Status
    yes: tuple[str, ...]
    before: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    reach: int = 8
    past: bool = False
    parts: bool = False
    drop: bool = False
    turned: Status | None = None
    types: tuple[PloverType, ...] = ()
    by: str = ""
    lays: bool = False
    no: tuple[str, ...] = ()


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in front of a participant or a place, and the part they give it."""

    id: str
    words: tuple[str, ...]
    part: Slot
    yes: tuple[str, ...]
    types: tuple[PloverType, ...] = ()
    no: tuple[str, ...] = ()


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words behind which an event noun is no event («دون اتفاق», «جريمة اغتيال»), up to `reach` words away."""

    words: tuple[str, ...]
    reach: int


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Function words that the reading of clauses needs."""

    that: tuple[str, ...]
    relative: tuple[str, ...]
    clause: tuple[str, ...]
    negation: tuple[str, ...]
    future: tuple[str, ...]
    may: tuple[str, ...]
    condition: tuple[str, ...]
    after: tuple[str, ...]
    purpose: tuple[str, ...]
    been: tuple[str, ...]
    generic: tuple[str, ...]
    conjunction: str
    to: str
    by: str
    place: tuple[str, ...]
    such: tuple[str, ...]
    lasted: tuple[str, ...]
    other: tuple[str, ...]
    will: str
    happens: tuple[str, ...]
    gathers: tuple[str, ...]
    that_it: tuple[str, ...]
    until: tuple[str, ...]
    aside: tuple[str, ...]
    only: tuple[str, ...]
    crowd: tuple[str, ...]
    carried_by: tuple[str, ...]
    plural_pronouns: tuple[str, ...]
    willing: tuple[str, ...]
    her: tuple[str, ...]
    among: tuple[str, ...]
    margin: tuple[str, ...]
    since: tuple[str, ...]
    each: tuple[str, ...]
    it: tuple[str, ...]
    therein: tuple[str, ...]
    starting: tuple[str, ...]
    about: tuple[str, ...]
    none: tuple[str, ...]
    pair: tuple[str, ...]
    what: tuple[str, ...]
    measure: tuple[str, ...]
    holding: tuple[str, ...]
    against: tuple[str, ...]
    backing: tuple[str, ...]
    lives: tuple[str, ...]
    passing: tuple[str, ...]
    onto: tuple[str, ...]
    shot: tuple[str, ...]
    protesting: tuple[str, ...]
    because: tuple[str, ...]
    asking: tuple[str, ...]
    when: tuple[str, ...]
    leads: tuple[str, ...]
    charge: tuple[str, ...]
    accepts: tuple[str, ...]
    awaits: tuple[str, ...]
    invitation: tuple[str, ...]
    case: tuple[str, ...]
    self: tuple[str, ...]
    mine: str
    some: tuple[str, ...]
    next: tuple[str, ...]
    aiming: tuple[str, ...]
    claims: tuple[str, ...]
    ascribed: tuple[str, ...]
    share: tuple[str, ...]
    weapon: tuple[str, ...]
    does: tuple[str, ...]
    afterwards: tuple[str, ...]
    most: tuple[str, ...]
    occasion: tuple[str, ...]
    upheld: tuple[str, ...]
    where: tuple[str, ...]
    concerning: tuple[str, ...]
    situation: tuple[str, ...]
    both: tuple[str, ...]
    announces: tuple[str, ...]
    session: tuple[str, ...]
    within: tuple[str, ...]
    ahead_of: tuple[str, ...]
    pair_leaders: tuple[str, ...]
    pair_ministers: tuple[str, ...]
    pair_states: tuple[str, ...]
    homeland: tuple[str, ...]
    before_now: tuple[str, ...]
    headed: tuple[str, ...]
    on_behalf: tuple[str, ...]
    deputies: tuple[str, ...]
    comers: tuple[str, ...]
    decision: tuple[str, ...]
    with_whom: tuple[str, ...]
    gathering: tuple[str, ...]
    jointly: tuple[str, ...]
    when_done: tuple[str, ...]
    then: tuple[str, ...]
    draft: tuple[str, ...]
    which_he: tuple[str, ...]
    but_it: tuple[str, ...]
    dated_by: tuple[str, ...]
    remark: tuple[str, ...]
    eve: tuple[str, ...]
    first: tuple[str, ...]
    absent: tuple[str, ...]
    from_it: tuple[str, ...]
    inside: tuple[str, ...]
    came: tuple[str, ...]
    copula: tuple[str, ...]
    provided: tuple[str, ...]
    upon: tuple[str, ...]
    in_case: tuple[str, ...]
    ensues: tuple[str, ...]
    ere: tuple[str, ...]
    at_it: tuple[str, ...]
    to_it: tuple[str, ...]
    city: tuple[str, ...]
    during_it: tuple[str, ...]
    until_day: tuple[str, ...]
    morrow: tuple[str, ...]
    later: tuple[str, ...]
    which_she: tuple[str, ...]
    spending: tuple[str, ...]


class StatusFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`status.toml`."""

    words: Words
    nothing: Nothing
    operator: tuple[Operator, ...]
    light: tuple[Light, ...]
    role: tuple[Role, ...]


class FrameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of `events*.toml`."""

    frame: tuple[Frame, ...]


class EventTables(msgspec.Struct, frozen=True):
    """Everything about events, made ready to be asked."""

    frames: tuple[Frame, ...]
    file: StatusFile
    verbs: dict[str, tuple[Frame, ...]]
    light: dict[str, Light]
    operators: dict[str, Operator]
    roles: dict[tuple[str, str], tuple[Slot, str]]
    prepositions: frozenset[str]
    company: frozenset[str]
    words: dict[str, frozenset[str]]
    needs: dict[str, frozenset[str]]
    needs_clitic: dict[str, frozenset[str]]
    ban_after: dict[str, frozenset[str]]
    ban_before: dict[str, frozenset[str]]
    unless: dict[str, frozenset[str]]
    frame_roles: dict[str, dict[str, Slot]]
    numbers: Numbers
    force_verbs: frozenset[str]
    striking: frozenset[str]
    forceful: frozenset[str] = FORCEFUL
    finite: dict[tuple[str, str], int] = {}
    memo: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    met: dict[tuple[str, str], bool] = {}
    preposed: dict[str, bool] = {}
    values: dict[str, int] = {}


def load(b: Builder) -> None:
    """Put event nouns (kind `deed`), operators (`modal`, `modal after`) and roles (`role`) into the lexicon."""
    rows = [f for path in sorted(b.folder.glob("events*.toml")) for f in b.decode(path.name, FrameFile).frame]
    frames = tuple(msgspec.structs.replace(f, kin=f.family or f.what) for f in rows)
    file = b.decode("status.toml", StatusFile)
    for frame in frames:
        for written in frame.nouns:
            _noun(b, frame, written)
        for word in frame.needs:
            b.know(word.rstrip("-"))
        if frame.crowd:
            b.add_all("street", frame.needs, Sense(frame.id, frame), "noun")
    listed = b.folded(word for operator in file.operator for word in operator.before)
    for operator in file.operator:
        b.add_all("modal", operator.before, Sense(operator.id, operator), "noun")
        for lemma in operator.verbs:
            _circumstance(b, operator, lemma, listed)
        for word in operator.after:
            for form, _ in forms(word, b.paradigms.adjective["forms"]):
                b.add("modal after", form, Sense(operator.id, operator), "noun")
    for name in KNOWN:
        for word in getattr(file.words, name):
            b.know(word)
    nothing = Operator("", "denied", (), reach=file.nothing.reach, past=True, drop=True)
    b.add_all("modal", file.nothing.words, Sense("", nothing), "noun")
    for light in file.light:
        b.add_all("carrier", light.masdar, Sense(light.id, light), "noun")
    for role in file.role:
        b.add_all("role", role.words, Sense(role.id, role), "name")
    b.tables["event rules"] = [*frames, *file.operator, *file.light, *file.role]
    b.tables["event"] = _ready(b, frames, file)
    b.tables["events"] = _lemmas(frames)


def _circumstance(b: Builder, operator: Operator, lemma: str, listed: frozenset[str]) -> None:
    """The participle of an operator's verb, as it stands behind another verb («ملوحا بمناورات», «مشترطة الانسحاب»)."""
    row: VerbRow | None = b.tables["verbs"].get(lemma)
    if row is None:
        return
    for written, form in inflections(row, b):
        adverbial = written.endswith(b.clitics.accusative) or form.features in ("fs", "mp")
        if form.tense == "participle" and adverbial and b.fold(written) not in listed:
            b.add("modal", written, Sense(operator.id, operator), "noun")


def _noun(b: Builder, frame: Frame, written: str) -> None:
    singular, *plurals = written.split("|")
    if singular:
        b.add("deed", singular, Sense(frame.id, Deed(frame, singular, "s")), "noun")
        if plurals and " " not in singular:
            rules = "dual_feminine" if singular.endswith(b.feminine) else "dual_masculine"
            for form, _ in forms(singular, b.paradigms.noun[rules]):
                b.add("deed", form, Sense(frame.id, Deed(frame, singular, "d")), "noun")
    for plural in plurals:
        b.add("deed", plural, Sense(frame.id, Deed(frame, singular or plural, "p")), "noun")


def _lemmas(frames: tuple[Frame, ...]) -> dict[str, Frame]:
    found: dict[str, Frame] = {}
    for frame in frames:
        for lemma in (*frame.verbs, *(n.strip("|").split("|")[0] for n in frame.nouns)):
            found.setdefault(lemma, frame)
    return found


def _ready(b: Builder, frames: tuple[Frame, ...], file: StatusFile) -> EventTables:
    verbs: dict[str, tuple[Frame, ...]] = {}
    for frame in frames:
        for lemma in frame.verbs:
            verbs[lemma] = (*verbs.get(lemma, ()), frame)
    roles: dict[tuple[str, str], tuple[Slot, str]] = {}
    for role in file.role:
        for word in role.words:
            for kind in role.types or ("",):
                roles[(b.fold(word), kind)] = (role.part, role.id)
    return EventTables(
        frames, file, {k: tuple(sorted(v, key=lambda f: not f.needs)) for k, v in verbs.items()},
        {lemma: light for light in file.light for lemma in light.verbs},
        {lemma: op for op in file.operator for lemma in op.verbs},
        roles, frozenset(word for word, _ in roles),
        frozenset(word for (word, _), (part, _) in roles.items() if part in ("attendee", "mediator")),
        _words(b, file.words),
        {f.id: b.folded(w for w in f.needs if not w.endswith("-")) for f in frames},
        {f.id: b.folded(w[:-1] for w in f.needs if w.endswith("-")) for f in frames},
        {f.id: b.folded(f.not_after) for f in frames},
        {f.id: b.folded(f.not_before) for f in frames},
        {f.id: b.folded(f.unless) for f in frames if f.unless},
        {f.id: {b.fold(word): part for word, part in f.roles.items()} for f in frames},
        numbers(b),
        frozenset(lemma for frame in frames if frame.type in FORCEFUL and not frame.crowd for lemma in frame.verbs),
        frozenset(lemma for f in frames if f.type == "ASSAULT" and f.object == "recipient" and f.mode != "shooting" for lemma in f.verbs),
    )


def _words(b: Builder, words: Words) -> dict[str, frozenset[str]]:
    """The lists of words, folded; «that» with its conjunction too («وأن»)."""
    lists = {n: b.folded(v if isinstance(v := getattr(words, n), tuple) else (v,)) for n in Words.__struct_fields__}
    joined = [letter + word for letter in lists["conjunction"] for word in lists["that"]]
    return lists | {"that": lists["that"].union(joined)}


def part_of(slot: Slot | None) -> Part | None:
    """The part a slot gives, if it is one."""
    return None if slot is None or slot == "place" or slot == "none" else slot
