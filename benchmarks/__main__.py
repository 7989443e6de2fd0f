"""Runs every benchmark, prints the table and writes docs/performance.md."""

import asyncio
import platform
from pathlib import Path

from benchmarks.submissions import measure

OUT = Path(__file__).parent.parent / "docs" / "performance.md"

INTRO = """# Performance

Written by `make bench`: ratios against a peer in the same run, on the same disk. Milliseconds are this machine's;
quote the ratios.

"""

if __name__ == "__main__":
    rows = asyncio.run(measure())
    table = "| what | ours | peer | ratio |\n|---|---|---|---|\n" + "\n".join(rows)
    print(table)
    OUT.write_text(
        f"{INTRO}{table}\n\nPython {platform.python_version()}, {platform.system()}.\n", encoding="utf-8"
    )
