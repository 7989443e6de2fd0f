"""The day of a relapse; who was told of a grade."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of earlier grades nobody knows who was told but by a restriction."""
    op.add_column("repair", sa.Column("relapsed_on", sa.Date(), nullable=True))
    op.create_table(
        "grading_told",
        sa.Column("grading_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["grading_id"], ["grading.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("grading_id", "member_id"),
    )
