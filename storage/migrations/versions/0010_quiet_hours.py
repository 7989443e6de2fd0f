"""Which messages keep quiet hours, whatever delays them: until now that was read off their keys."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the mark; reminders that wait to be sent get it."""
    op.add_column("notice", sa.Column("quiet", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE notice SET quiet = true WHERE dedupe LIKE 'reminder %' OR dedupe LIKE 'digest %'")
