"""凭码返回 · what a reporter finds when they come back, and what they can do there (9.3-c, 9.3-d)."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from handlers.kit.anonymous import AnonymousTurn
from handlers.kit.card import Refused
from handlers.reporting.reporter import ReaderName, names
from regulation.reporting import ClaimState, ReportStatus
from storage.reports import filing, readers, returning
from storage.reports.envelope import Direction
from storage.reports.filing import NobodyLeft
from storage.reports.keys import Secrets
from storage.reports.returning import Found
from storage.reports.tables import Claim, Report

CLAIMABLE = (ClaimState.OFFERED, ClaimState.OPEN)
CHECKS = ("report.check-first", "report.check-second", "report.check-third")


@dataclass(frozen=True)
class Reward:
    """奖励 · one that the office offers: its level, how it stands."""

    id: bytes
    level: int
    state: ClaimState


@dataclass(frozen=True)
class Standing:
    """How a report stands, for its reporter: never their own words."""

    status: ReportStatus
    week: date
    acknowledge_by: date
    acknowledged: date | None
    feedback_by: date
    answers: tuple[str, ...]
    rewards: tuple[Reward, ...]
    may_delete: bool
    asks_about_revenge: bool
    muted: bool
    new: bool  # something was written since they last looked


def standing(turn: AnonymousTurn, found: Found) -> Standing:
    """What is shown; what was new is new no longer. Raises Gone, Tampered."""
    report = returning.report_of(turn.session, found)
    told = returning.answers(turn.session, found)
    new, report.fresh = report.fresh, False
    turn.session.add(report)
    offered = [
        turn.session.get(Claim, bytes.fromhex(body["claim"])) for way, body in told if way is Direction.REWARD
    ]
    return Standing(
        status=report.status,
        week=report.week,
        acknowledge_by=report.acknowledge_by,
        acknowledged=report.acknowledged,
        feedback_by=report.feedback_by,
        answers=tuple(str(body["text"]) for way, body in told if way is Direction.OFFICE),
        rewards=tuple(
            Reward(each.id, each.level, each.state) for each in offered if each and each.state in CLAIMABLE
        ),
        may_delete=may_delete(report),
        asks_about_revenge=checks_due(turn, report) > report.checks,
        muted=report.muted,
        new=new,
    )


def may_delete(report: Report) -> bool:
    """Before it is verified, its author may take it back at any time."""
    return not report.verified


def checks_due(turn: AnonymousTurn, report: Report) -> int:
    """How often the reporter should have been asked by now whether anybody took revenge."""
    return sum(report.week + turn.rulebook.days(name) <= turn.week for name in CHECKS)


def named_in(turn: AnonymousTurn, found: Found, text: str) -> list[ReaderName]:
    """Those who can read the report and of whom an addition speaks (K3). Raises Gone."""
    return [each for each in _holders(turn, found) if each.named_in(text)]


def add(turn: AnonymousTurn, found: Found, text: str, without: Collection[bytes] = ()) -> None:
    """补充 · more from the reporter; readers who must not see it lose the report first. Raises Gone, NobodyLeft."""
    report = returning.report_of(turn.session, found)
    if without and not [each for each in _holders(turn, found) if each.id not in without]:
        raise NobodyLeft
    if without:
        out = [each for each in filing.active(turn.session) if each.id in without]
        filing.leave_out(turn.session, report, out)
    for reader in without:
        readers.withdraw(turn.session, report, reader)
    filing.append(turn.session, report, Direction.REPORTER, {"text": text})
    if report.status is ReportStatus.WAITING:
        report.status = ReportStatus.IN_REVIEW
    _wakes(turn, report)


def _holders(turn: AnonymousTurn, found: Found) -> list[ReaderName]:
    return names(readers.holders(turn.session, returning.report_of(turn.session, found)))


def answer_check(turn: AnonymousTurn, found: Found, revenge: bool) -> None:
    """保护回访 · whether anybody took revenge. Raises Gone."""
    report = returning.report_of(turn.session, found)
    report.checks = checks_due(turn, report)
    filing.append(turn.session, report, Direction.REPORTER, {"revenge": revenge})
    _wakes(turn, report)


def _wakes(turn: AnonymousTurn, report: Report) -> None:
    """The readers have something to read; a report that was to be deleted soon is kept a while longer."""
    if not report.muted:
        readers.wake(turn.session, report)
    if report.expires and not report.muted:
        spread = secrets.randbelow(2 * turn.rulebook.days("report.drift").days + 1)
        later = turn.week + turn.rulebook.days("report.extended") + timedelta(days=spread)
        report.expires = max(report.expires, later)
    turn.session.add(report)


def claim(turn: AnonymousTurn, house: Secrets, found: Found, wanted: str, give: bool) -> str:
    """领取奖励 · opens a claim, or gives the sum away. Returns the word against which the trustee pays.

    Raises Gone, Refused.
    """
    offered = {reward.id.hex(): reward for reward in standing(turn, found).rewards}
    row = turn.session.get(Claim, offered[wanted].id) if wanted in offered else None
    if row is None or row.state not in CLAIMABLE:
        raise Refused("report-claim-gone")
    row.state = ClaimState.GIVEN if give else ClaimState.OPEN
    turn.session.add(row)
    return house.claim_word(row.id)
