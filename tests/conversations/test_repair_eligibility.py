"""信用修复 7.1, law by law: each line was written from the clause and the numbers of 2.6, not from the code.

The day is Monday, 23 November 2026. The subjects are people, and a department, of whom nothing else is known.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, select

from handlers.kit.turn import Turn
from handlers.repair_eligibility import restorable, verdict
from regulation.grades import Grade, GradeOrigin
from regulation.permissions import CLOCK
from regulation.repair import RepairStatus
from regulation.vocabulary import CaseLevel, CaseStatus, Language, Nature, RecordStatus, Severity, Source
from scheduler.deadlines import TIME
from storage import codes
from storage.tables import Case, Grading, Record, Repair
from tests.house import OFFICER, House
from tests.repairs_house import applied, graded, member, subject_of

TODAY = date(2026, 11, 23)
MAY = "可以申请信用修复。"
PEOPLE = [  # departments first: those of the first lines need nobody who applies
    "后勤部", "市场部", "客服部", "教学部", "行政部", "林晓雨", "周建国", "何静", "郑重", "沈秋萍", "杨一帆", "高文静", "马骏", "谢雨桐", "David Miller", "曹立新",
    "邓晓梅", "彭程", "蒋欣怡", "蔡明", "余海波", "潘颖", "苏航", "吕婷", "丁浩然", "任晓燕", "姚德明", "卢玉兰",
    "傅大勇", "钟春生", "汪琳", "田小禾", "石磊", "龚雪", "秦岚", "许静安", "罗佳宁", "冯志强", "孙立",
    "陈思远", "吴桐", "赵敏华", "王芳",
]  # fmt: skip
Arrange = Callable[[House, str], Any]


def since(days: int, grade: Grade = Grade.C, severity: Severity = Severity.MINOR, veto: bool = False) -> Arrange:
    """A grade that holds since so many days ago; its rectification ended well."""
    return lambda house, name: graded(house, name, grade, TODAY - timedelta(days=days), severity, veto)


def case(status: CaseStatus | None, days: int = 400) -> Arrange:
    return lambda house, name: graded(house, name, since=TODAY - timedelta(days=days), case=status)


def ended(days: int, status: RepairStatus, **more: Any) -> Arrange:
    """An application that ended so many days ago."""

    def arrange(house: House, name: str) -> str:
        code = graded(house, name)
        applied(house, name, name, status, **{"decided_on": TODAY - timedelta(days=days), **more})
        return code

    return arrange


def relapsed(lifted: int, conduct: int, holds: int) -> Arrange:
    """How many days ago a repair was lifted, what undid it happened, and the grade since then took force."""

    def arrange(house: House, name: str) -> str:
        graded(house, name)
        lifted_at = house.demo.app.clock() - timedelta(days=lifted)
        on = TODAY - timedelta(days=conduct)
        applied(house, name, name, RepairStatus.RELAPSED, lifted_at=lifted_at, relapsed_on=on)

        def over(session: Session) -> None:
            query = select(Grading).where(Grading.subject_id == subject_of(session, name).id)
            for row in session.exec(query):
                row.ended_on = TODAY - timedelta(days=holds)
                session.add(row)

        house.change(over)
        return graded(house, name, since=TODAY - timedelta(days=holds))

    return arrange


def record(ago: int, severity: Severity = Severity.MODERATE, status: Any = RecordStatus.SUBSTANTIATED) -> Arrange:
    """Something else was held against the subject; the case behind the grade was opened 390 days ago."""

    def arrange(house: House, name: str) -> str:
        def writes(session: Session) -> None:
            officer = member(session, OFFICER)
            row = Record(
                code=codes.new(), kind="staff-record", status=status, source=Source.INTERNAL,
                subject_id=subject_of(session, name).id, author_id=officer, occurred_on=TODAY - timedelta(days=ago),
                filed_at=house.demo.app.clock(), details={}, nature=Nature.NEGATIVE, severity=severity,
            )  # fmt: skip
            session.add(row)

        house.change(writes)
        return graded(house, name)

    return arrange


def another_case(status: CaseStatus, violation: int | None = None) -> Arrange:
    """Since the grade another rectification was begun, after what happened so many days ago."""

    def arrange(house: House, name: str) -> str:
        code = record(violation)(house, name) if violation else graded(house, name)
        now: datetime = house.demo.app.clock()

        def opens(session: Session) -> None:
            grading = session.exec(select(Grading).where(Grading.code == code)).one()
            grading.proposed_at = now - timedelta(days=399)
            session.add(grading)
            session.add(
                Case(
                    code=codes.new(), level=CaseLevel.C, status=status, subject_id=grading.subject_id,
                    opened_by_id=member(session, OFFICER), opened_at=now - timedelta(days=40), edition="2026",
                    conduct="事实", demand="要求", ended_at=now if status is CaseStatus.EFFECTIVE else None,
                )
            )  # fmt: skip

        house.change(opens)
        return code

    return arrange


def over_before(origin: GradeOrigin) -> Arrange:
    """The rectification that the grade names ended 300 days ago, a hundred days before the grade was proposed."""

    def arrange(house: House, name: str) -> str:
        code = graded(house, name, since=TODAY - timedelta(days=199))

        def later(session: Session) -> None:
            grading = session.exec(select(Grading).where(Grading.code == code)).one()
            grading.proposed_at, grading.origin = house.demo.app.clock() - timedelta(days=200), origin
            session.add(grading)

        house.change(later)
        return code

    return arrange


def corrected(wrong: int, right: int, was: Grade = Grade.D, times: int = 1) -> Arrange:
    """A grade held since so many days ago; it was a mistake, and so many days ago (and again) it was corrected."""

    def arrange(house: House, name: str) -> str:
        code = graded(house, name, since=TODAY - timedelta(days=wrong))
        for _ in range(times):
            code = replaced(house, code, was, TODAY - timedelta(days=right))
        return code

    return arrange


def replaced(house: House, code: str, was: Grade, day: date) -> str:
    """A grade that was something else until that day is a C since, by a correction."""

    def change(session: Session) -> str:
        old = session.exec(select(Grading).where(Grading.code == code)).one()
        old.grade, old.ended_on = was, day
        kept = old.model_dump(exclude={"id", "code", "version", "grade", "origin", "ended_on", "effective_on"})
        row = Grading(**kept, code=codes.new(), grade=Grade.C, origin=GradeOrigin.CORRECTION, effective_on=day)
        session.add_all([old, row])
        return row.code

    return house.change(change)


def dated(why: str, day: str) -> str:
    return f"还不能申请修复：{why}。最早可于 {day}申请。"


def todo(why: str) -> str:
    return f"还不能申请修复：{why}。办妥后即可申请。"


OPEN, MISSING, NEWER = "整改尚未办结", "还没有进行整改", "有新的违规尚未整改"
LAW: dict[str, tuple[Arrange, str]] = {
    # 等待期: from the day on which the grade took force, the first day on which one may
    "C, minor: 30 days": (since(30), MAY),
    "C, minor: a day early": (since(29), dated("等待期未满", "2026 年 11 月 24 日（周二）")),
    "C, moderate: 90 days": (since(90, severity=Severity.MODERATE), MAY),
    "C, moderate: a day early": (
        since(89, severity=Severity.MODERATE),
        dated("等待期未满", "2026 年 11 月 24 日（周二）"),
    ),
    "D: 180 days": (since(180, Grade.D, Severity.MODERATE), MAY),
    "D, serious: 180 days are not enough": (
        since(180, Grade.D, Severity.SERIOUS),
        dated("等待期未满", "2027 年 5 月 27 日（周四）"),
    ),
    "D by veto: 365 days": (since(365, Grade.D, Severity.MODERATE, veto=True), MAY),
    "corrected yesterday: it waits since the mistake": (corrected(30, 1), MAY),
    "corrected twice in a day": (corrected(30, 1, times=2), MAY),
    "corrected, and too early": (corrected(29, 1), dated("等待期未满", "2026 年 11 月 24 日（周二）")),
    # 认真整改、纠正失信行为、取得成效
    "no rectification": (case(None), todo(MISSING)),
    "it is carried out": (case(CaseStatus.IN_PROGRESS), todo(OPEN)),
    "it is observed whether it lasts": (case(CaseStatus.OBSERVING), todo(OPEN)),
    "it failed": (case(CaseStatus.FAILED), todo("整改没有成功")),
    "not closed, and too early": (
        case(CaseStatus.CLAIMED, 10),
        f"还不能申请修复：{OPEN}；等待期未满。办妥后，最早可于 2026 年 12 月 13 日（周日）申请。",
    ),
    "the warning was taken back": (case(CaseStatus.CANCELLED), todo(MISSING)),
    "what was over before the grade was proposed": (over_before(GradeOrigin.DECIDED), todo(MISSING)),
    "but a corrected grade keeps what put it right": (over_before(GradeOrigin.CORRECTION), MAY),
    "and so does what a repair made of a D": (over_before(GradeOrigin.REPAIR), MAY),
    "another one runs": (another_case(CaseStatus.PLAN_DUE), todo(OPEN)),
    "another one ended well": (another_case(CaseStatus.EFFECTIVE), MAY),
    "another one is not served: nobody hears of it by this": (another_case(CaseStatus.PROPOSED), MAY),
    # 新的违规
    "something moderate happened since": (record(100), todo(NEWER)),
    "something serious happened since": (record(1, Severity.SERIOUS), todo(NEWER)),
    "something minor happened since": (record(100, Severity.MINOR), MAY),
    "it happened before": (record(391), MAY),
    "it is not established": (record(100, status=RecordStatus.TRIAGED), MAY),
    "what happened since was rectified": (another_case(CaseStatus.EFFECTIVE, violation=100), MAY),
    # 再次申请
    "refused ten days ago": (
        ended(10, RepairStatus.REFUSED),
        dated("上次申请未通过，间隔期未满", "2026 年 12 月 13 日（周日）"),
    ),
    "refused thirty days ago": (ended(30, RepairStatus.REFUSED), MAY),
    "false material 300 days ago": (
        ended(300, RepairStatus.REFUSED, false_material=True),
        dated("曾提供虚假材料，限制期未满", "2027 年 1 月 27 日（周三）"),
    ),
    "false material a year ago": (ended(365, RepairStatus.REFUSED, false_material=True), MAY),
    "a repair revoked for fraud 100 days ago": (
        ended(400, RepairStatus.REVOKED, false_material=True, ended_on=TODAY - timedelta(days=100)),
        dated("曾提供虚假材料，限制期未满", "2027 年 8 月 15 日（周日）"),
    ),
    "not accepted: at once": (ended(0, RepairStatus.REJECTED), MAY),
    "withdrawn: at once": (ended(0, RepairStatus.WITHDRAWN), MAY),
    # 再次失信: the waiting is twice as long when a repair of the year before did not last
    "relapsed within a year": (relapsed(200, 60, 40), dated("等待期未满", "2026 年 12 月 13 日（周日）")),
    "relapsed, and waited twice as long": (relapsed(200, 90, 60), MAY),
    "the office took its time: the conduct counts": (
        relapsed(410, 50, 40),
        dated("等待期未满", "2026 年 12 月 13 日（周日）"),
    ),
    "the grade followed on something else, long after": (relapsed(800, 600, 40), MAY),
    "the grade was there before": (relapsed(200, 20, 40), MAY),
    # 撤销: what a revoked repair brings back is worse than what it replaces, and waits anew
    "brought back ten days ago": (corrected(200, 10, Grade.B), dated("等待期未满", "2026 年 12 月 13 日（周日）")),
}


def test_the_law_line_by_line(house: House):
    arranged = {line: arrange(house, PEOPLE[n]) for n, (line, (arrange, _)) in enumerate(LAW.items())}
    app = house.demo.app

    def judged(session: Session) -> dict[str, str]:
        turn = Turn(session, app.clock(), TIME, app.house)
        facts = restorable.load(session, CLOCK, list(arranged.values()))
        return {
            line: app.words.text(verdict(facts[code], turn), Language.CHINESE) for line, code in arranged.items()
        }

    found = house.look(judged)
    assert {line: found[line] for line in LAW} == {line: said for line, (_, said) in LAW.items()}


def test_every_state_of_an_application_stands_in_the_way_as_long_as_it_runs(house: House):
    running = [RepairStatus.SUBMITTED, RepairStatus.SUPPLEMENT, RepairStatus.ACCEPTED, RepairStatus.VERIFYING,
               RepairStatus.DISPUTED, RepairStatus.READY]  # fmt: skip
    over = [state for state in RepairStatus if state not in (*running, RepairStatus.REFUSED)]
    app = house.demo.app
    arranged = {state: ended(0, state)(house, PEOPLE[n]) for n, state in enumerate([*running, *over], 5)}

    def judged(session: Session) -> dict[RepairStatus, str]:
        turn = Turn(session, app.clock(), TIME, app.house)
        facts = restorable.load(session, CLOCK, list(arranged.values()))
        return {state: verdict(facts[code], turn).label for state, code in arranged.items()}

    found = house.look(judged)
    assert [found[state] for state in running] == ["repair-running"] * len(running)
    assert [found[state] for state in over] == ["repair-may-apply"] * len(over)
    rows = house.look(lambda session: len(session.exec(select(Repair)).all()))
    assert rows == len(RepairStatus) - 1
