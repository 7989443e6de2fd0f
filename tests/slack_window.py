"""The window of a report on Slack: its buttons, its one field, what stands in it."""

from dataclasses import dataclass
from typing import Any

from tests.platforms.slack_double import SlackDouble
from tests.slack_house import SlackPerson


@dataclass
class Window:
    """One person in front of it. They press what is shown and type where there is a field."""

    person: SlackPerson

    @property
    def view(self) -> dict[str, Any]:
        return self.double.views[self.person.user][-1]

    @property
    def double(self) -> SlackDouble:
        return self.person.house.double

    async def opens(self) -> None:
        await self.person.commands("举报")

    async def presses(self, step: str) -> None:
        codes = [each for block in self.view["blocks"] if block["type"] == "actions" for each in block["elements"]]
        found = next(each for each in codes if step in each["value"].split("."))
        await self._acts("block_actions", actions=[{"type": "button", "block_id": "b", **found}])

    async def types(self, text: str) -> None:
        answer = await self.hands_in(text)
        self.double.take_view_answer(self.person.user, answer)

    async def hands_in(self, text: str) -> dict[str, Any]:
        """What the app answers to the window with this text in its field."""
        [field] = [block for block in self.view["blocks"] if block["type"] == "input"]
        element = {"type": "plain_text_input", "value": text}
        self.view.setdefault("state", {})["values"] = {field["block_id"]: {"answer": element}}
        return await self._acts("view_submission")

    async def closes(self) -> None:
        await self._acts("view_closed")
        self.double.views[self.person.user].clear()

    def text(self) -> str:
        return "\n".join(block["text"]["text"] for block in self.view["blocks"] if block["type"] == "section")

    async def _acts(self, kind: str, **more: Any) -> dict[str, Any]:
        """As Slack tells it: the window goes with what is done in it."""
        return await self.person._tells(
            "interactive", lambda: self.person._interaction(kind, view=self.view, **more)
        )
