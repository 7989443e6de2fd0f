"""The conversation language on Slack: the same words, spoken through modals, buttons and the double."""

import asyncio
import contextlib
import html
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Self
from zoneinfo import ZoneInfo

from bot.run import working
from bot.server import listening
from bot.settings import Settings
from bot.slack.render import text_of
from bot.words import Drawn, Words
from handlers.kit import days
from handlers.kit.button import Button
from handlers.kit.card import Card, Label, Value
from regulation.vocabulary import Language
from tests.bound import bound
from tests.facts import everybody
from tests.house import House, Person, Work, complains
from tests.platforms.slack_double import APP, BOT, SECRET, NotAcknowledged, SlackDouble, slack


class HeardWords(Words):
    """The real words, which remember what they said: a test asserts on keys, a person reads sentences."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.said: dict[str, Drawn] = {}
        self.keys: dict[str, set[str]] = {}
        self.drawn: list[str] = []
        super().__init__(zone, strict=True)

    def draw(self, card: Card, language: Language) -> Drawn:
        drawn = super().draw(card, language)
        self.said[text_of(drawn, language)] = drawn
        self.drawn.append(drawn.key)
        return drawn

    def text(self, value: Value, language: Language) -> str:
        sentence = super().text(value, language)
        if isinstance(value, Label):
            self.keys.setdefault(sentence, set()).add(value.label)
        return sentence


@dataclass(repr=False)  # asyncio asks for it at every start of a loop
class SlackPerson(Person):
    """Somebody in front of Slack. They fill in what a modal shows, and press only what is shown."""

    user: str = ""
    profile: dict[str, str] = field(default_factory=dict)  # what Slack tells of them beside their id
    seen: list[Any] = field(default_factory=list)  # drawn cards, and keys of fields and errors, in order
    passed: set[str] = field(default_factory=set)  # fields that were filled in or left
    found: list[dict[str, Any]] = field(default_factory=list)  # what the picker offers
    patience: int = 0  # how often the same is pressed again when Slack says that something went wrong

    # What they do

    async def says(self, text: str) -> Self:
        if self._modal("sheet"):
            return await self._types(text)
        self.house.double.views[self.user].clear()  # a finished modal is closed
        self.passed.clear()
        return await self.commands(text.removeprefix("/"))

    async def commands(self, text: str) -> Self:
        for _ in range(self.patience + 1):
            before = len(self.texts())
            await self._tells("slash_commands", lambda: {
                "command": "/trustdesk", "text": text, "user_id": self.user, "team_id": "T1", "channel_id": "C1",
                "trigger_id": self.house.double.trigger(self.user), "response_url": "http://127.0.0.1:9/",
                **self.profile,
            })  # fmt: skip
            await self._reads()
            if not self.patience or await self._is_written_to(before):
                break
        return await self._reads()

    async def writes(self, text: str, **more: Any) -> Self:
        """A message to the bot."""
        event = {"type": "message", "channel_type": "im", "channel": f"D{self.user}", "user": self.user, "text": text,
                 "ts": "1.0", **more}  # fmt: skip
        await self.house.double.event(event)
        return await self._reads()

    async def opens_home(self) -> Self:
        await self.house.double.event({"type": "app_home_opened", "user": self.user, "tab": "home"})
        return await self._reads()

    async def presses(self, head: str, option: str = "") -> Self:
        if self._modal("sheet") and head in ("skip", "done"):
            return await self._goes_on()
        if self._modal("review") and head == "submit":
            return await self._hands_in()
        return await super().presses(head, option)

    async def picks(self, option: str) -> Self:
        block = self._current()
        element = block["element"]
        if element["type"] == "datepicker":
            return await self._enters(selected_date=option)
        offered = element.get("options") or self.found or await self._suggested("")
        chosen = [each for each in offered if each["value"] == option]
        assert chosen, f"{self.name} is not offered {option}: {[each['value'] for each in offered]}"
        return await self._enters(selected_option=chosen[0])

    async def uploads(self, name: str, content: bytes) -> Self:
        block = self._current()
        assert block["element"]["type"] == "file_input", f"no file is asked for, but {block['block_id']}"
        number = f"F{self.house.double.number()}"
        self.house.double.files[number] = content
        self._state(block)["files"].append({"id": number, "name": name, "size": len(content),
            "url_private_download": f"{self.house.double.base}/files/{number}"})  # fmt: skip
        return self

    async def sends(self, code: str) -> Self:
        self.house.double.views[self.user].clear()
        self.passed.clear()
        action = {"type": "button", "action_id": "press-0", "block_id": "b", "value": code}
        await self._tells("interactive", lambda: self._interaction("block_actions", actions=[action]))
        return await self._reads()

    async def looks(self) -> Self:
        return await self._reads()

    async def goes_back(self) -> Self:
        """The review's way back to the form."""
        view = self.house.double.views[self.user][-1]
        [button] = [each for block in view["blocks"] if block["type"] == "actions" for each in block["elements"]]
        action = {"type": "button", "block_id": "back", **button}
        await self._tells("interactive", lambda: self._interaction("block_actions", actions=[action]))
        return await self._reads()

    # What they see

    def button(self, head: str, option: str = "") -> str:
        for message in reversed(self.house.double.messages[f"D{self.user}"]):
            for code in _buttons(message["blocks"]):
                button = Button.parse(code)
                if button.head == head and option in ("", button.row, button.part, button.option):
                    return code
        raise AssertionError(f"{self.name} is shown no button {head} {option}: {self.shown()}")

    def offered(self) -> set[str]:
        newest = self.house.double.messages[f"D{self.user}"][-1]
        return {Button.parse(code).head for code in _buttons(newest["blocks"])}

    @property
    def card(self) -> dict[str, Any]:
        drawn = [each for each in self.seen if isinstance(each, Drawn)][-1]
        rows = [{"label": fact.label, "value": fact.value, "edit": None} for fact in drawn.facts]
        return {"key": drawn.key, "title": drawn.title, "text": drawn.text, "tone": drawn.tone, "rows": rows,
                "files": [{"name": file.name} for file in drawn.files], "choices": []}  # fmt: skip

    @property
    def keys(self) -> list[str]:
        return [each.key if isinstance(each, Drawn) else each for each in self.seen]

    def receipt(self) -> str:
        titles = [each.title for each in self.seen if isinstance(each, Drawn) and each.key == "record-filed"]
        return str(titles[-1]).split()[-1].replace("-", "")

    def shown(self) -> list[str]:
        view = (self.house.double.views[self.user] or [{}])[-1]
        return [str(self.keys[-6:]), f"modal {view.get('callback_id')}"]

    def texts(self) -> list[str]:
        """Every message to this person."""
        return [message["text"] for message in self.house.double.messages[f"D{self.user}"]]

    # How it goes

    async def _reads(self) -> Self:
        """Reads what is new: messages first, then the modal on top."""
        await self.house.settled()
        for message in self.house.double.messages[f"D{self.user}"]:
            if not message.get("read"):
                message["read"] = True
                self.seen.append(self.house.words.said[html.unescape(message["text"])])
        view = (self.house.double.views[self.user] or [None])[-1]
        if view and view.get("read") != view["hash"]:
            view["read"] = view["hash"]
            self._reads_view(view)
        return self

    def _reads_view(self, view: dict[str, Any]) -> None:
        if view["callback_id"] in ("review", "told"):
            text = "".join(block["text"]["text"] for block in view["blocks"] if block["type"] == "section")
            self.seen.append(self.house.words.said[text])
        elif view["callback_id"] == "sheet" and self._current_or_none():
            self.seen.append(self._key_of(self._current()))

    async def _types(self, text: str) -> Self:
        block = self._current()
        kind = block["element"]["type"]
        if kind == "datepicker":
            day = days.read(text, self.house.demo.app.clock().date())
            return await self._enters(selected_date=day.isoformat() if day else None)
        if kind == "plain_text_input":
            return await self._enters(value=text[: block["element"]["max_length"]])
        offered = block["element"].get("options") or await self._suggested(text)
        exact = [each for each in offered if text.casefold() in (each["text"]["text"].casefold(), _name(each))]
        if len(exact) == 1:
            return await self._enters(selected_option=exact[0])
        if not offered:
            self.seen += ["error-nobody-found", self._key_of(block)]
        return self

    async def _suggested(self, text: str) -> list[dict[str, Any]]:
        block = self._current()
        asked = {"block_id": block["block_id"], "action_id": "answer", "value": text}
        answer = await self._tells("interactive", lambda: self._interaction("block_suggestion", **asked))
        self.found = answer["options"]
        return self.found

    async def _enters(self, **value: Any) -> Self:
        block = self._current()
        self._state(block).update(value)
        if block.get("dispatch_action"):
            action = {
                "type": block["element"]["type"],
                "action_id": "answer",
                "block_id": block["block_id"],
                **value,
            }
            await self._tells("interactive", lambda: self._interaction("block_actions", actions=[action]))
        return await self._goes_on()

    async def _goes_on(self) -> Self:
        """To the next field; after the last one the modal is handed in."""
        self.passed.add(self._current()["block_id"])
        self.found = []
        view = self.house.double.views[self.user][-1]
        view["read"] = view["hash"]
        if self._current_or_none() is None:
            return await self._hands_in()
        self.seen.append(self._key_of(self._current()))
        return self

    async def _hands_in(self) -> Self:
        self.passed.clear()
        answer = await self._tells("interactive", lambda: self._interaction("view_submission"))
        errors = self.house.double.take_view_answer(self.user, answer)
        for name, sentence in errors.items():
            block = next(each for each in self._inputs() if each["block_id"] == name)
            self.passed = {each["block_id"] for each in self._inputs()} - set(errors)
            self.seen += [*self.house.words.keys[sentence], self._key_of(block)]
        return await self._reads()

    async def _tells(self, kind: str, payload: Any) -> dict[str, Any]:
        """Hands something to the app; a patient person who sees an error does the same again."""
        for left in range(self.patience, -1, -1):
            try:
                return await self.house.double.delivers(kind, payload())
            except NotAcknowledged:
                if not left:
                    raise
                await asyncio.sleep(0.1)
        raise AssertionError("the last try returns or raises")

    async def _is_written_to(self, before: int) -> bool:
        """Whether a message comes within a while; an office that is killed after the ack sends none."""
        for _ in range(20):
            if len(self.texts()) > before:
                return True
            await asyncio.sleep(0.1)
        return False

    def _modal(self, callback: str) -> bool:
        stack = self.house.double.views[self.user]
        return bool(stack) and stack[-1]["callback_id"] == callback

    def _inputs(self) -> list[dict[str, Any]]:
        return [block for block in self.house.double.views[self.user][-1]["blocks"] if block["type"] == "input"]

    def _current_or_none(self) -> dict[str, Any] | None:
        return next((block for block in self._inputs() if block["block_id"] not in self.passed), None)

    def _current(self) -> dict[str, Any]:
        block = self._current_or_none() if self.house.double.views[self.user] else None
        assert block, f"{self.name} has no field to fill in: {self.shown()}"
        return block

    def _state(self, block: dict[str, Any]) -> dict[str, Any]:
        return self.house.double.views[self.user][-1]["state"]["values"][block["block_id"]]["answer"]

    def _key_of(self, block: dict[str, Any]) -> str:
        ending = block["block_id"].replace("_", "-")
        hint, label = block["hint"]["text"], block["label"]["text"]
        known = self.house.words.keys
        return next(
            (key for key in known.get(hint, ()) if key.endswith(ending)),
            next(iter(key.removesuffix(".label") for key in known[label] if key.endswith(f"{ending}.label"))),
        )

    def _interaction(self, kind: str, **more: Any) -> dict[str, Any]:
        stack = self.house.double.views[self.user]
        view = {"view": {key: value for key, value in stack[-1].items() if key != "read"}} if stack else {}
        user = {"id": self.user, "team_id": "T1"} | self.profile
        return {"type": kind, "user": user, "team": {"id": "T1"}, "api_app_id": "A1",
                "trigger_id": self.house.double.trigger(self.user), **view, **more}  # fmt: skip


@dataclass(repr=False)  # asyncio asks for it at every start of a loop
class SlackHouse(House):
    """A working office with a double of Slack, and its people bound by their own codes."""

    double: SlackDouble = field(default_factory=SlackDouble)
    words: HeardWords | None = None
    address: str = ""

    async def settled(self) -> None:
        """Waits for what goes on after an answer."""
        for front in self.demo.outbox.messenger.fronts:
            await front.work.finish()

    def enters(self, *names: str) -> None:
        """Everybody of the house, or those with these names, have an account in the workspace."""
        actors = [each for each in self.look(everybody) if each.name in names or not names]
        for number, actor in enumerate(actors, 100):
            person = SlackPerson(self, actor.code, actor.name, user=f"U{number}")
            self.people.setdefault(actor.name, person)

    async def binds(self, name: str) -> None:
        """Somebody binds their account by a code of their own."""
        await self[name].commands(f"bind {self.invited(name)}")


@contextlib.asynccontextmanager
async def slack_house(
    settings: Settings, clock: Any, http: bool, names: Sequence[str] = ()
) -> AsyncIterator[SlackHouse]:
    """A Slack on loopback and an office that talks to it; everybody, or those with these names, are bound to it."""

    @contextlib.asynccontextmanager
    async def in_slack(settings: Settings) -> AsyncIterator[SlackHouse]:
        async with slack() as double:
            with listening("127.0.0.1", 0) as here:
                port = here.getsockname()[1]
            known = settings.model_copy(update={
                "slack_bot_token": BOT, "slack_api": f"{double.base}/api/", "http_port": port,
                "slack_app_token": None if http else APP, "slack_signing_secret": SECRET if http else None,
                "public_url": f"http://127.0.0.1:{port}",
            })  # fmt: skip
            double.events_url = f"http://127.0.0.1:{port}/slack/events" if http else None
            words = HeardWords(settings.zone)
            work = Work(lambda: working(known, clock, ticking=False, words=words))
            async with work as parts:
                house = SlackHouse(parts, work=work, double=double, words=words, address=known.public_url)
                house.enters(*names)
                yield house

    await bound(settings, in_slack, clock(), *names)
    async with in_slack(settings) as house:
        yield house


async def patiently(person: SlackPerson) -> str:
    """Files a complaint; whoever sees that something went wrong presses the same again."""
    person.patience = 200
    return await complains(person)


def _buttons(blocks: list[dict[str, Any]]) -> list[str]:
    return [each["value"] for block in blocks if block["type"] == "actions" for each in block["elements"]]


def _name(option: dict[str, Any]) -> str:
    return str(option["text"]["text"].split(" · ")[0].casefold())
