"""Credit repair in tests: subjects with a low grade and a case that ended well, applications as far as one needs them."""

from datetime import date, timedelta
from hashlib import sha256

from sqlmodel import select

from handlers import grade_effect
from handlers.kit.turn import Turn
from handlers.repairs import repair
from regulation.grades import Grade, GradeOrigin, GradingStatus
from regulation.measures import MeasureKind, MeasureStatus
from regulation.repair import RepairStatus
from regulation.vocabulary import CaseLevel, CaseStatus, CaseStepKind, PlanItemStatus, Severity
from storage import codes
from storage.journal import Journal
from storage.queries import people, repairs
from storage.tables import Case, CaseStep, Grading, Measure, MeasureTold, Member, PlanItem, Repair, Subject
from tests.house import DIRECTOR, OFFICER, House

HEAD = "姚德明"  # of 后勤部
CONDUCT = "公开课宣传单夸大就业率，被三位学员投诉。"
DEMAND = "撤回宣传单，逐一答复学员。"


def subject_of(session, name: str) -> Subject:
    """A department or partner by title, a person by name."""
    query = select(Subject).outerjoin(Member, Member.subject_id == Subject.id)
    return session.exec(query.where((Subject.title == name) | (Member.name == name))).first()


def member(session, name: str) -> int:
    return session.exec(select(Member.id).where(Member.name == name)).first()


def graded(
    house: House,
    name: str,
    grade: Grade = Grade.C,
    since: date | None = None,
    severity: Severity = Severity.MINOR,
    veto: bool = False,
    case: CaseStatus | None = CaseStatus.EFFECTIVE,
    barred: tuple[MeasureKind, ...] = (),
) -> str:
    """A subject whose grade is low since a day (a year ago), the case behind it, its restrictions; the grade's code."""
    now, today = house.demo.app.clock(), house.demo.app.house.day(house.demo.app.clock())
    since = since or today - timedelta(days=400)

    def turn(session) -> str:
        subject, officer, director = subject_of(session, name), member(session, OFFICER), member(session, DIRECTOR)
        behind = None
        if case is not None:
            behind = Case(
                code=codes.new(), level=CaseLevel(grade.value), status=case, subject_id=subject.id,
                opened_by_id=officer, opened_at=now - timedelta(days=390), edition=house.demo.app.house.rulebook.edition,
                conduct=CONDUCT, demand=DEMAND, issued_by_id=director, issued_on=since,
                ended_at=now - timedelta(days=300) if case is CaseStatus.EFFECTIVE else None,
                outcome="六十天内没有新的投诉。",
            )  # fmt: skip
            session.add(behind)
            session.flush()
        row = Grading(
            code=codes.new(), subject_id=subject.id, grade=grade, origin=GradeOrigin.DECIDED,
            status=GradingStatus.DECIDED, reason=CONDUCT, clause="5.2", severity=severity, veto=veto,
            case_id=behind.id if behind else None, proposed_by_id=officer, decided_by_id=director,
            proposed_at=now - timedelta(days=400), decided_at=now, effective_on=since, edition=house.demo.app.house.rulebook.edition,
        )  # fmt: skip
        session.add(row)
        session.flush()
        for kind in barred:
            measure = Measure(
                code=codes.new(), subject_id=subject.id, grading_id=row.id, kind=kind, status=MeasureStatus.ACTIVE,
                begins_on=since, until=today + timedelta(days=300), reason=CONDUCT, proposed_by_id=officer,
                proposed_at=now, decided_by_id=director, decided_at=now,
            )  # fmt: skip
            session.add(measure)
            session.flush()
            session.add(MeasureTold(measure_id=measure.id, member_id=officer))
        return row.code

    return house.change(turn)


def carried_out(house: House, name: str) -> None:
    """The case behind a grade had a plan that was carried out."""

    now, today = house.demo.app.clock(), house.demo.app.house.day(house.demo.app.clock())

    def change(session):
        subject = subject_of(session, name)
        case = session.exec(select(Case).where(Case.subject_id == subject.id).order_by(Case.id.desc())).first()
        item = {"case_id": case.id, "responsible": "傅大勇", "due_on": today, "goal": "宣传内容真实准确"}
        done = {"status": PlanItemStatus.DONE, "measure": "发布前双人核对", "result": "撤回宣传单 200 份"}
        dropped = {"status": PlanItemStatus.DROPPED, "measure": "暂停宣传"}
        session.add_all([PlanItem(code=codes.new(), **item, **more) for more in (done, dropped)])
        said = {"details": {"text": "此后没有同类投诉。"}, "by_id": member(session, HEAD), "at": now}
        session.add(CaseStep(case_id=case.id, kind=CaseStepKind.CLAIM, **said))

    house.change(change)


def applied(house: House, name: str, by: str, status: RepairStatus = RepairStatus.SUBMITTED, **more: object) -> str:
    """An application of a graded subject in some state, its clock running; the application's code."""
    app = house.demo.app

    def turn(session) -> str:
        subject = subject_of(session, name)
        grading = session.exec(
            select(Grading).where(Grading.subject_id == subject.id).order_by(Grading.id.desc())
        ).first()
        actor = people.actor_for_system(session, house[by].code, app.house.day(app.clock()))
        journal = Journal()
        doing = Turn(session, app.clock(), actor, app.house, journal)
        row = doing.save(
            Repair(
                code=codes.new(), status=status, subject_id=subject.id, grading_id=grading.id, case_id=grading.case_id,
                edition=app.house.rulebook.edition, applied_by_id=actor.id, applied_at=app.clock(), conduct=CONDUCT,
                measures="撤回宣传单并逐一答复。", effect="六十天内没有新的投诉。", commitment=sha256(b"").hexdigest(),
                decide_by=doing.calendar.after(doing.today, 10), **more,
            )
        )  # fmt: skip
        found = repairs.facts(session, doing.viewer, [row.code])[row.code]
        repair.enter(found, doing)
        return row.code

    return house.change(turn)


def corrected(house: House, code: str) -> None:
    """The grade is corrected to a B from today on."""
    app = house.demo.app

    def change(session):
        old = session.exec(select(Grading).where(Grading.code == code)).one()
        director = people.actor_for_system(session, house[DIRECTOR].code, app.house.day(app.clock()))
        kept = old.model_dump(exclude={"id", "code", "grade", "origin", "ended_on", "effective_on", "version"})
        better = Grading(**kept, code=codes.new(), grade=Grade.B, origin=GradeOrigin.CORRECTION)
        grade_effect.take_force(Turn(session, app.clock(), director, app.house), better)

    house.change(change)
