"""The dossier: a record as one self-contained page that needs neither network nor script to be read."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from mahdar.export import cast, chain, courses, naming
from mahdar.export.headlines import headline_items
from mahdar.model.record import Record
from mahdar.web import evidence, timeline, view
from mahdar.web.words import text
from mahdar.words import LANGUAGES, Both, both, words

FONTS: Final = (
    ("Noto Naskh Arabic", "400 700", "noto-naskh-arabic-arabic-wght-normal.woff2", "arabic"),
    ("IBM Plex Sans Arabic", "400", "ibm-plex-sans-arabic-arabic-400-normal.woff2", "arabic"),
    ("IBM Plex Sans Arabic", "600", "ibm-plex-sans-arabic-arabic-600-normal.woff2", "arabic"),
    ("IBM Plex Sans Arabic", "400", "ibm-plex-sans-arabic-latin-400-normal.woff2", "latin"),
    ("IBM Plex Sans Arabic", "600", "ibm-plex-sans-arabic-latin-600-normal.woff2", "latin"),
)
_RANGES: Final = {
    "arabic": "U+0600-06FF,U+0750-077F,U+0870-08FF,U+200C-200F,U+FB50-FDFF,U+FE70-FEFC",
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+2000-200B,U+2010-206F,U+2190-2193",
}
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[\u202a-\u202e\u2066-\u2069]"
)


def inert(value: object) -> object:
    """Text without what could change the page around it.

    Bidi embeddings and overrides are dropped; other control characters and lone surrogates become U+FFFD.
    """
    if value is None:
        return ""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _CONTROL.sub(lambda m: "" if m[0] >= "\u202a" and m[0] <= "\u2069" else "\ufffd", value)


def in_both(value: Both | str) -> Markup:
    """Both halves of a phrase, each in its own language; the style sheet shows one of them. Equal halves are isolated once."""
    if isinstance(value, str):
        value = Both(value, value)
    ar, en = (escape(inert(half)) for half in value)
    if ar == en:
        return Markup('<bdi>{}</bdi>').format(ar)
    return Markup('<bdi class="ar" lang="ar">{}</bdi><bdi class="en" lang="en">{}</bdi>').format(ar, en)


def day(iso: str | None) -> Both:
    """A day in words in both languages."""
    return Both(*(words(lang).day(iso) for lang in LANGUAGES))


def duration(iso: str | None) -> Both:
    """A duration in words in both languages."""
    return Both(*(words(lang).duration(iso) for lang in LANGUAGES))


def render(record: Record) -> str:
    """The dossier of a record: one HTML file, Arabic by default, with an English interface one click away."""
    names = naming.Names(record)
    found = evidence.findings(record, view.labels(record, names))
    css, script = style(), _static("dossier.js")
    page = _environment().get_template("dossier.html.j2").render(
        record=record, names=names, found=found, css=Markup(css), script=Markup(script), policy=_policy(css, script),
        title=view.title(record, names), people=view.people(record, names),
        figures=view.figures(record, names), courses=list(courses.courses(record, names)), chart=timeline.timeline(record),
        headlines=headline_items(record, 8), ahead=view.ahead(record), events=view.events(record), said=view.said(record, names),
        positions=view.positions(record, names), cast=cast.cast(record), copies=_copies(record),
    )
    return page.encode("utf-8", "replace").decode("utf-8")


def _copies(record: Record) -> dict[str, list[str]]:
    copies: dict[str, list[str]] = {}
    for article in record.articles:
        if article.copy_of:
            copies.setdefault(article.copy_of, []).append(article.id)
    return copies


def _policy(css: str, script: str) -> str:
    """The Content-Security-Policy: nothing but this very style, this very script and the fonts inside the page."""
    return (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(source: str) -> str:
    return f"sha256-{b64encode(sha256(source.encode('utf-8')).digest()).decode('ascii')}"


@cache
def style() -> str:
    """The style sheet of the page, with the fonts inside it."""
    return "".join(_face(*font) for font in FONTS) + _static("dossier.css")


def _face(family: str, weight: str, name: str, subset: str) -> str:
    raw = b64encode(files("mahdar.web").joinpath("static", name).read_bytes()).decode("ascii")
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:swap;"
        f"src:url(data:font/woff2;base64,{raw}) format('woff2');unicode-range:{_RANGES[subset]}}}\n"
    )


@cache
def _static(name: str) -> str:
    return files("mahdar.web").joinpath("static", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("mahdar.web"), autoescape=True, undefined=StrictUndefined, finalize=inert,
        trim_blocks=True, lstrip_blocks=True,
    )
    made.filters.update(both=in_both, sid=evidence.safe_id, shorten=naming.shorten, tidy=naming.tidy)
    tools: dict[str, Any] = {
        "t": text, "value_name": both, "day": day, "duration": duration, "interval": view.interval, "counted": view.counted,
        "fields": view.fields, "outcomes": view.outcomes, "links": chain.links,
        "field_name": naming.field_name, "article_label": naming.article_label,
        "outlet_of": naming.outlet_of, "source_name": naming.source_name,
        "web_address": naming.web_address, "paragraphs": evidence.paragraphs,
        "direction": evidence.direction, "paragraph_direction": evidence.paragraph_direction,
        "paper": courses.paper, "when": courses.when_in_both, "whose": courses.whose, "roles": cast.roles, "forms": cast.forms,
        "mentions": naming.mentions, "Both": Both, "marks": timeline.MARKS, "glyphs": evidence.GLYPHS,
    }
    made.globals.update(tools)
    return made
