"""A mention of an event: what the parts of the step fill in one after another."""

from __future__ import annotations

import msgspec

from mahdar.lang.tables.event import Frame, Light
from mahdar.model.event import Part, Status
from mahdar.reading.events.clauses import Verb


class Mention(msgspec.Struct, gc=False):
    """One mention of an event: words `[i, j)`; what is known of it is filled in by the later parts.

    `tail`: the word behind it and the noun it is of («جولة من المفاوضات»).
    `source`: the event that only a pronoun takes up here.
    `during`: the meeting during or right after which it was done.
    `anchor`: the event that it is counted from, and `offset` how many days after that it is («قبل يومين من القمة»: 2).
    `adverbial`: it is a participle that hangs on another verb («داعيا», «منددة»).
    `opens`: it is the first word of a sentence or of what stands behind a colon.
    `convened`: what is called for has a verb of its own that says when it is («دعا إلى اجتماع يعقد السبت»).
    """

    frame: Frame
    i: int
    j: int
    verb: Verb | None = None
    number: str = "s"
    definite: bool = False
    owner: str = ""
    start: int = -1
    carrier: Verb | None = None
    light: Light | None = None
    governor: Verb | None = None
    wish: int = -1
    head: int = -1
    status: Status = "held"
    fixed: bool = False
    rules: tuple[str, ...] = ()
    parts: dict[str, Part] = {}
    place: str | None = None
    time: str | None = None
    earliest: str | None = None
    latest: str | None = None
    duration: str | None = None
    since: bool = False
    dropped: bool = False
    title: bool = False
    visit: Mention | None = None
    within: Mention | None = None
    aside: bool = False
    asked: bool = False
    does: Verb | None = None
    back: bool = False
    bare: bool = False
    convened: bool = False
    tail: int = -1
    source: Mention | None = None
    anchor: Mention | None = None
    during: Mention | None = None
    offset: int = 0
    opens: bool = False
    adverbial: bool = False
