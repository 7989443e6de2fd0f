"""Builds the preloaded disk; whoever has no compiler cannot fail a sync."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "tools/disk.c"
COMPILER = shutil.which("cc")
needs_compiler = pytest.mark.skipif(COMPILER is None, reason="no C compiler: install Debian's gcc to fail syncs")


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a process that stands on that disk."""
    library = folder / "disk.so"
    subprocess.run([COMPILER, "-shared", "-fPIC", "-O2", "-o", library, SOURCE, "-ldl"], check=True)
    return {**os.environ, "LD_PRELOAD": str(library), "PYTHONUTF8": "1", **more}
