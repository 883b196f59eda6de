"""The findings of a reading as one list: id, kind, place, words and rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from mahdar.errors import NotFound
from mahdar.model.reading import Reading

KINDS = ("entities", "times", "statements", "events", "positions", "proposals", "furniture")
STYLES = {
    "entities": "underline green",
    "times": "underline blue",
    "statements": "underline magenta",
    "events": "underline yellow",
    "positions": "underline red",
    "proposals": "underline cyan",
    "furniture": "dim strike",
}


class Finding(msgspec.Struct):
    """One finding: `places` are the spans (code points, half open) where it stands, the main one first."""

    id: str
    kind: str
    words: str
    rule: str
    places: tuple[tuple[int, int], ...]
    value: Any


def findings(reading: Reading) -> Iterator[Finding]:
    """All findings of a reading, kind by kind, in text order within each."""
    for e in reading.entities:
        rule = next((m.rule for m in e.mentions if m.rule), e.how)
        yield Finding(e.id, "entities", e.name, rule, tuple((m.start, m.end) for m in e.mentions), e)
    for t in reading.times:
        yield Finding(t.id, "times", t.exact, t.rule, ((t.start, t.end),), t)
    for s in reading.statements:
        yield Finding(s.id, "statements", s.cue.exact, s.rule, ((s.cue.start, s.cue.end),), s)
    for v in reading.events:
        spans = dict.fromkeys((x.start, x.end) for x in (v.trigger, *v.triggers))
        yield Finding(v.id, "events", v.trigger.exact, v.rule, tuple(spans), v)
    for p in reading.positions:
        yield Finding(p.id, "positions", p.evidence.exact, p.rule, ((p.evidence.start, p.evidence.end),), p)
    for q in reading.proposals:
        yield Finding(q.id, "proposals", q.evidence.exact, "", ((q.evidence.start, q.evidence.end),), q)
    for n, f in enumerate(reading.article.furniture, 1):
        yield Finding(f"f{n}", "furniture", f.exact, f.rule or f.kind, ((f.start, f.end),), f)


def find(reading: Reading, wanted: str) -> Finding:
    """The finding with that id, or the only one whose id begins so.

    Raises:
        NotFound: There is none, or more than one.
    """
    every = list(findings(reading))
    found = [f for f in every if f.id == wanted] or [f for f in every if f.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(f"{len(found)} findings begin with {wanted}", "write more of the id")
    raise NotFound(f"no finding {wanted} in {reading.article.source}", "`mahdar show FILE` lists the ids")
