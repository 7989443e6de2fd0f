"""外部评价声音 · what people outside say about the institution, passed on at once (clause 4.1-h)."""

from enum import StrEnum
from typing import Annotated

from annotated_types import MaxLen

from handlers.filing import file_record
from handlers.kit.card import Reply
from handlers.kit.form import Attachment, Day, Form, Subject
from handlers.kit.turn import Turn
from regulation.vocabulary import RecordStatus, Source


class VoicePlace(StrEnum):
    """出现在哪里 · where it was said."""

    SOCIAL_MEDIA = "social-media"  # 社交媒体
    REVIEW_SITE = "review-site"  # 点评网站
    NEWS = "news"  # 新闻报道
    PEERS = "peers"  # 同行、协会
    CONVERSATION = "conversation"  # 当面听到


class OutsideVoice(Form, command="record", may="record.receive", clause="4.1-h"):
    """外部评价 · about whom, where, what was said, a link or a screenshot."""

    subject: Subject
    place: VoicePlace
    heard_on: Day
    said: Annotated[str, MaxLen(500)]
    link: Annotated[str | None, MaxLen(300)] = None
    evidence: Annotated[tuple[Attachment, ...], MaxLen(5)] = ()

    def submit(self, turn: Turn) -> Reply:
        """Files a lead: it counts for nothing until the credit office has sorted it."""
        return file_record(turn, self, self.subject, self.heard_on, Source.EXTERNAL, RecordStatus.LEAD)
