"""Whose deed a verb is: protest of people who are no force or power («سكب مزارعون الحليب احتجاجا»), captives of the armed."""

from __future__ import annotations

from mahdar.lang.tables.actor import ARMED, FORCES, PROTESTER, Actor
from mahdar.reading.events.clauses import Clauses
from mahdar.reading.events.people import Arg, arguments
from mahdar.reading.events.subjects import FREE, subjects_before

CLOSE = 3
"""Words between a subject in front and its verb at most."""

NEAR = 7
"""Words between a verb and its subject at most."""


def by_crowd(clauses: Clauses, i: int) -> bool:
    """Is the verb at word i one of unnamed people who are neither armed nor of the state («متظاهرون», «أهالي», «الفلسطينيون»)?

    What the known protesters do besides («رفع المتظاهرون لافتات») is part of the protest that is told elsewhere.
    """
    subject = _subject(clauses, i)
    if subject is None or subject.named.entity.kind != "group":
        return False
    actor = _actor(clauses, subject)
    if actor is None:
        return bool(clauses.doc.at(subject.i, "nisba"))
    return actor.sort not in FORCES and not (clauses.definite(subject.i) and _protesters(clauses, subject))


def by_armed(clauses: Clauses, i: int) -> bool:
    """Is the verb at word i one of armed people who are not of the state («مسلحون», «ميليشيا»)?"""
    subject = _subject(clauses, i)
    actor = _actor(clauses, subject) if subject is not None else None
    return actor is not None and actor.sort == ARMED


def _subject(clauses: Clauses, i: int) -> Arg | None:
    """Who does what the verb at word i says: behind it, in front of it, or of the verb that it is joined to."""
    verb = next((v for v in clauses.verbs.get(i, ()) if v.form.features[:1] == "3"), None)
    if verb is None or verb.form.passive:
        return None
    behind = [a for a in arguments(clauses, i + 1, min(i + NEAR, clauses.end(i))) if a.prep in FREE]
    if behind and verb.form.features[-1:] == "s":
        return behind[0]
    before = next(iter(subjects_before(clauses, verb)), None)
    return before if before is not None and 0 <= i - before.j <= CLOSE else None


def _protesters(clauses: Clauses, arg: Arg) -> bool:
    """Does one of the words say that they protest («المتظاهرون», «المصورون المتظاهرون»)?"""
    return any(s.value.use == PROTESTER for k in range(arg.i, arg.j) for h in clauses.doc.at(k, "actor") for s in h.senses)


def _actor(clauses: Clauses, arg: Arg) -> Actor | None:
    return next((s.value for h in clauses.doc.at(arg.i, "actor") for s in h.senses), None)
