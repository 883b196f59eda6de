"""Every hostile input is an article or a reasoned skip, in bounded time."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hostile_corpus import READ, SENTENCE, SKIPPED

from mahdar.ingest import articles
from mahdar.model.article import Article, Skipped

SECONDS = 10
"""Far above what any of them takes, far below a hang."""


@pytest.mark.parametrize("name", SKIPPED)
def test_skipped_with_a_reason(name: str, tmp_path: Path) -> None:
    data, code = SKIPPED[name]
    (tmp_path / name).write_bytes(data)
    start = time.perf_counter()
    found = list(articles(tmp_path / name))
    assert time.perf_counter() - start < SECONDS
    assert {type(x) for x in found} == {Skipped}
    assert len(found) == (1_002 if name == "letters.jsonl.gz" else 1)
    skip = found[-1]
    assert isinstance(skip, Skipped)
    assert skip.code.startswith(code) and skip.reason and skip.source.startswith(str(tmp_path / name))


@pytest.mark.parametrize("name", READ)
def test_read(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(READ[name])
    start = time.perf_counter()
    found = list(articles(tmp_path / name))
    assert time.perf_counter() - start < SECONDS
    (article,) = found
    assert isinstance(article, Article), article
    article.text.encode("utf-8")
    article.source.encode("utf-8")
    if name.endswith(".txt") and not name.startswith(("surrogates", "odd", "broken", "mixed", "marks")):
        assert article.text.encode() == READ[name]


def test_links_in_a_loop(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(SENTENCE, "utf-8")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    found = list(articles(tmp_path))
    assert [x.source for x in found if isinstance(x, Article)] == [str(tmp_path / "a" / "x.txt")]
    assert len([x for x in found if isinstance(x, Skipped)]) == 2
    (alone,) = articles(tmp_path / "self.txt")
    assert isinstance(alone, Skipped)


def test_pipes_and_devices_in_a_folder_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    found = list(articles(tmp_path))
    assert [type(x) for x in found] == [Skipped, Skipped]
    (zero,) = articles(tmp_path / "zero.txt", limit=10_000)
    assert isinstance(zero, Skipped) and zero.code == "MHD-111"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, "utf-8")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "shut").mkdir(mode=0)
    found = list(articles(tmp_path))
    assert [x.code for x in found if isinstance(x, Skipped)] == ["MHD-110", "MHD-110"]


def test_no_permission_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for those who run the tests as root: opening fails."""

    def deny(path: object, *args: object, **kwargs: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "a.txt").write_text(SENTENCE, "utf-8")
    monkeypatch.setattr("builtins.open", deny)
    found = list(articles(tmp_path))
    monkeypatch.undo()
    assert [x.code for x in found if isinstance(x, Skipped)] == ["MHD-110"]
    assert "Permission denied" in found[0].reason  # type: ignore[union-attr]


def test_names_of_files_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"a\xff\xfe.txt")).write_text(SENTENCE, "utf-8")
    (tmp_path / "b\n\x1b[2J.txt").write_text(SENTENCE, "utf-8")
    (tmp_path / os.fsdecode(b"c\xff.txt")).write_text("", "utf-8")
    found = list(articles(tmp_path))
    assert [type(x) for x in found] == [Article, Article, Skipped]
    for item in found:
        item.source.encode("utf-8")


@pytest.mark.parametrize("name", ["", "\0", "a\0b", "x" * 5000, "https://", "http://[::1", "http://user:pw@host/"])
def test_names_that_are_no_names(name: str) -> None:
    (found,) = articles(name)
    assert isinstance(found, Skipped) and found.reason


def test_a_folder_of_many_files(tmp_path: Path) -> None:
    for n in range(2_000):
        (tmp_path / f"{n:05}.txt").write_text(f"{SENTENCE}{n}", "utf-8")
    start = time.perf_counter()
    found = articles(tmp_path)
    assert sum(isinstance(x, Article) for x in found) == 2_000
    assert time.perf_counter() - start < SECONDS
