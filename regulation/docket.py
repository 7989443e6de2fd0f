"""议事规则 · when the leading group has decided: quorum, majority, the chair in a tie, recusals (3.1-a, K10)."""

from collections.abc import Mapping, Set

from regulation.vocabulary import DocketStatus, VoteChoice

LEAST = 3  # who may vote; with fewer the question goes outside the chat


def quorate(eligible: Set[int], votes: Mapping[int, VoteChoice]) -> bool:
    """法定人数 · two thirds of those who may vote have voted."""
    return 3 * len(eligible & votes.keys()) >= 2 * len(eligible)


def outcome(eligible: Set[int], chairs: Set[int], votes: Mapping[int, VoteChoice], over: bool) -> DocketStatus:
    """What the votes come to so far; `over`: no more can come.

    Before the end it is decided as soon as there is a quorum and more than half of all who may vote agree, or
    everybody has voted.
    """
    if len(eligible) < LEAST:
        return DocketStatus.LAPSED
    cast = {member: vote for member, vote in votes.items() if member in eligible}
    counts = {choice: sum(vote is choice for vote in cast.values()) for choice in VoteChoice}
    if not quorate(eligible, cast):
        return DocketStatus.LAPSED if over else DocketStatus.OPEN
    if 2 * counts[VoteChoice.FOR] > len(eligible):
        return DocketStatus.ADOPTED
    if 2 * counts[VoteChoice.AGAINST] > len(eligible):
        return DocketStatus.DROPPED
    if not over and len(cast) < len(eligible):
        return DocketStatus.OPEN
    return _majority(counts, chairs, cast)


def _majority(counts: Mapping[VoteChoice, int], chairs: Set[int], cast: Mapping[int, VoteChoice]) -> DocketStatus:
    """Of the votes cast; in a tie the chair's decides, and without it nothing is adopted."""
    if counts[VoteChoice.FOR] == counts[VoteChoice.AGAINST]:
        chair = {cast[member] for member in chairs if member in cast}
        return DocketStatus.ADOPTED if chair == {VoteChoice.FOR} else DocketStatus.DROPPED
    return DocketStatus.ADOPTED if counts[VoteChoice.FOR] > counts[VoteChoice.AGAINST] else DocketStatus.DROPPED
