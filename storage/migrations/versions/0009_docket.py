"""What the leading group decides together; how long a deadline is, for its calendar to be counted anew."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Adds the docket, its votes, and the period of a deadline."""
    op.create_table(
        "docket_item",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("motion", sa.String(), nullable=False),
        sa.Column("machine", sa.String(), nullable=False),
        sa.Column("row_code", sa.String(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("put_by_id", sa.Integer(), nullable=True),
        sa.Column("put_at", WHEN, nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("closed_at", WHEN, nullable=True),
        sa.ForeignKeyConstraint(["put_by_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_index(op.f("ix_docket_item_status"), "docket_item", ["status"])
    op.create_table(
        "vote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(32), nullable=True),
        sa.Column("cast_at", WHEN, nullable=False),
        sa.Column("why", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["docket_item.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("item_id", "member_id"),
    )
    op.create_index(op.f("ix_vote_item_id"), "vote", ["item_id"])
    op.add_column("deadline", sa.Column("workdays", sa.SmallInteger(), nullable=True))
