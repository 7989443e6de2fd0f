"""`make screenshots`: the whole tour, once in Chinese and light, once in English and dark."""

import asyncio
import shutil
import tempfile
from pathlib import Path

from playwright.async_api import async_playwright

from bot.demo import running
from bot.settings import Settings
from regulation.vocabulary import Language
from tests import pictures
from tests.conftest import Clock
from tests.house import House
from tests.screenshots import cases, inspections, records, repairs, reports
from tests.screenshots.camera import DESKTOP, IMAGES, keep


async def tour(language: str, scheme: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder) / "data", keys=Path(folder) / "keys", language=language)
        async with (
            running(settings, clock=Clock(), ticking=False) as demo,
            House(demo) as house,
            async_playwright() as p,
        ):
            browser = await p.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = await browser.new_page(viewport=DESKTOP, color_scheme=scheme, reduced_motion="reduce")
            await page.goto(demo.address)
            await page.wait_for_selector("[data-key]")
            await records.side_by_side(page, house, f"review-{language}")
            await records.answered(page, house, f"question-{language}")
            await records.calendar_on_a_phone(page, house, f"phone-{language}")
            await records.own_file(page, house, f"file-{language}")
            await records.imported(page, house, f"import-{language}")
            await page.set_viewport_size(DESKTOP)
            await cases.found(page, house, f"found-{language}")
            await cases.settled(house)
            await cases.warned(page, house, f"warned-{language}")
            await cases.under_way(page, house, f"case-{language}")
            await repairs.grade_decided(page, house, f"graded-{language}")
            await repairs.restricted(house)
            await cases.verified(house)
            await cases.inspection_announced(page, house, f"inspection-{language}")
            await cases.lasted(house)
            await repairs.not_yet(page, house, f"not-yet-{language}")
            await repairs.applied_for(page, house, f"apply-{language}")
            await repairs.looked_at(page, house, f"on-site-{language}")
            await repairs.lifted(page, house, f"lifted-{language}")
            repairs.papers(house, language)
            await repairs.in_numbers(house, f"repairs-{language}")
            await reports.noticed(page, house, f"report-notice-{language}")
            await reports.read(page, house, f"reading-room-{language}")
            await browser.close()
    drawn(Language(language))


async def inspecting(language: str, scheme: str) -> None:
    """The inspection, in the house of the demo with its half a year."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder) / "data", keys=Path(folder) / "keys", language=language)
        async with (
            running(settings, clock=clock, ticking=False, history=True) as demo,
            House(demo) as house,
            async_playwright() as p,
        ):
            browser = await p.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = await browser.new_page(viewport=DESKTOP, color_scheme=scheme, reduced_motion="reduce")
            await page.goto(demo.address)
            await page.wait_for_selector("[data-key]")
            await inspections.tour(page, house, clock, language)
            await browser.close()


def drawn(language: Language) -> None:
    """The pictures of the chat with an office's usual spread, which no tour brings together."""
    for name, draw in (
        ("cases", pictures.cases),
        ("completeness", pictures.completeness),
        ("clocks", pictures.clocks),
    ):
        keep(f"{name}-{language.value}", draw(language))


if __name__ == "__main__":
    IMAGES.mkdir(parents=True, exist_ok=True)
    for language, scheme in (("zh-Hans", "light"), ("en", "dark")):
        asyncio.run(inspecting(language, scheme))
        asyncio.run(tour(language, scheme))
