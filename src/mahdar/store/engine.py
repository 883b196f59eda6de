"""Opening a database: address, pragmas, migrations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError

from mahdar.errors import StoreError

BUSY_MS = 30_000
"""Milliseconds that one process waits for another to have written."""
PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", f"busy_timeout={BUSY_MS}", "foreign_keys=ON", "cache_size=-65536")
"""WAL: readers beside one writer; a kill at any moment leaves the last whole transaction."""


def address(where: str) -> str:
    """A SQLAlchemy address from a file name or an address."""
    if "://" in where:
        return (
            where.replace("postgresql://", "postgresql+psycopg://", 1) if where.startswith("postgresql://") else where
        )
    return f"sqlite:///{where}"


def engine(where: str, create: bool = False) -> Engine:
    """An engine on a store.

    Args:
        where: A file, or an address such as `postgresql://user@host/name`.
        create: Make the file and its tables when they are not there.

    Raises:
        StoreError: there is no store, it is no store, or its schema is newer than this program.
    """
    url = address(where)
    if url.startswith("sqlite:///") and not create and not Path(url[10:]).exists():
        raise StoreError(f"no store at {where}", "make one with `mahdar init`")
    made = create_engine(url)
    if made.dialect.name == "sqlite":
        event.listen(made, "connect", _pragmas)
        event.listen(
            made,
            "begin",
            lambda c: c.exec_driver_sql("BEGIN IMMEDIATE" if c.get_execution_options().get("write") else "BEGIN"),
        )
    try:
        if create or inspect(made).has_table("article"):
            migrate(made)
        else:
            raise StoreError(f"{where} is not a store", "make one with `mahdar init`")
    except DatabaseError as error:
        raise StoreError(f"{where} is not a store: {str(error.orig)[:200]}") from error
    return made


def _pragmas(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy's own BEGIN, so that DDL is in the transaction too
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def migrate(made: Engine) -> None:
    """Bring the schema to that of this program."""
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    script = ScriptDirectory.from_config(config)
    with made.connect() as look:
        now = MigrationContext.configure(look).get_current_revision()
    head = script.get_current_head()
    if now == head:
        return
    if now is not None and now not in {r.revision for r in script.walk_revisions()}:
        raise StoreError(f"the store has the schema {now}, which this program does not know", "use a newer mahdar")
    with made.connect().execution_options(write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
