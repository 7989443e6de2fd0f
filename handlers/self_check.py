"""系统自检 · how the house itself is: engine, letters, calendar, audit trail, backup, key (8.1-a, 8.1-c)."""

from handlers.kit.card import Card, Choice, Fact, Label, Value, word
from handlers.kit.form import Form
from handlers.kit.turn import Turn
from handlers.self_check_findings import Finding, findings
from regulation.vocabulary import CheckLevel


class SelfCheck(Form, command="selftest", may="selfcheck.see", clause="8.1-a", reads=True):
    """系统自检 · a line for every check: how it is, its number, what to do."""

    def submit(self, turn: Turn) -> Card:
        """Everything is looked at in this moment; nothing is kept."""
        found = findings(turn)
        return Card(
            text="self-check-card",
            values=counted(found),
            facts=tuple(_line(each) for each in found),
            choices=(Choice(code=self.code, label=Label(label="self-check-again"), style="quiet"),),
            tone="attention" if wrong(found) else "done",
        )


def wrong(found: list[Finding]) -> list[Finding]:
    """What is not good."""
    return [each for each in found if each.level is not CheckLevel.GOOD]


def counted(found: list[Finding]) -> dict[str, Value]:
    """How many checks there were, and how many were not good."""
    levels = [each.level for each in found]
    return {
        "count": len(found),
        "attention": levels.count(CheckLevel.ATTENTION),
        "bad": levels.count(CheckLevel.BAD),
    }


def _line(found: Finding) -> Fact:
    name, good = f"self-check-{found.name}", found.level is CheckLevel.GOOD
    values: dict[str, Value] = {
        "level": word(found.level),
        "said": Label(label=f"{name}-said", values=found.values),
    }
    if not good:
        values["do"] = Label(label=f"{name}-do", values=found.values)
    said = Label(label="self-check-found" if good else "self-check-found-do", values=values)
    return Fact(label=Label(label=name), value=(said,))
