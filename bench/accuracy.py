"""Accuracy on the gold records and the public sets, written to `bench/results/`, with floors that only go up.

    python -m bench.accuracy --shared ../shared            score what is there, write results
    python -m bench.accuracy --shared ../shared --gate     and fail if a figure is under its floor
    python -m bench.accuracy --shared ../shared --raise    put the floors up to what was reached
    python -m bench.accuracy --shared ../shared --lower F  put the floor of figure F down to what was reached (say why in the commit)
"""

from __future__ import annotations

import json
from pathlib import Path

from bench.command import arguments
from bench.gold import score

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SETS = {"seeds": "gold/seeds", "modern": "gold/modern", "annotated": "data/annotated"}
OWN = HERE / "own"
"""Articles written and annotated for the project by people who had not seen its rules; those in `blind` are kept from the rules."""
SLACK = 0.005


def measure(shared: Path) -> dict[str, float]:
    """Every figure by name: `SET.figure`, F1 or rate, plus `.P` and `.R` where there are such."""
    figures: dict[str, float] = {}
    tool = shared / "tools" / "score.py"
    for name, folder in {**{n: shared / f for n, f in SETS.items()}, "own": OWN, "blind": OWN / "blind"}.items():
        if tool.exists() and folder.is_dir():
            for figure, held in score(folder, tool)["figures"].items():
                figures[f"{name}.{figure}"] = held["F1"] if "F1" in held else held["rate"]
                for part in ("P", "R"):
                    if part in held:
                        figures[f"{name}.{figure}.{part}"] = held[part]
    return figures


def under(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Lines for the figures that are under their floor by more than the slack."""
    return [
        f"{name}: {figures[name]:.4f} is under its floor {floor:.4f}"
        for name, floor in sorted(floors.items())
        if name in figures and figures[name] < floor - SLACK
    ]


def _floors() -> dict[str, float]:
    return dict(json.loads(FLOORS.read_text("utf-8"))) if FLOORS.exists() else {}


def _write(path: Path, figures: dict[str, float]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", "utf-8")


def main() -> int:
    """Measure, print, write, and hold against the floors."""
    ap = arguments(__doc__)
    ap.add_argument("--gate", action="store_true")
    ap.add_argument("--raise", dest="up", action="store_true")
    ap.add_argument("--lower", action="append", default=[])
    args = ap.parse_args()
    figures, floors = measure(args.shared), _floors()
    if not figures:
        print(f"no gold records under {args.shared}: nothing measured")
        return 0
    for name, value in sorted(figures.items()):
        if not name.endswith((".P", ".R")):
            print(f"{name:44} {value:.4f}   floor {floors.get(name, 0):.4f}")
    _write(HERE / "results" / "accuracy.json", figures)
    if args.up or args.lower:
        kept = {k: v for k, v in figures.items() if not k.endswith((".P", ".R"))}
        new = {k: max(v, floors.get(k, 0)) if k not in args.lower else v for k, v in kept.items()}
        _write(FLOORS, {**floors, **new} if args.up else {**floors, **{k: kept[k] for k in args.lower}})
    wrong = under(figures, floors) if args.gate else []
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
