"""Operators of events: the words and verbs in front of a mention, or behind it, that make it planned, asked for or denied."""

from __future__ import annotations

from mahdar.lang.tables.event import Operator
from mahdar.reading.events.clauses import Clauses, Verb
from mahdar.reading.events.complements import drafted
from mahdar.reading.events.mention import Mention
from mahdar.text.matcher import Hit


def been(clauses: Clauses, i: int) -> bool:
    """Does «كان» stand in front, in the same clause or the one before?"""
    first = clauses.sentence(i)[0]
    return any(clauses.is_(k, "been") for k in range(max(first, i - 6), i))


def adjective_behind(clauses: Clauses, mention: Mention) -> Operator | None:
    """An adjective behind the noun («اللقاء المحتمل»)."""
    doc, after = clauses.doc, clauses.doc.index("modal after")
    span = range(mention.j, min(mention.tail + 3, doc.n))
    if not any(k in after for k in span):
        return None
    for k in span:
        if k - 1 in clauses.stops or k in clauses.verbs:
            return None
        hit = next(iter(after.get(k, ())), None)
        if hit is not None and k not in clauses.dated:
            operator: Operator = hit.value
            if not _for(operator, mention.frame.type) or (mention.owner and not clauses.definite(k)):
                continue  # «رفضه مقترح الوسطاء»: no adjective of it
            if operator.status == "scheduled" and been(clauses, k):
                return next(op for op in clauses.tables.file.operator if op.status == "postponed")
            return operator
    return None


def before(clauses: Clauses, i: int, kind: str | None, past: bool = False) -> Operator | None:
    """The nearest operator in front that reaches word i (`past`: a verb in the past, which only some reach)."""
    doc, floor = clauses.doc, clauses.sentence(i)[0]
    crossed, modal = False, doc.index("modal")
    for k in range(i - 1, max(floor, i - 16) - 1, -1):
        if k in clauses.stops and ("\n" in doc.gaps[k] or (":" in doc.gaps[k] and k not in clauses.verbs)):
            return None
        if _says_anew(clauses, k + 1, i):
            return None
        if k in clauses.verbs:
            operator = next((op for v in clauses.verbs[k] if (op := clauses.tables.operators.get(v.lemma)) and _for(op, kind)), None)
            if operator is not None and not _led_by(clauses, i, operator):
                operator = None
            if operator is not None and i - k <= operator.reach + 4 and (operator.past or not crossed):
                if _occasion(clauses, i, k, operator):
                    return None
                if clauses.negated(k):
                    return _turned(clauses, operator)
                return _outer(clauses, k, kind) or drafted(clauses, k, operator)
            light = any(v.lemma in clauses.tables.light for v in clauses.verbs[k])
            if any(clauses.doc.language.fold(v.lemma) in clauses.words["copula"] for v in clauses.verbs[k]):
                continue  # «نافيا أن تكون الرياض قد تحفظت عليه»
            if not _aside(clauses, k) and (not light or clauses.verbs[k][0].form.tense == "past"):
                if clauses.verbs[k][0].pro[:1] in clauses.words["conjunction"]:
                    return None
                crossed = True
        if k not in modal:
            continue
        hit = next((h for h in modal[k] if h.j <= i and i - h.j <= h.value.reach and _for(h.value, kind)), None)
        if hit is not None and not crossed and not (hit.j == i and hit.enc):
            found: Operator = _longest(clauses, hit).value
            if past and not found.past:
                continue
            if found.drop and clauses.is_(k, "generic"):
                return _denied(clauses, k, kind) or found
            return _undated(clauses, k) if found.status == "scheduled" else found
    return None


def _says_anew(clauses: Clauses, k: int, i: int) -> bool:
    """Does word k bring in other words of the speaker («نفى ما أشيع، مؤكدا أن الحركة وافقت»)?"""
    if k + 1 >= i or k - 1 not in clauses.commas or clauses.doc.forms[k] not in clauses.words["clause"]:
        return False
    return clauses.doc.forms[k + 1] in clauses.words["that"]


def _longest(clauses: Clauses, hit: Hit) -> Hit:
    """The longest phrase that ends where this one does («كان من المنتظر», not «المنتظر»)."""
    for n in range(max(hit.i - 2, 0), hit.i):
        longer = next((h for h in clauses.doc.at(n, "modal") if h.j == hit.j), None)
        if longer is not None:
            return longer
    return hit


def _undated(clauses: Clauses, k: int) -> Operator:
    """What is said to have no day yet is only planned («لم يحدد بعد موعد لانعقاد القمة»)."""
    operators = clauses.tables.file.operator
    open_ = any(n in clauses.verbs and clauses.negated(n) for n in range(max(clauses.sentence(k)[0], k - 4), k))
    return next(op for op in operators if op.status == ("planned" if open_ else "scheduled"))


def _occasion(clauses: Clauses, i: int, k: int, operator: Operator) -> bool:
    """Is word i only where something was proposed or asked for («طرح الفكرة في جلسة»), not what was?"""
    at = clauses.before(i)
    return at is not None and at > k + 1 and is_occasion(clauses, i, operator) and not clauses.is_(k + 1, "occasion")


def is_occasion(clauses: Clauses, i: int, operator: Operator) -> bool:
    """Does a preposition of time or place stand in front of word i («يبحث المجلس، في اجتماع يلتئم اليوم، …»)?"""
    return operator.status in ("possible", "proposed", "called for") and clauses.preceded(i, "occasion")


def _outer(clauses: Clauses, k: int, kind: str | None) -> Operator | None:
    """The denial under which the operator at word k itself stands («نفى أن تكون واشنطن قد عرضت …»)."""
    that = next((n for n in range(k - 1, max(clauses.sentence(k)[0], k - 6) - 1, -1) if clauses.doc.forms[n] in clauses.words["that"]), 0)
    for n in range(that - 1, max(clauses.sentence(k)[0], that - 12) - 1, -1):
        if n in clauses.verbs:
            found = next((op for v in clauses.verbs[n] if (op := clauses.tables.operators.get(v.lemma))), None)
            return found if found is not None and found.status == "denied" and not clauses.negated(n) else None
    return None


def _led_by(clauses: Clauses, i: int, operator: Operator) -> bool:
    """Does the preposition of an operator that needs one bring in word i («اتفقا على عقد», «اتفقا على أن يعقدا»)?"""
    if not operator.by:
        return True
    k = clauses.before(i)
    if k is not None and clauses.doc.forms[k] in clauses.words["that"]:
        k = clauses.before(k)
    return k is not None and clauses.doc.forms[k] == clauses.doc.language.fold(operator.by)


def _denied(clauses: Clauses, k: int, kind: str | None) -> Operator | None:
    """The denial that «any» at word k stands under («نفى وجود أي لقاء», «لم يتقرر أي اجتماع»)."""
    outer = before(clauses, k, kind)
    return outer if outer is not None and outer.status == "denied" and not outer.drop else None


def _for(operator: Operator, kind: str | None) -> bool:
    return not operator.types or kind in operator.types


def _aside(clauses: Clauses, k: int) -> bool:
    """Does verb k stand in an aside («بحسب ما نقلت …»)?"""
    return any(clauses.doc.forms[j] in clauses.words["aside"] for j in range(max(0, k - 2), k))


def wish(clauses: Clauses, mention: Mention) -> int:
    """The word in front that says who is ready for it or means to do it."""
    floor = max(clauses.sentence(mention.head)[0], mention.head - 6)
    return next((k for k in range(mention.head - 1, floor - 1, -1) if clauses.is_(k, "willing")), -1)


def governor(clauses: Clauses, mention: Mention, operator: Operator) -> Verb | None:
    """The verb of planning or wishing in front, whose subject takes part in what it plans."""
    if operator.status not in ("planned", "scheduled", "proposed", "called for"):
        return None
    for k in range(mention.head - 1, max(clauses.sentence(mention.head)[0], mention.head - 16) - 1, -1):
        if k in clauses.verbs:
            return next((v for v in clauses.verbs[k] if clauses.tables.operators.get(v.lemma) is operator), None)
    return None


def _turned(clauses: Clauses, operator: Operator) -> Operator | None:
    """What a negated operator says: a plan denied is denied, a doubt stays one."""
    if operator.turned is not None:
        return next(op for op in clauses.tables.file.operator if op.status == operator.turned)
    if operator.status in ("planned", "scheduled"):
        return next(op for op in clauses.tables.file.operator if op.status == "denied")
    if operator.status in ("denied", "called for"):
        return None
    return operator
