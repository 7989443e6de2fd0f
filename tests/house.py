"""The conversation language of the tests: people who type, press what is shown, and see cards by their keys."""

import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

import httpx
from sqlmodel import Session, select

from bot.demo import Demo
from handlers import binding
from handlers.kit.button import Button
from storage.tables import Member, Record
from tests.loopback import NO_TLS

TEACHER, OFFICER, DIRECTOR = "林晓雨", "陈思远", "赵敏华"
HEAD, OTHER_HEAD, AUDITOR, ADMINISTRATOR = "周建国", "吴桐", "孙立", "钱进"


@dataclass(repr=False)  # asyncio asks for it at every start of a loop
class Person:
    """Somebody in front of the page. They can press only what is shown to them."""

    house: "House"
    code: str
    name: str
    messages: dict[str, dict[str, Any]] = field(default_factory=dict)
    answer: list[dict[str, Any]] = field(default_factory=list)  # the cards of the newest answer

    async def says(self, text: str) -> Self:
        return await self._post("say", json={"person": self.code, "text": text})

    async def presses(self, head: str, option: str = "") -> Self:
        """Presses the newest shown button with this head (`submit`, `classify`) and, if given, this option."""
        return await self.sends(self.button(head, option))

    async def picks(self, option: str) -> Self:
        """Answers with a shown option, by its key."""
        return await self.presses("answer", option)

    async def sends(self, code: str) -> Self:
        """Sends a button's code as it is: also one that was shown long ago."""
        return await self._post("press", json={"person": self.code, "code": code, "label": "…"})

    async def uploads(self, name: str, content: bytes) -> Self:
        return await self._post("upload", data={"person": self.code}, files={"file": (name, content)})

    async def looks(self) -> Self:
        """Reloads the page."""
        state = (await self.house.http.get("/api/state", params={"of": self.code})).json()
        self.messages = {message["id"]: message for message in state["messages"][self.code]}
        return self

    def button(self, head: str, option: str = "") -> str:
        for message in reversed(self._live()):
            for code in _codes(message["card"]):
                button = Button.parse(code)
                if button.head == head and option in ("", button.row, button.part, button.option):
                    return code
        raise AssertionError(f"{self.name} is shown no button {head} {option}: {self.shown()}")

    def offered(self) -> set[str]:
        """The heads of all buttons of the newest card."""
        return {Button.parse(code).head for code in _codes(self.card)}

    @property
    def card(self) -> dict[str, Any]:
        """The newest card."""
        return [m for m in self.messages.values() if m["card"]][-1]["card"]

    @property
    def keys(self) -> list[str]:
        """The keys of all cards shown so far."""
        return [m["card"]["key"] for m in self.messages.values() if m["card"]]

    def sees(self, *keys: str) -> Self:
        """The newest cards have these keys."""
        assert self.keys[-len(keys) :] == list(keys), self.shown()
        return self

    def rows(self) -> dict[str, str]:
        """The lines of the newest card."""
        return {row["label"]: row["value"] for row in self.card["rows"]}

    def receipt(self) -> str:
        """The code of the newest receipt, as stored."""
        titles = [
            m["card"]["title"] for m in self.messages.values() if m["card"] and m["card"]["key"] == "record-filed"
        ]
        return str(titles[-1]).split()[-1].split("，")[-1].removeprefix("回执号").strip().replace("-", "")

    def shown(self) -> list[str]:
        return [f"{m['card']['key']}: {_codes(m['card'])}" for m in self._live()][-4:]

    def _live(self) -> list[dict[str, Any]]:
        return [m for m in self.messages.values() if m["card"] and not m["stale"]]

    async def _post(self, what: str, **body: Any) -> Self:
        if "json" in body:  # escaped, so that even broken characters travel
            body = {"content": json.dumps(body["json"])}
        response = await self.house.http.post(f"/api/{what}", **body)
        assert response.status_code == 200, response.text
        for message in response.json()["messages"]:
            self.messages[message["id"]] = message
        self.answer = [
            message["card"] for message in response.json()["messages"] if message["card"] and not message["stale"]
        ]
        return self


@dataclass
class Work:
    """A house at work that can be closed and opened again on the same data, as an operator does it."""

    opened: Callable[[], contextlib.AbstractAsyncContextManager[Any]]
    stack: contextlib.AsyncExitStack = field(default_factory=contextlib.AsyncExitStack)

    async def __aenter__(self) -> Any:
        return await self.stack.enter_async_context(self.opened())

    async def __aexit__(self, *_: object) -> None:
        await self.stack.aclose()


@dataclass(repr=False)  # asyncio asks for it at every start of a loop
class House:
    """A running demo, its people, and its memory."""

    demo: Demo
    people: dict[str, Person] = field(default_factory=dict)
    work: Work | None = None

    async def __aenter__(self) -> Self:
        base, _, key = self.demo.address.partition("/?key=")
        headers = {"authorization": f"Bearer {key}"}
        self.http = httpx.AsyncClient(base_url=base, headers=headers, trust_env=False, verify=NO_TLS, timeout=20)
        state = (await self.http.get("/api/state")).json()
        for person in state["people"]:
            self.people.setdefault(person["name"], Person(self, person["code"], person["name"]))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    async def stops(self) -> None:
        """Closes the house; what people see of it stays where it is."""
        await self.work.__aexit__()

    async def starts(self) -> None:
        """Opens it again on the same data."""
        self.demo = await self.work.__aenter__()

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    async def delivers(self) -> int:
        """One tick of the outbox."""
        return await self.demo.outbox.tick()

    async def ticks(self) -> None:
        """The clock looks after everything once, and what it wrote is delivered."""
        await self.demo.rhythm.tick()
        await self.demo.terms.tick()
        await self.demo.repairs.tick()
        await self.demo.deadlines.tick()
        await self.demo.inspections.tick()
        await self.demo.printing.tick()
        while await self.delivers():
            pass

    async def waits(self, days: int) -> None:
        """So many days go by, the clock ticking every morning."""
        for _ in range(days):
            await self.http.post("/api/clock", json={"days": 1})
            await self.ticks()

    def invited(self, name: str) -> str:
        """A fresh code with which somebody binds an account."""
        rules, now, code = self.demo.app.house, self.demo.app.clock(), self[name].code

        def invite(session: Session) -> str:
            member = session.exec(select(Member).where(Member.code == code)).one()
            return binding.invite(session, rules.vault, member.id, now, rules.rulebook)

        return self.change(invite)

    def subject(self, name: str) -> str:
        """The code of the subject with this name."""
        from storage.queries import people
        from tests.facts import anybody

        return self.look(lambda session: people.subjects(session, anybody, name)[0].code)

    def look(self, look: Any) -> Any:
        """Reads the database."""
        return self.demo.app.database.read_now(look)

    def change(self, turn: Any) -> Any:
        """Changes the database behind the house's back."""
        return self.demo.app.database.write_now(lambda session, _: turn(session))

    def records(self) -> list[Record]:
        return self.look(lambda session: list(_all(session)))


def _all(session: Session) -> list[Record]:
    return list(session.exec(select(Record).order_by(Record.id)))


def _codes(card: dict[str, Any]) -> list[str]:
    return [row["edit"]["code"] for row in card["rows"] if row["edit"]] + [c["code"] for c in card["choices"]]


async def complains(person: Person, about: str = "客服部", text: str = "家长反映两次来电未回复") -> str:
    """Files a complaint in the fewest steps and returns its receipt code."""
    await person.says("/record")
    await person.presses("complaint")
    await person.says(about)
    await person.says("昨天")
    await person.picks("phone")
    await person.says(text)
    await person.presses("skip")
    await person.presses("submit")
    person.sees("record-filed")
    return person.receipt()
