"""合作方评价 · how a department keeps its side of a cooperation, said by the partner's contact (clause 4.1-f)."""

from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen

from handlers.filing import file_record
from handlers.kit.card import Reply
from handlers.kit.form import Attachment, Day, Department, Form
from handlers.kit.turn import Turn
from regulation.vocabulary import RecordStatus, Source


class Cooperation(StrEnum):
    """评价方面 · what the feedback is about."""

    PERFORMANCE = "performance"  # 履约情况
    PAYMENT = "payment"  # 费用结算
    COMMUNICATION = "communication"  # 沟通配合
    INTEGRITY = "integrity"  # 诚信廉洁


class CooperationFeedback(Form, command="record", may="record.cooperation", clause="4.1-f"):
    """合作方评价 · which department, what, when, what the partner says."""

    subject: Department
    matter: Cooperation
    happened_on: Day
    said: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def submit(self, turn: Turn) -> Reply:
        """Files an external record, to be sorted by the credit office."""
        return file_record(turn, self, self.subject, self.happened_on, Source.EXTERNAL, RecordStatus.SUBMITTED)
