"""Reading in several processes: order, bounds, and a worker that is killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from mahdar import pool
from mahdar.cli import main as cli
from mahdar.errors import WorkerDied
from mahdar.ingest import article_from_text
from mahdar.model.article import Article, Skipped
from mahdar.model.reading import Reading

TEXT = "التقى وزير الخارجية المصري نظيره التركي في أنقرة. "


def items(number: int) -> Iterator[pool.Item]:
    for n in range(number):
        yield Skipped(f"s{n}", "MHD-112", "empty") if n % 10 == 3 else article_from_text(f"{TEXT}{n}", f"a{n}")


def names(results: Iterator[pool.Result]) -> list[str]:
    return [r.article.source if isinstance(r, Reading) else r.source for r in results]


def test_order_is_kept() -> None:
    assert names(pool.readings(items(100), jobs=3)) == names(pool.readings(items(100), jobs=1)) == [
        f"{'s' if n % 10 == 3 else 'a'}{n}" for n in range(100)
    ]  # fmt: skip


def test_taken_only_as_fast_as_read() -> None:
    taken = 0

    def counted() -> Iterator[pool.Item]:
        nonlocal taken
        for item in items(1_000):
            taken += 1
            yield item

    results = pool.readings(counted(), jobs=2)
    next(results)
    assert taken <= pool.CHUNK * 6
    results.close()  # type: ignore[attr-defined]


def test_long_articles_make_small_chunks() -> None:
    long = article_from_text("ا" * 500_000, "x")
    assert [len(part) for part in pool.chunks([long] * 10)] == [4, 4, 2]


def _die(part: list[pool.Item], people: bool) -> list[pool.Result]:
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def test_a_killed_worker_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_read_chunk", _die)
    with pytest.raises(WorkerDied, match="MHD-501"):
        list(pool.readings(items(50), jobs=2))


def test_a_killed_worker_ends_the_command_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pool, "_read_chunk", _die)
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert cli.code(["read", "--jobs", "2", str(tmp_path)]) == cli.NOTHING
    assert capfd.readouterr().err.startswith("MHD-501: a worker process was killed (")


def test_an_article_is_taken_as_it_is() -> None:
    article = article_from_text(TEXT, "x")
    result = pool.one(article)
    assert isinstance(article, Article) and isinstance(result, Reading)
    assert result.article.text == TEXT
