"""系统自检 8.1-a, 8.1-c: every check good and bad, seen by whoever sees to the house, told once a week."""

import os
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from bot.settings import Settings
from regulation import workdays
from storage.tables import CalendarDay, Deadline, Member, Notice
from storage.vault import in_force_since
from tests.calls import run
from tests.conftest import MORNING, Clock
from tests.conversations.test_audit_head import forge
from tests.house import ADMINISTRATOR, AUDITOR, DIRECTOR, HEAD, OFFICER, TEACHER, House, complains

TICKS, PLATFORMS, NOTICES, CALENDAR, DEADLINES, TRAIL, BACKUP, KEY = (
    "定时任务",
    "平台接入",
    "通知发送",
    "工作日历",
    "暂定期限",
    "审计链",
    "备份",
    "加密密钥",
)
SPRING = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)  # a Monday, 10:00 in Shanghai: the notice covers the year


@pytest.fixture
def clock() -> Clock:
    """The house as it is in spring, when nothing is near the turn of the year."""
    clock = Clock()
    clock.now = SPRING
    return clock


@pytest.fixture
def tended(settings: Settings, clock: Clock) -> Settings:
    """A house with a backup of last night and a key of last month."""
    noted(settings, clock.now - timedelta(hours=8))
    aged(settings, clock.now - timedelta(days=30))
    return settings


def noted(settings: Settings, made: datetime) -> None:
    (settings.data / "last-backup").write_text(made.isoformat())


def aged(settings: Settings, since: datetime) -> None:
    os.utime(settings.keys / "master-1.key", (since.timestamp(), since.timestamp()))


async def checked(house: House, name: str = ADMINISTRATOR) -> dict[str, str]:
    """The lines of the card, by name."""
    (await house[name].says("自检")).sees("self-check-card")
    return house[name].rows()


async def looks_after(house: House) -> None:
    await house.demo.self_check.tick()
    await house.ticks()


async def told(house: House, name: str) -> int:
    return (await house[name].looks()).keys.count("self-check-told")


async def test_a_house_that_is_well_says_so_and_bothers_nobody(tended: Settings, house: House, clock: Clock):
    rows = await checked(house)
    assert list(rows) == [TICKS, PLATFORMS, NOTICES, CALENDAR, DEADLINES, TRAIL, BACKUP, KEY]
    assert [row for row in rows.values() if not row.startswith("正常：")] == []
    assert "8 项全部正常" in house[ADMINISTRATOR].card["text"]
    assert "不到一天" in rows[BACKUP]
    assert rows[KEY] == "正常：第 1 号，2026 年 1 月 31 日（周六）启用，已用 30 天"
    await looks_after(house)
    for name in (ADMINISTRATOR, AUDITOR, DIRECTOR):
        assert await told(house, name) == 0, name


async def test_who_sees_it_and_who_does_not(house: House):
    for name in (ADMINISTRATOR, AUDITOR, DIRECTOR):
        await checked(house, name)
    for name in (OFFICER, HEAD, TEACHER):
        await house[name].says("自检")
        house[name].sees("not-permitted")


async def test_the_same_on_every_front_end(anywhere: House, settings: Settings, clock: Clock):
    """No backup is known; it is made; the button looks again."""
    house, administrator = anywhere, anywhere[ADMINISTRATOR]
    aged(settings, clock.now)
    await administrator.says("/selftest")
    administrator.sees("self-check-card")
    assert "没有备份记录" in str(administrator.rows()[BACKUP])
    noted(settings, clock.now)
    await administrator.presses("self-check")
    assert "没有备份记录" not in str(administrator.rows()[BACKUP])
    noted(settings, clock.now - timedelta(days=8))
    await house.demo.self_check.tick()
    await house.delivers()
    await administrator.looks()
    administrator.sees("self-check-told")
    assert "备份" in administrator.card["text"]
    await administrator.presses("self-check")
    assert "已过 8 天" in str(administrator.rows()[BACKUP])


async def test_the_engine_that_lags_or_fails(tended: Settings, house: House, monkeypatch):
    ticker = house.demo.ticker
    for seconds, level in ((290, "正常"), (300, "需关注"), (295, "需关注"), (310, "异常")):
        ticker._last["printing"] -= seconds
        assert (await checked(house))[TICKS].startswith(level)
    assert "晚了 19 分钟" in (await checked(house))[TICKS]
    monkeypatch.setattr(ticker, "_failed", {"deadlines": 3})
    row = (await checked(house))[TICKS]
    assert row.startswith("异常：1 项定时工作连续失败（deadlines）")
    assert "重启" in row


async def test_a_platform_from_which_nothing_comes(tended: Settings, house: House):
    house.demo.alive["telegram"] = lambda: False
    assert "1 个平台没有消息进来（telegram）" in (await checked(house))[PLATFORMS]
    house.demo.alive["telegram"] = lambda: True
    assert (await checked(house))[PLATFORMS].startswith("正常")


async def test_letters_that_wait_and_letters_that_were_given_up(tended: Settings, house: House, clock: Clock):
    await complains(house[TEACHER])
    clock.forward(minutes=6)
    assert "积压 1 条，最早的已等 6 分钟" in (row := (await checked(house))[NOTICES])
    assert row.startswith("需关注")
    clock.forward(minutes=9)
    assert (await checked(house))[NOTICES].startswith("异常")
    await house.delivers()
    assert (await checked(house))[NOTICES] == "正常：没有积压"

    def dead(session) -> None:
        row = session.exec(select(Notice)).first()
        row.sent_at, row.failed_at = None, clock.now

    house.change(dead)
    row = (await checked(house))[NOTICES]
    assert row.startswith("需关注：没有积压，近 7 天有 1 条放弃发送，共 1 人有未送达的通知")
    clock.forward(days=8)
    assert (await checked(house))[NOTICES].startswith("正常")


def before_the_end(days: int) -> datetime:
    """10:00, so many days before the last day for which the holidays are published."""
    day = workdays.NATIONAL.official_until(SPRING.date()) - timedelta(days=days)
    return datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC)


async def test_the_calendar_at_the_turn_of_the_year(tended: Settings, house: House, clock: Clock):
    clock.now = before_the_end(days=304)
    assert "今后十二个月中有 61 天为暂定" in (await checked(house))[CALENDAR]
    for days, level in ((365, "正常"), (46, "正常"), (45, "需关注"), (8, "需关注"), (7, "异常"), (-3, "异常")):
        clock.now = before_the_end(days)
        assert (await checked(house))[CALENDAR].startswith(level), days


async def test_a_day_that_the_house_set_itself_is_not_provisional(tended: Settings, house: House, clock: Clock):
    clock.now = before_the_end(days=-1)
    assert "今后十二个月中有 366 天为暂定" in (await checked(house))[CALENDAR]

    def sets_today(session) -> None:
        someone = session.exec(select(Member)).first()
        session.add(CalendarDay(day=clock.now.date(), works=True, set_by_id=someone.id))

    house.change(sets_today)
    assert "今后十二个月中有 365 天为暂定" in (await checked(house))[CALENDAR]


async def test_deadlines_on_days_that_may_still_change(tended: Settings, house: House, clock: Clock):
    clock.now = before_the_end(days=2)
    assert (await checked(house))[DEADLINES] == "正常：没有期限落在暂定日期"
    await complains(house[TEACHER])
    provisional = house.look(lambda session: [row for row in session.exec(select(Deadline)) if row.provisional])
    row = (await checked(house))[DEADLINES]
    assert row.startswith(f"需关注：{len(provisional)} 项在办期限经过暂定日期")
    assert "14 天内到期" in row


async def test_the_trail_and_its_anchor(tended: Settings, house: House, clock: Clock):
    assert (await checked(house))[TRAIL].startswith("正常")  # nothing was done yet
    await complains(house[TEACHER])
    assert "链首还没有告知过审计人员" in (await checked(house))[TRAIL]
    await house.demo.witness.tick()
    await house.delivers()
    assert (await checked(house))[TRAIL].startswith("正常：刚才核验完整，共 1 行，至第 2026/1 行")
    clock.forward(days=2)
    assert (await checked(house))[TRAIL].startswith("需关注")
    forge(tended.data, "UPDATE audit_event SET line = '{}' WHERE number = 1")
    row = (await checked(house))[TRAIL]
    assert row.startswith("异常：第 2026/1 行起与此前不符")
    assert "请勿重启或清理系统" in row


async def test_lines_that_were_cut_off_are_missed_by_the_anchor(tended: Settings, house: House):
    await complains(house[TEACHER])
    await complains(house[TEACHER])
    await house.demo.witness.tick()
    await house.delivers()
    forge(tended.data, "DELETE FROM audit_event WHERE number = 2")
    assert (await checked(house))[TRAIL].startswith("异常：第 2026/2 行")


async def test_how_old_backup_and_key_are(tended: Settings, house: House, clock: Clock):
    for days, level in ((6, "正常"), (7, "需关注"), (30, "异常")):
        noted(tended, clock.now - timedelta(days=days))
        assert (await checked(house))[BACKUP].startswith(level), days
    for days, level in ((364, "正常"), (365, "需关注"), (730, "异常")):
        aged(tended, clock.now - timedelta(days=days))
        row = (await checked(house))[KEY]
        assert row.startswith(level), days
        assert ("keys rotate" in row) is (level != "正常")
    (tended.data / "last-backup").write_text("never")
    assert (await checked(house))[BACKUP].startswith("异常：没有备份记录")


async def test_the_backup_command_leaves_its_note_and_a_rotation_a_new_key(settings: Settings, tmp_path):
    """The clock of the commands is the machine's own."""
    folders = {"TRUSTDESK_DATA": str(settings.data), "TRUSTDESK_KEYS": str(settings.keys)}
    aged(settings, MORNING - timedelta(days=4000))
    assert run("backup", "--to", tmp_path / "backups", **folders).returncode == 0
    assert run("keys", "rotate", **folders).returncode == 0
    made = datetime.fromisoformat((settings.data / "last-backup").read_text())
    assert made.tzinfo is not None
    since = in_force_since(settings.keys)
    assert since is not None
    assert abs(since - made) < timedelta(minutes=5)


async def test_what_is_wrong_is_told_once_a_week_and_named(tended: Settings, house: House, clock: Clock):
    noted(tended, clock.now - timedelta(days=40))
    aged(tended, clock.now - timedelta(days=400))
    for _ in range(2):
        await looks_after(house)
    for name in (ADMINISTRATOR, AUDITOR):
        assert await told(house, name) == 1, name
        assert "本周自检有 1 项异常、1 项需关注：备份、加密密钥。" in house[name].card["text"]
    for name in (DIRECTOR, OFFICER):
        assert await told(house, name) == 0, name
    clock.forward(days=4)  # Friday
    await looks_after(house)
    assert await told(house, ADMINISTRATOR) == 1
    clock.forward(days=3)
    await looks_after(house)
    assert await told(house, ADMINISTRATOR) == 2
    await house[ADMINISTRATOR].presses("self-check")
    house[ADMINISTRATOR].sees("self-check-card")


async def test_what_shows_at_night_or_on_a_day_off_waits_for_the_office(
    tended: Settings, house: House, clock: Clock
):
    noted(tended, clock.now - timedelta(days=40))
    clock.now = datetime(2026, 3, 7, 2, 0, tzinfo=UTC)  # Saturday
    await looks_after(house)
    clock.now = datetime(2026, 3, 8, 22, 0, tzinfo=UTC)  # Monday, 6:00
    await looks_after(house)
    assert await told(house, ADMINISTRATOR) == 0
    clock.forward(hours=4)
    await looks_after(house)
    assert await told(house, ADMINISTRATOR) == 1
