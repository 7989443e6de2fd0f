"""举报库 · codes, envelopes, keys: what cannot be guessed, swapped, replayed, or told apart."""

import asyncio
import contextlib
import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey
from sqlalchemy import event

from storage.reports import deleting, envelope, filing, readers, reading, receipt, returning
from storage.reports.envelope import Direction, Place, Tampered
from storage.reports.filing import Filing, NobodyLeft
from storage.reports.keys import Cost, Kdf, Secrets
from storage.reports.readers import Desk, NewReader, NotGranted, WrongPassphrase
from storage.reports.store import BLURRED, ReportStore
from storage.reports.tables import Message, Report
from tests.house import TEACHER

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
WEEK = date(2026, 11, 23)
CHEAP = Cost(1, 8192)
WORDS = "six words that nobody guesses today"
CODES = st.builds(receipt.new)


@pytest.fixture
def house() -> Secrets:
    return Secrets(bytes(32), Kdf(CHEAP, CHEAP))


@pytest.fixture
def store(tmp_path: Path) -> ReportStore:
    (tmp_path / "keys").mkdir()
    store = ReportStore(tmp_path, tmp_path / "keys")
    store.open()
    return store


def filed(store: ReportStore, house: Secrets, code: str, excluded: frozenset[bytes] = frozenset()) -> Report:
    wrapping = filing.wrap(house, code)
    told = Filing(code, {"answers": {"what": "甲"}, "excluded": []}, excluded, WEEK, WEEK, WEEK, danger=False)
    return store.turn_now(lambda session: filing.file(session, house, wrapping, told))


def reader(store: ReportStore, house: Secrets, name: str) -> Desk:
    row = store.turn_now(lambda session: readers.add(session, house, NewReader(name, ()), WORDS, NOW))
    return readers.unlock(house, row, WORDS)


@given(CODES, st.booleans(), st.sampled_from(["", " ", "-", " - "]))
def test_a_code_is_read_however_it_is_written(code, small, between):
    typed = between.join(code[place : place + 5] for place in range(0, len(code), 5))
    assert receipt.read(typed.lower() if small else typed) == code
    assert receipt.read(receipt.shown(code).replace("0", "O").replace("1", "l")) == code


@given(CODES, st.integers(0, receipt.LENGTH - 1), st.sampled_from(receipt.ALPHABET))
def test_one_wrong_sign_is_always_caught(code, place, sign):
    wrong = code[:place] + sign + code[place + 1 :]
    if wrong != code:
        with pytest.raises(receipt.Mistyped):
            receipt.read(wrong)


@given(CODES, st.text("甲乙丙，。 ", max_size=20))
def test_a_code_in_a_sentence_is_found(code, text):
    assert receipt.contains(f"{text}{receipt.shown(code)}{text}") is any(sign.isdigit() for sign in code)
    assert not receipt.contains(text)


@given(st.binary(max_size=5000), st.sampled_from([1024, 65536]))
def test_lengths_tell_only_steps(clear, step):
    whole = envelope.padded(clear, step)
    assert len(whole) % step == 0
    assert envelope.unpadded(whole) == clear


PLACES = {
    "another report": Place(bytes(16), 1, Direction.REPORTER),
    "another number": Place(b"r" * 16, 2, Direction.REPORTER),
    "another direction": Place(b"r" * 16, 1, Direction.OFFICE),
}


@pytest.mark.parametrize("moved", PLACES)
def test_an_envelope_opens_only_where_it_was_put(moved):
    pair, here = PrivateKey.generate(), Place(b"r" * 16, 1, Direction.REPORTER)
    sealed = envelope.seal(bytes(pair.public_key), here, {"text": "甲"})
    assert envelope.opened(bytes(pair), here, sealed) == {"text": "甲"}
    with pytest.raises(Tampered):
        envelope.opened(bytes(pair), PLACES[moved], sealed)


def test_a_changed_envelope_is_refused_by_its_name():
    pair, here = PrivateKey.generate(), Place(b"r" * 16, 1, Direction.OFFICE)
    sealed = bytearray(envelope.seal(bytes(pair.public_key), here, {"text": "甲"}))
    sealed[-1] ^= 1
    with pytest.raises(Tampered, match="office"):
        envelope.opened(bytes(pair), here, bytes(sealed))


def test_swapped_and_missing_rows_are_seen(store, house):
    desk = reader(store, house, "甲")
    report = filed(store, house, receipt.new())

    def more(session):
        row = session.merge(report)
        for text in ("一", "二"):
            filing.append(session, row, Direction.OFFICE, {"text": text})

    def meddle(session):
        rows = reading.messages(session, report.id)
        rows[3].sealed, rows[4].sealed = rows[4].sealed, rows[3].sealed
        session.delete(rows[1])

    store.turn_now(more)
    store.turn_now(meddle)
    lines = store.turn_now(lambda s: reading.thread(s, desk, reading.granted(s, desk.reader, report.id)))
    assert [(line.direction, line.body) for line in lines] == [
        (None, None), (Direction.LEFT_OUT, []), (Direction.OFFICE, None), (Direction.OFFICE, None),
    ]  # fmt: skip


def test_filed_twice_it_is_stored_once_and_nobody_left_stores_nothing(store, house):
    desk, code = reader(store, house, "甲"), receipt.new()
    assert filed(store, house, code).id == filed(store, house, code).id
    with pytest.raises(NobodyLeft):
        filed(store, house, receipt.new(), frozenset({desk.reader}))
    assert store.turn_now(lambda session: len(reading.everything(session))) == 1


@contextlib.contextmanager
def asked_of(store: ReportStore) -> Iterator[list[str]]:
    """What is asked of the database meanwhile, word for word."""
    asked: list[str] = []

    def hears(_connection, _cursor, statement, *_):
        asked.append(statement)

    event.listen(store._engine, "before_cursor_execute", hears)
    yield asked
    event.remove(store._engine, "before_cursor_execute", hears)


def expire(store: ReportStore, report: Report) -> None:
    """Its day comes, and the clock deletes it."""

    def age(session):
        session.merge(report).expires = WEEK
        session.flush()
        return [each.id for each in reading.expired(session, WEEK)]

    for each in store.turn_now(age):
        deleting.bury(store, each)


def test_every_code_costs_the_same_work(store, house):
    """找不到、已删除、已到期、正确 · one look-up and one Argon2id each, and the same words to the database."""
    reader(store, house, "甲")
    codes = {name: receipt.new() for name in ("right", "deleted", "expired", "wrong")}
    filed(store, house, codes["right"])
    deleting.bury(store, filed(store, house, codes["deleted"]).id)
    expire(store, filed(store, house, codes["expired"]))
    found, runs, words = {}, {}, {}
    for name, code in codes.items():
        before = house.kdf.runs
        with asked_of(store) as asked:
            found[name] = returning.find(store, house, code) is not None
        runs[name], words[name] = house.kdf.runs - before, asked
    assert found == {"right": True, "deleted": False, "expired": False, "wrong": False}
    assert set(runs.values()) == {1}
    assert [each.split()[0] for each in words["wrong"]] == ["BEGIN", "SELECT"]
    assert all(each == words["wrong"] for each in words.values())


def test_a_new_code_opens_what_the_old_one_did(store, house):
    reader(store, house, "甲")
    old, new = receipt.new(), receipt.new()
    filed(store, house, old)
    found = returning.find(store, house, old)
    wrapping = returning.rewrap(house, found, new)
    store.turn_now(lambda session: returning.rotate(session, house, found, new, wrapping))
    assert returning.find(store, house, old) is None
    assert returning.find(store, house, new) == found


def test_whoever_is_revoked_reads_nothing_more_and_the_rest_go_on(store, house):
    first, second = reader(store, house, "甲"), reader(store, house, "乙")
    report = filed(store, house, receipt.new())
    store.turn_now(lambda s: readers.revoke(s, readers.by_name(s, "甲"), NOW))
    with pytest.raises(NotGranted):
        store.turn_now(lambda s: reading.granted(s, first.reader, report.id))
    lines = store.turn_now(lambda s: reading.thread(s, second, reading.granted(s, second.reader, report.id)))
    assert lines[0].body["answers"] == {"what": "甲"}
    with pytest.raises(NotGranted):  # the last one must hand over first
        store.turn_now(lambda s: readers.revoke(s, readers.by_name(s, "乙"), NOW))


def test_a_wrong_passphrase_opens_nothing_and_a_short_one_is_not_taken(store, house):
    row = store.turn_now(lambda s: readers.add(s, house, NewReader("甲", ()), WORDS, NOW))
    with pytest.raises(WrongPassphrase):
        readers.unlock(house, row, "another six words nobody guesses")
    with pytest.raises(ValueError, match="24"):
        store.turn_now(lambda s: readers.add(s, house, NewReader("乙", ()), "short", NOW))


def test_no_file_tells_when(store, house):
    reader(store, house, "甲")
    filed(store, house, receipt.new())
    deleting.replay(store)  # as at every start
    opened = store.keys.stat().st_mtime_ns
    deleting.bury(store, filed(store, house, receipt.new()).id)
    touched = (*store.folder.rglob("*"), store.folder, store.keys / deleting.TOMBSTONES)
    assert {path.stat().st_mtime for path in touched} == {BLURRED}
    assert store.keys.stat().st_mtime_ns == opened  # the list was there before the first deletion
    assert store.folder.stat().st_mode & 0o77 == 0


def test_a_crash_between_the_list_and_the_rows_is_finished_at_the_next_start(store, house):
    reader(store, house, "甲")
    report = filed(store, house, receipt.new())
    deleting.remember(store.keys, [report.id.hex()])  # and then the power went
    with open(store.keys / deleting.TOMBSTONES, "a") as file:
        file.write("abc")  # a line cut off
    deleting.replay(store)
    assert store.turn_now(lambda s: (reading.everything(s), reading.messages(s, report.id))) == ([], {})
    another = filed(store, house, receipt.new())
    deleting.bury(store, another.id)
    assert deleting.remembered(store.keys) == [report.id.hex(), another.id.hex()]
    deleting.replay(store)


@pytest.mark.parametrize("step", range(1, 5))
def test_a_report_is_whole_or_not_there(store, house, step, monkeypatch):
    """Whatever statement fails, nothing half-written is left."""
    reader(store, house, "甲")
    done = 0
    real = filing.Session.add

    def failing(self, row, *more):
        nonlocal done
        done += 1
        if done == step:
            raise OSError("the disk is full")
        real(self, row, *more)

    with monkeypatch.context() as patch:
        patch.setattr(filing.Session, "add", failing)
        with pytest.raises(OSError):  # noqa: PT011
            filed(store, house, receipt.new())
    assert store.turn_now(lambda s: (reading.everything(s), list(s.exec(filing.select(Message))))) == ([], [])


class TestAtTheDesk:
    """The desk with the shipped costs."""

    @pytest.fixture
    def desk(self, house_page):
        return house_page.demo.reports

    @pytest.fixture
    async def house_page(self, settings, clock):
        from bot.demo import running
        from tests.house import House

        async with running(settings, clock=clock, ticking=False) as demo, House(demo) as house:
            yield house

    async def test_two_hundred_wrong_codes_side_by_side_are_five(self, house_page, desk):
        desk.ground = dataclasses.replace(desk.ground, house=Secrets(bytes(32), Kdf(CHEAP, CHEAP)))
        kdf = desk.ground.house.kdf
        await desk.press("page", "x", "report..return")
        said = await asyncio.gather(*(desk.say("page", "x", receipt.shown(receipt.new())) for _ in range(200)))
        assert kdf.runs == 5
        keys = [each.cards[0].text for each in said]
        assert (keys.count("report-code-wrong"), keys.count("report-code-often")) == (5, 195)

    async def test_many_chats_together_are_sixty_an_hour(self, house_page, desk):
        desk.ground = dataclasses.replace(desk.ground, house=Secrets(bytes(32), Kdf(CHEAP, CHEAP)))
        for chat in range(30):
            await desk.press("page", str(chat), "report..return")
            for _ in range(3):
                await desk.say("page", str(chat), receipt.new())
        assert desk.ground.house.kdf.runs == 60

    @pytest.mark.parametrize("code", ["report.ffff.submit", "report.a1b2c3d4e5f6.delete-surely", "report.x"])
    async def test_a_forged_button_does_nothing(self, house_page, code):
        person = house_page[TEACHER]
        await person.sends(code)
        person.sees("report-lost")

    async def test_a_code_pasted_into_the_chat_is_kept_nowhere(self, house_page, settings):
        person = house_page[TEACHER]
        code = receipt.shown(receipt.new())
        await person.says(f"我的编号是 {code}")
        person.sees("report-code-here")
        await person.looks()
        assert code not in str(person.messages)
        assert not [p for p in settings.data.rglob("*") if p.is_file() and code.encode() in p.read_bytes()]
