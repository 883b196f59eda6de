"""Who acts and who suffers beside a verb: its subject, its object, and the passive that no vowel shows."""

from __future__ import annotations

from mahdar.lang.tables.actor import ARMED
from mahdar.reading.events.clauses import Clauses, Verb
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.people import Arg, arguments
from mahdar.reading.events.subjects import (
    FREE,
    in_front,
    joined,
    pronoun_near,
    same_subject,
    speaker_or,
    subjects_before,
    topic,
)

NEAR = 4
"""Words between a verb and its subject at most."""

BEYOND = 14
"""Words behind a clause on the subject in which the object is looked for."""

Sides = tuple[list[Arg], list[Arg]]


def split(clauses: Clauses, mention: Mention, verb: Verb, bare: list[Arg], end: int) -> Sides:
    """Which of the entities around a verb with no preposition are its subject, which its object."""
    if bare and not verb.pro[:1] and pronoun_near(clauses, verb.i) and verb.form.features[:1] == "3":
        return speaker_or(clauses, [], verb), bare
    if by_deed(clauses, mention, verb):
        return [], bare
    if (those := _those_who(clauses, verb)) and not _suffered(clauses, mention, verb, bare):
        return those, bare
    object_ = _object_beyond(clauses, mention, bare, end)
    if object_:
        return bare, object_
    if not verb.form.passive and verb.pro[:1] and bare and verb.form.features == "3fs" and _man(bare[0]):
        return speaker_or(clauses, [], verb), bare
    if verb.form.passive or _suffered(clauses, mention, verb, bare):
        return [], bare or subjects_before(clauses, verb) or _last(clauses, verb)
    if ahead := in_front(clauses, verb):
        return ahead, bare
    if mention.frame.target_place and _one(bare) and (thing := _thing(clauses, verb)) is not None:
        return thing, bare
    if mention.frame.object == "place":
        objects = [a for a in bare if a.named.entity.kind == "place"]
        people = [a for a in bare if a not in objects]
        return people or speaker_or(clauses, subjects_before(clauses, verb), verb), objects
    plural = verb.form.features[-1:] in ("d", "p") or verb.form.features[:1] != "3"
    first = bare[0] if bare else None
    if first is not None and verb.form.features == "3fs" and _men(clauses, first):
        return subjects_before(clauses, verb), bare
    if first is not None and mention.frame.object == "attendee" and clauses.doc.forms[first.i] in clauses.tables.company:
        return speaker_or(clauses, subjects_before(clauses, verb), verb), bare  # «والتقى نظيره فلانا»
    if len(bare) == 1 and _met(clauses, mention, verb, end) and (same := same_subject(clauses, verb)):
        return [a for a in same if a.named.entity is not bare[0].named.entity], bare
    if not plural and first is not None and first.i - mention.i <= NEAR and not clauses.named[mention.i]:
        count = next((n for n, a in enumerate(bare) if n and not joined(clauses, a)), len(bare))
        return bare[:count], bare[count:]
    return speaker_or(clauses, subjects_before(clauses, verb), verb), bare


def _met(clauses: Clauses, mention: Mention, verb: Verb, end: int) -> bool:
    """Is the one party behind a joined verb of meeting whom the subject of the verb before it met («زار طهران والتقى المرشد»)?"""
    if not verb.pro or verb.pro[:1] not in clauses.words["conjunction"] or verb.enc or mention.frame.object not in ("attendee", "guest"):
        return False
    args = arguments(clauses, mention.j, end)
    return not any(a.prep in clauses.tables.company or a.prep in clauses.words["by"] for a in args)


def meant(clauses: Clauses, verb: Verb, subject: Arg) -> Arg | None:
    """Whom the pronoun on a verb means: the person last named who is not its subject."""
    for named in clauses.index.before(clauses.doc.starts[verb.i], ("person", "place", "organisation", "group")):
        if clauses.doc.starts[verb.i] - named.mention.end > 400:
            return None
        if named.entity.kind == "group" and verb.enc not in clauses.words["plural_pronouns"]:
            continue
        if named.entity is not subject.named.entity and named.entity.kind in ("person", "group"):
            return Arg(named, "", verb.i, verb.i)
    return None


def by_deed(clauses: Clauses, mention: Mention, verb: Verb) -> bool:
    """Is the subject of a verb of force an attack, no party («استهدف هجوم انتحاري دورية»)?"""
    if mention.frame.of == "recipient" or mention.j not in clauses.deeds or verb.form.features[-1:] not in ("s", "d") or verb.enc:
        return False
    return any(s.value.frame.type == mention.frame.type for s in clauses.doc.at(mention.j, "deed")[0].senses)


def _one(bare: list[Arg]) -> bool:
    """Is there one party, or one with its owner («دورية للجيش»)?"""
    return len(bare) == 1 or (len(bare) == 2 and bare[1].i == bare[0].j)


def _thing(clauses: Clauses, verb: Verb) -> list[Arg] | None:
    """Whose the thing is that a verb of force is said of («سيارة مفخخة استهدفت دورية»: nobody's; «طائراته قصفت»), or None."""
    k = clauses.before(verb.i)
    if k is None or verb.pro[:1] or k in clauses.breaks or clauses.named[k] is not None:
        return None
    head = next((m for m in range(k, max(k - NEAR, -1), -1) if m in clauses.deeds or clauses.is_(m, "weapon")), None)
    if head is None or any(m in clauses.breaks or m in clauses.verbs for m in range(head, k)):
        return None
    owned = any(s.enc and s.enc != clauses.accusative and s.stem in clauses.words["weapon"] for s in clauses.doc.infos[head].splits)
    owner = topic(clauses, head) if owned else None
    return [owner] if owner is not None else []


def _men(clauses: Clauses, arg: Arg) -> bool:
    """Is it a group in the sound plural, or a counted man («47 مسلحا»), which no verb in the feminine is said of?"""
    if arg.named.entity.kind != "group":
        return False
    k = arg.i + 1 if clauses.doc.forms[arg.i].isdecimal() and arg.i + 1 < arg.j else arg.i
    form = clauses.doc.forms[k]
    return form.endswith(clauses.sound) or (k > arg.i and form.endswith(clauses.accusative))


def _man(arg: Arg) -> bool:
    """Is it a man, of whom a verb in the feminine is not said («وطردت السفير»)?"""
    return arg.named.entity.kind == "person" and arg.named.entity.gender == "m"


def _those_who(clauses: Clauses, verb: Verb) -> list[Arg]:
    """An indefinite group right in front of a verb in the plural: its clause is on them («ألف متظاهر احتجوا على …»)."""
    k = clauses.before(verb.i)
    if k is not None and clauses.is_(k, "been", free=True):
        k = clauses.before(k)
    named = clauses.named[k] if k is not None else None
    if k is None or named is None or k in clauses.breaks or verb.pro or verb.form.features[:1] != "3" or verb.form.features[-1:] == "s":
        return []
    if named.entity.kind != "group" or named.mention.exact.startswith(clauses.article):
        return []
    return [Arg(named, "", clauses.doc.word_at(named.mention.start), verb.i)]


def _suffered(clauses: Clauses, mention: Mention, verb: Verb, bare: list[Arg]) -> bool:
    """May an unvowelled verb be passive: with one party behind it («قتل 18 شخصا»), or none and one in front («جنود قتلوا في»)?"""
    if mention.frame.of != "recipient" or verb.form.tense != "past" or verb.enc or verb.form.features[:1] != "3":
        return False
    if not bare:
        return _alone(clauses, verb.i + 1)
    if verb.form.features == "3fs" and _men(clauses, bare[0]):
        return False
    if len(bare) != 1 or verb.form.features[-1:] != "s" or bare[0].named.entity.kind not in ("group", "person"):
        return False
    if (not verb.pro[:1] and subjects_before(clauses, verb)) or _armed_doer(clauses, bare[0]):
        return False
    return bare[0].i - mention.i <= NEAR or clauses.many(bare[0].i - 1) or clauses.is_(bare[0].i - 1, "among")


def _last(clauses: Clauses, verb: Verb) -> list[Arg]:
    """Whom a hidden passive with no noun beside it means («عثر على شاب بعد أن كان خطف»)."""
    spoke = {s.speaker.entity for s in clauses.doc.found.statements if s.speaker is not None}
    first = clauses.sentence(verb.i)[0]
    before = [a for a in arguments(clauses, first, verb.i) if a.named.entity.kind in ("person", "group") and a.named.entity.id not in spoke]
    return before[-1:]


def _alone(clauses: Clauses, k: int) -> bool:
    """Can word k not be the object of the verb in front of it: a preposition, a time, another verb, or nothing at all?"""
    doc = clauses.doc
    if k >= doc.n or k - 1 in clauses.breaks or k in clauses.verbs or k in clauses.timed or clauses.preposition(k):
        return True
    if doc.forms[k] in clauses.tables.prepositions or doc.forms[k] in clauses.words["after"] or doc.forms[k] in clauses.words["place"]:
        return True
    pro = next((s.pro for s in doc.infos[k].splits if s.pro), "")
    return clauses.led(pro) in clauses.words["by"] or pro[:1] in clauses.words["conjunction"]


def _object_beyond(clauses: Clauses, mention: Mention, bare: list[Arg], end: int) -> list[Arg]:
    """The object behind a clause on the subject («خطف مسلحون يرتدون زي الشرطة خمسة مهندسين»): it stands with its number."""
    if mention.frame.of != "recipient" or len(bare) != 1 or end not in clauses.verbs or bare[0].j != end:
        return []
    if clauses.verbs[end][0].pro or clauses.verbs[end][0].form.features[-1:] != "p":
        return []
    stop = min(clauses.sentence(mention.i)[1], end + BEYOND)
    behind = arguments(clauses, end + 1, stop)
    return [a for a in behind if a.prep in FREE and (clauses.many(a.i - 1) or _counted_or_object(clauses, a))][:1]


def _counted_or_object(clauses: Clauses, arg: Arg) -> bool:
    """Has it a number in figures, or the ending of an object («ضابطا»)?"""
    form = clauses.doc.forms[arg.i]
    return form.isdecimal() or (arg.named.entity.kind == "group" and form.endswith(clauses.accusative))


def _armed_doer(clauses: Clauses, arg: Arg) -> bool:
    """Are they armed people in the nominative with an object that is nobody known behind («ذبح المسلحون أسرة»)?"""
    doc, k = clauses.doc, arg.j
    if k >= doc.n or k - 1 in clauses.breaks or clauses.preposition(k) or k in clauses.verbs or k in clauses.dated or clauses.definite(k):
        return False
    if not any(s.value.sort == ARMED for h in doc.at(arg.i, "actor") for s in h.senses) or not doc.forms[k - 1].endswith(clauses.sound):
        return False
    return any(h.value.pos == "n" and not h.pro for h in doc.at(k, "word"))
