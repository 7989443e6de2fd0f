"""举报奖励 · the office asks by number, the chair grants; neither learns here of which report (9.3-d, T10)."""

from typing import Annotated, Any

from annotated_types import MaxLen

from handlers.kit import gate
from handlers.kit.card import Refused, Reply, word
from handlers.kit.form import Form
from handlers.kit.turn import Turn
from regulation.quarters import Quarter
from regulation.reporting import RewardLevel
from storage.queries import rewards
from storage.tables import RewardDecision


class RewardReporter(Form, command="reward", may="report.reward", clause="9.3-d", keys="T10"):
    """申请举报奖励 · by the number that stands in the reading room once two readers named its level."""

    number: Annotated[str, MaxLen(20)]
    level: RewardLevel

    def needs_keys(self, turn: Turn, facts: Any = None) -> bool:
        """Always; but the chair is not asked for what cannot be granted. Raises Refused."""
        self._check(turn)
        return True

    def submit(self, turn: Turn) -> Reply:
        """Granted; the reporter finds it with the code. Raises Refused."""
        self._check(turn)
        number = _spelled(self.number)
        turn.save(RewardDecision(number=number, level=self.level.number, decided_on=turn.today))
        return Reply(key="reward-reporter-done", values={"number": number, "level": word(self.level)}, tone="done")

    def _check(self, turn: Turn) -> None:
        if not gate.armed(turn, "T10"):
            raise Refused("reward-no-chair")
        number = _spelled(self.number)
        waits = turn.house.reward(number) == self.level.number
        if not waits or rewards.granted_for_system(turn.session, [number]):
            raise Refused("reward-unknown", field="number")
        most = turn.house.rulebook.items("report.reward-budget")
        if rewards.granted_since_for_system(turn.session, Quarter.of(turn.today).first_day) >= most:
            raise Refused("reward-budget", most=most)


def _spelled(number: str) -> str:
    """However it was typed: four signs, a dash, four signs."""
    plain = "".join(sign for sign in number.upper() if sign.isalnum())
    return f"{plain[:4]}-{plain[4:]}"
