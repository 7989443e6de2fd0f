"""日常工作记录 · attendance, lessons and enquiries, day by day (clause 4.2-a)."""

from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen

from handlers.filing import file_record
from handlers.kit.card import Reply
from handlers.kit.form import Day, Form, Person
from handlers.kit.questions import When
from handlers.kit.turn import Turn
from regulation.vocabulary import RecordStatus, Source


class LogMatter(StrEnum):
    """记录内容 · what the line is about."""

    ATTENDANCE = "attendance"  # 考勤
    LESSON = "lesson"  # 授课
    ENQUIRY = "enquiry"  # 咨询接待


class Attendance(StrEnum):
    """考勤 · how somebody was there, or not."""

    PRESENT = "present"  # 出勤
    LATE = "late"  # 迟到
    LEFT_EARLY = "left-early"  # 早退
    LEAVE = "leave"  # 请假
    ABSENT = "absent"  # 缺勤


class WorkLog(Form, command="record", may="record.create", clause="4.2-a"):
    """日常记录 · who, which day, what."""

    subject: Person
    matter: LogMatter
    attendance: Annotated[Attendance | None, When("matter", LogMatter.ATTENDANCE)] = None
    course: Annotated[str | None, MaxLen(60), When("matter", LogMatter.LESSON)] = None
    worked_on: Day
    note: Annotated[str | None, MaxLen(200)] = None

    def submit(self, turn: Turn) -> Reply:
        """Files an internal record."""
        return file_record(turn, self, self.subject, self.worked_on, Source.INTERNAL, RecordStatus.SUBMITTED)
