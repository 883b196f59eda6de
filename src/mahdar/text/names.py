"""Are two written names one name? A folded consonant key and a scored comparison that says what it compared."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

import msgspec

FAMILY_SHARE = 0.6
"""Weight of the family name in a comparison; the given name has the rest."""
ONLY_FAMILY = 0.9
"""What a full agreement of the family names is worth when one writing has nothing else."""


class KeyTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """What a language's names share across spellings (folded letters).

    `same`: letters for one sound; `near`: pairs of sounds and what taking one for the other costs; `digraphs`: two letters
    that are one sound; `vowels`: letters that transliteration sets or leaves at will (`vowel_cost`), `front` and `back` those
    that it does not mix (`shift_cost`, also for one more at the end); `drop`: particles left out; `join`: words that go with
    the next; `native`: names that differ in a vowel only, so that two of them are never one.
    """

    same: tuple[str, ...]
    near: dict[str, float]
    digraphs: dict[str, str]
    vowels: str
    article: str
    drop: frozenset[str]
    join: frozenset[str]
    front: str
    back: str
    vowel_cost: float
    shift_cost: float
    threshold: float
    native: frozenset[str] = frozenset()

    @cached_property
    def classes(self) -> dict[str, str]:
        """Letter → the first letter of its class."""
        return {letter: group[0] for group in self.same for letter in group}

    @cached_property
    def costs(self) -> dict[tuple[str, str], float]:
        """Cost of taking one sound for another, both ways."""
        pairs = {(p[0], p[1]): c for p, c in self.near.items()}
        return pairs | {(b, a): c for (a, b), c in pairs.items()}


class Feature(msgspec.Struct, frozen=True):
    """One thing that was compared: what, the two strings, how well they agree (0 to 1)."""

    what: str
    left: str
    right: str
    score: float


class Comparison(msgspec.Struct, frozen=True):
    """The outcome: a score (0 to 1), whether it is enough, and what it was made of."""

    score: float
    same: bool
    features: tuple[Feature, ...]

    def explain(self) -> str:
        """One line: `family ويتكوف ~ فيتكوف 0.96; …`."""
        return "; ".join(f"{f.what} {f.left} ~ {f.right} {f.score:.2f}" for f in self.features)


def key(word: str, table: KeyTable) -> str:
    """The consonant key of a folded word: article and vowel letters out, letters of one sound one, doubled letters single."""
    if word.startswith(table.article) and len(word) > len(table.article) + 2:
        word = word[len(table.article) :]
    kept = [word[:1], *(c for c in word[1:] if c not in table.vowels)]
    folded = [table.classes.get(c, c) for c in kept]
    return "".join(c for i, c in enumerate(folded) if i == 0 or c != folded[i - 1])


def _change(a: str, b: str, table: KeyTable) -> float:
    """What it costs to write one sound's letter for another's."""
    if a in table.vowels and b in table.vowels:
        return table.vowel_cost
    return table.costs.get((a, b), 1.0)


def distance(a: str, b: str, table: KeyTable) -> float:
    """Edit distance of two folded words in which vowel letters and near sounds cost little."""
    sounds = [table.classes.get(c, c) for c in b]
    gaps = [_gap(c, table) for c in b]
    again = [j > 0 and b[j - 1] == c for j, c in enumerate(b)]
    row = [0.0, *accumulate(gaps)]
    for i, letter in enumerate(a):
        sound, gap, soft = table.classes.get(letter, letter), _gap(letter, table), table.vowel_cost
        twice = i > 0 and a[i - 1] == letter
        last, left = row, row[0] + gap
        row = [left]
        for j, other in enumerate(sounds):
            changed = last[j] if sound == other else last[j] + _change(sound, other, table)
            doubled = twice or again[j]
            dropped = last[j + 1] + (soft if doubled else gap)
            left = min(changed, dropped, left + (soft if doubled else gaps[j]))
            row.append(left)
    return row[-1]


def _bare(word: str, table: KeyTable) -> str:
    """A word without the article, with one letter for what one sound is written with two."""
    if len(word) > len(table.article) + 2:
        word = word.removeprefix(table.article)
    for two, one in table.digraphs.items():
        word = word.replace(two, one)
    return word


def _colours(word: str, table: KeyTable) -> str:
    """The front and back vowel letters of a word behind its first letter, in order."""
    return "".join("f" if c in table.front else "b" for c in word[1:] if c in table.front or c in table.back)


def _gap(c: str, table: KeyTable) -> float:
    return table.vowel_cost if c in table.vowels else 1.0


def word_score(a: str, b: str, table: KeyTable) -> float:
    """How well two folded words agree as spellings of one name (0 to 1)."""
    if a == b:
        return 1.0
    if a in table.native and b in table.native:
        return 0.0
    bare_a, bare_b = (_bare(w, table) for w in (a, b))
    if bare_a == bare_b:
        return 1.0
    long = max(len(key(bare_a, table)), len(key(bare_b, table)), 2)
    cost = distance(bare_a, bare_b, table)
    colours = _colours(bare_a, table), _colours(bare_b, table)
    ends = (bare_a[-1] in table.front) != (bare_b[-1] in table.front)
    if ends or (len(colours[0]) == len(colours[1]) and colours[0] != colours[1]):
        cost += table.shift_cost
    return max(0.0, 1.0 - cost / long)


def parts(words: Sequence[str], table: KeyTable) -> list[str]:
    """The words of a name without particles; those that go with the next word are joined to it."""
    found: list[str] = []
    held = ""
    for word in words:
        if word in table.join and word is not words[-1]:
            held += word
        elif word not in table.drop or len(words) == 1:
            found.append(held + word)
            held = ""
    return found or list(words)


def compare(left: Sequence[str], right: Sequence[str], table: KeyTable) -> Comparison:
    """Compare two names given as folded words.

    The last words are compared as family names, the first as given names; what stands between counts only if both have it.
    A name of one word is compared with the family name of the other.
    """
    a, b = parts(left, table), parts(right, table)
    family = Feature("family", a[-1], b[-1], word_score(a[-1], b[-1], table))
    features = [family]
    if len(a) > 1 and len(b) > 1:
        given = Feature("given", a[0], b[0], word_score(a[0], b[0], table))
        features.append(given)
        score = min(FAMILY_SHARE * family.score + (1 - FAMILY_SHARE) * given.score, 0.3 + given.score, 0.3 + family.score)
        if len(a) > 2 and len(b) > 2:
            middle = Feature("middle", a[1], b[1], max(word_score(x, y, table) for x in a[1:-1] for y in b[1:-1]))
            features.append(middle)
            score = min(score, 0.5 + middle.score / 2)
    else:
        score = family.score if len(a) == len(b) else ONLY_FAMILY * family.score
    if len(a) != len(b):
        whole = Feature("joined", "".join(a), "".join(b), word_score("".join(a), "".join(b), table))
        if whole.score > score:
            features, score = [whole], whole.score
    return Comparison(round(score, 4), score >= table.threshold, tuple(features))
