"""Articles as they came in, and inputs that could not be read."""

from __future__ import annotations

from typing import Literal

import msgspec

from mahdar.model.span import Span

DateHow = Literal["header", "meta", "url", "dateline", "given", "text", "corpus", "unknown"]
FurnitureKind = Literal["advert", "caption", "related", "keywords", "header", "byline"]


class DateCandidate(msgspec.Struct, frozen=True, gc=False):
    """One possible publication day: ISO date, how it is known, where it stands, how far it is to be trusted (0 to 1)."""

    date: str
    how: DateHow
    evidence: Span | None = None
    weight: float = 1.0
    note: str | None = None


class Published(msgspec.Struct, frozen=True, gc=False):
    """The publication day of an article, or null, with how it is known and why it was chosen."""

    date: str | None
    how: DateHow
    evidence: Span | None = None
    reason: str | None = None
    candidates: tuple[DateCandidate, ...] = ()
    doubt: str | None = None


class Furniture(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the page that is not reporting (advert, caption, keyword list, header, byline)."""

    start: int
    end: int
    exact: str
    kind: FurnitureKind
    rule: str = ""


class Article(msgspec.Struct, frozen=True, gc=False):
    """One article: the whole text in NFC, nothing removed, and what is known about it.

    `id` is derived from source-independent content (see `mahdar.model.ids.article_id`).
    """

    id: str
    source: str
    text: str
    published: Published
    outlet: str | None = None
    title: str | None = None
    language: str = "ar"
    url: str | None = None
    digest: str = ""
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[str, ...] = ()


class Skipped(msgspec.Struct, frozen=True, gc=False):
    """An input that was not read: where it came from, an error code and the reason in words."""

    source: str
    code: str
    reason: str
