"""P12: from the command to `/healthz` 200, with Telegram and with both platforms; what the idle office weighs."""

import asyncio
import json
import re
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import httpx

from bot.server import listening
from bot.settings import Settings
from tests.faults.storm import on_slack, on_telegram

RUNS = 5
IDLE = 5.0  # seconds after the start


async def once(both: bool) -> tuple[float, float]:
    """Seconds, and megabytes of resident memory."""
    with tempfile.TemporaryDirectory() as name, listening("127.0.0.1", 0) as here:
        port = here.getsockname()[1]
        here.close()
        settings = Settings(data=Path(name) / "data", keys=Path(name) / "keys", http_port=port)
        async with (
            on_telegram(settings) as (_, office),
            on_slack(settings) as (_, other),
            httpx.AsyncClient(trust_env=False) as client,
        ):
            office.environment |= other.environment if both else {}
            begun = time.perf_counter()
            await office.start()
            while not await _healthy(client, port):
                await asyncio.sleep(0.005)
            spent = time.perf_counter() - begun
            await asyncio.sleep(IDLE)
            status = Path(f"/proc/{office.process.pid}/status").read_text()
            await office.stop(15)
    weight = re.search(r"VmRSS:\s+(\d+)", status)
    return spent, int(weight[1]) / 1024 if weight else 0.0


async def _healthy(client: httpx.AsyncClient, port: int) -> bool:
    try:
        return (await client.get(f"http://127.0.0.1:{port}/healthz")).status_code == 200
    except httpx.TransportError:
        return False


if __name__ == "__main__":
    result = {}
    for name, both in (("one", False), ("both", True)):
        runs = [asyncio.run(once(both)) for _ in range(RUNS)]
        result[f"{name}_seconds"], result[f"{name}_megabytes"] = (
            median(values) for values in zip(*runs, strict=True)
        )
    sys.stdout.write(json.dumps(result))
