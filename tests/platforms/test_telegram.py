"""Telegram as it is: groups, stickers, strangers, floods, wrong secrets, a platform that fails, a bot that was blocked."""

import asyncio
import logging
from collections.abc import AsyncIterator

import httpx
import pytest

from bot import logs
from bot.settings import Settings
from bot.telegram.desk import Desk
from tests.conftest import Clock
from tests.conversations.test_bad_input import at_evidence
from tests.facts import PNG
from tests.house import OFFICER, TEACHER, complains
from tests.platforms.telegram_double import TOKEN
from tests.telegram_house import SECRET, TelegramHouse, TelegramPerson, telegram_house
from tests.test_metadata import picture


@pytest.fixture
async def house(settings: Settings, clock: Clock) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(settings, clock, webhook=False) as house:
        yield house


@pytest.fixture
async def hooked(settings: Settings, clock: Clock) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(settings, clock, webhook=True) as house:
        yield house


async def test_buttons_edit_in_place_and_typing_makes_a_new_card(house: TelegramHouse):
    teacher = house[TEACHER]
    await teacher.says("/record")
    await teacher.presses("complaint")
    before = len(teacher.keys)
    await teacher.presses("answer", house.subject("客服部"))
    teacher.sees("complaint-received-on")
    assert len(teacher.keys) == before  # the question turned into the next one
    await teacher.says("昨天")
    assert len(teacher.keys) == before + 1
    assert teacher.keys.count("complaint-channel") == 1
    assert [m.get("reply_markup") for m in teacher._texts()][-2] is None  # the old keyboard is gone


async def test_the_calendar_turns_its_pages_without_the_office(house: TelegramHouse):
    teacher = house[TEACHER]
    await teacher.says("/record")
    await teacher.presses("complaint")
    await teacher.says("客服部")
    await teacher.presses("month")
    await teacher.presses("month", "2026-10")
    await teacher.presses("answer", "2026-10-15")
    teacher.sees("complaint-channel")


async def test_a_photo_becomes_evidence(house: TelegramHouse):
    teacher = house[TEACHER]
    await teacher.says("/record")
    await teacher.presses("complaint")
    for answer in ("客服部", "昨天", "电话", "内容"):
        await teacher.says(answer)
    house.double.files["photo1"] = picture("JPEG")
    sizes = [{"file_id": "photo1", "file_unique_id": "u", "width": 9, "height": 9}]
    await teacher.gives(message=teacher._message(photo=sizes))
    teacher.sees("complaint-evidence")
    await teacher.presses("done")
    teacher.sees("review")


async def test_an_album_is_counted_on_one_card(house: TelegramHouse):
    teacher = house[TEACHER]
    await at_evidence(teacher)
    before = len(teacher.keys)
    for number in range(3):
        house.double.files[f"photo{number}"] = picture("JPEG")
        sizes = [{"file_id": f"photo{number}", "file_unique_id": "u", "width": 9, "height": 9}]
        await teacher.gives(message=teacher._message(photo=sizes, media_group_id="album"))
    assert teacher.keys[before:] == ["complaint-evidence"]
    await teacher.presses("done")
    teacher.sees("review")
    assert len(teacher.card["files"]) == 3 or teacher.rows()["证据"].count("photo") == 3


@pytest.mark.parametrize(
    "content",
    [
        {
            "sticker": {
                "file_id": "s",
                "file_unique_id": "s",
                "type": "regular",
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
            }
        },
        {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
        {"location": {"latitude": 1.0, "longitude": 2.0}},
        {"contact": {"phone_number": "1", "first_name": "x"}},
    ],
)
async def test_kinds_that_cannot_be_read_say_so_and_leave_the_question(house: TelegramHouse, content):
    teacher = house[TEACHER]
    await teacher.says("/record")
    await teacher.presses("complaint")
    await teacher.gives(message=teacher._message(**content))
    teacher.sees("kind-not-read", "complaint-subject")


async def test_a_group_hears_only_where_to_go(house: TelegramHouse):
    teacher = house[TEACHER]
    group = {"id": -100, "type": "group", "title": "全体教师"}
    for text in ("/record", "大家好", "录入"):
        await teacher.gives(message={**teacher._message(text=text), "chat": group})
    texts = [message["text"] for message in house.double.messages[-100].values()]
    assert [house.words.said[text].key for text in texts] == ["private-only"]


async def test_unknown_kinds_and_edits_are_passed_over(house: TelegramHouse):
    teacher = house[TEACHER]
    before = len(teacher.keys)
    await teacher.gives(message=teacher._message(text="/help"))
    await teacher.gives(edited_message=teacher._message(text="geändert")) if house.double.allowed is None else None
    await teacher.gives(message=teacher._message(something_of_next_year={"x": 1}))
    assert teacher.keys[before:] == ["help", "kind-not-read"]


async def test_a_stranger_is_told_how_to_get_in_and_nothing_is_kept(house: TelegramHouse):
    stranger = TelegramPerson(house, "", "陌生人", user=999)
    for text in ("你好", "/record", "/start", "绑定 WRONG-CODE1"):
        await stranger.says(text)
    assert stranger.keys == ["bind-first"] * 3 + ["bind-code-wrong"]
    await stranger.sends("complaint")
    stranger.sees("bind-first")
    assert house.records() == []


async def test_a_long_text_is_refused_and_a_long_card_is_cut(house: TelegramHouse):
    teacher = house[TEACHER]
    await teacher.says("/record")
    await teacher.presses("complaint")
    for answer in ("客服部", "昨天", "电话"):
        await teacher.says(answer)
    await teacher.says("长" * 4096)
    teacher.sees("error-too-long", "complaint-summary")


async def test_a_busy_platform_is_waited_for(house: TelegramHouse):
    teacher = house[TEACHER]
    house.double.faults += [("sendMessage", 429, {"retry_after": 0}), ("sendMessage", 500, {})]
    await teacher.says("/help")
    teacher.sees("help")


async def test_a_blocked_bot_sends_no_more_until_the_person_is_back(house: TelegramHouse, clock: Clock):
    teacher, officer = house[TEACHER], house[OFFICER]
    house.double.blocked.add(officer.user)
    await complains(teacher)
    assert await house.delivers() == 0
    house.double.blocked.clear()
    clock.forward(minutes=1)
    assert await house.delivers() == 0  # not even tried
    await officer.says("/help")
    clock.forward(minutes=10)
    assert await house.delivers() == 1
    officer.sees("record-filed-told")


async def test_people_do_not_wait_for_each_other(house: TelegramHouse):
    """Twenty people at once, each in order; every receipt is there."""
    filers = [house[name] for name in (TEACHER, OFFICER, "周建国", "何静", "郑重")]
    codes = await asyncio.gather(*(complains(person) for person in filers))
    assert {record.code for record in house.records()} == set(codes)


async def test_a_slow_upload_holds_up_nobody_else(house: TelegramHouse):
    teacher, officer = house[TEACHER], house[OFFICER]
    await at_evidence(teacher)
    house.double.slow["getFile"] = 3.0
    uploading = asyncio.create_task(teacher.uploads("图.png", PNG))
    await asyncio.sleep(0.3)  # it is under way
    async with asyncio.timeout(2):
        await officer.says("/help", confirmed=False)
        while officer.keys != ["help"]:
            await asyncio.sleep(0.05)
    await uploading
    teacher.sees("complaint-evidence")


async def test_an_update_of_a_shape_that_nobody_knows_stops_nobody(house: TelegramHouse, caplog):
    """The library cannot read it; it is put aside by its number, and nothing of it is logged."""
    teacher = house[TEACHER]
    await teacher.gives(message={"message_id": 1, "chat": {"id": teacher.user, "type": "private"}, "text": "机密"})
    await teacher.says("/help")
    teacher.sees("help")
    assert "机密" not in caplog.text


async def test_somebody_whose_update_cannot_be_answered_is_told(house: TelegramHouse, monkeypatch):
    teacher = house[TEACHER]

    async def fails(*_):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(Desk, "_member", fails)
        await teacher.says("/help")
    teacher.sees("unexpected")
    await teacher.says("/help")
    teacher.sees("help")


async def test_a_file_that_is_too_large_or_does_not_come_gets_a_sentence(house: TelegramHouse):
    teacher = house[TEACHER]
    await at_evidence(teacher)
    big = {"file_id": "big", "file_unique_id": "b", "file_name": "大.pdf", "file_size": 21 * 1024 * 1024}
    await teacher.gives(message=teacher._message(document=big))
    teacher.sees("error-file-big", "complaint-evidence")
    gone = big | {"file_id": "gone", "file_size": 100}
    await teacher.gives(message=teacher._message(document=gone))
    teacher.sees("file-not-fetched", "complaint-evidence")


async def test_somebody_who_is_bound_may_tap_a_new_link(house: TelegramHouse):
    """A changed phone, or a code for somebody else on the same one; even with a question open."""
    teacher, officer = house[TEACHER], house[OFFICER]
    await officer.says("/bind")
    officer.sees("menu-bind")
    await officer.presses("invite-member")
    await officer.says(TEACHER)
    await officer.presses("submit")
    code = officer.card["text"].split("绑定码 ")[1].split(" ")[0]
    await at_evidence(teacher)
    await teacher.says(f"/start {code}")
    teacher.sees("bind-done")


async def test_what_is_under_way_when_the_office_stops_comes_again(settings: Settings, clock: Clock):
    async with telegram_house(settings, clock, webhook=True) as house:
        teacher = house[TEACHER]
        await at_evidence(teacher)
        house.double.slow["getFile"] = 5.0
        uploading = asyncio.create_task(teacher.uploads("图.png", PNG))
        await asyncio.sleep(0.3)  # it is under way
        begun = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - begun < 4
    with pytest.raises((AssertionError, httpx.HTTPError)):  # never confirmed: Telegram goes on trying
        await uploading


async def test_an_update_that_comes_twice_is_done_once(hooked: TelegramHouse):
    teacher = hooked[TEACHER]
    await teacher.says("/record")
    await teacher.presses("complaint")
    update = {"update_id": 77, "message": teacher._message(text="客服部")}
    for _ in range(2):
        await hooked.double._push(update)
    teacher.sees("complaint-received-on")
    await teacher.says("昨天")
    teacher.sees("complaint-channel")


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({}, b'{"update_id": 1}', 403),
        ({"x-telegram-bot-api-secret-token": "wrong"}, b'{"update_id": 1}', 403),
        ({"x-telegram-bot-api-secret-token": SECRET}, b"not json", 400),
        ({"x-telegram-bot-api-secret-token": SECRET}, b"[]", 400),
        ({"x-telegram-bot-api-secret-token": SECRET}, b'{"update_id": 1}', 200),  # an unknown kind is confirmed
    ],
)
async def test_the_webhook_reads_nothing_without_its_secret(hooked: TelegramHouse, headers, body, status):
    async with httpx.AsyncClient(trust_env=False) as client:
        response = await client.post(hooked.double.webhook["url"], content=body, headers=headers)
    assert response.status_code == status


async def test_no_token_name_or_text_reaches_a_log(settings: Settings, clock: Clock, caplog):
    logs.start("DEBUG")
    caplog.set_level(logging.DEBUG)
    async with telegram_house(settings, clock, webhook=False) as house:
        teacher = house[TEACHER]
        await house.binds(TEACHER)
        house.double.faults.append(("sendMessage", 500, {}))
        await complains(teacher, text="机密内容")
        await house.delivers()
    assert TOKEN not in caplog.text
    assert "机密" not in caplog.text
    assert [name for name in house.people if name in caplog.text] == []


def test_a_line_of_the_log_redacts_what_looks_like_a_token():
    record = logging.LogRecord("x", logging.INFO, "", 0, "GET /bot4711:AAbb-cc_dd/getMe?key=abc", (), None)
    assert "AAbb" not in logs.JsonLines().format(record)
    assert "abc" not in logs.JsonLines().format(record)


async def test_evidence_is_sent_as_a_file_to_whoever_may_read_it(house: TelegramHouse):
    teacher, officer = house[TEACHER], house[OFFICER]
    await teacher.says("/record")
    await teacher.presses("complaint")
    for answer in ("客服部", "昨天", "电话", "内容"):
        await teacher.says(answer)
    await teacher.uploads("图.png", PNG)
    await teacher.presses("done")
    await teacher.presses("submit")
    await house.delivers()
    await officer.presses("see-record")
    sent = [
        message["document"] for message in house.double.messages[officer.user].values() if "document" in message
    ]
    assert [(file["file_name"], file["content"]) for file in sent] == [("图.png", len(PNG))]
