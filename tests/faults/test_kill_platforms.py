"""Kill -9 in a loop while people file over Telegram and Slack; the full 500 run in the benchmarks."""

from pathlib import Path

import pytest

from tests.faults.storm import on_slack, on_telegram, storm


@pytest.mark.parametrize("place", [on_telegram, on_slack])
async def test_every_receipt_is_there_once_and_a_repeat_is_marked(tmp_path: Path, place):
    outcome = await storm(tmp_path, 30, 3, place)
    assert len(outcome.receipts) >= 30
    assert sorted(outcome.receipts) == sorted(set(outcome.receipts))
    assert sorted(outcome.codes) == sorted(outcome.receipts)  # every one there, none twice
    assert outcome.audit_lines > len(outcome.codes)  # the bindings are in it too
    assert set(outcome.told.values()) == {1}
    assert outcome.exit_code == 0
    assert outcome.seconds_to_stop < 2
