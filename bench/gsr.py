"""Protest and assault against sentences labelled by people (openeventdata/arabic_event_gsr); source and target words."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mahdar.lang import load
from mahdar.lang.loader import Language
from mahdar.model.article import Article, Published
from mahdar.model.entity import Mention
from mahdar.model.event import COARSE, EventReport
from mahdar.model.ids import article_id
from mahdar.model.reading import Reading
from mahdar.model.span import Span
from mahdar.reading.pipeline import read

WORD = re.compile(r"\w+")
APART = ("war", "armed clash", "territorial")
"""The set follows CAMEO, where fighting (19) is not assault (18); PLOVER has both in ASSAULT."""

CAMEO = {"ASSAULT": ("abduction",)}
"""What CAMEO has under a root (181) and PLOVER's frames elsewhere, by mode."""

SOURCE = ("agent", "host", "attendee", "mediator")

BESIDE = 2
"""Code points between a title and its name, or a name and its adjective, that stand as one phrase."""


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSONL file."""
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


def reading(text: str, language: Language) -> Reading:
    """The reading of one undated sentence."""
    return read(Article(article_id(text), "gsr", text, Published(None, "unknown")), language)


def counts_as(event: EventReport, kind: str) -> bool:
    """Is the event one of the class that the labels mean?"""
    if event.mode in CAMEO.get(kind, ()):
        return True
    return event.type == kind and event.mode not in APART and event.what not in APART


def codable(event: EventReport) -> bool:
    """Has the event the actors that CAMEO needs for a record: whom an assault hit (or how many), who protested or where?

    A suicide bomber needs no other target.
    """
    if event.type == "PROTEST":
        return bool(event.participants or event.place or event.quantities)
    return event.what == "suicide attack" or bool(event.quantities) or any(p.part == "recipient" for p in event.participants)


def current(event: EventReport) -> bool:
    """Is the event reported as news, as the labels ask («current»)?

    It took place, and the sentence does not only look back on it. A protest may be going on; force that «goes on» is told in
    the present of habit or is called on to stop, and no attack that the sentence reports.
    """
    actual = COARSE[event.status] == "actual" if event.type == "PROTEST" else event.status == "held"
    return actual and not event.background


def labelled(path: Path, kind: str, language: Language) -> dict[str, float]:
    """F1 of a type over labelled sentences, the share of difficult negatives that raise a false alarm, F1 by type and status alone."""
    count: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for row in lines(path):
        events = [e for e in reading(row["text"], language).events if counts_as(e, kind)]
        found = any(current(e) and codable(e) for e in events)
        count[f"{row['label']} {found}"] += 1
        plain[f"{row['label'] == 'yes'} {any(COARSE[e.status] == 'actual' for e in events)}"] += 1
    hit, missed = count["yes True"], count["yes False"]
    false = count["easy no True"] + count["difficult no True"]
    difficult = count["difficult no True"] + count["difficult no False"]
    alone = _f1(plain["True True"], plain["True True"] + plain["False True"], plain["True True"] + plain["True False"])
    return {"f1": _f1(hit, hit + false, hit + missed), "alarms": count["difficult no True"] / max(1, difficult), "plain": alone}


def _f1(hit: float, found: float, gold: float) -> float:
    return 2 * hit / (found + gold) if found + gold else 0.0


def words(reading: Reading, parts: tuple[str, ...], kind: str, language: Language, verb: Iterable[str] = ()) -> Counter[str]:
    """The words of those who have one of the parts in the event of a type that was labelled.

    Conventions. The event is the one with a trigger that shares a word with the marked `verb`; without one, all of the type
    count. A participant stands where it is named nearest to a trigger, with title and name side by side as one phrase (people
    marked both). Numbers and words of quantity in front («20», «آلاف») are no words of the actor (people left them out).
    """
    names = {e.id: e for e in reading.entities}
    events = [e for e in reading.events if counts_as(e, kind)]
    marked = {language.fold(w) for token in verb for w in WORD.findall(token)}
    told = [e for e in events if any(not marked.isdisjoint(map(language.fold, WORD.findall(t.exact))) for t in _triggers(e))]
    found: set[tuple[int, int]] = set()
    for event in told or events:
        for p in event.participants:
            if p.part in parts and names[p.entity].mentions:
                found.add(_phrase(names[p.entity].mentions, event))
    text, quantity = reading.article.text, _quantity(language)
    every = {m.start() + a: language.fold(m.group()) for a, b in found for m in WORD.finditer(text[a:b])}
    return Counter(w for w in every.values() if not w.isdecimal() and w not in quantity)


def _triggers(event: EventReport) -> tuple[Span, ...]:
    return event.triggers or (event.trigger,)


def _phrase(mentions: tuple[Mention, ...], event: EventReport) -> tuple[int, int]:
    """The mention nearest to the event, with those of the same participant that touch it."""
    near = min(mentions, key=lambda m: min(abs(m.start - t.start) for t in _triggers(event)))
    start, end = near.start, near.end
    for _ in mentions:
        for m in mentions:
            if m.start <= end + BESIDE and m.end >= start - BESIDE:
                start, end = min(start, m.start), max(end, m.end)
    return start, end


def _quantity(language: Language) -> frozenset[str]:
    return frozenset(language.tables["event"].words["crowd"])


def spans(path: Path, kind: str, language: Language) -> dict[str, tuple[int, int, int]]:
    """Shared, read and marked words of source and of target, where people marked any."""
    tally = {"source": [0, 0, 0], "target": [0, 0, 0]}
    for row in lines(path):
        made = reading(row["text"], language)
        for name, parts in (("source", SOURCE), ("target", ("recipient", "guest"))):
            if row[name]:
                want = Counter(language.fold(w) for token in row[name] for w in WORD.findall(token))
                got = words(made, parts, kind, language, row.get("verb") or ())
                shared = _shared(want, got, language)
                for k, n in enumerate((shared, got.total(), want.total())):
                    tally[name][k] += n
    return {name: (t[0], t[1], t[2]) for name, t in tally.items()}


def _shared(want: Counter[str], got: Counter[str], language: Language) -> int:
    """Words in common; a proclitic on one of them does not count."""
    hit = 0
    left = list(got.elements())
    for word in want.elements():
        same = next((g for g in left if g == word or (len(min(g, word, key=len)) > 2 and (g.endswith(word) or word.endswith(g)))), None)
        if same is not None:
            left.remove(same)
            hit += 1
    return hit


def measure(shared: Path) -> dict[str, float]:
    """`gsr.protest`, `gsr.assault`, their alarms, `gsr.source`, `gsr.target`."""
    home, language = shared / "data" / "gsr", load("ar")
    figures: dict[str, float] = {}
    sums: dict[str, list[int]] = {"source": [0, 0, 0], "target": [0, 0, 0]}
    for name in ("protest", "assault"):
        told = labelled(home / f"{name}.jsonl", name.upper(), language)
        figures[f"gsr.{name}"], figures[f"gsr.{name}.alarms"] = told["f1"], told["alarms"]
        figures[f"gsr.{name}.type_and_status"] = told["plain"]
        for side, counts in spans(home / f"{name}_spans.jsonl", name.upper(), language).items():
            sums[side] = [a + b for a, b in zip(sums[side], counts, strict=True)]
    for side, (hit, found, gold) in sums.items():
        figures[f"gsr.{side}"] = _f1(hit, found, gold)
    return figures
