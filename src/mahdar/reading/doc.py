"""An article made ready for the steps: words with what is known of them, sentences, quotations, and what was found so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any

import msgspec

from mahdar import settings
from mahdar.lang.loader import Language
from mahdar.model.article import Article, Furniture, Published
from mahdar.model.entity import Entity
from mahdar.model.event import EventReport
from mahdar.model.position import Position, Proposal
from mahdar.model.reading import Conflict, Remark
from mahdar.model.span import Span
from mahdar.model.statement import Statement
from mahdar.model.time import Timex
from mahdar.text.fold import fold
from mahdar.text.matcher import QUIET, Hit, TypeMemo, WordInfo
from mahdar.text.quotes import Quote, quotes
from mahdar.text.sentences import paragraphs, sentences

WORD = re.compile(r"[^\W\d_]+|\d+")
GAPS: TypeMemo[str] = TypeMemo(lambda gap: gap.strip(" \t"))
MARKS = ".,،؛;:؟?!\"'«»()[]“”…-–\n"
LIGHT = frozenset(" «»“”\"'’‘-–_.")
STRIDE = 8
"""Code points between two entries of the table that leads from places to words."""
NONE: tuple[Hit, ...] = ()
NOWHERE: dict[int, tuple[Hit, ...]] = {}


class Found(msgspec.Struct):
    """What the steps found so far; each step fills its own field, later steps read the earlier ones."""

    published: Published
    furniture: tuple[Furniture, ...] = ()
    times: tuple[Timex, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[EventReport, ...] = ()
    positions: tuple[Position, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    remarks: tuple[Remark, ...] = ()


def _put(tables: dict[str, dict[int, tuple[Hit, ...]]], kind: str, i: int, hits: tuple[Hit, ...]) -> None:
    table = tables.get(kind)
    if table is None:
        tables[kind] = {i: hits}
    else:
        table[i] = hits


class Words:
    """The words of a folded text: their forms, where each begins and ends in it, and what stands after each."""

    def __init__(self, text: str) -> None:
        self.forms: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        forms, starts, ends = self.forms, self.starts, self.ends
        at, pieces = 0, text.split(" ")
        for piece, word in zip(pieces, list(map(str.isalpha, pieces)), strict=True):
            end = at + len(piece)
            if word:  # most are words and nothing else
                forms.append(piece)
                starts.append(at)
                ends.append(end)
            elif piece:
                self._marked(piece, at)
            at = end + 1
        self.gaps = self._gaps(text)

    def _marked(self, piece: str, at: int) -> None:
        """The words of a piece that is not a word and nothing else."""
        behind = piece.lstrip(MARKS)
        form = behind.rstrip(MARKS)
        if form.isalpha():
            start = at + len(piece) - len(behind)
            self._add(form, start, start + len(form))
            return
        for m in WORD.finditer(piece):
            self._add(m.group(), at + m.start(), at + m.end())

    def _add(self, form: str, start: int, end: int) -> None:
        self.forms.append(form)
        self.starts.append(start)
        self.ends.append(end)

    def _gaps(self, text: str) -> list[str]:
        gaps: list[str] = []
        for end, start in zip(self.ends, self.starts[1:], strict=False):
            gaps.append("" if start - end == 1 and text[end] == " " else GAPS[text[end:start]])
        if self.forms:
            gaps.append("\n")
        return gaps


class Doc:
    """A document of n words.

    Attributes:
        text: The article's text (source); all `starts`, `ends` and spans are code points into it, half open.
        forms: The folded form of each word (letters or digits, never mixed).
        infos: What is known of each word type (see `WordInfo`).
        starts, ends: Where each word stands in the source; a word's harakat belong to it.
        gaps: What stands between word i and word i + 1, folded, spaces left out; a line break is kept as "\\n".
        cache: What steps keep for one another besides findings.
        n: How many words there are.
        sentences: Sentences as source offsets; `sentence_of[i]` is the number of the sentence of word i.
    """

    def __init__(self, article: Article, language: Language) -> None:
        self._cut(article, language)
        known = language.lexicon.infos
        infos = [known[form] for form in self.forms]
        self.forms: list[str] = [info.form for info in infos]  # the same objects as in the tables, which makes them quick to find there
        self.infos: Sequence[WordInfo] = infos
        self._tables = self._entries(language.lexicon.long(self.infos, self._joined))
        self._rows: dict[str, Sequence[Hit]] = {kind: self._row(kind) for kind in QUIET}

    def _cut(self, article: Article, language: Language) -> None:
        """The words of an article and what stands between them; nothing is looked up."""
        self.article = article
        self.language = language
        self.text = text = article.text[: settings.MAX_ARTICLE_CHARS]
        self.folded = folded = fold(text, language.fold_table, trusted=True)
        words = Words(folded.text)
        self.forms, self.gaps = words.forms, words.gaps
        self.starts = words.starts if folded.at is None else folded.at.many(words.starts)
        self.ends = words.ends if folded.at is None else folded.at.many(words.ends)
        self.n = len(self.forms)
        self.found = Found(article.published)
        self.cache: dict[str, Any] = {}
        self._marked_out: tuple[Furniture, ...] = ()
        self._set_apart: list[int] = []
        self._until: list[int] = []

    def _joined(self, i: int) -> bool:
        gap = self.gaps[i]
        return not gap or (gap != "\n" and LIGHT.issuperset(gap))

    def __len__(self) -> int:
        return len(self.forms)

    def _entries(self, long: dict[int, dict[str, Hit]]) -> dict[str, dict[int, tuple[Hit, ...]]]:
        """Entries by kind and first word, given those of several words; of a quiet kind only the latter."""
        tables: dict[str, dict[int, tuple[Hit, ...]]] = {kind: {} for kind in QUIET}
        for i, info in enumerate(self.infos):
            best = long.get(i)
            if best is not None:
                for kind, hit in best.items():
                    _put(tables, kind, i, (hit,))
            for kind, rows in info.loud:
                if best is None or kind not in best:
                    if len(rows) == 1:
                        _, senses, pro, enc = rows[0]
                        _put(tables, kind, i, (Hit(kind, i, i + 1, senses, pro, enc),))
                    else:
                        _put(tables, kind, i, tuple([Hit(kind, i, i + 1, s, p, e) for _, s, p, e in rows]))
        return tables

    def index(self, kind: str) -> dict[int, tuple[Hit, ...]]:
        """All entries of a table (not of a quiet kind) by their first word, for loops that ask at many words."""
        return self._tables.get(kind, NOWHERE)

    def of_kind(self, kind: str) -> Sequence[Hit]:
        """All entries of a table, in text order (of a quiet kind only those of several words)."""
        found = self._rows.get(kind)
        if found is None:
            found = self._rows[kind] = self._row(kind)
        return found

    def _row(self, kind: str) -> Sequence[Hit]:
        table = self._tables.get(kind)
        return NONE if table is None else [hit for hits in table.values() for hit in hits]

    def at(self, i: int, kind: str) -> tuple[Hit, ...]:
        """Entries of a table that begin at word i: the longest, or those of one word."""
        table = self._tables.get(kind)
        if table is None:
            return NONE
        found = table.get(i)
        if found is not None:
            return found
        if kind not in QUIET:
            return NONE
        found = table[i] = self._quiet(i, kind)
        return found

    def _quiet(self, i: int, kind: str) -> tuple[Hit, ...]:
        """Entries of a quiet kind at word i, made when they are first asked for."""
        info = self.infos[i] if 0 <= i < self.n else None
        return info.hits(kind, i) if info is not None and kind in info.rows else NONE

    def gap(self, i: int) -> str:
        """What stands between word i and word i + 1, spaces left out; a line break is "\\n"."""
        return self.gaps[i]

    def raw(self, i: int) -> str:
        """Word i as printed."""
        return self.text[self.starts[i] : self.ends[i]]

    def span(self, i: int, j: int, skip: int = 0) -> Span:
        """The source span of words `[i, j)`; `skip` letters at its start are left out (a proclitic)."""
        start, end = self.starts[i] + skip, self.ends[j - 1]
        return Span(start, end, self.text[start:end])

    def cut(self, start: int, end: int) -> Span:
        """The source span `[start, end)`."""
        return Span(start, end, self.text[start:end])

    def word_at(self, offset: int) -> int:
        """The word that holds a source offset, or the last one before it (-1 if there is none)."""
        if offset < 0:
            return -1
        starts, table = self.starts, self._words
        k = table[min(offset // STRIDE, len(table) - 1)]
        while k + 1 < self.n and starts[k + 1] <= offset:
            k += 1
        return k

    @cached_property
    def _words(self) -> list[int]:
        """For each `STRIDE`-th source offset up to the last word's start the word that holds it, or the last one before it."""
        starts, table = self.starts, [-1]
        at, k = STRIDE, -1
        while starts and at <= starts[-1]:
            while k + 1 < self.n and starts[k + 1] <= at:
                k += 1
            table.append(k)
            at += STRIDE
        return table

    def after_clitics(self, hit: Hit, article: bool = True) -> int:
        """Source offset where a hit's own letters begin: its proclitics left out, the article kept unless told.

        A preposition that is written together with the article stays, as no letter parts the two.
        """
        if not hit.pro:
            return self.starts[hit.i]
        pro = hit.pro.removesuffix(self.language.article) if article else hit.pro
        if article and pro and self.forms[hit.i][len(pro) - 1 :].startswith(self.language.contracted):
            pro = pro[:-1]
        return self.letters_in(hit.i, len(pro)) if pro else self.starts[hit.i]

    def letters_in(self, i: int, count: int) -> int:
        """Source offset after the first `count` kept letters of word i."""
        at = self.starts[i]
        drops = self.language.fold_table.drops
        while count and at < self.ends[i]:
            count -= not drops.match(self.text[at])
            at += 1
        while at < self.ends[i] and drops.match(self.text[at]):
            at += 1
        return at

    @cached_property
    def marked(self) -> list[tuple[int, str]]:
        """Words with more than spaces behind them, and what stands there."""
        return [(i, gap) for i, gap in enumerate(self.gaps) if gap]

    @cached_property
    def quotes(self) -> list[Quote]:
        """All quotations, outermost first where they share a start."""
        return quotes(self.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Sentences as source offsets."""
        return sentences(self.text, self.quotes)

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Paragraphs as source offsets."""
        return paragraphs(self.text)

    @cached_property
    def sentence_of(self) -> list[int]:
        """For each word the number of its sentence."""
        return self._number(self.sentences)

    @cached_property
    def paragraph_of(self) -> list[int]:
        """For each word the number of its paragraph."""
        return self._number(self.paragraphs)

    def _number(self, spans: Sequence[tuple[int, int]]) -> list[int]:
        bounds = self._bounds(spans)
        numbers: list[int] = []
        for k in range(len(bounds) - 1):
            numbers += [k] * (bounds[k + 1] - bounds[k])
        return numbers

    def _bounds(self, spans: Sequence[tuple[int, int]]) -> list[int]:
        """The word at which each of these spans begins, and the end; the first holds all words before it."""
        return [0, *[self.word_at(start - 1) + 1 for start, _ in spans[1:]], self.n]

    @cached_property
    def sentence_words(self) -> list[tuple[int, int]]:
        """Sentences as word ranges `[i, j)`, by number; a sentence without words is an empty range."""
        bounds = self._bounds(self.sentences)
        return [(a, b) if a < b else (0, 0) for a, b in pairwise(bounds)]

    def release(self) -> None:
        """Let go of what the steps kept: it leads back here, and would have to wait for the collector of cycles."""
        self.cache.clear()

    def in_furniture(self, offset: int) -> bool:
        """Does the source offset stand in furniture (advert, caption, keywords, header, byline)?"""
        if self._marked_out is not self.found.furniture:
            self._marked_out = self.found.furniture
            self._set_apart = [f.start for f in self._marked_out]
            self._until = list(accumulate([f.end for f in self._marked_out], max))
        starts, ends = self._set_apart, self._until
        if not starts or offset < starts[0] or offset >= ends[-1]:
            return False
        return offset < ends[bisect_right(starts, offset) - 1]
