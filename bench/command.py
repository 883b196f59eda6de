"""The command line that the modules of figures share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path


def arguments(doc: str | None) -> argparse.ArgumentParser:
    """A parser with `--shared`, the folder of the public sets; its help is the docstring of the module."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    return parser


def show(doc: str | None, measure: Callable[..., dict[str, float]], flag: str = "") -> int:
    """Measure and print the figures, one a line; `flag` is an option that `measure` takes as its second argument."""
    parser = arguments(doc)
    if flag:
        parser.add_argument(f"--{flag}", dest="flag", action="store_true")
    args = parser.parse_args()
    for name, value in (measure(args.shared, args.flag) if flag else measure(args.shared)).items():
        print(f"{name:40} {value:.4f}", flush=True)
    return 0
