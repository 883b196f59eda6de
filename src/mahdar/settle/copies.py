"""Copies: one text under several headlines is one source.

MinHash over word shingles joined on bands (Broder 1997; Leskovec, Rajaraman & Ullman, ch. 3), then the pairs are counted out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mahdar.lang import load
from mahdar.model.reading import Reading
from mahdar.settle.settlement import Copy
from mahdar.text.fold import fold_word

SHINGLE = 4
BANDS, ROWS = 32, 4
SAME = 0.55
MIN_WORDS = 25


def shingles(reading: Reading) -> frozenset[str]:
    """Word shingles of an article's text, folded, furniture left out."""
    table = load(reading.article.language).fold_table
    text = reading.article.text
    for piece in reversed(reading.article.furniture):
        text = text[: piece.start] + text[piece.end :]
    words = ["".join(c for c in w if c.isalnum()) for w in fold_word(text, table).split()]
    words = [w for w in words if w]
    if len(words) < MIN_WORDS:
        return frozenset()
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def candidates(sets: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of indices whose signatures share a band."""
    from rensa import RMinHash

    buckets: dict[tuple[int, tuple[int, ...]], list[int]] = {}
    for n, items in enumerate(sets):
        if not items:
            continue
        signature = RMinHash(num_perm=BANDS * ROWS, seed=1)
        signature.update(sorted(items))
        digest = signature.digest()
        for band in range(BANDS):
            buckets.setdefault((band, tuple(digest[band * ROWS : (band + 1) * ROWS])), []).append(n)
    seen = {(a, b) for held in buckets.values() for k, a in enumerate(held) for b in held[k + 1 :]}
    yield from sorted(seen)


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller set that the other holds, 0 to 1."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def copies(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """Pairs of copies, each later or shorter article with the earliest, longest one it copies."""
    sets = [shingles(r) for r in readings]
    found: dict[str, Copy] = {}
    for a, b in candidates(sets):
        score = containment(sets[a], sets[b])
        if score >= SAME:
            one, other = sorted((readings[a], readings[b]), key=_age)
            pair = Copy(other.article.id, one.article.id, round(score, 4))
            old = found.get(pair.copy)
            if old is None or (old.score, old.original) < (pair.score, pair.original):
                found[pair.copy] = pair
    return tuple(sorted(found.values(), key=lambda c: (c.original, c.copy)))


def _age(reading: Reading) -> tuple[str, int, str]:
    return (reading.article.published.date or "9999", -len(reading.article.text), reading.article.id)
