"""Records that a repair sealed, and who opened one for a time."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Adds what a record is sealed with, and the register of those that were opened."""
    op.add_column("record", sa.Column("sealed_on", sa.Date(), nullable=True))
    op.add_column("record", sa.Column("sealed_by", sa.String(), nullable=True))
    op.create_index(op.f("ix_record_sealed_by"), "record", ["sealed_by"])
    op.create_table(
        "unsealing",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(32), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("opened_at", WHEN, nullable=False),
        sa.Column("until", WHEN, nullable=False),
        sa.Column("closed_at", WHEN, nullable=True),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    for column in ("record_id", "member_id"):
        op.create_index(op.f(f"ix_unsealing_{column}"), "unsealing", [column])
