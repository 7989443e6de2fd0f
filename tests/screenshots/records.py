"""Takes the pictures of the README anew: `make screenshots`. Real conversations on the real page, at a fixed hour."""

import asyncio
import shutil
import tempfile
from pathlib import Path

from playwright.async_api import Page, async_playwright
from sqlmodel import select

from bot.demo import Demo, running
from bot.documents import fonts
from bot.documents.printer import DocumentPrinter
from bot.documents.typesetting import png
from bot.settings import Settings
from handlers.kit.paper import Paper
from storage.tables import Document
from tests.conftest import Clock
from tests.conversations.test_case import HEAD, approves, fills, issues, plans, proposes
from tests.facts import PNG
from tests.house import OFFICER, TEACHER, House, Person, complains
from tests.tables_house import STAFF, as_csv, brings

IMAGES = Path(__file__).parent.parent / "docs" / "images"
DESKTOP = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}


async def side_by_side(page: Page, house: House, demo: Demo, name: str) -> None:
    """A teacher reviews a complaint; the officer beside has the one before open."""
    teacher, officer = house[TEACHER], house[OFFICER]
    await complains(teacher, about="客服部", text="家长反映：周六两次来电咨询退费，均无人回复。")
    await demo.outbox.tick()
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


async def answered(page: Page, house: House, demo: Demo, name: str) -> None:
    """The officer has asked, the teacher has the question."""
    officer = house[OFFICER]
    await house[TEACHER].presses("submit")
    await officer.presses("ask-author")
    await officer.says("请补充两次来电的大致时间。")
    await officer.presses("submit")
    await demo.outbox.tick()
    await shot(page, name)


async def calendar_on_a_phone(page: Page, house: House, _demo: Demo, name: str) -> None:
    """One question at a time, the calendar open."""
    teacher = house[TEACHER]
    await teacher.says("/record")
    await teacher.presses("outside-voice")
    await teacher.says("客服部")
    await teacher.picks("review-site")
    await page.set_viewport_size(PHONE)
    await page.locator(".pane.front button[aria-expanded]").last.click()
    await shot(page, name)


async def own_file(page: Page, house: House, demo: Demo, name: str) -> None:
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
    drawn = DocumentPrinter(demo.app.words).drawn(Paper.model_validate(paper.paper), paper.language)
    page_one = png(drawn, fonts.folders())[0]
    (IMAGES / f"credit-file-{paper.language.value}.png").write_bytes(page_one)


async def imported(page: Page, house: House, _demo: Demo, name: str) -> None:
    """A staff table with two rows that do not do: the report, beside the tree as it is."""
    officer, director = house[OFFICER], house["赵敏华"]
    rows = [("T031", "单于雁", "教学部", "教学"), ("T032", "曾子墨", "火星部", "教学"), ("", "王芳", "", "市场"),
            ("T001", "林晓雨", "教研室", "教学")]  # fmt: skip
    await brings(officer, as_csv(STAFF, *rows), "花名册.csv")
    await officer.presses("see-batch")
    await director.sends("see-organisation")
    await shot(page, name)


async def warned(page: Page, house: House, _demo: Demo, name: str) -> None:
    """A department is warned: the notice with the guide and three buttons, beside the officer who proposed it."""
    await beside(page, house, HEAD, OFFICER)
    await proposes(house)
    await issues(house)
    await house[HEAD].looks()
    await house[HEAD].presses("how-to-repair")
    await shot(page, name)


async def under_way(page: Page, house: House, _demo: Demo, name: str) -> None:
    """The plan is approved: tasks, clocks, what was said; the officer has the open cases drawn."""
    head, officer = house[HEAD], house[OFFICER]
    await head.presses("acknowledge-warning")
    await plans(house)
    await (await officer.looks()).presses("request-changes")
    await fills(officer, "请写明夜间报修怎么办")
    await house.ticks()
    await head.looks()
    await plans(house, goal="夜间报修四小时内响应", finish="2026-12-25")
    await approves(house)
    await (await head.looks()).says("整改")
    await head.presses("see-case")
    await officer.sends("case-picture")
    await house.ticks()
    await shot(page, name)


async def beside(page: Page, house: House, *names: str) -> None:
    """Puts these people side by side."""
    for place, name in enumerate(names):
        await page.locator("select").nth(place).select_option(house[name].code)


async def filed_by_the_head(head: Person, day: str, text: str) -> str:
    await head.sends("staff-record")
    await head.says(TEACHER)
    await head.picks("teaching")
    await head.says(day)
    await head.says(text)
    await head.presses("skip")
    await head.presses("submit")
    return head.receipt()


async def classified(officer: Person, code: str, nature: str, severity: str = "") -> None:
    await officer.sends(f"classify.{code}.1")
    for answer in (nature, *([severity] if severity else []), "teaching"):
        await officer.picks(answer)
    await officer.presses("submit")


async def shot(page: Page, name: str) -> None:
    await page.wait_for_timeout(900)  # the smooth scroll of a real browser comes to rest
    await page.screenshot(path=IMAGES / f"{name}.png")


async def session(language: str, scheme: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder) / "data", keys=Path(folder) / "keys", language=language)
        async with (
            running(settings, clock=Clock(), ticking=False) as demo,
            House(demo) as house,
            async_playwright() as p,
        ):
            browser = await p.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = await browser.new_page(viewport=DESKTOP, color_scheme=scheme)
            await page.goto(demo.address)
            await page.wait_for_selector("[data-key]")
            await side_by_side(page, house, demo, f"review-{language}")
            await answered(page, house, demo, f"question-{language}")
            await calendar_on_a_phone(page, house, demo, f"phone-{language}")
            await own_file(page, house, demo, f"file-{language}")
            await imported(page, house, demo, f"import-{language}")
            await page.set_viewport_size(DESKTOP)
            await warned(page, house, demo, f"warned-{language}")
            await under_way(page, house, demo, f"case-{language}")
            await browser.close()


if __name__ == "__main__":
    IMAGES.mkdir(parents=True, exist_ok=True)
    asyncio.run(session("zh-Hans", "light"))
    asyncio.run(session("en", "dark"))
