"""Readings of gold records, scored by the tool that comes with them."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from mahdar.ingest.make import Maker
from mahdar.lang import load
from mahdar.model.reading import Reading
from mahdar.reading.pipeline import read


def records(folder: Path) -> Iterator[dict[str, Any]]:
    """Gold records of a folder that hold their text."""
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        if isinstance(record, dict) and "text" in record:
            yield record


def readings(folder: Path, people: bool = True) -> Iterator[Reading]:
    """A reading of every gold text of a folder."""
    language = load("ar", people)
    for record in records(folder):
        text = unicodedata.normalize("NFC", record["text"])
        yield read(Maker().from_text(record["id"], text, None, ()), language)


def score(folder: Path, tool: Path, people: bool = True, misses: bool = False) -> dict[str, Any]:
    """The figures of the scoring tool over a folder of gold records."""
    with tempfile.TemporaryDirectory() as scratch:
        lines = Path(scratch) / "readings.jsonl"
        lines.write_bytes(b"\n".join(msgspec.json.encode(r) for r in readings(folder, people)))
        command = [sys.executable, str(tool), str(folder), str(lines), "--json", *(["--misses"] if misses else [])]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))
