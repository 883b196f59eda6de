"""The first schema."""

from alembic import op

from mahdar.store import search
from mahdar.store.tables import METADATA

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables and the index of words."""
    METADATA.create_all(op.get_bind())
    search.create(op.get_bind())
