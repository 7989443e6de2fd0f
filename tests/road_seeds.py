"""How a row of every machine comes into being, and what goes on around it: the only part of the roads made by hand.

A new machine needs one entry here.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from sqlmodel import Session, select

from handlers import docket, early_warning_watch, inspection, warnings
from handlers.cases import FAIL
from handlers.complaint import Complaint
from handlers.delegation import OfferDelegation
from handlers.docket import CastVote
from handlers.early_warning import AnswerSignal
from handlers.grade_decisions import ConfirmGrade
from handlers.grade_proposals import ProposeGrade
from handlers.importing import ImportTable
from handlers.inspection_decision import AcknowledgeReport
from handlers.inspection_figures import PARTS
from handlers.kit import clocks
from handlers.kit.move import Move
from handlers.kit.turn import Turn
from handlers.measure_proposals import ProposeMeasures
from handlers.outside_voice import OutsideVoice
from handlers.plans import AddPlanItem
from handlers.records import Classify
from handlers.repair_application import ApplyForRepair
from handlers.roles import GrantRole
from handlers.tasks import GiveTask
from handlers.unsealing import UnsealRecord
from regulation.early_warning import SignalStatus
from regulation.grades import Grade
from regulation.inspection import FindingStatus, Part, SampleStatus
from regulation.measures import MeasureKind
from regulation.quarters import Quarter
from regulation.repair import RepairStatus, RepairStepKind
from regulation.vocabulary import (
    BatchStatus,
    CaseLevel,
    CaseStatus,
    CaseStepKind,
    InspectionStatus,
    Nature,
    PlanItemStatus,
    RecordStatus,
    Severity,
    Source,
)
from scheduler.deadlines import TIME
from storage import codes
from storage.journal import Journal
from storage.queries import people
from storage.tables import (
    Approval,
    Case,
    Delegation,
    DocketItem,
    Finding,
    Grading,
    ImportBatch,
    Inspection,
    InspectionPart,
    Measure,
    Member,
    PlanItem,
    Record,
    Repair,
    Sample,
    Signal,
    Task,
    Unsealing,
)
from tests.house import DIRECTOR, HEAD, OFFICER, TEACHER
from tests.repair_steps import verified
from tests.repairs_house import applied, graded, subject_of
from tests.roads import RECORD, Node, World

SUBJECT_HEAD, CHAIR = "姚德明", "秦岚"
FIGURES = {"completeness": [], "records": {}, "accuracy": [], "skipped": [], "execution": [], "decided": {}}
Root = tuple[Node, str]  # a house in which the row is there, and the row's code


@dataclass(frozen=True)
class Seed:
    """What a machine's declaration does not say.

    `table` its rows stand in; `begin` how a row comes into being, one house for every state it may begin in;
    `beside` rows (machine, code) whose moves are made in between; `tells` what else tells two houses apart;
    `again` steps that several people make in turn, and who has; `machinery` what engines do to a row by themselves;
    `clocked`: whether the clocks of these rows are its machine's, or those of another one that they belong to.
    """

    table: Any
    begin: Callable[[World], Iterable[Root]]
    beside: Callable[[Any, Session], Iterable[tuple[str, str]]] = lambda facts, session: ()
    tells: Callable[[Any], Any] = lambda facts: None
    again: Mapping[type[Move], Callable[[Any], Collection[int]]] = field(default_factory=dict)
    machinery: Mapping[Any, tuple[Any, ...]] = field(default_factory=dict)
    clocked: bool = True


def filed(world: World, form: Any, name: str, **said: str) -> Root:
    """Somebody files a form; the row that its receipt names."""
    step = world.goes(world.start, form, world.everybody(world.start)[name], alone=True, **said)
    return step.after, step.outcome.about[1]


def records(world: World) -> Iterable[Root]:
    yield filed(world, Complaint, TEACHER, subject="客服部")
    yield filed(world, OutsideVoice, TEACHER, subject="客服部")


def cases(world: World) -> Iterable[Root]:
    """A grave one: two verifiers, two looks at its effect. And one that is not: it is put right once more."""
    yield filed(world, warnings.OpenCase, OFFICER, subject="后勤部", level="d")
    yield filed(world, warnings.OpenCase, OFFICER, subject="后勤部", level="c")
    yield from_a_finding(world)


def plan_items(world: World) -> Iterable[Root]:
    node, code = next(iter(cases(world)))
    who = world.everybody(node)
    for move, name in (
        (warnings.IssueWarning, DIRECTOR),
        (warnings.AcknowledgeWarning, SUBJECT_HEAD),
        (AddPlanItem, SUBJECT_HEAD),
    ):
        node = world.goes(node, move, who[name], code).after
    yield node, world.newest(node, PlanItem).code


def questions(world: World) -> Iterable[Root]:
    """Time itself asks the leading group about a case that nobody goes on with."""
    node, code = next(iter(cases(world)))
    node = world.goes(node, warnings.IssueWarning, world.everybody(node)[DIRECTOR], code).after

    def act(session: Session, left: Journal) -> None:
        turn = Turn(session, node.now, TIME, world.house, left)
        docket.put(turn, FAIL, ("case", code), {"text": "逾期"}, since=node.now)

    node, _, _ = world.does(node, "put", act)
    yield node, world.newest(node, DocketItem).code


def around_a_case(facts: Any, session: Session) -> Iterable[tuple[str, str]]:
    """The items of its plan that are carried out; what the leading group is asked about it."""
    asked = session.exec(
        select(DocketItem.code).where(DocketItem.row_code == facts.row.code).order_by(DocketItem.id)
    )
    tasks = [item.code for item in facts.items if item.status is PlanItemStatus.RUNNING]
    found = session.exec(select(Finding.code).where(Finding.case_id == facts.row.id))
    beside = [("finding", code) for code in found] + [("plan-item", code) for code in tasks]
    return beside + [("docket", code) for code in asked]


def gradings(world: World) -> Iterable[Root]:
    """One that needs a hearing and two keys, and one that needs neither."""
    yield filed(world, ProposeGrade, OFFICER, subject="后勤部", grade="d")
    yield filed(world, ProposeGrade, OFFICER, subject="后勤部", grade="c")


def restrictions(world: World) -> Iterable[Root]:
    """One that is decided with a grade D, and one on a C that is decided by itself once its subject was heard."""
    node, code = filed(world, ProposeGrade, OFFICER, subject="后勤部", grade="d")
    yield restricts(world, node, code)
    node, code = filed(world, ProposeGrade, OFFICER, subject="后勤部", grade="c")
    node = world.goes(node, ConfirmGrade, world.everybody(node)[CHAIR], code).after
    node, measure = restricts(world, node, code)
    yield world.does(node, "heard", lambda session, left: None, node.now + timedelta(days=8))[0], measure


def restricts(world: World, node: Node, code: str) -> Root:
    said = {"which": "no_new_business"}
    node = world.goes(node, ProposeMeasures, world.everybody(node)[OFFICER], code, **said).after
    return node, world.newest(node, Measure).code


def inspections(world: World) -> Iterable[Root]:
    """From its plan on; and where an engine did its part: before and after its findings, its report, its vote."""

    def act(session: Session, left: Journal) -> str:
        turn = Turn(session, world.start.now, TIME, world.house, left)
        return inspection.plan(turn, Quarter.of(turn.today)).code

    node, code, _ = world.does(world.start, "plan-inspection", act)
    yield node, code
    yield inspected(world, InspectionStatus.FIELDWORK, FindingStatus.DRAFTED)
    yield inspected(world, InspectionStatus.FIELDWORK)
    yield inspected(world, InspectionStatus.REPORTING)
    yield inspected(world, InspectionStatus.REPORTING, FindingStatus.CASE)
    yield inspected(world, InspectionStatus.FOLLOW_UP)


def findings(world: World) -> Iterable[Root]:
    """One that is not sent yet, and one whose case came to nothing."""
    node, _ = inspected(world, InspectionStatus.FIELDWORK, FindingStatus.DRAFTED)
    yield node, world.newest(node, Finding).code
    node, code = from_a_finding(world)
    node = world.goes(node, warnings.DeclineWarning, world.everybody(node)[DIRECTOR], code).after
    yield node, world.newest(node, Finding).code


def samples(world: World) -> Iterable[Root]:
    """A record that a teacher wrote and an officer classified; and one that was sealed since it was drawn."""
    node, code = filed(world, Complaint, TEACHER, subject="客服部")
    node = world.goes(node, Classify, world.everybody(node)[OFFICER], code).after
    node, _ = inspected(world, InspectionStatus.FIELDWORK, at=node)
    code = world.newest(node, Sample).code
    yield node, code

    def sealed(session: Session, left: Journal) -> None:
        row = session.exec(select(Record)).one()
        row.status = RecordStatus.SEALED
        clocks.stop(Turn(session, node.now, TIME, world.house, left), row.code)

    yield world.does(node, "sealed since", sealed)[0], code


def inspected(
    world: World,
    status: InspectionStatus,
    finding: FindingStatus | None = None,
    parts: int = len(Part),
    at: Node | None = None,
) -> Root:
    """The inspection of the quarter before, led by an officer, drawn and counted."""
    begin = at or world.start

    def act(session: Session, left: Journal) -> str:
        turn, officer = Turn(session, begin.now, TIME, world.house, left), Inside(session, None)[OFFICER].id
        row = inspection.plan(turn, Quarter.of(turn.today).before)
        row.status, row.leader_id, row.started_at, row.drawn_at = status, officer, turn.now, turn.now
        row.report_by, row.seed, row.compiled = turn.today + timedelta(days=20), "seed", len(PARTS)
        row.figures = FIGURES if status is not InspectionStatus.FIELDWORK else None
        turn.save(row)
        facts = inspection.InspectionFacts(row, OFFICER)
        inspection.inspection.enter(facts, turn, InspectionStatus.PLANNED)
        clocks.start(turn, facts, *([inspection.REPORT] if status is not InspectionStatus.FOLLOW_UP else []))
        for part in list(Part)[:parts]:
            said = {"conclusion": "正常"}
            session.add(InspectionPart(inspection_id=row.id, part=part, by_id=officer, at=turn.now, details=said))
        if at:
            record = session.exec(select(Record).order_by(Record.id.desc())).first()
            session.add(Sample(code=codes.new(), inspection_id=row.id, record_id=record.id, grade=Grade.N,
                               status=SampleStatus.WAITING))  # fmt: skip
        if finding:
            _found(session, turn, row, finding, officer)
        return row.code

    node, code, _ = world.does(begin, f"inspected {status.value} {finding} {parts}", act)
    return node, code


def _found(session: Session, turn: Turn, row: Inspection, status: FindingStatus, by: int) -> None:
    """About 后勤部; one that is a case has one."""
    subject = subject_of(session, "后勤部").id
    made = Finding(
        code=codes.new(), inspection_id=row.id, part=Part.COMPLETENESS, status=status, subject_id=subject,
        raised_by_id=by, raised_at=turn.now, what="缺签收表", demand="补齐", sent=status is not FindingStatus.DRAFTED,
    )  # fmt: skip
    if status is FindingStatus.CASE:
        as_office = next(
            each for each in people.actors_for_system(session, turn.today).values() if each.name == OFFICER
        )
        acting = Turn(session, turn.now, as_office, turn.house, turn.journal)
        made.case_id = warnings.opened(acting, subject, CaseLevel.ORDER, "缺签收表", "补齐").row.id
    session.add(made)


def around_an_inspection(facts: Any, session: Session) -> Iterable[tuple[str, str]]:
    """What was found in it; what the leading group is asked about it."""
    found = session.exec(select(Finding.code).where(Finding.inspection_id == facts.row.id))
    asked = select(DocketItem.code).where(DocketItem.row_code == facts.row.code).order_by(DocketItem.id)
    return [("finding", code) for code in found] + [("docket", code) for code in session.exec(asked)]


def from_a_finding(world: World) -> Root:
    """A case that came from what an inspection found."""
    node, _ = inspected(world, InspectionStatus.FOLLOW_UP, FindingStatus.CASE)
    return node, world.newest(node, Case).code


def given_tasks(world: World) -> Iterable[Root]:
    yield filed(world, GiveTask, OFFICER, department="后勤部")


def risks(world: World) -> Iterable[Root]:
    """A yellow one, which the head answers: two complaints; a red one, which is not for the head: a D is proposed."""
    once, _ = filed(world, Complaint, TEACHER, subject="客服部")
    step = world.goes(once, Complaint, world.everybody(once)[TEACHER], alone=True, subject="客服部")
    yield _raised(world, step.after)
    yield _raised(world, filed(world, ProposeGrade, OFFICER, subject="后勤部", grade="d")[0])


def _raised(world: World, node: Node) -> Root:
    def act(session: Session, left: Journal) -> None:
        turn = Turn(session, node.now, TIME, world.house, left)
        early_warning_watch.settle(turn, early_warning_watch.changes(turn))

    node, _, _ = world.does(node, "raised", act)
    return node, world.newest(node, Signal).code


def imports(world: World) -> Iterable[Root]:
    yield filed(world, ImportTable, OFFICER)


def delegations(world: World) -> Iterable[Root]:
    yield filed(world, OfferDelegation, HEAD, subject=TEACHER)


def approvals(world: World) -> Iterable[Root]:
    yield filed(world, GrantRole, DIRECTOR, subject=TEACHER, role="auditor")


@dataclass(frozen=True)
class Inside:
    """What the helpers for repairs need of a house, inside one turn of a world."""

    session: Session
    demo: Any

    def __getitem__(self, name: str) -> Any:
        return self.session.exec(select(Member).where(Member.name == name)).one()

    def change(self, turn: Callable[[Session], Any]) -> Any:
        return turn(self.session)


def repairs(world: World) -> Iterable[Root]:
    """Applied for as everybody does; accepted, of a D; and of a C that was looked at already: from there on it has
    moves of its own."""
    yield from applications(world)
    yield _repair(world, Grade.D, RepairStatus.ACCEPTED)
    yield _repair(world, Grade.C, RepairStatus.READY)


def restorables(world: World) -> Iterable[Root]:
    """A grade C whose rectification ended well, long enough ago."""
    now = world.start.now

    def act(session: Session, _: Journal) -> str:
        house: Any = Inside(session, SimpleNamespace(app=SimpleNamespace(house=world.house, clock=lambda: now)))
        return graded(house, "后勤部")

    node, code, _ = world.does(world.start, "graded", act)
    yield node, code


def applications(world: World) -> Iterable[Root]:
    """Applied for as everybody does."""
    ((node, code),) = restorables(world)
    head = world.everybody(node)[SUBJECT_HEAD]
    node = world.goes(node, ApplyForRepair, head, code, {"evidence": 1}).after  # with a file
    yield node, world.newest(node, Repair).code


def _repair(world: World, grade: Grade, status: RepairStatus) -> Root:
    now = world.start.now

    def act(session: Session, _: Journal) -> str:
        house: Any = Inside(session, SimpleNamespace(app=SimpleNamespace(house=world.house, clock=lambda: now)))
        graded(house, "后勤部", grade, barred=(MeasureKind.NO_NEW_BUSINESS,))
        more: Any = {"accepted_on": world.house.day(now), "reviewed_by_id": house[OFFICER].id}
        code = applied(house, "后勤部", SUBJECT_HEAD, status, **more)
        if status is RepairStatus.READY:
            verified(house)
            _against_it_later(session, world, now)
        return code

    node, code, _ = world.does(world.start, f"{status.value} {grade.value}", act)
    return node, code


def _against_it_later(session: Session, world: World, now: datetime) -> None:
    """Something minor that was established soon after: a relapse, once it is repaired."""
    officer, subject = Inside(session, None)[OFFICER].id, subject_of(session, "后勤部").id
    session.add(
        Record(
            code=RECORD, kind="department-record", status=RecordStatus.SUBSTANTIATED, source=Source.INTERNAL,
            subject_id=subject, author_id=officer, occurred_on=world.house.day(now) + timedelta(days=10), filed_at=now,
            details={}, nature=Nature.NEGATIVE, severity=Severity.MINOR,
        )
    )  # fmt: skip


def found(facts: Any) -> Any:
    """What those found who looked on site, whether it was given more time, and whether more material was asked for."""
    longer, more = (facts.newest(kind) is not None for kind in (RepairStepKind.LONGER, RepairStepKind.SUPPLEMENT))
    return [step.granted for step in facts.verifications], longer, more


def unsealings(world: World) -> Iterable[Root]:
    """A record that a repair sealed and that is open for an officer."""

    def act(session: Session, left: Journal) -> str:
        actor = next(
            each
            for each in people.actors_for_system(session, world.house.day(world.start.now)).values()
            if each.name == OFFICER
        )
        turn = Turn(session, world.start.now, actor, world.house, left)
        subject = people.department_for_system(session, "后勤部")
        long_ago = turn.now - timedelta(days=400)
        row = turn.save(
            Record(
                code=codes.new(),
                kind="complaint",
                status=RecordStatus.SEALED,
                source=Source.EXTERNAL,
                subject_id=subject.id,
                author_id=actor.id,
                occurred_on=long_ago.date(),
                filed_at=long_ago,
                details={"summary": "两次报修无人回复"},
                nature=Nature.NEGATIVE,
            )
        )
        UnsealRecord(subject=subject.code, number=row.code, purpose="case", reason="核对").submit(turn)
        return session.exec(select(Unsealing.code)).one()

    node, code, _ = world.does(world.start, "unseal", act)
    yield node, code


def said(facts: Any) -> Any:
    """How often the plan of a case was handed in, if it has items, and its effect looked at; what was asked and waits, which is
    followed until the first plan is carried out: further, every road would be gone twice."""
    kinds = [step.kind for step in facts.steps]
    plans = kinds.count(CaseStepKind.PLAN)
    early = plans < 2 and CaseStepKind.CLAIM not in kinds and facts.row.status is not CaseStatus.CHANGES_REQUESTED
    waiting = [kind for kind in (CaseStepKind.OBJECTION, CaseStepKind.EXTENSION) if early and facts.waiting(kind)]
    return plans, bool(facts.current), kinds.count(CaseStepKind.EFFECT), waiting


SEEDS = {
    "restorable": Seed(Grading, restorables, clocked=False),
    "repair": Seed(Repair, repairs, tells=found),
    "unsealing": Seed(Unsealing, unsealings),
    "record": Seed(Record, records),
    "case": Seed(Case, cases, around_a_case, said),
    "plan-item": Seed(PlanItem, plan_items, lambda facts, session: [("case", facts.case.row.code)]),
    "docket": Seed(
        DocketItem,
        questions,
        tells=lambda facts: sorted(facts.cast.values()),
        again={CastVote: lambda facts: facts.cast},
    ),
    "grading": Seed(
        Grading, gradings, tells=lambda facts: (bool(facts.statement), len(facts.measures), len(facts.proposed))
    ),
    "measure": Seed(Measure, restrictions, lambda facts, session: [("grading", facts.grading.row.code)]),
    "inspection": Seed(
        Inspection,
        inspections,
        around_an_inspection,
        tells=lambda facts: (not facts.missing, len(facts.read_by), bool(facts.findings), bool(facts.undecided)),
        again={AcknowledgeReport: lambda facts: facts.read_by},
    ),
    "finding": Seed(Finding, findings, lambda facts, session: [("inspection", facts.inspection.code)]),
    "sample": Seed(Sample, samples),
    "task": Seed(Task, given_tasks),
    "signal": Seed(
        Signal,
        risks,
        tells=lambda facts: sorted(each.side for each in facts.answers),
        again={AnswerSignal: lambda facts: [each.by_id for each in facts.answers]},
        machinery=dict.fromkeys((SignalStatus.RAISED, SignalStatus.ACKNOWLEDGED), (SignalStatus.CLEARED,)),
    ),
    "delegation": Seed(Delegation, delegations),
    "approval": Seed(Approval, approvals),
    "import-batch": Seed(
        ImportBatch,
        imports,
        machinery={
            BatchStatus.CHECKING: (BatchStatus.CHECKED, BatchStatus.WRONG),
            BatchStatus.COMMITTING: (BatchStatus.COMMITTED,),
            BatchStatus.UNDOING: (BatchStatus.UNDONE,),
        },
    ),
}
