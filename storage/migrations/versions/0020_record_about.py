"""An index for how often somebody wrote about a subject, in the place of the one on the subject alone."""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Offering subjects no longer reads what others wrote about them."""
    op.drop_index(op.f("ix_record_subject_id"), "record")
    op.create_index("ix_record_about", "record", ["subject_id", "author_id"])
