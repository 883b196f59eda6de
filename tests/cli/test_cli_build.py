"""`mahdar build`: the whole path, from files to a record on disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mahdar.cli import main as cli
from mahdar.cli.build import FORMATS
from mahdar.errors import Empty
from mahdar.export import formats
from mahdar.path import build

TEXT = " date 2026-01-{} التقى وزير الخارجية المصري نظيره التركي في أنقرة، الثلاثاء.\n\nوقال الوزير إن اللقاء بناء.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n in (14, 15):
        (tmp_path / "in" / f"{n}.txt").parent.mkdir(exist_ok=True)
        (tmp_path / "in" / f"{n}.txt").write_text(TEXT.format(n), "utf-8")
    (tmp_path / "in" / "x.png").write_bytes(b"\x89PNG")
    return tmp_path / "in"


def test_the_three_files(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "out"
    assert cli.code(["build", str(folder), "-o", str(out), "--headlines", "5"]) == cli.OK
    said, err = capfd.readouterr()
    assert said.splitlines()[:3] == [str(out / name) for name in ("index.html", "record.json", "record.md")]
    assert "x.png" in err
    record = json.loads((out / "record.json").read_text("utf-8"))
    assert record["schema"] == "mahdar.record/1"
    assert [a["published"]["date"] for a in record["articles"]] == ["2026-01-14", "2026-01-15"]
    assert [s["source"] for s in record["skipped"]] == [str(folder / "x.png")]
    assert (out / "index.html").read_text("utf-8").startswith("<!")
    assert sorted(p.name for p in out.iterdir()) == ["index.html", "record.json", "record.md"]


@pytest.mark.parametrize("name", ["html", "json", "md"])
def test_one_format(name: str, folder: Path, tmp_path: Path) -> None:
    assert cli.code(["build", str(folder), "-o", str(tmp_path / "out"), "--format", name, "-q"]) == cli.OK
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_told_as_json(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    args = ["build", str(folder), "-o", str(tmp_path / "out"), "--json", "-q", "--format", "json", "--as-of", "2026-01-10"]
    assert cli.code([*args, "--strict"]) == cli.PARTLY
    told = json.loads(capfd.readouterr().out)
    assert told["articles"] == 2 and len(told["skipped"]) == 1
    assert cli.code([*args[:-1], "someday"]) == cli.USAGE


def test_the_same_input_gives_the_same_record(folder: Path, tmp_path: Path) -> None:
    for out, jobs in (("a", "1"), ("b", "2")):
        assert cli.code(["build", str(folder), "-o", str(tmp_path / out), "--jobs", jobs, "-q"]) == cli.OK
    for name in ("record.json", "record.md", "index.html"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_nothing_to_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(" ", "utf-8")
    assert cli.code(["build", str(tmp_path), "-o", str(tmp_path / "out")]) == cli.NOTHING
    assert "MHD-112: nothing could be read" in capfd.readouterr().err
    assert not (tmp_path / "out").exists()
    with pytest.raises(Empty):
        build([tmp_path], tmp_path / "out")


def test_a_folder_that_cannot_be_written(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    assert cli.code(["build", str(folder), "-o", str(tmp_path / "file"), "-q"]) == cli.NOTHING
    assert capfd.readouterr().err.startswith("MHD-110: ")


def test_formats_are_those_there_are() -> None:
    assert set(FORMATS) == {"html", *formats.FORMATS}
