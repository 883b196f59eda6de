"""Frames of reporting against human syntax trees: recall of frames, heads of speakers, token F1 of contents.

    python -m bench.attribution --shared ../shared [--misses]
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from bench.command import arguments
from mahdar.lang import load
from mahdar.model.article import Article, Published
from mahdar.model.ids import article_id
from mahdar.model.statement import Statement
from mahdar.reading.pipeline import read

BARS = {"frame_recall": 0.85, "speaker_head": 0.80, "content_f1": 0.80}
WORD = re.compile(r"\w+")


def token_f1(a: str, b: str) -> float:
    """F1 over the words of two stretches of text."""
    x, y = Counter(WORD.findall(a)), Counter(WORD.findall(b))
    both = sum((x & y).values())
    return 2 * both / (sum(x.values()) + sum(y.values())) if both else 0.0


def statements_of(row: dict[str, Any]) -> tuple[Statement, ...]:
    """The statements read in the text of a row."""
    day = row["reference_date"]
    text = unicodedata.normalize("NFC", row["text"])
    article = Article(article_id(text), row["id"], text, Published(day, "given" if day else "unknown"))
    return read(article, load("ar")).statements


def matching(row: dict[str, Any], found: tuple[Statement, ...]) -> Statement | None:
    """The statement whose cue overlaps that of the row, or a relay whose cue does."""
    start, end = row["cue"]
    over = [s for s in found if s.cue.start < end and s.cue.end > start]
    return max(over, key=lambda s: token_f1(s.content.exact, _content(row)), default=None)


def _content(row: dict[str, Any]) -> str:
    return str(row["text"][slice(*row["content"])]) if row["content"] else ""


def head_right(row: dict[str, Any], statement: Statement) -> bool:
    """Does the given speaker hold the head of the source?"""
    party, head = statement.speaker, row["source_head"]
    return bool(party and party.start is not None and party.end is not None and party.start < head[1] and party.end > head[0])


def of_rows(rows: list[dict[str, Any]], misses: bool = False) -> dict[str, float]:
    """The figures of one set."""
    found, heads, contents, sources = 0, [], [], []
    for row in rows:
        statement = matching(row, statements_of(row))
        if statement is None:
            _say(misses, "missed", row, None)
            continue
        found += 1
        heads.append(head_right(row, statement))
        if statement.speaker is not None:
            sources.append(token_f1(statement.speaker.exact, row["text"][slice(*row["source"])]))
        if row["content"]:
            contents.append(token_f1(statement.content.exact, _content(row)))
        if not heads[-1] or (row["content"] and contents[-1] < 0.8):
            _say(misses, "wrong", row, statement)
    return {
        "frame_recall": found / len(rows), "speaker_head": sum(heads) / max(len(heads), 1),
        "source_f1": sum(sources) / max(len(sources), 1), "content_f1": sum(contents) / max(len(contents), 1),
    }


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def measure(shared: Path) -> dict[str, float]:
    """`attribution.recall`, `.speaker`, `.content`: both sets together."""
    paths = [shared / "data" / "attribution" / f"{name}.jsonl" for name in ("padt_dev", "pud")]
    rows = [row for path in paths if path.exists() for row in read_rows(path)]
    if not rows:
        return {}
    figures = of_rows(rows)
    names = {"recall": "frame_recall", "speaker": "speaker_head", "content": "content_f1"}
    return {f"attribution.{short}": figures[long] for short, long in names.items()}


def _say(misses: bool, what: str, row: dict[str, Any], statement: Statement | None) -> None:
    if misses:
        text = row["text"]
        got = "" if statement is None else f"\n   read {statement.speaker and statement.speaker.exact} | {statement.content.exact}"
        print(f"{what} {row['kind']} «{text[slice(*row['cue'])]}» {text[slice(*row['source'])]} | {_content(row)}{got}\n   in {text}")


def main() -> int:
    """Measure both sets and print them beside the bars."""
    ap = arguments(__doc__)
    ap.add_argument("--misses", action="store_true")
    args = ap.parse_args()
    short = False
    for name in ("padt_dev", "pud"):
        path = args.shared / "data" / "attribution" / f"{name}.jsonl"
        if not path.exists():
            print(f"{name}: not there, nothing measured")
            continue
        rows = read_rows(path)
        figures = of_rows(rows, args.misses)
        short = short or any(figures[k] < bar for k, bar in BARS.items())
        print(f"{name} ({len(rows)}): " + "  ".join(f"{k} {v:.3f}" for k, v in figures.items()))
    return int(short)


if __name__ == "__main__":
    raise SystemExit(main())
