"""The small pattern language that rules are written in.

    <month>            a slot: an entry of the table `month`; <m2:month> names it m2
    الماضي             a word, as it is written in the text without its proclitics folded away
    ~الماضي            a word that may carry proclitics (والماضي, بالماضي)
    (a | b c | <d>)    alternatives
    [ ... ]            may be absent; [a | b] one of them, or none
    ...3               a gap of up to three words
    "/" "(" "-"        a punctuation mark between two words
    #                  a number in digits; <day:#> names it

Between two neighbours there may be white space only, unless a punctuation mark is asked for. A pattern is matched at a
given word (its trigger is its first element), never searched over the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from mahdar.errors import PatternError

TOKEN = re.compile(r'<([^<>\s]*)>|\.\.\.(\d+)|"([^"]+)"|([()\[\]|#])|([^\s()\[\]|#<>"]+)|(\S)')


class Item(msgspec.Struct, frozen=True):
    """One element of a pattern: op is word, slot, number, gap, mark, any (alternatives) or all (a row)."""

    op: str
    arg: str = ""
    name: str = ""
    loose: bool = False
    parts: tuple[Item, ...] = ()


class Pattern(msgspec.Struct, frozen=True):
    """A compiled pattern and the source it was written as."""

    source: str
    items: tuple[Item, ...]

    def heads(self) -> set[tuple[str, str]]:
        """What the first word must be: ("slot", kind), ("word", form) or ("number", "")."""
        return _heads(self.items)


def compile_pattern(
    source: str, kinds: frozenset[str], fold: Callable[[str], str], *, anywhere: bool = False
) -> Pattern:
    """Compile a pattern.

    Args:
        source: The pattern as a linguist writes it.
        kinds: Names of the tables that slots may ask for.
        fold: Folds a word as the text is folded.
        anywhere: A mark may come first (for patterns that are not tried at a word).

    Raises:
        PatternError: with the place and what was expected there.
    """
    tokens = [(m.start(), m) for m in TOKEN.finditer(source)]
    items, rest = _row(source, tokens, 0, kinds, fold, "")
    if rest != len(tokens):
        raise _wrong(source, tokens[rest][0], f"“{tokens[rest][1].group()}” closes nothing that was opened")
    if not items:
        raise PatternError("an empty pattern matches nothing", "write at least one word or <slot>")
    if _empty(items) or (items[0].op in ("gap", "mark") and not anywhere):
        raise _wrong(source, 0, "a pattern must begin with a word, a number or a slot: that is where it is tried")
    return Pattern(source, items)


def _wrong(source: str, at: int, why: str) -> PatternError:
    return PatternError(f"in pattern `{source}` at letter {at + 1}: {why}", "see docs/codebook, «How rules are written»")


Tokens = list[tuple[int, "re.Match[str]"]]


def _row(
    source: str, tokens: Tokens, k: int, kinds: frozenset[str], fold: Callable[[str], str], closer: str
) -> tuple[tuple[Item, ...], int]:
    branches: list[list[Item]] = [[]]
    while k < len(tokens):
        at, m = tokens[k]
        sign = m.group(4)
        if sign in (")", "]"):
            break
        if sign == "|":
            if not closer:
                raise _wrong(source, at, "“|” stands only between ( and ) or [ and ]")
            branches.append([])
            k += 1
        elif sign in ("(", "["):
            k = _group(source, tokens, k, kinds, fold, branches[-1])
        else:
            branches[-1].append(_single(source, at, m, kinds, fold))
            k += 1
    if closer and (closer == ")" or len(branches) > 1):
        return (Item("any", parts=tuple(Item("all", parts=tuple(b)) for b in branches)),), k
    return tuple(branches[0]), k


def _group(
    source: str, tokens: Tokens, k: int, kinds: frozenset[str], fold: Callable[[str], str], into: list[Item]
) -> int:
    at, m = tokens[k]
    closer = ")" if m.group(4) == "(" else "]"
    inner, end = _row(source, tokens, k + 1, kinds, fold, closer)
    if end >= len(tokens) or tokens[end][1].group(4) != closer:
        raise _wrong(source, at, f"“{m.group()}” is never closed by “{closer}”")
    if closer == ")":
        into.extend(inner)
    else:
        into.append(Item("any", parts=(Item("all", parts=inner), Item("all"))))
    return end + 1


def _single(source: str, at: int, m: re.Match[str], kinds: frozenset[str], fold: Callable[[str], str]) -> Item:
    if m.group(1) is not None:
        return _slot(source, at, m.group(1), kinds)
    if m.group(2):
        return Item("gap", m.group(2))
    if m.group(3):
        return Item("mark", m.group(3))
    if m.group(4) == "#":
        return Item("number", name="#")
    if m.group(5):
        word = m.group(5)
        return Item("word", fold(word.removeprefix("~")), loose=word.startswith("~"))
    raise _wrong(source, at, f"“{m.group()}” means nothing here; a punctuation mark stands in double quotation marks")


def _slot(source: str, at: int, body: str, kinds: frozenset[str]) -> Item:
    name, _, kind = body.rpartition(":")
    if kind == "#":
        return Item("number", name=name or "#")
    if not kind:
        raise _wrong(source, at, "an empty slot <>; write the name of a table in it")
    if kind not in kinds:
        near = ", ".join(sorted(k for k in kinds if k[:2] == kind[:2])) or ", ".join(sorted(kinds))
        raise _wrong(source, at, f"there is no table “{kind}”; did you mean one of: {near}?")
    return Item("slot", kind, name or kind)


def _empty(items: Sequence[Item]) -> bool:
    return all(i.op == "any" and any(_empty(p.parts) for p in i.parts) for i in items)


def _heads(items: Sequence[Item]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for item in items:
        if item.op == "any":
            for part in item.parts:
                found |= _heads(part.parts)
            if all(not _empty(p.parts) for p in item.parts):
                break
        else:
            found.add((item.op, item.arg))
            break
    return found
