"""Public sets of Arabic time expressions: values, spans, self-verifying pairs and dates of whole articles.

    python bench/times.py [DATA] [--misses] [--json]

DATA holds `time/recognizers_values.jsonl`, `time/recognizers_spans.jsonl`, `time/pairs_saudinews.jsonl` and
`saudinews/*.jsonl.gz`; by default `../shared/data`. The rules of each set are in its README.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pathlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from mahdar.model.article import Article, Published
from mahdar.model.time import Timex

Reader = Callable[[str, str | None], list[Timex]]
VAGUE = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")


def rows(path: pathlib.Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON lines file, gzipped or not."""
    raw = path.read_bytes()
    for line in (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode().split("\n"):
        if line:
            yield json.loads(line)


def overlap(time: Timex, span: list[int]) -> int:
    """Code points shared by an expression and a span."""
    return min(time.end, span[1]) - max(time.start, span[0])


def same(time: Timex, accept: list[str], grain: str) -> bool:
    """Is the value of an expression one of those accepted, at the grain asked for?"""
    return any(_same(time, value, grain) for value in accept)


def _same(time: Timex, value: str, grain: str) -> bool:
    if time.value == value or (value.startswith("T") and _clock(time.value) == value):
        return True
    if "/" in value and value[0].isdigit() and time.earliest and time.latest:
        return [time.earliest, time.latest] == [part[:10] for part in value.split("/")]
    if grain == "day" and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return time.earliest == time.latest == value and "T" not in time.value
    return False


def _clock(value: str) -> str:
    return "/".join(part[part.index("T") :] if "T" in part else part for part in value.split("/"))


def values(data: pathlib.Path, read: Reader) -> dict[str, Any]:
    """Share of spans found and resolved to an accepted value."""
    good, missed, count = 0, [], 0
    for row in rows(data / "time/recognizers_values.jsonl"):
        count += 1
        found = [t for t in read(row["text"], (row["reference"] or "")[:10] or None) if overlap(t, row["span"]) > 0]
        if any(same(t, row["accept"], row["grain"]) for t in found):
            good += 1
        else:
            missed.append(f"{row['text']} | {row['accept']} | {[(t.exact, t.value) for t in found]}")
    return {"right": good, "of": count, "share": round(good / count, 4), "missed": missed}


def spans(data: pathlib.Path, read: Reader) -> dict[str, Any]:
    """F1 of spans by overlap and strictly."""
    loose = strict = predicted = gold = 0
    missed = []
    for row in rows(data / "time/recognizers_spans.jsonl"):
        got = read(row["text"], None)
        predicted += len(got)
        gold += len(row["spans"])
        free = list(got)
        for span in row["spans"]:
            best = max(free, key=lambda t: overlap(t, span), default=None)
            if best is not None and overlap(best, span) > 0:
                free.remove(best)
                loose += 1
                strict += [best.start, best.end] == span
            else:
                missed.append(f"missed {row['text'][span[0] : span[1]]} in {row['text']} | {[t.exact for t in got]}")
        missed.extend(f"extra {t.exact} = {t.value} in {row['text']} ({t.rule})" for t in free)
    return {
        "overlap_f1": f1(loose, predicted, gold), "strict_f1": f1(strict, predicted, gold), "gold": gold,
        "predicted": predicted, "missed": missed,
    }


def f1(right: int, predicted: int, gold: int) -> float:
    """F1 from counts."""
    return round(2 * right / (predicted + gold), 4) if predicted + gold else 0.0


def pairs(data: pathlib.Path, read: Reader) -> dict[str, Any]:
    """Share of expressions with lag 0 resolved to the day that their weekday proves."""
    good, missed, count = 0, [], 0
    for row in rows(data / "time/pairs_saudinews.jsonl"):
        if row["lag"]:
            continue
        count += 1
        text = unicodedata.normalize("NFC", row["text"])
        found = [t for t in read(text, row["reference"]) if overlap(t, row["span"]) > 0]
        if any(t.earliest == t.latest == row["expected"] for t in found):
            good += 1
        else:
            a, b = row["span"]
            missed.append(f"{text[max(0, a - 40) : b + 30]} | {row['expected']} | {[(t.exact, t.value) for t in found]}")
    return {"right": good, "of": count, "share": round(good / count, 4), "missed": missed}


def documents(data: pathlib.Path) -> dict[str, Any]:
    """Share of whole articles with a late header whose own day is found."""
    from mahdar.lang.loader import load
    from mahdar.reading.pipeline import STEPS, analyse

    wanted: dict[str, dict[str, Any]] = {}
    for row in rows(data / "time/pairs_saudinews.jsonl"):
        if row["lag"]:
            wanted.setdefault(row["id"], row)
    language = load("ar")
    steps = tuple(s for s in STEPS if s[0] in ("furniture", "published"))
    good, missed, count = 0, [], 0
    for path in sorted((data / "saudinews").glob("*.jsonl.gz")):
        for article in rows(path):
            if article["id"] not in wanted:
                continue
            row = wanted[article["id"]]
            count += 1
            text = unicodedata.normalize("NFC", f"{article['title']}\n{article['text']}")
            came = Published(row["reference"], "meta")
            found = analyse(Article("a", "", text, came), language, steps).found.published
            if found.date == row["document_date"]:
                good += 1
            else:
                missed.append(f"{article['id']} {row['reference']} → {row['document_date']}, read {found.date} ({found.reason})")
    return {"right": good, "of": count, "share": round(good / count, 4) if count else None, "missed": missed}


def report(data: pathlib.Path, read: Reader) -> dict[str, dict[str, Any]]:
    """All sets, with what was missed."""
    return {
        "values": values(data, read), "spans": spans(data, read), "pairs_lag_0": pairs(data, read),
        "documents_lag_1_2": documents(data),
    }


def examples() -> tuple[int, int]:
    """Examples in the tables: all, and those of what looks like a time and is none."""
    from mahdar.lang.loader import load

    table = load("ar").tables["time"]
    no = sum(len(rule.no) for rule in table.rules) + sum(len(row.sentences) for row in table.never)
    return no + sum(len(rule.yes) for rule in table.rules), no


def measure(shared: pathlib.Path) -> dict[str, float]:
    """Every figure by name; of the sets only where they are there."""
    import mahdar

    count, no = examples()
    figures: dict[str, float] = {"time.examples": count, "time.examples.not_dates": no}
    if (shared / "data" / "time").is_dir():
        held = report(shared / "data", mahdar.times)
        figures |= {
            "time.values": held["values"]["share"], "time.spans.overlap": held["spans"]["overlap_f1"],
            "time.spans.strict": held["spans"]["strict_f1"], "time.pairs.consistent": held["pairs_lag_0"]["share"],
            "time.pairs.document_date": held["documents_lag_1_2"]["share"],
        }
    return figures


def main() -> None:
    """Print the figures."""
    import mahdar

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=pathlib.Path, default=pathlib.Path("../shared/data"))
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    held = report(args.data, mahdar.times)
    if args.json:
        print(json.dumps({k: {n: v for n, v in r.items() if n != "missed"} for k, r in held.items()}, indent=1))
        return
    for name, figures in held.items():
        print(name, {k: v for k, v in figures.items() if k != "missed"})
        if args.misses:
            print(*(f"  {m}" for m in figures["missed"]), sep="\n")


if __name__ == "__main__":
    main()
