"""A desk's own names, layered over ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.errors import TableError
from mahdar.lang import load
from mahdar.lang.desk import NewName, add_name, slug
from mahdar.reading.examples import reading_of

NEW = NewName(
    kind="person", name_en="Toreld Vangsnes", names=("تورلد فانغسنس", "توريلد فانغسنس"), short=("فانغسنس",), country="NO",
    gender="m", offices="envoy@NO:2025..",
)


def test_an_added_name_is_read(tmp_path: Path) -> None:
    assert add_name(tmp_path, NEW, load("ar")) == []
    own = load("ar", extra=(tmp_path,))
    found = reading_of("وصل تورلد فانغسنس أمس", own).entities
    assert [e.known_as for e in found if e.kind == "person"] == ["toreld-vangsnes"]
    assert own.digest != load("ar").digest


def test_a_taken_id_is_refused(tmp_path: Path) -> None:
    add_name(tmp_path, NEW, load("ar"))
    with pytest.raises(TableError, match="is taken"):
        add_name(tmp_path, NEW, load("ar", extra=(tmp_path, tmp_path)))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"country": "XX"}, "no ISO"), ({"names": ()}, "written form"), ({"names": ("أحمد", "احمد")}, "the same after folding"),
        ({"offices": "minister"}, "no office"), ({"names": ("أ\tب",)}, "holds a tab"), ({"id": "Ä"}, "no id"),
    ],
)
def test_a_bad_row_is_refused(tmp_path: Path, change: dict[str, object], why: str) -> None:
    row = {"kind": "person", "name_en": "A B", "names": ("تورلد",), **change}
    with pytest.raises(TableError, match=why):
        add_name(tmp_path, NewName(**row), load("ar"))  # type: ignore[arg-type]
    assert not list(tmp_path.rglob("*.tsv"))


def test_slug() -> None:
    assert slug("Špela O'Neil-Čeh") == "spela-o-neil-ceh"
