"""Reads about the tasks of departments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case
from sqlmodel import Session, col, or_, select, true

from regulation.permissions import Concern, Viewer, allows, reach
from regulation.vocabulary import Post, TaskStatus
from storage.queries import people
from storage.queries.people import SubjectLine
from storage.tables import Holding, Member, Task

OPEN = (TaskStatus.GIVEN, TaskStatus.REPORTED)


@dataclass(frozen=True)
class TaskFacts:
    """All that a move, a guard or a card may want to know about one task; loaded in bulk."""

    row: Task
    subject: SubjectLine
    names: dict[int, str]
    steps: tuple[object, ...] = ()  # nothing is said beside the state

    @property
    def concern(self) -> Concern:
        """Whom it is asked of, for the permission rows."""
        return Concern(department_id=self.row.department_id)

    def speaks_for_it(self, viewer: Viewer) -> bool:
        """Whether somebody leads the department, or is its liaison."""
        return self.row.department_id in viewer.heads | viewer.liaises


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, TaskFacts]:
    """Tasks by code, as far as the viewer may see them."""
    found = _with_all(session, select(Task).where(col(Task.code).in_(codes)))
    return {each.row.code: each for each in found if allows("task.see", viewer, each.concern)}


def open_codes(session: Session, viewer: Viewer) -> list[str]:
    """The codes of every open task that the viewer may see."""
    return list(session.exec(select(Task.code).where(_near(viewer), col(Task.status).in_(OPEN))))


def newest(session: Session, viewer: Viewer, limit: int, skip: int = 0) -> list[TaskFacts]:
    """What the viewer may see, what is open first, the next due first, then the newest."""
    query, open_ = select(Task).where(_near(viewer)), col(Task.status).in_(OPEN)
    query = query.order_by(open_.desc(), case((open_, col(Task.due_on))), col(Task.id).desc())
    return _with_all(session, query.offset(skip).limit(limit))


def doers_for_system(session: Session, department_id: int, today: date) -> list[int]:
    """承办人 · who leads a department or is its liaison, the head first."""
    query = select(Holding.member_id).join(Member, col(Member.id) == col(Holding.member_id))
    posts = [Post.HEAD, Post.DEPUTY, Post.LIAISON]
    query = query.where(Holding.subject_id == department_id, col(Holding.post).in_(posts))
    query = query.where(or_(col(Member.left_on).is_(None), col(Member.left_on) > today))
    held = session.exec(query.order_by(col(Holding.post) != Post.HEAD, col(Holding.member_id)))
    return list(dict.fromkeys(held))


def _near(viewer: Viewer) -> ColumnElement[bool]:
    found = reach("task.see", viewer)
    return true() if found.everywhere else col(Task.department_id).in_(found.departments)


def _with_all(session: Session, query: Any) -> list[TaskFacts]:
    rows: list[Task] = list(session.execute(query).scalars())
    subjects = people.subject_lines_for_system(session, {row.department_id for row in rows})
    told = {row.asked_by_id for row in rows} | {row.reported_by_id for row in rows if row.reported_by_id}
    names = people.names_for_system(session, told)
    return [TaskFacts(row, subjects[row.department_id], names) for row in rows]
