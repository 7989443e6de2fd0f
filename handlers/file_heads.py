"""信用档案的首部 · who it is, how the subject stands, what is barred, how much counts (clause 4.3-c)."""

from handlers.grades import called
from handlers.kit.card import Fact, Label, On, Value, word
from handlers.measures import until
from regulation.vocabulary import Nature, SubjectKind
from storage.queries.credit_files import CreditFile
from storage.tables import Grading, Measure


def heads_of(found: CreditFile, why: bool = False) -> tuple[Fact, ...]:
    """The head lines of a file: what kind, where, who leads it, contracts, grades, restrictions, how much counts.

    `why`: with reason and clause, for whoever answers for the subject.
    """
    subject, counted = found.subject, found.counted
    home = subject.department if subject.kind is SubjectKind.STAFF else None
    lines = [
        _line("kind", word(subject.kind)),
        *([_line("department", home)] if home else []),
        *([_line("number", found.number)] if found.number else []),
        *([_line("family", word(found.family))] if found.family else []),
        *([_line("leaders", *found.leaders)] if found.leaders else []),
    ]
    for each in found.contracts:
        lines.append(_line("contract", each.number, On(day=each.starts_on), On(day=each.ends_on)))
    sums = (Label(label="file-counted", values={"nature": word(n), "count": counted.get(n, 0)}) for n in Nature)
    lines += [_grade(row, why) for row in found.grades]
    lines += [_measure(row, why) for row in found.measures]
    return (*lines, _line("counted", *sums))


def _grade(row: Grading, why: bool) -> Fact:
    values: dict[str, Value] = {"grade": called(row.grade, row.mark), "origin": word(row.origin)}
    values |= {name: On(day=day) for name, day in (("since", row.effective_on), ("until", row.ended_on)) if day}
    said = Label(label="file-grade" if row.ended_on is None else "file-grade-before", values=values)
    return _line("grade", said, *((row.reason, row.clause) if why else ()))


def _measure(row: Measure, why: bool) -> Fact:
    values: dict[str, Value] = {"kind": word(row.kind), "until": until(row)}
    return _line("measure", Label(label="file-measure", values=values), *((row.reason,) if why else ()))


def _line(name: str, *value: Value) -> Fact:
    return Fact(label=Label(label=f"file-line-{name}"), value=value)
