"""Divide a word into proclitics, stem and pronoun, only where what is left is a word that we know."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from mahdar.text.matcher import Split


class CliticTable(msgspec.Struct, frozen=True):
    """A language's clitics (folded): conjunctions, prepositions, future marks, article, pronouns, and what joins how."""

    conjunctions: tuple[str, ...]
    prepositions: tuple[str, ...]
    future: tuple[str, ...]
    article: str
    contractions: dict[str, str]
    pronouns: tuple[str, ...]
    accusative: str
    restore: dict[str, str]
    min_stem: int = 2


def proclitics(table: CliticTable) -> list[tuple[str, str, bool]]:
    """All proclitic rows as (how written, what it is, ends with the article), longest written first."""
    rows: list[tuple[str, str, bool]] = []
    for conj in ("", *table.conjunctions):
        for prep in ("", *table.prepositions, *table.future):
            rows.append((conj + prep, conj + prep, False))
            if prep not in table.future or not prep:
                written = conj + table.contractions.get(prep + table.article, prep + table.article)
                rows.append((written, conj + prep, True))
    return sorted(set(rows), key=lambda r: (len(r[0]), r[1]))


def _ends(table: CliticTable, rest: str, known: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """The known stems of a word without its proclitics, each with what is stuck on behind: nothing, «ا», a pronoun."""
    if known(rest):
        yield rest, ""
    if rest.endswith(table.accusative) and known(rest[:-1]) and len(rest) > table.min_stem:
        yield rest[:-1], table.accusative
    for enc in table.pronouns:
        base = rest[: -len(enc)]
        if not rest.endswith(enc) or len(base) < table.min_stem:
            continue
        if known(base):
            yield base, enc
        for old, new in table.restore.items():
            if base.endswith(old) and known(base[: len(base) - len(old)] + new):
                yield base[: len(base) - len(old)] + new, enc


def splitter(table: CliticTable) -> Callable[[str, Callable[[str], bool]], Iterator[Split]]:
    """A function that yields the known splits of a folded word, fewest clitics first.

    The article may belong to the stem (الدوحة) or stand before it (ال + وزير): both are tried.
    """
    rows = proclitics(table)

    def split(form: str, known: Callable[[str], bool]) -> Iterator[Split]:
        for written, pro, article in rows:
            if written and not form.startswith(written):
                continue
            rest = form[len(written) :]
            if len(rest) < table.min_stem:
                if not written and known(rest):
                    yield Split("", rest, "")
                continue
            if article:
                if known(table.article + rest):
                    yield Split(pro, table.article + rest, "")
                if known(rest):
                    yield Split(pro + table.article, rest, "")
            else:
                for stem, enc in _ends(table, rest, known):
                    yield Split(pro, stem, enc)

    return split
