"""Exact spans of PERS, LOC and ORG against a file of sentences with spans (CLEANANERCorp and the like).

    python -m bench.ner FILE.jsonl [--misses PERS|LOC|ORG] [--no-people] [--shape] [--block N]

A line of the file holds `text` and `spans` ([start, end, label], tokens joined by one space, clitics left on the word).
The reading's names are widened to whole tokens before they are compared. `--shape` gives the precision of the names of
persons that were found by their shape alone.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.gold import score
from mahdar.lang import Language, load
from mahdar.model.article import Article, Published
from mahdar.model.entity import Entity, Mention
from mahdar.reading.pipeline import STEPS, analyse

LABEL = {"person": "PERS", "place": "LOC", "organisation": "ORG"}
UNLABELLED = frozenset(("government", "ministry", "army"))
"""Roles of bodies that the guideline of the set leaves without a label (governments, ministries, armies)."""
SEAT = "seat"
"""Seats of power are places there, organisations in a reading."""
TOKEN = re.compile(r"\S+")
NAMES = [name for name, _ in STEPS]
KINDS = ("PERS", "LOC", "ORG")

Found = tuple[int, int, str]


def label(entity: Entity) -> str | None:
    """The label of the set for an entity of a reading."""
    if entity.role in UNLABELLED:
        return None
    return "LOC" if entity.role == SEAT else LABEL.get(entity.kind)


def mentions(text: str, language: Language) -> Iterator[tuple[Entity, Mention]]:
    """Names in a sentence, the widest where they overlap."""
    doc = analyse(Article("bench", "bench", text, Published(None, "unknown")), language, STEPS[: NAMES.index("entities") + 1])
    rows = [(e, m) for e in doc.found.entities for m in e.mentions if label(e) and m.form == "name"]
    rows.sort(key=lambda r: (r[1].start, -r[1].end))
    end = 0
    for entity, mention in rows:
        if mention.start >= end:
            yield entity, mention
            end = mention.end


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """A span widened to whole tokens."""
    inside = [m.span() for m in TOKEN.finditer(text) if m.start() < end and m.end() > start]
    return inside[0][0], inside[-1][1]


def joined(rows: list[dict[str, Any]], size: int) -> list[dict[str, Any]]:
    """Rows joined by line breaks into documents of `size` sentences: the set was drawn in blocks of fifty running sentences."""
    documents = []
    for k in range(0, len(rows), size):
        text, spans = "", []
        for row in rows[k : k + size]:
            spans += [[a + len(text), b + len(text), kind] for a, b, kind in row["spans"]]
            text += unicodedata.normalize("NFC", row["text"]) + "\n"
        documents.append({"text": text, "spans": spans})
    return documents


def count(rows: list[dict[str, Any]], language: Language) -> tuple[Counter[str], list[str], Counter[str]]:
    """Counts by label (tp, pred, gold), the misses as lines, and counts of persons found by shape."""
    counts: Counter[str] = Counter()
    shape: Counter[str] = Counter()
    lines: list[str] = []
    for row in rows:
        text = unicodedata.normalize("NFC", row["text"])
        want = {(a, b, k) for a, b, k in row["spans"] if k in KINDS}
        got: dict[Found, str] = {}
        for entity, mention in mentions(text, language):
            a, b = widened(text, mention.start, mention.end)
            got[(a, b, str(label(entity)))] = f"{mention.rule} {entity.how}"
        for kind in KINDS:
            counts[f"{kind} gold"] += sum(s[2] == kind for s in want)
            counts[f"{kind} pred"] += sum(s[2] == kind for s in got)
            counts[f"{kind} tp"] += sum(s[2] == kind and s in want for s in got)
        for span, how in got.items():
            if span[2] == "PERS" and how.endswith("shape"):
                shape["pred"] += 1
                shape["tp"] += span in want
        lines.extend(f"{k}\tmissed\t{text[a:b]}\t{text[max(0, a - 30) : b + 30]}" for a, b, k in sorted(want - set(got)))
        more = sorted(set(got) - want)
        lines.extend(f"{k}\textra\t{text[a:b]}\t{got[a, b, k]}\t{text[max(0, a - 30) : b + 30]}" for a, b, k in more)
    return counts, lines, shape


def rates(counts: Counter[str], kind: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a label."""
    tp, pred, gold = (counts[f"{kind} {what}"] for what in ("tp", "pred", "gold"))
    p, r = tp / pred if pred else 0.0, tp / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def total(counts: Counter[str]) -> None:
    """Add the counts of all labels together, as `all`."""
    for what in ("tp", "pred", "gold"):
        counts[f"all {what}"] = sum(counts[f"{kind} {what}"] for kind in KINDS)


def lost(shared: Path, name: str, folder: str) -> dict[str, float]:
    """How much person F1 falls on a set of gold records when the table of people is taken away."""
    tool = shared / "tools" / "score.py"
    if not tool.exists() or not (shared / folder).is_dir():
        return {}
    whole, bare = (score(shared / folder, tool, people)["figures"]["entities.person"]["F1"] for people in (True, False))
    return {f"no_people.{name}.loss": round(whole - bare, 4)}


def measure(shared: Path) -> dict[str, float]:
    """`ner.PERS`, `ner.LOC`, `ner.ORG`, `ner.all` (F1), the precision of names found by shape, what the people table is worth."""
    file = shared / "data" / "ner" / "cleananercorp_dev.jsonl"
    found = {**lost(shared, "seeds", "gold/seeds"), **lost(shared, "annotated", "data/annotated")}
    if not file.exists():
        return found
    counts, _, shape = count(documents(file), load("ar"))
    total(counts)
    for kind in (*KINDS, "all"):
        found[f"ner.{kind}"] = round(rates(counts, kind)[2], 4)
    found["ner.by_shape.precision"] = round(shape["tp"] / max(1, shape["pred"]), 4)
    return found


def documents(file: Path, size: int = 50) -> list[dict[str, Any]]:
    """The sentences of a file as documents."""
    return joined([json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()], size)


def figures(counts: Counter[str], kind: str) -> str:
    """One line for a label."""
    p, r, f = rates(counts, kind)
    gold, pred = counts[f"{kind} gold"], counts[f"{kind} pred"]
    return f"{kind:5} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({gold} gold, {pred} read)"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", default="")
    parser.add_argument("--block", type=int, default=50, help="running sentences read as one document")
    parser.add_argument("--no-people", action="store_true")
    parser.add_argument("--shape", action="store_true")
    args = parser.parse_args()
    rows = documents(args.file, args.block)
    counts, lines, shape = count(rows, load("ar", not args.no_people))
    total(counts)
    for kind in (*KINDS, "all"):
        print(figures(counts, kind))
    if args.shape:
        print(f"by shape alone: precision {shape['tp'] / max(1, shape['pred']):.3f} of {shape['pred']}")
    if args.misses:
        print("\n".join(line for line in lines if line.startswith(args.misses)))


if __name__ == "__main__":
    main()
