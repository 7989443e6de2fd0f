"""The page's server: who gets in, what it says of itself, live events, the clock, the restart."""

import asyncio
import json
import re

import httpx
import pytest

from bot.demo import running
from tests.conversations.test_deadlines import hears
from tests.house import OFFICER, TEACHER, House, complains


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {}),
        ("/?key=wrong", {}),
        ("/api/state", {}),
        ("/api/state", {"authorization": "Bearer wrong"}),
        ("/api/events", {}),
        ("/api/file?person=x&code=y", {}),
    ],
)
async def test_nobody_gets_in_without_the_token(house: House, path, headers):
    async with httpx.AsyncClient(base_url=house.http.base_url, trust_env=False) as stranger:
        assert (await stranger.get(path, headers=headers)).status_code == 403


async def test_another_name_for_this_machine_is_refused(house: House):
    """DNS rebinding: a page elsewhere points its own name at the loopback address."""
    assert (await house.http.get("/api/state", headers={"host": "evil.example:80"})).status_code == 403


async def test_nothing_comes_from_outside_and_nothing_is_cached(house: House):
    response = await house.http.get("/")
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert response.headers["referrer-policy"] == "no-referrer"
    assert response.headers["cache-control"] == "no-store"
    assert re.findall(r"https?://", response.text) == []


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"person": "nobody", "text": "x"}', b'{"person": 5}', b"\xff"]
)
async def test_requests_that_make_no_sense_get_a_sentence(house: House, body):
    for what in ("say", "press", "language", "upload"):
        response = await house.http.post(f"/api/{what}", content=body)
        assert response.status_code in (400, 413), (what, body)
        assert response.json()["error"]


async def test_a_notice_arrives_live(house: House):
    async with house.http.stream("GET", "/api/events") as stream:
        lines = stream.aiter_lines()
        assert await anext(lines) == "event: state"
        await complains(house[TEACHER])
        await house.delivers()
        async with asyncio.timeout(5):
            async for line in lines:
                if line.startswith("data:") and "record-filed-told" in line:
                    break
        assert json.loads(line.removeprefix("data: "))["person"] == house[OFFICER].code


async def test_the_clock_goes_forward_by_a_day_and_stays_there(settings, clock):
    async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
        assert (await house.http.get("/api/state")).json()["clock"]["today"] == "2026-11-23"
        await house.http.post("/api/clock", json={"days": 1})
    async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
        state = (await house.http.get("/api/state")).json()
        assert state["clock"] == {"label": "2026 年 11 月 24 日（周二）10:00", "today": "2026-11-24"}


async def test_the_clock_jumps_to_the_next_deadline_in_office_hours(house: House):
    async def jumps() -> str:
        said = (await house.http.post("/api/clock", json={"to": "next"})).json()["said"]
        await house.ticks()
        return said or (await house.http.get("/api/state")).json()["clock"]["label"]

    assert await jumps() == "目前没有期限在计算。先登记一条记录，或者发起一项警告。"
    await hears(house[TEACHER])  # to be sorted by Thursday
    assert await jumps() == "2026 年 11 月 25 日（周三）09:30"
    assert (await house[OFFICER].looks()).keys[-1] == "reminder"
    assert await jumps() == "2026 年 11 月 26 日（周四）09:30"
    assert (await house[OFFICER].looks()).keys[-1] == "reminder-today"
    assert await jumps() == "2026 年 11 月 27 日（周五）09:30"  # midnight passed: nobody is disturbed before nine
    assert (await house[OFFICER].looks()).keys[-1] == "reminder-overdue"


async def test_after_a_restart_notices_and_the_open_question_are_shown_again(settings, clock):
    async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
        await complains(house[TEACHER])
        await house.delivers()
        await house[OFFICER].looks()
        await house[OFFICER].presses("reject")
    async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
        officer = await house[OFFICER].looks()
        assert officer.keys == ["record-filed-told", "reject-reason"]
        await officer.says("重复")
        await officer.presses("submit")
        officer.sees("reject-done")


async def test_the_outbox_runs_by_itself_after_a_commit(settings):
    """The one test with the ticker on: a poke delivers, nobody asks for it."""
    async with running(settings) as demo, House(demo) as house, asyncio.timeout(10):
        await complains(house[TEACHER])
        while "record-filed-told" not in (await house[OFFICER].looks()).keys:
            await asyncio.sleep(0.05)


async def test_a_notice_that_cannot_be_sent_is_tried_again_later(house: House, clock):
    await complains(house[TEACHER])
    messenger = house.demo.outbox.messenger
    chats = messenger.chats
    object.__setattr__(messenger, "chats", None)  # the platform is away
    assert await house.delivers() == 0
    object.__setattr__(messenger, "chats", chats)
    assert await house.delivers() == 0
    clock.forward(minutes=1)
    assert await house.delivers() == 1
    assert (await house[OFFICER].looks()).keys[-1] == "record-filed-told"


async def test_the_language_switch_speaks_to_everybody_at_once(house: House):
    await complains(house[TEACHER])
    await house.http.post("/api/language", json={"lang": "en"})
    teacher = await house[TEACHER].looks()
    assert teacher.card["title"].startswith("Received, receipt")
    state = (await house.http.get("/api/state")).json()
    assert (state["lang"], state["texts"]["send"]) == ("en", "Send")


async def test_the_demo_refuses_beside_a_real_platform(tmp_path):
    import subprocess
    import sys

    command = [sys.executable, "-m", "bot", "demo", "--data", str(tmp_path), "--port", "0"]
    environment = {"TRUSTDESK_TELEGRAM_TOKEN": "1:x", "PATH": "/usr/bin"}
    done = await asyncio.to_thread(
        subprocess.run, command, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "platform token" in done.stderr
    assert list(tmp_path.iterdir()) == []
