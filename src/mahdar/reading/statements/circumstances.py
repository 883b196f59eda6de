"""Around a statement: why a speaker stays unnamed, the occasion, and when it was said."""

from __future__ import annotations

from mahdar.model.span import Span
from mahdar.reading.statements.draft import Draft
from mahdar.reading.statements.scene import Scene

NEAR = 16
"""Words behind a speaker in which he is said not to have been named."""


def anonymity(scene: Scene, d: Draft) -> Span | None:
    """The words that say a speaker asked not to be named («طلب عدم ذكر اسمه»)."""
    if not d.speaker.sort.startswith("anonymous") or d.speaker.party.end is None:
        return None
    doc = scene.doc
    first = doc.word_at(d.speaker.party.end - 1) + 1
    limit = min(len(doc), first + NEAR)
    for k in range(first, limit):
        if doc.sentence_of[k] != doc.sentence_of[first]:
            return None
        if scene.is_(k, "hidden"):
            end = next((n + 1 for n in range(k, limit) if scene.is_(n, "anonymity")), None)
            return doc.span(k, end) if end else None
    return None


def occasion(scene: Scene, d: Draft) -> Span | None:
    """The occasion between the cue and its content («في مؤتمر صحفي بموسكو»)."""
    doc, (i, j) = scene.doc, d.region
    for k in range(i, j):
        for hit in scene.media.get(k, ()):
            end = hit.j
            while end < j and not scene.broken(end) and scene.that(end) is None:
                end += 1
            return doc.span(hit.i, end)
    return None


def time_of(scene: Scene, d: Draft) -> str | None:
    """The id of the time expression between the cue and its content."""
    doc, (i, j) = scene.doc, d.region
    if i >= j:
        return None
    if not any(k in scene.times for k in range(i, j)):
        return None
    start, end = doc.starts[i], doc.ends[j - 1]
    return next((t.id for t in doc.found.times if start <= t.start and t.end <= end), None)


def why_not(d: Draft) -> dict[str, str]:
    """Reasons for the fields that stay empty."""
    reasons: dict[str, str] = {}
    if d.medium is None:
        reasons["medium"] = "the sentence names none"
    if d.speaker.party.entity is None:
        reasons["speaker"] = "unnamed" if d.speaker.sort.startswith("anonymous") else "no entity of the article"
    return reasons
