"""The same work of the office on every transport: open a file with a purpose, export it, grant a role with two keys."""

from tests.conversations.test_complaint import house  # noqa: F401 - the transports
from tests.house import OFFICER, TEACHER, House, complains


async def test_a_file_is_opened_exported_and_received(house: House):  # noqa: F811
    teacher, officer = house[TEACHER], house[OFFICER]
    await complains(teacher, about="教学部")
    await officer.says("/file")
    await officer.presses("export-file")
    await officer.says("教学部")
    await officer.picks("evaluation")
    await officer.picks("xlsx")
    await officer.presses("submit")
    officer.sees("document-ordered")
    assert await house.demo.printing.tick() == 1
    await house.delivers()
    await officer.looks()
    officer.sees("document-ready")
    await officer.presses("my-documents")
    assert "documents-card" in officer.keys


async def test_a_role_is_granted_with_two_keys(house: House):  # noqa: F811
    director, chair, member = house["赵敏华"], house["秦岚"], house["何静"]
    await director.says("/role")
    await director.presses("grant-role")
    await director.says("林晓雨")
    await director.picks("auditor")
    await director.presses("submit")
    director.sees("approval-requested")
    await house.delivers()
    for person, key in ((chair, "turn-key-one"), (member, "turn-key-done")):
        await person.looks()
        await person.presses("turn-key")
        if "turn-key" not in person.keys[-1]:
            await person.presses("submit")
        person.sees(key)


async def test_the_agreement_comes_first(house: House):  # noqa: F811
    from tests.conversations.test_undertakings import forget

    officer = house[OFFICER]
    forget(house)
    await officer.says("/queue")
    officer.sees("agreement-first")
    await officer.presses("see-undertaking")
    officer.sees("undertaking-text")
    await officer.presses("sign-undertaking")
    officer.sees("sign-undertaking-done")
    await officer.says("/queue")
    officer.sees("queue-office")
