"""检查报告和组长简报 · from plain data: what was counted, what was found, what it means (clauses 3.1-c, 9.1-c)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers.case_papers import OFFICE, ended, table
from handlers.inspection_figures import agreement, filled, in_time
from handlers.kit import clocks
from handlers.kit.card import Fact, Label, On, Value, word
from handlers.kit.paper import Paper, Table
from regulation.grades import Grade
from regulation.inspection import FindingStatus, Part, SecurityAnswer, SecurityPoint
from regulation.vocabulary import RecordStatus

GROUP = Label(label="paper-leading-group")
ANNEX = ("completeness", "records", "accuracy", "execution", "decided", "findings", "security")
SERIES = ("recorded", "declared", "missing-slots")  # 已录入 · 零报告 · 缺报
CLOCKS = ("kept", "kept-late", "overdue")  # 按期 · 逾期办结 · 逾期未办


@dataclass(frozen=True)
class Found:
    """检查发现 · one line of the report's table."""

    number: str
    subject: str
    part: Part
    what: str
    answer: Value  # what whom it is about said, or that they did not
    status: FindingStatus


@dataclass(frozen=True)
class Inspected:
    """检查报告 · what a report says: whose figures, whose words."""

    quarter: Label
    leader: str
    began_on: date
    ended_on: date
    figures: dict[str, Any]  # as `inspection_figures` counted them
    said: dict[Part, str]  # the conclusion on each part
    security: dict[str, str]
    findings: tuple[Found, ...]
    conclusion: str
    proposals: str
    target: int  # per cent of completeness
    agreed: int  # per cent of agreement that is expected


def report(given: Inspected) -> Paper:
    """检查报告 · to the leading group, with tables, bars, and the way each figure was counted."""
    values: dict[str, Value] = {"quarter": given.quarter, "leader": given.leader}
    values |= {"began": On(day=given.began_on), "ended": On(day=given.ended_on)}
    return Paper(
        kind="paper-inspection",
        values=values,
        addressee=GROUP,
        issuer=OFFICE,
        body=(
            Label(label="paper-inspection-about", values=values | _records(given)),
            Label(label="paper-inspection-completeness", values=_complete(given) | _said(given, Part.COMPLETENESS)),
            Label(label="paper-inspection-accuracy", values=_accurate(given) | _said(given, Part.ACCURACY)),
            Label(label="paper-inspection-execution", values=_executed(given) | _said(given, Part.EXECUTION)),
            Label(label="paper-inspection-security", values=_secure(given) | _said(given, Part.SECURITY)),
            Label(label="paper-inspection-findings", values=_found(given)),
            Label(label="paper-inspection-conclusion", values={"text": ended(given.conclusion)}),
            Label(label="paper-inspection-proposals", values={"text": ended(given.proposals)}),
        ),
        charts=tuple(chart for chart in (_supplied(given), _kept(given)) if chart.rows),
        tables=tuple(each for each in _tables(given) if each.rows),
        parts=(_annex(),),
    )


def brief(given: Inspected, number: str) -> Paper:
    """组长简报 · one page for the chair: the four figures, what was found, what is to be decided (3.1-c)."""
    rates = {
        "completeness": filled(given.figures["completeness"]),
        "accuracy": agreement(given.figures["accuracy"]),
        "execution": in_time(given.figures["execution"]),
    }
    lines = [_fact(name, _percent(rate)) for name, rate in rates.items()]
    lines.append(_fact("findings", Label(label="paper-brief-found", values=_found(given))))
    return Paper(
        kind="paper-brief",
        values={"quarter": given.quarter, "report": number},
        addressee=Label(label="paper-chair"),
        issuer=OFFICE,
        facts=tuple(lines),
        body=(
            Label(label="paper-inspection-conclusion", values={"text": ended(given.conclusion)}),
            Label(label="paper-inspection-proposals", values={"text": ended(given.proposals)}),
            Label(label="paper-brief-next"),
        ),
    )


def _records(given: Inspected) -> dict[str, Value]:
    counts = given.figures["records"]
    waiting = sum(counts.get(each.value, 0) for each in (RecordStatus.SUBMITTED, RecordStatus.LEAD))
    return {"records": sum(counts.values()), "waiting": waiting, "departments": len(given.figures["completeness"])}


def _complete(given: Inspected) -> dict[str, Value]:
    rows = given.figures["completeness"]
    below = sum(1 for row in rows if (row[2] + row[3]) * 100 // row[1] < given.target)
    return {"percent": _percent(filled(rows)), "target": given.target, "below": below, "count": len(rows)}


def _accurate(given: Inspected) -> dict[str, Value]:
    rows = given.figures["accuracy"]
    population, drawn, checked, agreed = (sum(row[n] for row in rows) for n in (1, 2, 3, 4))
    values: dict[str, Value] = {"population": population, "drawn": drawn, "checked": checked, "agreed": agreed}
    return values | {"percent": _percent(agreement(rows)), "target": given.agreed}


def _executed(given: Inspected) -> dict[str, Value]:
    rows = given.figures["execution"]
    kept, late, open_ = (sum(row[n] for row in rows) for n in (1, 2, 3))
    values: dict[str, Value] = {"kept": kept, "late": late, "open": open_, "percent": _percent(in_time(rows))}
    return values | {name.replace("-", "_"): count for name, count in given.figures["decided"].items()}


def _secure(given: Inspected) -> dict[str, Value]:
    problems = sum(1 for answer in given.security.values() if answer == SecurityAnswer.PROBLEM.value)
    return {"points": len(SecurityPoint), "problems": problems}


def _found(given: Inspected) -> dict[str, Value]:
    status = [each.status for each in given.findings]
    return {
        "count": len(status),
        "cases": status.count(FindingStatus.CASE),
        "observed": status.count(FindingStatus.OBSERVED),
    }


def _said(given: Inspected, part: Part) -> dict[str, Value]:
    return {"text": ended(given.said.get(part, ""))}


def _supplied(given: Inspected) -> Table:
    rows = ((title, done, nil, due - done - nil) for title, due, done, nil in given.figures["completeness"])
    return _chart("completeness", [f"completeness-{name}" for name in SERIES], rows)


def _kept(given: Inspected) -> Table:
    rows = ((clocks.called(kind), *counts) for kind, *counts in given.figures["execution"])
    return _chart("execution", [f"paper-clock-{name}" for name in CLOCKS], rows)


def _chart(name: str, series: list[str], rows: Any) -> Table:
    heading = Label(label=f"paper-chart-{name}")
    columns = (heading, *(Label(label=each) for each in series))
    return Table(heading=heading, columns=columns, rows=tuple(tuple((cell,) for cell in row) for row in rows))


def _tables(given: Inspected) -> list[Table]:
    supplied = [
        (title, due, done, nil, due - done - nil, _percent((done + nil) * 100 // due))
        for title, due, done, nil in given.figures["completeness"]
    ]
    again = [
        (word(Grade(grade)), of, drawn, checked, agreed, left)
        for grade, of, drawn, checked, agreed, left in given.figures["accuracy"]
    ]
    kept = [(clocks.called(kind), *counts) for kind, *counts in given.figures["execution"]]
    secure = [
        (word(SecurityPoint(point)), word(SecurityAnswer(answer))) for point, answer in given.security.items()
    ]
    return [
        _table("completeness", ("department", "expected", "recorded", "declared", "missing", "rate"), supplied),
        _table("accuracy", ("grade", "records", "drawn", "checked", "agreed", "left"), again),
        _table("skipped", ("reason", "count"), [(reason, n) for reason, n in given.figures["skipped"]]),
        _table("execution", ("step", "kept", "late", "open"), kept),
        _table("security", ("point", "result"), secure),
        _table("findings", ("number", "subject", "what", "answer", "outcome"), [_line(f) for f in given.findings]),
    ]


def _line(each: Found) -> tuple[Value, ...]:
    return each.number, each.subject, each.what, each.answer, word(each.status)


def _table(name: str, columns: tuple[str, ...], rows: list[Any]) -> Table:
    cells = (tuple((cell,) for cell in row) for row in rows)
    return table(f"paper-inspection-table-{name}", tuple(f"inspection-{each}" for each in columns), cells)


def _annex() -> Paper:
    """数据口径 · from which rows each figure is counted."""
    rows = [(Label(label=f"paper-annex-{name}"), Label(label=f"paper-annex-{name}.how")) for name in ANNEX]
    return Paper(kind="paper-annex", tables=(_table("annex", ("figure", "how"), rows),))


def _percent(rate: int | None) -> Label:
    return (
        Label(label="paper-percent", values={"percent": rate}) if rate is not None else Label(label="paper-no-rate")
    )


def _fact(name: str, value: Value) -> Fact:
    return Fact(label=Label(label=f"paper-brief-{name}"), value=(value,))
