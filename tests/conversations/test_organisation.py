"""组织 2.1-2.3 by conversation: departments, posts, people coming, changing and leaving, partners and contacts."""

import pytest
from sqlmodel import select

from regulation.vocabulary import ApprovalStatus
from storage.queries import organisation, people
from storage.tables import Approval, Contract, Holding, Member, Subject
from tests.house import ADMINISTRATOR, AUDITOR, DIRECTOR, HEAD, OFFICER, TEACHER, House, Person, complains

SKIP = None


async def does(person: Person, form: str, *answers: str | None) -> Person:
    """Fills a form in and submits it."""
    await person.sends(form)
    for answer in answers:
        await (person.says(answer) if answer else person.presses("skip"))
    if person.card["key"] == "review":
        await person.presses("submit")
    return person


def posts(house: House, department: str) -> dict[str, str]:
    """Who holds which post there, by name."""
    query = select(Member.name, Holding.post).join(Holding, Holding.member_id == Member.id)
    query = query.join(Subject, Subject.id == Holding.subject_id).where(Subject.title == department)
    return house.look(lambda session: dict(session.exec(query).all()))


def subject(house: House, title: str) -> Subject:
    return house.look(lambda session: session.exec(select(Subject).where(Subject.title == title)).one())


async def test_a_department_is_made_led_and_renamed(house: House):
    officer = house[OFFICER]
    await does(officer, "add-department", "国际部", "D20", "教学部")
    officer.sees("add-department-done")
    await officer.presses("appoint")  # the next step stands on the receipt
    for answer in ("国际部", "负责人", "林晓雨"):
        await officer.says(answer)
    await officer.presses("submit")
    officer.sees("appoint-done")
    assert posts(house, "国际部") == {"林晓雨": "head"}
    await does(officer, "change-department", "国际部", "国际教育部", SKIP, SKIP)
    officer.sees("change-department-done")
    assert subject(house, "国际教育部").parent_id == subject(house, "教学部").id
    await officer.sends("search")
    await officer.says("gjjyb")
    assert "国际教育部" in str(officer.card)
    await house.delivers()
    assert "appoint-told" in (await house[TEACHER].looks()).keys


async def test_a_new_head_follows_the_old_one_and_sees_the_department_at_once(house: House):
    officer, teacher = house[OFFICER], house[TEACHER]
    await complains(house["郑重"], about="教学部")
    (record,) = house.records()
    await does(officer, "appoint", "教学部", "负责人", TEACHER)
    assert posts(house, "教学部")[TEACHER] == "head"
    assert HEAD not in posts(house, "教学部")
    await house[HEAD].sends(f"see-record.{record.code}.1")
    house[HEAD].sees("row-unknown")  # a post taken away in the middle of things
    await teacher.sends(f"see-record.{record.code}.1")
    teacher.sees("record-card")


async def test_somebody_leaves_with_everything_but_the_file(house: House):
    officer = house[OFFICER]
    code = house[HEAD].code
    await does(officer, "member-leaves", HEAD, "今天")
    officer.sees("member-left-done")
    assert HEAD not in posts(house, "教学部")
    await house[HEAD].says("录入")
    house[HEAD].sees("member-left")
    await house.delivers()
    await officer.looks()
    officer.sees("post-vacant")
    member = house.look(lambda session: session.exec(select(Member).where(Member.code == code)).one())
    assert member.left_on.isoformat() == "2026-11-23"
    await officer.sends("member-leaves")
    await officer.says(HEAD)
    officer.sees("error-nobody-found", "member-leaves-subject")


async def test_a_role_of_trust_ends_with_two_keys(house: House):
    await does(house[OFFICER], "member-leaves", AUDITOR, "今天")
    house[OFFICER].sees("approval-requested")
    (asked,) = house.look(lambda session: session.exec(select(Approval)).all())
    assert (asked.rule, asked.status) == ("T15", ApprovalStatus.PENDING)
    await house[AUDITOR].says("待办")
    assert house[AUDITOR].keys[-1].startswith("queue")


async def test_a_department_with_people_is_not_dissolved(house: House):
    officer = house[OFFICER]
    await does(officer, "dissolve-department", "教研室")
    assert officer.answer[0]["key"] == "organisation-not-empty"
    for name in ("曹立新", "邓晓梅", "彭程"):
        await officer.says("/cancel")
        await does(officer, "change-member", name, "教学部", SKIP, SKIP, SKIP)
        officer.sees("change-member-done")
    await does(officer, "dissolve-department", "教研室")
    officer.sees("dissolve-department-done")
    assert subject(house, "教研室").ended_on
    assert not posts(house, "教研室")


REFUSED = [
    ("a name that is there", "add-department", ["教学部", SKIP, SKIP], "organisation-name-taken"),
    ("a number that is there", "add-department", ["国际部", "D01", SKIP], "organisation-number-taken"),
    ("below its own", "change-department", ["教学部", SKIP, SKIP, "教研室"], "organisation-circle"),
    ("who is it already", "appoint", ["教学部", "负责人", HEAD], "organisation-post-held"),
    ("who is it not", "relieve", ["教学部", "负责人", TEACHER], "organisation-post-not-held"),
    ("oneself", "member-leaves", [OFFICER, "今天"], "organisation-not-oneself"),
    ("ends before it begins", "add-contract", ["P01", "H-1", "2027-05-01", "2027-04-01"], "contract-order"),
]


@pytest.mark.parametrize(("why", "form", "answers", "key"), REFUSED, ids=[each[0] for each in REFUSED])
async def test_what_cannot_be_is_said_and_nothing_is_lost(house: House, why, form, answers, key):
    officer = house[OFFICER]
    answers = ["晨光教材有限公司" if answer == "P01" else answer for answer in answers]
    await does(officer, form, *answers)
    assert key in [card["key"] for card in officer.answer]
    await officer.says("/cancel")
    officer.sees("draft-discarded")  # what was typed was still there, to be put right


async def test_a_partner_its_contact_its_contract_and_who_looks_after_it(house: House):
    officer = house[OFFICER]
    await does(officer, "add-partner", "远帆出版社", "P20", TEACHER)
    officer.sees("add-partner-done")
    await officer.presses("add-contact")
    for answer in ("远帆出版社", "金叶"):
        await officer.says(answer)
    await officer.presses("submit")
    officer.sees("invite-member-done")
    await does(officer, "add-contract", "远帆出版社", "H-2026", "2026-11-01", "2027-10-31")
    officer.sees("add-contract-done")
    contract = house.look(lambda session: session.exec(select(Contract).where(Contract.number == "H-2026")).one())
    assert (contract.starts_on.isoformat(), contract.ends_on.isoformat()) == ("2026-11-01", "2027-10-31")
    await does(officer, "assign-manager", "远帆出版社", "吴桐")
    officer.sees("assign-manager-done")
    assert posts(house, "远帆出版社") == {"吴桐": "manager"}


async def test_a_contact_is_stopped(house: House):
    officer = house[OFFICER]
    await does(officer, "contact-leaves", "韩松", "今天")
    officer.sees("member-left-done")


async def test_the_tree_is_seen_as_far_as_ones_reach_goes(house: House):
    await house[HEAD].sends("see-organisation")
    assert set(house[HEAD].rows()) == {"教学部（D01）", "教研室（D07）"}
    await house[DIRECTOR].sends("see-organisation")
    assert len(house[DIRECTOR].rows()) == 6  # a page
    await house[DIRECTOR].presses("see-organisation")
    assert len(house[DIRECTOR].rows()) == 2
    await house[ADMINISTRATOR].sends("see-organisation")
    house[ADMINISTRATOR].sees("not-permitted")


async def test_two_of_one_name_are_told_apart(house: House):
    officer = house[OFFICER]
    await officer.sends("change-member")
    await officer.says("王芳")
    offered = sorted(c["label"] for c in officer.card["choices"] if c["code"].startswith("answer"))
    assert offered == ["王芳 · 市场部", "王芳 · 教学部"]


async def test_the_whole_goes_out_with_two_keys_and_comes_back_unchanged(house: House):
    from tests.tables_house import brings

    officer, director = house[OFFICER], house[DIRECTOR]
    await does(officer, "export-organisation")
    officer.sees("approval-requested")  # more than twenty people (T17)
    await house.delivers()
    await director.looks()
    await director.presses("see-approval")
    await director.presses("turn-key")
    if director.card["key"] == "review":
        await director.presses("submit")
    assert await house.demo.printing.tick() == 1
    await house.delivers()
    await officer.looks()
    await officer.presses("my-documents")
    (file,) = officer.card["files"]
    workbook = (await house.http.get(file["url"])).content
    before = house.look(organisation.whole_for_system)
    batch = await brings(officer, workbook, "organisation.xlsx")
    assert (batch.fresh, batch.changed, batch.wrong) == (0, 0, 0), batch.report
    assert batch.total > people_count(house)
    assert house.look(organisation.whole_for_system) == before


def people_count(house: House) -> int:
    return house.look(people.anybody_for_system)
