"""P14: killed twenty times over 500 submissions on Telegram, and one I/O error at every sync; what was lost."""

import asyncio
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.faults.disk import environment
from tests.faults.storm import storm

SUBMISSIONS, KILLS = 500, 20
SYNCS = 100  # more than one round has


def killed() -> dict[str, int]:
    """Receipts shown, lost, stored twice."""
    with tempfile.TemporaryDirectory() as name:
        outcome = asyncio.run(storm(Path(name), SUBMISSIONS, KILLS))
    shown = set(outcome.receipts)
    return {"shown": len(shown), "lost": len(shown - set(outcome.codes)),
            "twice": len(outcome.codes) - len(shown),
            "unmarked": sum(n > 1 for n in outcome.told.values())}  # fmt: skip


def failing() -> dict[str, int]:
    """Rounds with one failing sync each, and those in which anything was wrong."""
    with tempfile.TemporaryDirectory() as name:
        command = [sys.executable, "-m", "tests.faults.io_errors", str(SYNCS)]
        done = subprocess.run(command, env=environment(Path(name)), capture_output=True, text=True, check=True)
    rounds = [json.loads(line) for line in done.stdout.splitlines()]
    bad = [each for each in rounds if each["lost"] or each["twice"] or not each["whole"]]
    return {"rounds": len(rounds), "bad": len(bad)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(killed() | failing()))
