"""警告整改 · the numbers of a case by its level: when it is checked, how long it may last (6.2-a, numbers 2.4)."""

from datetime import date

from regulation.rulebook import Rulebook
from regulation.vocabulary import CaseLevel
from regulation.workdays import Calendar


def number(what: str, level: CaseLevel) -> str:
    """The name of a number that depends on the level."""
    return f"case.{what}.{level.value}"


def longest_end(rules: Rulebook, level: CaseLevel, today: date, opened: date) -> date:
    """整改期限 · the last day that a plan written today may propose: not beyond the cap. Whoever is later than
    that has the leading group's word for it, and the plain period.
    """
    period, most = today + rules.days(number("rectify", level)), cap(rules, level, opened)
    return min(period, most) if most > today else period


def cap(rules: Rulebook, level: CaseLevel, opened: date) -> date:
    """最长期限 · the day that no extension goes beyond."""
    return opened + rules.days(number("cap", level))


def check_ins(rules: Rulebook, level: CaseLevel, began: date, due: date, calendar: Calendar) -> list[date]:
    """进展报告 · when the subject says how far it is: strengthened supervision by level, on working days."""
    period = (due - began).days
    if level is CaseLevel.D:
        every = rules.days("case.check.every.d")
        days = [began + every * turn for turn in range(1, period // every.days + 1)]
    else:
        times = rules.items(number("check.times", level))
        days = [began + (due - began) * turn // (times + 1) for turn in range(1, times + 1)]
    if level is CaseLevel.C:
        days.append(calendar.before(due, rules.workdays("case.check.before.c")))
    return sorted({calendar.on_or_after(day) for day in days if began < day < due})


def latest_ask(rules: Rulebook, due: date, calendar: Calendar) -> date:
    """申请延期 · the last day on which more time can be asked for."""
    return calendar.before(due, rules.workdays("case.extension.ask"))
