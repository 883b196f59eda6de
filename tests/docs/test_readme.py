"""What the README and the page of formats say can be done, can be done."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from mahdar.cli.main import COMMANDS, OK, code
from mahdar.export.formats import FORMATS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
RUNS = re.findall(r"^\$ \.venv/bin/mahdar ([^#\n]+)", README, re.M)
FILE = "examples/articles/gulf-07-ministers-tomorrow.txt"


@pytest.mark.parametrize("command", RUNS)
def test_commands_of_the_readme_run(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "few").mkdir()
    (tmp_path / "few" / "one.txt").symlink_to(ROOT / FILE)  # the tutorial builds all of them
    put = {"FOLDER": "few", "FILE": FILE}
    if "ID" in command:
        assert code(["read", "--json", FILE]) == OK
        put["ID"] = json.loads(capfd.readouterr().out)["statements"][0]["id"]
    assert code([put.get(word, word) for word in shlex.split(command)]) == OK
    if command.startswith("build"):
        assert {p.name for p in (tmp_path / "out").iterdir()} == {"index.html", "record.json", "record.md"}
    assert capfd.readouterr().out


def test_the_library_does_what_the_readme_shows(capsys: pytest.CaptureFixture[str]) -> None:
    (snippet,) = re.findall(r"```python\n(.*?)```", README, re.S)
    exec(snippet, {})
    assert capsys.readouterr().out.splitlines() == ["غدا الخميس 2026-01-22 2026-01-22 2026-01-22"]


def test_the_page_of_formats_lists_all_of_them() -> None:
    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.M) == list(FORMATS)


@pytest.mark.parametrize("page", sorted([ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]), ids=lambda p: p.name)
def test_every_command_named_is_one(page: Path) -> None:
    named = set(re.findall(r"(?:^|`|\$ |bin/)mahdar ([a-z]+)", page.read_text("utf-8"), re.M))
    assert named <= set(COMMANDS)
