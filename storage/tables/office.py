"""What the office does with more than one person: requests for a second key, delegation, imports, documents."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from regulation.vocabulary import ApprovalStatus, BatchStatus, DelegationStatus, Format, Language, Role
from storage.tables.base import Versioned, sealed, word


class Approval(Versioned, table=True):
    """双人审批 · a request bound to one action, one row and one payload (permissions 5.4)."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    rule: str  # T13, T15, …
    action: str  # the form that is submitted when the last key has turned
    row_code: str | None = None
    row_version: int | None = None
    payload: dict[str, Any] = sealed("approval.payload")
    payload_sha256: str
    status: ApprovalStatus = word(ApprovalStatus, index=True)
    requester_id: int = Field(foreign_key="member.id", index=True)
    requested_at: datetime
    expires_at: datetime
    reason: str | None = sealed("approval.reason", default=None)


class ApprovalKey(SQLModel, table=True):
    """One key that was turned: by whom, as what."""

    __tablename__ = "approval_key"

    approval_id: int = Field(foreign_key="approval.id", primary_key=True)
    role: Role = word(Role, primary_key=True)
    member_id: int = Field(foreign_key="member.id")
    turned_at: datetime


class RewardDecision(SQLModel, table=True):
    """举报奖励 · a reward that the chair granted: its number, its level, the day; nothing of its report (9.3-d)."""

    __tablename__ = "reward_decision"

    number: str = Field(primary_key=True)
    level: int
    decided_on: date


class Delegation(Versioned, table=True):
    """委托 · somebody acts for somebody else from a day to a day (states 6.12)."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    status: DelegationStatus = word(DelegationStatus)
    principal_id: int = Field(foreign_key="member.id", index=True)
    delegate_id: int = Field(foreign_key="member.id", index=True)
    from_on: date
    until: date
    reason: str = sealed("delegation.reason")
    offered_at: datetime


class ImportBatch(Versioned, table=True):
    """导入批次 · one uploaded table: what it would do, how far it has got (clause 4.2-a)."""

    __tablename__ = "import_batch"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    kind: str  # what its rows are: members, departments, partners, or a kind of record
    status: BatchStatus = word(BatchStatus)
    author_id: int = Field(foreign_key="member.id", index=True)
    made_at: datetime
    sha256: str
    stored_as: str  # the plan, sealed in the file store: each row with what it changes
    total: int
    fresh: int
    changed: int
    wrong: int
    done: int = 0  # rows applied so far
    report: list[dict[str, Any]] = sealed("import_batch.report")


class Issued(SQLModel, table=True):
    """发文登记 · a numbered document of the office, kept so that it can be printed again (clause 6.2-a)."""

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True)  # ASCII: it stands in an address
    kind: str
    row_code: str = Field(index=True)
    issued_at: datetime
    issued_by_id: int = Field(foreign_key="member.id")
    withdrawn_at: datetime | None = None
    paper: dict[str, Any] = sealed("issued.paper")


class Document(SQLModel, table=True):
    """文件 · something printed for somebody: what stands in it until it is printed, then where it is kept."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    kind: str
    format: Format = word(Format)
    language: Language = word(Language)
    owner_id: int = Field(foreign_key="member.id", index=True)
    ordered_at: datetime
    paper: dict[str, Any] | None = sealed("document.paper", default=None)
    name: str | None = sealed("document.name", default=None)
    stored_as: str | None = Field(default=None, unique=True)
    media_type: str = ""
    size: int = 0
    sha256: str = ""
    printed_at: datetime | None = Field(default=None, index=True)
    attempts: int = 0
    issued_id: int | None = Field(default=None, foreign_key="issued.id", index=True)  # a copy of what was issued
    told: dict[str, Any] | None = sealed("document.told", default=None)  # the reply that brings it to its owner
