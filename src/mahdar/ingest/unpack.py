"""Reading bytes with a bound: plain and gzip, whole or line by line."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import IO, Any, Protocol

from mahdar.errors import TooLarge, Unreadable

GZIP = b"\x1f\x8b"
CHUNK = 1 << 20
MAX_RATIO = 100
"""A stream of lines may unpack to this many times its packed size, or to the limit, whichever is more."""


class Reads(Protocol):
    """Anything bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes | None:
        """Up to `size` bytes, all that are left for -1; none at the end."""
        ...


def read_bounded(stream: Reads, limit: int) -> bytes:
    """All of `stream`.

    Raises:
        TooLarge: There are more than `limit` bytes.
    """
    data = stream.read(limit + 1)
    if data is not None and len(data) <= limit:
        return data
    raise TooLarge(f"more than {limit} bytes", "raise MAHDAR_MAX_INPUT_BYTES or split the input")


def gunzip(data: bytes, limit: int) -> bytes:
    """Unpack gzip (twice packed too), never making more than `limit` bytes.

    Raises:
        TooLarge: It unpacks to more than `limit` bytes.
        Unreadable: The packed data is broken, or packed more than twice.
    """
    for _ in range(2):
        data = _gunzip_once(data, limit)
        if not data.startswith(GZIP):
            return data
    raise Unreadable("packed with gzip more than twice", "unpack it first")


def _gunzip_once(data: bytes, limit: int) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            return read_bounded(stream, limit)
    except TooLarge as error:
        raise TooLarge(f"unpacks to more than {limit} bytes", error.hint) from None
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(f"broken gzip data: {error}") from None


class _Counting(io.RawIOBase):
    """A raw stream that raises once more than a bound was read through it."""

    def __init__(self, stream: Reads, bound: int) -> None:
        self.stream, self.left, self.bound = stream, bound, bound

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self.stream.read(len(buffer)) or b""
        self.left -= len(data)
        if self.left < 0:
            raise TooLarge(
                f"unpacks to more than {self.bound} bytes", "raise MAHDAR_MAX_INPUT_BYTES or split the input"
            )
        buffer[: len(data)] = data
        return len(data)


def unpacked(stream: IO[bytes], packed_size: int, limit: int) -> IO[bytes]:
    """A gzip `stream` as a stream of what it holds, which ends in TooLarge past the bound for a stream of lines."""
    plain = gzip.GzipFile(fileobj=stream)
    return io.BufferedReader(_Counting(plain, max(limit, packed_size * MAX_RATIO)), CHUNK)


def lines(stream: IO[bytes], limit: int) -> Iterator[tuple[int, bytes]]:
    """The lines of `stream` with their number from 1; an over-long line is passed as its first `limit` + 1 bytes.

    Raises:
        TooLarge: A gzip stream unpacks to too much.
        Unreadable: A gzip stream is broken.
    """
    number = 0
    try:
        while line := stream.readline(limit + 1):
            number += 1
            yield number, line
            while len(line) > limit and not line.endswith(b"\n"):
                line = stream.readline(limit + 1)  # the rest of it, thrown away
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Unreadable(f"broken gzip data after line {number}: {error}") from None
