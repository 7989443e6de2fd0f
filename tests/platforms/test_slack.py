"""Slack as it is: closed modals, used triggers, forged signatures, files that do not come, sockets that die, people who left."""

import asyncio
import time
from collections.abc import AsyncIterator
from types import SimpleNamespace

import pytest

from bot import admin
from bot.house import commitment, edition
from bot.settings import Settings
from bot.slack.desk import Desk
from bot.slack.render import message
from bot.slack.views import Views
from bot.words import Words
from handlers.kit.answers import Answers
from handlers.kit.card import Card, Choice, Fact, Label
from handlers.kit.draft import Draft
from handlers.kit.questions import Enclosed, Option
from handlers.kit.sheet import sheet
from handlers.kit.turn import House, Turn
from handlers.office import office
from regulation.vocabulary import Language
from storage.queries.steps import KeptDraft
from tests.conftest import MORNING, Clock
from tests.facts import PNG
from tests.house import DIRECTOR, OFFICER, TEACHER, complains
from tests.platforms.slack_blocks import check_message, check_view
from tests.platforms.slack_double import APP, BOT, NotAcknowledged, signed, slack
from tests.slack_house import SlackHouse, SlackPerson, patiently, slack_house


@pytest.fixture
async def house(settings: Settings, clock: Clock) -> AsyncIterator[SlackHouse]:
    async with slack_house(settings, clock, http=False) as house:
        yield house


@pytest.fixture
async def hooked(settings: Settings, clock: Clock) -> AsyncIterator[SlackHouse]:
    async with slack_house(settings, clock, http=True) as house:
        yield house


async def begins(person: SlackPerson) -> None:
    await person.says("/record")
    await person.presses("complaint")


# Words and buttons


async def test_words_typed_to_the_bot_become_buttons_and_are_kept_nowhere(house: SlackHouse, settings: Settings):
    teacher = house[TEACHER]
    await teacher.writes("录入")
    teacher.sees("menu-record")
    await teacher.presses("complaint")
    teacher.sees("complaint-subject")
    await teacher.says("客服部")
    await teacher.writes("顺便说一句，张三昨天又迟到了")
    teacher.sees("not-understood", "help")
    await teacher.writes("", files=[{"id": "F1"}], subtype="file_share")
    teacher.sees("kind-not-read")
    data = b"".join(path.read_bytes() for path in settings.data.rglob("*") if path.is_file())
    assert "张三".encode() not in data


async def test_an_event_that_comes_twice_is_answered_once(house: SlackHouse):
    teacher = house[TEACHER]
    event = {
        "type": "message",
        "channel_type": "im",
        "channel": "D",
        "user": teacher.user,
        "text": "录入",
        "ts": "1",
    }
    for _ in range(2):
        await house.double.delivers(
            "events_api", {"type": "event_callback", "event_id": "Ev1", "team_id": "T1", "event": event}
        )
    await teacher.looks()
    assert teacher.keys.count("menu-record") == 1


async def test_other_events_and_other_channels_are_confirmed_and_left_alone(house: SlackHouse):
    await house[TEACHER].commands("help")  # at the first event the token is looked at
    before = len(house.double.calls)
    await house.double.event({"type": "reaction_added", "user": "U1"})
    await house.double.event(
        {"type": "message", "channel_type": "channel", "user": "U1", "text": "录入", "ts": "1"}
    )
    await house.double.event({"type": "message", "channel_type": "im", "bot_id": "B1", "text": "hello", "ts": "1"})
    assert house.double.calls[before:] == []


async def test_home_shows_what_one_may_do_and_what_waits(house: SlackHouse):
    officer = house[OFFICER]
    await complains(house[TEACHER])
    await officer.opens_home()
    codes = [
        each["value"]
        for block in house.double.homes[officer.user]["blocks"]
        if block["type"] == "actions"
        for each in block["elements"]
    ]
    assert {"record", "queue"} < set(codes)
    assert any(code.startswith("see-record.") for code in codes)


# Modals


async def test_a_modal_that_was_closed_half_way_leaves_nothing_in_the_way(house: SlackHouse):
    teacher = house[TEACHER]
    await begins(teacher)
    await teacher.says("客服部")
    house.double.views[teacher.user].clear()  # closed: Slack tells nobody what was typed
    await teacher.says("/record")
    await teacher.presses("outside-voice")
    teacher.sees("outside-voice-subject")


async def test_a_trigger_that_is_used_up_leads_to_a_button_and_nothing_is_lost(house: SlackHouse):
    teacher = house[TEACHER]
    await teacher.says("/record")
    house.double.faults.append(("views.open", 200, "expired_trigger_id", {}))
    await teacher.presses("complaint")
    teacher.sees("slack-expired")
    await teacher.presses("resume")
    teacher.sees("complaint-subject")


async def test_every_error_stands_where_it_is(house: SlackHouse):
    teacher = house[TEACHER]
    await begins(teacher)
    await teacher.says("客服部")
    await teacher.picks("2026-12-24")  # Slack's calendar knows no last day
    await teacher.picks("other")
    teacher.sees("complaint-other-channel")  # another answer asks for more
    await teacher.says("传真")
    await teacher.says("  ")
    await teacher.presses("skip")
    assert teacher.keys[-4:] == ["error-day-late", "complaint-received-on", "error-empty", "complaint-summary"]
    await teacher.picks("2026-11-20")
    await teacher.says("家长来电")
    teacher.sees("review")
    assert teacher.rows()["其他渠道"] == "传真"


async def test_the_review_leads_back_to_the_form_with_everything_in_it(house: SlackHouse):
    teacher = house[TEACHER]
    await begins(teacher)
    for answer in ("客服部", "昨天", "电话", "家长来电"):
        await teacher.says(answer)
    await teacher.presses("skip")
    teacher.sees("review")
    await teacher.goes_back()
    values = {
        name: state["answer"] for name, state in house.double.views[teacher.user][-1]["state"]["values"].items()
    }
    assert values["summary"]["value"] == "家长来电"
    assert values["channel"]["selected_option"]["value"] == "phone"
    assert values["subject"]["selected_option"]["text"]["text"] == "客服部"


async def test_a_stale_view_is_left_as_it_is(house: SlackHouse):
    teacher = house[TEACHER]
    await begins(teacher)
    house.double.faults.append(("views.update", 200, "hash_conflict", {}))
    for answer in ("客服部", "昨天", "电话", "家长来电"):
        await teacher.says(answer)
    await teacher.presses("skip")
    teacher.sees("review")


async def test_a_submit_pressed_twice_shows_the_same_receipt(house: SlackHouse):
    teacher = house[TEACHER]
    await begins(teacher)
    for answer in ("客服部", "昨天", "电话", "家长来电"):
        await teacher.says(answer)
    await teacher.presses("skip")
    again = teacher._interaction("view_submission")
    answers = [await house.double.delivers("interactive", again) for _ in range(2)]
    assert answers[0]["view"]["blocks"] == answers[1]["view"]["blocks"]
    assert len(house.records()) == 1


# Files


@pytest.mark.parametrize("trouble", ["gone", "login page", "wrong kind"])
async def test_a_file_that_does_not_come_is_told_and_the_rest_is_kept(house: SlackHouse, trouble):
    teacher = house[TEACHER]
    await begins(teacher)
    for answer in ("客服部", "昨天", "电话", "家长来电"):
        await teacher.says(answer)
    await teacher.uploads("图.png", b"<html>" if trouble == "wrong kind" else PNG)
    if trouble == "gone":
        house.double.files.clear()
    elif trouble == "login page":
        house.demo.outbox.messenger.fronts[0].desk.uploads.files.token = "revoked"
    await teacher.presses("done")
    view = house.double.views[teacher.user][-1]
    expected = "error-file-kind" if trouble == "wrong kind" else "slack-file-failed"
    assert view["callback_id"] == "sheet"
    assert expected in house.words.keys[view["blocks"][0]["text"]["text"].removeprefix("⚠️ ")]
    assert view["state"]["values"]["summary"]["answer"]["value"] == "家长来电"
    assert list(house.demo.app.files.names()) == []


async def test_an_open_record_brings_its_files(house: SlackHouse):
    teacher, officer = house[TEACHER], house[OFFICER]
    await begins(teacher)
    for answer in ("客服部", "昨天", "电话", "内容"):
        await teacher.says(answer)
    await teacher.uploads("图.png", PNG)
    await teacher.presses("done")
    await teacher.presses("submit")
    await house.delivers()
    await officer.looks()
    await officer.presses("see-record")
    assert house.double.shared[f"D{officer.user}"] == [("图.png", len(PNG))]


# Limits


class Offline(Draft):
    """A draft whose row no database knows: it has as many files, with names as long, as one can have."""

    def options(self, turn, question, page=0, text=""):
        if not isinstance(question.kind, Enclosed):
            return super().options(turn, question, page, text)
        return [Option(f"FILE{n}", f"{n}. {'很长的文件名' * 30}.png") for n in range(30)]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("form", [form for form in office().forms.values() if form.questions], ids=lambda f: f.code)
def test_every_form_fits_into_a_modal(settings: Settings, form, language):
    """Also one that is added tomorrow: nothing under bot/ knows any of them."""
    stored = KeptDraft("D" * 8, "chat", 1, form.code, "R" * 6, 1, {}, MORNING)
    words = Words(settings.zone, strict=True)
    reader = SimpleNamespace(language=language)
    turn = Turn(None, MORNING, reader, House(settings.zone, edition(), None, commitment=commitment()))
    view = Views(words, language).sheet(sheet(turn, Offline(stored, form, Answers())))
    check_view(view)
    assert not [block for block in view["blocks"] if block.get("hint", {}).get("text", "").endswith(" …")]


def test_a_long_card_is_cut_where_slack_would_refuse_it(settings: Settings):
    words = Words(settings.zone, strict=True)
    choices = tuple(Choice(code=f"see-record.{n}", label="很长的按钮" * 40) for n in range(30))
    facts = tuple(Fact(label=Label(label="record-line-status"), value=("长" * 4000,)) for _ in range(9))
    card = Card(text="queue-office", values={"total": 30, "waiting": 0}, facts=facts, choices=choices)
    drawn = words.draw(card, Language.CHINESE)
    check_message(message(drawn, Language.CHINESE))


# The operator


def test_the_doctor_looks_at_tokens_and_scopes(settings: Settings):
    async def look(scopes: str, token: str) -> str:
        async with slack() as double:
            double.scopes = scopes
            chosen = {"slack_bot_token": token, "slack_app_token": APP, "slack_api": f"{double.base}/api/"}
            checks = await asyncio.to_thread(lambda: list(admin.examine(settings.model_copy(update=chosen))))
        return next(check.finding for check in checks if check.name == "slack")

    assert asyncio.run(look(",".join(admin.SLACK_SCOPES), BOT)) == "trustdesk in 示例"
    assert "scopes are missing: files:read" in asyncio.run(
        look("chat:write,commands,files:write,im:history,im:write", BOT)
    )
    assert "invalid_auth" in asyncio.run(look("", "xoxb-wrong"))


# Who


async def test_a_stranger_gets_a_window_for_the_code(house: SlackHouse):
    stranger = SlackPerson(house, "", "陌生人", user="U999")
    await stranger.commands("record")
    assert house.double.views["U999"][-1]["callback_id"] == "bind"
    house.double.views["U999"][-1]["state"]["values"]["code"]["answer"]["value"] = "WRONG-CODE1"
    answer = await house.double.delivers("interactive", stranger._interaction("view_submission"))
    assert house.words.keys[answer["errors"]["code"]] == {"bind-code-wrong"}
    await stranger.writes("你好")
    stranger.sees("bind-first")
    assert house.records() == []


async def test_an_account_that_was_deactivated_is_not_tried_again(house: SlackHouse, clock: Clock):
    officer = house[OFFICER]
    house.double.gone.add(officer.user)
    await complains(house[TEACHER])
    assert await house.delivers() == 0
    clock.forward(minutes=1)
    before = house.double.calls.count("chat.postMessage")
    assert await house.delivers() == 0
    assert house.double.calls.count("chat.postMessage") == before


async def test_a_busy_workspace_is_left_alone_as_long_as_it_says(house: SlackHouse, clock: Clock):
    await complains(house[TEACHER])
    house.double.faults.append(("chat.postMessage", 429, "ratelimited", {"Retry-After": "120"}))
    assert await house.delivers() == 0
    clock.forward(seconds=119)
    assert await house.delivers() == 0
    clock.forward(seconds=1)
    assert await house.delivers() == 1


# Transport


@pytest.mark.parametrize(
    "headers",
    [
        {},
        signed("x"),
        signed('{"type": "event_callback"}', at=time.time() - 600),
        signed('{"type": "event_callback"}', secret="another"),
    ],
)
async def test_nothing_unsigned_forged_or_old_is_read(hooked: SlackHouse, headers):
    answer = await hooked.double.posts_raw(
        '{"type": "event_callback"}', headers | {"content-type": "application/json"}
    )
    assert answer.status_code == 401


async def test_slack_checks_the_address_once(hooked: SlackHouse):
    body = '{"type": "url_verification", "challenge": "abc"}'
    answer = await hooked.double.posts_raw(body, signed(body) | {"content-type": "application/json"})
    assert answer.status_code == 200
    assert "abc" in answer.text


async def test_a_dead_address_and_a_cut_socket_are_survived(house: SlackHouse):
    house.double.dead_links = 1
    await house.double.cut()
    teacher = house[TEACHER]
    async with asyncio.timeout(20):
        while len([socket for socket in house.double.sockets if not socket.closed]) < 2:
            await asyncio.sleep(0.1)
    await complains(teacher)
    assert len(house.records()) == 1


async def test_killed_between_commit_and_acknowledgement_the_second_press_shows_the_same_receipt(
    house: SlackHouse, monkeypatch
):
    teacher = house[TEACHER]
    await begins(teacher)
    for answer in ("客服部", "昨天", "电话", "家长来电"):
        await teacher.says(answer)
    await teacher.presses("skip")

    async def dies(desk, visitor, chat, view, ack):
        await desk.app.press(chat, f"submit.{view['private_metadata']}")
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(Desk, "_submit", dies)
        with pytest.raises(NotAcknowledged):
            await teacher.presses("submit")
    [record] = house.records()
    await teacher.presses("submit")
    assert teacher.receipt() == record.code
    assert len(house.records()) == 1


async def test_two_hundred_submissions_while_a_socket_is_cut_every_second(house: SlackHouse):
    """What was acknowledged is stored; what was not is pressed again, and stored once."""
    over = asyncio.Event()

    async def cuts() -> None:
        while not over.is_set():
            await asyncio.sleep(1)
            await house.double.cut()

    async def files(name: str) -> list[str]:
        person, receipts = house[name], []
        for _ in range(40):
            receipts.append(await patiently(person))
        return receipts

    cutting = asyncio.create_task(cuts())
    lists = await asyncio.gather(*(files(name) for name in (TEACHER, OFFICER, DIRECTOR, "何静", "郑重")))
    over.set()
    await cutting
    receipts = [receipt for each in lists for receipt in each]
    assert len(receipts) == 200
    assert sorted(record.code for record in house.records()) == sorted(receipts)
