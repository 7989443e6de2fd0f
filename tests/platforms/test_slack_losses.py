"""Slack when something goes wrong half-way: what somebody typed or attached is kept, or they are told that it is not."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from bot.settings import Settings
from bot.slack.front import SlackFront
from storage.writer import NotSaved
from tests.conftest import Clock
from tests.facts import PNG
from tests.house import OFFICER, TEACHER
from tests.slack_house import SlackHouse, SlackPerson, slack_house


@pytest.fixture
async def house(settings: Settings, clock: Clock) -> AsyncIterator[SlackHouse]:
    async with slack_house(settings, clock, http=False) as house:
        yield house


async def fills_in(person: SlackPerson, *answers: str) -> None:
    await person.says("/record")
    await person.presses("complaint")
    for answer in answers or ("客服部", "昨天", "电话", "家长来电"):
        await person.says(answer)


def front(house: SlackHouse) -> SlackFront:
    return house.demo.outbox.messenger.fronts[0]


def window(person: SlackPerson) -> dict[str, Any]:
    return person.house.double.views[person.user][-1]


def answers(person: SlackPerson) -> dict[str, Any]:
    return {name: state["answer"] for name, state in window(person)["state"]["values"].items()}


async def closes(person: SlackPerson) -> None:
    person.house.double.views[person.user].clear()
    person.passed.clear()


async def begins_again(person: SlackPerson) -> None:
    await closes(person)
    await person.says("/record")
    await person.presses("complaint")


@pytest.fixture
def failing(house: SlackHouse, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The disk is full while the block runs."""

    async def write(*_: Any) -> None:
        raise NotSaved("disk full")

    @contextlib.contextmanager
    def full() -> Iterator[None]:
        with monkeypatch.context() as patch:
            patch.setattr(type(house.demo.app.database), "write", write)
            yield

    return full


# What is typed after the slash


@pytest.mark.parametrize(
    ("typed", "seen"), [("queue", "queue"), ("张三昨天又迟到了", "help"), ("bind ABCDE-FGHJK", "bind-code-wrong")]
)
async def test_words_after_the_slash_are_no_answer_to_an_open_question(house: SlackHouse, typed: str, seen: str):
    teacher = house[TEACHER]
    await fills_in(teacher, "客服部", "昨天", "电话")
    await closes(teacher)
    await teacher.commands(typed)
    assert teacher.keys[-1].startswith(seen)
    await begins_again(teacher)
    assert answers(teacher)["summary"]["value"] is None


# Files under way


async def test_whatever_happens_to_a_file_the_window_comes_back_with_the_text(
    house: SlackHouse, monkeypatch: pytest.MonkeyPatch
):
    teacher = house[TEACHER]
    await fills_in(teacher)
    await teacher.uploads("图.png", PNG)

    async def fails(*_: Any) -> bytes:
        raise RuntimeError

    monkeypatch.setattr(front(house).desk.uploads.files, "_fetched", fails)
    await teacher.presses("done")
    assert window(teacher)["callback_id"] == "sheet"
    await begins_again(teacher)
    assert answers(teacher)["summary"]["value"] == "家长来电"


async def test_an_office_that_stops_does_not_leave_the_window_at_saving(
    house: SlackHouse, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("bot.work.PATIENCE", 0.7)
    teacher, hanging = house[TEACHER], asyncio.Event()
    await fills_in(teacher)
    await teacher.uploads("图.png", PNG)

    async def hangs(*_: Any) -> None:
        await hanging.wait()

    monkeypatch.setattr(front(house).desk.uploads.files, "_fetched", hangs)
    answer = await house.double.delivers("interactive", teacher._interaction("view_submission"))
    house.double.take_view_answer(teacher.user, answer)
    await front(house).work.stop()
    assert window(teacher)["callback_id"] == "sheet"
    assert answers(teacher)["summary"]["value"] == "家长来电"


async def test_killed_while_a_file_is_fetched_the_text_is_kept_and_the_window_leads_back(
    house: SlackHouse, monkeypatch: pytest.MonkeyPatch
):
    teacher = house[TEACHER]
    await fills_in(teacher)
    await teacher.uploads("图.png", PNG)

    async def killed(*_: Any) -> None:
        pass

    monkeypatch.setattr(type(front(house).desk.uploads), "store", killed)
    await teacher.presses("done")
    assert window(teacher)["callback_id"] == "saving"
    await teacher.goes_back()
    assert answers(teacher)["summary"]["value"] == "家长来电"


@pytest.mark.parametrize("fetched", [True, False])
async def test_a_window_closed_while_a_file_is_fetched_leads_to_a_button(house: SlackHouse, fetched: bool):
    teacher = house[TEACHER]
    await fills_in(teacher)
    await teacher.uploads("图.png", PNG)
    if not fetched:
        house.double.files.clear()
    answer = await house.double.delivers("interactive", teacher._interaction("view_submission"))
    assert answer["view"]["callback_id"] == "saving"
    await closes(teacher)
    await teacher.looks()
    teacher.sees("complaint-evidence" if fetched else "slack-file-failed", "slack-open")
    await teacher.presses("resume")
    if fetched:
        teacher.sees("review")
        await teacher.presses("submit")
        teacher.sees("record-filed")
    else:
        assert answers(teacher)["summary"]["value"] == "家长来电"


async def test_files_of_an_earlier_hand_in_are_not_written_over_a_later_one(
    house: SlackHouse, monkeypatch: pytest.MonkeyPatch
):
    teacher = house[TEACHER]
    await fills_in(teacher, "客服部", "昨天", "电话", "旧文字")
    await teacher.uploads("图.png", PNG)
    gate, files = asyncio.Event(), front(house).desk.uploads.files
    fetch = files._fetched

    async def slow(file: Any) -> bytes:
        await gate.wait()
        return await fetch(file)

    monkeypatch.setattr(files, "_fetched", slow)
    first = teacher._interaction("view_submission")
    second = json.loads(json.dumps(first))
    second["view"]["state"]["values"]["evidence"]["answer"]["files"] = []
    second["view"]["state"]["values"]["summary"]["answer"]["value"] = "新文字"
    await house.double.delivers("interactive", first)
    house.double.take_view_answer(teacher.user, await house.double.delivers("interactive", second))
    gate.set()
    await teacher.looks()
    await teacher.presses("submit")
    [record] = house.records()
    assert "旧文字" not in str(record.details)
    assert "新文字" in str(record.details)


async def test_an_error_beside_a_file_stands_at_its_field_before_anything_is_fetched(house: SlackHouse):
    teacher = house[TEACHER]
    await fills_in(teacher, "客服部", "昨天", "电话", "  ")
    await teacher.uploads("图.png", PNG)
    await teacher.presses("done")
    assert teacher.keys[-2:] == ["error-empty", "complaint-summary"]


async def test_a_file_that_slack_keeps_back_is_told(house: SlackHouse):
    teacher = house[TEACHER]
    await fills_in(teacher)
    await teacher.uploads("图.png", PNG)
    del answers(teacher)["evidence"]["files"][0]["url_private_download"]
    await teacher.presses("done")
    assert window(teacher)["callback_id"] == "sheet"
    assert "slack-file-failed" in house.words.keys[window(teacher)["blocks"][0]["text"]["text"].removeprefix("⚠️ ")]


async def test_a_file_larger_than_slack_said_is_not_read_to_its_end(house: SlackHouse):
    teacher = house[TEACHER]
    await fills_in(teacher)
    await teacher.uploads("图.png", b"x" * (house.demo.app.house.rulebook.bytes("attachment.size") + 1))
    answers(teacher)["evidence"]["files"][0]["size"] = 10
    await teacher.presses("done")
    assert "error-file-big" in house.words.keys[window(teacher)["blocks"][0]["text"]["text"].removeprefix("⚠️ ")]


# A step that fails


async def test_what_was_not_saved_stays_in_the_window(house: SlackHouse, failing: Any):
    teacher = house[TEACHER]
    await fills_in(teacher)
    with failing():
        await teacher.presses("skip")
    assert "not-saved" in teacher.keys[-2:]
    assert answers(teacher)["summary"]["value"] == "家长来电"
    await teacher._hands_in()
    teacher.sees("review")


async def test_a_question_that_cannot_be_asked_now_leaves_the_window_as_it_is(house: SlackHouse, failing: Any):
    teacher = house[TEACHER]
    await fills_in(teacher, "客服部", "昨天")
    with failing():
        await teacher.picks("phone")
    assert window(teacher)["callback_id"] == "sheet"
    await teacher.says("家长来电")
    await teacher.presses("skip")
    teacher.sees("review")


async def test_a_review_that_was_not_submitted_says_so_and_stays(house: SlackHouse, failing: Any):
    teacher = house[TEACHER]
    await fills_in(teacher)
    await teacher.presses("skip")
    with failing():
        answer = await house.double.delivers("interactive", teacher._interaction("view_submission"))
    assert answer["view"]["callback_id"] == "review"
    assert answer["view"]["blocks"][0]["text"]["text"].startswith("⚠️ ")


async def test_a_window_that_lacks_a_field_is_renewed_instead_of_refusing_for_ever(house: SlackHouse):
    teacher = house[TEACHER]
    await fills_in(teacher, "客服部", "昨天")
    house.double.faults.append(("views.update", 200, "hash_conflict", {}))
    await teacher.picks("other")
    await teacher.says("家长来电")
    await teacher.presses("skip")
    shown = {block["block_id"] for block in teacher._inputs()}
    assert "other_channel" in shown
    teacher.passed = shown - {"other_channel"}
    await teacher.says("传真")
    teacher.sees("review")
    assert teacher.rows()["其他渠道"] == "传真"


# The acknowledgement


@pytest.mark.parametrize("method", ["chat.postMessage", "views.open"])
async def test_a_busy_slack_does_not_delay_the_acknowledgement(house: SlackHouse, method: str):
    teacher = house[TEACHER]
    await teacher.says("/record")
    house.double.faults.append((method, 429, "ratelimited", {"Retry-After": "4"}))
    if method == "chat.postMessage":
        await teacher.commands("help")
    else:
        await teacher.presses("complaint")
        teacher.sees("slack-expired")


async def test_files_of_a_record_do_not_delay_the_acknowledgement(
    house: SlackHouse, monkeypatch: pytest.MonkeyPatch
):
    teacher, officer = house[TEACHER], house[OFFICER]
    await fills_in(teacher)
    await teacher.uploads("图.png", PNG)
    await teacher.presses("done")
    await teacher.presses("submit")
    await house.delivers()
    await officer.looks()
    gate, complete = asyncio.Event(), house.double.do_files_completeUploadExternal

    async def slow(asked: dict[str, Any]) -> dict[str, Any]:
        await gate.wait()
        return await complete(asked)

    monkeypatch.setattr(house.double, "do_files_completeUploadExternal", slow)
    monkeypatch.setattr("tests.platforms.slack_double.PATIENCE", 1.0)
    code = officer.button("see-record")
    action = {"type": "button", "action_id": "press-0", "block_id": "b", "value": code}
    await house.double.delivers("interactive", officer._interaction("block_actions", actions=[action]))
    gate.set()
    await officer.looks()
    assert house.double.shared[f"D{officer.user}"] == [("图.png", len(PNG))]
