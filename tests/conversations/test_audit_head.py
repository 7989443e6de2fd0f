"""审计链每日核验 · the auditor is told every day what the trail looks like; a forged one is found out (clause 8.1-b)."""

import sqlite3
from pathlib import Path

from sqlmodel import select

from bot.settings import Settings
from storage.tables import Seen
from tests.calls import run
from tests.conftest import Clock
from tests.house import ADMINISTRATOR, AUDITOR, DIRECTOR, OFFICER, TEACHER, House, complains


async def told(house: House, name: str) -> str:
    """The newest message of a person, whose key is returned."""
    await house.demo.witness.tick()
    await house.delivers()
    return (await house[name].looks()).keys[-1]


async def test_the_auditor_is_told_the_head_once_a_day(house: House, clock: Clock, settings: Settings):
    await complains(house[TEACHER])
    assert await told(house, AUDITOR) == "audit-head"
    head = house[AUDITOR].card["text"].splitlines()[1]
    assert await told(house, AUDITOR) == "audit-head"
    assert house[AUDITOR].keys.count("audit-head") == 1
    assert "audit-head" not in (await house[OFFICER].looks()).keys
    clock.forward(days=1)
    await complains(house[TEACHER])
    await told(house, AUDITOR)
    assert house[AUDITOR].keys.count("audit-head") == 2
    assert verified(settings, head) == (0, "the audit trail is whole: 2 lines\n")


async def test_a_trail_that_was_written_anew_does_not_have_the_head_that_was_told(house: House, settings: Settings):
    """Whoever has the database can chain a false story from its first line; the message they cannot reach."""
    await complains(house[TEACHER])
    await told(house, AUDITOR)
    head = house[AUDITOR].card["text"].splitlines()[1]
    forge(settings.data, "DELETE FROM audit_event")
    await complains(house[TEACHER])
    code, said = verified(settings, head)
    assert (code, "2026/1 is not the one that was told" in said) == (1, True)
    assert verified(settings, "2026-1-nonsense")[0] == 1


async def test_lines_that_were_cut_off_at_the_end_are_missed(house: House, settings: Settings, clock: Clock):
    """What is left is a whole chain; only somebody who was told the head can know better."""
    await complains(house[TEACHER])
    await complains(house[TEACHER])
    await told(house, AUDITOR)
    forge(settings.data, "DELETE FROM audit_event WHERE number = 2")
    assert verified(settings)[0] == 1
    clock.forward(days=1)
    assert await told(house, AUDITOR) == "audit-broken"


async def test_an_invitation_is_audited_by_its_member_and_its_code_kept_nowhere(house: House, settings: Settings):
    officer = house[OFFICER]
    await officer.says("绑定")
    await officer.presses("invite-member")
    await officer.says(TEACHER)
    submit = officer.button("submit")
    await officer.sends(submit)
    code = officer.card["text"].split("绑定码 ")[1].split(" ")[0]
    await officer.sends(submit)
    officer.sees("shown-once")
    [line] = house.look(
        lambda session: session.connection().exec_driver_sql("SELECT line FROM audit_event").scalars().all()
    )
    assert house[TEACHER].code.encode() in line
    replies = house.look(lambda session: [str(seen.reply) for seen in session.exec(select(Seen))])
    assert [reply for reply in replies if code in reply] == []


async def test_a_forged_line_is_told_to_those_who_must_act(house: House, settings: Settings):
    await complains(house[TEACHER])
    await complains(house[TEACHER])
    forge(settings.data, "UPDATE audit_event SET line = '{}' WHERE number = 1")
    for name in (AUDITOR, DIRECTOR, ADMINISTRATOR):
        assert await told(house, name) == "audit-broken"
        assert "2026/1" in house[name].card["text"]


def forge(data: Path, statement: str) -> None:
    """Changes the trail as somebody with the file in their hands would: the triggers go first."""
    forger = sqlite3.connect(data / "trustdesk.sqlite")
    for (name,) in forger.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        forger.execute(f"DROP TRIGGER {name}")
    forger.execute(statement)
    forger.commit()
    forger.close()


def verified(settings: Settings, head: str = "") -> tuple[int, str]:
    done = run("verify", "--data", settings.data, "--keys", settings.keys, "--head", head)
    return done.returncode, done.stdout + done.stderr
