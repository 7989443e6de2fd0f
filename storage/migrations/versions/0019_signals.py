"""Signs of a credit risk."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

WHEN = sa.DateTime(timezone=True)
OPEN = sa.text("status <> 'cleared'")


def upgrade() -> None:
    """One table; of a subject and a rule one row that is open."""
    op.create_table(
        "signal",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(32), nullable=False),
        sa.Column("level", sa.String(32), nullable=False),
        sa.Column("raised_at", WHEN, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("inputs", sa.LargeBinary(), nullable=False),
        sa.Column("behind", sa.LargeBinary(), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", WHEN, nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("cleared_at", WHEN, nullable=True),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"]),
        sa.ForeignKeyConstraint(["answered_by_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    for column in ("status", "subject_id"):
        op.create_index(op.f(f"ix_signal_{column}"), "signal", [column])
    op.create_index(
        "ix_signal_open",
        "signal",
        ["subject_id", "rule"],
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
