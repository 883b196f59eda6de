"""The first schema. Frozen: what changes later is a migration of its own, whatever `mahdar.store.tables` says by then."""

import sqlalchemy as sa
from alembic import op

from mahdar.store import search

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables and the index of words."""
    _articles()
    _findings()
    _settled()
    _people()
    search.create(op.get_bind())


def _articles() -> None:
    op.create_table(
        "run",
        sa.Column("id", sa.Integer, autoincrement=True, primary_key=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("rules", sa.String, nullable=False),
        sa.Column("added", sa.Integer, nullable=False),
        sa.Column("reread", sa.Integer, nullable=False),
    )
    op.create_table(
        "article",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("seq", sa.Integer, nullable=False, unique=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("published", sa.String),
        sa.Column("how", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("rules", sa.String, nullable=False),
        sa.Column("added_in", sa.Integer, nullable=False),
        sa.Column("read_in", sa.Integer, nullable=False),
        sa.Column("held_day", sa.String),
        sa.Column("copy_of", sa.String),
    )
    op.create_index("article_day", "article", ["held_day", "id"])
    op.create_table(
        "reading",
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("lean", sa.LargeBinary, nullable=False),
        sa.Column("shingles", sa.LargeBinary, nullable=False),
        sa.Column("bands", sa.LargeBinary, nullable=False),
    )


def _findings() -> None:
    op.create_table(
        "said",
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("speaker", sa.String),
        sa.Column("held", sa.String),
        sa.Column("claim", sa.String, nullable=False),
        sa.Column("day", sa.String),
    )
    op.create_index("said_day", "said", ["day"])
    op.create_index("said_held", "said", ["held", "day"])
    op.create_table(
        "stance",
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("party", sa.String, nullable=False),
        sa.Column("country", sa.String),
        sa.Column("issue", sa.String, nullable=False),
        sa.Column("stance", sa.String, nullable=False),
        sa.Column("day", sa.String),
    )
    op.create_index("stance_issue", "stance", ["issue", "day"])
    op.create_index("stance_party", "stance", ["country", "issue", "day"])


def _settled() -> None:
    op.create_table(
        "held",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("first", sa.String),
        sa.Column("last", sa.String),
        sa.Column("status", sa.String),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("held_first", "held", ["kind", "first", "id"])
    op.create_table(
        "part",
        sa.Column("entity", sa.String, primary_key=True),
        sa.Column("first", sa.String, primary_key=True),
        sa.Column("event", sa.String, primary_key=True),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer, autoincrement=True, primary_key=True),
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("target", sa.String, nullable=False),
        sa.Column("field", sa.String),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_index("change_run", "change", ["run"])
    op.create_table(
        "state",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _people() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("seq", sa.Integer, nullable=False, unique=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("target", sa.String, nullable=False),
        sa.Column("other", sa.Text),
        sa.Column("why", sa.Text),
    )
    op.create_index("decision_target", "decision", ["target"])
    op.create_table(
        "name_key",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("entity", sa.String, primary_key=True),
        sa.Column("weight", sa.Float, nullable=False),
    )
