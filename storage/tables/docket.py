"""What the leading group decides together, and how its members voted."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from regulation.vocabulary import DocketStatus, VoteChoice
from storage.tables.base import Versioned, sealed, word


class DocketItem(Versioned, table=True):
    """议题 · one question before the leading group; nobody put it there: time itself (clauses 3.1-b, 5.2-D)."""

    __tablename__ = "docket_item"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    motion: str
    machine: str  # the kind of row it is about
    row_code: str
    status: DocketStatus = word(DocketStatus, index=True)
    put_by_id: int | None = Field(default=None, foreign_key="member.id")
    put_at: datetime
    reason: dict[str, Any] = sealed("docket.reason")  # somebody's words, or which deadline ran out
    closed_at: datetime | None = None


class Vote(SQLModel, table=True):
    """表决 · one member's vote, or recusal; may be changed until the question is closed."""

    __table_args__ = (UniqueConstraint("item_id", "member_id"),)

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="docket_item.id", index=True)
    member_id: int = Field(foreign_key="member.id")
    choice: VoteChoice | None = word(VoteChoice, default=None, nullable=True)  # none: recused
    cast_at: datetime
    why: str | None = sealed("vote.why", default=None)  # 回避事由
