"""A working office that is killed again and again, on Telegram or Slack, while people file complaints."""

import asyncio
import contextlib
import os
import random
import re
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import select

from bot import house
from bot.demo import seeding
from bot.server import listening, serving
from bot.settings import Settings
from bot.words import FOLDER, Drawn, MissingWords, Words
from handlers import binding
from handlers.binding import Account
from handlers.kit.card import Label
from regulation.vocabulary import Language
from storage.audit import verify
from storage.queries.people import Actor
from storage.tables import Record
from tests.facts import everybody
from tests.house import OFFICER, complains
from tests.platforms.slack_double import APP, BOT, slack
from tests.platforms.telegram_double import TOKEN, TelegramDouble
from tests.slack_house import SlackHouse, SlackPerson, patiently
from tests.telegram_house import TelegramHouse, TelegramPerson

FILERS = ["林晓雨", "周建国", "赵敏华", "何静", "郑重", "吴桐"]


@dataclass
class Outcome:
    """What people were shown, and what there is."""

    receipts: list[str]
    codes: list[str]
    audit_lines: int
    told: Counter[str]  # how often the office was told of a record, as if for the first time
    told_again: Counter[str]  # marked as a possible repeat
    exit_code: int | None
    seconds_to_stop: float


class Office:
    """`trustdesk run` in another process."""

    def __init__(self, settings: Settings, **platform: str) -> None:
        chosen = {"DATA": settings.data, "KEYS": settings.keys, "HTTP_PORT": settings.http_port, **platform}
        clean = {key: value for key, value in os.environ.items() if not key.startswith("TRUSTDESK_")}
        self.environment = clean | {f"TRUSTDESK_{key}": str(value) for key, value in chosen.items()}

    async def start(self) -> None:
        command = [sys.executable, "-m", "bot", "run"]
        self.process = await asyncio.create_subprocess_exec(
            *command, env=self.environment, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
        )

    async def stop(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        code = await self.process.wait()
        self.process._transport.close()
        return code


@contextlib.asynccontextmanager
async def on_telegram(settings: Settings) -> AsyncIterator[tuple[TelegramHouse, Office]]:
    """The sample institution, everybody with a phone."""
    double = TelegramDouble()
    with listening("127.0.0.1", 0) as there:
        async with serving(double.routes(), there):
            whole = TelegramHouse(None, double=double, words=ReadWords(), patience=60)
            for number, actor in enumerate(moved_in(settings, "telegram", "{}"), 100):
                whole.people[actor.name] = TelegramPerson(whole, actor.code, actor.name, user=number)
            api = f"http://127.0.0.1:{there.getsockname()[1]}"
            yield whole, Office(settings, TELEGRAM_TOKEN=TOKEN, TELEGRAM_API=api)
            double.hang_up()


@contextlib.asynccontextmanager
async def on_slack(settings: Settings) -> AsyncIterator[tuple[SlackHouse, Office]]:
    """The sample institution, everybody in the workspace."""
    async with slack() as double:
        remote = SimpleNamespace(app=SimpleNamespace(clock=house.now),
                                 outbox=SimpleNamespace(messenger=SimpleNamespace(fronts=[])))  # fmt: skip
        whole = SlackHouse(remote, double=double, words=ReadWords())
        for number, actor in enumerate(moved_in(settings, "slack", "U{}"), 100):
            whole.people[actor.name] = SlackPerson(whole, actor.code, actor.name, user=f"U{number}")
        yield whole, Office(settings, SLACK_BOT_TOKEN=BOT, SLACK_APP_TOKEN=APP, SLACK_API=f"{double.base}/api/")


def moved_in(settings: Settings, platform: str, user: str) -> list[Actor]:
    """The sample institution, everybody bound to an account."""
    with house.opened(settings) as (database, _, vault):
        database.write_now(seeding(settings, house.rules(settings, vault), house.now()))
        actors = database.read_now(everybody)
        for number, actor in enumerate(actors, 100):
            name = user.format(number)
            account = Account(platform, vault.lookup(platform, name), name)

            def bind(session, journal, actor=actor, account=account):
                code = binding.invite(session, vault, actor.id, house.now(), house.edition())
                binding.bind(session, journal, vault, account, code, house.now())

            database.write_now(bind)
    return actors


class ReadWords:
    """People who read: what a card is follows from its sentences, because the office speaks in another process."""

    def __init__(self) -> None:
        words = Words(ZoneInfo("Asia/Shanghai"), strict=True)
        self.keys: dict[str, set[str]] = {}
        for path in (FOLDER / "zh-Hans").glob("*.ftl"):
            for name in re.findall(r"^([a-z][a-z0-9-]*) =", path.read_text(encoding="utf-8"), re.MULTILINE):
                for key in (name, f"{name}.label"):
                    with contextlib.suppress(MissingWords):  # also one that needs values: it is no question
                        self.keys.setdefault(words.text(Label(label=key), Language.CHINESE), set()).add(key)

    @property
    def said(self) -> "ReadWords":
        return self

    def __getitem__(self, text: str):
        return HeardText(text)


class HeardText(Drawn):
    """A message as a person recognises it."""

    def __init__(self, text: str) -> None:
        object.__setattr__(self, "text", text)

    @property
    def title(self) -> str:
        return self.text.splitlines()[0]

    @property
    def key(self) -> str:
        return "record-filed" if "已收到，回执号" in self.title else "other"


async def storm(
    folder: Path, submissions: int, kills: int, place: Any = on_telegram, seed: int = 20261123
) -> Outcome:
    """People file until there are so many receipts; meanwhile the office is killed so many times."""
    settings = Settings(data=folder / "data", keys=folder / "keys", http_port=0)
    rng, receipts = random.Random(seed), []
    async with place(settings) as (whole, office):
        file = complains if place is on_telegram else patiently  # only Telegram delivers again by itself

        async def files(name: str) -> None:
            while len(receipts) < submissions:
                receipts.append(await file(whole[name]))

        await office.start()
        filing = asyncio.gather(*(files(name) for name in FILERS))
        for number in range(1, kills + 1):
            while not filing.done() and len(receipts) < submissions * number / (kills + 1):
                await asyncio.sleep(0.01)
            await asyncio.sleep(rng.uniform(0, 0.1))  # not waiting for anything: this is the random moment
            await office.stop(signal.SIGKILL)
            await office.start()
        await filing
        begun = asyncio.get_running_loop().time()
        code = await office.stop(signal.SIGTERM)
        seconds = asyncio.get_running_loop().time() - begun
        told = [text for text in whole[OFFICER].texts() if "新的投诉" in text]
    with house.opened(settings) as (database, *_):
        codes = database.read_now(lambda session: list(session.exec(select(Record.code))))
        lines = database.read_now(lambda session: verify(session.connection()))
    return Outcome(receipts, codes, lines, _counted(told, marked=False), _counted(told, marked=True), code, seconds)


def _counted(told: list[str], marked: bool) -> Counter[str]:
    found = [re.search(r"新的投诉 (\S+)", text) for text in told if ("可能重复" in text) is marked]
    return Counter(match[1].replace("-", "") for match in found if match)
