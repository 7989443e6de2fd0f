"""The search behind the leak check can fail: whatever is planted in a file is found, in each of its forms."""

import base64
import contextlib
import hashlib
import hmac
import json
import logging
import pickle
import sqlite3
import struct
from pathlib import Path

import pytest

from tests.traces import Sentinel, found, keys_of, logging_as_shipped, person

WORD, NUMBER = "哨兵词句kanari", 1_987_654_321_987
KEY = bytes(range(32))


@pytest.fixture
def keys(tmp_path: Path) -> dict[str, bytes]:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "pepper.key").write_text(KEY.hex())
    return keys_of(tmp_path / "keys")


def planted(tmp_path: Path, content: bytes, sentinel: Sentinel, keys: dict[str, bytes]) -> bool:
    folder = tmp_path / "data"
    folder.mkdir(exist_ok=True)
    (folder / "database-wal").write_bytes(content)
    return {(file, name) for file, name, _ in found(folder, [sentinel], keys)} == {("database", sentinel.name)}


def mac(text: str) -> bytes:
    return hmac.new(KEY, text.encode(), "sha256").digest()


def in_sqlite(table: str) -> bytes:
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.execute(table)
        database.execute("INSERT INTO t VALUES (?)", (NUMBER,))
        database.commit()
        return database.serialize()


# Written down by hand and not with the helper's own functions: both would be wrong together.
SHOWN = {
    "plain": WORD.encode(),
    "utf-16": WORD.encode("utf-16-le"),
    "gb18030": WORD.encode("gb18030"),
    "hex": b"0x" + WORD.encode().hex().encode(),
    "json": json.dumps({"a": WORD}).encode(),
    **{f"base64 after {n}": base64.b64encode(b"a" * n + WORD.encode() + b"zz") for n in range(6)},
    "base64url": base64.urlsafe_b64encode(b"a" + WORD.encode()),
    "digest": b"=" + hashlib.sha256(WORD.encode()).digest(),
    "digest in hex": hashlib.sha256(WORD.encode()).hexdigest().encode(),
    "digest cut short": hashlib.sha256(WORD.encode()).hexdigest()[:16].encode(),
    "keyed": mac(WORD),
    "keyed in hex, cut short": mac(WORD).hex()[:16].encode(),
    "keyed in base64": base64.b64encode(mac(WORD)),
}
NUMBERS = {
    "plain": str(NUMBER).encode(),
    "quadword": struct.pack("<q", NUMBER),
    "network quadword": struct.pack(">q", NUMBER),
    "sqlite's six bytes": struct.pack(">q", NUMBER)[2:],
    "hexadecimal": f"{NUMBER:x}".encode(),
    "pickled": pickle.dumps({"user": NUMBER}),
    "as a row's number": in_sqlite("CREATE TABLE t (a INTEGER PRIMARY KEY)"),
    "in a row": in_sqlite("CREATE TABLE t (a NUMERIC)"),
    "its platform, hashed": hashlib.sha256(f"telegram {NUMBER}".encode()).digest(),
    "its platform, keyed": mac(f"telegram {NUMBER}"),
    "as the house looks it up": mac(f"telegram\0{NUMBER}").hex().encode(),
}


@pytest.mark.parametrize("way", SHOWN)
def test_a_word_is_found(tmp_path, keys, way):
    assert planted(tmp_path, b"before" + SHOWN[way] + b"after", Sentinel("word", WORD), keys)


@pytest.mark.parametrize("way", NUMBERS)
def test_a_number_is_found(tmp_path, keys, way):
    assert planted(tmp_path, b"before" + NUMBERS[way] + b"after", person("telegram", "id", NUMBER), keys)


def test_every_form_that_is_searched_for_is_found(tmp_path, keys):
    for sentinel in (Sentinel("word", WORD), person("telegram", "id", NUMBER), Sentinel("file", b"\xff\xd8file")):
        for form in sentinel.forms(keys).values():
            assert planted(tmp_path, b"before" + form + b"after", sentinel, keys)


def test_nothing_is_found_where_nothing_is(tmp_path, keys):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "file").write_bytes(bytes(range(256)) * 100)
    assert found(tmp_path, [Sentinel("word", WORD), person("telegram", "id", NUMBER)], keys) == set()


def test_a_file_is_found_by_its_name_too(tmp_path, keys):
    (tmp_path / f"{WORD}.txt").touch()
    assert {name for _, name, _ in found(tmp_path, [Sentinel("word", WORD)], keys)} == {"word"}


def test_what_the_shipped_program_would_log_is_in_the_file_and_nothing_else_changes(tmp_path, keys):
    before = logging.getLogger("telegram").level, logging.getLogger().handlers[:]
    with logging_as_shipped(tmp_path / "log"):
        logging.getLogger("bot.app").debug("said %s", WORD)
        logging.getLogger("telegram.ext").error("the library's own, %d", NUMBER)
    assert {name for _, name, _ in found(tmp_path, [Sentinel("word", WORD), Sentinel("id", NUMBER)], keys)} == {
        "word"
    }
    assert before == (logging.getLogger("telegram").level, logging.getLogger().handlers[:])
