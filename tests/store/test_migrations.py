"""The migrations come to the tables that the program works with."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import MetaData, create_engine, inspect
from sqlalchemy.engine import Engine

from mahdar.store import Store, tables
from mahdar.store.engine import engine


def _schema(made: Engine) -> dict[str, object]:
    look = inspect(made)
    known = set(look.get_table_names()) & set(tables.METADATA.tables)
    return {
        name: (
            [(c["name"], str(c["type"]), c["nullable"]) for c in look.get_columns(name)],
            look.get_pk_constraint(name)["constrained_columns"],
            sorted((i["name"], i["column_names"], i["unique"]) for i in look.get_indexes(name)),
            sorted(u["column_names"] for u in look.get_unique_constraints(name)),
        )
        for name in sorted(known)
    }


def test_the_migrated_schema_is_that_of_the_tables(tmp_path: Path) -> None:
    migrated = engine(str(tmp_path / "migrated.sqlite"), create=True)
    live = create_engine(f"sqlite:///{tmp_path / 'live.sqlite'}")
    tables.METADATA.create_all(live)
    assert _schema(migrated) == _schema(live)
    assert set(_schema(live)) == set(tables.METADATA.tables)


def test_alembic_finds_nothing_to_change(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.reads() as c:
        differences = compare_metadata(MigrationContext.configure(c, opts={"include_object": _ours}), tables.METADATA)
    assert differences == []


def _ours(_: object, name: str, kind: str, __: bool, ___: object) -> bool:
    """The index of words has tables of its own, and SQLite more beside them."""
    return kind != "table" or name in tables.METADATA.tables


def test_the_first_migration_does_not_look_at_the_live_tables() -> None:
    from mahdar.store.migrations.versions import r0001_first

    assert not any(isinstance(v, MetaData) for v in vars(r0001_first).values())
