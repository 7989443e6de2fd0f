"""The whole inspection: its parts, what is looked at again, findings, the report and who read it."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

WHEN = sa.DateTime(timezone=True)
WORD = sa.String(32)


def upgrade() -> None:
    """What was started is field work; an inspection gets what its report needs."""
    op.execute("UPDATE inspection SET status = 'fieldwork' WHERE status = 'started'")
    with op.batch_alter_table("inspection") as batch:
        batch.add_column(sa.Column("proposals", sa.LargeBinary(), nullable=True))
        batch.add_column(sa.Column("returned", sa.LargeBinary(), nullable=True))
        batch.add_column(sa.Column("brief", sa.String(), nullable=True))
        batch.add_column(sa.Column("report_by", sa.Date(), nullable=True))
        batch.add_column(sa.Column("seed", sa.String(), nullable=True))
        batch.add_column(sa.Column("drawn_at", WHEN, nullable=True))
        batch.add_column(sa.Column("population", sa.LargeBinary(), nullable=True))
        batch.add_column(sa.Column("compiled", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("figures", sa.LargeBinary(), nullable=True))
        batch.add_column(sa.Column("submitted_by_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("signed_by_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("signed_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("number", sa.String(), nullable=True))
        batch.add_column(sa.Column("round", sa.Integer(), nullable=False, server_default="0"))
        batch.create_foreign_key("fk_inspection_submitted_by", "member", ["submitted_by_id"], ["id"])
        batch.create_foreign_key("fk_inspection_signed_by", "member", ["signed_by_id"], ["id"])
    _said()
    _samples()
    _findings()


def _said() -> None:
    op.create_table(
        "inspection_part",
        sa.Column("inspection_id", sa.Integer(), nullable=False),
        sa.Column("part", WORD, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"]),
        sa.ForeignKeyConstraint(["by_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("inspection_id", "part"),
    )
    op.create_table(
        "inspection_read",
        sa.Column("inspection_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("inspection_id", "member_id"),
    )


def _samples() -> None:
    op.create_table(
        "sample",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("inspection_id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("grade", WORD, nullable=False),
        sa.Column("status", WORD, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", WHEN, nullable=True),
        sa.Column("nature", WORD, nullable=True),
        sa.Column("severity", WORD, nullable=True),
        sa.Column("indicator", WORD, nullable=True),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"]),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"]),
        sa.ForeignKeyConstraint(["by_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_index(op.f("ix_sample_inspection_id"), "sample", ["inspection_id"])


def _findings() -> None:
    op.create_table(
        "finding",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("inspection_id", sa.Integer(), nullable=False),
        sa.Column("part", WORD, nullable=False),
        sa.Column("status", WORD, nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("raised_by_id", sa.Integer(), nullable=False),
        sa.Column("raised_at", WHEN, nullable=False),
        sa.Column("what", sa.LargeBinary(), nullable=False),
        sa.Column("demand", sa.LargeBinary(), nullable=False),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", WHEN, nullable=True),
        sa.Column("outcome", sa.LargeBinary(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"]),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"]),
        sa.ForeignKeyConstraint(["raised_by_id"], ["member.id"]),
        sa.ForeignKeyConstraint(["answered_by_id"], ["member.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["rectification_case.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    for column in ("inspection_id", "status", "subject_id", "case_id"):
        op.create_index(op.f(f"ix_finding_{column}"), "finding", [column])
    with op.batch_alter_table("attachment") as batch:
        batch.add_column(sa.Column("finding_id", sa.Integer(), nullable=True))
        batch.create_foreign_key("fk_attachment_finding", "finding", ["finding_id"], ["id"])
    op.create_index(op.f("ix_attachment_finding_id"), "attachment", ["finding_id"])
