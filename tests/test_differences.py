"""What the benchmark of receipt codes goes by: it sees what is there, and nothing where there is nothing."""

import random

import pytest

from benchmarks.differences import between

ROUNDS = 150
SHIFT = 3.0


def rounds(seed: int, shift: float = 0.0) -> tuple[list[float], list[float]]:
    """Two ways on a busy machine, the first slower by the shift: it drifts, jitters, and now and then does
    something else altogether."""
    chance = random.Random(seed)

    def takes(drift: float) -> float:
        return 100 + drift + chance.gauss(0, 4) + chance.choices((0, chance.expovariate(1 / 80)), (15, 1))[0]

    pairs = [(takes(each / 3) + shift, takes(each / 3)) for each in range(ROUNDS)]
    return [one for one, _ in pairs], [other for _, other in pairs]


@pytest.mark.parametrize("seed", range(12))
def test_what_is_planted_is_found_whichever_of_the_two_it_is(seed):
    slow, quick = rounds(seed, SHIFT)
    assert between(slow, quick).low > 0
    assert between(quick, slow).high < 0


@pytest.mark.parametrize("seed", range(12))
def test_equal_ways_do_not_differ_and_the_bounds_hold_what_is_true(seed):
    assert not between(*rounds(seed)).differ
    low, high = between(*rounds(seed, SHIFT))
    assert low < SHIFT < high


def test_too_few_rounds_say_nothing():
    with pytest.raises(ValueError, match="5 rounds say nothing"):
        between([2.0] * 5, [1.0] * 5)


def test_ways_that_take_the_very_same_time_do_not_differ():
    assert not between([1.0] * 30, [1.0] * 30).differ
