"""阅览室 · a reader comes in from the chat, unlocks, answers; whoever holds no grant meets nothing (9.3-c, K3, K6)."""

import re
from contextlib import asynccontextmanager

import httpx
import pytest

from regulation.reporting import ClaimState, ReportStatus
from regulation.vocabulary import Language
from storage.reports import readers, reading
from storage.reports.tables import Claim
from tests.house import ADMINISTRATOR, AUDITOR, DIRECTOR, OFFICER, TEACHER
from tests.loopback import NO_TLS
from tests.reports_house import CODE, PASSPHRASES, comes_back, reports_of, tells

WHAT = "上个季度的合作项目回款被转入了私人账户，经手人要求大家补签材料，已经持续了两个月，票据与合同对不上。"
CSRF = re.compile(r'name="csrf" value="([^"]+)"')
LINK = re.compile(r"http://\S+/room/enter\?ticket=[\w-]+")


class Reader:
    """Somebody in the room: sees pages, sends the forms that stand on them."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http
        self.page = httpx.Response(200)

    async def opens(self, address: str) -> "Reader":
        self.page = await self.http.get(address)
        return self

    async def enters(self, link: str) -> "Reader":
        """The link, and the button behind it."""
        await self.opens(link)
        ticket = re.search(r'name="ticket" value="([^"]+)"', self.text)
        self.page = await self.http.post("/room/enter", data={"ticket": ticket[1] if ticket else ""})
        return self

    async def sends(self, address: str, **form: str) -> "Reader":
        token = CSRF.search(self.page.text)
        self.page = await self.http.post(address, data={"csrf": token[1] if token else "", **form})
        return self

    @property
    def text(self) -> str:
        return self.page.text

    def masked(self) -> str:
        return CSRF.sub("", self.page.text)


@asynccontextmanager
async def browser(house):
    async with httpx.AsyncClient(
        base_url=str(house.http.base_url), follow_redirects=True, trust_env=False, verify=NO_TLS, timeout=30
    ) as http:
        yield Reader(http)


@asynccontextmanager
async def room(house, name, passphrase=None):
    person = house[name]
    await person.says("阅览室")
    link = LINK.search(person.card["text"])
    assert link, person.shown()
    async with browser(house) as reader:
        assert (await reader.http.head(link[0])).status_code == 200  # a preview: it uses nothing up
        await reader.enters(link[0])
        await reader.sends("/room", passphrase=passphrase or PASSPHRASES[name])
        yield reader


async def test_a_reader_answers_and_the_reporter_finds_it(house):
    code = await tells(house[TEACHER], WHAT)
    async with room(house, OFFICER) as reader:
        assert "已收到" in reader.text
        await reader.opens("/room/1")
        assert WHAT in reader.text
        await reader.sends("/room/1", do="note", text="先核对票据")
        await reader.sends("/room/1", do="reply", text="已经收到，正在核对票据。")
        assert "先核对票据" in reader.text
    teacher = house[TEACHER]
    await comes_back(teacher, code)
    rows = teacher.rows()
    assert rows["答复 1"] == "已经收到，正在核对票据。"
    assert "先核对票据" not in str(rows)  # a note is never the reporter's
    assert rows["状态"] == "已确认"  # the first answer acknowledges
    assert WHAT not in str(rows)


async def test_verifying_takes_two(house):
    code = await tells(house[TEACHER], WHAT)
    async with room(house, OFFICER) as first, room(house, DIRECTOR) as second:
        await first.opens("/room/1")
        await first.sends("/room/1", do="reply", text="收到。")
        await first.sends("/room/1", do="move", to="in_review")
        await first.sends("/room/1", do="move", to="verified")
        await first.sends("/room/1", do="move", to="verified")  # twice by one is still one
        assert [each.status for each in await reports_of(house, OFFICER)] == [ReportStatus.IN_REVIEW]
        await second.opens("/room/1")
        await second.sends("/room/1", do="move", to="verified")
        assert [each.status for each in await reports_of(house, OFFICER)] == [ReportStatus.VERIFIED]
    teacher = house[TEACHER]
    await comes_back(teacher, code)
    assert "delete" not in {str(c["code"]).split(".")[2] for c in teacher.card["choices"]}  # verified: it stays


async def test_a_reader_who_was_left_out_sees_the_same_with_and_without_the_report(house):
    async def pages():
        async with room(house, OFFICER) as reader:
            seen = [reader.masked()]
            for address in ("/room", "/room/counts", "/room/1"):
                await reader.opens(address)
                seen.append(reader.masked())
            return seen

    before = await pages()
    await tells(house[TEACHER], WHAT, leaves_out=OFFICER)
    async with room(house, DIRECTOR) as other:
        await other.opens("/room/1")
        await other.sends("/room/1", do="reply", text="收到。")
    assert await pages() == before


STATES = (
    "grantee",
    "excluded",
    "recused",
    "revoked",
    "revoked while unlocked",
    "joined later",
    "no passphrase",
    "administrator",
)
ATTACHED = "票据第三本，第二十页起，与合同对不上。"
TO = "the one who could take it over"
ACTIONS = {
    "read": {},
    "reply": {"do": "reply", "text": "好"},
    "ask": {"do": "ask", "text": "请补充"},
    "note": {"do": "note", "text": "记"},
    "postpone": {"do": "postpone", "text": "票据很多"},
    "move": {"do": "move", "to": "in_review"},
    "record": {"do": "record", "about": "客服部", "on": "昨天", "text": "未按规定留存票据"},
    "file": {},
    "recuse": {"do": "recuse"},
    "hand-over": {"do": "hand-over", "to": TO},
    "hand-over to nobody": {"do": "hand-over", "to": "00"},
    "mute": {"do": "mute"},
    "delete": {"do": "delete"},
    "reward": {"do": "reward", "level": "1"},
    "custody paid": {"do": "paid"},
}


async def told_with_a_file(person, leaves_out: str) -> None:
    await tells(person, WHAT, leaves_out=leaves_out, hands_in=False)
    await person.uploads("票据.txt", ATTACHED.encode())
    await person.presses("report", "submit")
    await person.says(CODE.search(person.card["text"])[0][-4:])
    person.sees("report-stored")


def everything(session, report):
    """What any action could change: the report, its thread, its readers, what is to be paid."""
    claims = [(claim.id, claim.state) for claim in reading.claims(session)]
    row = reading.everything(session)[0]
    holders = {each.id for each in readers.holders(session, row)}
    return row.model_dump(), len(reading.messages(session, report.id)), holders, claims


@asynccontextmanager
async def room_in(house, state):
    """In the room as far as somebody in this state comes. Whoever has no door in the chat gets another's link."""
    if state != "administrator":
        async with room(
            house, OFFICER, "not the passphrase at all" if state == "no passphrase" else None
        ) as reader:
            yield reader
        return
    await house[ADMINISTRATOR].says("阅览室")
    house[ADMINISTRATOR].sees("not-permitted")
    link = house.demo.room.link(house[ADMINISTRATOR].code, Language.CHINESE)
    async with browser(house) as reader:
        await reader.enters(link)
        await reader.sends("/room", passphrase=PASSPHRASES[OFFICER])  # even if a reader's were known
        yield reader


@pytest.mark.parametrize("state", STATES)
async def test_every_action_asks_for_the_grant(house, state):
    """受理人 × 操作 · only who holds the report's key gets as far as the action itself."""
    ground = house.demo.reports.ground
    await told_with_a_file(house[TEACHER], leaves_out=OFFICER if state == "excluded" else "")
    [report] = await reports_of(house, DIRECTOR)

    def arrange(session):
        officer, other = readers.by_name(session, OFFICER), readers.by_name(session, AUDITOR)
        row = session.merge(report)
        readers.withdraw(session, row, other.id)  # somebody to whom it could be handed over
        session.add(Claim(id=b"c" * 16, level=1, state=ClaimState.OPEN, lapses="2027-11"))
        if state == "recused":
            readers.withdraw(session, row, officer.id)
        if state in ("revoked", "joined later"):
            readers.revoke(session, officer, ground.clock())
        if state == "joined later":
            new = readers.NewReader(OFFICER, (), member=house[OFFICER].code)
            readers.add(session, ground.house, new, PASSPHRASES[OFFICER], ground.clock())
        return other.id.hex()

    other = await ground.store.turn(arrange)
    word = ground.house.claim_word(b"c" * 16)
    async with room_in(house, state) as reader:
        if state == "revoked while unlocked":
            await reader.opens("/room")
            assert "我可以阅读的举报" in reader.text
            await ground.store.turn(lambda s: readers.revoke(s, readers.by_name(s, OFFICER), ground.clock()))
        before = await ground.store.turn(lambda s: everything(s, report))
        for visit in house.demo.room.sessions._visits.values():
            visit.numbers[1] = report.id  # even if the address were known
        for name, form in ACTIONS.items():
            if state == "grantee" and name in ("recuse", "mute"):
                continue  # these would end the others
            if name == "custody paid":
                await reader.sends("/room/custody", **form, word=word)
            elif name == "file":
                await reader.opens("/room/1/file/3")
            elif form:
                await reader.sends(
                    "/room/1", **{key: other if value == TO else value for key, value in form.items()}
                )
            else:
                await reader.opens("/room/1")
            reached = WHAT in reader.text or ATTACHED in reader.text
            allowed = state == "grantee" and name != "custody paid"
            assert reached is allowed, (name, reader.page.status_code)
            await reader.opens("/room")
    after = await ground.store.turn(lambda s: everything(s, report))
    assert after[-1] == before[-1]  # what is to be paid is the custodian's alone
    assert (after == before) is (state != "grantee")
    assert (bytes.fromhex(other) in after[2]) is (state == "grantee")
    assert house.records() == []


async def test_a_link_works_once_and_a_form_needs_its_token(house):
    await tells(house[TEACHER], WHAT)
    async with room(house, OFFICER) as reader:
        await reader.opens("/room/1")
        answer = await reader.http.post("/room/1", data={"csrf": "forged", "do": "reply", "text": "x"})
        assert answer.status_code == 403
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        other = await reader.http.get("/room", headers={"user-agent": "another browser"})
        assert other.status_code == 403
    link = LINK.search(house[OFFICER].card["text"])[0]
    async with httpx.AsyncClient(base_url=str(house.http.base_url), trust_env=False, verify=NO_TLS) as http:
        assert (await Reader(http).enters(link)).page.status_code == 403


async def test_stepping_aside_leaves_the_others_a_new_key(house, clock):
    await tells(house[TEACHER], WHAT, leaves_out=AUDITOR)
    async with room(house, OFFICER) as reader:
        await reader.opens("/room/1")
        await reader.sends("/room/1", do="recuse")
        assert "已回避" in reader.text
    assert await reports_of(house, OFFICER) == []
    [left] = await reports_of(house, DIRECTOR)
    assert left.key_version == 2
    async with room(house, DIRECTOR) as last:
        await last.opens("/room/1")
        await last.sends("/room/1", do="recuse")
        assert "只剩您一位" in last.text
        assert "转交给孙立" not in last.text  # whom the reporter left out


async def test_the_room_locks_itself(house, clock):
    await tells(house[TEACHER], WHAT)
    async with room(house, OFFICER) as reader:
        clock.forward(minutes=16)
        await house.demo.room.tick()
        assert house.demo.room.sessions._visits == {}  # nobody need come for a key to be dropped
        await reader.opens("/room/1")
        assert reader.page.status_code == 403
