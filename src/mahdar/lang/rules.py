"""Rules with their examples, whatever table they stand in; and what a linguist asks of a language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from mahdar.lang.loader import Language
from mahdar.text.matcher import Node, Sense


class Rule(msgspec.Struct, frozen=True):
    """A rule: the table it stands in, its id, sentences where it fires and where it does not."""

    table: str
    id: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    row: Any = None


def _sentences(items: Any) -> tuple[str, ...]:
    return tuple(str(getattr(item, "text", item)) for item in items)


def _walk(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _walk(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _walk(item)
    elif isinstance(value, msgspec.Struct):
        if hasattr(value, "id") and hasattr(value, "yes"):
            yield value
        else:
            yield from _walk([getattr(value, f) for f in value.__struct_fields__])


def rules(language: Language) -> Iterator[Rule]:
    """All rules of a language that carry examples, table by table, each once."""
    seen: set[str] = set()
    for table, value in list(language.tables.items()):
        if table in ("world", "verbs"):
            continue
        for row in _walk(value):
            if row.id not in seen:
                seen.add(row.id)
                yield Rule(table, row.id, _sentences(row.yes), _sentences(getattr(row, "no", ())), row)


def entries(language: Language, word: str) -> Iterator[tuple[str, Sense, str, str]]:
    """What the lexicon knows of one word: kind, sense, proclitics, pronoun."""
    for kind, senses, pro, enc in language.lexicon.info(language.fold(word)).single:
        for sense in senses:
            yield kind, sense, pro, enc


def inflected(language: Language, lemma: str) -> list[tuple[str, str]]:
    """Every form the lexicon holds of a lemma, folded, with what it is."""
    found: list[tuple[str, str]] = []
    for form, node in language.lexicon.root.next.items():
        for (kind, _), senses in node.entries.items():
            found.extend((form, _say(kind, s)) for s in senses if s.id == lemma)
    return sorted(set(found), key=lambda row: (row[1], row[0]))


def _say(kind: str, sense: Sense) -> str:
    value = sense.value
    parts = [str(getattr(value, f)) for f in ("tense", "features", "pos", "number", "role") if getattr(value, f, "")]
    return f"{kind} {' '.join(parts)}".strip()


def counts(language: Language) -> dict[str, int]:
    """Number of entries of each kind in the lexicon."""
    found: dict[str, int] = {}
    stack: list[Node] = [language.lexicon.root]
    while stack:
        node = stack.pop()
        stack.extend(node.next.values())
        for (kind, _), senses in node.entries.items():
            found[kind] = found.get(kind, 0) + len(senses)
    return dict(sorted(found.items()))
