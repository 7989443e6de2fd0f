"""信息保管人 · pays rewards against a word, and takes in what comes by mailbox and telephone (9.3-b, 9.3-d)."""

from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import Session

from handlers.kit.card import Refused
from regulation.reporting import ClaimState
from storage.reports import reading
from storage.reports.keys import Secrets


class Channel(StrEnum):
    """举报渠道 · how a report came that somebody else typed in."""

    MAILBOX = "mailbox"  # 举报邮箱
    TELEPHONE = "telephone"  # 举报电话


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
