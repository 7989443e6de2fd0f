"""The ledger of reminders says how far each one came, and which letter carries it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LOST = sa.text("status = 'failed' AND passed_on_at IS NULL")
LETTER = "'reminder ' || deadline_id || ' ' || step || ':' || recipient_id"
FATE = """CASE WHEN superseded_at IS NOT NULL THEN 'superseded'
    WHEN EXISTS (SELECT 1 FROM notice WHERE dedupe = letter AND failed_at IS NOT NULL) THEN 'failed'
    WHEN EXISTS (SELECT 1 FROM notice WHERE dedupe = letter AND sent_at IS NULL) THEN 'planned' ELSE 'sent' END"""


def upgrade() -> None:
    """What is in the ledger already takes its state from its letter; what was given up then is not told anew."""
    op.add_column("reminder", sa.Column("letter", sa.String(), nullable=False, server_default=""))
    op.add_column("reminder", sa.Column("status", sa.String(32), nullable=False, server_default="planned"))
    op.add_column("reminder", sa.Column("passed_on_at", MOMENT, nullable=True))
    op.execute(f"UPDATE reminder SET letter = {LETTER} WHERE channel = 'chat'")  # noqa: S608 - constants
    op.execute(f"UPDATE reminder SET status = {FATE}")  # noqa: S608 - constants
    op.execute("UPDATE reminder SET passed_on_at = send_at WHERE status = 'failed'")
    op.drop_column("reminder", "superseded_at")
    op.create_index(op.f("ix_reminder_letter"), "reminder", ["letter"], unique=False)
    op.create_index("ix_reminder_lost", "reminder", ["id"], sqlite_where=LOST, postgresql_where=LOST)
