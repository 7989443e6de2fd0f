"""Kill -9 in a loop while people file over Telegram; the full 500 run in the benchmarks."""

from pathlib import Path

from tests.faults.storm import storm


async def test_every_receipt_is_there_once_and_a_repeat_is_marked(tmp_path: Path):
    outcome = await storm(tmp_path, submissions=30, kills=3)
    assert len(outcome.receipts) >= 30
    assert sorted(outcome.receipts) == sorted(set(outcome.receipts))
    assert sorted(outcome.codes) == sorted(outcome.receipts)  # every one there, none twice
    assert outcome.audit_lines > len(outcome.codes)  # the bindings are in it too
    assert set(outcome.told.values()) == {1}
    assert outcome.exit_code == 0
    assert outcome.seconds_to_stop < 2
