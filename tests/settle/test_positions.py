"""Where a party stands as of a day, and where it has moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar import desk
from mahdar.ingest.make import Maker
from mahdar.lang import load
from mahdar.model.position import Stance
from mahdar.model.reading import Reading
from mahdar.path import settled
from mahdar.reading.pipeline import read
from mahdar.settle.positions import Stand, moves, standing
from mahdar.store import Store

TEXTS = (
    "date 2021-04-01 أكد وزير الخارجية المصري سامح شكري أن مصر ترفض التفاوض المباشر.",
    "date 2021-04-09 أكد وزير الخارجية المصري سامح شكري أن مصر تؤيد التفاوض المباشر.",
)


def _stand(n: int, day: str | None, stance: Stance, own: bool = True) -> Stand:
    return Stand(("a", f"p{n}"), "Egypt", "water.dam", day, stance, own)


def test_a_stance_that_turned_is_marked_with_what_it_was() -> None:
    rows = [_stand(2, "2021-04-09", "open"), _stand(1, "2021-04-01", "refuses")]
    assert moves(rows) == {("a", "p2"): "refuses"}


def test_a_stronger_word_for_the_same_is_no_move() -> None:
    assert not moves([_stand(1, "2021-04-01", "supports"), _stand(2, "2021-04-09", "demands")])


@pytest.mark.parametrize(("day", "own"), [("2021-04-09", False), (None, True), ("2021-04-01", True)])
def test_others_words_and_undated_words_and_those_of_one_day_move_nothing(day: str | None, own: bool) -> None:
    assert not moves([_stand(1, "2021-04-01", "refuses"), _stand(2, day, "supports", own)])


def test_own_word_stands_before_a_newer_one_of_others() -> None:
    rows = [_stand(1, "2021-04-01", "refuses"), _stand(2, "2021-04-09", "supports", own=False)]
    assert [s.key[1] for s in standing(rows)] == ["p1"]
    assert [s.key[1] for s in standing(rows[1:])] == ["p2"]


def test_as_of_a_day_nothing_later_is_known() -> None:
    rows = [_stand(1, "2021-04-01", "refuses"), _stand(2, "2021-04-09", "open")]
    assert [s.key[1] for s in standing(rows, "2021-04-05")] == ["p1"]
    assert [s.key[1] for s in standing(rows, "2021-04-09")] == ["p2"]
    assert standing(rows, "2021-03-01") == []


def _readings() -> list[Reading]:
    return [read(Maker().from_text(f"t{n}", text, None, ()), load("ar")) for n, text in enumerate(TEXTS)]


def test_the_record_and_the_store_mark_the_change(tmp_path: Path) -> None:
    assert [p.changed_from for p in settled(_readings()).positions] == [None, "refuses"]
    with Store.open(str(tmp_path / "r.sqlite"), create=True) as store:
        store.add(_readings())
        desk.resettle(store)
        now, then = (desk.positions(store, "EG", None, day) for day in (None, "2021-04-05"))
        both = desk.positions(store, None, None, None, history=True)
    assert [(p["stance"], p["changed_from"]) for p in now] == [("supports", "refuses")]
    assert [(p["stance"], p["changed_from"]) for p in then] == [("refuses", None)]
    assert len(both) == 2
