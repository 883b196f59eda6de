"""Sentences that look like reporting and are not: how many statements are read in them."""

from __future__ import annotations

from pathlib import Path

from mahdar.lang import load
from mahdar.reading.examples import reading_of

SENTENCES = Path(__file__).parents[1] / "tests" / "reading" / "statements" / "not_reporting.tsv"


def measure(shared: Path) -> dict[str, float]:
    """`not_reporting.false` of `not_reporting.sentences` (`shared` is not used)."""
    language = load("ar")
    rows = [line.split("\t")[0] for line in SENTENCES.read_text("utf-8").splitlines() if line.strip()]
    false = sum(bool(reading_of(row, language).statements) for row in rows)
    return {"not_reporting.false": float(false), "not_reporting.sentences": float(len(rows))}
