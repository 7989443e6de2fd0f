"""A complaint is found true, a warning follows, its subject puts it right, the office looks whether it lasts."""

from playwright.async_api import Page
from sqlmodel import Session, col, select

from regulation.vocabulary import InspectionStatus, RecordStatus
from storage.tables import Deadline, Inspection, Record
from tests.conversations.test_case import HEAD, approves, carries_out, fills, issues, names, plans, proposes
from tests.house import DIRECTOR, OFFICER, TEACHER, House
from tests.screenshots.camera import beside, shot, until
from tests.screenshots.records import classified


async def found(page: Page, house: House, name: str) -> None:
    """Its subject has answered the complaint, the director establishes it."""
    await beside(page, house, HEAD, DIRECTOR)
    head, director = house[HEAD], house[DIRECTOR]
    code = complaint(house).code
    await classified(house[OFFICER], code, "negative", "moderate", "service")
    await house.ticks()
    await head.looks()
    await head.presses("give-reply")
    await fills(head, "报修靠口头转告，没有登记，确有两次漏办。", "skip")
    await house.ticks()
    await director.looks()
    await director.sends(f"see-record.{code}.{complaint(house).version}")
    await director.presses("substantiate")
    await director.says("报修单三张、公开课改期通知与现场情况相符。")
    await shot(page, name)
    await director.presses("submit")
    await house.ticks()


async def settled(house: House) -> None:
    """Whoever complained is answered; what else was open that day is closed, so that nobody is reminded of it later."""
    teacher, officer, code = house[TEACHER], house[OFFICER], complaint(house).code
    await teacher.sends(f"respond-first.{code}.{complaint(house).version}")
    await teacher.says("2026-11-23")
    await teacher.picks("phone")
    await fills(teacher, "已致歉，后勤部当天派人检修。")
    await teacher.sends(f"close-complaint.{code}.{complaint(house).version}")
    await teacher.says("投影已修复，公开课改期到周三。")
    await teacher.picks("partly")
    await teacher.presses("submit")
    for row in house.records():
        if row.status in (RecordStatus.SUBMITTED, RecordStatus.TRIAGED):
            await officer.sends(f"reject.{row.code}.{row.version}")
            await fills(officer, "同一事项已另行登记。")


async def warned(page: Page, house: House, name: str) -> None:
    """The subject is warned: the notice with the guide and three buttons, beside the officer who proposed it."""
    await beside(page, house, HEAD, OFFICER)
    await proposes(house, HEAD)
    await issues(house)
    await house[HEAD].looks()
    await house[HEAD].presses("how-to-repair")
    await shot(page, name)


async def under_way(page: Page, house: House, name: str) -> None:
    """The plan is approved: tasks, clocks, what was said; the officer has the open cases drawn."""
    head, officer = house[HEAD], house[OFFICER]
    await head.presses("acknowledge-warning")
    await plans(house)
    await (await officer.looks()).presses("request-changes")
    await fills(officer, "请写明夜间报修怎么办")
    await house.ticks()
    await head.looks()
    await plans(house, goal="夜间报修四小时内响应", finish="2026-12-25")
    await approves(house)
    await (await head.looks()).says("整改")
    await head.presses("see-case")
    await officer.sends("case-picture")
    await house.ticks()
    await shot(page, name)


async def verified(house: House) -> None:
    """Everything was carried out, and somebody looked."""
    await carries_out(house)
    await names(house, TEACHER, "skip")
    await house.ticks()
    teacher = await house[TEACHER].looks()
    await teacher.presses("verify-good")
    await fills(teacher, "抽查台账二十单，均在两天内响应。")


async def inspection_announced(page: Page, house: House, name: str) -> None:
    """Every quarter the inspection comes by itself: whoever inspects is told, and who sees to it that it begins."""
    await beside(page, house, OFFICER, DIRECTOR)
    await until(house, OFFICER, "inspection-announced")
    await house[OFFICER].presses("see-inspection")
    await shot(page, name)

    def over(session: Session) -> None:
        for row in session.exec(select(Inspection)):
            row.status = InspectionStatus.CLOSED  # it has a tour of its own
        for clock in session.exec(select(Deadline).where(col(Deadline.kind).startswith("inspection."))):
            clock.next_at = None

    house.change(over)


async def lasted(house: House) -> None:
    """The effect shows; the case is closed."""
    officer = house[OFFICER]
    await until(house, OFFICER, "effect-due-told")
    await officer.presses("confirm-effect")
    await fills(officer, "四周响应率 97%，达到判定标准。")
    await house.ticks()


def complaint(house: House) -> Record:
    """The complaint with which it began."""
    return house.look(lambda session: session.exec(select(Record).order_by(Record.id)).first())
