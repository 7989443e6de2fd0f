"""季度 · the quarter a record counts for, also when it is entered late (clauses 4.1-a, 9.1-b)."""

from datetime import date, timedelta
from typing import NamedTuple, Self

from regulation.workdays import NATIONAL, Calendar

MONTHS = 3  # of a quarter


class Quarter(NamedTuple):
    """季度 · a quarter of the calendar year, 1 to 4; later ones are greater."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The quarter that a day lies in."""
        return cls(day.year, (day.month - 1) // MONTHS + 1)

    @property
    def next(self) -> "Quarter":
        """The quarter after it."""
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)

    @property
    def before(self) -> "Quarter":
        """The quarter before it."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @property
    def first_day(self) -> date:
        """Its first calendar day."""
        return date(self.year, (self.number - 1) * MONTHS + 1, 1)

    @property
    def last_day(self) -> date:
        """Its last calendar day."""
        return self.next.first_day - timedelta(days=1)


def counts_for(occurred_on: date, filed_on: date, grace: int, calendar: Calendar = NATIONAL) -> Quarter:
    """补录归属 · the quarter of the event, or the first later one that was open when it was filed.

    `grace`: working days after a quarter's last day during which it stays open; less than a quarter.
    """
    quarter = max(Quarter.of(occurred_on), Quarter.of(filed_on).before)
    while filed_on > calendar.after(quarter.last_day, grace):
        quarter = quarter.next
    return quarter
