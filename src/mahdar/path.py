"""The whole path, from sources to a record on disk: read this first.

    source ─► Article ─► Reading ─► Settlement ─► Record ─► page · file
        ingest      read        settle        record    web · export
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from mahdar.errors import Empty
from mahdar.model.article import Skipped
from mahdar.model.reading import Reading
from mahdar.model.record import Record

FORMATS: dict[str, str] = {"html": "index.html", "json": "record.json", "md": "record.md"}
"""What is made when no format is named: format → the file it is written to."""

Told = Callable[[Reading | Skipped], Any]


class Built(msgspec.Struct):
    """What a build made: the record, the files it wrote, and what was skipped on the way."""

    record: Record
    files: tuple[Path, ...]
    skipped: tuple[Skipped, ...]


def build(
    sources: Sequence[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    formats: Iterable[str] = (),
    *,
    published: str | None = None,
    jobs: int = 1,
    people: bool = True,
    fetch: bool = False,
    as_of: str | None = None,
    progress: Told | None = None,
) -> Built:
    """Read sources, settle them into one record and write it to the folder `out`.

    Args:
        sources: Files, folders, `-`, and addresses when `fetch` is true.
        out: The folder to write to; made when it is not there.
        formats: `html`, or of `mahdar.export.formats`; none means those of `FORMATS`.
        published: The publication day of all inputs, where the user knows it better.
        jobs: Processes to read in.
        people: False reads without the table of people.
        as_of: The day from which "ahead" is seen; by default that of the newest article.
        progress: Called with each reading and each skipped input.

    Raises:
        Empty: None of the sources could be read.
    """
    read, skipped = _read(sources, published, jobs, people, fetch, progress)
    if not read:
        why = f": {skipped[0].source}: {skipped[0].reason}" if skipped else ""
        raise Empty(f"nothing could be read{why}", "see what was skipped")
    record = settled(read, skipped, as_of)
    return Built(record, tuple(write(record, out, formats)), tuple(skipped))


def settled(readings: Sequence[Reading], skipped: Sequence[Skipped] = (), as_of: str | None = None) -> Record:
    """The record of readings."""
    from mahdar.record import record
    from mahdar.settle import settle

    found = record(readings, settle(readings, as_of))
    rows = tuple({"source": s.source, "code": s.code, "reason": s.reason} for s in skipped)
    return msgspec.structs.replace(found, skipped=(*found.skipped, *rows))


def write(record: Record, out: str | os.PathLike[str], formats: Iterable[str] = ()) -> Iterable[Path]:
    """Write a record in each format; a file is whole or not there."""
    from mahdar.export.atomic import replace

    folder = Path(out)
    for name in dict.fromkeys(formats) or FORMATS:
        for file, text in rendered(record, name).items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, text)
            yield path


def rendered(record: Record, name: str) -> dict[str, str | bytes]:
    """The files of a record in one format (`html`, or any of `mahdar.export.formats`), by their path."""
    if name == "html":
        from mahdar.web.dossier import render

        return {FORMATS[name]: render(record)}
    from mahdar.export.formats import make

    return dict(make(record, name))


def _read(
    sources: Sequence[Any], published: str | None, jobs: int, people: bool, fetch: bool, progress: Told | None
) -> tuple[list[Reading], list[Skipped]]:
    from mahdar.ingest import articles
    from mahdar.pool import readings

    read: list[Reading] = []
    skipped: list[Skipped] = []
    for result in readings(articles(sources, published=published, fetch=fetch), jobs=jobs, people=people):
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            read.append(result)
        if progress is not None:
            progress(result)
    return read, skipped
