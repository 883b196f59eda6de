"""A document with only what the time reader asks for: words, marks, and what is known of a word when it is asked.

The whole `Doc` walks all tables over all words; for times alone that is most of the work. The words are cut in one
`re.split`, and the lexicon is asked only about words beside an expression.
"""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.lang.loader import Language
from mahdar.model.article import Article
from mahdar.reading.doc import NONE, Doc
from mahdar.text.matcher import Hit, WordInfo

LONG = ("place", "country")
"""Kinds whose entries of several words matter here (in datelines)."""

WINDOW = 4
"""Words in which an entry of several words is looked for."""


class Infos(Sequence[WordInfo]):
    """What is known of each word, looked up when asked."""

    def __init__(self, forms: list[str], language: Language) -> None:
        self.forms = forms
        self.look = language.lexicon.infos.__getitem__

    def __len__(self) -> int:
        return len(self.forms)

    def __getitem__(self, i):  # type: ignore[no-untyped-def]
        return self.look(self.forms[i]) if isinstance(i, int) else [self.look(f) for f in self.forms[i]]


class LightDoc(Doc):
    """Words and marks of a text; entries of tables are found at a word when they are asked for."""

    def __init__(self, article: Article, language: Language) -> None:
        self._cut(article, language)
        self.infos = Infos(self.forms, language)

    def at(self, i: int, kind: str) -> tuple[Hit, ...]:
        """Entries of a table that begin at word i."""
        if kind in LONG:
            near = list(self.infos[i : i + WINDOW])
            found = self.language.lexicon.match(near, lambda k: k + 1 < len(near) and self._joined(i + k))
            return tuple(Hit(h.kind, i, i + h.j, h.senses, h.pro, h.enc) for h in found if h.i == 0 and h.kind == kind)
        info = self.infos[i]
        return info.hits(kind, i) if kind in info.rows else NONE

    def of_kind(self, kind: str) -> Sequence[Hit]:
        """Nothing is found beforehand."""
        return NONE
