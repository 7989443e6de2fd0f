"""受理人 · readers on the console: a key of one's own, the form closed without one, reading without a browser."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import cli
from bot.settings import Settings
from tests.house import DIRECTOR, OFFICER, TEACHER
from tests.reports_house import CODE, PASSPHRASES, comes_back, reports_of, tells, verified

WHAT = "上个季度的合作项目回款被转入了私人账户，经手人要求大家补签材料，已经持续了两个月，票据与合同对不上。"
WORDS = "six words that nobody guesses today"


@pytest.fixture
def console(settings: Settings, monkeypatch):
    monkeypatch.setenv("TRUSTDESK_DATA", str(settings.data))
    monkeypatch.setenv("TRUSTDESK_KEYS", str(settings.keys))
    return lambda *words, said="", of="reader": CliRunner().invoke(cli.app, [of, *words], input=said)


def test_a_reader_is_added_listed_and_revoked(console):
    made = console("add", "吴桐", "--alias", "wu tong", said=f"{WORDS}\n{WORDS}\n")
    assert made.exit_code == 0, made.output
    assert WORDS not in made.output
    assert "吴桐\treader" in console("list").output
    assert console("revoke", "吴桐").exit_code == 0
    assert "吴桐" not in console("list").output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "吴桐"), "short\nshort\n"),
        (("add", OFFICER), f"{WORDS}\n{WORDS}\n"),
        (("revoke", "谁"), ""),
        (("open", OFFICER), f"{WORDS}\n"),
        (("open", "谁"), ""),
    ],
)
def test_what_cannot_be_done_is_refused(console, words, said):
    assert console(*words, said=said).exit_code == 1


async def test_a_report_is_read_and_answered_on_the_console(house, console):
    await tells(house[TEACHER], WHAT)
    [report] = await reports_of(house, OFFICER)
    word = PASSPHRASES[OFFICER]
    assert report.label in console("open", OFFICER, said=f"{word}\n").output
    read = console("open", OFFICER, report.label, "--answer", said=f"{word}\n收到，谢谢。\n")
    assert read.exit_code == 0, read.output
    assert WHAT in read.output
    assert [each.acknowledged is not None for each in await reports_of(house, OFFICER)] == [True]


async def test_without_a_reader_the_form_is_closed(house, console, settings: Settings, tmp_path: Path):
    for name in PASSPHRASES:
        assert console("revoke", name).exit_code == 0
    teacher = house[TEACHER]
    await teacher.says("举报")
    await teacher.presses("report", "begin")
    teacher.sees("report-closed")


async def test_a_call_is_taken_in_and_its_caller_comes_back_with_the_code(house, console):
    said = f"phone\nfraud\n{WHAT}\ntold\nno\n"  # the first word is none of the list
    made = console("take", "telephone", "--without", OFFICER, said=said, of="custodian")
    assert made.exit_code == 0, made.output
    assert await reports_of(house, OFFICER) == []
    teacher = house[TEACHER]
    await teacher.says("举报")
    await teacher.presses("report", "return")
    await teacher.says(CODE.search(made.output)[0])
    teacher.sees("report-found")


def test_a_call_without_anybody_left_is_not_taken(console):
    out = [part for name in PASSPHRASES for part in ("--without", name)]
    said = f"fraud\n{WHAT}\ntold\nno\n"
    assert console("take", "mailbox", *out, said=said, of="custodian").exit_code == 1
    assert console("take", "mailbox", "--without", "谁", of="custodian").exit_code == 1


async def test_a_reward_is_paid_once_against_its_word(house, console):
    """查证属实 → 奖励 · the reporter's word, and nothing else, is what the custodian sees."""
    code = await tells(house[TEACHER], WHAT)
    await verified(house, OFFICER, DIRECTOR, level=1, aside=True)
    assert console("claims", of="custodian").output == ""  # nobody has claimed it yet
    teacher = await comes_back(house[TEACHER], code)
    await teacher.presses("report", "claim")
    await teacher.presses("report", "claim-word")
    word = re.search(r"[0-9A-F]{12}", teacher.card["text"])[0]
    assert word in console("claims", of="custodian").output
    assert console("paid", word.lower(), of="custodian").exit_code == 0
    assert console("paid", word, of="custodian").exit_code == 1


async def test_a_name_is_opened_by_the_custodian_alone(house, console):
    assert console("add", "吴桐", "--custodian", said=f"{WORDS}\n{WORDS}\n").exit_code == 0
    teacher = house[TEACHER]
    await tells(teacher, WHAT, hands_in=False)
    await teacher.presses("report", "name-me")
    await teacher.says("林某某")
    await teacher.presses("report", "submit")
    await teacher.says(CODE.search(teacher.card["text"])[0][-4:])
    [report] = await reports_of(house, OFFICER)
    assert f"{report.label}\t林某某" in console("names", "吴桐", said=f"{WORDS}\n", of="custodian").output
    assert "林某某" not in console("open", OFFICER, report.label, said=f"{PASSPHRASES[OFFICER]}\n").output
    assert console("names", OFFICER, of="custodian").exit_code == 1
