"""The plain way to the text of a page: tags out, blocks on lines of their own. Time grows with the length alone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9]*")
_SILENT = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "nav",
        "footer",
        "form",
        "button",
        "select",
        "iframe",
        "head",
        "textarea",
    )
)
_INLINE = frozenset(
    ("a", "b", "i", "u", "s", "em", "strong", "span", "small", "sub", "sup", "mark", "font", "bdi", "bdo", "abbr", "cite", "code",
     "time", "q", "label")
)  # fmt: skip
_ENDS = {name: re.compile(f"</{name}", re.I) for name in _SILENT}


def plain_text(source: str) -> str:
    """All text of a page but its scripts, styles and navigation, one line a block."""
    joined = html.unescape("".join(_pieces(source)))
    lines = (" ".join(line.split()) for line in joined.split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(source: str) -> Iterator[str]:
    """Stretches of text, and a line break for each block tag; every character is passed once."""
    at = 0
    while (opening := source.find("<", at)) >= 0:
        if opening > at:
            yield source[at:opening].replace("\n", " ")
        piece, at = _tag(source, opening)
        yield piece
    yield source[at:].replace("\n", " ")


def _tag(source: str, at: int) -> tuple[str, int]:
    """What stands for the tag at `at`, and where the text goes on."""
    if source.startswith("<!--", at):
        return "", _after(source, "-->", at + 4)
    closing = source.startswith("/", at + 1)
    name = _NAME.match(source, at + 1 + closing)
    if not name:
        return ("", _after(source, ">", at + 1)) if source[at + 1 : at + 2] in ("!", "?", "/") else ("<", at + 1)
    tag = name[0].lower()
    end = _after(source, ">", name.end())
    if tag in _SILENT and not closing and source[end - 2 : end] != "/>":
        last = _ENDS[tag].search(source, end)
        return "\n", _after(source, ">", last.end()) if last else len(source)
    return ("" if tag in _INLINE else "\n"), end


def _after(source: str, mark: str, at: int) -> int:
    """The place after the next `mark`, or the end."""
    found = source.find(mark, at)
    return len(source) if found < 0 else found + len(mark)
