"""The tables. A whole reading is one value; beside it stand narrow, indexed rows of what is asked for.

The names are the record's own, so that the file can be read with any SQLite tool.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text

METADATA = MetaData()

run = Table(
    "run",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("version", String, nullable=False),
    Column("rules", String, nullable=False),
    Column("added", Integer, nullable=False, default=0),
    Column("reread", Integer, nullable=False, default=0),
)
"""One run of a command that changed the store; `at` is UTC, ISO 8601."""

article = Table(
    "article",
    METADATA,
    Column("id", String, primary_key=True),
    Column("seq", Integer, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("language", String, nullable=False),
    Column("published", String),
    Column("how", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("rules", String, nullable=False),
    Column("added_in", Integer, nullable=False),
    Column("read_in", Integer, nullable=False),
    Column("held_day", String),
    Column("copy_of", String),
    Index("article_day", "held_day", "id"),
)
"""One article; `published` as it says itself, `held_day` and `copy_of` as settled, `digest` the hash of its bytes."""

reading = Table(
    "reading",
    METADATA,
    Column("article", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("lean", LargeBinary, nullable=False),
    Column("shingles", LargeBinary, nullable=False),
    Column("bands", LargeBinary, nullable=False),
)
"""The whole reading (msgpack), the same without its text (what settling needs), and its print for copies."""

said = Table(
    "said",
    METADATA,
    Column("article", String, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("speaker", String),
    Column("held", String),
    Column("claim", String, nullable=False),
    Column("day", String),
    Index("said_held", "held", "day"),
    Index("said_day", "day"),
)
"""One statement, the `n`th of its reading: speaker as in the reading, `held` the entity of the record."""

stance = Table(
    "stance",
    METADATA,
    Column("article", String, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("party", String, nullable=False),
    Column("country", String),
    Column("issue", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("day", String),
    Index("stance_party", "country", "issue", "day"),
    Index("stance_issue", "issue", "day"),
)
"""One position, the `n`th of its reading."""

decision = Table(
    "decision",
    METADATA,
    Column("id", String, primary_key=True),
    Column("seq", Integer, nullable=False, unique=True),
    Column("at", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("verdict", String, nullable=False),
    Column("target", String, nullable=False),
    Column("other", Text),
    Column("why", Text),
    Index("decision_target", "target"),
)
"""A person's decision; never changed, never deleted. Undoing is a row with verdict `undo` and the decision as target."""

held = Table(
    "held",
    METADATA,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("first", String),
    Column("last", String),
    Column("status", String),
    Column("words", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("held_first", "kind", "first", "id"),
)
"""What was settled: an entity, event, dispute, position or date each as one value (msgpack)."""

part = Table(
    "part",
    METADATA,
    Column("entity", String, primary_key=True),
    Column("first", String, primary_key=True),
    Column("event", String, primary_key=True),
)
"""Who is in which event, in the order a timeline asks for; `first` is the event's first day, or empty."""

change = Table(
    "change",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("run", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("target", String, nullable=False),
    Column("field", String),
    Column("before", Text),
    Column("after", Text),
    Column("words", Text, nullable=False),
    Index("change_run", "run"),
)
"""What a settling changed against the one before."""

state = Table("state", METADATA, Column("name", String, primary_key=True), Column("value", Text, nullable=False))
"""Small facts about the store: what was settled last."""

vocabulary = Table(
    "name_key",
    METADATA,
    Column("key", String, primary_key=True),
    Column("entity", String, primary_key=True),
    Column("weight", Float, nullable=False),
)
"""Folded written forms of settled entities, for looking one up by name."""
