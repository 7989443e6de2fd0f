"""举报的规矩 · what one person alone must not do, what outlives nobody's right, what is never said falsely (9.3; K3-K6)."""

import asyncio
from datetime import date, timedelta

import pytest

from handlers.kit.card import Refused
from handlers.reporting import office
from regulation.reporting import ReportStatus as S
from storage.queries import people
from storage.reports import deleting, filing, labels, readers
from storage.reports.counting import counted
from storage.reports.readers import NewReader
from storage.reports.tables import Report
from storage.tables import Notice
from tests.conversations.test_reading_room import WHAT, room
from tests.house import DIRECTOR, OFFICER, TEACHER
from tests.reports_house import CODE, PASSPHRASES, comes_back, in_the_room, reports_of, tells, verified

ALTERNATE, CUSTODIAN = "孙立", "许静安"


def store_of(house):
    return house.demo.reports.ground.store


def new_key(house, name: str) -> None:
    """A forgotten passphrase: the reader is revoked and added again."""
    ground = house.demo.reports.ground

    def turn(session):
        readers.revoke(session, readers.by_name(session, name), ground.clock(), anyway=True)
        new = NewReader(name, (), member=house[name].code)
        readers.add(session, ground.house, new, PASSPHRASES[name], ground.clock())

    store_of(house).turn_now(turn)


async def hand_over(house, by: str, to: str) -> None:
    row = store_of(house).turn_now(lambda session: readers.by_name(session, to))
    await in_the_room(house, by, lambda turn, report: office.hand_over(turn, report, row.id))


async def letters(house, name: str) -> int:
    await house.demo.report_clocks.tick()
    while await house.delivers():
        pass
    return (await house[name].looks()).keys.count("report-waits")


async def test_what_comes_after_the_moment_of_a_window_waits_for_the_next(house, clock):
    """A letter that follows a report at once tells when it was written, most of all on a quiet day."""
    clock.now = clock.now.replace(hour=2, minute=0)
    assert await letters(house, OFFICER) == 0
    clock.forward(minutes=1)
    await tells(house[TEACHER], WHAT)
    assert await letters(house, OFFICER) == 0
    clock.forward(hours=3)
    assert await letters(house, OFFICER) == 0
    clock.now = clock.now.replace(hour=9, minute=0)
    assert await letters(house, OFFICER) == 1


async def test_one_reader_silences_nothing(house):
    code = await tells(house[TEACHER], WHAT)
    assert not await in_the_room(house, OFFICER, office.mute)
    assert not await in_the_room(house, OFFICER, office.mute)
    assert not (await reports_of(house, OFFICER))[0].muted
    assert await in_the_room(house, DIRECTOR, office.mute)
    async with room(house, OFFICER) as reader:
        assert "已静默" in reader.text
        await reader.opens("/room/1")
        await reader.sends("/room/1", do="move", to="acknowledged")
        assert "当前状态下不能这样变更" in reader.text
    teacher = await comes_back(house[TEACHER], code)
    assert "垃圾内容" in teacher.rows()["请注意"]
    await in_the_room(house, OFFICER, office.unmute)
    [report] = await reports_of(house, OFFICER)
    assert (report.muted, report.expires, report.unread) == (False, None, True)


async def test_what_was_verified_is_not_muted_and_what_turned_out_otherwise_is_not_verified(house):
    await tells(house[TEACHER], WHAT)
    await verified(house, OFFICER, DIRECTOR)
    with pytest.raises(Refused, match="room-move-not-now"):
        await in_the_room(house, OFFICER, office.mute)
    for to in (S.MEASURES_TAKEN, S.CLOSED, S.IN_REVIEW, S.NOT_VERIFIED):
        await in_the_room(house, OFFICER, lambda turn, report, to=to: office.move(turn, report, to))
    assert not (await reports_of(house, OFFICER))[0].verified


@pytest.mark.parametrize("how", ["left out", "stepped aside"])
async def test_a_new_key_does_not_let_in_whom_it_concerns(house, how):
    await tells(house[TEACHER], WHAT, leaves_out=OFFICER if how == "left out" else "")
    if how == "stepped aside":
        await in_the_room(house, OFFICER, office.recuse)
    new_key(house, OFFICER)
    opened = await in_the_room(house, DIRECTOR, office.read)
    assert OFFICER not in {each.name for each in opened.may_take}
    with pytest.raises(Refused, match="room-not-to-them"):
        await hand_over(house, DIRECTOR, OFFICER)


async def test_handing_over_works_also_after_the_words_were_deleted(house):
    """只删除我写的内容 · the list of who must not see it stays."""
    code = await tells(house[TEACHER], WHAT, leaves_out=OFFICER)
    await in_the_room(house, DIRECTOR, lambda turn, report: office.reply(turn, report, "收到。"))
    teacher = await comes_back(house[TEACHER], code)
    await teacher.presses("report", "delete")
    await teacher.presses("report", "delete-words")
    new_key(house, ALTERNATE)
    await hand_over(house, DIRECTOR, ALTERNATE)
    with pytest.raises(Refused, match="room-not-to-them"):
        await hand_over(house, DIRECTOR, OFFICER)
    async with room(house, ALTERNATE) as reader:
        await reader.opens("/room/1")
        assert WHAT not in reader.text
        assert "收到。" in reader.text
    (await comes_back(teacher, code)).sees("report-found")
    assert teacher.rows()["答复 1"] == "收到。"


async def test_what_somebody_proposed_who_stepped_aside_is_void(house):
    await tells(house[TEACHER], WHAT)
    assert not await in_the_room(house, OFFICER, office.delete)
    await in_the_room(house, OFFICER, office.recuse)
    assert not await in_the_room(house, DIRECTOR, office.delete)


async def test_two_readers_delete(house):
    code = await tells(house[TEACHER], WHAT)
    async with room(house, OFFICER) as first, room(house, DIRECTOR) as second:
        for reader in (first, second):
            await reader.opens("/room/1")
            await reader.sends("/room/1", do="delete")
        assert "已删除" in second.text
    assert await reports_of(house, ALTERNATE) == []
    teacher = await comes_back(house[TEACHER], code)
    assert "report-code-wrong" in teacher.keys[-2:]


async def test_one_look_does_not_silence_the_others(house, clock):
    clock.now = clock.now.replace(hour=0, minute=30)
    await tells(house[TEACHER], WHAT)
    await in_the_room(house, OFFICER, office.read)
    clock.now = clock.now.replace(hour=2, minute=0)
    assert (await letters(house, OFFICER), await letters(house, DIRECTOR)) == (0, 1)


async def test_who_came_after_the_list_was_shown_is_given_nothing(house):
    ground, teacher = house.demo.reports.ground, house[TEACHER]
    await tells(teacher, WHAT, hands_in=False)
    new = NewReader("吴桐", ())
    store_of(house).turn_now(lambda s: readers.add(s, ground.house, new, "x" * 30, ground.clock()))
    await teacher.presses("report", "submit")
    await teacher.says(CODE.search(teacher.card["text"])[0][-4:])
    assert await reports_of(house, "吴桐") == []
    assert len(await reports_of(house, OFFICER)) == 1


@pytest.mark.parametrize("answer", ["exclude-them", "keep-them"])
async def test_an_addition_that_names_a_reader_is_asked_about(house, answer):
    """K3 · also what is said later must not reach whom it is about."""
    code = await tells(house[TEACHER], WHAT)
    teacher = await comes_back(house[TEACHER], code)
    await teacher.presses("report", "more")
    await teacher.says("主使就是陳思遠。")  # in the other script, too
    teacher.sees("report-named")
    assert len((await in_the_room(house, DIRECTOR, office.read)).lines) == 2  # not passed on yet
    await teacher.presses("report", answer)
    teacher.sees("report-added")
    assert len(await reports_of(house, OFFICER)) == (answer == "keep-them")
    told = [line.body for line in (await in_the_room(house, DIRECTOR, office.read)).lines]
    assert {"text": "主使就是陳思遠。"} in told
    deleting.replay(store_of(house))
    assert len(await reports_of(house, OFFICER)) == (answer == "keep-them")


async def test_a_call_that_names_a_reader_is_asked_about(house):
    async with room(house, CUSTODIAN) as custodian:
        form = {"do": "take", "channel": "telephone", "matter": "fraud", "source": "told", "danger": "no"}
        await custodian.sends("/room/custody", **form, what="太短")
        assert "至少 40 字" in custodian.text
        await custodian.sends("/room/custody", **form, what=f"{WHAT}经手人是{OFFICER}。")
        assert f"提到了{OFFICER}" in custodian.text
        assert await reports_of(house, DIRECTOR) == []
        await custodian.sends("/room/custody", **form, what=f"{WHAT}经手人是{OFFICER}。", keep="yes")
    assert len(await reports_of(house, OFFICER)) == 1


async def test_a_custodian_who_was_revoked_finds_nothing_in_an_open_room(house):
    async with room(house, CUSTODIAN) as custodian:
        store_of(house).turn_now(lambda s: readers.revoke(s, readers.by_name(s, CUSTODIAN), house.demo.app.clock()))
        await custodian.opens("/room")
        assert "代为登记" not in custodian.text


async def test_a_danger_that_cannot_be_told_does_not_say_that_nothing_was_saved(house):
    async def fails() -> None:
        raise OSError

    house.demo.reports.in_danger = fails
    await tells(house[TEACHER], WHAT, danger="yes")  # sees report-stored
    assert "report-not-saved" not in house[TEACHER].keys


async def test_two_steps_side_by_side_come_one_after_the_other(house):
    """Slack delivers twice, people press twice; giving up while it is stored does not say that nothing was."""
    teacher, desk = house[TEACHER], house.demo.reports
    await tells(teacher, WHAT, hands_in=False)
    await teacher.presses("report", "edit")  # matter: asked again
    await teacher.presses("report", "fraud")
    await teacher.presses("report", "submit")
    code, token = CODE.search(teacher.card["text"])[0], desk.token("page", teacher.code)
    stored, given_up = await asyncio.gather(
        desk.say("page", teacher.code, code[-4:], token, "code"),
        desk.press("page", teacher.code, f"report.{token}.give-up"),
    )
    assert [said.cards[0].text for said in (stored, given_up)] == ["report-stored", "report-stored"]
    assert len(await reports_of(house, OFFICER)) == 1


async def test_an_answer_that_is_delivered_twice_answers_one_question(house):
    teacher, desk = house[TEACHER], house.demo.reports
    await teacher.says("举报")
    for step in ("begin", "agree", "readers-done", "fraud"):
        await teacher.presses("report", step)
    token = desk.token("page", teacher.code)
    said = [await desk.say("page", teacher.code, WHAT, token, "what") for _ in range(2)]
    assert [each.cards[-1].text for each in said] == ["tell-report-place", "tell-report-place"]
    desk.drop("page", teacher.code, "an older window")
    assert desk.busy("page", teacher.code)


async def test_whoever_has_a_code_shuts_nobody_out(house):
    desk, code = house.demo.reports, await tells(house[TEACHER], WHAT)
    desk.ground.limits.tried.most = 3
    for _ in range(5):
        await desk.press("page", "mine", "report..return")
        assert (await desk.say("page", "mine", code)).cards[0].text == "report-found"
        await desk.press("page", "mine", f"report.{desk.token('page', 'mine')}.leave")
    await desk.press("page", "other", "report..return")
    assert (await desk.say("page", "other", code)).cards[0].text == "report-found"


async def test_what_was_not_stored_does_not_count(house, monkeypatch):
    teacher = house[TEACHER]
    await tells(teacher, WHAT, hands_in=False)
    await teacher.presses("report", "submit")
    end = CODE.search(teacher.card["text"])[0][-4:]

    def fails(*_):
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(filing, "file", fails)
        for _ in range(5):
            await teacher.says(end)
            assert "report-not-saved" in teacher.keys[-2:]
    await teacher.says(end)
    teacher.sees("report-stored")


async def test_an_original_is_of_the_same_kinds(house):
    teacher = house[TEACHER]
    await tells(teacher, WHAT, hands_in=False)
    await teacher.presses("report", "original")
    await teacher.uploads("payroll.exe", b"MZ" + bytes(100))
    assert "report-file-kind" in teacher.keys[-2:]
    await teacher.uploads("名单.txt", "甲乙".encode())
    assert teacher.rows()["附件"] == "txt（原件）"
    await teacher.presses("report", "original-on")
    await teacher.uploads("名单.txt", "甲乙".encode())
    assert teacher.rows()["附件"] == "txt（原件）、txt（清理副本）"
    await teacher.presses("report", "drop-files")
    assert "附件" not in teacher.rows()


async def test_about_the_office_and_kept_readers(house):
    """只交外部受理人 · and whoever is named may also be kept."""
    teacher = house[TEACHER]
    await teacher.says("举报")
    for step in ("begin", "agree", "about-office", "fraud"):
        await teacher.presses("report", step)
    await teacher.says(f"{WHAT}{ALTERNATE}也知道。")
    for step in ("skip", "skip", "saw", "skip", "no", "submit", "keep-them"):
        await teacher.presses("report", step)
    await teacher.says(CODE.search(teacher.card["text"])[0][-4:])
    assert [len(await reports_of(house, name)) for name in (OFFICER, DIRECTOR, ALTERNATE)] == [0, 0, 1]


async def test_the_reporter_is_asked_about_revenge_three_times(house, clock):
    """保护回访 · 30, 90 and 180 days after the week in which it came; each is asked once."""
    code, asked = await tells(house[TEACHER], WHAT), []
    for day in (20, 40, 41, 100, 190, 400):
        clock.now = clock.now.replace(year=2026, month=11, day=23) + timedelta(days=day)
        teacher = await comes_back(house[TEACHER], code)
        asked.append(teacher.card["key"] == "report-found-check")
        if asked[-1]:
            await teacher.presses("report", "revenge")
            teacher.sees("report-check-revenge")
        await teacher.presses("report", "leave")
    assert asked == [False, True, False, True, True, False]
    told = [line.body for line in (await in_the_room(house, OFFICER, office.read)).lines]
    assert told.count({"revenge": True}) == 3


async def test_a_reward_is_given_away_or_lapses(house, clock):
    code = await tells(house[TEACHER], WHAT)
    await verified(house, OFFICER, DIRECTOR, level=1, aside=True)
    teacher = await comes_back(house[TEACHER], code)
    await teacher.presses("report", "claim")
    await teacher.presses("report", "claim-give")
    teacher.sees("report-given")
    await teacher.presses("report", "look")
    assert "claim" not in str(teacher.card["choices"])


async def test_a_reward_that_nobody_claims_lapses_with_its_month(house, clock):
    code = await tells(house[TEACHER], WHAT)
    await verified(house, OFFICER, DIRECTOR, level=1, aside=True)
    clock.forward(days=130)
    await house.demo.report_clocks.tick()
    assert "claim" not in str((await comes_back(house[TEACHER], code)).card["choices"])


def test_counts_under_five_are_not_told():
    def reports(number: int, status: S) -> list[Report]:
        return [Report(status=status, week=date(2026, 10, 5)) for _ in range(number)]

    cells = counted([*reports(5, S.CLOSED), *reports(4, S.RECEIVED)], 5)
    assert cells == {("2026 Q4", S.CLOSED): 5, ("2026 Q4", S.RECEIVED): None}


def test_no_two_reports_are_called_the_same():
    taken: set[str] = set()
    for _ in range(700):
        label = labels.new(taken)
        assert label not in taken
        taken.add(label)


async def test_a_revoked_reader_stays_revoked_though_an_old_backup_comes_back(house):
    store = store_of(house)
    await tells(house[TEACHER], WHAT)
    row = store.turn_now(lambda session: readers.by_name(session, OFFICER))
    deleting.remember(store.keys, [f"reader {row.id.hex()}"])
    deleting.replay(store)
    assert store.turn_now(lambda session: readers.by_name(session, OFFICER)) is None
    assert len(await reports_of(house, DIRECTOR)) == 1


async def test_a_file_is_downloaded_and_never_shown(house):
    teacher = house[TEACHER]
    await tells(teacher, WHAT, hands_in=False)
    await teacher.uploads("名单.txt", "甲乙".encode())
    await teacher.presses("report", "submit")
    await teacher.says(CODE.search(teacher.card["text"])[0][-4:])
    async with room(house, OFFICER) as reader:
        await reader.opens("/room/1")
        await reader.opens("/room/1/file/3")
        assert reader.page.content.decode() == "甲乙"
        assert reader.page.headers["content-disposition"].startswith("attachment")
        assert (await reader.opens("/room/1/file/1")).page.status_code == 404


async def test_a_letter_that_failed_shows_nobody_that_there_is_a_report(house):
    """被排除的人 · the office's queue and the operator's figures are the same with and without."""

    async def screens() -> list:
        officer = await house[OFFICER].says("待办")
        return [
            officer.card["text"],
            officer.rows(),
            (await house.http.get("/metrics")).text.split("outbox_dead")[2],
        ]

    before = await screens()
    row = house.look(lambda s: people.member_id_for_system(s, house[DIRECTOR].code))
    now = house.demo.app.clock()

    def fails(session) -> None:
        session.add(
            Notice(
                dedupe="report-waits x",
                recipient_id=row,
                reply={"key": "report-waits"},
                not_before=now,
                failed_at=now,
            )
        )

    house.change(fails)
    assert await screens() == before
