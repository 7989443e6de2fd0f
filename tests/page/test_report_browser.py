"""举报与阅览室 in Chromium: the report on the page, the room by keyboard, no axe violation, in both languages."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from bot.words import Words
from handlers.kit.card import Label
from regulation.vocabulary import Language
from tests.conversations.test_reading_room import LINK
from tests.house import DIRECTOR, OFFICER, TEACHER
from tests.page.test_browser import chromium, page, pane, presses, pytestmark, shows, types  # noqa: F401 - fixtures, a mark
from tests.reports_house import CODE, PASSPHRASES, verified
from tests.reports_house import tells as tells_on_the_page

WHAT = "上个季度的合作项目回款被转入了私人账户，经手人要求大家补签材料，已经持续了两个月，票据与合同对不上。"
SHOTS = os.environ.get("TRUSTDESK_SHOTS")  # a folder for whoever wants to look


async def shot(page: Page, name: str) -> None:  # noqa: F811
    if SHOTS:
        await page.wait_for_timeout(400)  # bubbles arrive slowly
        await page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


async def no_violations(page: Page) -> None:  # noqa: F811
    found = await Axe().run(page)
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found.response["violations"]] == []


async def tells(page: Page) -> str:  # noqa: F811
    await types(page, TEACHER, "举报")
    await presses(page, TEACHER, "开始举报")
    await shows(page, TEACHER, "report-notice-page")
    await shot(page, "notice")
    for label in ("我已了解，继续", "选好了", "欺诈、侵占"):
        await presses(page, TEACHER, label)
    await types(page, TEACHER, WHAT)
    for label in ("跳过", "跳过", "亲眼看到", "跳过", "没有"):
        await presses(page, TEACHER, label)
    await shows(page, TEACHER, "report-review-files")
    await shot(page, "review")
    await presses(page, TEACHER, "提交")
    await shows(page, TEACHER, "report-code")
    await shot(page, "code")
    code = CODE.search(await pane(page, TEACHER).locator('[data-key="report-code"]').last.inner_text())
    assert code
    await types(page, TEACHER, code[0][-4:])
    await shows(page, TEACHER, "report-stored")
    return code[0]


async def test_a_report_leaves_nothing_in_the_browser_and_the_room_takes_the_keyboard(page: Page):  # noqa: F811
    code = await tells(page)
    await expect(pane(page, TEACHER).locator('[data-key="report-code"]')).to_have_count(0)
    kept = await page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie")
    assert WHAT not in kept
    assert code not in kept + await page.content()
    await no_violations(page)
    await page.set_extra_http_headers({"accept-language": "zh"})
    await types(page, OFFICER, "阅览室")
    await shows(page, OFFICER, "room-link")
    link = LINK.search(await pane(page, OFFICER).inner_text())
    assert link
    await page.goto(link[0])
    await no_violations(page)
    await page.get_by_role("button", name="进入阅览室").click()
    await no_violations(page)
    await shot(page, "passphrase")
    await page.keyboard.press("Tab")
    await page.get_by_label("口令").fill(PASSPHRASES[OFFICER])
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="我可以阅读的举报")).to_be_visible()
    await no_violations(page)
    await shot(page, "list")
    await page.get_by_role("link").filter(has_text="·").first.click()
    await expect(page.get_by_text(WHAT)).to_be_visible()
    await page.get_by_label("内容").fill("已经收到，正在核对票据。您不必说明自己的身份。")
    await page.get_by_role("button", name="答复举报人").click()
    await expect(page.get_by_role("status")).to_be_visible()
    await no_violations(page)
    await shot(page, "report")
    english = page.url + "?lang=en"
    await page.emulate_media(color_scheme="dark")
    await page.set_viewport_size({"width": 390, "height": 844})
    await page.goto(english)
    await expect(page.get_by_role("heading", name="Conversation")).to_be_visible()
    await no_violations(page)
    await shot(page, "report-en-phone")
    await page.goto(english.rpartition("/")[0] + "/counts?lang=en")
    await no_violations(page)


async def enters(page: Page, name: str) -> None:  # noqa: F811
    """From the chat into the room, with the passphrase."""
    person = await page.house[name].says("阅览室")
    link = LINK.search(person.card["text"])[0]
    await page.goto("about:blank")
    await page.set_content(f'<a href="{link}">room</a>')  # from another site, as from a chat in the browser
    await page.get_by_role("link").click()
    await page.locator("main button").click()
    await page.locator("input[type=password]").fill(PASSPHRASES[name])
    await page.keyboard.press("Enter")
    await page.wait_for_load_state()


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
async def test_what_follows_a_verified_report_and_the_custodian_by_keyboard(page: Page, language):  # noqa: F811
    words = Words(ZoneInfo("Asia/Shanghai"))

    def t(key: str, **values: str) -> str:
        return words.text(Label(label=key, values=values), Language(language))

    house = page.house
    await tells_on_the_page(house[TEACHER], WHAT)
    await verified(house, OFFICER, DIRECTOR, level=2)
    for name in (OFFICER, "许静安"):
        await house[name].sends(f"choose-language...{language}")
    await enters(page, OFFICER)
    await page.get_by_role("link").filter(has_text="·").first.click()
    await expect(page.get_by_role("heading", name=t("room-record"))).to_be_visible()
    await page.get_by_label(t("room-record-about")).fill("没有这个人")
    await page.get_by_role("button", name=t("room-do-record"), exact=True).click()
    await expect(page.get_by_role("alert")).to_have_text(t("room-who"))
    page.troubles.clear()  # the browser notes that the answer was 422
    await no_violations(page)
    await shot(page, f"verified-{language}")
    await enters(page, "许静安")
    await expect(page.get_by_role("heading", name=t("room-custody"), exact=True)).to_be_visible()
    await no_violations(page)
    await page.get_by_label(t("tell-report-what.label")).fill(WHAT)
    await page.get_by_role("button", name=t("room-take-in"), exact=True).click()
    await expect(page.get_by_role("status")).to_contain_text("-")
    await shot(page, f"custody-{language}")
    await no_violations(page)
