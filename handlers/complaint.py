"""投诉记录 · a learner's complaint, recorded by whoever received it (clauses 3.3-c, 4.1-e)."""

from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen

from handlers.filing import file_record
from handlers.kit.card import Reply
from handlers.kit.form import Attachment, Day, Form, Subject
from handlers.kit.questions import When
from handlers.kit.turn import Turn
from regulation.vocabulary import RecordStatus, Source


class ComplaintChannel(StrEnum):
    """投诉渠道 · how the complaint came in."""

    PHONE = "phone"  # 电话
    IN_PERSON = "in-person"  # 当面
    MESSAGE = "message"  # 微信、短信
    EMAIL = "email"  # 邮件
    PLATFORM = "platform"  # 网络平台
    OTHER = "other"  # 其他


class Complaint(Form, command="record", may="record.receive", clause="3.3-c"):
    """投诉 · about whom, when, how, what happened, and what shows it."""

    subject: Subject
    received_on: Day
    channel: ComplaintChannel
    other_channel: Annotated[str | None, MaxLen(40), When("channel", ComplaintChannel.OTHER)] = None
    summary: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def submit(self, turn: Turn) -> Reply:
        """Files an external record, to be sorted by the credit office."""
        return file_record(turn, self, self.subject, self.received_on, Source.EXTERNAL, RecordStatus.SUBMITTED)
