"""What every test gets: no proxies, a fixed clock, a running house on loopback, people who can talk with it."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import hypothesis
import pytest

from bot import parts
from bot.demo import running, seed_readers, seeding
from bot.documents.press import Press
from bot.documents.printer import DocumentPrinter
from bot.house import opened, reports_opened, rules
from bot.reports.ground import Ground
from bot.settings import Settings
from storage.reports.keys import Cost, Kdf, Secrets
from tests.house import House

for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
    del os.environ[name]  # loopback only: a proxy that points nowhere must not be asked

hypothesis.settings.register_profile("house", deadline=None)  # no test is timed: machines differ
hypothesis.settings.load_profile("house")

MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # Monday, 10:00 in Shanghai


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


class Borrower(DocumentPrinter):
    """Prints on a press that other houses use as well, so it does not let it go."""

    def rest(self) -> None:
        pass

    def close(self) -> None:
        pass


@pytest.fixture(scope="session", autouse=True)
def press() -> Iterator[Press]:
    """The worker that sets documents is started once, not in every house that prints one."""
    lent = Press()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "DocumentPrinter", partial(Borrower, press=lent))
        yield lent
    lent.close()


@pytest.fixture(scope="session")
def moved_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample institution, set up once; every test gets a copy."""
    folder = tmp_path_factory.mktemp("template")
    settings = Settings(data=folder / "data", keys=folder / "keys")
    with opened(settings) as (database, _, vault):
        database.write_now(seeding(settings, rules(settings, vault), MORNING))
        with reports_opened(settings) as (store, secrets):
            cheap = Kdf(
                passphrase=Cost(1, 8192)
            )  # a reader's row says what its key costs; the shipped cost is half a second
            house = Secrets(secrets.pepper, cheap)
            ground = Ground(store, house, rules(settings, vault), lambda: MORNING)
            asyncio.run(seed_readers(database, ground))
    return folder


@pytest.fixture
def settings(tmp_path: Path, moved_in: Path) -> Settings:
    for name in ("data", "keys"):
        shutil.copytree(moved_in / name, tmp_path / name)
    return Settings(data=tmp_path / "data", keys=tmp_path / "keys")


@pytest.fixture
async def house(settings: Settings, clock: Clock) -> AsyncIterator[House]:
    """The demo as shipped, on a free port, with the outbox in the test's hand."""
    async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
        yield house
