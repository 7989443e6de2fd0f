"""Whether two ways take the same time: both in every round, and between what bounds their difference lies.

Wilcoxon's signed ranks, turned round: what slows a whole round down falls out of the difference, and the few times
in which the machine did something else count as ranks, not as milliseconds.
"""

from collections.abc import Sequence
from itertools import combinations_with_replacement
from math import floor, sqrt
from statistics import NormalDist
from typing import NamedTuple

RARELY = 0.001  # how often two equal ways are said to differ


class Bounds(NamedTuple):
    """Between these the difference lies."""

    low: float
    high: float

    @property
    def differ(self) -> bool:
        """Whether there is a difference: it may not be nothing at all."""
        return not self.low <= 0 <= self.high


def between(ones: Sequence[float], others: Sequence[float]) -> Bounds:
    """By how much the ones are more than the others, round by round. Raises ValueError for too few rounds."""
    differences = [one - other for one, other in zip(ones, others, strict=True)]
    means = sorted((one + other) / 2 for one, other in combinations_with_replacement(differences, 2))
    rounds = len(differences)
    spread = sqrt(rounds * (rounds + 1) * (2 * rounds + 1) / 24)
    left_out = floor(len(means) / 2 - NormalDist().inv_cdf(1 - RARELY / 2) * spread)
    if left_out < 0:
        raise ValueError(f"{rounds} rounds say nothing")
    return Bounds(means[left_out], means[-1 - left_out])
