"""Who may: six roles, one choke point (clause 8.1-b; permissions 5.2, K1)."""

import pytest

from handlers.kit.button import Button
from handlers.office import office
from tests.facts import PNG
from tests.house import ADMINISTRATOR, AUDITOR, DIRECTOR, HEAD, OFFICER, OTHER_HEAD, TEACHER, House, complains

EVERYBODY = {
    "my-deadlines",
    "cases",
    "gradings",
    "repairs",
    "choose-language",
    "undertakings",
    "policy",
    "file",
    "report-violation",
}
MENU = {
    TEACHER: {"record", "queue", "search", *EVERYBODY},
    HEAD: {
        "check-subject",
        "complete",
        "tasks",
        "early-warnings",
        "inspections",
        "delegate",
        "see-organisation",
        "record",
        "queue",
        "search",
        *EVERYBODY,
    },
    OFFICER: {
        "completeness-of",
        "task",
        "early-warnings",
        "check-subject",
        "reading-room",
        "reward-reporter",
        "inspections",
        "delegate",
        "import",
        "org",
        "record",
        "queue",
        "search",
        "bind",
        "see-roles",
        *EVERYBODY,
    },
    DIRECTOR: {
        "completeness-of",
        "task",
        "early-warnings",
        "check-subject",
        "reading-room",
        "reward-reporter",
        "docket",
        "self-check",
        "inspections",
        "delegate",
        "import",
        "org",
        "record",
        "queue",
        "search",
        "bind",
        "role",
        *EVERYBODY,
    },
    AUDITOR: {
        "completeness-of",
        "tasks",
        "early-warnings",
        "reading-room",
        "docket",
        "inspections",
        "queue",
        "search",
        "see-organisation",
        "see-roles",
        "self-check",
        *EVERYBODY,
    },
    ADMINISTRATOR: {"queue", "bind", "role", "self-check", *EVERYBODY - {"cases", "gradings", "repairs"}},
}


@pytest.mark.parametrize("name", MENU)
async def test_the_menu_shows_only_what_one_may_do(house: House, name):
    person = await house[name].says("帮助")
    assert person.offered() == MENU[name]
    if "record" in MENU[name]:
        await person.presses("record")
        person.sees("menu-record")


async def test_what_the_menu_hides_is_refused_all_the_same(house: House):
    for code in ("complaint", "outside-voice"):
        await house[ADMINISTRATOR].sends(code)
        house[ADMINISTRATOR].sees("not-permitted")
    await house[AUDITOR].sends("complaint")
    house[AUDITOR].sees("not-permitted")
    await house[AUDITOR].says("录入")
    house[AUDITOR].sees("not-permitted")


@pytest.mark.parametrize(
    ("name", "moves"),
    [
        (OFFICER, {"classify", "ask-author", "reject", "respond-first", "queue"}),
        (DIRECTOR, {"classify", "ask-author", "reject", "respond-first", "queue"}),
        (AUDITOR, {"queue"}),
        (TEACHER, {"withdraw", "respond-first", "queue"}),
        (HEAD, {"respond-first", "queue"}),  # about his department: he answers the complainant and decides nothing
    ],
)
async def test_everybody_sees_their_own_moves_on_a_record(house: House, name, moves):
    code = await complains(house[TEACHER], about="教学部")
    await house[name].sends(Button("see-record", code, "1").code)
    house[name].sees("record-card")
    assert house[name].offered() == moves


@pytest.mark.parametrize("name", [OTHER_HEAD, ADMINISTRATOR, "郑重"])
async def test_a_record_is_hidden_from_everybody_else(house: House, name):
    code = await complains(house[TEACHER], about="教学部")
    await house[name].sends(Button("see-record", code, "1").code)
    house[name].sees("row-unknown")
    await house[name].sends(Button("classify", code, "1").code)
    house[name].sees("row-unknown")


MOVES = [form for form in office().forms.values() if hasattr(form, "on")]


@pytest.mark.parametrize("name", MENU)
async def test_a_move_that_is_not_shown_is_refused(house: House, name):
    """Generated from rows and declarations: the button may be forged, the check is the same."""
    code = await complains(house[TEACHER], about="客服部")
    person = house[name]
    await person.sends(Button("see-record", code, "1").code)
    readable = person.card["key"] == "record-card"
    shown = {"see-record", *person.offered()} if readable else set()
    for move in MOVES:
        await person.sends(Button(move.code, code, "1").code)
        assert (person.answer[0]["tone"] == "refused") == (move.code not in shown), move.code


async def test_k1_nobody_decides_about_himself(house: House):
    code = await complains(house[TEACHER], about=OFFICER)
    officer = house[OFFICER]
    await officer.sends(Button("see-record", code, "1").code)
    assert officer.offered() == {"ask-author", "queue"}
    await officer.sends(Button("classify", code, "1").code)
    officer.sees("conflict-self")
    await house[DIRECTOR].sends(Button("see-record", code, "1").code)
    assert "classify" in house[DIRECTOR].offered()


async def test_evidence_opens_only_for_those_who_may_read_the_record(house: House):
    teacher = house[TEACHER]
    await teacher.says("录入")
    await teacher.presses("complaint")
    await teacher.says("教学部")
    await teacher.says("今天")
    await teacher.says("电话")
    await teacher.says("内容")
    await teacher.uploads("图.png", PNG)
    drafted = teacher.card["files"][0]["url"].split("code=")[1]
    assert await _opens(house, TEACHER, drafted) == PNG
    assert await _opens(house, OFFICER, drafted) is None  # nothing was submitted yet
    await teacher.presses("done")
    await teacher.presses("submit")
    await teacher.presses("see-record")
    code = teacher.card["files"][0]["url"].split("code=")[1]
    reads = {name: await _opens(house, name, code) for name in [*MENU, OTHER_HEAD]}
    assert {name for name, content in reads.items() if content == PNG} == {
        TEACHER,
        HEAD,
        OFFICER,
        DIRECTOR,
        AUDITOR,
    }
    assert set(reads.values()) == {PNG, None}


async def _opens(house: House, name: str, code: str) -> bytes | None:
    response = await house.http.get("/api/file", params={"person": house[name].code, "code": code})
    return response.content if response.status_code == 200 else None
