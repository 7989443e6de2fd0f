"""工作日 · which days are working days, and how periods in working days are counted (clause 10.6)."""

from datetime import date, timedelta

import chinese_calendar


def is_workday(day: date) -> bool:
    """Whether people work on that day, make-up days (调休) included; Monday-Friday in a year not published yet."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


def is_provisional(day: date) -> bool:
    """Whether the holidays of that year are not published (or no longer known): then Monday-Friday is a guess."""
    try:
        chinese_calendar.is_workday(day)
    except NotImplementedError:
        return True
    return False


def after(day: date, count: int) -> date:
    """The last day of a period of so many working days; the day of the event itself does not count."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_workday(day)
    return day


def between(day: date, until: date) -> int:
    """How many working days passed after a day, up to and with the other one; 0 when that one is not later."""
    return sum(is_workday(day + timedelta(days=passed)) for passed in range(1, (until - day).days + 1))
