"""Ids derived from content, so that a better rule keeps the id of what it finds again."""

from __future__ import annotations

from hashlib import blake2b


def content_id(prefix: str, *parts: object) -> str:
    """A short stable id: `prefix` and 12 hex digits of the BLAKE2b hash of the parts.

    Parts are joined by U+001F, so that ("ab", "c") and ("a", "bc") differ. Lone surrogates are hashed as they are.
    """
    joined = "\x1f".join(str(part) for part in parts)
    return prefix + blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def article_id(text: str) -> str:
    """The id of an article: a hash of its NFC text and nothing else, so the same text is the same article."""
    return content_id("a", text)


def finding_id(prefix: str, article: str, kind: str, start: int, end: int) -> str:
    """The id of a finding: article, kind and span; never the rule that made it."""
    joined = f"{article}\x1f{kind}\x1f{start}\x1f{end}"
    return prefix + blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
