"""People and subjects. A person's name stands in Member and SearchKey only."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from regulation.measures import CheckPurpose
from regulation.vocabulary import JobFamily, Language, Post, Purpose, Role, SubjectKind, Undertaking
from storage.tables.base import sealed, word


class Subject(SQLModel, table=True):
    """主体 · whoever has a credit file. A staff subject takes its name from its Member (clause 4.3-b).

    `department_id`: of a person, where they belong; of a partner's contact, the partner. `parent_id`: of a
    department, the one above it. `number`: 工号, 部门编号 or 合作方编号, by which an import knows it again.
    """

    __table_args__ = (Index("ix_subject_number", "kind", "number", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    kind: SubjectKind = word(SubjectKind)
    title: str | None = None  # departments, partners, the institution; never a person's name
    department_id: int | None = Field(default=None, foreign_key="subject.id", index=True)
    parent_id: int | None = Field(default=None, foreign_key="subject.id", index=True)
    number: str | None = None
    family: JobFamily | None = word(JobFamily, default=None, nullable=True)
    ended_on: date | None = None


class Member(SQLModel, table=True):
    """成员 · a person of the house who talks with the office."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name: str
    language: Language = word(Language)
    subject_id: int = Field(foreign_key="subject.id", unique=True)
    left_on: date | None = None


class RoleGrant(SQLModel, table=True):
    """A role that a member holds, for a term if it has one. Posts (head, liaison) give theirs beside it."""

    __tablename__ = "role_grant"

    member_id: int = Field(foreign_key="member.id", primary_key=True)
    role: Role = word(Role, primary_key=True)
    from_on: date | None = None
    until: date | None = None  # the last day of the term

    @property
    def code(self) -> str:
        """What its clock calls it; nobody reads it."""
        return f"role-{self.member_id}-{self.role}"


class Holding(SQLModel, table=True):
    """任职 · a post that a member holds in a department, or towards a partner (clauses 2.1, 2.3)."""

    subject_id: int = Field(foreign_key="subject.id", primary_key=True)
    member_id: int = Field(foreign_key="member.id", primary_key=True, index=True)
    post: Post = word(Post, primary_key=True)


class Contract(SQLModel, table=True):
    """合同 · a partner's contract, with its period (clause 2.3)."""

    id: int | None = Field(default=None, primary_key=True)
    subject_id: int = Field(foreign_key="subject.id", index=True)
    number: str
    starts_on: date
    ends_on: date

    @property
    def code(self) -> str:
        """What its clock calls it; nobody reads it."""
        return f"contract-{self.id}"

    @staticmethod
    def id_of(code: str) -> int:
        """The id behind such a code."""
        return int(code.rpartition("-")[2])


class Signature(SQLModel, table=True):
    """签署 · what a member signed: which text by its hash, when, until when it holds (clauses 1.2, 2.4, 8.2-b)."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    undertaking: Undertaking = word(Undertaking)
    edition: str
    language: Language = word(Language)
    text_sha256: str
    signed_at: datetime
    until: date  # the last day on which it holds


class Look(SQLModel, table=True):
    """查阅记录 · one look into a credit file, shown to its subject from `shown_from` on (clauses 4.3-c, 8.2-c)."""

    id: int | None = Field(default=None, primary_key=True)
    subject_id: int = Field(foreign_key="subject.id", index=True)
    member_id: int = Field(foreign_key="member.id")
    at: datetime
    purpose: Purpose = word(Purpose)
    exported: bool = False
    shown_from: datetime | None = None  # None: kept from the subject until the matter is closed
    asked: CheckPurpose | None = word(CheckPurpose, default=None, nullable=True)  # 核查: the file was not shown


class SearchKey(SQLModel, table=True):
    """检索键 · one spelling under which a subject is found: name, suffix, pinyin, initials."""

    __tablename__ = "search_key"

    key: str = Field(primary_key=True)
    subject_id: int = Field(foreign_key="subject.id", primary_key=True, index=True)


class ChatIdentity(SQLModel, table=True):
    """平台账号 · where a member talks with us: found by a keyed hash, the platform's own id sealed."""

    __tablename__ = "chat_identity"

    platform: str = Field(primary_key=True)
    lookup: str = Field(primary_key=True)  # keyed hash of the platform's id
    address: str = sealed("chat_identity.address")
    member_id: int = Field(foreign_key="member.id", index=True)
    bound_at: datetime
    unreachable: bool = False  # the person blocked the bot or left the platform


class Invitation(SQLModel, table=True):
    """邀请码 · a one-time code that binds an account to a member; only its keyed hash is kept."""

    lookup: str = Field(primary_key=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    expires_at: datetime
    used_at: datetime | None = None
