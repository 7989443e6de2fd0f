"""Tables of the reports' own file: no foreign key leads out of it, no exact time stands in it but the office's own.

Ids are random and tables have no row numbers, so that nothing shows which report came first. `RANDOM` names the
columns in which the reports of two people who say the same differ; every other column is equal.
"""

from datetime import date, datetime

from sqlalchemy import Index, LargeBinary, UniqueConstraint, true
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from regulation.reporting import ClaimState, ReportStatus
from storage.reports.envelope import Direction

PLAIN = {"sqlite_with_rowid": False}
RANDOM = {
    "report": {"id", "lookup", "salt", "reporter_public", "reporter_private", "label", "expires"},
    "report_key": {"report", "public", "for_reporter"},
    "grant": {"report", "sealed"},
    "message": {"id", "report", "sealed"},
    "attachment": {"id", "report", "sealed"},
    "reader_audit": {"id", "report", "at"},
    "claim": {"id"},
}


class ReportTable(SQLModel, registry=registry()):
    """Their own family of tables: the members' tables do not know them."""


class Report(ReportTable, table=True):
    """举报 · what must be known of a report without opening it, and no more."""

    __table_args__ = PLAIN

    id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    lookup: bytes | None = Field(unique=True, sa_type=LargeBinary)  # None: brought by the custodian, no code
    salt: bytes = Field(sa_type=LargeBinary)
    passes: int
    memory: int  # bytes
    reporter_public: bytes = Field(sa_type=LargeBinary)
    reporter_private: bytes = Field(sa_type=LargeBinary)  # under a key from the code
    key_version: int = 1
    sequence: int = 0  # the last message's number
    label: str  # two words that say nothing
    danger: bool
    week: date  # its Monday
    acknowledge_by: date
    feedback_by: date
    status: ReportStatus = ReportStatus.RECEIVED
    acknowledged: date | None = None
    verified: bool = False
    closed: date | None = None
    expires: date | None = None
    fresh: bool = False  # something new for the reporter
    unread: bool = True  # nobody has read what is newest
    muted: bool = False
    checks: int = 0  # how often the reporter said whether anybody took revenge
    proposed: str | None = None  # what needs a second reader
    proposed_by: bytes | None = Field(default=None, sa_type=LargeBinary)


class ReportKey(ReportTable, table=True):
    """举报密钥 · one key pair of a report; a reader who leaves costs it a new one."""

    __tablename__ = "report_key"
    __table_args__ = PLAIN

    report: bytes = Field(primary_key=True, sa_type=LargeBinary)
    version: int = Field(primary_key=True)
    public: bytes = Field(sa_type=LargeBinary)
    for_reporter: bytes = Field(sa_type=LargeBinary)


class Grant(ReportTable, table=True):
    """授权 · a reader's way into a report: its private key, sealed to them."""

    __table_args__ = PLAIN

    report: bytes = Field(primary_key=True, sa_type=LargeBinary)
    version: int = Field(primary_key=True)
    reader: bytes = Field(primary_key=True, sa_type=LargeBinary)
    sealed: bytes = Field(sa_type=LargeBinary)
    unread: bool = Field(default=True, sa_column_kwargs={"server_default": true()})  # something new for this reader


class Message(ReportTable, table=True):
    """往来 · one sealed envelope of a report."""

    __table_args__ = (UniqueConstraint("report", "sequence"), PLAIN)

    id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    report: bytes = Field(sa_type=LargeBinary)
    sequence: int
    version: int
    direction: Direction
    sealed: bytes = Field(sa_type=LargeBinary)


class ReportFile(ReportTable, table=True):
    """附件 · a sealed file; what it is stands in its message."""

    __tablename__ = "attachment"
    __table_args__ = (Index("attachment_report", "report"), PLAIN)

    id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    report: bytes = Field(sa_type=LargeBinary)
    sequence: int
    version: int
    sealed: bytes = Field(sa_type=LargeBinary)


class Reader(ReportTable, table=True):
    """受理人 · who may be given reports to read: their names for the question who must not, their keys."""

    __table_args__ = PLAIN

    id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    name: str
    aliases: str  # one a line: pinyin, nicknames
    alternate: bool  # outside the office: takes over what it misses
    custodian: bool = False  # pays, and alone opens names
    member: str | None = None  # the code by which the chat reaches them
    public: bytes = Field(sa_type=LargeBinary)
    private: bytes = Field(sa_type=LargeBinary)  # under a key from the passphrase
    salt: bytes = Field(sa_type=LargeBinary)
    passes: int
    memory: int  # bytes
    created: datetime
    revoked: datetime | None = None


class ReaderAudit(ReportTable, table=True):
    """受理人操作记录 · what readers did, and when; never what a reporter did."""

    __tablename__ = "reader_audit"
    __table_args__ = PLAIN

    id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    at: datetime
    reader: bytes = Field(sa_type=LargeBinary)
    report: bytes = Field(sa_type=LargeBinary)
    action: str


class Swept(ReportTable, table=True):
    """提示时段 · a window in which readers were told what waits; written in each, whether or not anything did."""

    __table_args__ = PLAIN

    window: str = Field(primary_key=True)


class Claim(ReportTable, table=True):
    """奖励领取 · that somebody may claim; nothing says of which report, or who."""

    __table_args__ = PLAIN

    id: bytes = Field(primary_key=True, sa_type=LargeBinary)
    level: int
    state: ClaimState
    lapses: str  # the month, 2026-11
