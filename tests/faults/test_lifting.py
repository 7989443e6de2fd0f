"""解除 7.3-a, killed at every statement: either nothing is lifted or everything is, and done again it is the same."""

import json
import subprocess
import sys

from bot.demo import running
from bot.settings import Settings
from handlers.kit.turn import Turn
from handlers.repair_lifting import lift
from regulation.grades import Grade
from storage.journal import Journal
from storage.queries import people, repairs
from storage.tables import Grading, Measure, Record
from tests.conftest import Clock
from tests.house import DIRECTOR, House
from tests.repair_steps import CHAIR, MEMBER, agrees, application, grade_now, held_against, moves, ready, rows


async def waits_for_one_key(settings: Settings, clock: Clock) -> None:
    async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
        held_against(house)
        ready(house, Grade.D)
        await moves(house, DIRECTOR, "approve-d", "属实。")
        assert await agrees(house, CHAIR) == "turn-key-one"


async def test_killed_at_every_statement_nothing_is_lifted_or_everything(settings: Settings, clock: Clock):
    await waits_for_one_key(settings, clock)
    command = [sys.executable, "-m", "tests.faults.lifting", str(settings.data.parent), MEMBER]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    undisturbed, *killed, last = (json.loads(line) for line in told.stdout.splitlines())
    before, after = killed[0]["before"], undisturbed["after"]
    assert (undisturbed["how"], before == after) == ("done", False)
    assert {line["how"] for line in killed} == {"killed"}
    assert {str(line["after"]) for line in killed} == {
        str(before),
        str(after),
    }  # nothing in between, and both were met
    assert [line["n"] for line in killed if line["after"] == after] == [
        killed[-1]["n"]
    ]  # after the commit, not before
    assert (last["how"], last["before"], last["after"]) == ("was done", after, after)
    assert len(killed) > 60  # the grade, the restrictions, the records, the papers, the letters


async def test_lifted_again_there_is_nothing_left_to_do(house: House):
    held_against(house)
    ready(house)
    await moves(house, DIRECTOR, "approve-c", "属实。")
    held = str([rows(house, table) for table in (Grading, Measure, Record)])
    left = Journal()

    def again(session) -> None:
        app = house.demo.app
        actor = people.actor_for_system(session, house[DIRECTOR].code, app.house.day(app.clock()))
        turn = Turn(session, app.clock(), actor, app.house, left)
        code = application(house).code
        lift(repairs.facts(session, turn.viewer, [code])[code], turn)

    house.change(again)
    assert str([rows(house, table) for table in (Grading, Measure, Record)]) == held
    assert (left.notices, left.lines, grade_now(house)) == ([], [], ("b", "repaired"))
