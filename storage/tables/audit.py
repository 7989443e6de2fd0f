"""The audit trail: what was done, by whom, on what; never a name, never a text (clause 8.1-b)."""

from sqlmodel import Field, SQLModel


class AuditEvent(SQLModel, table=True):
    """审计 · one line of the year's chain. The canonical bytes are what is hashed; nothing is recomputed."""

    __tablename__ = "audit_event"

    year: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    line: bytes
    digest: bytes
