"""信息保管人 · pays rewards against a word, and takes in what comes by mailbox and telephone (9.3-b, 9.3-d)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from handlers.kit.anonymous import AnonymousTurn
from handlers.kit.card import Refused
from handlers.kit.questions import Choosing, Writing
from handlers.reporting import reporter
from handlers.reporting.reporter import TellReport, Told
from regulation.reporting import ClaimState
from storage.reports import reading
from storage.reports.filing import Wrapping
from storage.reports.keys import Secrets
from storage.reports.tables import Report


class Channel(StrEnum):
    """举报渠道 · how a report came that somebody else typed in."""

    MAILBOX = "mailbox"  # 举报邮箱
    TELEPHONE = "telephone"  # 举报电话


@dataclass(frozen=True)
class Intake:
    """代为登记 · what somebody wrote or said, as the custodian typed it in; the code goes to whoever it was."""

    code: str
    channel: Channel
    given: Mapping[str, Any]
    excluded: frozenset[bytes]


def answered(raw: Mapping[str, str], least: int) -> dict[str, Any]:
    """The answers of a report from typed lines; what was left open stays open. Raises Refused, with its field.

    `least`: characters of the account.
    """
    given: dict[str, Any] = {}
    for question in TellReport.questions:
        text, kind = raw.get(question.name, "").strip(), question.kind
        if not text and question.optional:
            continue
        assert isinstance(kind, Choosing | Writing)  # noqa: S101 - the form has no others
        try:
            given[question.name] = kind.read(text, None)
            if question.name == "what" and len(text) < least:
                raise Refused("report-short", least=least, length=len(text))
        except Refused as refused:
            refused.field = question.name
            raise
    return given


def take(turn: AnonymousTurn, house: Secrets, wrapping: Wrapping, intake: Intake) -> Report:
    """登记 · stored like any other report (9.3-b). Raises NobodyLeft, Refused."""
    told = Told(intake.code, dict(intake.given), intake.excluded, channel=intake.channel.value)
    return reporter.file(turn, house, wrapping, told)


@dataclass(frozen=True)
class OpenClaim:
    """待发放的奖励 · the word that is to be shown, the level, the month after which it lapses."""

    word: str
    level: int
    lapses: str


def open_claims(session: Session, house: Secrets) -> list[OpenClaim]:
    """What waits to be paid, in the order of the words: nothing tells which came first."""
    waiting = [claim for claim in reading.claims(session) if claim.state is ClaimState.OPEN]
    return sorted(
        (OpenClaim(house.claim_word(claim.id), claim.level, claim.lapses) for claim in waiting),
        key=lambda c: c.word,
    )


def pay(session: Session, house: Secrets, word: str) -> int:
    """已发放 · a word is used up; returns its level. Raises Refused for one that is not open."""
    asked = word.strip().upper()
    for claim in reading.claims(session):
        if claim.state is ClaimState.OPEN and house.claim_word(claim.id) == asked:
            claim.state = ClaimState.PAID
            session.add(claim)
            return claim.level
    raise Refused("report-claim-gone")
