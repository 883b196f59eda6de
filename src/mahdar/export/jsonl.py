"""The archive: one reading a line, in and out without loss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from mahdar.export.json_file import encode
from mahdar.model.reading import Reading


def dump(readings: Iterable[Reading]) -> Iterator[str]:
    """Each reading as one line of JSON, without the line end."""
    for reading in readings:
        yield encode(reading, indent=0).decode("utf-8")


def load(lines: Iterable[str | bytes]) -> Iterator[Reading]:
    """The readings back from their lines; empty lines are passed over."""
    decoder = msgspec.json.Decoder(Reading)
    for line in lines:
        if line.strip():
            yield decoder.decode(line)
