"""The shipped command in a process of its own, for every call a fresh one, without importing the program every time.

`python -m tests.calls` has imported it and waits: for every line that it reads it forks, the child becomes that call,
and its exit code is answered. The children share nothing but what an import leaves behind.
"""

import atexit
import json
import os
import subprocess
import sys
import tempfile
import traceback
from functools import cache
from pathlib import Path

from bot import cli


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """One command, from its arguments and its environment to its exit code and what it printed."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = (Path(folder) / name for name in ("out", "err"))
        asked = {
            "arguments": [*map(str, arguments)],
            "environment": environment,
            "cwd": os.getcwd(),
            "to": [str(out), str(err)],
        }
        waiting = _waiting()
        waiting.stdin.write(json.dumps(asked) + "\n")
        waiting.stdin.flush()
        code = int(waiting.stdout.readline())
        return subprocess.CompletedProcess(asked["arguments"], code, out.read_text("utf-8"), err.read_text("utf-8"))


@cache
def _waiting() -> subprocess.Popen[str]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    process = subprocess.Popen([sys.executable, "-X", "utf8", "-m", "tests.calls"], **pipes)
    atexit.register(process.communicate)  # it ends with whoever asks
    return process


def _becomes(arguments: list[str], environment: dict[str, str], cwd: str, to: list[str]) -> int:
    """In the child: as if it had been started with these. Returns the exit code."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, path in enumerate(to, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), number)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[1:] = arguments
    try:
        cli.main()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else int(left.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def main() -> None:
    """Until nobody asks any more."""
    import bot.demo
    import bot.run  # noqa: F401 - what a command imports only when it is called

    for line in sys.stdin:
        child = os.fork()
        if not child:
            code = _becomes(**json.loads(line))
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)  # what the parent has opened is not the child's to close
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
