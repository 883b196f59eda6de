"""Reading many articles, in this process or in several, in order and in bounded memory."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from mahdar.errors import Internal, MahdarError, WorkerDied
from mahdar.model.article import Article, Skipped
from mahdar.model.reading import Reading

CHUNK = 16
"""Articles handed to a worker at once."""

CHUNK_CHARS = 2_000_000
"""Code points after which a chunk is full even with fewer articles."""

Item = Article | Skipped
Result = Reading | Skipped


def readings(items: Iterable[Item], *, jobs: int = 1, people: bool = True) -> Iterator[Result]:
    """The reading of each article, in order; skipped inputs are passed through.

    Args:
        items: What `mahdar.ingest.articles` yields; taken only as fast as it is read.
        jobs: Processes to read in; 1 reads here, 0 takes one for each core.
        people: False reads without the table of people.

    Raises:
        WorkerDied: A worker was killed from outside (by the system, for its memory, say).
    """
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1:
        for item in items:
            yield one(item, people)
        return
    yield from _spread(items, jobs, people)


def one(item: Item, people: bool = True) -> Result:
    """The reading of one article; a mistake of the program costs this article and not the run."""
    if isinstance(item, Skipped):
        return item
    from mahdar.reading.pipeline import read

    try:
        return read(item, people=people)
    except MahdarError as error:
        return Skipped(item.source, error.code, error.message)
    except Exception as error:
        if os.environ.get("MAHDAR_DEBUG"):
            raise
        return Skipped(item.source, Internal.code, f"a mistake of this program: {type(error).__name__}: {str(error)[:200]}")


def chunks(items: Iterable[Item], most: int = CHUNK, chars: int = CHUNK_CHARS) -> Iterator[list[Item]]:
    """Items in lists of `most`, or fewer when their texts are long."""
    part: list[Item] = []
    size = 0
    for item in items:
        part.append(item)
        size += len(item.text) if isinstance(item, Article) else 0
        if len(part) >= most or size >= chars:
            yield part
            part, size = [], 0
    if part:
        yield part


def _spread(items: Iterable[Item], jobs: int, people: bool) -> Iterator[Result]:
    """Chunks over processes; only a few are under way at a time, so that memory stays bounded."""
    _warm(people)
    pool = ProcessPoolExecutor(jobs, initializer=_quiet)
    waiting: deque[Future[list[Result]]] = deque()
    try:
        for part in chunks(items):
            waiting.append(pool.submit(_read_chunk, part, people))
            if len(waiting) > 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise WorkerDied("a worker process was killed", "use fewer --jobs, or look for what kills it (memory?)") from None
    except BaseException:
        for process in list((pool._processes or {}).values()):
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _read_chunk(part: list[Item], people: bool) -> list[Result]:
    return [one(item, people) for item in part]


def _warm(people: bool) -> None:
    """Load the tables before forking, so that all workers share them."""
    from mahdar import settings
    from mahdar.lang.loader import load

    load(settings.DEFAULT_LANGUAGE, people)


def _quiet() -> None:
    """Leave Ctrl-C to the parent, which ends its workers."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
