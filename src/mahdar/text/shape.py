"""Does an unknown word look like a name or like an ordinary word? Letter sequences, learnt from the tables themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from math import log, sqrt

SMOOTH = 0.5
"""Added to every count, so that letters never seen do not decide alone."""
SHORTEST = 3
"""Letters of a word that can teach what names look like, at least."""


def grams(word: str) -> Iterator[str]:
    """Pairs and triples of letters of a word with its two edges."""
    edged = f"^{word}$"
    for i in range(len(edged) - 1):
        yield edged[i : i + 2]
        if i + 2 < len(edged):
            yield edged[i : i + 3]


class Shape:
    """A naive Bayes comparison of the letter sequences of names and of ordinary words.

    Args:
        names: Folded words that are parts of names.
        words: Folded ordinary words; a word in both counts as ordinary.

    Nothing is computed before the first question.
    """

    def __init__(self, names: Iterable[str], words: Iterable[str]) -> None:
        self._words = {w for w in words if len(w) >= SHORTEST}
        self._names = {w for w in names if len(w) >= SHORTEST} - self._words

    @cached_property
    def _weights(self) -> dict[str, float]:
        yes, no = Counter[str](), Counter[str]()
        for word in self._names:
            yes.update(grams(word))
        for word in self._words:
            no.update(grams(word))
        every = yes.keys() | no.keys()
        all_yes, all_no = yes.total() + SMOOTH * len(every), no.total() + SMOOTH * len(every)
        return {g: log((yes[g] + SMOOTH) / all_yes) - log((no[g] + SMOOTH) / all_no) for g in every}

    def score(self, word: str) -> float:
        """Above zero: looks like a name; log odds over the root of the word's length."""
        weights = self._weights
        return sum(weights.get(g, 0.0) for g in grams(word)) / sqrt(len(word) or 1)
