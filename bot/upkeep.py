"""运行状况 · what the self-check asks of the process and its folders (8.1-a)."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from bot.settings import Settings
from handlers.kit.upkeep import Upkeep
from scheduler.ticker import Ticker
from storage import last_backup, vault


def seen(settings: Settings, ticker: Ticker, alive: Mapping[str, Callable[[], bool]]) -> Upkeep:
    """As it is now; `alive`: by platform whether things come in, filled once the platforms are there."""
    return Upkeep(
        behind=timedelta(seconds=ticker.behind()),
        failing=tuple(sorted(ticker.failing())),
        silent=tuple(name for name, comes_in in alive.items() if not comes_in()),
        backup_at=last_backup.made_at(settings.data),
        key_since=vault.in_force_since(settings.keys),
    )
