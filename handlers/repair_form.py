"""信用修复申请表 · the application as a numbered paper, behind it the letter that was signed (7.2-a)."""

from dataclasses import dataclass
from datetime import date, datetime

from handlers.case_papers import OFFICE, ended
from handlers.kit import issuing
from handlers.kit.card import At, Fact, Label, On, Value, word
from handlers.kit.matter import subject_speakers
from handlers.kit.paper import Paper
from handlers.kit.turn import Turn
from handlers.repairs import repair, reviewers
from regulation.grades import Grade
from storage import codes
from storage.queries.repairs import RepairFacts

GROUP = 8  # characters of a fingerprint that are read at a time; without gaps it would leave the page


@dataclass(frozen=True)
class Signed:
    """信用承诺书 · the text as it was read, by whom it was signed, when; `digest` its SHA-256."""

    text: str
    who: str
    at: datetime
    edition: str
    digest: str


@dataclass(frozen=True)
class Applied:
    """申请事项 · `repair` and `case` are spoken codes; `files` the names of the evidence."""

    repair: str
    subject: str
    grade: Grade
    since: date
    case: str | None
    applied_on: date
    conduct: str
    measures: str
    effect: str
    files: tuple[str, ...]
    signed: Signed


def form(given: Applied) -> Paper:
    """信用修复申请表 · by the subject, to the office."""
    heads: dict[str, Value] = {
        "subject": given.subject,
        "repair": given.repair,
        "grade": word(given.grade),
        "since": On(day=given.since),
        **({"case": given.case} if given.case else {}),
        "applied": On(day=given.applied_on),
        "applicant": given.signed.who,
    }
    said = {name: Label(label=f"paper-repair-{name}", values={"text": ended(getattr(given, name))}) for name in
            ("conduct", "measures", "effect")}  # fmt: skip
    return Paper(
        kind="paper-repair-form",
        values={"subject": given.subject},
        addressee=OFFICE,
        issuer=Label(label="paper-addressee", values={"name": given.subject}),
        facts=(*(_line(name, value) for name, value in heads.items()), _line("files", *given.files)),
        body=(*said.values(), Label(label="paper-repair-pledge")),
        parts=(letter(given.signed),),
    )


def letter(signed: Signed) -> Paper:
    """信用承诺书 · word by word as it was signed, in the language in which it was read."""
    lines: dict[str, Value] = {
        "who": signed.who,
        "at": At(at=signed.at),
        "edition": signed.edition,
        "hash": " ".join(signed.digest[n : n + GROUP] for n in range(0, len(signed.digest), GROUP)),
    }
    facts = tuple(Fact(label=Label(label=f"signed-{name}"), value=(value,)) for name, value in lines.items())
    return Paper(kind="paper-repair-letter", values={"letter": signed.text}, facts=facts)


def _line(name: str, *values: Value) -> Fact:
    return Fact(label=Label(label=f"paper-repair-form-{name}"), value=values or (Label(label="none"),))


def issue(facts: RepairFacts, turn: Turn, text: str, review: date) -> None:
    """To the office, which has it to review by a day; whoever speaks for the subject keeps a copy."""
    row = facts.row
    signed = Signed(text, turn.actor.name, row.applied_at, row.edition, row.commitment)
    paper = form(
        Applied(
            repair=codes.spoken(row.code),
            subject=facts.subject.name,
            grade=facts.grade,
            since=facts.grading.effective_on or turn.today,
            case=codes.spoken(facts.case.code) if facts.case else None,
            applied_on=turn.today,
            conduct=row.conduct,
            measures=row.measures,
            effect=row.effect,
            files=tuple(file.name for file in facts.files),
            signed=signed,
        )
    )
    told = repair.told(facts, "repair-submitted-told", due=On(day=review))
    issued = issuing.issue(turn, paper, row.code, reviewers(facts, turn), told)
    issuing.copies(turn, issued, subject_speakers(facts, turn), repair.told(facts, "repair-form-issued"))
