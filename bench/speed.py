"""Speed and memory, side by side in one run: our whole reading, spaCy's blank Arabic tokenizer, dateparser's search.

    python -m bench.speed [--texts DIR] [--shared ../shared]

Prints articles a second on one core (median of several rounds, in turns), ratios, start-up time and peak memory.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

from bench.command import arguments
from mahdar.ingest.make import Maker
from mahdar.lang import load
from mahdar.reading import doc
from mahdar.reading.pipeline import read

ROUNDS = 5


def texts(folder: Path) -> list[str]:
    """NFC texts of the plain files of a folder."""
    return [unicodedata.normalize("NFC", p.read_text("utf-8")) for p in sorted(folder.glob("*.txt"))]


def rate(work: Callable[[str], object], articles: list[str], seconds: float = 0.5) -> float:
    """Articles a second of `work`, over at least `seconds` of processor time (others on the machine do not count)."""
    done, start = 0, time.process_time()
    while (spent := time.process_time() - start) < seconds or done == 0:
        for text in articles:
            work(text)
        done += len(articles)
    return done / spent


def readers() -> dict[str, Callable[[str], object]]:
    """What is compared; a rival that is not installed is left out with a line."""
    language = load("ar")
    found: dict[str, Callable[[str], object]] = {"read": lambda t: read(Maker().from_text("bench", t, None, ()), language)}
    try:
        import spacy

        found["spacy blank ar"] = spacy.blank("ar")
    except ImportError:
        print("spaCy is not installed: left out")
    return found


def dateparser_rates(articles: list[str], rounds: int = 7) -> dict[str, float]:
    """`mahdar.times` and dateparser's `search_dates` on the same articles in turns, both warm: medians."""
    import mahdar

    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser is not installed: left out")
        return {}
    tools = {
        "mahdar.times": lambda t: mahdar.times(t, published="2026-01-14"),
        "dateparser search_dates": lambda t: search_dates(t, languages=["ar"]),
    }
    held: dict[str, list[float]] = {name: [] for name in tools}
    for _ in range(rounds):
        for name, work in tools.items():
            held[name].append(rate(work, articles, 0.2))
    return {name: statistics.median(rates[1:]) for name, rates in held.items()}


SOURCES = "import sys; from pathlib import Path; from bench.speed import rate, readers, texts; "
SOURCES += "a = texts(Path(sys.argv[1])); w = readers()['read']; rate(w, a, 0.2); print(rate(w, a, 1.5))"


def interpreted(folder: Path) -> float:
    """Articles a second of the reading run from its sources, not compiled."""
    command = [sys.executable, "-c", SOURCES, str(folder)]
    done = subprocess.run(command, env={**os.environ, "MAHDAR_NATIVE": "0"}, capture_output=True, text=True, check=True)
    return float(done.stdout.splitlines()[-1])


def startup() -> tuple[float, float]:
    """Median milliseconds of `mahdar --help` and of a bare interpreter, in turns."""
    ours, bare = [], []
    for _ in range(7):
        for into, command in ((ours, [sys.executable, "-m", "mahdar", "--help"]), (bare, [sys.executable, "-c", "pass"])):
            start = time.perf_counter()
            subprocess.run(command, capture_output=True, check=True)
            into.append((time.perf_counter() - start) * 1e3)
    return statistics.median(ours), statistics.median(bare)


def compare(folder: Path) -> dict[str, float]:
    """All figures of a folder of texts by name."""
    articles = texts(folder)
    figures: dict[str, float] = {}
    work = readers()
    rounds: dict[str, list[float]] = {name: [] for name in work}
    for fn in work.values():
        rate(fn, articles, 0.05)
    for _ in range(ROUNDS):
        for name, fn in work.items():
            rounds[name].append(rate(fn, articles))
    figures.update({f"{name}, articles a second": statistics.median(r) for name, r in rounds.items()})
    if len(rounds) > 1:
        ratios = [a / b for a, b in zip(rounds["read"], rounds["spacy blank ar"], strict=True)]
        figures["read / spacy blank ar"] = statistics.median(ratios)
    figures["read from sources, articles a second"] = interpreted(folder)
    figures["compiled"] = float(not str(doc.__file__).endswith(".py"))
    dates = dateparser_rates(articles)
    figures.update({f"{name}, articles a second": value for name, value in dates.items()})
    if dates:
        figures["times / dateparser"] = dates["mahdar.times"] / dates["dateparser search_dates"]
    help_ms, bare_ms = startup()
    figures["--help over bare python, ms"] = help_ms - bare_ms
    figures["peak memory, MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures


def measure(shared: Path) -> dict[str, float]:
    """All figures over the seeds (or the examples), as `speed.NAME`."""
    folder = shared / "seeds"
    return {f"speed.{k}": v for k, v in compare(folder if folder.is_dir() else Path("examples/articles")).items()}


def main() -> int:
    """Measure and print."""
    ap = arguments(__doc__)
    ap.add_argument("--texts", type=Path)
    args = ap.parse_args()
    folder = args.texts or args.shared / "seeds"
    for name, value in compare(folder if folder.is_dir() else Path("examples/articles")).items():
        print(f"{name:46} {value:10.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
