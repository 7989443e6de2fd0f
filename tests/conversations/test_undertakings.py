"""签署 8.2: no agreement, no look at others' information; signed in chat, renewed every year."""

import hashlib

from sqlmodel import select

from bot.house import texts
from regulation.vocabulary import Language, Undertaking
from storage.tables import Signature
from tests.house import AUDITOR, HEAD, OFFICER, TEACHER, House, complains


def forget(house: House) -> None:
    """As if nobody had signed anything yet."""

    def turn(session):
        for row in session.exec(select(Signature)):
            session.delete(row)

    house.change(turn)


async def test_an_officer_signs_before_the_first_look(house: House):
    await complains(house[TEACHER])
    forget(house)
    officer = house[OFFICER]
    await officer.says("待办")
    officer.sees("agreement-first")
    await officer.presses("see-undertaking")
    officer.sees("undertaking-text")
    assert texts()[Undertaking.CONFIDENTIALITY, Language.CHINESE].splitlines()[0] in officer.card["text"]
    await officer.presses("sign-undertaking")
    officer.sees("sign-undertaking-done")
    await officer.says("待办")
    officer.sees("queue-office")
    assert await house.demo.printing.tick() == 1  # the signer's own copy
    await house.delivers()
    assert "document-ready" in (await officer.looks()).keys
    (row,) = house.look(lambda session: session.exec(select(Signature)).all())
    text = texts()[Undertaking.CONFIDENTIALITY, Language.CHINESE]
    assert row.text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (row.until - row.signed_at.date()).days == 365


async def test_a_forged_button_meets_the_same_gate(house: House):
    code = await complains(house[TEACHER], about="教学部")
    forget(house)
    for name in (OFFICER, HEAD, AUDITOR):
        await house[name].sends(f"see-record.{code}.1")
        house[name].sees("agreement-first")


async def test_own_matters_need_no_agreement(house: House):
    forget(house)
    code = await complains(house[TEACHER])  # ten seconds on a phone, nothing in between
    await house[TEACHER].sends(f"see-record.{code}.1")
    house[TEACHER].sees("record-card")
    await house[TEACHER].says("我的档案")
    assert house[TEACHER].offered() >= {"own-file", "see-looks"}


async def test_an_agreement_runs_out_after_a_year(house: House):
    await house.http.post("/api/clock", json={"days": 365})
    await house[OFFICER].says("待办")
    house[OFFICER].sees("queue-office")
    await house.http.post("/api/clock", json={"days": 1})
    await house[OFFICER].says("待办")
    house[OFFICER].sees("agreement-first")


async def test_who_has_not_signed_is_seen_within_reach(house: House):
    forget(house)
    officer = house[OFFICER]
    await officer.sends("missing-undertakings")
    officer.sees("agreement-first")  # the list is information about others too
    await officer.presses("see-undertaking")
    await officer.presses("sign-undertaking")
    await officer.sends("missing-undertakings")
    rows = officer.rows()
    assert "林晓雨（教学部）" in rows["诚信承诺书"]
    assert "林晓雨" not in rows["保密协议"]  # who meets nobody's information needs none
    assert "周建国（教学部）" in rows["保密协议"]
    assert "陈思远" not in rows["保密协议"]
