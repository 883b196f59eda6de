"""Bytes to text: which encoding, what was broken, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
import sys
import unicodedata
from functools import cache

from mahdar.errors import Binary, Unreadable

SAMPLE = 65_536
"""Bytes looked at to tell text from binary and one encoding from another."""

MAX_MARKS = 1_000
"""Longest run of combining marks that is normalised: ordering them takes time in the square of their number."""

REPLACEMENT = "\ufffd"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"PK\x03\x04", "a zip archive (or an office document)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a media file"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3\0", "a database"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\v\x1b") + b"\x7f"
_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `data` and notes on what had to be guessed or replaced; no character is removed but the byte order mark.

    Args:
        data: The whole input.
        declared: What a page or server says of its encoding; believed when the bytes are not UTF-8 and fit it.

    Raises:
        Binary: The bytes are not text in any encoding that is known here.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _replacing(
                data[len(mark) :], name, () if name == "utf-8" else (f"read as {name.upper()} (byte order mark)",)
            )
    if (wide := _wide(data)) is not None:
        return _replacing(data, wide, (f"read as {wide.upper()} (no byte order mark, told by its bytes)",))
    _refuse_binary(data)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _not_utf8(data, declared)


def nfc(text: str) -> str:
    """`text` in NFC.

    Raises:
        Unreadable: It holds more than `MAX_MARKS` combining marks in a row, which no writing does.
    """
    if text.isascii() or (len(text) <= MAX_MARKS and unicodedata.is_normalized("NFC", text)):
        return text
    if any(map(unicodedata.combining, text[::MAX_MARKS])) and _marks().search(text):  # a run this long holds one of these
        raise Unreadable(
            f"more than {MAX_MARKS} combining marks in a row", "this is not writing; remove them and try again"
        )
    return unicodedata.normalize("NFC", text)


def whole(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` with lone surrogates replaced, so that it can be written out again, and a note when there were any."""
    if text.isascii():
        return text, ()
    clean, count = _SURROGATES.subn(REPLACEMENT, text)
    return (clean, (f"{count} lone surrogate(s) replaced by U+FFFD",)) if count else (text, ())


@cache
def _marks() -> re.Pattern[str]:
    """A run of more than `MAX_MARKS` combining marks."""
    marks = [chr(c) for c in range(0x300, 0x20000) if unicodedata.combining(chr(c))]
    return re.compile(f"[{''.join(map(re.escape, marks))}]{{{MAX_MARKS + 1},}}")


def _replacing(data: bytes, encoding: str, notes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Decode, with broken bytes replaced and counted."""
    try:
        return data.decode(encoding), notes
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return text, (*notes, f"{text.count(REPLACEMENT)} broken byte sequence(s) replaced by U+FFFD")


def _refuse_binary(data: bytes) -> None:
    """Raise for what is no text: a known signature, or too many control bytes."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise Binary(f"this is {what}, not text", "unpack or convert it first")
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(8, len(sample) // 20):
        raise Binary(f"not text: {controls} control bytes in the first {len(sample)}", "unpack or convert it first")


def _wide(data: bytes) -> str | None:
    """UTF-16 with no mark: every other byte is one of a few (00 for Latin and spaces, 06 for Arabic, 20 for quotes)."""
    sample = data[: SAMPLE & ~1]
    if len(sample) < 8 or len(data) % 2:
        return None
    few = b"\x00\x06\x20\xfe"
    for high, low, name in ((sample[1::2], sample[::2], "utf-16-le"), (sample[::2], sample[1::2], "utf-16-be")):
        likely = len(high) - len(high.translate(None, few))
        telling = high.count(0) + high.count(6)
        if likely >= 0.97 * len(high) and telling >= 0.9 * len(high) and low.count(0) < 0.05 * len(low):
            return name
    return None


def _not_utf8(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    """UTF-8 with breaks in it, or one byte a letter."""
    text = data.decode("utf-8", "replace")
    bad = text.count(REPLACEMENT)
    good = (
        len(text) - bad - sum(text.count(chr(c)) for c in range(128)) if len(text) <= SAMPLE else _non_ascii(text) - bad
    )
    if bad <= max(1, good // 4) and good > 0:
        return text, (f"{bad} broken byte sequence(s) replaced by U+FFFD",)
    name = _codec(declared) or _single_byte(data)
    return _replacing(data, name, (f"read as {name.upper()} ({'declared' if _codec(declared) else 'not UTF-8'})",))


def _non_ascii(text: str) -> int:
    """How many characters of a sample of `text` are not ASCII, scaled to the whole."""
    part = text[:SAMPLE]
    return sum(c > "\x7f" for c in part) * len(text) // len(part)


def _codec(declared: str | None) -> str | None:
    """The name of a text codec that a page declares; UTF-8 is not asked for again, as it has just failed."""
    try:
        info = codecs.lookup((declared or "").strip().lower())
    except (LookupError, ValueError):
        return None
    is_text = getattr(info, "_is_text_encoding", True)
    return (
        info.name
        if is_text and info.name not in ("utf-8", "idna", "punycode", "unicode_escape", "raw_unicode_escape")
        else None
    )


def _single_byte(data: bytes) -> str:
    """Windows-1256 or ISO-8859-6: the second has holes in its table, and its alef-lam pair is C7 E4, not C7 E1."""
    sample = data[:SAMPLE]
    try:
        sample.decode("iso-8859-6")
    except UnicodeDecodeError:
        return "cp1256"
    return "iso-8859-6" if sample.count(b"\xc7\xe4") > sample.count(b"\xc7\xe1") else "cp1256"


if sys.maxunicode < 0x10FFFF:  # pragma: no cover
    raise ImportError("a Python with full Unicode is needed")
