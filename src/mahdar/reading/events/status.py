"""The status of a mention: from tense, particles, operators in front and adjectives behind."""

from __future__ import annotations

from mahdar.lang.tables.event import Operator
from mahdar.model.event import Status
from mahdar.reading.events.clauses import STOPS, Clauses, Verb
from mahdar.reading.events.mentions import Mention

EFFECT: dict[str, Status] = {"postponed": "postponed", "cancelled": "cancelled", "denied": "denied"}
FIRM = ("held", "under way")


def decide(clauses: Clauses, mention: Mention) -> None:
    """Set the status of a mention and the rules that it rests on."""
    rules = [mention.frame.id]
    if mention.light is not None:
        rules.append(mention.light.id)
    status, operator = _status(clauses, mention)
    if operator is not None:
        rules.append(operator.id)
    mention.status, mention.rules = status, tuple(rules)


def _status(clauses: Clauses, mention: Mention) -> tuple[Status, Operator | None]:
    frame, verb = mention.frame, mention.verb or mention.carrier
    if mention.verb is None:
        behind = _behind(clauses, mention)
        if behind is not None:
            mention.fixed = True
            return behind.status, behind
    if mention.light is not None and mention.light.effect in EFFECT and not (verb and negated(clauses, verb)):
        mention.fixed = True
        return EFFECT[mention.light.effect], None
    if verb is not None:
        return _of_verb(clauses, mention, verb)
    if _anchored(clauses, mention.head):
        mention.fixed = True
        return ("under way" if frame.lasting and mention.light is None and frame.kin != "negotiations" else "held"), None
    operator = before(clauses, mention.head)
    wished = operator is None or operator.status in ("possible", "planned", "proposed")
    if frame.lasting and mention.light is None and mention.definite and wished:
        return "under way", None
    if operator is not None:
        mention.fixed = True
        return operator.status, operator
    if mention.light is not None and mention.light.effect == "continue":
        mention.fixed = True
        return "under way", None
    return frame.status or ("under way" if frame.lasting else "held"), None


def _of_verb(clauses: Clauses, mention: Mention, verb: Verb) -> tuple[Status, Operator | None]:
    mention.fixed = True
    frame = mention.frame
    effect = mention.light.effect if mention.light else "tense"
    operator = before(clauses, verb.i)
    if negated(clauses, verb):
        return "denied", None
    if verb.form.tense == "past":
        if operator is not None and operator.past:
            return operator.status, operator
        if effect in ("begin", "continue") and frame.lasting:
            return "under way", None
        return frame.status if frame.status and mention.verb else "held", None
    if clauses.words["will"] & set(verb.pro) or _word_before(clauses, verb.i, "future"):
        if operator is not None and operator.status in ("denied", "called for", "cancelled"):
            return operator.status, operator
        return "planned", None
    if _word_before(clauses, verb.i, "may"):
        return "possible", None
    if operator is not None:
        return operator.status, operator
    if _been(clauses, verb.i):
        return "held", None
    if frame.status and mention.verb:
        return frame.status, None
    return frame.present or "under way", None


def negated(clauses: Clauses, verb: Verb) -> bool:
    """Does a particle of negation stand before a verb?"""
    return _word_before(clauses, verb.i, "negation")


def _word_before(clauses: Clauses, i: int, kind: str) -> bool:
    words, free = clauses.words[kind], ("", *clauses.words["conjunction"])
    k = clauses.before(i)
    if k is None:
        return False
    return clauses.doc.forms[k] in words or any(s.stem in words and s.pro in free for s in clauses.doc.infos[k].splits)


def _been(clauses: Clauses, i: int) -> bool:
    """Does «كان» stand in front, in the same clause or the one before?"""
    first = clauses.sentence(i)[0]
    return any(_stem_in(clauses, k, "been") for k in range(max(first, i - 6), i))


def _stem_in(clauses: Clauses, k: int, kind: str) -> bool:
    words = clauses.words[kind]
    return clauses.doc.forms[k] in words or any(s.stem in words for s in clauses.doc.infos[k].splits)


def _anchored(clauses: Clauses, head: int) -> bool:
    """Does a preposition of time («بعد», «عقب») stand right in front?"""
    k = clauses.before(head)
    return k is not None and _stem_in(clauses, k, "after")


def _behind(clauses: Clauses, mention: Mention) -> Operator | None:
    """An adjective behind the noun («اللقاء المحتمل»)."""
    doc = clauses.doc
    for k in range(mention.j, min(mention.j + 3, len(doc))):
        if clauses.gap(k - 1) & STOPS or k in clauses.verbs:
            return None
        hit = next(iter(doc.at(k, "modal after")), None)
        if hit is not None:
            operator: Operator = hit.value
            return operator
    return None


def before(clauses: Clauses, i: int) -> Operator | None:
    """The nearest operator in front that reaches word i."""
    doc, floor = clauses.doc, clauses.sentence(i)[0]
    for k in range(i - 1, max(floor, i - 16) - 1, -1):
        if "\n" in doc.gaps[k]:
            return None
        if k in clauses.verbs:
            operator = next((op for v in clauses.verbs[k] if (op := clauses.tables.operators.get(v.lemma))), None)
            if operator is not None and i - k <= operator.reach + 4:
                if _word_before(clauses, k, "negation"):
                    return _turned(clauses, operator)
                return operator
            light = any(v.lemma in clauses.tables.light for v in clauses.verbs[k])
            if not light or clauses.verbs[k][0].form.tense == "past":
                return None
        hit = next((h for h in doc.at(k, "modal") if h.j <= i and i - h.j <= h.value.reach), None)
        if hit is not None and not (hit.j == i and hit.enc):
            found: Operator = hit.value
            return found
    return None


def _turned(clauses: Clauses, operator: Operator) -> Operator | None:
    """What a negated operator says: a plan denied is denied, a doubt stays one."""
    if operator.status in ("planned", "scheduled"):
        return next(op for op in clauses.tables.file.operator if op.status == "denied")
    if operator.status in ("denied", "called for"):
        return None
    return operator
