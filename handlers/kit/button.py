"""Buttons: short self-describing codes, at most 64 bytes, because old buttons live for ever.

<form code>.<row code>.<row version>.<option key>      a form with some answers already given
<word>.<draft id>.<field>.<option key>                 a step in one draft, harmless once that draft is gone
"""

from dataclasses import dataclass
from typing import Self

LONGEST = 64  # bytes, Telegram's callback_data
DRAFT_WORDS = frozenset(
    {
        "answer",
        "page",
        "skip",
        "keep",
        "done",
        "clear",
        "back",
        "edit",
        "submit",
        "cancel",
        "resume",
        "instead",
    }
)


@dataclass(frozen=True)
class Button:
    """The four parts of a code; what stands in the middle depends on the head."""

    head: str
    row: str = ""  # a row's code, or a draft's id
    part: str = ""  # a row's version, or a field's name
    option: str = ""

    @property
    def code(self) -> str:
        """The code as it travels."""
        return f"{self.head}.{self.row}.{self.part}.{self.option}".rstrip(".")

    @property
    def of_draft(self) -> bool:
        """Whether it is a step in a draft."""
        return self.head in DRAFT_WORDS

    @classmethod
    def parse(cls, code: str) -> Self:
        """Reads any text as a code; missing parts are empty, strange ones name nothing that exists."""
        head, row, part, option, *_ = [*code.split(".", 3), "", "", ""]
        return cls(head, row, part, option)
