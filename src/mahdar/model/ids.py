"""Ids derived from content, so that a better rule keeps the id of what it finds again."""

from __future__ import annotations

from hashlib import blake2b

_HASH = blake2b(digest_size=6)
"""What every hash is a copy of: quicker than to make one anew."""


def _digest(joined: str) -> str:
    made = _HASH.copy()
    made.update(joined.encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def content_id(prefix: str, *parts: object) -> str:
    """A short stable id: `prefix` and 12 hex digits of the BLAKE2b hash of the parts.

    Parts are joined by U+001F, so that ("ab", "c") and ("a", "bc") differ. Lone surrogates are hashed as they are.
    """
    return prefix + _digest("\x1f".join(str(part) for part in parts))


def article_id(text: str) -> str:
    """The id of an article: a hash of its NFC text and nothing else, so the same text is the same article."""
    return content_id("a", text)


def finding_id(prefix: str, article: str, kind: str, start: int, end: int) -> str:
    """The id of a finding: article, kind and span; never the rule that made it."""
    return prefix + _digest(f"{article}\x1f{kind}\x1f{start}\x1f{end}")
