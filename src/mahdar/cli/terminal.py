"""Text on a terminal: nothing in an article may move the cursor, and Arabic letters stay joined."""

from __future__ import annotations

import re
import unicodedata

from mahdar.text.direction import SETTING

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SETTING = re.compile(f"[{SETTING}]")


def safe(text: str) -> str:
    """`text` with control characters shown as pictures, one for one, so that offsets hold and no escape code passes."""
    return _SETTING.sub("\u200b", _CONTROLS.sub(_picture, text))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A span (code points) grown to the words it touches: a change of style inside a word would part its letters."""
    while start > 0 and _joins(text[start - 1]) and start < len(text) and _joins(text[start]):
        start -= 1
    while end < len(text) and _joins(text[end]) and end > 0 and _joins(text[end - 1]):
        end += 1
    return start, end


def _joins(letter: str) -> bool:
    return letter.isalnum() or unicodedata.combining(letter) > 0 or letter == "\u0640"


def one_line(text: str, most: int = 160) -> str:
    """Words on one line, cut after `most` code points at a space."""
    words = " ".join(safe(text).split())
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0] + " …"
