"""That the chair granted a reporter's reward: a number, a level, a day."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the decisions on reporters' rewards."""
    op.create_table(
        "reward_decision",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
