"""Every kind of event, every frame and every rule of status has its row in the codebook, with a sentence of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import codebook as tool  # noqa: E402


def _rows(text: str) -> set[tuple[str, str]]:
    """What a page has rows of: the first cell and the id of each."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.startswith("| ") and "`ar." in line]
    return {(row[1], next(cell for cell in row if cell.startswith("`ar."))) for row in rows}


@pytest.mark.parametrize("page", sorted(tool.PAGES))
def test_the_page_has_the_rows_of_the_tables(page: str) -> None:
    there = _rows((tool.FOLDER / page).read_text("utf-8"))
    wanted = _rows(tool.PAGES[page]())
    assert wanted and there == wanted, "run: python tools/codebook.py"


def test_each_frame_has_a_row_with_an_example() -> None:
    rows = [line for line in tool.kinds().splitlines() if line.startswith("| ") and "`ar.event." in line]
    assert len(rows) == len(tool.frames())
    assert all(row.rstrip(" |").rsplit("|", 1)[1].strip() for row in rows), "a frame without a sentence"


def test_each_kind_has_an_arabic_name() -> None:
    assert {f["what"] for f in tool.frames()} <= set(tool.names("what"))


def test_the_chapter_leads_to_the_lists() -> None:
    chapter = (tool.FOLDER / "README.md").read_text("utf-8")
    assert all(f"({page})" in chapter for page in tool.PAGES)
