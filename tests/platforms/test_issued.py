"""An issued document on every transport: one message, the file with it; nothing of it lost when the platform stumbles."""

import pytest

from bot.settings import Settings
from tests.conftest import Clock
from tests.conversations.test_complaint import house  # noqa: F401 - the transports
from tests.conversations.test_issuing import TOLD, issued
from tests.house import OFFICER, House
from tests.platforms.test_delivery import house as telegram  # noqa: F401 - one Telegram
from tests.slack_house import slack_house
from tests.telegram_house import TelegramHouse

FILE = "警告通知书 JG-2026-0001.pdf"


def received(house: House, name: str) -> list[str]:  # noqa: F811
    """The names of the files that a person has in their chat."""
    double, person = getattr(house, "double", None), house[name]
    if double is None:
        return [file["name"] for file in person.card["files"]]
    if isinstance(house, TelegramHouse):
        return [m["document"]["file_name"] for m in double.messages[person.user].values() if "document" in m]
    return [title for title, _ in double.shared[f"D{person.user}"]]


async def test_one_message_with_its_file_arrives_everywhere(house: House):  # noqa: F811
    officer = house[OFFICER]
    issued(house, OFFICER)
    assert await house.demo.printing.tick() == 1
    assert await house.delivers() == 1
    await officer.looks()
    assert officer.keys.count(TOLD) == 1
    assert received(house, OFFICER) == [FILE]


@pytest.mark.parametrize(("fault", "tries"), [(502, 2), (429, 2), (400, 1)])
async def test_a_file_that_telegram_stumbles_over(telegram: TelegramHouse, clock: Clock, fault: int, tries: int):  # noqa: F811
    """What may pass is sent again, file and words; what it never takes leaves the words."""
    issued(telegram, OFFICER)
    await telegram.demo.printing.tick()
    telegram.double.faults += [("sendDocument", fault, {"retry_after": 60} if fault == 429 else {})]
    for _ in range(tries):
        await telegram.delivers()
        clock.forward(minutes=2)
    assert telegram[OFFICER].keys.count(TOLD) == 1
    assert received(telegram, OFFICER) == ([FILE] if tries == 2 else [])


@pytest.mark.parametrize(("error", "tries"), [("ratelimited", 2), ("internal_error", 2), ("missing_scope", 1)])
async def test_a_file_that_slack_stumbles_over(settings: Settings, clock: Clock, error: str, tries: int):
    """The same on Slack, where an app may also lack the right to send files."""
    async with slack_house(settings, clock, http=False) as slack:
        issued(slack, OFFICER)
        await slack.demo.printing.tick()
        busy = (429, {"Retry-After": "60"}) if error == "ratelimited" else (200, {})
        slack.double.faults.append(("files.getUploadURLExternal", busy[0], error, busy[1]))
        for _ in range(tries):
            await slack.delivers()
            clock.forward(minutes=2)
        assert (await slack[OFFICER].looks()).keys.count(TOLD) == 1
        assert received(slack, OFFICER) == ([FILE] if tries == 2 else [])
