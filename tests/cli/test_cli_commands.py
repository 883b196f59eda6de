"""The commands: data on standard output, everything else on standard error, exit codes, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mahdar.cli import main as cli
from mahdar.cli.main import INTERRUPTED, NOTHING, OK, PARTLY, USAGE

TEXT = " date 2026-01-14 التقى وزير الخارجية المصري نظيره التركي في أنقرة، الثلاثاء.\n\nوقال الوزير إن اللقاء بناء.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def call(capfdbinary: pytest.CaptureFixture[bytes], *args: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command."""
    code = cli.code([str(arg) for arg in args])
    out, err = capfdbinary.readouterr()
    assert b"Traceback" not in err, err.decode()
    return code, out.decode(), err.decode()


def test_read_jsonl(file: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = call(capfdbinary, "read", file, "--format", "jsonl")
    assert (code, err) == (OK, "")
    reading = json.loads(out)
    assert out.count("\n") == 1
    assert reading["schema"] == "mahdar.reading/1"
    assert reading["article"]["text"] == TEXT
    assert reading["article"]["published"]["date"] == "2026-01-14"
    assert {"entities", "times", "statements", "events", "positions", "run"} <= set(reading)
    assert call(capfdbinary, "read", "--json", file)[1] == out


def test_read_text(file: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, _ = call(capfdbinary, "read", file)
    assert code == OK
    assert "2026-01-14 (header)" in out


def test_published(file: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    _, out, _ = call(capfdbinary, "read", "--json", "--published", "2026-01-12", file)
    published = json.loads(out)["article"]["published"]
    assert (published["date"], published["how"]) == ("2026-01-12", "given")
    assert "2026-01-14" in published["doubt"]
    code, _, err = call(capfdbinary, "read", "--published", "tomorrow", file)
    assert code == NOTHING and "MHD-114" in err and "2026-01-21" in err


def test_skipped_inputs_are_named_and_the_run_goes_on(file: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    none = file.with_name("none.txt")
    code, out, err = call(capfdbinary, "read", "--json", none, file)
    assert code == OK and out.count("\n") == 1
    assert err == f"skipped {none}: MHD-115: no such file or folder\n"
    assert call(capfdbinary, "read", "--json", "--quiet", none, file)[2] == ""
    assert call(capfdbinary, "read", "--json", "--strict", none, file)[0] == PARTLY
    assert call(capfdbinary, "read", "--json", none)[0] == NOTHING


def test_jobs_keep_the_order(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    lines = [json.dumps({"text": f"{TEXT}{n}", "id": n}) for n in range(70)] + ["{broken"]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    code, out, err = call(capfdbinary, "read", "--json", "--jobs", "2", tmp_path / "a.jsonl")
    assert code == OK
    assert [json.loads(line)["article"]["source"].rsplit("#")[1] for line in out.splitlines()] == [str(n) for n in range(70)]
    assert "a.jsonl:71" in err
    assert out == call(capfdbinary, "read", "--json", tmp_path / "a.jsonl")[1]


@pytest.mark.parametrize(
    "args", [["read"], ["read", "x", "--format", "xml"], ["nonsense"], ["read", "x", "--jobs", "-3"], ["build", "x"],
             ["read", "x", "--json", "--format", "text"], ["build", "x", "-o", "y", "--format", "pdf"], ["show"], ["explain", "x"]]
)  # fmt: skip
def test_wrong_usage(args: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = call(capfdbinary, *args)
    assert (code, out) == (USAGE, "")
    assert "Usage:" in err


def test_addresses_only_when_asked(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, _, err = call(capfdbinary, "read", "https://example.org/a")
    assert code == NOTHING
    assert "--fetch" in err


def test_interrupted(file: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mahdar.pool.one", stop)
    code, out, err = call(capfdbinary, "read", file)
    assert (code, out, err.strip()) == (INTERRUPTED, "", "interrupted")


def test_a_mistake_of_the_program_costs_one_article(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    import mahdar.reading.pipeline as pipeline

    real = pipeline.read

    def read(article: object, *args: object, **kwargs: object) -> object:
        if "bad" in article.source:  # type: ignore[attr-defined]
            raise ZeroDivisionError("by zero")
        return real(article, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read", read)
    for name in ("a.txt", "bad.txt", "c.txt"):
        (tmp_path / name).write_text(TEXT + name, "utf-8")
    code, out, err = call(capfdbinary, "read", "--json", tmp_path)
    assert code == OK and out.count("\n") == 2
    assert "bad.txt: MHD-500" in err and "ZeroDivisionError" in err


def test_show(file: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, _ = call(capfdbinary, "show", file)
    assert code == OK
    assert "الوزير" in out
    code, out, _ = call(capfdbinary, "show", "--json", file)
    assert code == OK
    text_ids = {f["id"] for f in json.loads(out)["findings"]}
    assert text_ids


def test_explain_every_finding(file: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    shown = json.loads(call(capfdbinary, "show", "--json", file)[1])
    for finding in shown["findings"]:
        code, out, _ = call(capfdbinary, "explain", file, finding["id"])
        assert code == OK, finding
        assert "rule:" in out and "⟦" in out
        code, out, _ = call(capfdbinary, "explain", "--json", file, finding["id"])
        assert code == OK
        for place in json.loads(out)["places"]:
            assert TEXT[place["start"] : place["end"]] == place["exact"]


def test_explain_what_is_not_there(file: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, _, err = call(capfdbinary, "explain", file, "zz99")
    assert code == NOTHING and "MHD-115" in err and "mahdar show" in err


def test_no_escape_code_of_an_article_reaches_the_terminal(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("عنوان \x1b[2J\x1b]0;x\x07 \u202e مقلوب\n\n" + TEXT, "utf-8")
    for args in (["read", path], ["show", path]):
        _, out, _ = call(capfdbinary, *args)
        assert "\x1b" not in out and "\x07" not in out and "\u202e" not in out


def test_lang(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, _ = call(capfdbinary, "lang", "list")
    assert code == OK and out.startswith("ar")
    code, _, err = call(capfdbinary, "lang", "check", "ar")
    assert err.endswith("complaint(s)\n") and (code == OK) == err.startswith("0 ")
    assert call(capfdbinary, "lang", "show", "ar")[0] == OK
    code, out, _ = call(capfdbinary, "lang", "try", "ar", "إعلان")
    assert code == OK and "إعلان" in out
    assert call(capfdbinary, "lang", "check", "xx")[0] == NOTHING


def test_help_of_every_command() -> None:
    for name in cli.COMMANDS:
        result: Result = CliRunner().invoke(cli.main, [name, "--help"])
        assert result.exit_code == OK and "Usage:" in result.output
