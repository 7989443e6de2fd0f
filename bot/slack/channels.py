"""The direct message of each person. Only on opening it does Slack say that somebody was deactivated."""

import time
from dataclasses import dataclass, field

from aiolimiter import AsyncLimiter
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from scheduler.ports import NotDelivered

KNOWN = 3600.0  # seconds until it is asked again whether the person is still there
A_MINUTE = 45  # Slack takes about 50 of these a minute (tier 3)


@dataclass(frozen=True)
class Channels:
    """Opens direct messages, and remembers them for an hour."""

    client: AsyncWebClient
    pace: AsyncLimiter = field(default_factory=lambda: AsyncLimiter(A_MINUTE, 60))
    opened: dict[str, tuple[str, float]] = field(default_factory=dict)  # by person; one a member at most

    async def of(self, user: str) -> str:
        """The channel's id. Raises SlackApiError, or NotDelivered: nothing was posted yet."""
        channel, at = self.opened.get(user, ("", 0.0))
        if channel and time.monotonic() - at < KNOWN:
            return channel
        await self.pace.acquire()
        try:
            answer = await self.client.conversations_open(users=user)
            channel = str(answer["channel"]["id"])
        except SlackApiError:
            raise
        except Exception as error:
            raise NotDelivered(type(error).__name__) from None
        self.opened[user] = (channel, time.monotonic())
        return channel
