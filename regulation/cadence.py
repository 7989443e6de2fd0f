"""催办节奏 · when people are reminded of a deadline and who is told when it was missed (numbers 2.11).

Before a deadline the days are calendar days, moved earlier to a working day; after it they are working days.
What would come within one working day of the deadline's beginning is left out.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, NonNegativeInt

from regulation.workdays import Calendar

Who = Literal["owner", "delegate", "head", "officer", "director", "chair"]
WEEK = 5  # working days between two reminders once all levels are passed


class Offset(BaseModel):
    """One step of the cadence. `before` in calendar days, `after` in working days; neither: the day itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    to: tuple[Who, ...]
    before: NonNegativeInt = 0
    after: NonNegativeInt = 0
    least_period: NonNegativeInt = 0  # days; a shorter deadline does without this step
    weekly: bool = False  # and again every week after it
    docket: bool = False  # and the leading group is asked


class Planned(NamedTuple):
    """A day on which somebody is reminded."""

    name: str
    on: date
    to: tuple[Who, ...]
    overdue: int = 0  # working days; 0 before and on the day itself
    docket: bool = False


def planned(cadence: Sequence[Offset], began: date, due: date, calendar: Calendar) -> list[Planned]:
    """Every step of one deadline, earliest first; where two fall on one day, the nearer one stays."""
    found: dict[date, Planned] = {}
    for step in cadence:
        if step.weekly:
            continue
        if step.after:
            on = calendar.after(due, step.after)
        elif (due - began).days < step.least_period:
            continue
        else:
            on = calendar.on_or_before(due - timedelta(days=step.before))
            if on <= calendar.after(began, 1) and step.before:
                continue
        found[on] = Planned(step.name, on, step.to, step.after, step.docket)
    return sorted(found.values(), key=lambda each: each.on)


def weekly(cadence: Sequence[Offset], due: date, calendar: Calendar) -> Iterator[Planned]:
    """What follows the last step, week after week, until somebody acts."""
    last = next((step for step in cadence if step.weekly), None)
    after = last.after if last else 0
    on = calendar.after(due, after)
    while last:
        after, on = after + WEEK, calendar.after(on, WEEK)
        yield Planned(f"+{after}", on, last.to, after)
