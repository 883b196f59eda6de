"""Two written names compared, with the reason: the same, a variant of spelling, misspelt, or another name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

import msgspec
from rapidfuzz.distance import Levenshtein

from mahdar.lang.tables.search import Letters

Verdict = Literal["same", "variant", "misspelt", "other"]


class Spelling(msgspec.Struct, frozen=True):
    """How two names go together: verdict, likeness 0 to 1, and what was compared."""

    verdict: Verdict
    score: float
    why: str


def word(a: str, b: str, letters: Letters) -> Spelling:
    """Two folded words.

    Weak letters only put in or only left out make a variant, and so does one letter for another of the same sound;
    letters that changed places or another consonant make it misspelt; more than that, or two different given names,
    make it another word.
    """
    if a == b:
        return Spelling("same", 1.0, "same letters")
    score = Levenshtein.normalized_similarity(a, b)
    if a in letters.names and b in letters.names:
        return Spelling("other", score, f"{a} and {b} are two given names")
    edits = Levenshtein.editops(a, b)
    if Counter(a) == Counter(b) and len(edits) <= 2:
        return Spelling("misspelt", score, f"letters of {a} changed places in {b}")
    changed = [(a[e.src_pos] if e.tag != "insert" else "", b[e.dest_pos] if e.tag != "delete" else "") for e in edits]
    one_way = len({e.tag for e in edits}) == 1 or _one_letter_each(changed, letters)
    if len(changed) <= 2 and one_way and all(_sounds(x, y, letters) for x, y in changed):
        return Spelling("variant", score, f"{a} and {b} are spellings of one sound")
    strong_a, strong_b = ("".join(c for c in w if c not in letters.weak) for w in (a, b))
    if Levenshtein.distance(strong_a, strong_b) <= 1 and min(len(strong_a), len(strong_b)) > 1 and score >= 0.5:
        return Spelling("misspelt", score, f"{a} and {b} differ in their letters")
    return Spelling("other", score, f"{a} is not {b}")


def _one_letter_each(changed: Sequence[tuple[str, str]], letters: Letters) -> bool:
    """A weak letter put in or left out, and another letter of one sound: two habits of transcription in one name."""
    replaced = [(x, y) for x, y in changed if x and y]
    return len(replaced) == 1 and replaced[0] in letters.alike


def _sounds(x: str, y: str, letters: Letters) -> bool:
    return (x in letters.weak | {""} and y in letters.weak | {""}) or (x, y) in letters.alike


def name(a: Sequence[str], b: Sequence[str], letters: Letters) -> Spelling:
    """Two names as folded words, the family name last: their last words and their first are held against each other."""
    if not a or not b:
        return Spelling("other", 0.0, "no name")
    if _fathers(a, b, letters) == "other":
        return Spelling("other", 0.0, "another father's name")
    first, last = word(a[0], b[0], letters), word(a[-1], b[-1], letters)
    verdicts = {first.verdict, last.verdict}
    score = (first.score + last.score) / 2
    if "other" in verdicts:
        return Spelling("other", score, first.why if first.verdict == "other" else last.why)
    for verdict in ("misspelt", "variant"):
        if verdict in verdicts:
            return Spelling(verdict, score, first.why if first.verdict == verdict else last.why)
    return Spelling("same", score, "same first and last word")


def _fathers(a: Sequence[str], b: Sequence[str], letters: Letters) -> Verdict:
    """What stands between first and last: two different chains make two persons, a left out one does not."""
    one, other = ([w for w in x[1:-1] if w not in letters.sons] for x in (a, b))
    if any(w in letters.sons for w in a) and any(w in letters.sons for w in b):
        one, other = ([w for w in x[1:] if w not in letters.sons][:1] for x in (a, b))
    if not one or not other:
        return "same"
    return "same" if any(word(x, y, letters).verdict != "other" for x in one for y in other) else "other"
