"""合作方记录 · how a partner keeps its side, and what it says of us (clause 4.1-f)."""

from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen

from handlers.filing import file_record
from handlers.kit.card import Reply
from handlers.kit.form import Attachment, Day, Form, Partner
from handlers.kit.turn import Turn
from regulation.vocabulary import RecordStatus, Source


class PartnerMatter(StrEnum):
    """事项 · what the record is about."""

    PERFORMANCE = "performance"  # 合作履行情况
    EVALUATION = "evaluation"  # 合作方评价
    BREACH = "breach"  # 违约


class PartnerRecord(Form, command="record", may="record.external", clause="4.1-f"):
    """合作方记录 · which partner, what, when, what happened."""

    subject: Partner
    matter: PartnerMatter
    happened_on: Day
    summary: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def submit(self, turn: Turn) -> Reply:
        """Files an external record, to be sorted by the credit office."""
        return file_record(turn, self, self.subject, self.happened_on, Source.EXTERNAL, RecordStatus.SUBMITTED)
