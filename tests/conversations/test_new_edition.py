"""修订 10.4: a new edition changes what begins under it, and nothing of what began before."""

import shutil
from pathlib import Path

import pytest
from sqlmodel import select

from bot import house as rooms
from bot.demo import running
from bot.settings import Settings
from handlers.kit.paper import Paper
from storage.tables import Case, Deadline, Issued
from tests.conftest import Clock
from tests.conversations.test_case import HEAD, issues, proposes
from tests.house import House, Person


def amended(folder: Path) -> Path:
    """Beside the shipped edition one with eight working days for a plan instead of seven."""
    shutil.copy(rooms.EDITION, folder / "2026.toml")
    shutil.copytree(rooms.EDITION.with_suffix(""), folder / "2027")
    text = rooms.EDITION.read_text(encoding="utf-8").replace('edition = "2026"', 'edition = "2027"')
    seven = '[numbers."case.plan.c"]\nvalue = 7\n'
    assert seven in text
    (folder / "2027.toml").write_text(text.replace(seven, seven.replace("7", "8")), encoding="utf-8")
    return folder / "2027.toml"


def plan_due(house: House) -> dict[str, str]:
    """When each case's plan is due, by the edition it was opened under."""
    query = select(Case.edition, Deadline.due_at).join(Deadline, Deadline.row_code == Case.code)  # type: ignore[arg-type]
    found = house.look(lambda s: s.exec(query.where(Deadline.kind == "case.plan")).all())
    return {edition: due.date().isoformat() for edition, due in found}


async def warned(house: House, about: str, head: str) -> str:
    """Warns somebody who confirms at once; returns what the warning said."""
    await proposes(house, about)
    await issues(house)
    person = await house[head].looks()
    said = person.card["text"]
    await person.presses("acknowledge-warning")
    person.sees("acknowledge-warning-done")
    return said


def papers(house: House) -> list[str]:
    """What each warning notice says of the plan."""
    issued = house.look(lambda s: s.exec(select(Issued).where(Issued.kind == "paper-warning")).all())
    bodies = [Paper.model_validate(each.paper).body for each in issued]
    return [str(label.values["days"]) for body in bodies for label in body if "days" in label.values]


async def own_calendar(house: House, person: Person) -> str:
    """The day in the file for somebody's own calendar."""
    await person.presses("calendar-file")
    await person.presses("calendar-file")
    await house.demo.printing.tick()
    await house.delivers()
    (file,) = (await person.looks()).sees("calendar-file-ready").card["files"]
    lines = (await house.http.get(file["url"])).text.splitlines()
    return next(line for line in lines if line.startswith("DTSTART"))


async def foreseen(person: Person) -> str:
    """Which days somebody will be reminded on, by the forecast."""
    await person.sends("my-forecast")
    return " ".join(row["label"] + row["value"] for row in person.card["rows"])


async def test_seven_working_days_become_eight_for_new_cases_only(
    settings: Settings, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
        assert "7 个工作日" in await warned(house, "后勤部", HEAD)
        assert plan_due(house) == {"2026": "2026-12-02"}
    monkeypatch.setattr(rooms, "EDITION", amended(tmp_path))
    async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
        assert "8 个工作日" in await warned(house, "客服部", "何静")
        assert plan_due(house) == {"2026": "2026-12-02", "2027": "2026-12-03"}
        assert papers(house) == ["7", "8"]
        old, new = house[HEAD], house["何静"]
        await old.says("日历")
        assert "2026 年 12 月 2 日（周三）" in old.rows()
        assert "20261202" in await own_calendar(house, old)
        assert "12 月 2 日" in await foreseen(old)
        await new.says("日历")
        assert "2026 年 12 月 3 日（周四）" in new.rows()
        assert "20261203" in await own_calendar(house, new)
        assert "12 月 3 日" in await foreseen(new)
