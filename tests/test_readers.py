"""受理人 · readers on the console: a key of one's own, the form closed without one, reading without a browser."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import cli
from bot.settings import Settings
from tests.house import OFFICER, TEACHER
from tests.reports_house import PASSPHRASES, reports_of, tells

WHAT = "上个季度的合作项目回款被转入了私人账户，经手人要求大家补签材料，已经持续了两个月，票据与合同对不上。"
WORDS = "six words that nobody guesses today"


@pytest.fixture
def console(settings: Settings, monkeypatch):
    monkeypatch.setenv("TRUSTDESK_DATA", str(settings.data))
    monkeypatch.setenv("TRUSTDESK_KEYS", str(settings.keys))
    return lambda *words, said="": CliRunner().invoke(cli.app, ["reader", *words], input=said)


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
