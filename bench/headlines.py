"""Headline pairs: does one contradict the other? Told by what the record tells disputes by, and by the words in common.

    python -m bench.headlines --shared ../shared

A pair disagrees when its events differ in status (held, ahead, off), in a number or in a place; else it agrees when it has
enough stems in common; else, with none, it is neither. Reported as it is: this set asks for paraphrase and antonyms,
which disputes over fields do not look for.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from bench.command import show
from mahdar.lang import load
from mahdar.model.article import Article, Published
from mahdar.model.event import COARSE
from mahdar.model.ids import article_id
from mahdar.model.reading import Reading
from mahdar.reading.pipeline import read
from mahdar.settle.reports import family
from mahdar.store.search import stems, words

LABELS = ("agree", "disagree", "other")
ENOUGH = 0.45
"""Share of the shorter headline's stems that the other has, from which two headlines say the same."""


def judged(a: str, b: str) -> str:
    """The label of a pair."""
    one, other = (_stems(x) for x in (a, b))
    shared = len(one & other) / max(1, min(len(one), len(other)))
    if _disputed(_reading(a), _reading(b)) or _numbers(one) != _numbers(other):
        return "disagree"
    return "agree" if shared >= ENOUGH else "disagree" if shared > 0 else "other"


def _stems(text: str) -> frozenset[str]:
    return frozenset(stems(words(text, load("ar")), load("ar")))


def _numbers(found: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in found if w.isdigit())


def _reading(text: str) -> Reading:
    return read(Article(article_id(text), "headline", text, Published("2015-01-01", "given")))


def _disputed(a: Reading, b: Reading) -> bool:
    """One kind of event that is so in one headline and not so in the other."""
    held = {family(e.what): COARSE[e.status] for e in a.events}
    return any(family(e.what) in held and {held[family(e.what)], COARSE[e.status]} >= {"off", "actual"} for e in b.events)


def f1(rows: Sequence[tuple[str, str]], label: str) -> float:
    """F1 of one label over (gold, given)."""
    right = sum(g == h == label for g, h in rows)
    return 2 * right / max(1, sum(g == label for g, _ in rows) + sum(h == label for _, h in rows))


def measure(shared: Path) -> dict[str, float]:
    """Macro F1 and that of each label."""
    path = shared / "data" / "contradiction" / "ans_dev.jsonl"
    if not path.exists():
        return {}
    pairs = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows = [(p["label"], judged(p["a"], p["b"])) for p in pairs]
    scores = {label: f1(rows, label) for label in LABELS}
    return {"contradiction.macro_f1": sum(scores.values()) / len(LABELS), **{f"contradiction.{k}": v for k, v in scores.items()}}


def main() -> int:
    """Print the figures."""
    return show(__doc__, measure)


if __name__ == "__main__":
    raise SystemExit(main())
