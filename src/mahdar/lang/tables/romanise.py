"""Names in Latin letters: by the words that the people table writes both ways, else letter by letter."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from mahdar.text.names import KeyTable

if TYPE_CHECKING:
    from mahdar.lang.builder import Builder

LONG = 4
"""Letters before an ending that only long names have."""
REMEMBERED = 50_000
"""Words whose Latin letters are kept."""


class Native(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names that differ in a vowel only."""

    words: tuple[str, ...]


class RomaniseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`romanise.toml`."""

    letters: dict[str, str]
    glides: dict[str, tuple[str, str]]
    pairs: dict[str, str]
    words: dict[str, str]
    starts: dict[str, str]
    ends: dict[str, str]
    key: KeyTable
    native: Native


class Romaniser:
    """Writes names of a language in Latin letters.

    Args:
        rules: Letters, pairs and whole words.
        known: Folded word → how English writes it, learnt from the people table.
        keys: What names share across spellings, folded.
    """

    def __init__(self, rules: RomaniseFile, known: dict[str, str], keys: KeyTable) -> None:
        self.rules = rules
        self.known = known
        self.keys = keys
        self._vowels = frozenset("aeiou")
        self._made: dict[str, str] = {}

    def name(self, written: Sequence[str], folded: Sequence[str]) -> str:
        """A name from its words as printed and as folded."""
        return " ".join(self._word(w, f) for w, f in zip(written, folded, strict=True))

    def _word(self, written: str, folded: str) -> str:
        whole = self.rules.words.get(written)
        if whole is not None:
            return whole
        known = self.known.get(folded)
        if known is not None:
            return known
        article = self.keys.article
        if written.startswith(article) and len(written) > len(article) + 2:
            rest = folded.removeprefix(article)
            return "al-" + (self.known.get(rest) or self._letters(written.removeprefix(article)))
        return self._letters(written)

    def _letters(self, word: str) -> str:
        """Letter by letter, remembered."""
        made = self._made.get(word)
        if made is None:
            if len(self._made) > REMEMBERED:
                self._made.clear()
            made = self._made[word] = self._spell(word)
        return made

    def _spell(self, word: str) -> str:
        """Letter by letter, but for how it begins or a long word ends; a word that writes no vowel is given some."""
        for end, sound in self.rules.ends.items():
            if word.endswith(end) and len(word) >= len(end) + LONG:
                return self._spell(word.removesuffix(end)) + sound
        for start, sound in self.rules.starts.items():
            if word.startswith(start) and len(word) > len(start) + 1:
                word = sound + word.removeprefix(start)
        for pair, sound in self.rules.pairs.items():
            word = word.replace(pair, sound)
        out = ""
        for i, c in enumerate(word):
            out += self._glide(word, i) if c in self.rules.glides else self.rules.letters.get(c, c)
        if not self._vowels.intersection(out):
            out = "".join(c + ("a" if i + 1 < len(word) else "") for i, c in enumerate(self.rules.letters.get(c, c) for c in word))
        return out[:1].upper() + out[1:]

    def _glide(self, word: str, i: int) -> str:
        consonant, vowel = self.rules.glides[word[i]]
        after = word[i + 1 : i + 2]
        vowels = (*self.rules.glides, *(c for c, s in self.rules.letters.items() if s in self._vowels))
        return consonant if i == 0 or (after in vowels and word[i - 1] in vowels) else vowel


def load(b: Builder) -> None:
    """Put the `Romaniser` of the language into its tables, under `romanise`."""
    from mahdar.lang.builder import decode

    rules = decode(b.path("romanise.toml"), RomaniseFile)
    fold = b.fold
    keys = msgspec.structs.replace(
        rules.key,
        drop=frozenset(map(fold, rules.key.drop)), join=frozenset(map(fold, rules.key.join)),
        native=frozenset(map(fold, rules.native.words)), vowels="".join(dict.fromkeys(map(fold, rules.key.vowels))) + rules.key.vowels,
    )
    b.tables["romanise"] = Romaniser(rules, _learnt(b), keys)


def _learnt(b: Builder) -> dict[str, str]:
    """Words that full names of as many words in both languages write side by side: for each the most frequent writing."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for person in b.tables["world"].people.values():
        ours, theirs = b.fold(person.name).split(), person.name_en.split()
        if len(ours) == len(theirs):
            for a, e in zip(ours, theirs, strict=True):
                seen[a][e] += 1
    return {word: counts.most_common(1)[0][0] for word, counts in seen.items()}
