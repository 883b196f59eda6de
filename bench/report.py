"""Writes docs/accuracy.md from what was measured; nothing in it is written by hand.

    python -m bench.report --shared ../shared [--heideltime DIR] [--full]

Measures everything that `bench.accept` does (`--full` as there), the rivals on the time sets, and lists what the record of
the seeds finds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bench.accept import gather, lines
from bench.command import arguments
from bench.record import Seen, build

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "accuracy.md"
NOTES = HERE / "notes.md"
SETS = ("seeds", "modern", "own", "blind", "annotated")
HEAD = """# Accuracy

Written by `python -m bench.report` from what it measured; the sets are described in the README beside them. *seeds* and
*modern* are gold records that the rules were developed against; *own* was written and annotated for the project by
annotators who had not seen the rules, and whose misses were looked at since; *blind* are three more of these, whose texts and
misses nobody who writes rules has seen: the best guess at how the reader does on an article of yours.
*annotated* does not list entities exhaustively (read its recall only).
"""


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    body = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in body)


def by_set(figures: dict[str, float]) -> str:
    """Figures of the gold records, a column a set."""
    names = sorted({n.split(".", 1)[1] for n in figures if n.split(".", 1)[0] in SETS and not n.endswith((".P", ".R"))})
    names = [n for n in names if not n.startswith(("record.",))]
    cells = [[n, *(f"{v:.3f}" if (v := figures.get(f"{s}.{n}")) is not None else "" for s in SETS)] for n in names]
    return table(["figure (F1 or rate)", *SETS], cells)


def beside_bars(figures: dict[str, float]) -> str:
    """Every figure beside its bar, as `make accept` prints it."""
    rows, missed = lines(figures, None)
    return "```\n" + "\n".join(rows) + f"\n{len(rows)} figures, {missed} not reached\n```"


def disputes(shared: Path) -> Iterator[str]:
    """What the record of the seeds finds in dispute, each with its evidence."""
    record = build(shared / "seeds")
    seen = Seen(record)
    titles = {e.id: e.title for e in record.events} | {e.id: e.name_en or e.name for e in record.entities}
    sources = {a.id: Path(a.source).name for a in record.articles}
    for dispute in seen.record.disputes:
        yield f"- **{dispute.field}** of {titles.get(dispute.about, dispute.about)} ({dispute.between})"
        for value in dispute.values:
            said = "; ".join(f"«{e.exact}»" for e in value.evidence[:2])
            where = ", ".join(sources.get(a, a) for a in value.articles) or "world tables"
            yield f"  - {value.value} — {where}: {said}"


def page(shared: Path, figures: dict[str, float], rivals: str) -> str:
    """The whole page."""
    parts = [
        HEAD, "## Gold records", by_set(figures), "## Every figure beside its bar", beside_bars(figures),
        "## Time expressions: other tools on the same cases", rivals,
        "## What the record of the seeds finds in dispute", "\n".join(disputes(shared)),
        NOTES.read_text("utf-8").strip() if NOTES.exists() else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def main() -> int:
    """Measure and write."""
    ap = arguments(__doc__)
    ap.add_argument("--heideltime", type=Path)
    ap.add_argument("--full", action="store_true")
    args = ap.parse_args()
    from bench import rivals

    figures = gather(args.shared, args.full)
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "figures.json").write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", "utf-8")
    PAGE.write_text(page(args.shared, figures, rivals.table(args.shared / "data", args.heideltime, 1239)), "utf-8")
    print(PAGE)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
