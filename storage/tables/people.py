"""People and subjects. A person's name stands in Member and SearchKey only."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from regulation.vocabulary import Language, Role, SubjectKind
from storage.tables.base import sealed, word


class Subject(SQLModel, table=True):
    """主体 · whoever has a credit file. A staff subject takes its name from its Member (clause 4.3-b)."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    kind: SubjectKind = word(SubjectKind)
    title: str | None = None  # departments, partners, the institution; never a person's name
    department_id: int | None = Field(default=None, foreign_key="subject.id", index=True)
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
    """A role that a member holds."""

    __tablename__ = "role_grant"

    member_id: int = Field(foreign_key="member.id", primary_key=True)
    role: Role = word(Role, primary_key=True)


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
