"""Records, files and tables: the pictures of an ordinary day."""

from playwright.async_api import Page
from sqlmodel import select

from handlers.kit.paper import Paper
from storage.tables import Document
from tests.facts import PNG
from tests.house import OFFICER, TEACHER, House, Person, complains
from tests.screenshots.camera import DESKTOP, PHONE, keep, pages, shot
from tests.tables_house import STAFF, as_csv, brings


async def side_by_side(page: Page, house: House, name: str) -> None:
    """A teacher reviews a complaint; the officer beside has the one before open."""
    teacher, officer = house[TEACHER], house[OFFICER]
    await complains(teacher, about="姚德明", text="家长反映：三楼教室投影报修三次，两周无人处理，公开课改期。")
    await house.delivers()
    await (await officer.looks()).presses("see-record")
    await teacher.says("/record")
    await teacher.presses("complaint")
    await teacher.says("何静")
    await teacher.presses("answer", "2026-11-22")
    await teacher.picks("in-person")
    await teacher.says("学员在前台等候二十分钟，无人接待。")
    await teacher.uploads("前台照片.png", PNG)
    await teacher.presses("done")
    await shot(page, name)


async def answered(page: Page, house: House, name: str) -> None:
    """The officer has asked, the teacher has the question."""
    officer = house[OFFICER]
    await house[TEACHER].presses("submit")
    await officer.presses("ask-author")
    await officer.says("请补充三次报修的日期。")
    await officer.presses("submit")
    await house.delivers()
    await shot(page, name)


async def calendar_on_a_phone(page: Page, house: House, name: str) -> None:
    """One question at a time, the calendar open."""
    teacher = house[TEACHER]
    await teacher.says("/record")
    await teacher.presses("outside-voice")
    await teacher.says("客服部")
    await teacher.picks("review-site")
    await page.set_viewport_size(PHONE)
    await page.locator(".pane.front button[aria-expanded]").last.click()
    await shot(page, name)


async def own_file(page: Page, house: House, name: str) -> None:
    """The officer opens a file with a purpose; its subject sees who looked. The same file as a printed page."""
    await page.set_viewport_size(DESKTOP)
    teacher, officer, head = house[TEACHER], house[OFFICER], house["周建国"]
    for day, text in (("2026-11-18", "公开课获家长来信表扬。"), ("2026-11-20", "教案提交及时，课堂组织有序。")):
        code = await filed_by_the_head(head, day, text)
        await classified(officer, code, "positive")
        await house["赵敏华"].sends(f"substantiate.{code}.2")
        await house["赵敏华"].says("来信原件与听课记录相符")
        await house["赵敏华"].presses("submit")
    code = await complains(
        house["郑重"], about=TEACHER, text="家长反映：11 月 19 日晚课推迟十五分钟开始，未提前告知。"
    )
    await classified(officer, code, "negative", "minor")
    await officer.says("/file")
    await officer.presses("open-file")
    await officer.says("linxiaoyu")
    await officer.presses("answer")
    await officer.picks("evaluation")
    await teacher.says("/cancel")
    await teacher.says("/file")
    await teacher.presses("own-file")
    await teacher.presses("see-looks")
    await shot(page, name)
    await teacher.sends("export-own-file")
    await teacher.presses("export-own-file", "pdf")
    paper = house.look(lambda session: session.exec(select(Document)).one())
    keep(f"credit-file-{paper.language.value}", pages(house, Paper.model_validate(paper.paper), paper.language)[0])


async def imported(page: Page, house: House, name: str) -> None:
    """A staff table with two rows that do not do: the report, beside the tree as it is."""
    officer, director = house[OFFICER], house["赵敏华"]
    rows = [("T031", "单于雁", "教学部", "教学"), ("T032", "曾子墨", "火星部", "教学"), ("", "王芳", "", "市场"),
            ("T001", "林晓雨", "教研室", "教学")]  # fmt: skip
    await brings(officer, as_csv(STAFF, *rows), "花名册.csv")
    await officer.presses("see-batch")
    await director.sends("see-organisation")
    await shot(page, name)


async def filed_by_the_head(head: Person, day: str, text: str) -> str:
    await head.sends("staff-record")
    await head.says(TEACHER)
    await head.picks("teaching")
    await head.says(day)
    await head.says(text)
    await head.presses("skip")
    await head.presses("submit")
    return head.receipt()


async def classified(
    officer: Person, code: str, nature: str, severity: str = "", indicator: str = "teaching"
) -> None:
    await officer.sends(f"classify.{code}.1")
    for answer in (nature, *([severity] if severity else []), indicator):
        await officer.picks(answer)
    await officer.presses("submit")
