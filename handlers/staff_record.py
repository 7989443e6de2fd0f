"""员工信用记录 · work, teaching results, what learners say of a member of staff (clause 4.1-a)."""

from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen

from handlers.filing import file_record
from handlers.kit.card import Reply
from handlers.kit.form import Attachment, Day, Form, Person
from handlers.kit.turn import Turn
from regulation.vocabulary import RecordStatus, Source


class StaffMatter(StrEnum):
    """事项 · what the record is about."""

    WORK = "work"  # 工作表现
    TEACHING = "teaching"  # 教学成果
    LEARNERS = "learners"  # 学员评价
    CONDUCT = "conduct"  # 职业操守


class StaffRecord(Form, command="record", may="record.create", clause="4.1-a"):
    """员工记录 · who, what, when, what happened."""

    subject: Person
    matter: StaffMatter
    happened_on: Day
    summary: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def submit(self, turn: Turn) -> Reply:
        """Files an internal record, to be sorted by the credit office."""
        return file_record(turn, self, self.subject, self.happened_on, Source.INTERNAL, RecordStatus.SUBMITTED)
