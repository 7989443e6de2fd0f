"""Somebody who reports, on each front end: the same steps, each front end's own mistakes."""

import contextlib
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.demo import running
from bot.settings import Settings
from handlers import binding
from tests.facts import everybody
from tests.house import DIRECTOR, OFFICER, TEACHER, House, Person, Work
from tests.slack_house import SlackHouse, SlackPerson, slack_house
from tests.slack_window import Window
from tests.telegram_house import TelegramHouse, TelegramPerson, telegram_house
from tests.traces import Sentinel, person

NUMBER, CHAT, LANGUAGE = 1_987_654_321_987, 1_765_432_198_765, "zh-hans-x-qfzkanari"
PROFILE = {
    "first_name": "Kanarina",
    "last_name": "Vogelsang",
    "username": "kanari_qfz77",
    "language_code": LANGUAGE,
}
SLACK_ID = "U7QKANARI9ZX"
SLACK_PROFILE = {"name": "kanari.vogelsang", "username": "kanari.vogelsang", "user_name": "kanari.vogelsang",
                 "response_url": "https://hooks.slack.invalid/commands/T1/qfzkanari77"}  # fmt: skip


class Teller(Protocol):
    """Who reports, and the house that hears them."""

    house: Any
    ids: list[Sentinel]  # by which this front end, or the house, knows them
    files: bool

    async def begins(self, way: str) -> None:
        """By the menu: `begin` or `return`."""

    async def presses(self, step: str) -> None: ...

    async def says(self, text: str) -> None: ...

    async def sends(self, name: str, content: bytes) -> None: ...

    async def errs(self, words: str) -> None:
        """What only here can be done wrong, in the middle of a report."""

    def text(self) -> str:
        """What is shown last."""

    def heard(self) -> list[str]:
        """The keys of what was shown, the newest last."""

    async def letters(self) -> str:
        """Everything that anybody else was sent or shown."""


@dataclass
class OnPage:
    """A member on the local page."""

    house: House
    files: bool = True

    @property
    def who(self) -> Person:
        return self.house[TEACHER]

    @property
    def ids(self) -> list[Sentinel]:
        return [person("page", "code", self.who.code), Sentinel("name", TEACHER)]

    async def begins(self, way: str) -> None:
        await self.who.says("举报")
        await self.who.presses("report", way)

    async def presses(self, step: str) -> None:
        await self.who.presses("report", step)

    async def says(self, text: str) -> None:
        await self.who.says(text)

    async def sends(self, name: str, content: bytes) -> None:
        await self.who.uploads(name, content)

    async def errs(self, words: str) -> None:
        await self.who.sends("report.000000000000.agree")  # a button of another talk
        assert "report-lost" in self.heard()[-2:]

    def text(self) -> str:
        return str(self.who.card["text"])

    def heard(self) -> list[str]:
        return self.who.keys

    async def letters(self) -> str:
        others = [each.code for name, each in self.house.people.items() if name != TEACHER]
        state = await self.house.http.get("/api/state", params={"of": others})
        return json.dumps(state.json()["messages"], ensure_ascii=False)


@dataclass
class OnTelegram:
    """Somebody with a phone, a member or not."""

    house: TelegramHouse
    who: TelegramPerson
    files: bool = True
    ids: list[Sentinel] = field(
        default_factory=lambda: [
            person("telegram", "user", NUMBER),
            person("telegram", "chat", CHAT),
            *(Sentinel(name, value) for name, value in PROFILE.items()),
        ]
    )

    async def begins(self, way: str) -> None:
        await self.who.says("举报")
        await self.who.presses("report", way)

    async def presses(self, step: str) -> None:
        await self.who.presses("report", step)

    async def says(self, text: str) -> None:
        await self.who.says(text)

    async def sends(self, name: str, content: bytes) -> None:
        await self.who.uploads(name, content)

    async def errs(self, words: str) -> None:
        origin = {"type": "user", "date": 1, "sender_user": self.who._user()}
        kinds: list[dict[str, Any]] = [
            {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}, "caption": words},
            {"text": words, "forward_origin": origin},
            {"contact": {"phone_number": "1", "first_name": PROFILE["first_name"], "user_id": NUMBER}},
        ]
        for kind in kinds:
            await self.who.gives(message=self.who._message(**kind))
            assert "report-kind" in self.heard()[-2:]

    def text(self) -> str:
        return self.who.texts()[-1]

    def heard(self) -> list[str]:
        return self.house.words.drawn

    async def letters(self) -> str:
        chats = self.house.double.messages.items()
        return json.dumps({chat: told for chat, told in chats if chat != CHAT}, ensure_ascii=False)


@dataclass
class OnSlack:
    """Somebody in the workspace, a member or not."""

    house: SlackHouse
    who: SlackPerson
    files: bool = False
    ids: list[Sentinel] = field(
        default_factory=lambda: [
            person("slack", "user", SLACK_ID),
            *(Sentinel(name, value) for name, value in SLACK_PROFILE.items()),
        ]
    )

    @property
    def window(self) -> Window:
        return Window(self.who)

    async def begins(self, way: str) -> None:
        await self.window.opens()
        await self.window.presses(way)

    async def presses(self, step: str) -> None:
        await self.window.presses(step)

    async def says(self, text: str) -> None:
        await self.window.types(text)

    async def sends(self, name: str, content: bytes) -> None:
        raise AssertionError("no file is taken on Slack")

    async def errs(self, words: str) -> None:
        await self.who.writes(words)
        assert "report-slack-advice" in self.heard()[-2:]

    def text(self) -> str:
        return self.window.text()

    def heard(self) -> list[str]:
        return self.house.words.drawn

    async def letters(self) -> str:
        double, mine = self.house.double, {SLACK_ID, f"D{SLACK_ID}"}
        shown = {"messages": double.messages, "views": double.views, "homes": double.homes, "files": double.shared}
        others = {kind: {to: each for to, each in told.items() if to not in mine} for kind, told in shown.items()}
        return json.dumps(others, ensure_ascii=False)


@contextlib.asynccontextmanager
async def on_page(settings: Settings, clock: Any) -> AsyncIterator[Teller]:
    work = Work(lambda: running(settings, clock=clock, ticking=False))
    async with work as demo, PageHouse(demo, work=work) as house:
        yield OnPage(house)


@dataclass
class PageHouse(House):
    """A demo that is opened again at another address."""

    @property
    def address(self) -> str:
        return str(self.http.base_url)

    async def stops(self) -> None:
        await self.__aexit__()
        await super().stops()

    async def starts(self) -> None:
        await super().starts()
        await self.__aenter__()
        for each in self.people.values():
            each.messages = {}  # the page is loaded anew


@contextlib.asynccontextmanager
async def on_telegram(settings: Settings, clock: Any, bound: bool) -> AsyncIterator[Teller]:
    """A stranger by webhook, a member by polling: what comes in is heard in both ways."""
    async with telegram_house(settings, clock, webhook=not bound, names=(OFFICER, DIRECTOR)) as house:
        who = TelegramPerson(house, "", "canary", user=NUMBER, chat=CHAT, profile=PROFILE)
        if bound:
            await who.says(f"/start {invited(house)}")
        yield OnTelegram(house, who)


@contextlib.asynccontextmanager
async def on_slack(settings: Settings, clock: Any, bound: bool) -> AsyncIterator[Teller]:
    """A stranger by signed HTTP, a member by sockets."""
    async with slack_house(settings, clock, http=not bound, names=(OFFICER, DIRECTOR)) as house:
        who = SlackPerson(house, "", "canary", user=SLACK_ID, profile=SLACK_PROFILE)
        if bound:
            await who.commands(f"bind {invited(house)}")
        yield OnSlack(house, who)


def invited(house: House) -> str:
    """A code that makes an account the teacher's."""
    app = house.demo.app
    actor = next(each for each in house.look(everybody) if each.name == TEACHER)
    return house.change(lambda s: binding.invite(s, app.house.vault, actor.id, app.clock(), app.house.rulebook))


Front = Callable[[Settings, Any], contextlib.AbstractAsyncContextManager[Teller]]
FRONTS: dict[str, Front] = {
    "a member on the page": on_page,
    "a stranger on Telegram": lambda settings, clock: on_telegram(settings, clock, bound=False),
    "a member on Telegram": lambda settings, clock: on_telegram(settings, clock, bound=True),
    "a stranger on Slack": lambda settings, clock: on_slack(settings, clock, bound=False),
    "a member on Slack": lambda settings, clock: on_slack(settings, clock, bound=True),
}
