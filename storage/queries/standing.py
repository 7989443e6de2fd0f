"""Reads about how a subject stands: its grade on a day, its grades so far, what is barred, who was told of it."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlmodel import Session, col, or_, select

from regulation.grades import GradingStatus
from regulation.measures import MeasureStatus
from regulation.vocabulary import CaseStatus
from storage.queries.cases import OVER
from storage.queries.credit import OPEN
from storage.tables import Case, Grading, GradingTold, Measure, MeasureTold


def grade_of_for_system(session: Session, subject_id: int, on: date) -> Grading | None:
    """现行等级 · the grade of a subject that is in force on a day; None: never graded so far."""
    query = select(Grading).where(Grading.subject_id == subject_id, Grading.status == GradingStatus.DECIDED)
    query = query.where(col(Grading.effective_on) <= on)
    query = query.where(or_(col(Grading.ended_on).is_(None), col(Grading.ended_on) > on))
    return session.exec(query.order_by(col(Grading.effective_on).desc(), col(Grading.id).desc())).first()


def grades_of_for_system(session: Session, subject_id: int, limit: int | None = None) -> list[Grading]:
    """等级记录 · every grade that a subject ever had, the newest first."""
    query = select(Grading).where(Grading.subject_id == subject_id, Grading.status == GradingStatus.DECIDED)
    query = query.order_by(col(Grading.effective_on).desc(), col(Grading.id).desc()).limit(limit)
    return list(session.exec(query))


def open_about_for_system(session: Session, subject_id: int) -> Grading | None:
    """A grade of the subject that is proposed and not decided yet: one at a time."""
    query = select(Grading).where(Grading.subject_id == subject_id, col(Grading.status).in_(OPEN))
    return session.exec(query).first()


def active_measures_for_system(session: Session, subject_id: int, on: date) -> list[Measure]:
    """生效的限制 · what is barred to a subject on a day, in the order in which it was decided."""
    query = select(Measure).where(Measure.subject_id == subject_id, Measure.status == MeasureStatus.ACTIVE)
    query = query.where(col(Measure.begins_on) <= on, or_(col(Measure.until).is_(None), col(Measure.until) >= on))
    return list(session.exec(query.order_by(col(Measure.id))))


def open_measures_for_system(session: Session, subject_id: int) -> list[Measure]:
    """What is barred to a subject, or proposed to be, whatever its days."""
    among = (MeasureStatus.PROPOSED, MeasureStatus.ACTIVE)
    query = select(Measure).where(Measure.subject_id == subject_id, col(Measure.status).in_(among))
    return list(session.exec(query.order_by(col(Measure.id))))


def ended_by_for_system(session: Session, code: str) -> list[Measure]:
    """The restrictions that a grade or a repair ended, by its code."""
    query = select(Measure).where(Measure.ended_by == code).order_by(col(Measure.id))
    return list(session.exec(query))


def remember_told_for_system(session: Session, measures: Iterable[Measure], members: Collection[int]) -> None:
    """These people know of these restrictions from now on."""
    for measure in measures:
        for member in set(members) - told_for_system(session, measure):
            session.add(MeasureTold(measure_id=measure.id or 0, member_id=member))
    session.flush()


def told_for_system(session: Session, measure: Measure) -> set[int]:
    """知悉人 · who read of a restriction: they are told of its end."""
    return set(session.exec(select(MeasureTold.member_id).where(MeasureTold.measure_id == measure.id)))


def remember_graded_for_system(session: Session, grading: Grading, members: Collection[int]) -> None:
    """These people know of this grade from now on."""
    for member in sorted(set(members) - graded_for_system(session, grading)):
        session.add(GradingTold(grading_id=grading.id or 0, member_id=member))
    session.flush()


def graded_for_system(session: Session, grading: Grading) -> set[int]:
    """知悉人 · who was told of a grade: they are told of its end."""
    return set(session.exec(select(GradingTold.member_id).where(GradingTold.grading_id == grading.id)))


def case_runs_for_system(session: Session, subject_id: int) -> bool:
    """Whether a warning is being rectified: until it is closed no grade gets better but by a correction."""
    query = select(Case.id).where(Case.subject_id == subject_id, col(Case.status).not_in(OVER))
    return session.exec(query.limit(1)).first() is not None


def newest_case_for_system(session: Session, subject_id: int) -> Case | None:
    """The rectification that a C or D of the subject belongs to: the newest that was not refused."""
    query = select(Case).where(Case.subject_id == subject_id).order_by(col(Case.id).desc())
    return session.exec(
        query.where(col(Case.status).not_in((CaseStatus.DECLINED, CaseStatus.CANCELLED))).limit(1)
    ).first()
