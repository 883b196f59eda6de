"""From a document to the row of items that the grammar reads: known words, marks and gaps, numerals put together."""

from __future__ import annotations

from mahdar.lang.tables.time import MARKS, Known, Long, TimeTable, number_data
from mahdar.reading.doc import LIGHT, Doc
from mahdar.text.cascade import GAP, Item

NOTHING: dict[str, object] = {}


def row_of(doc: Doc, table: TimeTable) -> list[Item]:
    """The row of items of a document: only stretches of known words with a word of time among them, gaps between."""
    meanings = table.meanings
    known = [(i, word) for i, form in enumerate(doc.forms) if (word := meanings[form]) is not None]
    row: list[Item] = []
    gaps = doc.gaps
    k, count = 0, len(known)
    while k < count:
        first = last = known[k][0]
        start, core = k, False
        long: dict[int, Long] = {}
        while k < count and known[k][0] == last and (k == start or "\n" not in gaps[last - 1]):
            parts, begins = known[k][1]
            entry = None
            if begins and last + 1 < doc.n and (may := begins.get(doc.forms[last + 1])) is not None:
                entry = _begun(doc, last, may)
            if entry is not None:
                long[last] = entry
                core, last = True, last + 1 + len(entry.rest)
            else:
                if parts is None:
                    break
                core, last = core or parts[-1][3], last + 1
            while k < count and known[k][0] < last:
                k += 1
        if core:
            _stretch(doc, row, first, last, long, known[start:k], table)
        if k == start:
            k += 1
    return numerals(row, table)


def _begun(doc: Doc, i: int, begins: tuple[Long, ...]) -> Long | None:
    """The longest of the entries that stands at word i, with nothing but light marks inside."""
    for entry in begins:
        j = i + 1 + len(entry.rest)
        stands = j <= doc.n and tuple(doc.forms[i + 1 : j]) == entry.rest
        if stands and all(not gap or (gap != "\n" and LIGHT.issuperset(gap)) for gap in doc.gaps[i : j - 1]):
            return entry
    return None


def _stretch(
    doc: Doc, row: list[Item], first: int, last: int, long: dict[int, Long], known: list[tuple[int, Known]],
    table: TimeTable,
) -> None:
    """One stretch of words `[first, last)` that touch, with the marks around and between them."""
    row.append(Item(GAP, first, first, 0, NOTHING))
    until = first
    for i, (parts, _) in known:
        if i < until:
            continue
        if i:
            for mark in doc.gaps[i - 1]:
                row.append(Item(MARKS.get(mark, GAP), i - 1, i, 0, NOTHING))
        entry = long.get(i)
        if entry is not None:
            until = i + 1 + len(entry.rest)
            for letter, skip in entry.before:
                row.append(Item(letter, i, i + 1, skip, NOTHING))
            row.append(Item(entry.letter, i, until, entry.skip, entry.data))
            continue
        for letter, skip, data, _core in parts or ():
            row.append(Item(letter, i, i + 1, skip, data))
        until = i + 1
    tail = doc.gaps[until - 1] if until < len(doc) else doc.text[doc.ends[-1] : doc.ends[-1] + 2]
    for mark in tail:
        row.append(Item(MARKS.get(mark, GAP), until - 1, until, 0, NOTHING))


def numerals(row: list[Item], table: TimeTable) -> list[Item]:
    """Put the words of a numeral together: خمسة وعشرون → 25, الحادي والعشرين → 21st."""
    out: list[Item] = []
    k = 0
    while k < len(row):
        data = row[k].data
        end = k
        if "num" in data or ("the_num" in data and "weekday" not in data):
            made, end = _cardinal(row, k, table)
        elif "the_ord" in data or "the_ordf" in data:
            made, end = _ordinal(row, k, table)
        if end > k:
            out.append(made)
            k = end
        else:
            out.append(row[k])
            k += 1
    return out


def _value(item: Item) -> str | None:
    return item.data.get("num") or item.data.get("the_num")


def _cardinal(row: list[Item], k: int, table: TimeTable) -> tuple[Item, int]:
    if "bareday" in row[k].data and k and row[k - 1].data.get("unit") == "D":
        return row[k], k
    total, current, last = 0, 0, 0
    definite = "the_num" in row[k].data
    end = at = k
    while at < len(row) and (value := _value(row[at])) is not None:
        if value[0] == "x":
            times = int(value[1:])
            if times == 1000:
                total, current = total + (current or 1) * 1000, 0
            else:
                current = (current or 1) * times
            last = times
        else:
            last = int(value)
            current += last
            if last == 2000:
                total, current = total + 2000, 0
        end = at + 1
        step = _step(row, end, last, current)
        if not step:
            break
        at = end + step - 1
    if end == k + 1 and total + current <= 1:
        return row[k], k
    return _number(row, k, end, total + current, definite, table), end


def _step(row: list[Item], at: int, last: int, current: int) -> int:
    """How many items to the next part of the numeral: 1 without «and», 2 with it, 0 if it ends."""
    if at < len(row) and (value := _value(row[at])) is not None:
        if "weekday" in row[at].data:
            return 0
        if value == "10" and last < 10:
            return 1
        if (value == "x100" and last < 10) or (value == "x1000" and 0 < current < 1000 and last != 1000):
            return 1
        return 0
    if at + 1 < len(row) and row[at].letter == "&" and (value := _value(row[at + 1])) is not None:
        size = int(value.lstrip("x"))
        if last in (1000, 2000) or (last >= 100 and size < 100) or (last < 10 and 20 <= size < 100):
            return 2
    return 0


def _number(row: list[Item], k: int, end: int, value: int, definite: bool, table: TimeTable) -> Item:
    if not definite:
        data = number_data(value, "numw")
    else:
        data = {"the_int": value}
        if value <= 31:
            data["d31"] = value
        if value in (20, 30):
            data["the_tens"] = value
    return Item(table.letters.add(data), row[k].i, row[end - 1].j, row[k].skip, data)


def _ordinal(row: list[Item], k: int, table: TimeTable) -> tuple[Item, int]:
    name = "the_ord" if "the_ord" in row[k].data else "the_ordf"
    value = int(row[k].data[name])
    after = row[k + 1] if k + 1 < len(row) else None
    if after is not None and after.data.get("num") == "10" and value < 10:
        return _made(row, k, k + 2, name, value + 10, table), k + 2
    if after is not None and after.letter == "&" and k + 2 < len(row) and value < 10:
        tens = row[k + 2].data.get("the_num", "0").lstrip("x")
        if 20 <= int(tens) < 100:
            return _made(row, k, k + 3, name, value + int(tens), table), k + 3
    return row[k], k


def _made(row: list[Item], k: int, end: int, name: str, value: int, table: TimeTable) -> Item:
    data = {name: value}
    return Item(table.letters.add(data), row[k].i, row[end - 1].j, row[k].skip, data)
