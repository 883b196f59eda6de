"""The record does not depend on the order or the batches the articles came in, and decisions outlive new rules."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest

from mahdar import desk
from mahdar.ingest import articles
from mahdar.model.reading import Reading, Run
from mahdar.pool import readings
from mahdar.record import record
from mahdar.settle import settle
from mahdar.store import Store
from mahdar.store.decisions import decide

ARTICLES = Path(__file__).parents[2] / "examples" / "articles"
ORDERS = 20


@pytest.fixture(scope="module")
def some() -> list[Reading]:
    paths = [str(p) for p in sorted(ARTICLES.glob("gulf-0[5-9]*")) + sorted(ARTICLES.glob("nile-1*")) + sorted(ARTICLES.glob("gulf-10*"))]
    return [r for r in readings(articles(paths)) if isinstance(r, Reading)]


@pytest.mark.parametrize("undated", [0, 1])
def test_twenty_orders_give_one_record(some: list[Reading], undated: int) -> None:
    """Twenty orders of the dated articles, and a few of all: an undated one is read once for every day it could be of."""
    chosen = [r for r in some if undated or r.article.published.date]
    wanted = msgspec.json.encode(record(chosen, settle(chosen)))
    dice = random.Random(5)
    for _ in range(3 if undated else ORDERS):
        other = chosen[:]
        dice.shuffle(other)
        assert msgspec.json.encode(record(other, settle(other))) == wanted


def test_one_or_many_batches_give_one_settlement(some: list[Reading], tmp_path: Path) -> None:
    made = []
    for n, size in enumerate((1, 5, len(some))):
        with Store.open(str(tmp_path / f"{n}"), create=True) as store:
            order = some if n % 2 else some[::-1]
            for start in range(0, len(order), size):
                for _ in desk.add(store, order[start : start + size]):
                    pass
                if size == 5:
                    desk.resettle(store)
            made.append(msgspec.json.encode(desk.record(store)))
            lean = desk.settled(store)
            assert lean == settle(list(store.readings()))
    assert made[0] == made[1] == made[2]


def test_decisions_outlive_a_change_of_rules(some: list[Reading], tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "s"), create=True) as store:
        list(desk.add(store, some))
        before = desk.settled(store)
        people = [e for e in before.entities if e.kind == "person" and len(e.articles) > 1][:2]
        article = some[0].article.id
        decide(store, "nadia", "same", people[0].id, people[1].id, "a test")
        decide(store, "nadia", "date", article, "2020-02-02")
        decide(store, "nadia", "note", "v000000000000", None, "about what is no more")
        anew = [msgspec.structs.replace(r, run=Run(r.run.version, "other rules")) for r in some]
        assert sum(len(a.reread) for a in desk.add(store, anew)) == len(some)
        after = desk.settled(store)
        assert after.alias[people[0].id] == after.alias[people[1].id]
        assert (after.dates[article].date, after.dates[article].how) == ("2020-02-02", "given")
        assert [d.target for d in after.vanished] == ["v000000000000"]
        assert {e.id for e in before.events} & {e.id for e in after.events}
