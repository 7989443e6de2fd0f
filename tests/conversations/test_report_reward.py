"""举报奖励 9.3-d · verified by two, granted by the chair, claimed by code, and nothing that leads to the reporter."""

import re
from collections import Counter

import pytest
from sqlmodel import select

from storage.reports import readers
from storage.tables import Approval, Record, RewardDecision
from tests.conversations.test_reading_room import WHAT, room
from tests.house import DIRECTOR, HEAD, OFFICER, TEACHER
from tests.reports_house import PASSPHRASES, comes_back, reports_of, tells, verified

CHAIR = "秦岚"
NUMBER = re.compile(r"[0-9A-F]{4}-[0-9A-F]{4}")


async def asks(person, number: str, level: str) -> str:
    """In the chat: the number that stands in the room, the level that the readers chose."""
    if person.messages and person.card["key"] == "review":
        await person.presses("cancel")
    await person.says("奖励")
    await person.says(number)
    await person.picks(level)
    await person.presses("submit")
    return person.answer[0]["key"]


async def number_in_the_room(house) -> str:
    async with room(house, OFFICER) as reader:
        await reader.opens("/room/1")
        return NUMBER.search(reader.text)[0]


async def test_a_verified_report_is_rewarded_and_nobody_learns_whose_it_was(house):
    code = await tells(house[TEACHER], WHAT)
    report = await verified(house, OFFICER, DIRECTOR, level=2)
    number = await number_in_the_room(house)
    officer, chair = house[OFFICER], house[CHAIR]
    assert await asks(officer, number, "first") == "reward-unknown"  # the readers chose another level
    assert await asks(officer, number.lower().replace("-", ""), "second") == "approval-requested"
    teacher = await comes_back(house[TEACHER], code)
    assert "claim" not in str(teacher.card["choices"])  # not before the chair agreed
    await teacher.presses("report", "leave")
    await house.delivers()
    await chair.looks()
    await chair.presses("turn-key")
    await chair.presses("submit") if chair.card["key"] == "review" else None
    assert chair.answer[0]["key"] == "turn-key-done"
    await house.demo.report_clocks.tick()
    await comes_back(teacher, code)
    await teacher.presses("report", "claim")
    assert "第 2 级" in teacher.card["text"]
    await teacher.presses("report", "claim-word")
    teacher.sees("report-claimed")
    [decision] = house.look(lambda session: session.exec(select(RewardDecision)).all())
    assert (decision.number, decision.level) == (number, 2)
    stored = str(house.look(lambda session: [row.payload for row in session.exec(select(Approval))]))
    assert not any(word in stored for word in (report.id.hex(), report.label, code))
    assert await asks(officer, number, "second") == "reward-unknown"  # once


async def test_whoever_was_left_out_is_not_asked(house):
    """K3 · the director was left out: a request would tell them that there is a report."""
    await tells(house[TEACHER], WHAT, leaves_out=DIRECTOR)
    await verified(house, OFFICER, "孙立")
    async with room(house, OFFICER) as first, room(house, "孙立") as second:
        await first.opens("/room/1")
        await first.sends("/room/1", do="reward", level="1")
        assert "排除了组长或信用办主任" in first.text
        for reader in (first, second):
            await reader.opens("/room/1")
            await reader.sends("/room/1", do="reward", level="1", aside="yes")
        assert "可领取" in second.text
        await second.sends("/room/1", do="reward", level="1", aside="yes")
        assert "已经登记过奖励" in second.text


async def test_the_quarter_has_a_budget_and_the_next_one_begins_anew(house, clock):
    await tells(house[TEACHER], WHAT)
    await verified(house, OFFICER, DIRECTOR, level=3)
    number = await number_in_the_room(house)
    most = house.demo.app.house.rulebook.items("report.reward-budget")
    today = house.demo.app.house.day(clock())
    for each in range(most):
        house.change(
            lambda session, each=each: session.add(RewardDecision(number=f"{each}", level=1, decided_on=today))
        )
    assert await asks(house[OFFICER], number, "third") == "reward-budget"
    clock.forward(days=40)  # January
    assert await asks(house[OFFICER], number, "third") == "approval-requested"


@pytest.mark.parametrize("name", [TEACHER, HEAD, CHAIR])
async def test_only_the_office_asks(house, name):
    await house[name].sends("reward-reporter")
    house[name].sees("not-permitted")


async def test_what_was_proved_becomes_a_record_that_leads_nowhere(house):
    await tells(house[TEACHER], WHAT)
    async with room(house, OFFICER) as reader:
        await reader.opens("/room/1")
        await reader.sends("/room/1", do="record", about="吴桐", on="昨天", text="票据与合同不符。")
        assert "查证属实之后" in reader.text
    report = await verified(house, OFFICER, DIRECTOR)
    trail = await trail_of(house)
    async with room(house, OFFICER) as reader:
        await reader.opens("/room/1")
        for about, on, why in (
            ("王芳", "昨天", "不止一个"),
            ("没有这个人", "昨天", "没有找到"),
            ("吴桐", "明天", "晚于今天"),
        ):
            await reader.sends("/room/1", do="record", about=about, on=on, text="票据与合同不符。")
            assert why in reader.text, reader.text
            assert "票据与合同不符。" in reader.text  # what was typed is still there
        await reader.sends("/room/1", do="record", about="吴桐", on="昨天", text="票据与合同不符。")
        assert "已登记" in reader.text
    [record] = house.look(lambda session: session.exec(select(Record).where(Record.kind == "staff-record")).all())
    assert record.details["summary"] == "票据与合同不符。"
    assert report.id.hex() not in str(record)
    assert set(await trail_of(house) - trail) <= {"read"}  # the reports' trail does not say that one was filed


async def trail_of(house) -> Counter[str]:
    store = house.demo.reports.ground.store
    return Counter(store.turn_now(lambda session: list(session.exec(select(readers.ReaderAudit.action)))))


async def test_the_custodian_takes_in_pays_and_opens_names_in_the_room(house):
    """9.3-b, 9.3-d · everything the custodian does without a console."""
    async with room(house, "许静安") as custodian:
        assert "代为登记" in custodian.text
        form = {"do": "take", "channel": "telephone", "matter": "fraud", "source": "told", "danger": "no"}
        await custodian.sends("/room/custody", **form, what=" ", place="财务室")
        assert 'value="财务室"' in custodian.text  # nothing typed is lost
        assert await reports_of(house, OFFICER) == []
        out = re.search(rf'name="(out-[0-9a-f]+)"[^>]*> {OFFICER}', custodian.text)[1]
        await custodian.sends("/room/custody", **form, what=WHAT, **{out: "on"})
        code = re.search(r"[0-9A-Z]{5}(-[0-9A-Z]{5,6}){3}", custodian.text)[0]
        assert await reports_of(house, OFFICER) == []
        assert len(await reports_of(house, DIRECTOR)) == 1
        await custodian.opens("/room")
        assert code not in custodian.text  # shown once
    (await comes_back(house[TEACHER], code)).sees("report-found")
    await house[TEACHER].presses("report", "leave")
    async with room(house, DIRECTOR) as reader:
        await reader.opens("/room/1")
        assert "举报电话" in reader.text
        assert (await reader.opens("/room/custody")).page.status_code == 405
        await reader.sends("/room/custody", do="paid", word="X")
        assert "代为登记" not in reader.text  # a reader is no custodian
    await verified(house, DIRECTOR, "孙立", level=1, aside=True)
    teacher = await comes_back(house[TEACHER], code)
    await teacher.presses("report", "claim")
    await teacher.presses("report", "claim-word")
    word = re.search(r"[0-9A-F]{12}", teacher.card["text"])[0]
    async with room(house, "许静安") as custodian:
        assert word in custodian.text
        await custodian.sends("/room/custody", do="paid", word=word)
        assert "已记为发放" in custodian.text
        assert word not in custodian.text
        await custodian.sends("/room/custody", do="paid", word=word)
        assert "已经领取" in custodian.text
    assert set(PASSPHRASES) == {OFFICER, DIRECTOR, "孙立", "许静安"}


async def test_a_call_that_is_sent_twice_is_taken_in_once(house):
    async with room(house, "许静安") as custodian:
        once = re.search(r'name="once" value="([^"]+)"', custodian.text)[1]
        form = {
            "do": "take",
            "channel": "mailbox",
            "matter": "fraud",
            "source": "told",
            "danger": "no",
            "what": WHAT,
        }
        codes = set()
        for _ in range(2):
            await custodian.sends("/room/custody", **form, once=once)
            codes.add(re.search(r"[0-9A-Z]{5}(-[0-9A-Z]{5,6}){3}", custodian.text)[0])
    assert len(codes) == len(await reports_of(house, DIRECTOR)) == 1
