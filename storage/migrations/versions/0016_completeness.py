"""Which department supplied a record, what was declared empty, how complete a closed quarter was."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Records so far were supplied by the department that their author belongs to now; what the office entered, by
    the one that it is about."""
    op.add_column("record", sa.Column("home_id", sa.Integer(), nullable=True))
    op.create_index("ix_record_supplied", "record", ["home_id", "occurred_on", "filed_at", "status"])
    op.execute(
        "UPDATE record SET home_id = CASE WHEN author_id IN"
        " (SELECT member_id FROM role_grant WHERE role IN ('credit_officer', 'credit_director')) THEN"
        " (SELECT COALESCE(subject.department_id, subject.id) FROM subject"
        " WHERE subject.id = record.subject_id) ELSE"
        " (SELECT subject.department_id FROM member JOIN subject ON subject.id = member.subject_id"
        " WHERE member.id = record.author_id) END"
    )
    op.create_table(
        "empty_slot",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"]),
        sa.ForeignKeyConstraint(["by_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("subject_id", "due_on"),
    )
    op.create_table(
        "collected",
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("recorded", sa.Integer(), nullable=False),
        sa.Column("declared", sa.Integer(), nullable=False),
        sa.Column("frozen_at", WHEN, nullable=False),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"]),
        sa.PrimaryKeyConstraint("subject_id", "quarter"),
    )
