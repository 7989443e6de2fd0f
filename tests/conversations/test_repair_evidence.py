"""信用修复 7.2-a: a piece of evidence is taken back, while nobody relies on it yet."""

import pytest
from sqlmodel import select

from regulation.repair import RepairStatus, RepairStepKind
from storage.queries import conversation
from storage.tables import Attachment, AuditEvent, RepairStep
from tests.conftest import MORNING
from tests.facts import PNG
from tests.house import DIRECTOR, OFFICER, TEACHER, House
from tests.repair_steps import HEAD, REVIEW, application, applies, clocks, fills, moves, rows, status
from tests.repairs_house import applied, graded

FILES = ("核对表.png", "回访.png", "回访.png")


async def takes_back(house: House, number: int = 0, by: str = HEAD) -> None:
    """Chooses among the files by what stands on the buttons, and confirms."""
    person = await house[by].looks()
    await person.presses("take-back-evidence")
    person.sees("take-back-evidence-file")
    await person.picks(files(house)[number].code)
    person.sees("review")
    await person.presses("submit")


def files(house: House) -> list[Attachment]:
    id_ = application(house).id
    return [file for file in rows(house, Attachment) if file.repair_id == id_]


async def test_one_file_is_taken_back_and_the_office_reads_it(anywhere: House):
    house = anywhere
    head, officer = await applies(house, *FILES), house[OFFICER]
    version, before = application(house).version, clocks(house)
    await takes_back(house, 1)
    head.sees("take-back-evidence-done")
    assert "回访.png" in head.card["text"]
    assert [file.name for file in files(house)] == ["核对表.png", "回访.png"]
    await house.ticks()
    await officer.looks()
    officer.sees("evidence-taken-back-told")
    assert "后勤部撤下了材料“回访.png”" in officer.card["text"]
    await officer.sends(f"accept-repair.{application(house).code}.{version}")
    officer.sees("row-changed")  # whoever reviews it has seen what is left
    await officer.presses("see-repair")
    assert "姚德明" in officer.rows()["撤下材料"]
    assert "回访.png" in officer.rows()["撤下材料"]
    assert officer.offered() >= REVIEW
    assert [file["name"] for file in officer.card["files"]] == ["核对表.png", "回访.png"]
    assert (status(house), clocks(house)) == (RepairStatus.SUBMITTED, before)


async def test_its_content_is_gone_and_the_trail_keeps_its_fingerprint(house: House):
    head = await applies(house, "证明.png")
    await head.presses("see-repair")
    url, (file,) = head.card["files"][0]["url"], files(house)
    await takes_back(house)
    assert (await house.http.get(url)).status_code == 404
    assert file.stored_as not in house.look(conversation.stored_names_for_system)  # the next sweep removes it
    lines = house.look(lambda session: session.exec(select(AuditEvent.line)).all())
    (line,) = [line.decode() for line in lines if b"drop-evidence" in line]
    assert application(house).code in line
    assert file.sha256 in line
    assert "证明" not in line


async def test_what_was_asked_for_can_be_put_in_its_place(house: House):
    head, officer = await applies(house, "旧照片.png"), await house[OFFICER].looks()
    await officer.presses("ask-supplement")
    await fills(officer, "照片看不清，请换一张")
    await house.ticks()
    await takes_back(house)
    await head.presses("answer-supplement")
    await head.says("已换清晰照片")
    await head.uploads("新照片.png", PNG)
    await head.presses("done")
    await head.presses("submit")
    head.sees("answer-supplement-done")
    assert [file.name for file in files(house)] == ["新照片.png"]
    kinds = [step.kind for step in rows(house, RepairStep)]
    assert kinds == [RepairStepKind.SUPPLEMENT, RepairStepKind.TAKEN_BACK]


@pytest.mark.parametrize("state", [RepairStatus.ACCEPTED, RepairStatus.VERIFYING, RepairStatus.READY])
async def test_once_it_is_accepted_it_says_why_not_and_what_goes(house: House, state: RepairStatus):
    graded(house, "后勤部")
    applied(house, "后勤部", HEAD, state, accepted_on=MORNING.date())
    head = await moves(house, HEAD, "take-back-evidence")
    head.sees("evidence-accepted")
    assert "撤回整份申请" in head.card["text"]
    await moves(house, HEAD, "see-repair")
    assert "take-back-evidence" not in head.offered()
    assert "withdraw-repair" in head.offered()


async def test_it_was_accepted_while_the_applicant_was_choosing(house: House):
    head, officer = await applies(house, *FILES), await house[OFFICER].looks()
    await head.presses("take-back-evidence")
    await head.picks(files(house)[0].code)
    await officer.presses("accept-repair")
    await officer.presses("submit")
    await head.presses("submit")
    head.sees("evidence-accepted", "review")
    assert len(files(house)) == len(FILES)


async def test_only_what_is_there_and_only_by_whom_it_is_about(house: House):
    await applies(house)
    (await moves(house, HEAD, "take-back-evidence")).sees("evidence-none")
    for name, key in {OFFICER: "not-permitted", DIRECTOR: "not-permitted", TEACHER: "row-unknown"}.items():
        (await moves(house, name, "take-back-evidence")).sees(key)


async def test_two_who_speak_for_one_partner_take_back_the_same_file_once(house: House):
    one, other = await applies(house, *FILES[:2], name="星河课程推广有限公司", by="金海涛"), house["段晓晴"]
    code = files(house)[0].code
    await other.looks()
    for person in (one, other):
        await person.sends(f"take-back-evidence.{application(house).code}.{application(house).version}")
        await person.picks(code)
    await one.presses("submit")
    await other.presses("submit")
    other.sees("row-changed", "review")
    await house.ticks()
    await other.looks()
    assert "evidence-taken-back-told" in other.keys
    await other.presses("take-back-evidence")
    await other.presses("submit")
    other.sees("evidence-gone", "review")
    assert len(files(house)) == 1
    await other.presses("edit", "file")
    await other.picks(files(house)[0].code)
    await other.presses("submit")
    other.sees("take-back-evidence-done")
    assert files(house) == []
