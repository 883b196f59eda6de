"""The store under load: linear adding, incremental adding, queries, and SIGKILL at random moments.

    python -m bench.store --shared ../shared [--full]

By default 750, 1,500 and 3,000 articles and 12 kills; `--full` takes up to 30,000 and 50 kills. The articles are those
of saudinews and repeats of them with edits (words put in and left out), so that each is a text of its own.
"""

from __future__ import annotations

import math
import os
import random
import resource
import signal
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.command import show
from bench.copies import articles as lines
from mahdar import desk
from mahdar.ingest.make import Maker
from mahdar.model.article import Article
from mahdar.model.reading import Reading
from mahdar.pool import readings
from mahdar.store import Store, held
from mahdar.store.decisions import decide, decisions

SIZES, FULL = (750, 1500, 3000), (7500, 15000, 30000)
KILLS, KILLS_FULL = 12, 50
QUERIES = 300


def corpus(shared: Path, count: int, first: int = 0) -> Iterator[Article]:
    """So many articles, all different: whole ones first, then edited repeats."""
    texts = [line["text"] for line in lines(shared / "data" / "saudinews") if line["text"].strip()]
    for n in range(first, first + count):
        text = texts[n % len(texts)]
        yield Maker().from_text(f"n{n}", edited(text, n // len(texts), n), "2015-07-24" if n % 2 else "2015-08-01", ())


def edited(text: str, turn: int, seed: int) -> str:
    """A text with words left out and doubled: each turn is another text."""
    if not turn:
        return text
    dice = random.Random(seed * 31 + turn)
    words = text.split(" ")
    for _ in range(2 + len(words) // 40):
        at = dice.randrange(len(words))
        words[at : at + 1] = [] if dice.random() < 0.5 and len(words) > 5 else [words[at], words[dice.randrange(len(words))]]
    return " ".join(words) + f" {seed}"


def read(found: Iterator[Article]) -> list[Reading]:
    """Their readings."""
    return [r for r in readings(found) if isinstance(r, Reading)]


def grown(store: Store, shared: Path, first: int, upto: int) -> float:
    """Seconds for putting articles in, reading not counted (it is the same for each article)."""
    spent = 0.0
    for start in range(first, upto, 500):
        found = read(corpus(shared, min(500, upto - start), start))
        began = time.perf_counter()
        for _ in desk.add(store, found):
            pass
        spent += time.perf_counter() - began
    return spent


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope of log time over log size (1: linear)."""
    x, y = [math.log(s) for s in sizes], [math.log(t) for t in seconds]
    return statistics.linear_regression(x, y).slope


def timed(do: Callable[[], object]) -> float:
    """Seconds of the processor that it takes (others may be at work on the machine)."""
    began = time.process_time()
    do()
    return time.process_time() - began


def p99(ask: Callable[[int], object]) -> float:
    """The 99th of 100 times of asking, in milliseconds."""
    times = []
    for n in range(QUERIES):
        began = time.perf_counter()
        ask(n)
        times.append(1000 * (time.perf_counter() - began))
    return statistics.quantiles(times, n=100)[98]


def load(shared: Path, sizes: Sequence[int], folder: Path) -> dict[str, float]:
    """Adding, settling, and asking; `settle_exponent` is that of settling all anew, `resettle_after_100_s` all of it and 100 more."""
    figures: dict[str, float] = {}
    with Store.open(str(folder / "load.sqlite"), create=True) as store:
        at, total, seconds, settling = 0, 0.0, [], []
        for size in sizes:
            total += grown(store, shared, at, size)
            at = size
            seconds.append(total)
            settling.append(timed(lambda: desk.settled(store)))
        figures["store.add_exponent"] = exponent(sizes, seconds)
        figures["store.settle_exponent"] = exponent(sizes, settling)
        figures["store.added_per_s"] = sizes[-1] / total
        figures["store.settle_s"] = timed(lambda: desk.resettle(store))
        began = time.perf_counter()
        for _ in desk.add(store, read(corpus(shared, 100, at))):
            pass
        figures["store.incremental_add_100_s"] = time.perf_counter() - began
        figures["store.resettle_after_100_s"] = timed(lambda: desk.resettle(store))
        figures.update(asked(store))
    figures["store.articles"] = float(sizes[-1])
    figures["store.peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures


def asked(store: Store) -> dict[str, float]:
    """Times of timelines and searches, of the most mentioned and of frequent words too."""
    entities = [desk.ENTITIES.decode(b) for b in held.rows(store, "entity")]
    top = sorted(entities, key=lambda e: -e.mentions)[:QUERIES]
    words = [e.name for e in top]
    timeline = p99(lambda n: held.timeline(store, top[n % len(top)].id))
    search = p99(lambda n: held.found(store, words[n % len(words)]))
    return {"store.timeline_p99_ms": timeline, "store.search_p99_ms": search, "store.query_p99_ms": max(timeline, search)}


# -- killing


def child(where: str, found: Sequence[Reading], told: int) -> None:
    """What is killed: adds and decides, and tells what was accepted, a line each."""
    with Store.open(where, create=True) as store, os.fdopen(told, "w", buffering=1) as out:
        for added in desk.add(store, found):
            out.write(" ".join(("added", *added.new, *added.same)) + "\n")
            out.write(f"decided {decide(store, 'bench', 'note', 't').id}\n")


def killed(shared: Path, times: int, folder: Path) -> dict[str, float]:
    """What was accepted before a kill and is not there after it, and what is there twice."""
    where = str(folder / "kill.sqlite")
    found = read(corpus(shared, 1280))
    accepted: set[str] = set()
    dice = random.Random(7)
    for _ in range(times):
        part = dice.sample(found, len(found))
        accepted |= _one(where, part, dice.uniform(0.0, 3.0))
    with Store.open(where, create=True) as store:
        there = {r.article.id for r in store.readings()} | {d.id for d in decisions(store)}
        sound = store.check()
        twice = len(decisions(store)) - len({d.id for d in decisions(store)})
        lost = len(accepted - there) + twice + (not sound["ok"])
        for _ in desk.add(store, found):
            pass
        lost += not store.check()["ok"] or store.count() != len({r.article.id for r in found})
    return {"store.lost_after_kill": float(lost), "store.kills": float(times), "store.accepted_before_kills": float(len(accepted))}


def _one(where: str, found: Sequence[Reading], after: float) -> set[str]:
    """What one child that is killed after so many seconds had accepted."""
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(out)
        child(where, found, into)
        os._exit(0)
    os.close(into)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    with os.fdopen(out, encoding="utf-8") as pipe:
        told = pipe.read()
    os.waitpid(pid, 0)
    whole = told[: told.rfind("\n") + 1].splitlines()
    return {word for line in whole for word in line.split()[1:]}


def measure(shared: Path, full: bool = False) -> dict[str, float]:
    """All figures of the store."""
    if not (shared / "data" / "saudinews").is_dir():
        return {}
    with tempfile.TemporaryDirectory() as scratch:
        figures = load(shared, FULL if full else SIZES, Path(scratch))
        return {**figures, **killed(shared, KILLS_FULL if full else KILLS, Path(scratch))}


def main() -> int:
    """Print the figures."""
    return show(__doc__, measure, "full")


if __name__ == "__main__":
    raise SystemExit(main())
