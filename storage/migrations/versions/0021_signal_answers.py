"""Answers to a signal: one of each side, kept with who and when."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

ANSWER = ("answered_by_id", "answered_at", "answer")


def upgrade() -> None:
    """What was answered so far moves over; meanwhile it lies beside: nothing may point to a table drawn anew."""
    # whoever answered a yellow or orange one was asked as its head at the latest; what got graver since was yellow
    op.execute(
        "CREATE TEMPORARY TABLE answered AS SELECT id, answered_by_id, answered_at, answer,"
        " CASE level WHEN 'red' THEN 'office' ELSE 'head' END AS side,"
        " CASE status WHEN 'raised' THEN 'yellow' ELSE level END AS level"
        " FROM signal WHERE answered_by_id IS NOT NULL"
    )
    with op.batch_alter_table("signal") as batch:
        for column in ANSWER:
            batch.drop_column(column)
    op.create_table(
        "signal_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("signal_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("side", sa.String(32), nullable=False),
        sa.Column("level", sa.String(32), nullable=False),
        sa.Column("said", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["signal_id"], ["signal.id"]),
        sa.ForeignKeyConstraint(["by_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_signal_answer_signal_id"), "signal_answer", ["signal_id"])
    op.execute(
        "INSERT INTO signal_answer (signal_id, by_id, at, side, level, said)"
        " SELECT id, answered_by_id, answered_at, side, level, answer FROM answered"
    )
    op.execute("DROP TABLE answered")
