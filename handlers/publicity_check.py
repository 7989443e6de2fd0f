"""宣传自查 · publicity is checked before it goes out: true, accurate, permitted (clause 3.3-b)."""

from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen

from handlers.filing import file_record
from handlers.kit.card import Reply
from handlers.kit.form import Attachment, Day, Department, Form
from handlers.kit.turn import Turn
from regulation.vocabulary import RecordStatus, Source


class PublicityFinding(StrEnum):
    """自查结论 · what the check found."""

    COMPLIANT = "compliant"  # 真实准确，可以发布
    CORRECTED = "corrected"  # 已修改后发布
    HELD_BACK = "held-back"  # 不予发布


class PublicityCheck(Form, command="record", may="record.create", clause="3.3-b"):
    """宣传自查 · whose material, which, when checked, what was found, the material itself."""

    subject: Department
    material: Annotated[str, MaxLen(80)]
    checked_on: Day
    finding: PublicityFinding
    note: Annotated[str | None, MaxLen(300)] = None
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def submit(self, turn: Turn) -> Reply:
        """Files an internal record, to be sorted by the credit office."""
        return file_record(turn, self, self.subject, self.checked_on, Source.INTERNAL, RecordStatus.SUBMITTED)
