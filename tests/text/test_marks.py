from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mahdar.text.fold import FoldTable, runs
from mahdar.text.marks import places


@given(st.text(alphabet=".!،ab\n", max_size=60))
def test_places_are_those_a_search_finds(text: str) -> None:
    assert places(text, ".!\n") == [m.start() for m in re.finditer("[.!\n]", text)]


@given(st.text(alphabet="اب\u064b\u064c\u0640", max_size=60))
def test_runs_of_what_is_dropped_are_those_a_search_finds(text: str) -> None:
    table = FoldTable(("\u064b-\u0652", "\u0640"), {})
    assert runs(text, table) == [(m.start(), m.end() - m.start()) for m in table.drops.finditer(text)]
