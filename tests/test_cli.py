"""The commands: what they print, and one clear line when they cannot."""

import json
import subprocess
import sys

import pytest

from bot import house
from bot.settings import Settings
from handlers.people import add_subject
from tests.calls import run


def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments], env=environment, capture_output=True, text=True, check=False
    )


def test_say_prints_the_menu_and_the_questions_in_chinese():
    done = started("say", "record", "zh-Hans", LANG="C", PYTHONUTF8="1")
    assert done.returncode == 0
    assert {"[登记投诉]", "[登记部门情况]", "[反馈外部评价]"} <= set(done.stdout.split())
    assert "这件投诉涉及谁？" in done.stdout


def test_say_in_english_by_a_chinese_word():
    assert "Whom is the complaint about?" in started("say", "录入", "en", PYTHONUTF8="1").stdout


@pytest.mark.parametrize(
    ("arguments", "environment", "code", "word"),
    [
        (["say", "nonsense"], {}, 1, "no command"),
        (["verify", "--data", "nowhere"], {}, 1, "no database"),
        (["demo"], {"TRUSTDESK_SLACK_BOT_TOKEN": "x"}, 1, "platform token"),
        (["demo"], {"TRUSTDESK_TIMEZONE": "Mars/Olympus"}, 1, "TRUSTDESK_TIMEZONE"),
        (["demo"], {"TRUSTDESK_LOG_LEVEL": "LOUD"}, 1, "TRUSTDESK_LOG_LEVEL"),
        (["no-such-command"], {}, 2, "No such command"),
        (["demo", "--port", "many"], {}, 2, "--port"),
    ],
)
def test_what_cannot_be_done_says_so(tmp_path, arguments, environment, code, word):
    done = run(*arguments, **environment)
    assert done.returncode == code
    assert word in done.stderr
    assert "Traceback" not in done.stderr


def test_verify_counts_the_lines(tmp_path):
    settings = Settings(data=tmp_path / "data", keys=tmp_path / "keys")
    with house.opened(settings) as (database, *_):
        database.write_now(lambda session, _: add_subject(session, "department", "甲") and None)
    done = run("verify", "--data", str(settings.data), "--keys", str(settings.keys), "--json")
    assert json.loads(done.stdout) == {"lines": 0, "whole": True}


def test_a_taken_port_is_named(tmp_path):
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = started("demo", "--port", str(taken.getsockname()[1]), "--data", str(tmp_path / "d"))
    assert done.returncode == 1
    assert "is taken" in done.stderr


def test_an_operator_sets_up_an_office_and_lets_people_in(tmp_path):
    where = {"TRUSTDESK_DATA": str(tmp_path / "data"), "TRUSTDESK_KEYS": str(tmp_path / "keys"), "PYTHONUTF8": "1"}
    assert "bind " in started("init", "--institution", "启明", "--officer", "陈思远", **where).stdout
    assert "bind " in run("member", "add", "林晓雨", "--department", "教学部", **where).stdout
    people = json.loads(run("member", "list", "--json", **where).stdout)
    assert [(p["name"], p["roles"]) for p in people] == [("陈思远", ["credit_officer"]), ("林晓雨", ["staff"])]
    assert "bind " in run("member", "invite", people[1]["code"], **where).stdout
    assert json.loads(run("verify", "--json", **where).stdout) == {"lines": 3, "whole": True}
    again = run("init", "--institution", "x", "--officer", "y", **where)
    assert (again.returncode, "already" in again.stderr) == (1, True)
    assert json.loads(run("doctor", "--json", **where).stdout)[0]["fine"] is True


def test_the_doctor_names_what_is_wrong_and_no_token(tmp_path):
    where = {"TRUSTDESK_DATA": str(tmp_path / "data"), "TRUSTDESK_KEYS": str(tmp_path / "keys"),
             "TRUSTDESK_TELEGRAM_TOKEN": "4711:very-secret-token", "TRUSTDESK_TELEGRAM_API": "http://127.0.0.1:9"}  # fmt: skip
    done = run("doctor", **where)
    assert done.returncode == 1
    assert "BAD  telegram" in done.stdout
    assert "very-secret" not in done.stdout + done.stderr


def test_the_office_does_not_run_without_a_platform(tmp_path):
    done = run("run", TRUSTDESK_DATA=str(tmp_path / "d"), TRUSTDESK_KEYS=str(tmp_path / "k"))
    assert done.returncode == 1
    assert "TRUSTDESK_TELEGRAM_TOKEN" in done.stderr
