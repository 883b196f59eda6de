"""The store: articles, readings, runs, decisions and what was settled, in one SQLite file or a PostgreSQL database.

from mahdar.store import Store

with Store.open("record.mahdar") as store:
    store.add(readings)
"""

from mahdar.store.store import Added, Store

__all__ = ["Added", "Store"]
