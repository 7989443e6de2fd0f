"""凭码来访 · somebody who came back with their code: where they stand. In memory only, for minutes."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from handlers.kit.card import Card, Refused
from handlers.kit.texts import cleaned
from handlers.reporting import cards
from handlers.reporting.reporter import ReaderName
from handlers.reporting.returning import Standing
from storage.reports import receipt
from storage.reports.returning import Found

LONGEST = 2000  # characters of one addition


class At(Enum):
    """What is awaited."""

    CODE = "code"
    LOOK = "look"
    MORE = "more"
    ROTATE = "rotate"
    NAMED = "named"


@dataclass
class Visit:
    """Of what is typed nothing stays here but a new code until its end was typed back, and an addition that names a
    reader until it is said whether they may read it.
    """

    token: str
    began: datetime
    last: datetime
    at: At = At.CODE
    found: Found | None = None
    fresh: str = ""  # a new code that is not in force yet
    more: str = ""  # an addition that is not passed on yet
    named: tuple[ReaderName, ...] = ()  # who can read the report and is named in it

    def card(self, here: Standing | None) -> Card:
        """Where they stand."""
        match self.at:
            case At.CODE:
                return cards.asked_for(self.token, "report-code-text")
            case At.MORE:
                return cards.asked_for(self.token, "report-more-text")
            case At.ROTATE:
                return cards.new_code(self.token, self.fresh)
            case At.NAMED:
                return cards.named(self.token, self.named)
        if here is None:
            raise Refused("report-code-wrong")
        return cards.found(self.token, here)

    def turn_to(self, step: str) -> None:
        """A button that only leads somewhere. Raises Refused for one that does not."""
        if self.found is None:
            raise Refused("button-old")
        match step:
            case "look":
                self.at, self.fresh, self.more, self.named = At.LOOK, "", "", ()
            case "more":
                self.at = At.MORE
            case "rotate":
                self.at, self.fresh = At.ROTATE, receipt.new()
            case _:
                raise Refused("button-old")


def addition(text: str) -> str:
    """What is added, as it may be kept. Raises Refused."""
    if receipt.contains(text):
        raise Refused("report-code-here")
    plain = cleaned(text)
    if not plain:
        raise Refused("error-text")
    if len(plain) > LONGEST:
        raise Refused("error-too-long", most=LONGEST, length=len(plain))
    return plain
