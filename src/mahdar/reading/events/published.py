"""Status and days of an event held against the day of publication, and against who tells of it."""

from __future__ import annotations

from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.when import AHEAD, shifted

OFFICIAL = ("official", "military", "organisation")
UNNAMED = ("anonymous source", "anonymous official")

BRIEF = ("meeting", "visit", "phone call", "press conference", "summit")
"""What is over on the day it began."""

WEEKDAY, WORDS = ("ar.time.weekday", "ar.time.part.day"), 3
"""Rules of a weekday, alone or with its part, and the words that it has fewer of when nothing says which it is."""


def settle(clauses: Clauses, mention: Mention) -> None:
    """A plan with an official day is scheduled; what is still ahead starts no earlier than the day of publication."""
    published = clauses.doc.found.published.date
    day = mention.earliest is not None and mention.earliest == mention.latest
    if published and mention.earliest and mention.latest:
        verb = mention.verb or mention.carrier
        past = verb is not None and (verb.form.tense == "past" or clauses.after_phrase(verb.i, "until"))
        if mention.status in ("held", "under way") and mention.earliest > published and not past:
            mention.status = "scheduled"
        if past and mention.status == "held" and mention.earliest > published:
            _turn_back(clauses, mention, published)
        if mention.status == "under way" and mention.earliest[:10] == published and day and _of_today(mention):
            mention.status = "scheduled"
        if mention.frame.firm and past and mention.status in ("held", "under way") and mention.earliest > published:
            mention.time = mention.earliest = mention.latest = None  # the day of what was threatened or asked for
            return
        if mention.frame.type == "AGREE" and mention.verb is not None and past and mention.earliest > published:
            mention.time = mention.earliest = mention.latest = None
            return
        if mention.status in AHEAD and mention.latest >= published > mention.earliest:
            mention.earliest = published
        if mention.status in ("held", "under way") and mention.earliest <= published < mention.latest:
            mention.latest = published
    convened = mention.convened and mention.status == "called for" and mention.earliest is not None
    if convened or (day and mention.status == "planned" and not unnamed(clauses, mention.i)):
        mention.status = "scheduled"


def stretch(mention: Mention, published: str | None) -> None:
    """What goes on lasts to the day of publication at least."""
    if published and mention.latest and mention.latest < published and _goes_on(mention):
        mention.latest = published


def official(clauses: Clauses, i: int) -> bool:
    """Is word i told by one who holds an office, by name?"""
    return _told_by(clauses, i) in OFFICIAL


def unnamed(clauses: Clauses, i: int) -> bool:
    """Is word i told by one whom no one names («وبحسب مصدر دبلوماسي، ستستأنف المحادثات غدا»)?"""
    return _told_by(clauses, i) in UNNAMED


def _told_by(clauses: Clauses, i: int) -> str | None:
    """The class of the speaker of the innermost statement that holds word i, or None."""
    at = clauses.doc.starts[i]
    said = [s for s in clauses.doc.found.statements if s.content.start <= at < s.content.end]
    return min(said, key=lambda s: s.content.end - s.content.start).speaker_class if said else None


def _goes_on(mention: Mention) -> bool:
    """Does it go on from its day to this one: «منذ الاثنين», «المحادثات التي بدأت الاثنين»?"""
    if mention.since:
        return mention.status == "under way" or (mention.status == "held" and (mention.light is None or mention.light.effect == "tense"))
    began = mention.light is not None and mention.light.effect == "begin" and mention.carrier is not None
    return began and mention.frame.what not in BRIEF and mention.status in ("held", "under way") and mention.frame.type == "CONSULT"


def _of_today(mention: Mention) -> bool:
    """Is it a meeting told in the present, which the day of writing still brings («يلتئم اليوم مجلس الأمن»)?"""
    verb, light = mention.verb or mention.carrier, mention.light
    if verb is None or verb.form.tense == "past" or mention.since or mention.frame.type != "CONSULT":
        return False
    return light is None or light.effect in ("tense", "begin")


def _turn_back(clauses: Clauses, mention: Mention, published: str) -> None:
    """Let the bare weekday of what was done be the one before («ومساء الأحد، تظاهر الآلاف»)."""
    if mention.frame.firm or mention.frame.type == "AGREE" or mention.latest is None or mention.earliest is None:
        return
    timex = next((t for t in clauses.doc.found.times if t.id == mention.time), None)
    bare = timex is not None and timex.rule in WEEKDAY and len(timex.exact.split()) < WORDS
    if bare and mention.latest[:10] <= shifted(published, 7):
        mention.earliest, mention.latest = shifted(mention.earliest[:10], -7), shifted(mention.latest[:10], -7)
