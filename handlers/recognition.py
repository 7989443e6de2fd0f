"""表彰与处罚 · what associations, regulators and government decided (clause 4.1-g)."""

from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen

from handlers.filing import file_record
from handlers.kit.card import Reply
from handlers.kit.form import Attachment, Day, Form, Subject
from handlers.kit.turn import Turn
from regulation.vocabulary import RecordStatus, Source


class IssuingBody(StrEnum):
    """发文机关 · who decided."""

    REGULATOR = "regulator"  # 监管部门
    ASSOCIATION = "association"  # 行业协会
    GOVERNMENT = "government"  # 政府机关
    OTHER = "other"  # 其他单位


class Decision(Form, may="record.external", abstract=True):
    """外部决定 · whom it is about, who issued it, under which number, on which day, the scan."""

    subject: Subject
    body: IssuingBody
    issuer: Annotated[str, MaxLen(80)]
    document: Annotated[str | None, MaxLen(60)] = None
    issued_on: Day
    summary: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def submit(self, turn: Turn) -> Reply:
        """Files an external record, to be sorted by the credit office."""
        return file_record(turn, self, self.subject, self.issued_on, Source.EXTERNAL, RecordStatus.SUBMITTED)


class Commendation(Decision, command="record", clause="4.1-g"):
    """表彰 · an honour."""


class Penalty(Decision, command="record", clause="4.1-g"):
    """处罚 · a sanction by an authority."""
