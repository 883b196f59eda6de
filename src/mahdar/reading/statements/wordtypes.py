"""What the statement step knows of a word whatever its context: worked out once for a word type, remembered across articles."""

from __future__ import annotations

import msgspec

from mahdar.lang.loader import Language
from mahdar.lang.tables.cue import Reporting
from mahdar.text.matcher import Split, TypeMemo

NOWHERE: frozenset[str] = frozenset()


class WordType(msgspec.Struct, frozen=True, gc=False):
    """A word type.

    `lists`: the lists of `chains.toml` it stands in; `that`: for a complementiser, is it left out of the content;
    `opening`: what a free preposition opens; `definite`: with the article; `prepositional`, `joined`: with a preposition, a
    conjunction in every reading; `addressed`: with the preposition «to» in one; `busy`: a content may open or a clause end there;
    `tied`: begins with the letter of «with»; `carries`: an outlet may follow that carried what was said; `leaves`: the
    reporter's own words may begin there; `marked`: one of the last four.
    """

    lists: frozenset[str]
    that: bool | None
    opening: str | None
    definite: bool
    prepositional: bool
    joined: bool
    addressed: bool
    busy: bool
    tied: bool
    carries: bool
    leaves: bool
    marked: bool


def word_types(language: Language) -> TypeMemo[WordType]:
    """The word types of a language, remembered with its tables."""
    table: Reporting = language.tables["reporting"]
    if table.types is None:
        table.types = TypeMemo(lambda form: _word_type(language, table, form))
    types: TypeMemo[WordType] = table.types
    return types


def _word_type(language: Language, table: Reporting, form: str) -> WordType:
    splits, clitics = language.lexicon.info(form).splits, language.clitics
    busy, tied = form in table.busy, form[0] == clitics.prepositions[0]
    carries, leaves = form in table.carriers, form in table.leavers
    return WordType(
        table.lists.get(form, NOWHERE), table.that.get(form), table.openers.get(form), _definite(language.article, form),
        _prepositional(language, form, splits), _joined(clitics.conjunctions, form, splits), _addressed(language, form, splits),
        busy, tied, carries, leaves, busy or tied or carries or leaves,
    )


def _definite(article: str, form: str) -> bool:
    for cut in (0, 1, 2):
        if form[cut : cut + len(article)] == article and len(form) > cut + 3:
            return True
    return form[:2] == article[-1] * 2 or form[1:3] == article[-1] * 2


def _prepositional(language: Language, form: str, splits: tuple[Split, ...]) -> bool:
    preps = frozenset(language.clitics.prepositions)
    if form in preps:
        return True
    return bool(splits) and all(s.pro and not preps.isdisjoint(s.pro.removesuffix(language.article)) for s in splits)


def _addressed(language: Language, form: str, splits: tuple[Split, ...]) -> bool:
    to = language.clitics.prepositions[1]
    return form == to or any(s.pro.removesuffix(language.article).endswith(to) for s in splits)


def _joined(conjunctions: str | tuple[str, ...], form: str, splits: tuple[Split, ...]) -> bool:
    joined = form[0] in conjunctions and bool(splits)
    return joined and all(s.pro[:1] in conjunctions and s.pro for s in splits)
