"""What things of a record are called, and where their words stand: shared by every format."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from mahdar.model.record import Record, RecordArticle, RecordEntity, RecordEvent, RecordStatement
from mahdar.model.span import Span
from mahdar.words import Both, Words, words

_SENTENCE_END: Final = re.compile("[.!?\u061f\u2026][\u00bb\u201d\"')\\]]*\\s+|[\r\n\u2028\u2029]+\\s*")
_MARKS: Final = " \"\u00ab\u00bb\u201c\u201d"
_PAIRS: Final = (("\u00ab", "\u00bb"), ("\u201c", "\u201d"))
_DAY: Final = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_SPACE: Final = re.compile(r"\s+")
_HEADER: Final = re.compile(r"^\s*date\s+\d{4}-\d{2}-\d{2}\s*")


class Quote(NamedTuple):
    """A sentence with the words of interest inside it."""

    before: str
    exact: str
    after: str
    article: str
    start: int


class Names:
    """Look-ups over one record: entities, events, articles and how they are written in each language."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.entities = {e.id: e for e in record.entities}
        self.events = {e.id: e for e in record.events}
        self.articles = {a.id: a for a in record.articles}
        self.statements = {s.id: s for s in record.statements}
        self.plans = {p.id: p for p in record.plans}
        self._written = {n: e.name_en for e in record.entities if e.name_en for n in (*e.names, e.name)}
        self.numbers = {a.id: n for n, a in enumerate(record.articles, 1)}

    def entity(self, identity: str | None, otherwise: str = "") -> Both:
        """The name of an entity; its Arabic name also in English where no other is known."""
        found = self.entities.get(identity or "")
        if found is not None:
            return Both(_usual(found), found.name_en or found.name)
        english = self._english(otherwise) if otherwise else None
        return Both(otherwise or (identity or ""), english or otherwise or (identity or ""))

    def _english(self, written: str) -> str | None:
        """The English of a name that no entity was told to be, by its words or all but the first one or two of them."""
        words = written.split()
        tails = (" ".join(words[n:]) for n in range(min(3, len(words))))
        return next((self._written[t] for t in tails if t in self._written), None)

    def title(self, event: RecordEvent) -> Both:
        """The title of an event."""
        return Both(event.title_ar or event.title or event.what, event.title or event.title_ar or event.what)

    def source(self, article: str) -> Both:
        """What a source is called: its outlet, or the article by its number in the record."""
        found = self.articles.get(article)
        if found is None:
            return Both(article, article)
        if outlet := outlet_of(found):
            return Both(outlet, outlet)
        return Both(*(f"{words(lang).text('article')} {self.numbers[article]}" for lang in ("ar", "en")))

    def about(self, identity: str) -> Both:
        """The name of whatever an id of the record stands for (event, entity or article)."""
        if (event := self.events.get(identity)) is not None:
            return self.title(event)
        if (plan := self.plans.get(identity)) is not None:
            return Both(plan.title_ar, plan.title)
        if (article := self.articles.get(identity)) is not None:
            return Both(*(article_label(article),) * 2)
        return self.entity(identity)

    def value(self, field: str, value: str) -> Both:
        """A claimed value in words: entity ids, days, durations and states by name, other text as it is."""
        if value in self.entities or value in self.events:
            return self.about(value)
        if ";" in value and field.startswith("participant"):
            people = [self._person(one.strip()) for one in value.split(";")]
            return Both(*(words(lang).join([p[i] for p in people]) for i, lang in enumerate(("ar", "en"))))
        several = value.replace(",", " ").split()
        if several and set(several) <= set(self.entities):
            pairs = [self.entity(one) for one in several]
            return Both(*(words(lang).join([p[i] for p in pairs]) for i, lang in enumerate(("ar", "en"))))
        return Both(*(_value(lang, field, value) for lang in ("ar", "en")))

    def _person(self, english: str) -> Both:
        found = next((e for e in self.entities.values() if english in (e.name_en, e.name)), None)
        return Both(_usual(found), english) if found is not None else Both(english, english)

    def note(self, note: str) -> Both:
        """What a dispute is remarked on with, in both languages where the words for it are listed."""
        return Both(*("; ".join(words(lang).of("note", part) for part in note.split("; ")) for lang in ("ar", "en")))

    def speaker(self, statement: RecordStatement) -> Both:
        """Who says it: the entity's name, or the words that stand for an unnamed speaker."""
        if statement.speaker is None:
            return Both(words("ar").text("unnamed"), words("en").text("unnamed"))
        return self.entity(statement.speaker.entity, plain(statement.speaker.exact))

    def quote(self, article: str, evidence: Span, margin: int = 140) -> Quote:
        """The sentence around a span, cut to `margin` code points on either side."""
        return quote_in(self.articles.get(article), article, evidence, margin)

    def independent(self) -> list[RecordArticle]:
        """The articles that copy no other article of the record."""
        return [a for a in self.record.articles if a.copy_of not in self.articles]


def _usual(entity: RecordEntity) -> str:
    """The name to show: for a state the usual one, if it is written so anywhere, rather than the longest."""
    usual = state_names().get(entity.known_as or "") if entity.kind == "place" else None
    return usual if usual and usual in entity.names else entity.name


def field_name(field: str) -> Both:
    """The name of a field in both languages; `number:dead` is the number with its unit."""
    base, colon, unit = field.partition(":")
    return Both(*(words(lang).of("field", base) + (f" ({words(lang).of('unit', unit)})" if colon else "") for lang in ("ar", "en")))


def _value(language: str, field: str, value: str) -> str:
    here = words(language)
    if field.partition(":")[0] == "number":
        return _counted(here, value)
    if re.fullmatch(r"P[\dTYMWDHX]+", value):
        return here.duration(value)
    first, slash, second = value.partition("/")
    if _DAY.fullmatch(first) and (not slash or second == "None" or _DAY.fullmatch(second)):
        return here.interval(first, None if second == "None" else second or first)
    if (named := here.of(field, value)) != value:
        return named
    if value.startswith("former ") and (office := here.of("role", value.removeprefix("former "))) in here.listed("role"):
        return here.text("former").format(office=office)
    return here.of("value", value)


def _counted(here: Words, value: str) -> str:
    """A number as people read it, or so many documents; other words by name."""
    n, _, what = value.partition(" ")
    if what == "documents" and n.isdecimal():
        return here.count("document", int(n))
    return here.number(value) if here.number(value) != value else here.of("value", value)


@cache
def state_names() -> dict[str, str]:
    """The most usual Arabic name of each state, by its code: short enough for a title."""
    lines = files("mahdar.lang").joinpath("ar", "countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["id"]: row["names"].partition("|")[0] for row in rows}


def tidy(text: str) -> str:
    """Text on one line, with single spaces."""
    return _SPACE.sub(" ", text).strip()


def plain(text: str) -> str:
    """Words on one line; a quotation mark whose other half stands elsewhere is left out."""
    text = tidy(text).strip(_MARKS)
    for opening, closing in _PAIRS:
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text if text.count('"') % 2 == 0 else text.replace('"', "")


def shorten(text: str, limit: int) -> str:
    """Text of at most about `limit` code points, cut at a space and marked as cut."""
    text = tidy(text)
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:\u060c\u061b") + "\u2026"


def article_label(article: RecordArticle) -> str:
    """The title of an article, or its first words, or where it came from."""
    return tidy(article.title or "") or shorten(_HEADER.sub("", article.text[:400]), 70) or source_name(article.source)


def outlet_of(article: RecordArticle) -> str:
    """The outlet of an article, or the host of its address, or empty."""
    return article.outlet or (host(article.url) if article.url else "")


def source_name(source: str) -> str:
    """The last part of a path, so that a page does not tell where its maker keeps files; an address as it is."""
    return source if "://" in source else source.replace("\\", "/").rstrip("/").rpartition("/")[2] or source


def host(address: str) -> str:
    """The host of a web address, without `www.`; empty when it has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def web_address(address: str | None) -> str | None:
    """The address if it is a plain web address, else null: nothing else is ever made a link."""
    if not address or any(ord(c) < 33 for c in address):
        return None
    return address if address.lower().startswith(("http://", "https://")) and host(address) else None


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text as half-open code point ranges; a light split for display only."""
    start = 0
    for end in (m.end() for m in _SENTENCE_END.finditer(text)):
        if text[start:end].strip():
            yield start, end
        start = end
    if text[start:].strip():
        yield start, len(text)


def quote_in(article: RecordArticle | None, identity: str, evidence: Span, margin: int) -> Quote:
    """The sentence of an article around a span; the span alone where the text does not say so."""
    text = article.text if article else ""
    if text[evidence.start : evidence.end] != evidence.exact:
        return Quote("", evidence.exact, "", identity, evidence.start)
    left, right = evidence.start, evidence.end
    for start, end in sentences(text):
        if start < evidence.end and end > evidence.start:
            left, right = min(left, start), max(right, end)
    before = tidy(_HEADER.sub("", text[left : evidence.start]) if left == 0 else text[left : evidence.start])
    after = tidy(text[evidence.end : right])
    lead = " " if text[evidence.start - 1 : evidence.start].isspace() and before else ""
    tail = " " if text[evidence.end : evidence.end + 1].isspace() and after else ""
    return Quote(_tail(before, margin) + lead, evidence.exact, tail + shorten(after, margin), identity, evidence.start)


def _tail(text: str, limit: int) -> str:
    return text if len(text) <= limit else "\u2026" + text[-limit:].partition(" ")[2]


def days(values: Iterable[str | None]) -> list[str]:
    """The known days among values, sorted."""
    return sorted(v[:10] for v in values if v)


def mentions(entity: RecordEntity) -> int:
    """How often an entity is named, at least once for each of its articles."""
    return max(entity.mentions, len(entity.articles))
