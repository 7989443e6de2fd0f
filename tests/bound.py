"""People bind their accounts with a code, as they would in life: once for every house that begins alike.

Forty people on a platform take longer than most tests. What they leave behind is kept in the memory of the process and
put in the place of every later database that is, to the byte, the one they began with.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Hashable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from bot.settings import Settings
from storage.database import DATABASE

_AFTERWARDS: dict[tuple[Hashable, ...], bytes] = {}


async def bound(
    settings: Settings, place: Callable[[Settings], AbstractAsyncContextManager[Any]], *alike: Hashable
) -> None:
    """Afterwards the people of the house are bound to their accounts in a place. Nobody may be at work there.

    `alike`: what else must be the same for what they leave behind to be the same: the hour, who they are.
    """
    database = settings.data / DATABASE
    began = (place.__qualname__, *alike, hashlib.sha256(database.read_bytes()).digest())
    if began not in _AFTERWARDS:
        with tempfile.TemporaryDirectory() as folder:
            there = {name: Path(folder) / name for name in ("data", "keys")}
            for name, path in there.items():
                shutil.copytree(getattr(settings, name), path)
            async with place(settings.model_copy(update=there)) as house:
                for name in house.people:
                    await house.binds(name)
            _AFTERWARDS[began] = (there["data"] / DATABASE).read_bytes()
    database.write_bytes(_AFTERWARDS[began])
