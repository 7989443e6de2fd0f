"""限流 · how often something may be tried, counted in memory before the work begins; nothing reaches a disk."""

from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass
class Limit:
    """At most `most` in any `within`, for each key on its own."""

    most: int
    within: timedelta
    _times: dict[Hashable, deque[datetime]] = field(default_factory=dict)

    def take(self, key: Hashable, now: datetime) -> timedelta | None:
        """Counts one try. When there were too many: how long to wait; then it is not counted."""
        times = self._recent(key, now)
        if len(times) >= self.most:
            return times[0] + self.within - now
        self._times.setdefault(key, times).append(now)
        return None

    def give_back(self, key: Hashable) -> None:
        """The last try does not count after all."""
        times = self._times.get(key)
        if times:
            times.pop()

    def forget(self, now: datetime) -> None:
        """Lets go of every key that has been quiet."""
        for key in [key for key in self._times if not self._recent(key, now)]:
            del self._times[key]

    def _recent(self, key: Hashable, now: datetime) -> deque[datetime]:
        times = self._times.get(key, deque())
        while times and times[0] + self.within <= now:
            times.popleft()
        return times
