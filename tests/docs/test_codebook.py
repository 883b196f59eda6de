"""Every kind of event, every frame and every rule of status has its row in the codebook, with a sentence of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import codebook as tool  # noqa: E402


@pytest.mark.parametrize("page", sorted(tool.PAGES))
def test_the_page_is_as_the_tables_are(page: str) -> None:
    assert (tool.FOLDER / page).read_text("utf-8") == tool.PAGES[page](), "run: python tools/codebook.py"


def test_each_frame_has_a_row_with_an_example() -> None:
    rows = [line for line in tool.kinds().splitlines() if line.startswith("| ") and "`ar.event." in line]
    assert len(rows) == len(tool.frames())
    assert all(row.rstrip(" |").rsplit("|", 1)[1].strip() for row in rows), "a frame without a sentence"


def test_each_kind_has_an_arabic_name() -> None:
    assert {f["what"] for f in tool.frames()} <= set(tool.names("what"))


def test_the_chapter_leads_to_the_lists() -> None:
    chapter = (tool.FOLDER / "README.md").read_text("utf-8")
    assert all(f"({page})" in chapter for page in tool.PAGES)
