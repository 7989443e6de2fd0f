"""A report of a violation: what is said before it, and the room in which it is read."""

import re

from playwright.async_api import Page

from tests.house import OFFICER, TEACHER, House
from tests.reports_house import PASSPHRASES, tells
from tests.screenshots.camera import beside, shot, typed

WHAT = "上个季度的合作项目回款被转入了私人账户，经手人要求大家补签材料，已经持续了两个月，票据与合同对不上。"
LINK = re.compile(r"http://\S+/room\S*")


async def noticed(page: Page, house: House, name: str) -> None:
    """Before anything is told: who reads it, what is kept, what is not promised."""
    await beside(page, house, TEACHER, OFFICER)
    await house[TEACHER].says(typed(house, "举报", "report"))
    await house[TEACHER].presses("report", "begin")
    await shot(page, name)


async def read(page: Page, house: House, name: str) -> None:
    """In the reading room: the report, what was answered, what comes next."""
    await tells(house[TEACHER], WHAT)
    card = (await house[OFFICER].says("阅览室")).card
    await page.goto("about:blank")
    await page.set_content(f'<a href="{LINK.search(card["text"])[0]}">room</a>')  # as from a chat in the browser
    await page.get_by_role("link").click()
    await page.locator("main button").click()
    await page.locator("input[type=password]").fill(PASSPHRASES[OFFICER])
    await page.keyboard.press("Enter")
    await page.wait_for_load_state()
    await page.get_by_role("link").filter(has_text="·").first.click()
    await page.locator("textarea").first.fill("已经收到，正在核对票据。您不必说明自己的身份。")
    await page.locator("form:has(textarea) button").first.click()
    await page.wait_for_load_state()
    await shot(page, name)
