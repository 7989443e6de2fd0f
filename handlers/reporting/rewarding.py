"""举报奖励 · two readers name a level, the chair grants it by number, the custodian pays for a word (9.3-d).

What names the reward outside the seal leads to no report: a number for the chair, a word for the custodian.
"""

import secrets
from collections.abc import Collection, Sequence

from sqlmodel import Session

from handlers.kit.card import Refused
from handlers.reporting.office import RoomTurn, seconded
from regulation.reporting import ClaimState, RewardLevel
from storage.reports import filing, reading
from storage.reports.envelope import Direction
from storage.reports.keys import Secrets
from storage.reports.reading import Line
from storage.reports.tables import Claim

LEVELS = tuple(level.number for level in RewardLevel)


def reward(turn: RoomTurn, report: bytes, level: int, aside: bool) -> bool:
    """奖励 · for a verified report, once two readers set the same level; then the chair is asked (T10).

    `aside`: the readers alone decide, because the report is about the chair or the director. Raises NotGranted,
    Refused.
    """
    row = turn.report(report)
    if not row.verified or level not in LEVELS:
        raise Refused("room-reward-not-now")
    lines = reading.thread(turn.session, turn.desk, row)
    if any(line.direction is Direction.REWARD for line in lines):
        raise Refused("room-reward-already")
    if not aside and _asks_whom_it_must_not(turn, lines):
        raise Refused("room-reward-aside")  # whom the reporter left out must not learn that there is a report (K3)
    if not seconded(turn, row, f"reward {level}{' aside' if aside else ''}"):
        return False
    lapses = turn.today + turn.rulebook.days("report.claim")
    state = ClaimState.OFFERED if aside else ClaimState.PROPOSED
    claim = Claim(id=secrets.token_bytes(filing.ID), level=level, state=state, lapses=f"{lapses:%Y-%m}")
    turn.session.add(claim)
    filing.append(turn.session, row, Direction.REWARD, {"claim": claim.id.hex(), "level": level})
    row.fresh = True
    turn.done(row, f"reward {level}")
    return True


def waiting(session: Session, house: Secrets) -> dict[str, int]:
    """待批准的奖励 · numbers for which the chair may be asked, with their levels."""
    asked = (claim for claim in reading.claims(session) if claim.state is ClaimState.PROPOSED)
    return {house.reward_number(claim.id): claim.level for claim in asked}


def standing(session: Session, house: Secrets) -> dict[str, tuple[str, ClaimState]]:
    """奖励办理情况 · by the claim that a report's line names: the number for the chair, how it stands."""
    return {claim.id.hex(): (house.reward_number(claim.id), claim.state) for claim in reading.claims(session)}


def grant(session: Session, house: Secrets, numbers: Collection[str]) -> None:
    """The chair agreed: the reporter finds it with the code. Done twice it changes nothing."""
    for claim in reading.claims(session):
        if claim.state is ClaimState.PROPOSED and house.reward_number(claim.id) in numbers:
            claim.state = ClaimState.OFFERED
            session.add(claim)


def _asks_whom_it_must_not(turn: RoomTurn, lines: Sequence[Line]) -> bool:
    """Whether somebody who would be asked was left out, or it cannot be read whether they were."""
    out = reading.left_out(lines)
    return out is None or any(code in out.members or name in out.names for code, name in turn.deciders.items())
