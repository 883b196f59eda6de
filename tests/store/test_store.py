"""What goes into a store comes out of it, once, on every engine."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest

from mahdar.errors import StoreError
from mahdar.ingest.make import Maker
from mahdar.lang import load
from mahdar.model.reading import Reading, Run
from mahdar.reading.pipeline import read
from mahdar.store import Store, held
from mahdar.store.decisions import decide, decisions

TEXTS = (
    "date 2026-01-14 قال وزير الخارجية المصري سامح شكري إن الاجتماع سيعقد غدا في القاهرة.",
    "date 2026-01-15 عُقِدَ الاجتماعُ في القاهرة أمس، وأكد الوزير أن المحادثات مستمرة.",
    "date 2026-01-16 وصل الوفد الإثيوبي إلى الخرطوم لبحث ملف سد النهضة.",
)


def _readings() -> list[Reading]:
    return [read(Maker().from_text(f"t{n}", text, None, ()), load("ar")) for n, text in enumerate(TEXTS)]


def _other_rules(reading: Reading) -> Reading:
    return msgspec.structs.replace(reading, run=Run(reading.run.version, "other"))


def test_adding_twice_changes_nothing(store: Store) -> None:
    first = store.add(_readings())
    again = store.add(_readings())
    assert len(first.new) == 3 and first.run is not None
    assert (again.new, again.reread, len(again.same), again.run) == ((), (), 3, None)
    assert store.count() == 3


def test_what_comes_out_is_what_went_in(store: Store) -> None:
    store.add(_readings())
    wanted = sorted(_readings(), key=lambda r: r.article.id)
    assert list(store.readings()) == wanted
    assert store.reading(wanted[0].article.id) == wanted[0]
    with pytest.raises(StoreError):
        store.reading("a000")


def test_other_rules_read_anew_and_keep_the_article(store: Store) -> None:
    store.add(_readings())
    changed = [_other_rules(r) for r in _readings()]
    done = store.add(changed)
    assert len(done.reread) == 3 and not done.new
    assert store.count() == 3
    assert {r.run.rules for r in store.readings()} == {"other"}
    assert store.known([r.article.id for r in changed], "other") == {r.article.id for r in changed}


def test_search_folds_and_stems(store: Store) -> None:
    store.add(_readings())
    assert [row["source"] for row, _ in held.found(store, "الإجتماع")] == ["t1", "t0"] or len(
        held.found(store, "الإجتماع")
    ) == 2
    assert len(held.found(store, "إجتماعات")) == 2
    assert [row["source"] for row, _ in held.found(store, '"سد النهضة"')] == ["t2"]
    assert held.found(store, "«النهضة سد»") == []
    assert held.found(store, '"*()') == []


def test_a_search_finds_the_new_text_after_reading_anew(store: Store) -> None:
    store.add(_readings())
    store.add([_other_rules(r) for r in _readings()])
    assert len(held.found(store, "النهضة")) == 1


def test_decisions_are_rows_and_undo_is_a_row(store: Store) -> None:
    one = decide(store, "nadia", "close", "d1", "P3D", "the communique says so")
    decide(store, "nadia", "undo", one.id)
    assert [d.verdict for d in decisions(store)] == ["close", "undo"]
    with pytest.raises(StoreError):
        decide(store, "nadia", "undo", "k0")
    with pytest.raises(StoreError):
        decide(store, "nadia", "same", "n1")


def test_a_store_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        Store.open(str(tmp_path / "none"))
    (tmp_path / "text").write_text("no database" * 200)
    with pytest.raises(StoreError):
        Store.open(str(tmp_path / "text"))


def test_a_backup_is_whole_and_never_overwrites(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a"), create=True) as store:
        store.add(_readings())
        store.backup(str(tmp_path / "b"))
        with pytest.raises(StoreError):
            store.backup(str(tmp_path / "b"))
    with Store.open(str(tmp_path / "b")) as copy:
        assert copy.count() == 3
    plain = sqlite3.connect(tmp_path / "b")
    assert plain.execute("SELECT count(*) FROM article").fetchone() == (3,)
    plain.close()
