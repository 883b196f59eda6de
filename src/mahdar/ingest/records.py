"""JSON and JSON Lines: one article an object, under the names that feeds and scrapers give its fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from mahdar.errors import BadRecord

TEXT = ("text", "body", "content", "articleBody", "article_text", "full_text", "maintext")
MARKED_UP = ("html", "content_html", "body_html")
TITLE = ("title", "headline")
URL = ("url", "link", "canonical_url")
PUBLISHED = (
    "published", "date", "datePublished", "date_published", "published_at", "publish_date", "pubDate", "pub_date", "created_at",
    "timestamp",
)  # fmt: skip
OUTLET = ("outlet", "site_name", "publisher", "source", "site")
ID = ("id", "_id", "guid")
LISTS = ("articles", "items", "documents", "entries")


class Fields(msgspec.Struct):
    """The fields of one article as a record gives them; `html` when its text is marked up."""

    text: str
    html: bool = False
    id: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: tuple[Any, str] | None = None


def parse(data: bytes | str) -> Any:
    """The JSON value in `data`.

    Raises:
        BadRecord: It is not JSON, or nested beyond reason.
    """
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass  # lone surrogates and NaN are JSON to the standard library
    except RecursionError:
        raise BadRecord("JSON nested too deep") from None
    try:
        return json.loads(data if isinstance(data, str) else data.decode("utf-8", "replace"), strict=False)
    except RecursionError:
        raise BadRecord("JSON nested too deep") from None
    except ValueError as error:
        raise BadRecord(f"not JSON: {str(error)[:120]}") from None


def objects(value: Any) -> Iterator[Any]:
    """The article objects of a JSON document: itself, the items of an array, or of the list it holds."""
    if isinstance(value, list):
        yield from value
        return
    if isinstance(value, dict) and not _text(value):
        for name in LISTS:
            if isinstance(value.get(name), list):
                yield from value[name]
                return
    yield value


def fields(value: Any) -> Fields:
    """What an object says of its article; a reading written by `mahdar read` is taken as its article.

    Raises:
        BadRecord: It is no object, or holds no text.
    """
    if not isinstance(value, dict):
        raise BadRecord(f"a JSON {type(value).__name__} where an object with `text` is wanted")
    inner = value.get("article")
    if isinstance(inner, dict) and not _text(value):
        value = inner
    found = _text(value)
    if not found:
        names = ", ".join(str(key)[:40] for key in list(value)[:8]) or "none"
        raise BadRecord(f"no `text` in the record (its fields: {names})", "name the field `text`")
    text, marked_up = found
    published = next(((value[name], f"field {name}") for name in PUBLISHED if value.get(name)), None)
    return Fields(
        text, marked_up, _word(value, ID), _word(value, TITLE), _word(value, URL), _word(value, OUTLET), published
    )


def _text(value: dict[Any, Any]) -> tuple[str, bool] | None:
    for names, marked_up in ((TEXT, False), (MARKED_UP, True)):
        for name in names:
            if isinstance(value.get(name), str):
                return value[name], marked_up
    return None


def _word(value: dict[Any, Any], names: tuple[str, ...]) -> str | None:
    """The first of `names` that holds words or a number."""
    for name in names:
        word = value.get(name)
        if isinstance(word, dict):
            word = word.get("name")
        if isinstance(word, int) and not isinstance(word, bool):
            word = str(word)
        if isinstance(word, str) and word.strip():
            return word.strip()[:2000]
    return None
