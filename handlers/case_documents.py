"""整改文书的签发 · which papers a case issues, and with which words they reach whom (clause 6.2-a)."""

from collections.abc import Iterable
from datetime import date

from handlers import case_papers
from handlers.case_papers import About, Accepted, Done, Finding, Planned, Reported, Warned
from handlers.cases import case, informed, officers
from handlers.kit import clocks, issuing
from handlers.kit.card import On, Reply, Value, word
from handlers.kit.matter import subject_speakers
from handlers.kit.paper import Paper
from handlers.kit.turn import Turn
from regulation.rectification import number
from storage import codes
from storage.queries import people
from storage.queries.cases import CaseFacts


def warning(facts: CaseFacts, turn: Turn) -> str:
    """警告通知书 with 修复指引: one message, three buttons; the office keeps a copy. Its number."""
    row, rules = facts.row, turn.house.rulebook
    confirm = clocks.last_day(turn, number("acknowledge", row.level))
    days = rules.workdays(number("plan", row.level))
    paper = case_papers.warning(
        Warned(
            about=_about(facts),
            conduct=row.conduct,
            demanded=row.demand,
            acknowledge_by=confirm,
            plan_days=days,
            object_by=clocks.last_day(turn, "case.object"),
            ask_days=rules.workdays("case.extension.ask"),
            contact=people.names_for_system(turn.session, [row.opened_by_id])[row.opened_by_id],
        )
    )
    values: dict[str, Value] = {"conduct": row.conduct, "demand": row.demand, "days": days}
    served = case.told(facts, "warning-served", **values, confirm=On(day=confirm), ground=row.level.value)
    issued = issuing.issue(turn, paper, row.code, subject_speakers(facts, turn), served)
    issuing.copies(turn, issued, informed(facts, turn), case.told(facts, "warning-issued-told"))
    return issued.number


def plan(facts: CaseFacts, turn: Turn, told: Reply) -> None:
    """整改方案 · as it was approved; the office has a copy."""
    approved = facts.plan.details if facts.plan else {}
    items = tuple(
        case_papers.PlanItem(place, item.goal, item.measure, item.due_on, item.responsible, word(item.status))
        for place, item in enumerate(facts.current, 1)
    )
    end = facts.row.due_on or turn.today
    paper = case_papers.plan(Planned(_about(facts), approved["root_cause"], approved["criterion"], end, items))
    issued = issuing.issue(turn, paper, facts.row.code, subject_speakers(facts, turn), told)
    issuing.copies(turn, issued, officers(facts, turn), case.told(facts, "plan-issued"))


def report(facts: CaseFacts, turn: Turn, to: Iterable[int], told: Reply, achieved: str) -> None:
    """整改报告 · what was done for each item, what was achieved; the subject has a copy."""
    done = tuple(
        Done(place, item.goal, item.result or "", turn.house.day(item.done_at or turn.now))
        for place, item in enumerate(facts.current, 1)
    )
    paper = case_papers.report(Reported(_about(facts), achieved, done))
    issued = issuing.issue(turn, paper, facts.row.code, tuple(to), told)
    issuing.copies(turn, issued, subject_speakers(facts, turn), case.told(facts, "report-issued"))


def accepted(
    facts: CaseFacts,
    turn: Turn,
    passed: bool,
    recheck_on: date | None = None,
    effective: bool | None = None,
    evaluation: str = "",
    last: bool = False,
) -> Paper:
    """整改验收单 · what the verifiers found in this round, and what the office said of the effect.

    `last`: the leading group says how it goes on.
    """
    found = tuple(
        Finding(facts.names.get(step.by_id or 0, ""), step.details["text"], turn.house.day(step.decided_at))
        for step in facts.verifications
        if step.decided_at
    )
    return case_papers.acceptance(Accepted(_about(facts), found, passed, recheck_on, effective, evaluation, last))


def issue_acceptance(facts: CaseFacts, turn: Turn, to: Iterable[int], told: Reply, paper: Paper) -> None:
    """整改验收单 · to everybody whom it concerns."""
    issuing.issue(turn, paper, facts.row.code, tuple(to), told)


def _about(facts: CaseFacts) -> About:
    return About(codes.spoken(facts.row.code), facts.row.level.value, facts.subject.name)
