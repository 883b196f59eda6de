"""Stores to test on: a SQLite file, and PostgreSQL when `MAHDAR_TEST_POSTGRES` has an address."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mahdar.store import Store


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    if request.param == "sqlite":
        with Store.open(str(tmp_path / "r.mahdar"), create=True) as made:
            yield made
        return
    where = os.environ.get("MAHDAR_TEST_POSTGRES")
    if not where:
        pytest.skip("no PostgreSQL: set MAHDAR_TEST_POSTGRES to its address")
    with Store.open(where, create=True) as made:
        _empty(made)
        yield made


def _empty(made: Store) -> None:
    from sqlalchemy import text

    names = (
        "run",
        "article",
        "reading",
        "said",
        "stance",
        "decision",
        "held",
        "part",
        "change",
        "state",
        "name_key",
        "words",
    )
    with made.writes() as c, c.begin():
        c.execute(text(f"TRUNCATE {', '.join(names)} RESTART IDENTITY"))
