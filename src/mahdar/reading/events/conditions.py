"""Conditions: what would only happen if something else did."""

from __future__ import annotations

from mahdar.reading.events.clauses import Clauses, Verb
from mahdar.reading.events.mention import Mention

FUTURE = ("AGREE", "RETREAT", "CONSULT", "ASSAULT", "COOPERATE", "CONCEDE")
"""Types of what a condition may be about."""

NEAR = 9
"""Words between a condition and what it makes possible at most."""


def conditional(clauses: Clauses, mention: Mention) -> bool:
    """Is a new thing only the object of a verb in a condition («إذا قبلت أديس أبابا باتفاق ملزم»)?"""
    if mention.definite or mention.verb is not None or mention.frame.type not in FUTURE:
        return False
    first = clauses.sentence(mention.i)[0]
    for k in range(mention.head - 1, max(first, mention.head - NEAR) - 1, -1):
        if k in clauses.breaks or clauses.is_(k, "that", free=True):
            return False
        if k in clauses.verbs:
            return clauses.preceded(k, "condition") or (k > 1 and clauses.after_phrase(k, "in_case"))
    return False


def provided(clauses: Clauses, verb: Verb) -> bool:
    """Does a condition follow in the clause of a verb of what will be («سيتوجه إلى طرابلس في حال نقل الرهائن»)?"""
    for k in range(verb.i + 1, min(verb.i + NEAR, clauses.sentence(verb.i)[1])):
        if k - 1 in clauses.hard or k in clauses.verbs or clauses.is_(k, "that", free=True):
            return False
        if clauses.is_(k, "provided", free=True):
            return True
    return False


def not_yet(clauses: Clauses, mention: Mention) -> bool:
    """Is it an agreement before which something is said to be done, so that there is none yet («قبل التوصل إلى اتفاق»)?"""
    made = mention.light is not None and mention.head < mention.i and not mention.definite
    return made and mention.frame.type in ("AGREE", "RETREAT") and clauses.preceded(mention.head, "ahead_of")
