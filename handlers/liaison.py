"""对外联络 · contact with associations and regulators: what they think of us, what is coming (clause 4.2-c)."""

from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen

from handlers.filing import file_record, institution
from handlers.kit.card import Reply
from handlers.kit.form import Attachment, ComingDay, Day, Form
from handlers.kit.turn import Turn
from regulation.vocabulary import RecordStatus, Source


class LiaisonMatter(StrEnum):
    """了解到的内容 · what was learnt."""

    EVALUATION = "evaluation"  # 对本机构的评价
    POLICY = "policy"  # 政策动态
    BOTH = "both"  # 两者都有
    NOTHING = "nothing"  # 例行联络，无新情况


class LiaisonContact(Form, command="record", may="record.external", clause="4.2-c"):
    """对外联络 · which body, whom there, when, what was learnt, when to speak again."""

    body: Annotated[str, MaxLen(80)]
    contact: Annotated[str | None, MaxLen(40)] = None
    matter: LiaisonMatter
    spoken_on: Day
    next_on: ComingDay | None = None
    learnt: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def submit(self, turn: Turn) -> Reply:
        """Files an external record about the institution itself."""
        about = institution(turn)
        return file_record(turn, self, about, self.spoken_on, Source.EXTERNAL, RecordStatus.SUBMITTED)
