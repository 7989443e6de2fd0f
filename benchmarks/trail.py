"""P9: verifying a million audit lines, against reading them and nothing else; memory on top of an empty process."""

import json
import resource
import sqlite3
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bot import house
from bot.settings import Settings
from storage import audit
from storage.audit import AuditLine

LINES = 1_000_000
BATCH = 10_000


def main() -> dict[str, float]:
    """Seconds of both, and megabytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with house.opened(Settings(data=folder / "data", keys=folder / "keys")) as (database, *_):
            line = AuditLine(
                datetime(2026, 11, 23, tzinfo=UTC), "ABCDEF", "complaint", "GHIJKL", {"edition": "2026"}
            )
            for _ in range(LINES // BATCH):
                database.write_now(lambda session, _: audit.append(session.connection(), [line] * BATCH))
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            start = time.perf_counter()
            count = database.read_now(lambda session: audit.verify(session.connection()))
            ours = time.perf_counter() - start
            memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
            assert count == LINES
        bare = sqlite3.connect(folder / "data/trustdesk.sqlite")
        start = time.perf_counter()
        for _row in bare.execute("SELECT * FROM audit_event ORDER BY year, number"):
            pass
        scan = time.perf_counter() - start
        bare.close()
    return {"ours": ours, "scan": scan, "ratio": ours / scan, "memory": memory}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main()))
