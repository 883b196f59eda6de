"""What the examples read as today is what was looked at and kept."""

from __future__ import annotations

import difflib

import pytest

from tests.golden.lines import CHOSEN, FOLDER, HINT, files


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return files()


@pytest.mark.parametrize("name", [*(f"{n.rsplit('.', 1)[0]}.txt" for n in CHOSEN), "record.txt"])
def test_reads_as_before(name: str, made: dict[str, str]) -> None:
    path = FOLDER / name
    held = path.read_text("utf-8") if path.exists() else ""
    if held != made[name]:
        changes = difflib.unified_diff(held.splitlines(), made[name].splitlines(), "kept", "today", n=0, lineterm="")
        pytest.fail(f"tests/golden/files/{name} reads differently today; {HINT}\n" + "\n".join(changes), pytrace=False)


def test_no_golden_file_is_left_over(made: dict[str, str]) -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(made), HINT
