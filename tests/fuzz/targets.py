"""What strangers may send, one function a door: each takes bytes and must neither raise nor find what is not there.

Run one for as long as you like with atheris (`python -m tests.fuzz.run read`); the suite runs each for a second or two.
"""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from mahdar.errors import MahdarError, PatternError
from mahdar.ingest import article_from_text, articles
from mahdar.ingest.page import declared_charset, looks_like_html, read_page
from mahdar.lang import load
from mahdar.model.article import Article, Skipped
from mahdar.model.reading import Reading
from mahdar.model.span import Span
from mahdar.reading.doc import Doc
from mahdar.reading.pipeline import read
from mahdar.text.patterns import compile_pattern
from tests.text.direct import match_at

SUFFIXES = (".txt", ".md", ".html", ".json", ".jsonl", ".gz", ".jsonl.gz", "", ".htm", ".ndjson", ".txt.gz")
LONGEST = 4_000
"""Letters of a text that are read: length is the matter of other tests."""

MOST_BRANCHES = 6
TRIED = "وقال وزير الخارجية الروسي سيرغي لافروف إن الجولة الخامسة من المحادثات ستعقد في 3/12 بعد يوم أو يومين"
KINDS = frozenset({"country", "nisba", "verb", "word", "time", "meeting"})


def ingest(data: bytes) -> None:
    """Any file with any suffix: articles of clean text, or reasons."""
    suffix = SUFFIXES[data[0] % len(SUFFIXES)] if data else ""
    path = _folder() / f"a{suffix}"
    path.write_bytes(data[1:])
    for found in articles(path):
        assert isinstance(found, (Article, Skipped))
        found.source.encode("utf-8")
        if isinstance(found, Skipped):
            assert found.code.startswith("MHD-") and found.reason
        else:
            _sound(found)


def text(data: bytes) -> None:
    """Any text: a reading whose spans hold their text and that is the same after JSON."""
    try:
        article = article_from_text(data.decode("utf-8", "surrogatepass" if data[:1] > b"\x80" else "replace")[:LONGEST])
    except (MahdarError, UnicodeDecodeError):
        return
    reading = read(article, load("ar"))
    for held in _spans(reading):
        assert article.text[held.start : held.end] == held.exact
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


def pattern(data: bytes) -> None:
    """Any pattern: compiled, or told where it is wrong; a compiled one can be tried everywhere."""
    language = load("ar")
    try:
        compiled = compile_pattern(data.decode("utf-8", "replace")[:300], KINDS, language.fold)
    except PatternError as wrong:
        assert wrong.message
        return
    if sum(compiled.source.count(sign) for sign in ("...", "(", "[", "|")) > MOST_BRANCHES:
        return  # ways multiply; patterns come with the tables, not from strangers
    doc = _tried()
    for i in range(len(doc)):
        found = match_at(compiled, doc, i)
        assert found is None or i <= found.j <= len(doc)
    assert compiled.heads()


def page(data: bytes) -> None:
    """Any page: its text and what it says of itself, or a reason."""
    declared_charset(data)
    markup = unicodedata.normalize("NFC", data.decode("utf-8", "replace"))
    looks_like_html(markup)
    try:
        found = read_page(markup)
    except MahdarError:
        return
    assert "<script" not in found.text or "&lt;" in markup or "<script" in markup
    assert all(isinstance(day, str) and how for day, how in found.dates)


TARGETS: dict[str, Callable[[bytes], None]] = {"ingest": ingest, "read": text, "pattern": pattern, "html": page}
"""Name → what is called with bytes."""


def _sound(article: Article) -> None:
    article.text.encode("utf-8")
    assert article.text.strip() and unicodedata.is_normalized("NFC", article.text)
    for held in article.furniture:
        assert article.text[held.start : held.end] == held.exact


def _spans(value: Any) -> list[Any]:
    own = [value] if isinstance(value, Span) or all(hasattr(value, f) for f in ("start", "end", "exact")) else []
    own = [s for s in own if s.start is not None]
    if isinstance(value, msgspec.Struct):
        return own + [s for f in value.__struct_fields__ for s in _spans(getattr(value, f))]
    return [s for item in value for s in _spans(item)] if isinstance(value, tuple) else own


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="mahdar-fuzz-"))


@cache
def _tried() -> Doc:
    return Doc(article_from_text(TRIED), load("ar"))
