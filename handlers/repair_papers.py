"""修复文书 · the decision on an application and the certificate of a repair, from plain data (clause 7.2-d)."""

from dataclasses import dataclass
from datetime import date

from handlers.case_papers import OFFICE, Finding, ended, table
from handlers.kit.card import Fact, Label, On, Value, word
from handlers.kit.paper import Paper
from regulation.grades import Grade, GradeMark
from regulation.measures import MeasureKind

COLUMNS = ("repair-verifier", "repair-finding", "repair-day")


@dataclass(frozen=True)
class Asked:
    """申请事项 · whose application a decision is about, `repair` its spoken code; what was found on site, and what
    was settled where those who looked differed; `late`: how many working days after its last day it is decided.
    """

    repair: str
    subject: str
    applied_on: date
    grade: Grade
    findings: tuple[Finding, ...]
    settled: str | None = None
    late: int = 0


@dataclass(frozen=True)
class Approved:
    """准予修复 · the grade from that day on, what is lifted, until when it is looked whether it lasts."""

    asked: Asked
    reason: str
    day: date
    grade: Grade
    mark: GradeMark
    lifted: tuple[MeasureKind, ...]
    sealed: int  # records
    observed_until: date


@dataclass(frozen=True)
class Declined:
    """不予修复 · why, and the first day on which one may apply again."""

    asked: Asked
    reason: str
    again_on: date
    false_material: bool


@dataclass(frozen=True)
class Certified:
    """修复证明 · no more than whoever is shown it must know: not why there was a lower grade."""

    subject: str
    grade: Grade
    mark: GradeMark
    day: date
    decision: str  # 文号


def approved(given: Approved) -> Paper:
    """信用修复决定书 · the application is granted."""
    values: dict[str, Value] = {"before": word(given.asked.grade), "grade": marked(given.grade, given.mark)}
    lifting = "paper-repair-lifted" if given.lifted else "paper-repair-free"
    kinds: dict[str, Value] = {"kinds": listed(given.lifted)} if given.lifted else {}
    return _decision(
        "paper-repair-approved",
        given.asked,
        Label(label="paper-repair-granted", values=values | {"day": On(day=given.day)}),
        Label(label="paper-repair-reason", values={"reason": ended(given.reason)}),
        Label(label=lifting, values=kinds),
        *((Label(label="paper-repair-sealed", values={"count": given.sealed}),) if given.sealed else ()),
        Label(label="paper-repair-observed", values={"until": On(day=given.observed_until)}),
    )


def refused(given: Declined) -> Paper:
    """信用修复决定书 · the application is not granted."""
    again = "paper-repair-barred" if given.false_material else "paper-repair-again"
    return _decision(
        "paper-repair-refused",
        given.asked,
        Label(label="paper-repair-not-granted", values={"grade": word(given.asked.grade)}),
        Label(label="paper-repair-reason", values={"reason": ended(given.reason)}),
        Label(label=again, values={"day": On(day=given.again_on)}),
        Label(label="paper-repair-objection"),
    )


def certificate(given: Certified) -> Paper:
    """信用修复证明 · to be shown to whoever asks."""
    values: dict[str, Value] = {"subject": given.subject, "grade": marked(given.grade, given.mark)}
    values |= {"day": On(day=given.day)}
    facts = values | {"decision": given.decision}
    return Paper(
        kind="paper-repair-certificate",
        values=values,
        issuer=OFFICE,
        facts=tuple(Fact(label=Label(label=f"paper-repair-line-{name}"), value=(v,)) for name, v in facts.items()),
    )


def marked(grade: Grade, mark: GradeMark) -> Label:
    """修复后的等级 · with what it carries after a repair."""
    return Label(label=f"repair-grade-{mark.value}", values={"grade": word(grade)})


def listed(kinds: tuple[MeasureKind, ...]) -> Label:
    """What was barred, in words: one after the other."""
    first, *more = kinds
    if not more:
        return word(first)
    return Label(label="repair-and", values={"one": word(first), "other": listed(tuple(more))})


def _decision(kind: str, asked: Asked, *body: Label) -> Paper:
    """Its head, what was found, what is decided; that it comes late, if it does."""
    values: dict[str, Value] = {"subject": asked.subject, "repair": asked.repair}
    values |= {"applied": On(day=asked.applied_on), "grade": word(asked.grade)}
    found = Label(label="paper-repair-found")
    if asked.settled:
        found = Label(label="paper-repair-settled", values={"reason": ended(asked.settled)})
    rows = tuple(((each.verifier,), (each.found,), (On(day=each.day),)) for each in asked.findings)
    late = (Label(label="paper-repair-late", values={"days": asked.late}),) if asked.late else ()
    return Paper(
        kind=kind,
        values=values,
        addressee=Label(label="paper-addressee", values={"name": asked.subject}),
        issuer=OFFICE,
        body=(found, *body, *late),
        tables=(table("paper-repair-table", COLUMNS, rows),),
    )
