"""The way back: a grade C, not yet, the application, two who look, the decision, the year in numbers."""

from playwright.async_api import Page

from regulation.repair import RepairStatus
from storage.tables import Measure
from tests.conversations.test_case import HEAD, fills
from tests.facts import PNG
from tests.house import DIRECTOR, OFFICER, OTHER_HEAD, House
from tests.repair_steps import assigns, confirms, moves, rows
from tests.repairs_house import applied, graded
from tests.screenshots.camera import beside, issued, ordered, passes, shot, today, typed, until

CHAIR, COLLEAGUE = "秦岚", "何静"


async def grade_decided(page: Page, house: House, name: str) -> None:
    """The officer proposes a C, the chair confirms it; the subject reads why, and what it means."""
    await beside(page, house, HEAD, CHAIR)
    officer, chair = house[OFFICER], house[CHAIR]
    await officer.sends("propose-grade")
    await officer.says(HEAD)
    for option in ("decided", "c", "moderate"):
        await officer.picks(option)
    await fills(officer, "报修三次未办，公开课因此改期，投诉属实。", "第五条第二款", "skip")
    await house.ticks()
    await (await chair.looks()).presses("confirm-grade")
    await chair.presses("submit")
    await house.ticks()
    await house[HEAD].looks()
    await shot(page, name)


async def restricted(house: House) -> None:
    """Two restrictions follow, once the subject was heard."""
    officer, chair = await house[OFFICER].looks(), house[CHAIR]
    await officer.presses("propose-measures")
    await officer.picks("all")
    await fills(officer, "skip", "等级恢复之前，不参加评优和晋升。")
    await house.ticks()
    await passes(house, 9)
    for row in rows(house, Measure):
        await chair.sends(f"impose-measure.{row.code}.{row.version}")
        await chair.presses("submit")
    await house.ticks()


async def not_yet(page: Page, house: House, name: str) -> None:
    """What stands in the way, and from which day; somebody else hears whether a nomination is open."""
    await beside(page, house, HEAD, COLLEAGUE)
    head = house[HEAD]
    await checks(house)
    await head.says(typed(house, "修复", "repair"))
    await head.presses("see-eligibility")
    await shot(page, name)


async def applied_for(page: Page, house: House, name: str) -> None:
    """The day has come. The application begins with what the case says; the letter is signed."""
    await beside(page, house, HEAD, OFFICER)
    head = house[HEAD]
    await until(house, HEAD, "repair-open-told")
    await head.presses("apply-for-repair")
    await head.uploads("十二月派单台账.png", PNG)
    await head.presses("done")
    await head.picks("signed")
    await house[OFFICER].says(typed(house, "修复", "repair"))
    await shot(page, name)
    await head.presses("submit")
    await house.ticks()


async def looked_at(page: Page, house: House, name: str) -> None:
    """Two look on site, each for herself; the director waits for both."""
    officer = await house[OFFICER].looks()
    await officer.presses("accept-repair")
    await officer.presses("submit")
    await assigns(house, OTHER_HEAD, COLLEAGUE)
    await house.ticks()
    await beside(page, house, OTHER_HEAD, DIRECTOR)
    await (await house[DIRECTOR].looks()).presses("see-repair")
    other = await house[OTHER_HEAD].looks()
    await other.presses("confirm-on-site")
    for option in ("full", "full", "part"):
        await other.picks(option)
    await other.says("抽查派单台账三十条，与现场一致；走访五间教室，均在两天内修复。")
    await other.uploads("三楼教室.png", PNG)
    await other.presses("done")
    await shot(page, name)
    await other.presses("submit")
    await confirms(house, COLLEAGUE)
    await house.ticks()


async def lifted(page: Page, house: House, name: str) -> None:
    """Decision and certificate arrive; the same question is answered yes."""
    await beside(page, house, HEAD, COLLEAGUE)
    await moves(
        house, DIRECTOR, "approve-c", "整改措施已经落实，报修响应由五天缩短到一天半，两位核实人均认定属实。"
    )
    await house.ticks()
    await checks(house)
    await house[HEAD].looks()
    await shot(page, name)


def papers(house: House, language: str) -> None:
    """What the subject was handed on the way."""
    for kind in ("paper-warning", "paper-repair-approved", "paper-repair-certificate"):
        issued(house, kind, language)


async def in_numbers(house: House, name: str) -> None:
    """Others have applied this year too; the office asks for the picture."""
    for subject, by, status in (
        ("客服部", COLLEAGUE, RepairStatus.SUBMITTED),
        ("市场部", "吴桐", RepairStatus.READY),
        ("课程推广组", "余海波", RepairStatus.VERIFYING),
    ):
        graded(house, subject)
        applied(house, subject, by, status, accepted_on=today(house))
    graded(house, "教研室")
    applied(house, "教研室", "曹立新", RepairStatus.REFUSED, decided_on=today(house))
    officer = house[OFFICER]
    await officer.says(typed(house, "修复", "repair"))
    await officer.presses("repair-picture")
    ordered(house, name)


async def checks(house: House) -> None:
    """May the subject be nominated for an award?"""
    asks = house[COLLEAGUE]
    await asks.says(typed(house, "核查", "check"))
    await asks.says(HEAD)
    await asks.picks("awards")
