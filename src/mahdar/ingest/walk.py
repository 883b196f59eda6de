"""Folders: every file that may hold an article, in order, hidden ones left out, loops of links cut."""

from __future__ import annotations

import os
from collections.abc import Iterator

from mahdar.errors import MahdarError, Unreadable

SUFFIXES = frozenset((".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson"))


def suffix(name: str) -> str:
    """The suffix of a file name in lower case, that before `.gz` if it is packed."""
    stem = name.lower()
    if stem.endswith(".gz"):
        stem = stem[:-3]
    return os.path.splitext(stem)[1]


def files(folder: str) -> Iterator[tuple[str, MahdarError | None]]:
    """The files under `folder`, sorted by name within each folder; with an error for what is there but is not read."""
    seen: set[tuple[int, int]] = set()
    yield from _files(folder, seen)


def _files(folder: str, seen: set[tuple[int, int]]) -> Iterator[tuple[str, MahdarError | None]]:
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        if not os.path.isdir(current):
            yield current, _not_read(current)
            continue
        try:
            known = os.stat(current)
            entries = sorted((entry for entry in os.listdir(current) if not entry.startswith(".")), reverse=True)
        except OSError as error:
            yield current, Unreadable(f"the folder cannot be opened: {error.strerror}", "check its permissions")
            continue
        if (known.st_dev, known.st_ino) in seen:
            continue  # the same folder by another way, or a loop of links
        seen.add((known.st_dev, known.st_ino))
        waiting.extend(os.path.join(current, entry) for entry in entries)


def _not_read(path: str) -> MahdarError | None:
    """Why a file in a folder is not read, or None if it is."""
    if not os.path.isfile(path):
        broken = os.path.islink(path) and not os.path.exists(path)
        return Unreadable("a link that leads nowhere" if broken else "neither a file nor a folder")
    name = suffix(os.path.basename(path))
    if name and name not in SUFFIXES:
        return Unreadable(
            f"files of the kind {name[:20]} are not read from a folder", "name the file itself to have it tried"
        )
    return None
