"""What conversations leave behind: open drafts, what was already seen, and messages still to be sent."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, false, text
from sqlmodel import Field, SQLModel

from storage.tables.base import sealed


class DraftRow(SQLModel, table=True):
    """草稿 · the answers so far in one chat, sealed. The position is computed from them, never stored."""

    __tablename__ = "draft"

    id: str = Field(primary_key=True)
    chat: str = Field(unique=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    form: str
    row_code: str | None = None
    row_version: int | None = None
    answers: dict[str, Any] = sealed("draft.answers")
    updated_at: datetime = Field(index=True)


class Seen(SQLModel, table=True):
    """What was done once and must not be done twice, with the reply it was answered with."""

    scope: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    reply: Any = sealed("seen.reply", default=None)
    on: date


class Notice(SQLModel, table=True):
    """通知 · a reply written in the transaction that caused it, drawn and delivered later."""

    __table_args__ = (
        Index(
            "ix_notice_pending",
            "not_before",
            sqlite_where=text("sent_at IS NULL AND failed_at IS NULL"),
            postgresql_where=text("sent_at IS NULL AND failed_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    dedupe: str = Field(unique=True)
    recipient_id: int = Field(foreign_key="member.id", index=True)
    reply: dict[str, Any] = sealed("notice.reply")
    not_before: datetime
    due_at: datetime | None = None  # `not_before` as it was first: what was put off is late all the same
    claimed_until: datetime | None = None
    attempts: int = 0
    unsure: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # it may have arrived already
    quiet: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # keeps quiet hours (免打扰)
    failed_at: datetime | None = None  # given up: a dead letter
    sent_at: datetime | None = None


class Seal(SQLModel, table=True):
    """One sealed word, opened at every start: it tells at once when the keys are not this database's."""

    id: int = Field(primary_key=True)
    word: str = sealed("seal.word")
