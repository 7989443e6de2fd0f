"""A house on each front end: the page, Telegram, Slack; a journey that takes `anywhere` is lived on all three."""

from collections.abc import AsyncIterator

import pytest

from bot.demo import running
from bot.settings import Settings
from tests.conftest import Clock
from tests.house import House
from tests.slack_house import slack_house
from tests.telegram_house import telegram_house


@pytest.fixture(params=["page", "telegram polling", "slack sockets"])
async def anywhere(request: pytest.FixtureRequest, settings: Settings, clock: Clock) -> AsyncIterator[House]:
    """The same journey on each front end."""
    if request.param == "page":
        async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
            yield house
    elif request.param.startswith("slack"):
        async with slack_house(settings, clock, http=False) as house:
            yield house
    else:
        async with telegram_house(settings, clock, webhook=False) as house:
            yield house
