"""How an inspection goes on, by what people press: for the tests of the chapter and for its pictures."""

from datetime import UTC, datetime

from sqlmodel import select

from regulation.inspection import FindingStatus
from regulation.vocabulary import InspectionStatus
from storage.tables import DocketItem, Finding, Inspection, Record, Sample
from tests.conftest import Clock
from tests.house import DIRECTOR, OFFICER, TEACHER, House, Person, complains

CHAIR, MEMBER, THIRD = "秦岚", "何静", "石磊"
SUBJECT_HEAD = "姚德明"  # of 后勤部
CLOSED = datetime(2027, 1, 11, 2, 0, tzinfo=UTC)  # Monday; the last quarter of 2026 is closed since Saturday
WORDS = {
    "assess-completeness": ["各部门报送基本完整，后勤部两周缺报。"],
    "assess-accuracy": ["分类准确。"],
    "assess-execution": ["本季度到期事项均按期办结。"],
    "assess-security": ["总体安全。", *["good"] * 6],
}


async def fills(person: Person, move: str, *answers: str) -> Person:
    """Presses a button and answers question after question: an option, a text, or nothing."""
    await person.presses(move)
    for answer in answers:
        await answers_one(person, answer)
    return await person.presses("submit")


async def answers_one(person: Person, answer: str) -> None:
    if answer == "skip":
        await person.presses("skip")
    elif answer.isascii() and answer.isalpha():
        await person.picks(answer)
    else:
        await person.says(answer)


async def classified(house: House, *codes: str) -> None:
    """An officer sorts what a teacher filed."""
    officer = house[OFFICER]
    for code in codes or [await complains(house[TEACHER])]:
        version = house.look(lambda s, c=code: s.exec(select(Record.version).where(Record.code == c)).one())
        await officer.sends(f"see-record.{code}.{version}")
        await fills(officer, "classify", "negative", "minor", "service")
        officer.sees("classify-done")


def newest(house: House, quarter: str = "2026-4") -> Inspection:
    """The inspection of a quarter."""
    query = select(Inspection).where(Inspection.quarter == quarter)
    return house.look(lambda session: session.exec(query).one())


def rows(house: House, table: type) -> list:
    return house.look(lambda session: session.exec(select(table).order_by(table.id)).all())


def status(house: House) -> InspectionStatus:
    return newest(house).status


async def opens(house: House, name: str, quarter: str = "2026-4") -> Person:
    """The card of the inspection."""
    row = newest(house, quarter)
    return await house[name].sends(f"see-inspection.{row.code}.{row.version}")


async def started(house: House, clock: Clock, name: str = OFFICER) -> Person:
    """Announced in December, begun when the quarter is closed, its sample drawn."""
    await house.ticks()
    clock.now = datetime(2026, 12, 18, 2, 0, tzinfo=UTC)
    await house.ticks()
    clock.now = CLOSED
    await house.ticks()
    officer = await opens(house, name)
    await fills(officer, "start-inspection")
    officer.sees("start-inspection-done")
    await house.ticks()
    return officer


async def looked_again(house: House, *answers: str) -> None:
    """Everybody who may classifies again what was drawn, by the button; what nobody may look at is left out."""
    for name in (DIRECTOR, OFFICER, CHAIR):
        person = await house[name].sends("next-sample")
        while person.keys[-1] in ("sample-card", "sample-void-card"):
            if "recheck" in person.offered():
                await fills(person, "recheck", *(answers or ("negative", "minor", "service")))
                person.sees("recheck-done")
            else:
                await fills(person, "skip-sample", "在岗人员均需回避")
                person.sees("skip-sample-done")
            await person.presses("next-sample")
    assert not [row for row in rows(house, Sample) if row.status == "waiting"]


async def concluded(house: House, name: str = OFFICER, quarter: str = "2026-4") -> None:
    """A conclusion on every part."""
    for move, answers in WORDS.items():
        await opens(house, name, quarter)
        await fills(house[name], move, *answers)
        house[name].sees("assess-done")


async def finds(
    house: House, about: str = "后勤部", what: str = "三份设备检修单没有签收", name: str = OFFICER
) -> None:
    """A short form."""
    await opens(house, name)
    await fills(house[name], "raise-finding", about, "completeness", what, "五个工作日内补签并说明", "skip")


async def sends_findings(house: House) -> None:
    await opens(house, OFFICER)
    await fills(house[OFFICER], "send-findings")
    house[OFFICER].sees("send-findings-done")
    await house.ticks()


async def answers(house: House, move: str = "accept-finding", name: str = SUBJECT_HEAD, *said: str) -> None:
    """Whom a finding is about looks at it and answers."""
    person = await house[name].looks()
    await person.sends("findings")
    await person.presses("see-finding")
    await person.presses(move)
    for answer in said:
        await answers_one(person, answer)
    if said or person.keys[-1] not in ("accept-finding-done",):
        await person.presses("submit")
    await house.ticks()


async def orders(house: House, move: str = "turn-into-case", *said: str) -> Person:
    """The office says of the finding that waits what follows."""
    officer = house[OFFICER]
    (row,) = [
        each for each in rows(house, Finding) if each.status in (FindingStatus.ACCEPTED, FindingStatus.DISPUTED)
    ]
    await officer.sends(f"see-finding.{row.code}.{row.version}")
    await officer.presses(move)
    for answer in said:
        await answers_one(officer, answer)
    if officer.keys[-1] != f"{move}-done":
        await officer.presses("submit")
    return officer.sees(f"{move}-done")


async def submitted(house: House, name: str = OFFICER, quarter: str = "2026-4") -> None:
    await opens(house, name, quarter)
    await fills(
        house[name], "submit-report", "本季度信用管理总体规范，个别单据签收不及时。", "请后勤部完善签收制度。"
    )
    house[name].sees("submit-report-done")
    await house.ticks()


async def signed(house: House, name: str = DIRECTOR, quarter: str = "2026-4") -> None:
    """The report goes out, as paper."""
    person = await house[name].looks()
    assert "inspection-to-sign" in person.keys
    await opens(house, name, quarter)
    await fills(person, "sign-report")
    person.sees("sign-report-done")
    await house.ticks()


async def read_by(house: House, *names: str, quarter: str = "2026-4") -> None:
    for name in names:
        person = await house[name].looks()
        await opens(house, name, quarter)
        await person.presses("acknowledge-report")
        if person.keys[-1] != "acknowledge-report-done":
            await person.presses("submit")
        person.sees("acknowledge-report-done")
    await house.ticks()


def question(house: House) -> DocketItem:
    """The newest question about a report."""
    query = select(DocketItem).where(DocketItem.motion == "inspection-report").order_by(DocketItem.id.desc())
    return house.look(lambda session: session.exec(query).first())


async def votes(house: House, choice: str, *names: str) -> None:
    for name in names:
        item = question(house)
        person = await house[name].sends(f"see-docket-item.{item.code}.{item.version}")
        await person.presses("cast-vote")
        await person.presses("cast-vote", choice)
    await house.ticks()


async def reported(house: House, clock: Clock, finding: bool = True) -> None:
    """Up to a report that can be handed in, with one finding that became an order to rectify, or with none."""
    await classified(house)
    await started(house, clock)
    await looked_again(house)
    await concluded(house)
    if finding:
        await finds(house)
        await sends_findings(house)
        await answers(house)
        await orders(house)
        await house.ticks()
    else:
        await finished(house)


async def finished(house: House, quarter: str = "2026-4") -> None:
    """Nothing was found."""
    officer = await opens(house, OFFICER, quarter)
    await officer.presses("finish-fieldwork")
    officer.sees("finish-fieldwork-done")
    await house.ticks()
