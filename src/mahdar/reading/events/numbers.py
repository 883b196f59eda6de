"""Numbers in an event (dead, exchanged, documents, which round), what came of it, and what it was part of."""

from __future__ import annotations

from typing import Literal, cast

from mahdar.model.event import Quantity
from mahdar.model.span import Span
from mahdar.reading.events.clauses import MEMO, Clauses
from mahdar.reading.events.mention import Mention

Bound = Literal["exact", "at least", "at most", "about"]
AROUND = 9
"""Words behind an event in which its numbers stand."""


def quantities(clauses: Clauses, group: list[Mention]) -> tuple[Quantity, ...]:
    """The numbers told with the mentions of an event, each unit and value once."""
    found: dict[tuple[str, float], Quantity] = {}
    for mention in group:
        for quantity in (*_ordinal(clauses, mention), *_counts(clauses, mention)):
            found.setdefault((quantity.unit, quantity.value), quantity)
    return tuple(found.values())


def _ordinal(clauses: Clauses, mention: Mention) -> list[Quantity]:
    """«الجولة السادسة», «الاجتماع الرابع عشر»."""
    doc, table, k = clauses.doc, clauses.tables.numbers, mention.j
    if mention.verb is not None or k >= doc.n or k - 1 in clauses.breaks or doc.forms[k] not in table.ordinals:
        return []
    teen = k + 1 < doc.n and doc.forms[k + 1] in table.teen
    value = table.ordinals[doc.forms[k]] + (10 if teen else 0)
    return [Quantity("ordinal", float(value), "exact", doc.span(k, k + 2 if teen else k + 1))]


def _counts(clauses: Clauses, mention: Mention) -> list[Quantity]:
    first, last = clauses.sentence(mention.i)
    found = []
    k = max(first, mention.i - 2)
    while k < min(last, mention.tail + AROUND):
        if k >= mention.j and (k in clauses.verbs or (k in clauses.deeds and k > mention.tail)):
            break
        quantity = _count(clauses, k, last) if _value(clauses, k) and k not in clauses.dated else None
        if quantity is not None:
            found.append(quantity)
        k += 1
    return found


def _count(clauses: Clauses, k: int, last: int) -> Quantity | None:
    """A number at word k with what it counts behind it."""
    doc, table = clauses.doc, clauses.tables.numbers
    value = _value(clauses, k)
    if not value:
        return None
    j = k + 1
    if value and j < last and doc.forms[j] in table.words and table.words[doc.forms[j]] >= 100:
        value, j = value * table.words[doc.forms[j]], j + 1
    if j >= last or j - 1 in clauses.breaks:
        return None
    unit = next((table.units[s.stem] for s in doc.infos[j].splits if s.stem in table.units), table.units.get(doc.forms[j]))
    if unit is None:
        return None
    return Quantity(unit, float(value), _bound(clauses, k, j), doc.span(k, j + 1))


def _value(clauses: Clauses, k: int) -> int:
    """The number that word k is, 0 if it is none."""
    form, memo = clauses.doc.forms[k], clauses.tables.values
    known = memo.get(form)
    if known is None:
        if len(memo) > MEMO:
            memo.clear()
        known = memo[form] = _worth(clauses, k, form)
    return known


def _worth(clauses: Clauses, k: int, form: str) -> int:
    if form.isdecimal():
        return int(form) if len(form) <= 7 else 0
    words = clauses.tables.numbers.words
    return words.get(form) or next((words[s.stem] for s in clauses.doc.infos[k].splits if s.pro and s.stem in words), 0)


def _bound(clauses: Clauses, k: int, j: int) -> Bound:
    doc, table = clauses.doc, clauses.tables.numbers
    one = doc.forms[k - 1] if k else ""
    two = f"{doc.forms[k - 2]} {one}" if k > 1 else ""
    behind = " ".join(doc.forms[j + 1 : j + 3])
    name = table.bounds.get(two) or table.bounds.get(one) or table.after.get(behind) or "exact"
    return cast(Bound, name)


def outcome(clauses: Clauses, mention: Mention) -> Span | None:
    """What came of it, as told by a verb of yielding in its clause («لم يسفر عن اختراق»)."""
    if not clauses.yields:
        return None
    last = min(clauses.sentence(mention.i)[1], mention.j + 14)
    k = next((k for k in clauses.yields if mention.j <= k < last), None)
    if k is None or any(i in clauses.stops for i in range(mention.j, k)):
        return None
    stop = clauses.sentence(mention.i)[1]
    end = next((e for e in range(k + 1, stop) if e in clauses.breaks), stop - 1) + 1
    return clauses.doc.span(k - 1 if clauses.negated(k) else k, min(end, k + 14))


def occasions(clauses: Clauses, gathered: list[tuple[Mention, list[Mention]]]) -> dict[int, Mention]:
    """For each event (by the id of its head) the one on whose margin it was («على هامش القمة»)."""
    wholes = {m.i: head for head, group in gathered for m in group if m.verb is None and m.frame.type == "CONSULT"}
    found: dict[int, Mention] = {}
    for i, whole in wholes.items():
        if not (clauses.preceded(i, "margin")):
            continue
        for head, group in gathered:
            near = any(clauses.sentence(m.i) == clauses.sentence(i) and (m.i < i or i < m.i < i + 14) for m in group)
            if head is not whole and near:
                found.setdefault(id(head), whole)
    return found
