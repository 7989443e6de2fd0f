"""整改文书 · the four papers of a rectification, from plain data (clauses 6.2-a, 7.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from handlers.kit.card import Fact, Label, On, Value
from handlers.kit.paper import Paper, Table

Level = Literal["c", "d", "order"]  # 合格整改 · 不合格整改 · 责令整改
OFFICE = Label(label="paper-office")
ENDS = "。！？；…”）.!?"


@dataclass(frozen=True)
class About:
    """整改事项 · which case a paper speaks of; `case` is its spoken code."""

    case: str
    level: Level
    subject: str

    @property
    def kind(self) -> Label:
        """整改类别."""
        return Label(label=f"paper-level-{self.level}")


@dataclass(frozen=True)
class Warned:
    """警告通知书 · what happened, what is demanded, until when one confirms, plans and may object."""

    about: About
    conduct: str
    demanded: str
    acknowledge_by: date
    plan_days: int  # working days after it was acknowledged
    object_by: date
    ask_days: int  # working days before the end by which more time is asked for
    contact: str


@dataclass(frozen=True)
class PlanItem:
    """整改任务 · goal, measures, who, until when (clause 6.2-a)."""

    number: int
    goal: str
    measure: str
    due_on: date
    owner: str
    state: Value


@dataclass(frozen=True)
class Planned:
    """整改方案."""

    about: About
    root_cause: str
    criterion: str
    due_on: date  # 整改期限
    items: tuple[PlanItem, ...]


@dataclass(frozen=True)
class Done:
    """完成情况 · what was done for one item, and when."""

    number: int
    goal: str
    done: str
    day: date


@dataclass(frozen=True)
class Reported:
    """整改报告."""

    about: About
    achieved: str  # 整改成效
    items: tuple[Done, ...]


@dataclass(frozen=True)
class Finding:
    """核验意见 · what one verifier found."""

    verifier: str
    found: str
    day: date


@dataclass(frozen=True)
class Accepted:
    """整改验收单 · findings, result, and the effect once it was checked; `recheck_on` is when it will be."""

    about: About
    findings: tuple[Finding, ...]
    passed: bool
    recheck_on: date | None = None
    effective: bool | None = None
    evaluation: str = ""
    last: bool = False  # it is for the leading group to say how it goes on


def warning(given: Warned) -> Paper:
    """警告通知书 with the guide to repair behind it: both arrive together (两书同达)."""
    values: dict[str, Value] = {
        "case": given.about.case,
        "level": given.about.level,
        "subject": given.about.subject,
    }
    return Paper(
        kind="paper-warning",
        values=values,
        addressee=Label(label="paper-addressee", values={"name": given.about.subject}),
        issuer=OFFICE,
        body=(
            Label(label="paper-warning-conduct", values={"conduct": ended(given.conduct)}),
            Label(label="paper-warning-demand", values={"demanded": ended(given.demanded)}),
            Label(
                label="paper-warning-deadlines",
                values={"acknowledge": On(day=given.acknowledge_by), "days": given.plan_days},
            ),
            Label(label="paper-warning-supervision"),
            Label(label="paper-warning-objection", values={"object": On(day=given.object_by)}),
            Label(label="paper-warning-contact", values={"contact": ended(given.contact)}),
        ),
        parts=(guide(given.contact, given.ask_days),),
    )


def guide(contact: str, ask_days: int) -> Paper:
    """信用修复指引 · what happens next, how to object, when one may apply for repair (clause 7.1)."""
    said = ("objection", "repair", "effect")
    first = Label(label="paper-guide-next", values={"ask": ask_days})
    ask = Label(label="paper-guide-contact", values={"contact": ended(contact)})
    return Paper(kind="paper-guide", body=(first, *(Label(label=f"paper-guide-{each}") for each in said), ask))


def plan(given: Planned) -> Paper:
    """整改方案 · by the subject, to the office."""
    rows = (
        ((str(i.number),), (i.goal,), (i.measure,), (i.owner,), (On(day=i.due_on),), (i.state,))
        for i in given.items
    )
    return Paper(
        kind="paper-plan",
        values=_values(given.about),
        addressee=OFFICE,
        issuer=Label(label="paper-addressee", values={"name": given.about.subject}),
        body=(
            Label(label="paper-plan-cause", values={"cause": ended(given.root_cause)}),
            Label(label="paper-plan-criterion", values={"criterion": ended(given.criterion)}),
            Label(label="paper-plan-period", values={"due": On(day=given.due_on)}),
            Label(label="paper-plan-items"),
        ),
        tables=(table("paper-plan-table", ("number", "goal", "measure", "owner", "due", "state"), rows),),
    )


def report(given: Reported) -> Paper:
    """整改报告 · by the subject, to the office."""
    rows = (((str(i.number),), (i.goal,), (i.done,), (On(day=i.day),)) for i in given.items)
    return Paper(
        kind="paper-report",
        values=_values(given.about),
        addressee=OFFICE,
        issuer=Label(label="paper-addressee", values={"name": given.about.subject}),
        body=(
            Label(label="paper-report-done"),
            Label(label="paper-report-achieved", values={"achieved": ended(given.achieved)}),
        ),
        tables=(table("paper-report-table", ("number", "goal", "done", "day"), rows),),
    )


def acceptance(given: Accepted) -> Paper:
    """整改验收单 · what the verifiers found, and what follows."""
    result, effect = _result(given), _effect(given)
    repair = (Label(label="paper-acceptance-repair"),) if given.passed and given.effective is not False else ()
    rows = (((each.verifier,), (each.found,), (On(day=each.day),)) for each in given.findings)
    about: dict[str, Value] = {"subject": given.about.subject, "case": given.about.case, "level": given.about.kind}
    shown = {"result": result} | ({"effect": effect} if effect else {})
    heads = about | {name: Label(label=f"{label.label}.short") for name, label in shown.items()}
    return Paper(
        kind="paper-acceptance",
        values={"subject": given.about.subject},
        issuer=OFFICE,
        facts=tuple(Fact(label=Label(label=f"paper-acceptance-{name}"), value=(v,)) for name, v in heads.items()),
        tables=(table("paper-acceptance-table", ("verifier", "finding", "verified"), rows),),
        body=(result, *((effect,) if effect else ()), *repair),
    )


def _result(given: Accepted) -> Label:
    if given.passed:
        return Label(label="paper-acceptance-passed")
    return Label(label="paper-acceptance-failed-last" if given.last else "paper-acceptance-failed")


def _effect(given: Accepted) -> Label | None:
    if given.effective is not None:
        values: dict[str, Value] = {"evaluation": ended(given.evaluation)}
        return Label(label=f"paper-acceptance-effect-{'reached' if given.effective else 'missed'}", values=values)
    if given.recheck_on is None:
        return None
    return Label(label="paper-acceptance-effect-pending", values={"day": On(day=given.recheck_on)})


def table(heading: str, columns: tuple[str, ...], rows: Iterable[tuple[tuple[Value, ...], ...]]) -> Table:
    """A table of a paper; its columns by name."""
    names = tuple(Label(label=f"paper-column-{name}") for name in columns)
    return Table(heading=Label(label=heading), columns=names, rows=tuple(rows))


def _values(about: About) -> dict[str, Value]:
    return {"case": about.case, "level": about.kind, "subject": about.subject}


def ended(text: str) -> str:
    """A paragraph of a Chinese document ends with a full stop, whether or not somebody typed it."""
    said = text.strip()
    return said if not said or said[-1] in ENDS or said.isascii() else f"{said}。"
