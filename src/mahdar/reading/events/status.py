"""The status of a mention: from tense, particles, operators in front and adjectives behind."""

from __future__ import annotations

from mahdar.lang.tables.event import Operator
from mahdar.model.event import Status
from mahdar.reading.events.clauses import Clauses, Verb
from mahdar.reading.events.complements import listed, second
from mahdar.reading.events.conditions import conditional, not_yet, provided
from mahdar.reading.events.mention import Mention
from mahdar.reading.events.operators import adjective_behind, been, before, governor, is_occasion, wish

EFFECT: dict[str, Status] = {"postponed": "postponed", "cancelled": "cancelled", "denied": "denied"}
FIRM = ("held", "under way")
Ruling = tuple[Status, Operator | None]
"""A status with the operator that it rests on, if it rests on one."""


BULLETS = ("-", "•", "*", "–", "—", "●", "▪")
ITEM = 8
"""Words that the name of an item of a list has at most."""

FOR = ("RETREAT",)
"""Types whose noun behind «ل» is what something is for («إطارا لتهدئة الوضع»)."""


def decide(clauses: Clauses, mention: Mention) -> None:
    """Set the status of a mention and the rules that it rests on."""
    rules = [mention.frame.id]
    if mention.light is not None:
        rules.append(mention.light.id)
    status, operator = _status(clauses, mention)
    if status == "held" and operator is None and _item(clauses, mention):
        status, mention.fixed = "possible", True
    if operator is not None:
        rules.extend([operator.id] if operator.id else [])
        mention.dropped = operator.drop
    mention.status, mention.rules = status, tuple(rules)


def _status(clauses: Clauses, mention: Mention) -> Ruling:
    """By a light verb of calling off and the words around a noun; else by the verb; else by what stands before the noun."""
    frame, verb = mention.frame, mention.verb or mention.carrier
    if frame.negative:
        mention.fixed, mention.dropped = True, clauses.preceded(mention.i, "none")  # «جماعة لا تشارك في المحادثات»
        return "held", None
    ruled = _called_off(clauses, mention, verb)
    if ruled is None and mention.verb is None:
        ruled = _around(clauses, mention)
    if ruled is not None:
        return ruled
    if (parting := _parting(clauses, mention)) is not None:
        mention.fixed = True
        return parting.status, parting
    if verb is not None and not (mention.verb is None and frame.lasting and verb.form.tense != "past" and mention.definite):
        return _of_verb(clauses, mention, verb)
    return _of_noun(clauses, mention)


def _called_off(clauses: Clauses, mention: Mention, verb: Verb | None) -> Ruling | None:
    """The status that a light verb or noun of putting off, calling off or denying gives."""
    light, frame = mention.light, mention.frame
    if light is None or light.effect not in EFFECT or (verb is not None and clauses.negated(verb.i)):
        return None
    if verb is None and _only_meant(clauses, mention):
        return frame.status or ("under way" if frame.lasting else "planned"), None
    mention.fixed = True
    return EFFECT[light.effect], None


def _around(clauses: Clauses, mention: Mention) -> Ruling | None:
    """The status of a noun by the adjective behind it, by «أي» in front of it, or by its owner."""
    frame, behind = mention.frame, adjective_behind(clauses, mention)
    if behind is not None:
        mention.fixed = True
        ahead = before(clauses, mention.head, frame.type) if behind.status == "planned" else None
        firmer = ahead is not None and ahead.status in ("scheduled", "proposed", "postponed", "denied") and not ahead.drop
        return (ahead.status, ahead) if ahead is not None and firmer else (behind.status, behind)
    if not mention.definite and mention.carrier is None and clauses.preceded(mention.i, "none"):
        mention.fixed = True
        return "denied", None
    if frame.firm and mention.owner:
        mention.fixed = True
        return frame.status or "held", None
    return None


def _of_noun(clauses: Clauses, mention: Mention) -> Ruling:
    """The status of a noun that no verb carries, by the operator in front of it."""
    frame = mention.frame
    if _anchored(clauses, mention.head):
        mention.fixed = True
        return ("under way" if frame.lasting and mention.light is None and frame.kin != "negotiations" else "held"), None
    operator = second(clauses, mention) or before(clauses, mention.head, frame.type) or listed(clauses, mention)
    if operator is not None and operator.status == "under way" and _purpose(clauses, mention):
        operator = None
    if (operator is None and conditional(clauses, mention)) or not_yet(clauses, mention):
        mention.fixed = True
        return "possible", None
    if operator is not None and clauses.definite(mention.j - 1) and _upheld(clauses, mention):
        if operator.status == "called for":
            operator, mention.dropped = None, not mention.definite  # the call is the event
        elif operator.status == "possible":
            mention.fixed = True
            return ("under way" if frame.lasting or frame.type in FOR else frame.status or "held"), None
    if _broken_up(mention, operator):
        mention.fixed = True
        return "held", None
    if frame.firm and operator is not None and operator.status not in ("denied", "postponed", "cancelled") and not operator.lays:
        return frame.status or "held", None
    if _goes_on(mention, operator):
        return "under way", None
    if operator is not None:
        mention.fixed = True
        mention.governor = governor(clauses, mention, operator)
        mention.wish = wish(clauses, mention)
        invited = operator.status == "called for" and frame.kin == "visit" and mention.governor is not None
        return ("possible" if invited else operator.status), operator  # «دعاه إلى زيارة تل أبيب»
    return _of_bare(clauses, mention), None


def _of_bare(clauses: Clauses, mention: Mention) -> Status:
    """The status of a noun with no operator: by its relative clause, by what it is for, else that of its kind."""
    frame = mention.frame
    if mention.verb is None and (told := _relative_verb(clauses, mention)) is not None:
        mention.fixed = True
        return told
    if _purpose(clauses, mention):
        return "possible"
    if mention.light is not None and mention.light.effect == "continue":
        mention.fixed = True
        return "under way"
    return frame.status or ("under way" if frame.lasting else "held")


def _parting(clauses: Clauses, mention: Mention) -> Operator | None:
    """An operator between a noun and the verb that would carry it («حققت تقدما نحو اتفاق»): the verb's object is another thing."""
    carrier = mention.carrier
    if carrier is None or carrier.i >= mention.i or carrier.form.tense != "past":
        return None
    operator = before(clauses, mention.i, mention.frame.type)
    between = range(carrier.i + 1, mention.i)
    return operator if operator is not None and operator.parts and any(k in clauses.doc.index("modal") for k in between) else None


def _only_meant(clauses: Clauses, mention: Mention) -> bool:
    """Is the calling off itself only threatened, asked for or possible («هدد بإلغاء القمة»)? Then it stands as it was."""
    operator = before(clauses, mention.head, mention.frame.type)
    return operator is not None and operator.status in ("possible", "called for", "proposed") and mention.frame.type == "CONSULT"


def _relative(clauses: Clauses, i: int) -> bool:
    return any(clauses.doc.forms[k] in clauses.words["relative"] for k in range(max(0, i - 2), i))


def _relative_verb(clauses: Clauses, mention: Mention) -> Status | None:
    """What a relative clause on the noun says of it («الضمانات التي قد توفرها …»)."""
    for k in range(mention.tail, min(mention.tail + 4, len(clauses.doc))):
        verb = next(iter(clauses.verbs.get(k, ())), None)
        if verb is None or not (verb.enc or verb.form.passive):
            continue
        if not _relative(clauses, k):
            return None
        if clauses.preceded(k, "may"):
            return "possible"
        return "planned" if clauses.words["will"] & set(verb.pro) else None
    return None


def _item(clauses: Clauses, mention: Mention) -> bool:
    """Is it the name of an item of a list («- إجراء حوار مباشر بين الطرفين: …»): what might be done?"""
    doc = clauses.doc
    start, _ = doc.paragraphs[doc.paragraph_of[mention.i]]
    if mention.verb is not None or doc.text[start : start + 2].strip() not in BULLETS:
        return False
    first = doc.word_at(start) + 1
    gaps = doc.gaps[mention.i : mention.i + ITEM]
    return mention.i - first <= ITEM and any(":" in gap for gap in gaps) and not any(k in clauses.verbs for k in range(first, mention.i))


def _purpose(clauses: Clauses, mention: Mention) -> bool:
    """Is the noun, or the verbal noun that carries it, only what something is for («للتوصل إلى اتفاق»)?"""
    doc, head = clauses.doc, mention.head
    pro = next((h.pro for kind in ("carrier", "deed") for h in doc.at(head, kind)), "")
    if mention.light is None and mention.frame.type in FOR and head == mention.i and not mention.definite:
        return clauses.led(pro) in clauses.words["to"]
    return mention.light is not None and head < mention.i and clauses.led(pro) in clauses.words["to"] and not mention.definite


def _broken_up(mention: Mention, operator: Operator | None) -> bool:
    """Talks whose breaking up is denied or feared were held («نفى إفشال المحادثات»)."""
    ended = mention.light is not None and mention.light.effect == "end" and mention.carrier is None
    return ended and mention.frame.type == "CONSULT" and operator is not None and operator.status == "denied" and not operator.drop


def _upheld(clauses: Clauses, mention: Mention) -> bool:
    """Is only the keeping of it asked for («دعا الطرفين إلى احترام الهدنة»)? Then it is there already."""
    floor = max(clauses.sentence(mention.i)[0], mention.i - 2)
    return any(clauses.is_(k, "upheld") for k in range(floor, mention.i))


def _goes_on(mention: Mention, operator: Operator | None) -> bool:
    """A war or a round of talks that everyone knows goes on, whatever is wished for it."""
    wished = operator is None or operator.status in ("possible", "planned", "proposed")
    quiet = mention.light is None or mention.light.effect == "end"
    return mention.frame.lasting and mention.definite and quiet and wished


def _of_verb(clauses: Clauses, mention: Mention, verb: Verb) -> Ruling:
    """The status of an event told with a verb, by its tense and what stands before it."""
    mention.fixed = True
    frame = mention.frame
    effect = mention.light.effect if mention.light else "tense"
    operator = before(clauses, verb.i, frame.type, verb.form.tense == "past")
    if operator is not None and verb.i > mention.i and is_occasion(clauses, mention.i, operator):
        operator = None
    if effect == "attend" and (mention.definite or verb.form.tense == "past"):
        return ("held" if verb.form.tense == "past" else "planned"), None
    if clauses.preceded(verb.i, "condition"):
        return "possible", None
    if effect == "attend" and clauses.negated(verb.i) and not frame.negative:
        return ("planned" if clauses.preceded(verb.i, "future") else "under way" if frame.lasting else "held"), None
    if clauses.negated(verb.i) and not _only(clauses, verb.i):
        if _conditional(clauses, verb.i):
            return "called for", None
        mention.dropped = mention.verb is not None and verb.form.tense == "present" and _relative(clauses, verb.i)
        return "denied", None
    if operator is not None and operator.status == "denied" and effect == "end" and frame.type == "CONSULT":
        return "held", None
    if verb.form.tense == "past" or clauses.after_phrase(verb.i, "until"):
        return _of_past(clauses, mention, verb, operator)
    return _of_present(clauses, mention, verb, operator)


def _of_past(clauses: Clauses, mention: Mention, verb: Verb, operator: Operator | None) -> Ruling:
    """The status of an event told with a verb in the past: it was held, goes on, or what the operator before it says."""
    frame, effect = mention.frame, mention.light.effect if mention.light else "tense"
    if operator is not None and operator.past:
        return operator.status, operator
    if (effect in ("begin", "continue") and frame.lasting) or (effect == "continue" and frame.type == "CONSULT"):
        return "under way", None
    if frame.status == "called for" and mention.verb and been(clauses, verb.i):
        return "held", None  # «كانت الأسرة قد طالبت»: a call of some other day
    return frame.status if frame.status and mention.verb else "held", None


def _of_present(clauses: Clauses, mention: Mention, verb: Verb, operator: Operator | None) -> Ruling:
    """The status of an event told with a verb in the present: ahead behind a mark of the future, else by the operator."""
    frame = mention.frame
    if clauses.words["will"] & set(verb.pro) or clauses.preceded(verb.i, "future"):
        if operator is not None and operator.status in ("denied", "cancelled"):
            return operator.status, operator
        return ("possible" if provided(clauses, verb) else "planned"), None
    if clauses.preceded(verb.i, "may"):
        return "possible", None
    if operator is not None and not (frame.firm and mention.verb and operator.status in ("possible", "planned", "called for")):
        if operator.status == "called for" and mention.verb is None and verb.i > mention.i and frame.type == "CONSULT":
            mention.convened, mention.governor = True, governor(clauses, mention, operator)
        return operator.status, operator
    if been(clauses, verb.i):
        return "held", None
    if frame.status and mention.verb:
        return frame.status, None
    return frame.present or ("held" if mention.title else "under way"), None


def _conditional(clauses: Clauses, i: int) -> bool:
    """Does a condition stand before the negation («إذا لم …»)?"""
    k = clauses.before(i)
    if k is None:
        return False
    return clauses.preceded(k, "condition") or clauses.preceded(k, "what") or (k > 0 and clauses.doc.forms[k - 1] in clauses.words["that"])


def _only(clauses: Clauses, i: int) -> bool:
    """Does «سوى» take back the negation of verb i?"""
    return any(clauses.doc.forms[k] in clauses.words["only"] for k in range(i + 1, min(i + 8, clauses.sentence(i)[1])))


def _anchored(clauses: Clauses, head: int) -> bool:
    """Does a preposition of time («بعد», «عقب») stand right in front?"""
    k = clauses.before(head)
    if k is None or not clauses.is_(k, "after"):
        return False
    words = clauses.words["after"]  # not «خلالها»
    return clauses.doc.forms[k] in words or any(s.stem in words and not s.enc for s in clauses.doc.infos[k].splits)


def joined(clauses: Clauses, earlier: Mention, mention: Mention) -> None:
    """What is joined to a thing asked for, proposed or possible is so too («طالب بانسحاب القوات وإطلاق الأسرى»)."""
    if mention.verb is not None or mention.fixed or earlier.status not in ("called for", "proposed", "possible", "planned"):
        return
    if mention.carrier is not None or not earlier.fixed or earlier.verb is not None:
        return
    first = min(mention.head, mention.i)
    pro = next((h.pro for kind in ("carrier", "deed") for h in clauses.doc.at(first, kind)), "")
    if pro[:1] not in clauses.words["conjunction"] or not pro or clauses.sentence(first) != clauses.sentence(earlier.i):
        return
    for k in range(earlier.j, first):
        if k in clauses.hard or (k in clauses.verbs and not clauses.preceded(k, "relative")):
            return
    mention.status, mention.fixed, mention.governor = earlier.status, True, earlier.governor
