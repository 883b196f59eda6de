"""Copies on the syndication set: pair F1 over the articles that it labels, and how many hard negatives are joined."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.command import show
from mahdar.ingest.make import Maker
from mahdar.model.reading import Reading, Run
from mahdar.settle.copies import copies

Pair = tuple[str, str]


def articles(folder: Path) -> Iterator[dict[str, Any]]:
    """The lines of all files of a folder of gzipped JSON Lines."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def joined(folder: Path) -> set[Pair]:
    """Pairs of names of articles that are held to be one text."""
    names: dict[str, list[str]] = {}
    readings: dict[str, Reading] = {}
    for line in (one for one in articles(folder) if one["text"].strip()):
        article = Maker().from_text(line["id"], line["text"], None, ())
        names.setdefault(article.id, []).append(line["id"])
        readings[article.id] = Reading(article, Run("", ""))
    groups = {a: [a] for a in readings}
    for copy in copies(list(readings.values())):
        groups[copy.original].append(copy.copy)
    named = ([n for a in members for n in names[a]] for members in groups.values())
    return {pair(a, b) for members in named for a, b in combinations(members, 2)}


def pair(a: str, b: str) -> Pair:
    """Two names in order."""
    return (a, b) if a < b else (b, a)


def measure(shared: Path) -> dict[str, float]:
    """Pair F1 and the share of hard negatives joined."""
    folder = shared / "data" / "syndication"
    if not folder.is_dir():
        return {}
    clusters = [json.loads(line)["cluster"] for line in (folder / "clusters.jsonl").read_text("utf-8").splitlines()]
    gold = {pair(a, b) for c in clusters for a, b in combinations(c, 2)}
    hard = [json.loads(line) for line in (folder / "hard_negatives.jsonl").read_text("utf-8").splitlines()]
    labelled = {a for c in clusters for a in c} | {row[k] for row in hard for k in "ab"}
    found = joined(shared / "data" / "saudinews")
    inside = {p for p in found if p[0] in labelled and p[1] in labelled}
    right = len(inside & gold)
    return {
        "syndication.pair_f1": 2 * right / (len(inside) + len(gold)),
        "syndication.pair_precision": right / max(1, len(inside)),
        "syndication.pair_recall": right / len(gold),
        "syndication.hard_negatives_joined": sum(pair(row["a"], row["b"]) in found for row in hard) / len(hard),
    }


def main() -> int:
    """Print the figures."""
    return show(__doc__, measure)


if __name__ == "__main__":
    raise SystemExit(main())
