"""Reads about how a subject stands: its grade on a day, its grades so far, what is barred, who was told of it."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlmodel import Session, and_, col, or_, select

from regulation.grades import Grade, GradeMark, GradeOrigin, GradingStatus, is_worse
from regulation.measures import MeasureStatus
from regulation.repair import RepairStatus
from regulation.vocabulary import CaseStatus
from storage.queries.cases import OVER
from storage.queries.credit import OPEN
from storage.tables import Case, Grading, GradingTold, Measure, MeasureTold, Repair

NEVER = (CaseStatus.DECLINED, CaseStatus.CANCELLED)  # what was refused or taken back puts nothing right


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


def held_since_for_system(session: Session, row: Grading) -> date | None:
    """起算日 · from which day the periods of a grade count; a correction begins none anew (7.1).

    It stands where the mistake stood. What a revoked repair brings back is worse than what it replaces, and no such
    correction.
    """
    since = row.effective_on
    while former := _corrected(session, row):
        since, row = former.effective_on, former
    return since


def _corrected(session: Session, row: Grading) -> Grading | None:
    """The grade whose place a correction took."""
    if row.origin is not GradeOrigin.CORRECTION or row.effective_on is None:
        return None
    query = select(Grading).where(Grading.subject_id == row.subject_id, Grading.status == GradingStatus.DECIDED)
    same = and_(col(Grading.decided_at) == row.decided_at, col(Grading.id) < row.id)
    query = query.where(Grading.ended_on == row.effective_on, or_(col(Grading.decided_at) < row.decided_at, same))
    found = session.exec(query.order_by(col(Grading.decided_at).desc(), col(Grading.id).desc()).limit(1)).first()
    return None if found is None or is_worse(row.grade, found.grade) else found


def observed_for_system(session: Session, now: Grading) -> bool:
    """观察期内 · whether it is open if the repair of a D lasts.

    It is being observed, or it did not last and no grade has come since but the one that the repair left.
    """
    query = select(Repair.status).join(Grading, col(Grading.id) == col(Repair.grading_id))
    query = query.where(Repair.subject_id == now.subject_id, col(Repair.lifted_at).is_not(None))
    query = query.where(Grading.grade == Grade.D).order_by(col(Repair.id).desc())
    status = session.exec(query.limit(1)).first()
    marked = now.mark is GradeMark.OBSERVED and status is not RepairStatus.COMPLETED
    return marked or status is RepairStatus.OBSERVING


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


def running_case_for_system(session: Session, subject_id: int) -> Case | None:
    """在办整改 · the newest case of a subject that is not over: a C or D that is proposed now belongs to it.

    Until it is closed no grade gets better but by a correction. One that is over put right what came before.
    """
    query = select(Case).where(Case.subject_id == subject_id, col(Case.status).not_in(OVER))
    return session.exec(query.order_by(col(Case.id).desc()).limit(1)).first()


def case_behind_for_system(session: Session, grading: Grading, but: Collection[CaseStatus] = NEVER) -> Case | None:
    """The case that puts a grade right: its own, or the newest that was begun since the grade was proposed."""
    query = select(Case).where(Case.subject_id == grading.subject_id, col(Case.status).not_in(but))
    query = query.where(or_(col(Case.id) == grading.case_id, col(Case.opened_at) >= grading.proposed_at))
    return session.exec(query.order_by(col(Case.id).desc()).limit(1)).first()
