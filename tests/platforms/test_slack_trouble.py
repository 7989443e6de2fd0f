"""Slack itself in trouble: a dead token, no connection, an address that leads nowhere; and what others may read."""

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest
from slack_sdk.errors import SlackApiError
from sqlmodel import select

from bot import logs
from bot.run import working
from bot.server import listening
from bot.settings import Settings
from bot.slack import sockets
from bot.slack.files import is_slacks
from bot.slack.render import message
from bot.words import Words
from handlers.kit.card import Card, Fact, Label
from regulation.vocabulary import Language
from storage.tables import ChatIdentity, Notice
from tests.conftest import Clock
from tests.house import TEACHER, complains
from tests.platforms.slack_double import APP, BOT, slack
from tests.slack_house import SlackHouse, slack_house


@pytest.fixture
async def house(settings: Settings, clock: Clock) -> AsyncIterator[SlackHouse]:
    async with slack_house(settings, clock, http=False) as house:
        yield house


# Notices


async def test_a_removed_app_is_nobodys_fault(house: SlackHouse, clock: Clock, caplog: pytest.LogCaptureFixture):
    await complains(house[TEACHER])
    house.double.faults.append(("chat.postMessage", 200, "account_inactive", {}))
    assert await house.delivers() == 0
    assert "account_inactive" in caplog.text
    assert not any(row.unreachable for row in house.look(lambda session: session.exec(select(ChatIdentity)).all()))
    clock.forward(minutes=2)
    assert await house.delivers() == 1


@pytest.mark.parametrize(("method", "status", "error", "unsure"), [
    ("chat.postMessage", 200, "fatal_error", True),
    ("chat.postMessage", 503, "service_unavailable", True),
    ("chat.postMessage", 200, "invalid_blocks", False),
    ("conversations.open", 429, "ratelimited", False),
])  # fmt: skip
async def test_only_what_may_have_arrived_counts_as_unsure(
    house: SlackHouse, method: str, status: int, error: str, unsure: bool
):
    await complains(house[TEACHER])
    house.double.faults.append((method, status, error, {}))
    assert await house.delivers() == 0
    assert [notice.unsure for notice in house.look(lambda session: session.exec(select(Notice)).all())] == [unsure]


@pytest.mark.parametrize("opened", [True, False])
async def test_a_refused_connection_delivers_surely_nothing(house: SlackHouse, clock: Clock, opened: bool):
    await complains(house[TEACHER])
    if opened:
        await house.delivers()
        await complains(house[TEACHER])
    with listening("127.0.0.1", 0) as nobody:
        house.demo.outbox.messenger.fronts[0].notices.base_url = f"http://127.0.0.1:{nobody.getsockname()[1]}/api/"
    assert await house.delivers() == 0
    notices = house.look(lambda session: session.exec(select(Notice).order_by(Notice.id)).all())
    assert not notices[-1].unsure


# The start


def known(settings: Settings, base: str, app_token: str) -> Settings:
    with listening("127.0.0.1", 0) as here:
        port = here.getsockname()[1]
    return settings.model_copy(update={"slack_bot_token": BOT, "slack_app_token": app_token,
                                       "slack_api": f"{base}/api/", "http_port": port})  # fmt: skip


async def test_a_wrong_app_token_is_told_at_the_start(settings: Settings, clock: Clock):
    async with slack() as double, asyncio.timeout(5):
        with pytest.raises(SlackApiError, match="invalid_auth"):
            async with working(known(settings, double.base, "xapp-wrong"), clock):
                raise AssertionError("it must not start")


async def test_without_a_connection_the_office_works_and_says_that_slack_is_silent(
    settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sockets, "START", 0.2)
    async with slack() as double:
        double.dead_links = 100
        chosen = known(settings, double.base, APP)
        async with working(chosen, clock), httpx.AsyncClient(trust_env=False) as client:
            answer = await client.get(f"http://127.0.0.1:{chosen.http_port}/healthz")
    assert (answer.status_code, answer.json()["slack"]) == (503, "silent")


# What others may read


def test_nobodys_words_are_markup_in_a_notification(settings: Settings):
    words = Words(settings.zone, strict=True)
    facts = (Fact(label=Label(label="submit"), value=("<!channel> <https://evil.example|click> a&b",)),)
    text = message(words.draw(Card(text="review", facts=facts), Language.ENGLISH), Language.ENGLISH)["text"]
    assert "&lt;!channel&gt; &lt;https://evil.example|click&gt; a&amp;b" in text
    assert "<" not in text


@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
async def test_no_word_name_account_or_ticket_reaches_a_log(
    settings: Settings, clock: Clock, caplog: pytest.LogCaptureFixture, level: str
):
    caplog.set_level(level)
    logs.start(level)
    async with slack_house(settings, clock, http=False) as house:
        await house.binds(TEACHER)
        house.double.dead_links = 1
        await house.double.cut()
        await complains(house[TEACHER], text="机密内容")
        await house.delivers()
        await house[TEACHER].writes("机密消息")
        people = [each for person in house.people.values() for each in (person.name, person.user)]
    secrets = ["机密", "ticket=", "wss://", BOT, APP, *people]
    secrets += [json.dumps(secret)[1:-1] for secret in secrets]  # as it stands in a payload
    told = [record.getMessage() for record in caplog.records]
    assert [line for line in told for secret in secrets if secret in line] == []


@pytest.mark.parametrize(
    ("address", "slacks"),
    [
        ("https://files.slack.com/files-pri/T1-F1/x.png", True),
        ("https://slack.com/x", True),
        ("http://127.0.0.1:80/files/F1", True),
        ("http://files.slack.com/x", False),
        ("https://files.slack.com:8443/x", False),
        ("https://evilslack.com/x", False),
        ("https://slack.com.evil.example/x", False),
        ("https://slack.com@evil.example/x", False),
        ("http://127.0.0.1:81/files/F1", False),
        ("file:///etc/passwd", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_the_token_is_shown_to_slack_alone(address: str, slacks: bool):
    assert is_slacks(address, "http://127.0.0.1:80/api/") is slacks
