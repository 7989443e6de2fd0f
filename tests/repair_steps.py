"""What people do with an application for repair, each step as short as a test needs it."""

from datetime import timedelta

from sqlmodel import select

from regulation.grades import Grade
from regulation.measures import MeasureKind
from regulation.repair import RepairStatus, RepairStepKind
from regulation.vocabulary import ApprovalStatus, Indicator, Nature, RecordStatus, Severity, Source
from storage import codes
from storage.queries import standing
from storage.tables import Approval, Deadline, Record, Repair, RepairStep
from tests.facts import PNG
from tests.house import DIRECTOR, OFFICER, House, Person
from tests.repairs_house import HEAD, applied, carried_out, graded, member, subject_of

SUBJECT = "后勤部"
FIRST, SECOND = "林晓雨", "吴桐"  # who look on site
CHAIR, MEMBER, OTHER_MEMBER, CUSTODIAN = "秦岚", "何静", "石磊", "许静安"
BARRED = (MeasureKind.NO_NEW_BUSINESS, MeasureKind.NO_KEY_PROJECTS)
KEPT = "家长反映两次报修无人回复"


def application(house: House) -> Repair:
    return house.look(lambda session: session.exec(select(Repair).order_by(Repair.id)).all()[-1])


def status(house: House) -> RepairStatus:
    return application(house).status


def accepted(
    house: House, grade: Grade = Grade.C, status: RepairStatus = RepairStatus.ACCEPTED, name: str = SUBJECT,
    by: str = HEAD, **more: object,
) -> Repair:  # fmt: skip
    """A low grade with its restrictions, an application for its repair that was accepted today."""
    graded(house, name, grade, barred=BARRED)
    reviewer = house.look(lambda session: member(session, OFFICER))
    today = house.demo.app.house.day(house.demo.app.clock())
    applied(house, name, by, status, reviewed_by_id=reviewer, accepted_on=today, **more)
    return application(house)


REVIEW = {"accept-repair", "ask-supplement", "reject-repair"}
EVIDENCE = "apply-for-repair-evidence"
BOTH, NEITHER = (True, True), (False, False)


def verified(house: House, granted: tuple[bool, ...] = BOTH, by: tuple[str, ...] = (FIRST, SECOND)) -> None:
    """Two have looked on site."""

    def turn(session) -> None:
        row = session.exec(select(Repair).order_by(Repair.id.desc())).first()
        now = house.demo.app.clock()
        for name, each in zip(by, granted, strict=True):
            who = member(session, name)
            session.add(RepairStep(repair_id=row.id, kind=RepairStepKind.VERIFICATION, by_id=who, at=now, decided_by_id=who,
                                   decided_at=now, granted=each, details={"text": "抽查台账三十条，与实际相符。"}))  # fmt: skip

    house.change(turn)


def ready(house: House, grade: Grade = Grade.C, granted: tuple[bool, ...] = BOTH, **more: object) -> Repair:
    """Waits for the decision, looked at by two."""
    accepted(house, grade, RepairStatus.READY, **more)
    verified(house, granted)
    return application(house)


def held_against(house: House, name: str = SUBJECT, days: int = 420, severity: Severity = Severity.MODERATE) -> str:
    """A negative record that was established so many days ago; its code."""

    def turn(session) -> str:
        at = house.demo.app.clock() - timedelta(days=days)
        who, director = member(session, FIRST), member(session, DIRECTOR)
        row = Record(
            code=codes.new(), kind="complaint", status=RecordStatus.SUBSTANTIATED, source=Source.EXTERNAL,
            subject_id=subject_of(session, name).id, author_id=who, occurred_on=at.date(), filed_at=at,
            details={"summary": KEPT}, nature=Nature.NEGATIVE, severity=severity, indicator=Indicator.SERVICE,
            substantiated_by_id=director, substantiated_at=at,
        )  # fmt: skip
        session.add(row)
        session.flush()
        return row.code

    return house.change(turn)


async def fills(person: Person, *answers: str) -> Person:
    for answer in answers:
        await (person.presses("skip") if answer == "skip" else person.says(answer))
    return await person.presses("submit")


async def signs(person: Person, *files: str) -> Person:
    """From the form's first open question to its review: what the case said stays as it is."""
    while person.keys[-1] != EVIDENCE:
        await person.presses("skip")  # on a sheet the fields are filled already
    for file in files:
        await person.uploads(file, PNG)
    await person.presses("done" if files else "skip")
    await person.picks("signed")
    return person.sees("review")


async def applies(house: House, *files: str, name: str = SUBJECT, by: str = HEAD) -> Person:
    """Somebody who may, does."""
    person = house[by]
    code = graded(house, name)
    carried_out(house, name)
    await person.sends(f"apply-for-repair.{code}.1")
    await signs(person, *files)
    await person.presses("submit")
    person.sees("apply-for-repair-done")
    await house.ticks()
    return person


async def moves(house: House, name: str, move: str, *answers: str) -> Person:
    """Somebody presses a move of the application and answers: an option of a choice, a text, or `skip`."""
    person, row = house[name], application(house)
    await person.sends(f"{move}.{row.code}.{row.version}")
    if not person.card["asks"]:
        return person  # refused
    for answer in answers:
        if answer == "photo":
            await person.uploads("现场.png", PNG)
            await person.presses("done")
        elif answer == "skip":
            await person.presses("skip")
        elif person.card["asks"] and person.card["asks"]["kind"] == "choice":
            await person.picks(answer)
        else:
            await person.says(answer)
    if person.card["key"] == "review":
        await person.presses("submit")
    return person


async def assigns(house: House, first: str = FIRST, second: str = SECOND, name: str = DIRECTOR) -> Person:
    return await moves(house, name, "assign-on-site", first, second)


async def confirms(house: House, name: str, photo: str = "skip") -> Person:
    return await moves(house, name, "confirm-on-site", "full", "full", "part", "台账齐全，抽查相符。", photo)


async def denies(house: House, name: str) -> Person:
    return await moves(house, name, "deny-on-site", "full", "none", "none", "报修仍未登记。", "skip")


async def agrees(house: House, name: str) -> str:
    """Somebody turns a key to the newest request."""
    row = house.look(lambda session: session.exec(select(Approval).order_by(Approval.id)).all()[-1])
    person = house[name]
    await person.sends(f"turn-key.{row.code}.{row.version}")
    if person.card["key"] == "review":
        await person.presses("submit")
    return person.answer[0]["key"]


async def reads(house: House, name: str) -> Person:
    """Somebody comes back after everything was printed and delivered."""
    await house.ticks()
    return await house[name].looks()


async def told(house: House, name: str, key: str) -> str:
    """What somebody reads under a key, once everything was printed and delivered."""
    await house.ticks()
    cards = [message["card"] for message in (await house[name].looks()).messages.values()]
    return next(card["text"] for card in reversed(cards) if card and card["key"] == key)


def requested(house: House) -> ApprovalStatus:
    return house.look(lambda session: session.exec(select(Approval).order_by(Approval.id)).all()[-1]).status


def clocks(house: House) -> dict[str, str]:
    """The clocks that run on the application, each with its last day."""
    row, app = application(house), house.demo.app
    query = select(Deadline).where(Deadline.row_code == row.code, Deadline.next_at.is_not(None))
    rows = house.look(lambda session: session.exec(query).all())
    return {each.kind: app.house.day(each.due_at - timedelta(seconds=1)).isoformat() for each in rows}


def grade_now(house: House, name: str = SUBJECT) -> tuple[str, str] | None:
    """The grade in force, with its mark."""
    today = house.demo.app.house.day(house.demo.app.clock())

    def look(session):
        found = standing.grade_of_for_system(session, subject_of(session, name).id, today)
        return (found.grade.value, found.mark.value) if found else None

    return house.look(look)


def barred_now(house: House, name: str = SUBJECT) -> list[str]:
    """What `check` answers by."""
    today = house.demo.app.house.day(house.demo.app.clock())
    return house.look(
        lambda s: [m.kind.value for m in standing.active_measures_for_system(s, subject_of(s, name).id, today)]
    )


def rows(house: House, table) -> list:
    return house.look(lambda session: list(session.exec(select(table).order_by(table.id))))


def newest(house: House, table):
    return rows(house, table)[-1]
