"""议事规则, 3.1-a and K10: a quorum of two thirds, majority, tie, recusal, as a table that a person of the office can read.

The chair is A. A vote is + (for), - (against), 0 (abstains); who is missing has not voted.
"""

import pytest

from regulation.docket import outcome
from regulation.vocabulary import DocketStatus, VoteChoice

SIGNS = {"+": VoteChoice.FOR, "-": VoteChoice.AGAINST, "0": VoteChoice.ABSTAIN}
TABLE = """
may vote  votes        period   result
ABC       A+           runs     open
ABC       A+ B+        runs     adopted
ABC       A- B-        runs     dropped
ABC       A+ B-        runs     open
ABC       A+ B-        over     adopted
ABC       A- B+        over     dropped
ABC       B+ C-        over     dropped
ABC       A+           over     lapsed
ABC       A0 B0 C+     runs     adopted
ABC       A0 B+ C-     runs     dropped
ABCDE     A+ B+ C+ D-  runs     adopted
ABCDE     A+ B+ C-     over     lapsed
ABCDE     A+ B+ C+     runs     open
ABCDE     A+ B+ C+     over     lapsed
ABCD      A+ B+ C+     runs     adopted
ABCD      A+ B+        over     lapsed
ABCDE     A+ B+ C- D-  over     adopted
BCD       B+ C+        runs     adopted
BCD       B+ C- D0     over     dropped
AB        A+ B+        over     lapsed
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines()[1:])
def test_what_the_votes_come_to(line: str):
    may, *cast, period, result = line.split()
    number = {letter: place for place, letter in enumerate("ABCDE")}
    votes = {number[vote[0]]: SIGNS[vote[1]] for vote in cast}
    eligible = {number[letter] for letter in may}
    assert outcome(eligible, {number["A"]}, votes, period == "over") is DocketStatus(result)


def test_a_vote_of_somebody_who_may_not_does_not_count():
    votes = {0: VoteChoice.FOR, 1: VoteChoice.FOR, 9: VoteChoice.FOR}
    assert outcome({0, 1, 2, 3, 4}, {0}, votes, over=False) is DocketStatus.OPEN
