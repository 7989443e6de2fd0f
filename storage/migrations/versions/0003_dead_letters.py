"""Notices: whether a platform may have taken one already, when one was given up; seen: on which day."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Columns, and an index that holds only what is still to be sent."""
    op.add_column("notice", sa.Column("unsure", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("notice", sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("seen", sa.Column("on", sa.Date(), nullable=False, server_default="2026-11-01"))
    op.add_column("notice", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE notice SET due_at = not_before")
    op.drop_index("ix_notice_pending", "notice")
    pending = sa.text("sent_at IS NULL AND failed_at IS NULL")
    op.create_index("ix_notice_pending", "notice", ["not_before"], sqlite_where=pending, postgresql_where=pending)
