"""Hostile inputs through the command line: a reading or one line on standard error, never a traceback, in bounded time."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile_corpus import READ, SENTENCE, SKIPPED

from mahdar.cli import main as cli

SECONDS = 60


@pytest.mark.parametrize("name", READ)
def test_read(name: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (tmp_path / name).write_bytes(READ[name])
    start = time.perf_counter()
    code = cli.code(["read", "--json", str(tmp_path / name)])
    spent = time.perf_counter() - start
    out, err = capfdbinary.readouterr()
    assert (code, err) == (cli.OK, b"")
    assert spent < SECONDS
    reading = json.loads(out)
    text = reading["article"]["text"]
    for part in ("times", "furniture"):
        for found in reading.get(part) or reading["article"].get(part, []):
            assert text[found["start"] : found["end"]] == found["exact"]
    for entity in reading["entities"]:
        for mention in entity["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["exact"]


@pytest.mark.parametrize("form", ["show", "explain"])
@pytest.mark.parametrize("name", ["bidi.txt", "nuls.txt", "surrogates.json", "opening-quotes-mixed.txt", "scripts.html"])
def test_show(form: str, name: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    (tmp_path / name).write_bytes(READ[name])
    code = cli.code([form, str(tmp_path / name), *(["t1"] if form == "explain" else [])])
    out, err = capfdbinary.readouterr()
    assert code in (cli.OK, cli.NOTHING) and b"Traceback" not in err
    assert b"\0" not in out and "\u202e".encode() not in out


def test_all_that_is_skipped(tmp_path: Path) -> None:
    """One run over all of them, in a process of its own: every one named, none a traceback, and one good article read."""
    for name, (data, _) in SKIPPED.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(SENTENCE, "utf-8")
    command = [sys.executable, "-m", "mahdar", "read", "--json", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, timeout=120)
    assert done.returncode == cli.OK
    assert done.stdout.count(b"\n") == 1
    assert b"Traceback" not in done.stderr
    for name in SKIPPED:
        assert f"{name}".encode() in done.stderr


def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    for n in range(200):
        (tmp_path / f"{n}.txt").write_text(SENTENCE * 50 + str(n), "utf-8")
    command = f"{sys.executable} -m mahdar read --json {tmp_path} | head -c 10"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, timeout=60)
    assert done.returncode == cli.PIPE
    assert done.stderr == b""
