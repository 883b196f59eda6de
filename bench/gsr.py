"""Protest and assault against sentences labelled by people (openeventdata/arabic_event_gsr); source and target words."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mahdar.lang import load
from mahdar.lang.loader import Language
from mahdar.model.article import Article, Published
from mahdar.model.event import COARSE, EventReport
from mahdar.model.ids import article_id
from mahdar.model.reading import Reading
from mahdar.reading.pipeline import read

WORD = re.compile(r"\w+")
APART = ("war", "armed clash", "territorial")
"""The set follows CAMEO, where fighting (19) is not assault (18); PLOVER has both in ASSAULT."""

SOURCE = ("agent", "host", "attendee", "mediator")


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSONL file."""
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


def reading(text: str, language: Language) -> Reading:
    """The reading of one undated sentence."""
    return read(Article(article_id(text), "gsr", text, Published(None, "unknown")), language)


def counts_as(event: EventReport, kind: str) -> bool:
    """Is the event one of the class that the labels mean?"""
    return event.type == kind and event.mode not in APART and event.what not in APART


def labelled(path: Path, kind: str, language: Language) -> dict[str, float]:
    """F1 of a type over labelled sentences, and the share of difficult negatives that raise a false alarm."""
    count: Counter[str] = Counter()
    for row in lines(path):
        found = any(counts_as(e, kind) and COARSE[e.status] == "actual" for e in reading(row["text"], language).events)
        count[f"{row['label']} {found}"] += 1
    hit, missed = count["yes True"], count["yes False"]
    false = count["easy no True"] + count["difficult no True"]
    difficult = count["difficult no True"] + count["difficult no False"]
    return {"f1": _f1(hit, hit + false, hit + missed), "alarms": count["difficult no True"] / max(1, difficult)}


def _f1(hit: float, found: float, gold: float) -> float:
    return 2 * hit / (found + gold) if found + gold else 0.0


def words(reading: Reading, parts: tuple[str, ...], kind: str, language: Language) -> Counter[str]:
    """The words of those who have one of the parts in an event of a type."""
    names = {e.id: e for e in reading.entities}
    found: set[tuple[int, int]] = set()
    for event in reading.events:
        if counts_as(event, kind):
            for p in event.participants:
                if p.part in parts:
                    near = sorted(names[p.entity].mentions, key=lambda m: abs(m.start - event.trigger.start))
                    found.update((m.start, m.end) for m in near[:1])
    text = reading.article.text
    return Counter(language.fold(w) for a, b in found for w in WORD.findall(text[a:b]))


def spans(path: Path, kind: str, language: Language) -> dict[str, tuple[int, int, int]]:
    """Shared, read and marked words of source and of target, where people marked any."""
    tally = {"source": [0, 0, 0], "target": [0, 0, 0]}
    for row in lines(path):
        made = reading(row["text"], language)
        for name, parts in (("source", SOURCE), ("target", ("recipient", "guest"))):
            if row[name]:
                want = Counter(language.fold(w) for token in row[name] for w in WORD.findall(token))
                got = words(made, parts, kind, language)
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
        for side, counts in spans(home / f"{name}_spans.jsonl", name.upper(), language).items():
            sums[side] = [a + b for a, b in zip(sums[side], counts, strict=True)]
    for side, (hit, found, gold) in sums.items():
        figures[f"gsr.{side}"] = _f1(hit, found, gold)
    return figures
