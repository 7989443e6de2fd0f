"""The page as a new user meets it: Chromium, keyboard, Chinese and English, light and dark, a phone. No axe violation."""

import asyncio
import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.demo import running
from tests.facts import PNG
from tests.house import OFFICER, TEACHER, House, complains

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium: install Debian's `chromium`, or run make as root"),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    """One browser for all tests of a file; each has a profile of its own, which remembers nothing of the others."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def page(settings, chromium: Browser) -> AsyncIterator[Page]:
    async with running(settings) as demo:
        context = await chromium.new_context(viewport={"width": 1280, "height": 860})
        page = await context.new_page()
        troubles: list[str] = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith(("http://127.0.0.1", "blob:")) else troubles.append(request.url)
            ),
        )
        async with House(demo) as house:
            page.house, page.troubles = house, troubles
            await page.goto(demo.address)
            await page.wait_for_selector("[data-key]")
            yield page
        await context.close()
        assert troubles == []


def pane(page: Page, name: str):
    return page.locator(f'[data-name="{name}"]')


async def types(page: Page, name: str, text: str) -> None:
    box = pane(page, name).locator("textarea")
    await box.fill(text)
    await box.press("Enter")


async def presses(page: Page, name: str, label: str) -> None:
    await pane(page, name).get_by_role("button", name=label, exact=True).last.click()


async def shows(page: Page, name: str, key: str) -> None:
    await expect(pane(page, name).locator(f'[data-key="{key}"]').last).to_be_visible()


async def test_a_complaint_is_filed_and_classified_side_by_side(page: Page):
    await types(page, TEACHER, "录入")
    await presses(page, TEACHER, "登记投诉")
    await types(page, TEACHER, "kfb")  # initials
    await presses(page, TEACHER, "客服部")
    await presses(page, TEACHER, "选择日期")
    await page.keyboard.press("ArrowLeft")  # the calendar takes the keyboard
    await page.keyboard.press("Enter")
    await presses(page, TEACHER, "电话")
    await types(page, TEACHER, "家长反映两次来电未回复 😡 שלום <b>x</b>")
    await shows(page, TEACHER, "complaint-evidence")
    await (
        pane(page, TEACHER)
        .locator("input[type=file]")
        .set_input_files({"name": "图.png", "mimeType": "image/png", "buffer": PNG})
    )
    await presses(page, TEACHER, "完成")
    await expect(pane(page, TEACHER).locator("dd").filter(has_text="<b>x</b>")).to_be_visible()
    await presses(page, TEACHER, "修改 渠道")
    await presses(page, TEACHER, "当面")
    await presses(page, TEACHER, "提交")
    await shows(page, TEACHER, "record-filed")

    await shows(page, OFFICER, "record-filed-told")  # it came by itself
    await presses(page, OFFICER, "查看")
    async with page.expect_download() as download:
        await presses(page, OFFICER, "图.png 1 KB")
    assert (await (await download.value).path()).read_bytes() == PNG
    await presses(page, OFFICER, "不予采纳")
    await types(page, OFFICER, "重复登记")
    await presses(page, OFFICER, "提交")
    await shows(page, TEACHER, "reject-told")


async def test_nothing_typed_is_lost_when_the_server_is_away(page: Page):
    await page.route("**/api/say", lambda route: route.abort())
    await types(page, TEACHER, "录入")
    await expect(pane(page, TEACHER).locator(".trouble")).to_be_visible()
    await expect(pane(page, TEACHER).locator("textarea")).to_have_value("录入")
    await page.unroute("**/api/say")
    page.troubles.clear()  # the browser itself complains about a server that is away


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_page_has_no_accessibility_violation(page: Page, language, scheme):
    await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    await page.locator(f'[data-lang="{language}"]').click()
    await expect(page.locator("html")).to_have_attribute("lang", language)
    teacher = page.house[TEACHER]
    await teacher.says("/record")
    await teacher.presses("complaint")
    await teacher.says("今天没有")
    await teacher.says("客服部")
    await shows(page, TEACHER, "complaint-received-on")
    await pane(page, TEACHER).locator("button[aria-expanded]").last.click()
    results = await Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


async def test_the_clock_jumps_by_keyboard_and_says_where_it_stands(page: Page):
    await page.emulate_media(reduced_motion="reduce")  # half faded in, words have too little contrast
    await complains(page.house[TEACHER])
    was = await page.locator("#clock").text_content()
    await page.locator("#next-deadline").focus()
    for _ in range(3):  # something may be due this very minute
        await page.keyboard.press("Enter")
        await page.wait_for_timeout(500)
    await expect(page.locator("[role=status] > #clock")).not_to_have_text(was)
    await expect(page.locator("#next-deadline")).to_be_focused()
    results = await Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


async def test_on_a_phone_one_chat_fills_the_screen(page: Page):
    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(pane(page, TEACHER)).to_be_visible()
    await expect(pane(page, OFFICER)).to_be_hidden()
    await page.locator(".tab", has_text=OFFICER).click()
    await expect(pane(page, OFFICER)).to_be_visible()
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    small = await page.evaluate("""[...document.querySelectorAll('.pane.front button, .tab')].filter(
        (b) => b.offsetParent && b.getBoundingClientRect().height < 40).map((b) => b.outerHTML)""")
    assert small == []


async def test_what_arrives_stays_when_the_panes_are_drawn_anew(page: Page):
    """Somebody else is brought beside; the notice that came a moment ago must not go."""
    await complains(page.house[TEACHER])
    await shows(page, OFFICER, "record-filed-told")
    await page.locator("button.more").click()
    await expect(page.locator(".pane")).to_have_count(3)
    await expect(page.locator(".pane").nth(2).locator("[data-key=help]")).to_be_visible()
    await shows(page, OFFICER, "record-filed-told")


async def test_a_message_that_overtakes_the_state_is_not_lost(page: Page):
    fetched, held = asyncio.Event(), asyncio.Event()

    async def slowly(route):
        answer = await route.fetch()
        fetched.set()
        await held.wait()
        await route.fulfill(response=answer)

    await page.route("**/api/state?*", slowly)
    await page.locator('[data-lang="en"]').click()
    await fetched.wait()
    await page.house[TEACHER].says("help")
    await shows(page, TEACHER, "help")
    held.set()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    assert await pane(page, TEACHER).locator('[data-key="help"]').count() >= 2
