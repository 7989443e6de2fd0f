"""发文 6.2-a: numbered, printed for each in their language, brought with one message, kept, checked by anybody."""

import contextlib
import os
import select as waiting
import signal
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from datetime import date

import pytest
from sqlmodel import select

from bot.documents import fonts
from bot.documents.press import Press
from bot.documents.printer import DocumentPrinter
from bot.documents.typesetting import pdf
from handlers import case_papers
from handlers.case_papers import About, PlanItem, Planned
from handlers.kit import issuing
from handlers.kit.card import Refused, Reply
from handlers.kit.paper import Paper
from handlers.kit.turn import Turn
from regulation.vocabulary import Language
from storage.queries import people
from storage.tables import Document, Issued
from tests.conftest import Clock
from tests.conversations.test_documents import NASTY
from tests.house import HEAD, OFFICER, TEACHER, House, Person, complains
from tests.papers import sample

WARNING = sample()["warning"]
TOLD = "documents-none"  # any words will do: whoever issues brings their own


def turned(house: House, what):
    """Something that the officer does in a turn."""

    def turn(session, journal):
        app = house.demo.app
        actor = people.actor_for_system(session, house[OFFICER].code, app.house.day(app.clock()))
        return what(Turn(session, app.clock(), actor, app.house, journal))

    return house.demo.app.database.write_now(turn)


def issued(house: House, *to: str, about: str = "R2K42M", paper: Paper = WARNING) -> str:
    def issue(turn: Turn) -> str:
        ids = [people.member_id_for_system(turn.session, house[name].code) for name in to]
        return issuing.issue(turn, paper, about, ids, Reply(key=TOLD, about=("record", about))).number

    return turned(house, issue)


async def brought(house: House, person: Person) -> Person:
    await house.demo.printing.tick()
    while await house.delivers():
        pass
    return await person.looks()


def test_numbers_follow_each_other_and_begin_anew_every_year(house: House, clock: Clock):
    assert [issued(house, HEAD), issued(house, HEAD)] == ["JG-2026-0001", "JG-2026-0002"]
    assert issued(house, HEAD, paper=sample()["plan"]) == "FA-2026-0001"

    def refused(turn: Turn) -> None:
        issuing.issue(turn, WARNING, "R2K42M", [], Reply(key=TOLD))
        raise Refused("row-changed")

    with pytest.raises(Refused):
        turned(house, refused)
    assert issued(house, HEAD) == "JG-2026-0003"  # a number that nobody got is no gap
    clock.forward(days=60)
    assert issued(house, HEAD) == "JG-2027-0001"


async def test_one_message_brings_the_file_and_the_buttons_of_the_row(house: House):
    head, officer = house[HEAD], house[OFFICER]
    code = await complains(house[TEACHER])
    await brought(house, officer)
    before = len(officer.keys)
    issued(house, HEAD, OFFICER, about=code)
    await brought(house, officer)
    assert officer.keys[before:] == [TOLD]
    assert "classify" in officer.offered()
    await head.looks()
    (file,) = head.card["files"]
    assert file["name"] == "警告通知书 JG-2026-0001.pdf"
    content = (await house.http.get(file["url"])).content
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type/Page/") == 2  # the guide to repair comes with it (两书同达)
    other = await house.http.get(file["url"].replace(head.code, house[TEACHER].code))
    assert other.status_code != 200


async def test_it_stays_among_ones_documents_and_is_printed_in_ones_language(house: House):
    head = house[HEAD]
    await head.sends("choose-language...en")
    issued(house, HEAD, TEACHER)
    assert (await brought(house, head)).card["files"][0]["name"] == "Warning notice JG-2026-0001.pdf"
    assert (await house[TEACHER].looks()).card["files"][0]["name"].startswith("警告通知书")
    await house.http.post("/api/clock", json={"days": 400})
    await house.demo.sweep.tick()
    await head.says("/file")
    await head.presses("my-documents")
    assert head.card["files"]
    head.sees("documents-issued-card")


async def test_anybody_with_its_number_learns_that_it_is_genuine_and_nothing_else(house: House, clock: Clock):
    number = issued(house, HEAD, TEACHER)
    page = (await house.http.get(f"/verify/{number}", headers={"authorization": ""})).text
    assert "尚未生成" in page
    await brought(house, house[HEAD])
    answer = await house.http.get(f"/verify/{number.lower()}", headers={"authorization": "", "accept-language": "en-GB,zh;q=0.5"})  # fmt: skip
    assert answer.status_code == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "script" not in answer.text
    assert "Warning notice" in answer.text
    assert ">Valid<" in answer.text
    digests = house.look(lambda session: session.exec(select(Document.sha256)).all())
    assert len(digests) == 2
    assert all(digest in answer.text for digest in digests)
    assert not any(told in answer.text for told in ("客服部", HEAD, "R7K-42M", "退费"))
    clock.forward(days=3)
    turned(house, lambda turn: issuing.withdraw(turn, number))
    clock.forward(days=1)
    turned(house, lambda turn: issuing.withdraw(turn, number))  # the first day counts
    assert "已于 2026 年 11 月 26 日撤回" in (await house.http.get(f"/verify/{number}")).text


async def test_an_unknown_number_is_answered_kindly(house: House):
    answer = await house.http.get("/verify/<b>JG-2026-9999")
    assert answer.status_code == 404
    assert "没有查到" in answer.text
    assert "&lt;B&gt;JG-2026-9999" in answer.text


async def test_what_cannot_be_printed_is_told_all_the_same(house: House, monkeypatch):
    monkeypatch.setattr(fonts, "FOLDERS", ())
    monkeypatch.setattr(fonts, "_packaged", list)
    issued(house, HEAD, TEACHER)
    for _ in range(4):
        await brought(house, house[HEAD])
    for name in (HEAD, TEACHER):
        assert (await house[name].looks()).keys.count(TOLD) == 1
        assert house[name].card["files"] == []
    assert (await house[OFFICER].looks()).keys.count("issued-not-printed") == 1


async def test_killed_between_print_and_message_it_is_told_once(house: House, monkeypatch):
    issued(house, HEAD)
    database, write = house.demo.app.database, house.demo.app.database.write

    async def crash(turn):
        raise KeyboardInterrupt

    monkeypatch.setattr(database, "write", crash)
    with pytest.raises(KeyboardInterrupt):
        await house.demo.printing.tick()
    monkeypatch.setattr(database, "write", write)
    await brought(house, house[HEAD])
    await brought(house, house[HEAD])
    assert house[HEAD].keys.count(TOLD) == 1


def test_the_register_keeps_what_was_said_and_the_code_leads_to_the_page(house: House):
    number = issued(house, HEAD)
    row = house.look(lambda session: session.exec(select(Issued)).one())
    paper = Paper.model_validate(row.paper)
    printer = house.demo.printing.printer
    assert printer.address in house.demo.address
    assert "<svg" in printer.drawn(paper, Language.CHINESE)["qr"]
    assert paper.parts == WARNING.parts
    nowhere = DocumentPrinter(printer.words).drawn(paper, Language.CHINESE)
    assert (nowhere["qr"], nowhere["number"], nowhere["mark"]) == ("", number, "信用办警〔2026〕1 号")


@pytest.mark.parametrize("language", list(Language))
def test_what_people_wrote_is_never_markup_and_a_long_plan_goes_on_overleaf(house: House, language: Language):
    about = About("R7K-42M", "order", NASTY)
    items = tuple(PlanItem(n, NASTY, NASTY * 3, date(2026, 12, 5), NASTY[:8], "进行中") for n in range(60))
    plan = case_papers.plan(Planned(about, f"{NASTY}\n\n{NASTY}", "", date(2026, 12, 20), items))
    printer = DocumentPrinter(house.demo.app.words)
    assert pdf(printer.drawn(plan, language), fonts.folders()).count(b"/Type/Page/") > 3


def test_a_worker_that_dies_takes_no_other_document_with_it():
    press = Press()
    with pytest.raises(BrokenProcessPool):
        press.run(os._exit, 1)
    assert press.run(bytes, 3) == b"\0\0\0"
    press.close()


def test_an_office_that_is_killed_leaves_no_worker_behind():
    script = (
        "import os, time\nfrom bot.documents.press import Press\n"
        "press = Press()\npress.run(bytes, 1)\nprint(*press._pool._processes, flush=True)\ntime.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as office:
        worker = int(office.stdout.readline())
        office.send_signal(signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):  # gone already
        pidfd = os.pidfd_open(worker)
        assert waiting.select([pidfd], [], [], 10)[0]  # it ends by itself
        os.close(pidfd)
