"""What reaches a disk or a log: nothing that was written in confidence, no name outside its two tables."""

import logging
import sqlite3

from tests.facts import PDF
from tests.house import OFFICER, TEACHER, House, complains

SECRET = "机密内容甲乙丙"
REASON = "不予采纳的机密理由"
FILE_SECRET = b"secret-inside-the-file"


async def live_through_everything(house: House) -> None:
    """Drafts, a receipt, a file, a question, an answer, a rejection, a refusal, notices."""
    teacher, officer = house[TEACHER], house[OFFICER]
    await teacher.says("录入")
    await teacher.presses("complaint")
    await teacher.says("王芳")
    await teacher.presses("answer")
    await teacher.says("今天")
    await teacher.says("电话")
    await teacher.says(SECRET * 100)  # refused: too long
    await teacher.says(SECRET)
    await teacher.uploads("机密文件名.pdf", PDF + FILE_SECRET)
    await teacher.presses("done")
    await teacher.presses("submit")
    await house.delivers()
    await officer.looks()
    await officer.presses("ask-author")
    await officer.says(SECRET)
    await officer.presses("submit")
    await house.delivers()
    await teacher.looks()
    await teacher.presses("answer-question")
    await teacher.says(SECRET)
    await teacher.presses("skip")
    await teacher.presses("submit")
    await house.delivers()
    await officer.looks()
    await officer.presses("reject")
    await officer.says(REASON)
    await officer.presses("submit")
    await house.delivers()
    await complains(officer, text=SECRET)
    await teacher.says("录入")
    await teacher.presses("outside-voice")
    await teacher.says("王芳")  # an open draft stays behind


async def test_no_text_of_anybody_stands_in_plain_on_disk_or_in_logs(house: House, settings, caplog):
    caplog.set_level(logging.DEBUG)
    await live_through_everything(house)
    files = [path for path in settings.data.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"trustdesk.sqlite", "trustdesk.sqlite-wal"}
    for path in files:
        content = path.read_bytes()
        for secret in (SECRET, REASON, "机密文件名"):
            for encoding in ("utf-8", "utf-16-le", "gb18030"):
                assert secret.encode(encoding) not in content, path
            assert secret.encode("unicode_escape") not in content, path
        assert FILE_SECRET not in content, path
    for secret in (SECRET, REASON, "机密文件名"):
        assert secret not in caplog.text


async def test_names_stand_only_in_member_and_search_key(house: House, settings, caplog):
    caplog.set_level(logging.DEBUG)
    await live_through_everything(house)
    with sqlite3.connect(settings.data / "trustdesk.sqlite") as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        holding = {table for table in tables for row in database.execute(f"SELECT * FROM {table}")
                   if any(name in _text(cell) for name in house.people for cell in row)}  # fmt: skip
    assert holding == {"member", "search_key"}
    assert [name for name in house.people if name in caplog.text] == []


async def test_what_the_keys_protect_cannot_be_read_without_them(house: House, settings):
    assert (settings.keys.stat().st_mode & 0o777) == 0o700
    assert {path.stat().st_mode & 0o777 for path in settings.keys.iterdir()} == {0o600}
    assert (settings.data.stat().st_mode & 0o777) == 0o700


def _text(cell: object) -> str:
    return cell.decode("utf-8", "ignore") if isinstance(cell, bytes) else str(cell)
