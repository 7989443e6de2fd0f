"""本人荣誉与公益 · what somebody did for the trade or the common good, told by themselves (clause 5.1-d)."""

from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen

from handlers.filing import file_record, oneself
from handlers.kit.card import Reply
from handlers.kit.form import Attachment, Day, Form
from handlers.kit.turn import Turn
from regulation.vocabulary import RecordStatus, Source


class Merit(StrEnum):
    """类别 · what kind of merit it is."""

    CHARITY = "charity"  # 公益活动
    TRADE = "trade"  # 行业贡献
    HONOUR = "honour"  # 获得荣誉
    THANKS = "thanks"  # 学员或家长致谢


class OwnMerit(Form, command="record", may="record.praise", clause="5.1-d"):
    """本人荣誉与公益 · what, when; about oneself, so nobody is asked whom it is about."""

    merit: Merit
    happened_on: Day
    summary: Annotated[str, MaxLen(500)]
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def submit(self, turn: Turn) -> Reply:
        """Files an internal record about the author: somebody else decides whether it counts."""
        return file_record(turn, self, oneself(turn), self.happened_on, Source.INTERNAL, RecordStatus.SUBMITTED)
