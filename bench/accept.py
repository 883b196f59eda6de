"""Every figure that the issues ask for, beside its bar.

    python -m bench.accept --shared ../shared [--issue 3] [--strict] [--full]

A part is a module of this folder with `measure(shared) -> dict[str, float]`. A figure that cannot be measured here (its data
or its tool is not there) is printed as not measured, never as reached. `--strict` fails when a figure is under its bar;
`--full` loads the store with 30,000 articles and kills it 50 times (eight minutes more) instead of the scaled run.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

from bench.command import arguments

BARS = Path(__file__).parent / "bars.toml"
PARTS = (
    "accuracy", "times", "ner", "attribution", "reporting", "gsr", "events", "tables", "record", "copies",
    "headlines", "store", "speed",
)


MEASURE = "import json, sys, pathlib, importlib; m = importlib.import_module(sys.argv[1]); " + (
    "print(); print(json.dumps(m.measure(pathlib.Path(sys.argv[2]), *[True] * len(sys.argv[3:]))))"
)
LONG = frozenset({"store"})


def gather(shared: Path, full: bool = False) -> dict[str, float]:
    """Every figure by name, each part in a process of its own, so that none pays for what another left in memory."""
    figures: dict[str, float] = {}
    for part in PARTS:
        print(f"   {part} …", file=sys.stderr, flush=True)
        command = [sys.executable, "-c", MEASURE, f"bench.{part}", str(shared), *(["full"] if full and part in LONG else [])]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"   ({part} could not be measured: {done.stderr.strip().splitlines()[-1:]})")
            continue
        figures.update(json.loads(done.stdout.splitlines()[-1]))
    return figures


def lines(figures: dict[str, float], issue: int | None) -> tuple[list[str], int]:
    """A line for each bar, and how many are not reached."""
    table = tomllib.loads(BARS.read_text("utf-8"))
    rows, missed = [], 0
    for bar in table["bar"]:
        for sense in ("least", "most"):
            for name, limit in bar.get(sense, {}).items():
                if issue in (None, bar["issue"]):
                    verdict = _verdict(figures.get(name), limit, sense)
                    missed += verdict != "ok"
                    rows.append(_row(bar["issue"], name, figures.get(name), f"{'≥' if sense == 'least' else '≤'} {limit}", verdict))
    for told in table.get("reported", []):
        if issue in (None, told["issue"]):
            rows.extend(_row(told["issue"], n, figures.get(n), "reported", "") for n in told["figures"])
    return rows, missed


def _verdict(value: float | None, limit: float, sense: str) -> str:
    if value is None:
        return "not measured"
    return "ok" if (value >= limit if sense == "least" else value <= limit) else "UNDER" if sense == "least" else "OVER"


def _row(issue: int, name: str, value: float | None, bar: str, verdict: str) -> str:
    shown = "-" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")
    return f"issue {issue}  {name:40} {shown:>10}  {bar:>10}  {verdict}"


def main() -> int:
    """Measure everything and print it."""
    ap = arguments(__doc__)
    ap.add_argument("--issue", type=int)
    ap.add_argument("--strict", action="store_true")
    ap.add_argument("--full", action="store_true")
    args = ap.parse_args()
    rows, missed = lines(gather(args.shared, args.full), args.issue)
    print("\n".join(rows))
    print(f"{len(rows)} figures, {missed} not reached")
    return 1 if args.strict and missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
