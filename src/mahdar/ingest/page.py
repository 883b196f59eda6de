"""HTML pages: the text of the article, and what the page says of itself."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from mahdar.errors import Empty, TooLarge
from mahdar.ingest.strip import plain_text

MAX_PAGE_CHARS = 8_000_000
"""Longest page that is looked into at all."""

MAX_CAREFUL_CHARS = 2_000_000
"""Longest page given to the careful extraction; beyond it the plain one, whose time grows with the length alone."""

MAX_DEPTH = 250
"""Deepest nesting given to the careful extraction, which walks the tree by recursion."""

MAX_TAGS = 40_000
"""Tags beyond which the careful extraction, which looks at each of them several times, is not tried."""

HEAD_CHARS = 400_000
"""How much of a page is searched for what it says of itself."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_IMPLIED = frozenset(
    ["p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "tfoot", "html", "head", "body"]
)
_META = re.compile(r"<meta\b[^<>]{0,4000}>", re.I)
_TIME = re.compile(r"<time\b[^<>]{0,2000}>", re.I)
_LINK = re.compile(r"<link\b[^<>]{0,2000}>", re.I)
_ATTRIBUTE = re.compile(r"""([a-zA-Z:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_LD = re.compile(r"<script\b[^<>]{0,500}ld\+json[^<>]{0,500}>", re.I)
_SCRIPT_END = re.compile(r"</script", re.I)
_TITLE = re.compile(r"<title\b[^<>]{0,500}>([^<]{1,1000})</title", re.I)
_H1 = re.compile(r"<h1\b[^<>]{0,500}>", re.I)
_H1_END = re.compile(r"</h1", re.I)
_ANY_TAG = re.compile(r"<[^<>]*>")
_CHARSET = re.compile(rb"""<meta[^<>]{0,200}charset\s*=\s*["']?([a-zA-Z0-9_.:-]{2,30})""", re.I)
_DATE_KEYS = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "pubdate", "publishdate", "publish-date", "publish_date", "sailthru.date", "parsely-pub-date",
    "citation_publication_date", "article:published", "originalpublicationdate", "dc.date.created",
)  # fmt: skip
_TITLE_KEYS = ("og:title", "twitter:title", "dc.title", "citation_title")
_SITE_KEYS = ("og:site_name", "application-name", "dc.publisher", "al:android:app_name")
_ARTICLE_TYPES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "liveblogposting", "webpage")


class Page(msgspec.Struct):
    """What a page holds: its text, what it says of itself, and the days it gives, each with where it says so."""

    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    dates: list[tuple[str, str]] = []
    notes: tuple[str, ...] = ()


def looks_like_html(text: str) -> bool:
    """Whether the beginning of `text` is that of a page."""
    start = text[:2000].lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html", "<head", "<body", "<?xml")):
        return "<html" in start or "<!doctype html" in start or "<body" in start or "<head" in start
    return start.startswith("<") and any(tag in start for tag in ("<p>", "<p ", "<div", "<article", "<meta", "<h1"))


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page declares in its first bytes."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def read_page(source: str) -> Page:
    """The article on a page.

    Time is bounded: a page nested too deep, with too many tags or too long is read plainly instead of carefully.

    Raises:
        TooLarge: The page is longer than `MAX_PAGE_CHARS`.
        Empty: There is no text on it.
    """
    if len(source) > MAX_PAGE_CHARS:
        raise TooLarge(f"a page of {len(source)} characters", f"pages of up to {MAX_PAGE_CHARS} are read")
    why = _too_much(source)
    text = None if why else _careful(source)
    page = about(source)
    if not text:
        text = plain_text(source)
        page.notes = (f"page read plainly: {why or 'no article found by its shape'}",)
    if not text.strip():
        raise Empty("no text on the page")
    page.text = text
    return page


def about(source: str) -> Page:
    """What a page says of itself in its meta tags, JSON-LD, `<time>` and title; the text is left empty."""
    head = source[:HEAD_CHARS].replace("\0", "")
    metas = list(_metas(head))
    linked = list(_linked_data(head))
    title = _first(metas, _TITLE_KEYS) or _from_linked(linked, "headline") or _heading(head)
    outlet = _first(metas, _SITE_KEYS) or _publisher(linked)
    url = _canonical(head) or _first(metas, ("og:url",))
    return Page(text="", title=title, outlet=outlet, url=url, dates=list(_dates(metas, linked, head)))


def _too_much(source: str) -> str | None:
    """Why a page is not given to the careful extraction, or None."""
    if len(source) > MAX_CAREFUL_CHARS:
        return f"{len(source)} characters"
    depth = deepest = tags = 0
    for tag in _TAG.finditer(source):
        tags += 1
        name = tag[2].lower()
        if name not in _VOID and name not in _IMPLIED:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        return f"tags nested {deepest} deep"
    return f"{tags} tags" if tags > MAX_TAGS else None


def _careful(source: str) -> str | None:
    """The article without the page around it, by trafilatura; None when it finds none or gives up."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.extract(source, fast=True, include_comments=False) or None
    except (ValueError, TypeError, AttributeError, RecursionError, LookupError, AssertionError):
        return None  # a page its parser was not made for: read plainly instead


def _blocks(head: str, start: re.Pattern[str], end: re.Pattern[str], most: int) -> Iterator[str]:
    """What stands between a start and an end tag, up to `most` times; an unclosed one ends the search."""
    at = 0
    for _ in range(most):
        opening = start.search(head, at)
        closing = end.search(head, opening.end()) if opening else None
        if not opening or not closing:
            return
        yield head[opening.end() : closing.start()]
        at = closing.end()


def _attributes(tag: str) -> dict[str, str]:
    return {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}


def _metas(head: str) -> Iterator[tuple[str, str]]:
    """Names (lower case) and contents of the meta tags."""
    for tag in _META.findall(head):
        found = _attributes(tag)
        name = found.get("property") or found.get("name") or found.get("itemprop") or ""
        if name and found.get("content"):
            yield name.lower(), found["content"].strip()


def _first(metas: list[tuple[str, str]], keys: tuple[str, ...]) -> str | None:
    table = dict(reversed(metas))
    return next((table[key] for key in keys if table.get(key)), None)


def _linked_data(head: str) -> Iterator[dict[str, Any]]:
    """The objects of the JSON-LD blocks that describe the page itself, articles first."""
    found: list[dict[str, Any]] = []
    for block in _blocks(head, _LD, _SCRIPT_END, 20):
        try:
            value = json.loads(block, strict=False)
        except (ValueError, RecursionError):
            continue
        top = value if isinstance(value, list) else value.get("@graph", [value]) if isinstance(value, dict) else []
        found.extend(item for item in (top if isinstance(top, list) else [top]) if isinstance(item, dict))
    kinds = [(str(item.get("@type", "")).lower(), item) for item in found]
    for wanted in _ARTICLE_TYPES:
        yield from (item for kind, item in kinds if wanted in kind and (wanted != "article" or "news" not in kind))


def _from_linked(linked: list[dict[str, Any]], key: str) -> str | None:
    return next((item[key].strip() for item in linked if isinstance(item.get(key), str) and item[key].strip()), None)


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    for item in linked:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return name.strip()
    return None


def _heading(head: str) -> str | None:
    """The first heading, or the title of the page."""
    title = _TITLE.search(head)
    for words in (*_blocks(head, _H1, _H1_END, 1), title[1] if title else ""):
        if clean := " ".join(html.unescape(_ANY_TAG.sub(" ", words[:2000])).split()):
            return clean
    return None


def _canonical(head: str) -> str | None:
    links = (_attributes(tag) for tag in _LINK.findall(head))
    found = next((link.get("href", "") for link in links if link.get("rel", "").lower() == "canonical"), "")
    return found if found.startswith(("http://", "https://")) else None


def _dates(metas: list[tuple[str, str]], linked: list[dict[str, Any]], head: str) -> Iterator[tuple[str, str]]:
    """(words, where): JSON-LD first, then meta tags, then `<time>`."""
    for key in ("datePublished", "dateCreated"):
        if value := _from_linked(linked, key):
            yield value, f"JSON-LD {key}"
            break
    table = dict(reversed(metas))
    for key in _DATE_KEYS:
        if value := table.get(key):
            yield value, f"meta {key}"
            break
    for tag in _TIME.findall(head)[:1]:
        if value := _attributes(tag).get("datetime"):
            yield value, "<time>"
