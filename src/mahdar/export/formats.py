"""All formats of the record by name: what each is, and the files it makes. Modules are loaded when they are used."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final, NamedTuple

from mahdar.model.record import Record


class Format(NamedTuple):
    """A format: its module, the file it makes (or the folder, ending in `/`), and what it is for."""

    module: str
    file: str
    what: str


FORMATS: Final[dict[str, Format]] = {
    "json": Format("json_file", "record.json", "the whole record, as the contract has it"),
    "md": Format("markdown", "record.md", "the record to read as text"),
    "csv": Format("csv_files", "csv/", "one table a file, with evidence and links"),
    "xlsx": Format("xlsx", "record.xlsx", "the same tables as one workbook"),
    "timelinejs": Format("timelinejs", "timeline.json", "dated events for TimelineJS"),
    "ics": Format("icalendar_file", "ahead.ics", "what lies ahead, for a calendar"),
    "ftm": Format("followthemoney", "entities.ftm.json", "FollowTheMoney entities, one a line"),
    "geojson": Format("geojson", "events.geojson", "events at their places"),
    "obsidian": Format("obsidian", "notes/", "a folder of linked Markdown notes"),
    "annotations": Format("web_annotation", "annotations.jsonld", "W3C Web Annotations of the articles"),
    "plover": Format("plover", "events.plover.tsv", "PLOVER events, one row a dyad"),
}


def make(record: Record, name: str) -> dict[str, bytes]:
    """The files of a record in one format: path → bytes.

    Raises:
        KeyError: there is no such format.
    """
    found = FORMATS[name]
    dumps: Callable[[Record], str | bytes | dict[str, str]] = import_module(f"mahdar.export.{found.module}").dumps
    made = dumps(record)
    if isinstance(made, dict):
        return {found.file + path: _bytes(text) for path, text in made.items()}
    return {found.file: _bytes(made)}


def _bytes(made: str | bytes) -> bytes:
    return made if isinstance(made, bytes) else made.encode("utf-8", "replace")
