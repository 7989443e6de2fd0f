"""How fast a platform may be written to: notices come in crowds, answers only as fast as people ask."""

from collections import defaultdict
from dataclasses import dataclass, field

from aiolimiter import AsyncLimiter


def _chat() -> AsyncLimiter:
    return AsyncLimiter(3, 3)  # a burst of three, then one a second: both platforms' rule for one chat


@dataclass
class Pace:
    """Holds notices back to what a platform takes: overall, and in one chat."""

    overall: AsyncLimiter
    chats: dict[str, AsyncLimiter] = field(default_factory=lambda: defaultdict(_chat))  # one a member at most

    async def wait(self, chat: str) -> None:
        """Returns when the next notice to this chat may go."""
        await self.chats[chat].acquire()
        await self.overall.acquire()
