"""What a report only recalls: deeds of long ago, and what follows «يذكر أن»."""

from __future__ import annotations

from datetime import date, timedelta

from mahdar.lang.tables.stance import StanceForm
from mahdar.reading.positions.ground import Ground
from mahdar.text.matcher import Hit

NEAR = 14
"""Words around a verb in which its date stands."""
OPENING = 4
"""Words at the head of a sentence in which it is marked as background."""
LONG_AGO = timedelta(days=60)


def recalled(ground: Ground, hit: Hit, form: StanceForm) -> bool:
    """Is a deed in the past (a signature, a vote) told only as history?"""
    if not form.row.deed or form.form is None or not form.form.finite:
        return False
    if form.form.tense == "present" and not (ground.is_(hit.i - 1, "that") and ground.is_(hit.i - 2, "cause")):
        return False
    first = ground.sentence(hit.i)[0]
    if any(ground.doc.at(k, "background") for k in range(first, min(first + OPENING, hit.i))):
        return True
    return _long_ago(ground, hit)


def _long_ago(ground: Ground, hit: Hit) -> bool:
    """Does a date of long before the day of publication stand in the sentence near the verb?"""
    published = ground.doc.found.published.date
    if published is None:
        return False
    before = (date.fromisoformat(published) - LONG_AGO).isoformat()
    first, last = ground.sentence(hit.i)
    last = next((k for k in range(hit.j, min(last, hit.i + NEAR)) if ground.is_(k, "relative")), min(last, hit.i + NEAR))
    near = range(max(first, hit.i - NEAR), last)
    return any(t.latest is not None and t.latest[:10] < before for k in near for t in ground.dated.get(k, ()))
