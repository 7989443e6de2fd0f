"""Drafts: edit before submit, go back, give up, come back; old and double-pressed buttons do no harm."""

import asyncio

from sqlmodel import Session, select

from storage.tables import Attachment, DraftRow, Record
from tests.facts import PNG
from tests.house import OFFICER, TEACHER, House, Person, complains


async def begin(person: Person) -> None:
    await person.says("/record")
    await person.presses("complaint")


async def test_every_answer_can_be_changed_before_submitting(house: House) -> None:
    teacher = house[TEACHER]
    await begin(teacher)
    await teacher.says("市场部")
    await teacher.says("今天")
    await teacher.says("电话")
    await teacher.says("第一次写的")
    await teacher.presses("skip")
    teacher.sees("review")
    await teacher.presses("edit", "summary")
    teacher.sees("complaint-summary")
    await teacher.says("改过的")
    teacher.sees("review")
    await teacher.presses("edit", "subject")
    await teacher.presses("keep")
    await teacher.presses("submit")
    [record] = house.records()
    assert record.details["summary"] == "改过的"


async def test_changing_the_channel_drops_what_is_no_longer_asked(house: House) -> None:
    teacher = house[TEACHER]
    await begin(teacher)
    await teacher.says("市场部")
    await teacher.says("今天")
    await teacher.picks("other")
    teacher.sees("complaint-other-channel")
    await teacher.says("家长会上")
    await teacher.says("内容")
    await teacher.presses("skip")
    await teacher.presses("edit", "channel")
    await teacher.picks("email")
    teacher.sees("review")
    await teacher.presses("submit")
    assert house.records()[0].details["other_channel"] is None


async def test_back_goes_through_the_questions_and_keeps_the_others(house: House) -> None:
    teacher = house[TEACHER]
    await begin(teacher)
    await teacher.says("市场部")
    await teacher.says("今天")
    await teacher.says("电话")
    await teacher.presses("back")
    teacher.sees("complaint-channel")
    await teacher.presses("back")
    teacher.sees("complaint-received-on")
    await teacher.says("昨天")
    teacher.sees("complaint-channel")
    await teacher.presses("keep")
    teacher.sees("complaint-summary")


async def test_a_second_submit_shows_the_same_receipt_and_stores_nothing(house: House) -> None:
    teacher = house[TEACHER]
    code = await complains(teacher)
    draft = next(c for m in teacher.messages.values() for c in _choices(m) if c.startswith("submit."))
    await teacher.sends(draft)
    teacher.sees("record-filed")
    assert teacher.receipt() == code
    assert len(house.records()) == 1


async def test_two_presses_at_the_same_moment_store_one_record(house: House) -> None:
    teacher = house[TEACHER]
    await begin(teacher)
    await teacher.says("市场部")
    await teacher.says("今天")
    await teacher.says("电话")
    await teacher.says("内容")
    await teacher.presses("skip")
    submit = teacher.button("submit")
    await asyncio.gather(*(teacher.sends(submit) for _ in range(5)))
    assert teacher.keys.count("record-filed") == 5
    assert (
        len(
            {
                m["card"]["title"]
                for m in teacher.messages.values()
                if m["card"] and m["card"]["key"] == "record-filed"
            }
        )
        == 1
    )
    assert len(house.records()) == 1


async def test_a_receipt_belongs_to_its_chat(house: House) -> None:
    teacher, officer = house[TEACHER], house[OFFICER]
    await complains(teacher)
    draft = next(c for m in teacher.messages.values() for c in _choices(m) if c.startswith("submit."))
    await officer.sends(draft)
    officer.sees("button-old")


async def test_an_old_button_of_a_discarded_draft_changes_nothing(house: House) -> None:
    teacher = house[TEACHER]
    await begin(teacher)
    old = teacher.button("answer", house.subject("市场部"))
    await teacher.presses("cancel")
    teacher.sees("draft-discarded")
    await teacher.sends(old)
    teacher.sees("button-old")
    await begin(teacher)
    await teacher.sends(old)  # the new draft asks the same question; the old button is not its button
    teacher.sees("button-old", "complaint-subject")
    assert house.look(_drafts)[0].answers.get("given", {}) == {}


async def test_an_old_option_of_the_same_draft_is_an_edit_of_that_answer(house: House) -> None:
    teacher = house[TEACHER]
    await begin(teacher)
    market = teacher.button("answer", house.subject("市场部"))
    await teacher.says("客服部")
    await teacher.sends(market)
    teacher.sees("complaint-received-on")
    assert house.look(_drafts)[0].answers["given"]["subject"] == house.subject("市场部")


async def test_a_new_command_offers_to_go_on_or_to_start_anew(house: House) -> None:
    teacher = house[TEACHER]
    await begin(teacher)
    await teacher.says("市场部")
    await teacher.says("/record")
    await teacher.presses("outside-voice")
    teacher.sees("draft-open")
    await teacher.presses("resume")
    teacher.sees("complaint-received-on")
    await teacher.says("/record")
    await teacher.presses("outside-voice")
    await teacher.presses("instead")
    teacher.sees("outside-voice-subject")
    assert [draft.form for draft in house.look(_drafts)] == ["outside-voice"]


async def test_a_look_at_the_queue_leaves_the_open_question_alone(house: House) -> None:
    teacher = house[TEACHER]
    await begin(teacher)
    await teacher.says("/queue")
    teacher.sees("queue-own")
    await teacher.says("市场部")
    teacher.sees("complaint-received-on")


async def test_two_people_of_one_name_are_told_apart(house: House) -> None:
    teacher = house[TEACHER]
    await begin(teacher)
    await teacher.says("王芳")
    labels = [choice["label"] for choice in teacher.card["choices"] if choice["code"].startswith("answer")]
    assert labels == ["王芳 · 教学部", "王芳 · 市场部"]


async def test_after_a_deploy_answers_that_still_parse_are_kept(house: House) -> None:
    teacher = house[TEACHER]
    await begin(teacher)
    await teacher.says("市场部")
    await teacher.says("今天")
    await teacher.says("电话")

    def deploy(session: Session) -> None:
        draft = session.exec(select(DraftRow)).one()
        given = draft.answers["given"] | {
            "channel": "telegraph",
            "colour": "blue",
        }  # an option and a field that left
        draft.answers = {"given": given}
        session.add(draft)

    house.change(deploy)
    await teacher.says("家长来电")
    teacher.sees("error-choose", "complaint-channel")
    await teacher.picks("phone")
    teacher.sees("complaint-summary")


async def test_a_draft_whose_form_left_the_house_makes_room(house: House) -> None:
    teacher = house[TEACHER]
    await begin(teacher)
    house.change(lambda session: setattr(session.exec(select(DraftRow)).one(), "form", "gone"))
    await teacher.says("随便说说")
    teacher.sees("not-understood", "help")
    await begin(teacher)
    teacher.sees("complaint-subject")


async def test_idle_drafts_go_after_thirty_days_with_their_files(house: House) -> None:
    teacher = house[TEACHER]
    await begin(teacher)
    await teacher.says("市场部")
    await teacher.says("今天")
    await teacher.says("电话")
    await teacher.says("内容")
    await teacher.uploads("图.png", PNG)
    await house.http.post("/api/clock", json={"days": 30})
    await house.demo.sweep.tick()
    assert house.look(_drafts) == house.look(_drafts)[:1] != []
    await house.http.post("/api/clock", json={"days": 1})
    await house.demo.sweep.tick()
    assert house.look(_drafts) == house.look(_files) == []


async def test_files_of_an_edited_away_answer_are_not_kept(house: House) -> None:
    teacher = house[TEACHER]
    await begin(teacher)
    await teacher.says("市场部")
    await teacher.says("今天")
    await teacher.says("电话")
    await teacher.says("内容")
    await teacher.uploads("一.png", PNG)
    await teacher.uploads("二.png", PNG)
    await teacher.presses("done")
    await teacher.presses("edit", "evidence")
    assert [file["name"] for file in teacher.card["files"]] == ["一.png", "二.png"]
    await teacher.presses("clear")
    await teacher.presses("skip")
    await teacher.presses("submit")
    assert house.look(_files) == []
    assert house.look(lambda s: s.exec(select(Record)).one()).details["evidence"] == []


def _choices(message: dict) -> list[str]:
    return [choice["code"] for choice in message["card"]["choices"]] if message["card"] else []


def _drafts(session: Session) -> list[DraftRow]:
    return list(session.exec(select(DraftRow)))


def _files(session: Session) -> list[Attachment]:
    return list(session.exec(select(Attachment)))
