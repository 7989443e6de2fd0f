"""How a picture is taken, and kept small."""

import io
from datetime import date
from pathlib import Path

from PIL import Image
from playwright.async_api import Page
from sqlmodel import select

from bot.documents import fonts
from bot.documents.printer import DocumentPrinter
from bot.documents.typesetting import picture, png
from handlers.kit.paper import Paper
from regulation.vocabulary import Language
from storage.tables import Document, Issued, Member
from tests.house import House

IMAGES = Path(__file__).parent.parent.parent / "docs" / "images"
DESKTOP = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
COLOURS = 256  # flat colours and few of them: a palette loses nothing that one would see
ADDRESS = "https://credit.example.cn"  # what a printed code leads to


def keep(name: str, image: bytes) -> None:
    """Writes a picture down."""
    drawn = Image.open(io.BytesIO(image)).convert("RGB")
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(IMAGES / f"{name}.png", optimize=True)


async def shot(page: Page, name: str) -> None:
    """The page as it is."""
    await page.wait_for_timeout(900)  # the smooth scroll of a real browser comes to rest
    keep(name, await page.screenshot())


async def beside(page: Page, house: House, *names: str) -> None:
    """Puts these people side by side."""
    panes = page.locator(".pane[data-name]")
    while [await each.get_attribute("data-name") for each in await panes.all()][: len(names)] != list(names):
        for place, name in enumerate(names):
            await page.locator("select").nth(place).select_option(house[name].code)
            await page.wait_for_timeout(300)  # the panes are drawn anew


async def passes(house: House, days: int) -> None:
    """So many days go by; the clock ticks on the last two mornings."""
    for by in (days - 1, 1):
        await house.http.post("/api/clock", json={"days": by})
        await house.ticks()


async def until(house: House, name: str, key: str) -> None:
    """Until somebody reads this. Raises LookupError when it does not come within two months."""
    for _ in range(30):
        if key in (await house[name].looks()).keys:
            return
        await passes(house, 2)
    raise LookupError(f"{name} was never told {key}")


def today(house: House) -> date:
    """The day it is in the house."""
    return house.demo.app.house.day(house.demo.app.clock())


def typed(house: House, chinese: str, english: str) -> str:
    """A command as people of this house type it."""
    language = house.look(lambda session: session.exec(select(Member.language)).first())
    return english if language is Language.ENGLISH else chinese


def pages(house: House, paper: Paper, language: Language) -> list[bytes]:
    """A document as it is printed."""
    return png(DocumentPrinter(house.demo.app.words, ADDRESS).drawn(paper, language), fonts.folders())


def issued(house: House, kind: str, language: str) -> None:
    """The first page of the newest issued document of a kind."""
    query = select(Issued).where(Issued.kind == kind).order_by(Issued.id.desc())
    row = house.look(lambda session: session.exec(query).first())
    keep(f"{kind}-{language}", pages(house, Paper.model_validate(row.paper), Language(language))[0])


def ordered(house: House, name: str) -> None:
    """The picture that was asked for last."""
    row = house.look(lambda session: session.exec(select(Document).order_by(Document.id.desc())).first())
    drawn = DocumentPrinter(house.demo.app.words).drawn(Paper.model_validate(row.paper), row.language)
    keep(name, picture(drawn, fonts.folders()))
