"""Every command of the tutorial runs, in its order, on the example corpus."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from mahdar.cli.main import OK, code

ROOT = Path(__file__).parents[2]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", TUTORIAL, re.S)
COMMANDS = [line[2:] for block in BLOCKS for line in block.splitlines() if line.startswith("$ mahdar ")]
SAYS = {
    "build examples/articles -o demo": ["demo/index.html", "demo/record.json", "demo/record.md"],
    "read examples/articles/gulf-07-ministers-tomorrow.txt --format": ['"mahdar.reading/1"', "2023-04-06"],
    "show": ["غداً الخميس"],
    "explain": ["rule:"],
    "lang try": ["2026-01-22"],
    "lang show": ["ar.cue.qala"],
    "search": ["محادثات مع طهران"],
    "timeline": ["2023"],
    "decide --list": ["nadia"],
}
"""Beginning of a command → what its output holds whatever the rules of the day are."""


class Desk:
    """Runs commands one after the other in one folder, and fills in the ids that a reader would copy."""

    def __init__(self, capfd: pytest.CaptureFixture[str]) -> None:
        self.capfd, self.ids = capfd, {"ID": "", "DISPUTE": ""}

    def run(self, args: list[str]) -> str:
        self.capfd.readouterr()
        exit_code = code([self.ids.get(arg) or arg for arg in args])
        out, err = self.capfd.readouterr()
        assert exit_code == OK, (args, err)
        assert "Traceback" not in err
        return out

    def learn(self) -> None:
        """The ids that the reader would look up."""
        article = "examples/articles/gulf-07-ministers-tomorrow.txt"
        self.ids["ID"] = json.loads(self.run(["read", "--json", article]))["events"][0]["id"]
        if Path("talks.sqlite").exists():
            self.ids["DISPUTE"] = json.loads(self.run(["disputes", "--json", "--store", "talks.sqlite"]).splitlines()[0])["id"]


def test_the_tutorial_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    desk = Desk(capfd)
    for command in COMMANDS:
        args = shlex.split(command)[1:]
        if {"ID", "DISPUTE"} & set(args):
            desk.learn()
        out = desk.run(args)
        for words in next((held for start, held in SAYS.items() if " ".join(args).startswith(start)), []):
            assert words in out, (command, out[:2_000])


def test_there_are_commands() -> None:
    assert len(COMMANDS) > 15
