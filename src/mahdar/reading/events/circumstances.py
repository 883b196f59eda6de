"""Acts told with a participle that hangs on another verb («… ، داعيا القاهرة إلى التراجع», «منددة بالقرار»)."""

from __future__ import annotations

from mahdar.lang.tables.event import Frame
from mahdar.lang.tables.words import VerbForm
from mahdar.model.event import Part
from mahdar.reading.entities.index import Named
from mahdar.reading.events.clauses import Clauses, Verb
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.mentions import fits
from mahdar.reading.events.people import Arg, arguments
from mahdar.reading.events.roles import by_word, put
from mahdar.reading.events.subjects import FREE, chained, same_subject
from mahdar.text.matcher import Hit

TYPES = ("REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN")
"""Types of acts that are done with words, and so told with a participle beside others."""

BESIDE = 3
"""Words between the participle and whom it is said to at most."""

ASKED = 8
"""Words between a participle of asking and what is asked for at most."""


def circumstances(clauses: Clauses, found: list[Mention]) -> list[Mention]:
    """The mentions with those of adverbial participles, in text order."""
    taken = {m.i for m in found}
    made = [m for hit in clauses.doc.of_kind("verb") if hit.i not in taken and (m := _told(clauses, hit)) is not None]
    return sorted([*found, *made], key=lambda m: m.i) if made else found


def asking(mention: Mention, found: list[Mention]) -> bool:
    """Does a participle only ask for what is told right behind it («مطالبين بالإفراج عن …»)?"""
    if not mention.adverbial or mention.frame.type != "REQUEST":
        return False
    return any(mention.i < m.i <= mention.i + ASKED and m.status == "called for" for m in found)


def _told(clauses: Clauses, hit: Hit) -> Mention | None:
    """The mention of an act at a participle that stands behind a comma, or None."""
    i = hit.i
    if i - 1 not in clauses.commas or i in clauses.verbs or clauses.named[i] is not None or clauses.article in hit.pro:
        return None
    form = next((s.value for s in hit.senses if s.value.tense == "participle" and s.id in clauses.tables.verbs), None)
    if form is None or not _adverbial(clauses, i, form) or clauses.doc.in_furniture(clauses.doc.starts[i]):
        return None
    frame = next((f for f in clauses.tables.verbs[form.lemma] if f.type in TYPES and fits(clauses, f, i, i + 1)), None)
    return _mention(clauses, hit, frame, form) if frame is not None else None


def _adverbial(clauses: Clauses, i: int, form: VerbForm) -> bool:
    """Has a participle the ending of the accusative, or may it have it, and is it no noun («مدينة»)?"""
    if clauses.doc.forms[i].endswith((clauses.accusative, *clauses.sound)):
        return True
    return form.features == "fs" and not any(h.value.pos == "n" for h in clauses.doc.at(i, "word"))


def _mention(clauses: Clauses, hit: Hit, frame: Frame, form: VerbForm) -> Mention:
    mention = Mention(frame, hit.i, hit.j, number=form.features[-1:], head=hit.i, adverbial=True)
    mention.start, mention.tail, mention.rules = clauses.doc.after_clitics(hit), hit.j, (frame.id,)
    mention.status, mention.fixed = frame.status or "held", True
    parts: dict[str, Part] = {}
    for arg in _who(clauses, hit.i, form):
        put(clauses, mention, arg, frame.subject, parts)
    args = arguments(clauses, hit.j, clauses.end(hit.i))
    bare = chained(clauses, [a for a in args if a.prep in FREE])
    for arg in bare if bare and bare[0].i - hit.i <= BESIDE else []:
        put(clauses, mention, arg, frame.object, parts)
    for arg in args:
        if arg.prep not in FREE and arg.i - hit.i <= BESIDE:
            by_word(clauses, mention, arg, parts)
    mention.parts = parts
    return mention


def _who(clauses: Clauses, i: int, form: VerbForm) -> list[Arg]:
    """Who is said to do it: the speaker of what the participle opens, or the subject of the verb that it hangs on."""
    at = clauses.doc.starts[i]
    for s in clauses.doc.found.statements:
        if s.cue.start <= at < s.cue.end and s.speaker is not None and s.speaker.entity is not None:
            speaker = clauses.index.by_id.get(s.speaker.entity)
            if speaker is not None and speaker.mentions:
                return [Arg(Named(speaker, speaker.mentions[0]), "", i, i)]
    features = f"3{form.features}"
    return same_subject(clauses, Verb(i, form.lemma, VerbForm(form.lemma, "present", features, finite=True), "", ""))
