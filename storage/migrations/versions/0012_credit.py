"""Grades and restrictions, what was said about them, who was told; a question that showed no file."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Adds what the credit of a subject is decided with."""
    op.create_table(
        "grading",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("grade", sa.String(32), nullable=False),
        sa.Column("mark", sa.String(32), nullable=False),
        sa.Column("origin", sa.String(32), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("clause", sa.LargeBinary(), nullable=False),
        sa.Column("severity", sa.String(32), nullable=True),
        sa.Column("veto", sa.Boolean(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("proposed_at", WHEN, nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", WHEN, nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("notice", sa.String(), nullable=True),
        sa.Column("outcome", sa.LargeBinary(), nullable=True),
        sa.Column("edition", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["rectification_case.id"]),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["member.id"]),
        sa.ForeignKeyConstraint(["decided_by_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    for column in ("subject_id", "status", "case_id"):
        op.create_index(op.f(f"ix_grading_{column}"), "grading", [column])
    op.create_table(
        "gradingstep",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grading_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["grading_id"], ["grading.id"]),
        sa.ForeignKeyConstraint(["by_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_gradingstep_grading_id"), "gradingstep", ["grading_id"])
    op.create_table(
        "measure",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("grading_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("proposed_at", WHEN, nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", WHEN, nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by", sa.String(), nullable=True),
        sa.Column("outcome", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"]),
        sa.ForeignKeyConstraint(["grading_id"], ["grading.id"]),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["member.id"]),
        sa.ForeignKeyConstraint(["decided_by_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    for column in ("subject_id", "grading_id", "status"):
        op.create_index(op.f(f"ix_measure_{column}"), "measure", [column])
    op.create_table(
        "measure_told",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("measure_id", "member_id"),
    )
    op.add_column("look", sa.Column("asked", sa.String(32), nullable=True))
    with op.batch_alter_table("attachment") as batch:
        batch.add_column(sa.Column("grading_id", sa.Integer(), nullable=True))
        batch.create_foreign_key("fk_attachment_grading", "grading", ["grading_id"], ["id"])
        batch.create_index(op.f("ix_attachment_grading_id"), ["grading_id"])
