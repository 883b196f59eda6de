"""Protest and assault in own sentences: type, who does it and against whom, with floors; labelled before they were read."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bench import gsr
from mahdar.lang import load

SENTENCES = Path(__file__).parent / "force.tsv"
FLOORS = {"PROTEST": 0.85, "ASSAULT": 0.8, "source": 0.78, "target": 0.6}
"""F1 over all parts: the file is read whole, so that none of them can be tuned alone."""

SIDES = (("source", gsr.SOURCE), ("target", ("recipient", "guest")))


def rows() -> Iterator[tuple[str, str, str, str, str]]:
    for line in SENTENCES.read_text("utf-8").splitlines():
        part, kind, source, target, text = line.split("\t")
        yield part, kind, source, target, text


@cache
def figures() -> dict[str, float]:
    """F1 of both types (a label with «?» may be both, and counts for its own only) and of the words of source and target."""
    language = load("ar")
    hit: Counter[str] = Counter()
    read: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for _, kind, source, target, text in rows():
        made = gsr.reading(text, language)
        label = kind.rstrip("?")
        for type_ in ("PROTEST", "ASSAULT"):
            if kind.endswith("?") and label != type_:
                continue
            found = any(gsr.current(e) and gsr.codable(e) for e in made.events if gsr.counts_as(e, type_))
            read[type_] += found
            gold[type_] += label == type_
            hit[type_] += found and label == type_
        for (side, parts), marked in zip(SIDES, (source, target), strict=True):
            if marked:
                want = Counter(language.fold(w) for w in gsr.WORD.findall(marked))
                got = gsr.words(made, parts, label, language)
                hit[side] += gsr._shared(want, got, language)
                read[side] += got.total()
                gold[side] += want.total()
    return {name: 2 * hit[name] / (read[name] + gold[name]) for name in FLOORS}


def test_there_are_300_sentences() -> None:
    assert len(list(rows())) >= 300


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_figures(name: str) -> None:
    assert figures()[name] >= FLOORS[name], figures()
