"""The door of the program: any source in, articles or reasons out. A bad input never ends a run."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from typing import IO, Any

from mahdar import settings
from mahdar.errors import AddressRefused, BadRecord, Binary, Empty, MahdarError, NotFound, TooLarge, Unreadable
from mahdar.ingest import decode, make, records, unpack, walk
from mahdar.ingest.fetch import is_address
from mahdar.ingest.published import Dateline, iso_day
from mahdar.model.article import Article, Skipped

Source = str | os.PathLike[str]
_LINES = (".jsonl", ".ndjson")
_PAGES = (".html", ".htm", ".xhtml")

MAX_BAD = 1_000
"""Lines in a row without an article after which the rest of a file is given up."""

MAX_BLANK = 1_000_000
"""Blank lines after which the rest of a file is given up."""


def articles(
    source: Source | Iterable[Source],
    *,
    published: str | None = None,
    fetch: bool = False,
    dateline: Dateline | None = None,
    limit: int = settings.MAX_INPUT_BYTES,
) -> Iterator[Article | Skipped]:
    """The articles of one or many sources, one at a time, in order.

    Args:
        source: Files (.txt .md .html .json .jsonl, each also packed as .gz), folders, `-` for standard input, web
            addresses, or an iterable of these. What a file holds decides how it is read, its suffix only helps.
        published: The publication day, where the user knows it; goes before every other sign.
        fetch: Whether web addresses may be fetched; without it they are skipped with a reason.
        dateline: Reads printed dates near the top of a text, for the language at hand.
        limit: Most bytes of one input, packed and unpacked. JSON Lines are bounded line by line.

    Yields:
        `Article` for each text, `Skipped` with a code and a reason for each input that holds none.

    Raises:
        InputError: `published` is not a day.
    """
    _check_day(published)
    desk = _Desk(make.Maker(published, dateline), fetch, limit)
    for item in [source] if isinstance(source, (str, os.PathLike)) else source:
        yield from desk.source(os.fspath(item))


def article_from_text(text: str, source: str = "text", *, published: str | None = None, url: str | None = None) -> Article:
    """The article of a text that is at hand: the whole of it in NFC, its signs of a publication day collected.

    Args:
        text: What was published; lone surrogates are replaced, nothing is removed.
        source: A name for it.
        published: Its day, where it is known.
        url: Its address, where it is known.

    Raises:
        Empty: It is nothing but white space.
        Unreadable: It is no writing (see `decode.nfc`).
        BadRecord: `published` is not a day.
    """
    _check_day(published)
    clean, notes = decode.whole(text)
    return make.Maker(published).from_text(source, clean, url, notes)


def _check_day(published: str | None) -> None:
    if published is not None and iso_day(published) is None:
        raise BadRecord(f"{published!r} is not a day", "write it as 2026-01-21")


class _Desk:
    """Reads sources with the settings of one run."""

    def __init__(self, maker: make.Maker, fetch: bool, limit: int) -> None:
        self.maker, self.fetch, self.limit = maker, fetch, limit

    def source(self, name: str) -> Iterator[Article | Skipped]:
        """A file, folder, address or standard input."""
        if name == "-":
            yield from self.guarded("standard input", self.stdin())
        elif is_address(name):
            yield from self.guarded(name, self.address(name))
        elif os.path.isdir(name):
            for path, error in walk.files(name):
                yield from [skipped(path, error)] if error else self.guarded(path, self.file(path))
        else:
            yield from self.guarded(name, self.file(name))

    def guarded(self, name: str, found: Iterator[Article | Skipped]) -> Iterator[Article | Skipped]:
        """`found`, with an error on the way as a skipped input; what came before it stays."""
        try:
            yield from found
        except MahdarError as error:
            yield skipped(name, error)
        except FileNotFoundError:
            yield skipped(name, NotFound("no such file or folder"))
        except (OSError, ValueError) as error:
            words = getattr(error, "strerror", None) or str(error)
            yield skipped(name, Unreadable(f"cannot be read: {words[:200]}", "check its permissions"))
        except (RecursionError, MemoryError) as error:
            yield skipped(name, Unreadable(f"too complicated to read ({type(error).__name__})"))

    def stdin(self) -> Iterator[Article | Skipped]:
        yield from self.bytes("-", unpack.read_bounded(sys.stdin.buffer, self.limit))

    def address(self, url: str) -> Iterator[Article | Skipped]:
        if not self.fetch:
            raise AddressRefused("web addresses are fetched only when asked", "add --fetch")
        from mahdar.ingest.fetch import fetch

        answer = fetch(url, self.limit)
        yield from self.bytes(url, answer.data, url=answer.url, charset=answer.charset)

    def file(self, path: str) -> Iterator[Article | Skipped]:
        """One file: lines are streamed, everything else is read whole up to the limit."""
        with open(path, "rb", buffering=1 << 16) as stream:
            if walk.suffix(path) in _LINES and stream.seekable():
                packed = stream.read(2) == unpack.GZIP
                stream.seek(0)
                size = os.fstat(stream.fileno()).st_size
                opened: IO[bytes] = unpack.unpacked(stream, size, self.limit) if packed else stream
                yield from self.lines(path, opened)
                return
            data = unpack.read_bounded(stream, self.limit)
        yield from self.bytes(path, data)

    def lines(self, name: str, stream: IO[bytes]) -> Iterator[Article | Skipped]:
        """JSON Lines; a line that holds no article is skipped and the run goes on, until too many in a row hold none."""
        blank = bad = last = 0
        for number, line in unpack.lines(stream, self.limit):
            if number == 1:
                line = _first_line(line)
            if line.isspace() or not line:
                blank += 1
                if blank > MAX_BLANK:
                    raise TooLarge(f"more than {MAX_BLANK} blank lines", "the rest is not read")
                continue
            for found in self.guarded(f"{name}:{number}", self.line(name, number, line)):
                bad, last = (0 if isinstance(found, Article) else bad + 1), number
                yield found
            if bad > MAX_BAD:
                raise BadRecord(f"{bad} lines in a row hold no article, up to line {number}", "the rest is not read")
        if not last:
            raise Empty("no lines in it")

    def line(self, name: str, number: int, line: bytes) -> Iterator[Article | Skipped]:
        if len(line) > self.limit:
            raise TooLarge(f"a line of more than {self.limit} bytes", "raise MAHDAR_MAX_INPUT_BYTES or split the input")
        yield self.record(f"{name}:{number}", name, records.parse(line))

    def record(self, place: str, name: str, value: Any) -> Article:
        """One object; the name of the article is the id it brings along, or else its place."""
        found = records.fields(value)
        return self.maker.from_record(f"{name}#{found.id}" if found.id else place, found)

    def bytes(
        self, name: str, data: bytes, *, url: str | None = None, charset: str | None = None
    ) -> Iterator[Article | Skipped]:
        """What one input holds, told by its content first and by its suffix second."""
        if data.startswith(unpack.GZIP):
            data = unpack.gunzip(data, self.limit)
        text, notes = decode.decode(data, charset or _declared(data))
        del data
        if not text.strip():
            raise Empty("no text in it")
        kind = _kind(walk.suffix(name), text)
        if kind == "lines":
            yield from self.lines(name, io.BytesIO(text.encode("utf-8", "replace")))
        elif kind == "json":
            yield from self.document(name, text)
        elif kind == "page":
            yield self.maker.from_page(name, text, url, notes)
        else:
            yield self.maker.from_text(name, text, url, notes)

    def document(self, name: str, text: str) -> Iterator[Article | Skipped]:
        """A JSON document: one article or a list of them."""
        found = list(records.objects(records.parse(text)))
        if not found:
            raise Empty("an empty list")
        for number, value in enumerate(found, 1):
            place = name if len(found) == 1 else f"{name}#{number}"
            yield from self.guarded(place, iter(_Later(self.record, place, name if len(found) > 1 else place, value)))


class _Later:
    """Calls for one article only when it is asked for, so that its error is met inside the guard."""

    def __init__(self, call: Any, *args: Any) -> None:
        self.call, self.args = call, args

    def __iter__(self) -> Iterator[Article | Skipped]:
        yield self.call(*self.args)


def skipped(name: str, error: MahdarError) -> Skipped:
    """An input that was not read, with the code and words of the error."""
    return Skipped(decode.whole(name)[0], error.code, error.message + (f" ({error.hint})" if error.hint else ""))


def _first_line(line: bytes) -> bytes:
    """The first line of a stream of lines, without its byte order mark.

    Raises:
        Binary: It is not UTF-8 text.
    """
    if line.startswith(b"\xef\xbb\xbf"):
        return line[3:]
    if line.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in line[:1000]:
        raise Binary("JSON Lines are read as UTF-8 only", "convert the file to UTF-8")
    return line


def _declared(data: bytes) -> str | None:
    if b"<" not in data[:2000]:
        return None
    from mahdar.ingest.page import declared_charset

    return declared_charset(data)


def _kind(suffix: str, text: str) -> str:
    """How a text is read: as a page, JSON, JSON lines or plain."""
    start = text[:200].lstrip("\ufeff \t\r\n")
    if suffix not in (".txt", ".text", ".md", ".markdown") or start[:1] in "{[<":
        from mahdar.ingest.page import looks_like_html

        if (suffix in _PAGES and "<" in text) or looks_like_html(text):
            return "page"
    if start[:1] == "{" or (start[:1] == "[" and start[1:].lstrip()[:1] == "{"):
        return _json_kind(suffix, text)
    return "json" if suffix == ".json" else "lines" if suffix in _LINES else "text"


def _json_kind(suffix: str, text: str) -> str:
    """Whether braces at the start mean a document, lines of objects, or only a text that begins with a brace."""
    if suffix in _LINES:
        return "lines"
    first, _, rest = text.partition("\n")
    if suffix != ".json" and '"' not in text[:2000]:
        return "text"
    if rest.lstrip()[:1] == "{" and first.rstrip().endswith("}"):
        return "lines"
    return "json"
