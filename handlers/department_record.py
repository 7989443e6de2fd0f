"""部门信用记录 · efficiency, cooperation, violations of a department (clause 4.1-b)."""

from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen

from handlers.filing import file_record
from handlers.kit.card import Reply
from handlers.kit.form import Attachment, Day, Department, Form
from handlers.kit.turn import Turn
from regulation.vocabulary import RecordStatus, Source


class DepartmentMatter(StrEnum):
    """事项 · what the record is about."""

    EFFICIENCY = "efficiency"  # 工作效率
    COOPERATION = "cooperation"  # 协作情况
    VIOLATION = "violation"  # 违规记录


class DepartmentRecord(Form, command="record", may="record.create", clause="4.1-b"):
    """部门记录 · which department, what, when, what happened; a violation counts only once substantiated."""

    subject: Department
    matter: DepartmentMatter
    happened_on: Day
    summary: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def submit(self, turn: Turn) -> Reply:
        """Files an internal record, to be sorted by the credit office."""
        return file_record(turn, self, self.subject, self.happened_on, Source.INTERNAL, RecordStatus.SUBMITTED)
