"""From text and what is known about it to an `Article`."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Any

from mahdar import settings
from mahdar.errors import Empty
from mahdar.ingest import decode
from mahdar.ingest import published as dates
from mahdar.ingest.records import Fields
from mahdar.model.article import Article
from mahdar.model.ids import article_id

MAX_TITLE = 160
"""Longest first line that is taken for a title, in code points."""

TITLE_WITHIN = 4
"""Filled lines at the top among which the title may be (a section name or a day often stands above it)."""

_DAY_AND_YEAR = re.compile(r"(?<!\d)\d{1,2}(?!\d).{1,30}(?<!\d)\d{4}(?!\d)")


class Maker:
    """Makes articles with what the user says of the whole run."""

    def __init__(self, published: str | None = None, dateline: dates.Dateline | None = None) -> None:
        self.published, self.dateline = published, dateline

    def from_text(self, source: str, text: str, url: str | None, notes: tuple[str, ...]) -> Article:
        """A plain text, whole: nothing is removed or stripped, only brought to NFC."""
        text = decode.nfc(text)
        return self.article(source, text, title=title_of(text), url=url, notes=notes)

    def from_page(self, source: str, text: str, url: str | None, notes: tuple[str, ...]) -> Article:
        """A page: the text that stands on it as an article."""
        from mahdar.ingest.page import read_page

        page = read_page(text)
        found, more = decode.whole(decode.nfc(page.text))
        return self.article(
            source, found, title=_line(page.title), outlet=_line(page.outlet), url=url or page.url,
            meta=list(page.dates), notes=(*notes, *page.notes, *more),
        )  # fmt: skip

    def from_record(self, source: str, found: Fields) -> Article:
        """One object of JSON; a field of HTML is read as a page."""
        text, notes = decode.whole(found.text)
        meta = [found.published] if found.published else []
        title, outlet = _line(found.title), _line(found.outlet)
        if found.html:
            from mahdar.ingest.page import read_page

            page = read_page(text)
            text, title, outlet = page.text, title or _line(page.title), outlet or _line(page.outlet)
            meta, notes = [*meta, *page.dates], (*notes, *page.notes)
        text = decode.nfc(text)
        return self.article(
            source, text, title=title or title_of(text), outlet=outlet, url=_line(found.url), meta=meta, notes=notes
        )

    def article(
        self,
        source: str,
        text: str,
        *,
        title: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        meta: list[tuple[Any, str]] | None = None,
        notes: tuple[str, ...] = (),
    ) -> Article:
        """The article, with its publication day chosen.

        Raises:
            Empty: The text is nothing but white space.
        """
        if not text or text.isspace():
            raise Empty("no text in it")
        found = dates.candidates(text, url=url, meta=meta or (), given=self.published, dateline=self.dateline)
        if len(text) > settings.MAX_ARTICLE_CHARS:
            notes = (
                *notes,
                f"only the first {settings.MAX_ARTICLE_CHARS} of {len(text)} characters are read for findings",
            )
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        name = decode.whole(source)[0]
        return Article(
            article_id(text),
            name,
            text,
            dates.choose(found),
            outlet,
            title,
            settings.DEFAULT_LANGUAGE,
            url,
            digest,
            (),
            notes,
        )


def title_of(text: str) -> str | None:
    """The title of a plain text: a `# ` heading, `title:` of front matter, or a short line at the top with more below it."""
    top = text[:4000]
    lines = [line.strip() for line in top[dates.header_end(top) :].split("\n")]
    filled = [line for line in lines if line]
    if filled and filled[0] == "---":
        return _line(next((line[6:].strip(" \"'") for line in filled if line.startswith("title:")), None))
    heading = next((line for line in filled[:4] if line.startswith("# ")), None)
    if heading:
        return _line(heading[2:])
    return next((line for line in filled[:-1][:TITLE_WITHIN] if _is_title(line)), None)


def _is_title(line: str) -> bool:
    """Whether a line at the top reads as a title: a few words, no full stop, no colon, no day and year."""
    if len(line) > MAX_TITLE or line.endswith((".", ":")) or len(line.split()) < 3 + ("-" in line):
        return False
    return not _DAY_AND_YEAR.search(line)


def _line(words: str | None) -> str | None:
    """Words on one line, NFC, without lone surrogates."""
    if not words:
        return None
    return decode.nfc(decode.whole(" ".join(words.split())[:500])[0]) or None
