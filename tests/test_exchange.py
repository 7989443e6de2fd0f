"""`trustdesk import` and `trustdesk export`: under the rules of the house, as somebody of the house."""

import json
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.calls import run
from tests.tables_house import STAFF, as_csv
from tests.whole import everything, of

NEW = as_csv(STAFF, ("X1", "单于雁", "教学部", "教学"), ("X2", "曾子墨", "D03", "市场"))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "new.csv").write_bytes(NEW)
    return tmp_path / "new.csv"


def test_a_dry_run_says_everything_and_writes_nothing(settings: Settings, table: Path):
    before = everything(settings)
    done = run("import", table, "--dry-run", **of(settings))
    assert (done.returncode, done.stderr) == (0, "")
    assert "第 2 行 X1 单于雁: 新增" in done.stdout
    assert everything(settings) == before


def test_it_writes_once_and_the_second_time_there_is_nothing_to_do(settings: Settings, table: Path):
    assert "done" in run("import", table, "--yes", **of(settings)).stdout
    again = run("import", table, "--yes", "--json", **of(settings))
    facts = json.loads(again.stdout)
    assert (facts["new"], facts["changed"], facts["unchanged"], facts["wrong"]) == (0, 0, 2, 0)
    members = json.loads(run("member", "list", "--json", **of(settings)).stdout)
    assert [m["name"] for m in members if m["name"] in ("单于雁", "曾子墨")] == ["单于雁", "曾子墨"]


def test_without_yes_it_asks(settings: Settings, table: Path):
    before = everything(settings)
    assert run("import", table, **of(settings)).returncode == 1  # nobody answers
    assert everything(settings) == before


def test_wrong_rows_are_named_and_nothing_is_written(settings: Settings, tmp_path: Path):
    table = tmp_path / "wrong.csv"
    table.write_bytes(as_csv(STAFF, ("X1", "单于雁", "火星部", "教学"), ("X2", "曾子墨", "D03", "市场")))
    before = everything(settings)
    done = run("import", table, "--yes", **of(settings))
    assert done.returncode == 1
    assert "没有找到“火星部”" in done.stdout
    assert "Traceback" not in done.stderr
    assert everything(settings) == before


def test_many_rows_wait_for_the_second_key(settings: Settings, tmp_path: Path):
    table = tmp_path / "many.csv"
    table.write_bytes(as_csv(STAFF, *((f"X{i}", f"新人{i}", "教学部", "教学") for i in range(51))))
    done = run("import", table, "--yes", **of(settings))
    assert done.returncode == 0
    assert "信用办主任" in done.stdout  # who must agree
    assert len(json.loads(run("member", "list", "--json", **of(settings)).stdout)) < 51


def test_the_export_waits_too_and_no_file_is_written(settings: Settings, tmp_path: Path):
    done = run("export", tmp_path / "all.xlsx", **of(settings))
    assert done.returncode == 0
    assert "信用办主任" in done.stdout
    assert not (tmp_path / "all.xlsx").exists()


TROUBLE = [
    (["import", "nowhere.csv"], "nowhere.csv"),
    (["import", "{table}", "--as", "NOBODY"], "no member NOBODY"),
    (["export", "all.csv"], ".xlsx"),
]


@pytest.mark.parametrize(("arguments", "said"), TROUBLE)
def test_what_cannot_be_done_is_one_line(settings: Settings, table: Path, arguments, said):
    done = run(*(each.format(table=table) for each in arguments), **of(settings))
    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_who_may_not_import_may_not_here_either(settings: Settings, table: Path):
    members = json.loads(run("member", "list", "--json", **of(settings)).stdout)
    teacher = next(m["code"] for m in members if m["name"] == "林晓雨")
    done = run("import", table, "--as", teacher, "--yes", **of(settings))
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_a_small_house_comes_out_and_goes_in_again(settings: Settings, tmp_path: Path):
    """Below the number of T17 a workbook is written at once; read again, it changes nothing."""
    small = Settings(data=tmp_path / "small", keys=tmp_path / "small-keys")
    assert run("init", "--institution", "启明", "--officer", "陈思远", **of(small)).returncode == 0
    refused = run("export", tmp_path / "all.xlsx", **of(small))
    assert refused.returncode == 1  # the officer has not signed the agreement yet (8.2-a)
    assert "保密" in refused.stderr
