"""The quarterly inspection of a house that has lived: classified again blindly, answered, signed, voted on."""

from datetime import UTC, date, datetime, time

from playwright.async_api import Page
from sqlmodel import Session, col, select

from handlers.kit.button import Button
from regulation.completeness import cadence_of, slots
from regulation.quarters import Quarter
from regulation.vocabulary import Indicator, Nature, RecordStatus, Source
from regulation.workdays import NATIONAL
from storage import codes
from storage.queries import completeness
from storage.tables import Deadline, Member, Record, Sample
from tests.conftest import Clock
from tests.facts import PNG
from tests.house import DIRECTOR, OFFICER, House
from tests.inspections import (
    CHAIR,
    SUBJECT_HEAD,
    answers,
    fills,
    opens,
    orders,
    sends_findings,
    signed,
    started,
    submitted,
)
from tests.screenshots.camera import beside, issued, shot

LAST = date(2026, 11, 23)  # the sample's own records end before
SAID = {
    "assess-accuracy": ["一条记录的严重程度判断不一致，已提请主任重新认定。"],
    "assess-execution": ["课程推广组整改中有两项逾期办结，均已验收。"],
    "assess-security": ["前台一台电脑离岗不锁屏，当场纠正。", "good", "good", "good", "good", "good", "problem"],
}


async def tour(page: Page, house: House, clock: Clock, language: str) -> None:
    """All of it, with its papers."""
    await under_way(page, house, clock, f"inspecting-{language}")
    await answered(page, house, f"finding-{language}")
    await delivered(page, house, clock, f"inspected-{language}")
    for kind in ("paper-inspection", "paper-brief"):
        issued(house, kind, language)


async def under_way(page: Page, house: House, clock: Clock, name: str) -> None:
    """The officer sees how far it is; the director classifies a record that she neither wrote nor classified."""
    house.change(goes_on)
    await started(house, clock)
    await page.reload()  # the clock was moved behind it
    await page.wait_for_selector("[data-key]")
    await beside(page, house, OFFICER, DIRECTOR)
    director, officer = house[DIRECTOR], await opens(house, OFFICER)
    await director.sends("next-sample")
    for number in range(6):
        await looks_again(house, DIRECTOR, differs=number == 3)
        await director.presses("next-sample")
    await fills(officer, "assess-completeness", "各部门报送总体及时；市场部、后勤部有个别周缺报，已电话核实原因。")
    await officer.presses("see-inspection")
    await shot(page, name)


def goes_on(session: Session) -> None:
    """What the sample ends with goes on: departments supply until the quarter is over, and nobody is reminded of
    other matters meanwhile."""
    author = session.exec(select(Member.id)).first()
    for each in completeness.suppliers_for_system(session, date(2026, 11, 23)):
        coming = [slot for slot in slots(cadence_of(each.families), Quarter(2026, 4), NATIONAL) if slot.due >= LAST]
        for number, slot in enumerate(coming, each.id):
            if number % 8:
                at = datetime.combine(slot.due, time(9), UTC)
                session.add(Record(code=codes.new(), kind="work-log", status=RecordStatus.TRIAGED,
                                   source=Source.INTERNAL, subject_id=each.id, author_id=author, home_id=each.id,
                                   occurred_on=slot.due, filed_at=at, details={}, nature=Nature.NEUTRAL,
                                   indicator=Indicator.SERVICE))  # fmt: skip
    for clock in session.exec(select(Deadline).where(col(Deadline.next_at).is_not(None))):
        clock.next_at = None


async def looks_again(house: House, name: str, differs: bool = False) -> None:
    """As it was classified at first; or graver."""
    person = house[name]
    code = Button.parse(person.button("recheck")).row
    row = house.look(lambda s: s.exec(select(Record).join(Sample).where(Sample.code == code)).one())
    nature = Nature.NEGATIVE if differs else row.nature
    said = [
        nature.value,
        *(["serious" if differs else (row.severity or "minor")] if nature is Nature.NEGATIVE else []),
    ]
    await fills(person, "recheck", *said, row.indicator.value)


async def answered(page: Page, house: House, name: str) -> None:
    """A finding with its picture, before the head whom it is about; nothing of it is in the report until then."""
    for who in (DIRECTOR, OFFICER, CHAIR):
        person = await house[who].sends("next-sample")
        while person.keys[-1] == "sample-card":
            if "recheck" in person.offered():
                await looks_again(house, who)
            else:
                await fills(person, "skip-sample", "在岗人员均需回避")
            await person.sends("next-sample")
    for move, said in SAID.items():
        await opens(house, OFFICER)
        await fills(house[OFFICER], move, *said)
    officer = await opens(house, OFFICER)
    await officer.presses("raise-finding")
    await officer.says("后勤部")
    await officer.picks("completeness")
    await officer.says("十一月第二、三周没有报送；三份设备检修单没有签收。")
    await officer.says("五个工作日内补报、补签，并明确联络员替补人选。")
    await officer.uploads("检修单.png", PNG)
    await officer.presses("done")
    await officer.presses("submit")
    await sends_findings(house)
    head = await house[SUBJECT_HEAD].looks()
    await beside(page, house, SUBJECT_HEAD, OFFICER)
    await head.presses("findings")
    await head.presses("see-finding")
    await officer.presses("see-inspection")
    await shot(page, name)


async def delivered(page: Page, house: House, clock: Clock, name: str) -> None:
    """Signed by the director: the chair has the report and a page beside it, and confirms that she read it."""
    clock.forward(days=1)
    await answers(house)
    clock.forward(days=2)
    await orders(house)
    await house.ticks()
    await submitted(house)
    await page.reload()
    await page.wait_for_selector("[data-key]")
    await beside(page, house, CHAIR, DIRECTOR)
    await signed(house)
    chair, director = await house[CHAIR].looks(), house[DIRECTOR]
    await director.presses("see-inspection")
    assert "acknowledge-report" in chair.offered()
    await shot(page, name)
