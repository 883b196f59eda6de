"""Sizes of the language tables."""

from __future__ import annotations

from pathlib import Path

from mahdar.lang import load
from mahdar.lang.rules import counts


def measure(shared: Path) -> dict[str, float]:
    """Number of rows of each table, as `tables.NAME` (`shared` is not used)."""
    language = load("ar")
    world = language.world
    figures = {
        "tables.countries": len(world.countries), "tables.places": len(world.places), "tables.people": len(world.people),
        "tables.organisations": len(world.organisations), "tables.meetings": len(world.meetings),
        "tables.titles": len({c["id"] for c in _titles()}),
    }
    figures["tables.cues"] = len({c.lemma for c in language.tables["reporting"].cues})
    figures["tables.issues"] = len(language.tables["issues"].by_id)
    figures["tables.events"] = len(language.tables["events"])
    figures.update({f"tables.entries.{kind}": n for kind, n in counts(language).items()})
    return {name: float(value) for name, value in figures.items()}


def _titles() -> list[dict[str, str]]:
    from mahdar.lang.builder import Builder

    return list(Builder("ar").tsv("titles.tsv"))
