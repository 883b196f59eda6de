"""Alembic's way in: it is always given an open connection by `mahdar.store.engine`."""

from alembic import context

from mahdar.store.tables import METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
