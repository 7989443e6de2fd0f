"""The log never quotes: what an error says of itself, or what a callback was given, may be what somebody wrote."""

import asyncio
import gc
from pathlib import Path

from tests.traces import logging_as_shipped

WORD = "哨兵词句"


async def test_an_error_that_nobody_waited_for_is_told_without_its_text(tmp_path: Path):
    async def fails() -> None:
        raise ValueError(WORD)

    def called(word: str) -> None:
        raise ValueError(word)

    with logging_as_shipped(tmp_path / "log"):
        asyncio.get_running_loop().call_soon(called, WORD)
        task = asyncio.create_task(fails())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        del task
        gc.collect()
    told = (tmp_path / "log").read_text()
    assert told.count('"error": "ValueError"') == 2
    assert WORD not in told
