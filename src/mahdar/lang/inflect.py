"""Inflected forms from lemma and paradigm, as `paradigms.toml` writes them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec


class VerbParadigm(msgspec.Struct, frozen=True):
    """One verb paradigm: when it holds and the forms it makes."""

    id: str
    past: tuple[str, ...]
    present: tuple[str, ...]
    lemma_ends: tuple[str, ...] = ()
    present_ends: tuple[str, ...] = ()
    lemma_middle: tuple[str, ...] = ()
    present_middle: tuple[str, ...] = ()

    def holds(self, lemma: str, present: str) -> bool:
        """Does a verb with this lemma and present go by this paradigm?"""
        return (
            (not self.lemma_ends or lemma.endswith(self.lemma_ends))
            and (not self.present_ends or present.endswith(self.present_ends))
            and (not self.lemma_middle or (len(lemma) > 2 and lemma[-2] in self.lemma_middle))
            and (not self.present_middle or (len(present) > 2 and present[-2] in self.present_middle))
        )


class Paradigms(msgspec.Struct, frozen=True):
    """All paradigms of a language."""

    verb: tuple[VerbParadigm, ...]
    participle: dict[str, tuple[str, ...]]
    adjective: dict[str, tuple[str, ...]]
    nisba: dict[str, tuple[str, ...]]
    noun: dict[str, tuple[str, ...]]


def form(stem: str, rule: str) -> tuple[str, str]:
    """One form and its features from a stem and a rule `PREFIX|CUT|SUFFIX|FEATURES` (CUT `M` drops the middle letter)."""
    prefix, cut, suffix, features = rule.split("|")
    if cut == "M":
        stem = stem[:-2] + stem[-1:]
    elif cut != "0":
        stem = stem[: -int(cut)]
    return prefix + stem + suffix, features


def forms(stem: str, rules: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """All forms of a stem with their features."""
    for rule in rules:
        yield form(stem, rule)


def conjugate(lemma: str, present: str, table: Paradigms) -> Iterator[tuple[str, str, str]]:
    """Past and present forms of a verb as (form, tense, features); tense is `past`, `present` or `jussive`."""
    paradigm = next(p for p in table.verb if p.holds(lemma, present))
    for written, features in forms(lemma, paradigm.past):
        yield written, "past", features.rstrip("j")
    for written, features in forms(present[1:], paradigm.present):
        yield written, "jussive" if features.endswith("j") else "present", features.rstrip("j")
