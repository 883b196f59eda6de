"""What a verb of asking, agreeing or laying down governs: a second complement, and what only a draft lays down."""

from __future__ import annotations

from mahdar.lang.tables.event import Operator
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.mention import Mention

FAR = 34
"""Words between a verb and the second of its complements at most."""

SUBJECT = 5
"""Words between a verb of laying down and the document that is its subject at most."""

JOINT = ("called for", "planned", "proposed")


def second(clauses: Clauses, mention: Mention) -> Operator | None:
    """The operator of a verb in front whose preposition an event noun repeats («طالب بفتح المعبر … وبانسحاب القوات»)."""
    if mention.verb is not None:
        return None
    first = min(mention.i, mention.head)
    prep = repeated(clauses, first)
    if not prep:
        return None
    floor, quiet = max(clauses.sentence(first)[0], first - FAR), False
    for k in range(first - 2, floor - 1, -1):
        if k in clauses.hard:
            return None
        quiet = quiet or _brings(clauses, k, prep)
        if quiet and k in clauses.verbs and not clauses.negated(k):
            operator = asking(clauses, k, mention.frame.type)
            if operator is not None:
                return operator if any(_brings(clauses, n, prep) for n in range(k + 1, first - 1)) else None
    return None


def listed(clauses: Clauses, mention: Mention) -> Operator | None:
    """The operator of the verb whose objects are a list («تشترط عودة المفتشين، والكشف عن المخزون، واستئناف الحوار»)."""
    if mention.verb is not None:
        return None
    first = min(mention.i, mention.head)
    pro = next((s.pro for s in clauses.doc.infos[first].splits if s.pro), "")
    if pro not in clauses.words["conjunction"] or not pro or clauses.definite(first) or mention.carrier is not None:
        return None
    floor = max(clauses.sentence(first)[0], first - FAR)
    for k in range(first - 1, floor - 1, -1):
        if k in clauses.hard or clauses.doc.forms[k] in clauses.words["that"]:
            return None
        if k in clauses.verbs and not clauses.preceded(k, "relative"):
            return None if clauses.negated(k) or clauses.verbs[k][0].form.tense == "past" else asking(clauses, k, mention.frame.type)
    return None


def repeated(clauses: Clauses, i: int) -> str:
    """The preposition behind «و» that brings in word i, written on it or in front of it, "" if there is none."""
    doc, joined = clauses.doc, clauses.words["conjunction"]
    lead = next((s.pro for s in doc.infos[i].splits if s.pro), "")
    letter = clauses.led(lead) if lead[:1] in joined else ""
    if letter in clauses.leads:
        return letter
    form = doc.forms[i - 1] if i else ""
    return form[1:] if form[:1] in joined and form[1:] in clauses.tables.prepositions else ""


def _brings(clauses: Clauses, k: int, prep: str) -> bool:
    """Does the preposition stand at word k, alone or written on it?"""
    if len(prep) > 1:
        return clauses.doc.forms[k] == prep
    return any(s.pro == prep or s.pro == prep + clauses.article for s in clauses.doc.infos[k].splits)


def asking(clauses: Clauses, k: int, kind: str | None) -> Operator | None:
    """The operator of what is asked for, agreed or proposed that the verb at word k is."""
    for verb in clauses.verbs[k]:
        operator = clauses.tables.operators.get(verb.lemma)
        if operator is not None and operator.status in JOINT and (not operator.types or kind in operator.types):
            return drafted(clauses, k, operator)
    return None


def drafted(clauses: Clauses, k: int, operator: Operator) -> Operator:
    """What a draft lays down is only proposed («تنص الورقة على هدنة», «مقترح يقضي بوقف الحرب»)."""
    if not operator.lays:
        return operator
    first = clauses.sentence(k)[0]
    near = (*range(max(first, k - SUBJECT), k), *range(k + 1, min(k + 3, clauses.doc.n)))
    if not any(clauses.is_(n, "draft") for n in near):
        return operator
    return next(op for op in clauses.tables.file.operator if op.status == "proposed")
