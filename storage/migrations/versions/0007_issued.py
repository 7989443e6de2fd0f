"""The register of issued documents, whose copies are never dropped and come with a reply of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the register, and what makes a document a copy of something issued."""
    op.create_table(
        "issued",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("row_code", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paper", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["issued_by_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index(op.f("ix_issued_row_code"), "issued", ["row_code"], unique=False)
    op.execute("ALTER TABLE document ADD COLUMN issued_id INTEGER REFERENCES issued (id)")
    op.create_index(op.f("ix_document_issued_id"), "document", ["issued_id"], unique=False)
    op.add_column("document", sa.Column("told", sa.LargeBinary(), nullable=True))
