"""Copies: one text under several headlines is one source.

Word shingles; candidates share a band of a MinHash signature (Broder 1997; Leskovec, Rajaraman & Ullman, ch. 3) or two
sampled shingles (which finds the copy that lost half its paragraphs); then the pairs are counted out.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby, pairwise
from operator import itemgetter
from zlib import crc32

import msgspec

from mahdar.lang import load
from mahdar.model.reading import Reading
from mahdar.settle.groups import Groups
from mahdar.settle.settlement import Copy
from mahdar.text.fold import fold_word

SHINGLE = 5
"""Words of a shingle: fewer are shared by articles about one matter, more are broken by light editing."""
BANDS, ROWS = 21, 6
SAMPLE = 8
"""One shingle in so many is indexed by itself."""
COMMON = 60
"""A sampled shingle that more articles hold is a formula of the house, no sign of copying."""
FEW = 8
"""Articles up to which all pairs of a bucket are held against each other."""
SAME = 0.5
"""Jaccard likeness from which two texts are one."""
HELD, HALF = 0.55, 0.5
"""Or: this share of the shorter is in the longer, and it is at least half as long."""
MIN_SHINGLES = 20
"""Shingles below which an article is too short to be called a copy."""


class Print(msgspec.Struct, frozen=True, gc=False):
    """What an article is compared by: hashes of its shingles (sorted 32-bit numbers as bytes) and of its bands."""

    shingles: bytes
    bands: bytes

    def numbers(self) -> array[int]:
        """The shingle hashes."""
        return _numbers(self.shingles)


def _numbers(held: bytes) -> array[int]:
    found = array("I")
    found.frombytes(held)
    return found


def print_of(reading: Reading) -> Print:
    """The print of an article, furniture left out; empty when there is too little text to tell."""
    table = load(reading.article.language).fold_table
    text = reading.article.text
    for piece in sorted(reading.article.furniture, key=lambda f: -f.start):
        text = text[: piece.start] + " " + text[piece.end :]
    words = ("".join(c for c in w if c.isalnum()) for w in fold_word(text, table).split())
    kept = [w for w in words if w]
    held = sorted(
        {crc32(" ".join(kept[i : i + SHINGLE]).encode("utf-8", "replace")) for i in range(len(kept) - SHINGLE + 1)}
    )
    if len(held) < MIN_SHINGLES:
        return Print(b"", b"")
    return Print(array("I", held).tobytes(), _bands(held))


def _bands(held: Sequence[int]) -> bytes:
    from rensa import RMinHash

    signature = RMinHash(num_perm=BANDS * ROWS, seed=1)
    signature.update([str(h) for h in held])
    digest = array("I", signature.digest())
    return array("I", (crc32(digest[b * ROWS : (b + 1) * ROWS].tobytes()) for b in range(BANDS))).tobytes()


def candidates(prints: Mapping[str, Print]) -> Iterator[tuple[str, str]]:
    """Pairs of articles worth comparing, each once, in order."""
    banded: dict[tuple[int, int], list[str]] = {}
    sampled: dict[int, list[str]] = {}
    for article in sorted(prints):
        held = prints[article]
        for n, band in enumerate(_numbers(held.bands)):
            banded.setdefault((n, band), []).append(article)
        for number in held.numbers():
            if number % SAMPLE == 0:
                sampled.setdefault(number, []).append(article)
    shared = Counter(p for held in sampled.values() if len(held) <= COMMON for p in _chained(held))
    found = {pair for pair, n in shared.items() if n > 1}
    found.update(pair for held in banded.values() for pair in _chained(held))
    yield from sorted(found)


def _chained(held: Sequence[str]) -> Iterable[tuple[str, str]]:
    """All pairs of a bucket, or, when it is large, each with the next and with the first: enough to join them into one set."""
    return combinations(held, 2) if len(held) <= FEW else {*pairwise(held), *((held[0], other) for other in held[1:])}


def likeness(a: Print, b: Print) -> float:
    """How far two texts are one, 0 to 1: 0 when they are not held to be."""
    return _alike(frozenset(a.numbers()), b)


def _alike(one: frozenset[int], b: Print) -> float:
    count = len(b.shingles) // array("I").itemsize
    if not one or not count:
        return 0.0
    shared = len(one.intersection(b.numbers()))
    jaccard = shared / (len(one) + count - shared)
    least, most = sorted((len(one), count))
    if jaccard >= SAME or (shared / least >= HELD and least / most >= HALF):
        return round(max(jaccard, shared / least), 4)
    return 0.0


def copies(
    readings: Sequence[Reading], prints: Mapping[str, Print] | None = None, days: Mapping[str, str | None] | None = None
) -> tuple[Copy, ...]:
    """Copies with the article each of them copies: of all that share the text that of the agency which others credit, else
    the earliest, the longest of these.

    Args:
        readings: The articles.
        prints: Their prints, when they are at hand (a store keeps them).
        days: The day each is held to be of; by default the one it gives itself.
    """
    prints = {r.article.id: print_of(r) for r in readings} if prints is None else prints
    if days is None:
        days = {r.article.id: r.article.published.date for r in readings}
    joined: Groups[str] = Groups()
    for a, pairs in groupby(candidates(prints), key=itemgetter(0)):
        one = frozenset(prints[a].numbers())
        for _, b in pairs:  # two that are joined already need not be held against each other
            if joined.find(a) != joined.find(b) and _alike(one, prints[b]):
                joined.join(a, b)
    found = []
    by_id = {r.article.id: r for r in readings}
    for members in joined.sets():
        credited = _credited([by_id[m] for m in members if m in by_id])
        first = min(members, key=lambda a: (a not in credited, days.get(a) or "9999", -len(prints[a].shingles), a))
        if len(members) > 1:
            one = frozenset(prints[first].numbers())
            found += [Copy(m, first, _alike(one, prints[m]) or SAME) for m in sorted(members) if m != first]
    return tuple(sorted(found, key=lambda c: (c.original, c.copy)))


def _credited(members: Sequence[Reading]) -> set[str]:
    """The articles whose outlet another of them names in its byline («دبي - رويترز»): theirs is the agency's own text."""
    lines = [(m.article.id, _plain(m, f.exact)) for m in members for f in m.article.furniture if f.kind == "byline"]
    named = {m.article.id: _plain(m, m.article.outlet or "") for m in members}
    return {
        ident
        for ident, outlet in named.items()
        if outlet.strip() and any(outlet in line for other, line in lines if other != ident and named[other] != outlet)
    }


def _plain(reading: Reading, written: str) -> str:
    """Folded words with a space on either side of each."""
    folded = fold_word(written, load(reading.article.language).fold_table)
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in folded).split())} "
