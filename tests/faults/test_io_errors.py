"""One I/O error at every sync of a busy minute: nothing that was shown is lost, nothing is there twice, the chain is whole."""

import json
import subprocess
import sys

from tests.faults.disk import environment, needs_compiler


@needs_compiler
def test_a_failing_sync_loses_nothing_that_was_confirmed(tmp_path):
    command = [sys.executable, "-m", "tests.faults.io_errors", "60"]
    done = subprocess.run(command, env=environment(tmp_path), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    rounds = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rounds) > 8, "the disk must have been asked to sync"
    assert {(each["shown"], each["lost"], each["twice"], each["whole"]) for each in rounds} == {(6, 0, 0, True)}
    hurt = [each for each in rounds if each["refused"] == ["not-saved"]]
    assert len(hurt) > len(rounds) / 2, "most failing syncs must have been felt"
