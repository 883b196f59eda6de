"""The store commands from end to end, each with --json."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mahdar.cli.main import code

ARTICLES = Path(__file__).parents[2] / "examples" / "articles"


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    at = str(tmp_path_factory.mktemp("store") / "r.sqlite")
    assert code(["add", *(str(p) for p in sorted(ARTICLES.glob("*-0*"))), "--store", at, "-q"]) == 0
    return at


def _rows(capfd: pytest.CaptureFixture[str], *args: str, exit_code: int = 0) -> list[dict[str, object]]:
    capfd.readouterr()
    assert code([*args, "--json"]) == exit_code
    return [json.loads(line) for line in capfd.readouterr().out.splitlines()]


def test_adding_again_reads_nothing(where: str, capfd: pytest.CaptureFixture[str]) -> None:
    again = _rows(capfd, "add", str(ARTICLES / "gulf-01-baghdad-announced.txt"), "--store", where, "-q")
    assert (again[0]["new"], again[0]["same"]) == (0, 1)


def test_every_question_is_answered_in_json_and_in_words(where: str, capfd: pytest.CaptureFixture[str]) -> None:
    for args in (
        ("status",), ("search", "المحادثات"), ("timeline",), ("timeline", "إيران"), ("said",), ("positions",), ("disputes",), ("ahead",),
        ("changes", "--since", "0"), ("changes", "--since", "2023-04-06"), ("decide", "--list"), ("db", "path"), ("db", "check"),
    ):
        _rows(capfd, *args, "--store", where, exit_code=0)
        assert code([*args, "--store", where]) == 0


def test_a_dispute_is_closed_and_opened_again(where: str, capfd: pytest.CaptureFixture[str]) -> None:
    target = str(_rows(capfd, "disputes", "--store", where)[0]["id"])
    made = _rows(capfd, "decide", "close", target, "--why", "the communique", "--who", "nadia", "--store", where)
    assert target not in {d["id"] for d in _rows(capfd, "disputes", "--store", where)}
    assert _rows(capfd, "undo", str(made[0]["id"]), "--store", where)[0]["verdict"] == "undo"
    assert target in {d["id"] for d in _rows(capfd, "disputes", "--store", where)}


def test_an_article_is_dated_by_a_person(where: str, capfd: pytest.CaptureFixture[str]) -> None:
    article = str(_rows(capfd, "search", "بغداد", "--store", where)[0]["id"])
    made = _rows(capfd, "decide", "date", article, "2022-01-05", "--store", where)
    _rows(capfd, "timeline", "--store", where)
    assert {r["held_day"] for r in _rows(capfd, "search", "بغداد", "--store", where) if r["id"] == article} == {"2022-01-05"}
    _rows(capfd, "undo", str(made[0]["id"]), "--store", where)
    assert code(["decide", "date", article, "some day", "--store", where]) == 2


def test_export_and_backup(where: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert code(["export", "-o", str(tmp_path / "out"), "--store", where]) == 0
    assert json.loads((tmp_path / "out" / "record.json").read_text("utf-8"))["schema"] == "mahdar.record/1"
    assert code(["db", "backup", str(tmp_path / "b.sqlite"), "--store", where]) == 0
    assert code(["status", "--store", str(tmp_path / "b.sqlite")]) == 0


def test_nobody_of_that_name_and_no_store(where: str, tmp_path: Path) -> None:
    assert code(["timeline", "Nobody At All", "--store", where]) == 1
    assert code(["status", "--store", str(tmp_path / "none")]) == 1


def test_one_thing_is_shown_whole(where: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("mahdar.settings.STORE", where)
    event = str(_rows(capfd, "timeline", "--store", where)[0]["id"])
    assert _rows(capfd, "show", event)[0]["id"] == event
    assert code(["show", event]) == 0
    assert code(["show", "v000000000000"]) == 1
