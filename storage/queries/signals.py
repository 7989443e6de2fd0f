"""Reads about signals of a credit risk: who sees which, which are open.

What is sealed of one that is damaged cannot be read: it holds up neither the list nor any other signal.
"""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, func, literal
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select, true

from regulation import conflicts
from regulation.conflicts import Conflict, Party
from regulation.early_warning import ORDER, SignalLevel, SignalRule, SignalSide, SignalStatus
from regulation.permissions import Concern, Viewer, allows, reach
from storage.queries import people
from storage.queries.people import SubjectLine
from storage.queries.reading_on import some_of
from storage.tables import Signal, SignalAnswer, Subject
from storage.vault import VaultError

log = logging.getLogger(__name__)


class Answer(NamedTuple):
    """确认 · who said what is done, for which side, at which level; `said`: None where it cannot be read."""

    signal_id: int
    by_id: int
    at: datetime
    side: SignalSide
    level: SignalLevel
    said: str | None


class Standing(NamedTuple):
    """An open signal, as far as it can be read of every one."""

    code: str
    subject_id: int
    rule: SignalRule
    level: SignalLevel


@dataclass(frozen=True)
class SignalFacts:
    """All that a move, a guard or a card may want to know about one signal; loaded in bulk."""

    row: Signal
    subject: SubjectLine
    party: Party
    names: dict[int, str]
    answers: tuple[Answer, ...] = ()

    @property
    def steps(self) -> tuple[Answer, ...]:
        """What was said beside the state."""
        return self.answers

    @property
    def concern(self) -> Concern:
        """Whom it is about, for the permission rows; not for the subject itself."""
        return Concern(department_id=self.subject.department_id, about_id=self.row.subject_id)

    def visible(self, viewer: Viewer) -> bool:
        """Whether somebody may see it: never whom it is about, nor those who work under that person; and what may
        become a D nobody who is close to it, before it is served (K1)."""
        near = conflicts.every(viewer, self.party)
        below = any(each.department_id in self.party.leads for each in (viewer, *viewer.principals))  # K12
        if Conflict.SELF in near or below:
            return False
        hidden = self.row.rule is SignalRule.GRADE and near
        return not hidden and allows("signal.see", viewer, self.concern)


def facts(session: Session, viewer: Viewer, codes: Sequence[str]) -> dict[str, SignalFacts]:
    """Signals by code, as far as the viewer may see them."""
    return {code: each for code, each in _with_all(session, codes).items() if each.visible(viewer)}


def newest(session: Session, viewer: Viewer, limit: int, skip: int = 0) -> list[SignalFacts]:
    """What the viewer may see, open ones first, the gravest before the others, then the newest."""
    grave = case({level.value: place for place, level in enumerate(ORDER)}, value=col(Signal.level))
    ended = col(Signal.status) == SignalStatus.CLEARED
    query = select(Signal.code).join(Subject).where(_near(viewer))
    query = query.order_by(ended, grave.desc(), col(Signal.raised_at).desc(), col(Signal.id).desc())

    def seen(codes: Sequence[str]) -> list[SignalFacts]:
        found = facts(session, viewer, codes)
        return [found[code] for code in codes if code in found]

    return some_of(session, query, seen, limit, skip)


def open_for_system(session: Session, subjects: Collection[int] | None = None) -> list[Standing]:
    """未解除 · every signal that still stands, of some subjects or of all."""
    columns: tuple[Any, ...] = (Signal.code, Signal.subject_id, Signal.rule, Signal.level)
    query = select(*columns)
    query = query.where(Signal.status != SignalStatus.CLEARED).order_by(col(Signal.id))
    query = query if subjects is None else query.where(col(Signal.subject_id).in_(subjects))
    return [Standing(*row) for row in session.execute(query)]


def row_for_system(session: Session, code: str) -> Signal:
    """The row of a signal without what is sealed: whatever happens to it must happen to a damaged one as well."""
    plain = (defer(Signal.inputs), defer(Signal.behind))  # type: ignore[arg-type]
    return session.exec(select(Signal).where(Signal.code == code).options(*plain)).one()


def _near(viewer: Viewer) -> ColumnElement[bool]:
    """The rows that may be visible at all; whether they are, each says for itself."""
    found = reach("signal.see", viewer)
    if found.everywhere:
        return true()
    return func.coalesce(Subject.department_id, Subject.id).in_(found.departments)


def _with_all(session: Session, codes: Sequence[str]) -> dict[str, SignalFacts]:
    rows = _rows(session, codes)
    subjects = people.subject_lines_for_system(session, {row.subject_id for row in rows})
    parties = people.parties_for_system(session, subjects.values())
    answers = _answers(session, [row.id or 0 for row in rows])
    names = people.names_for_system(session, {each.by_id for said in answers.values() for each in said})
    return {
        row.code: SignalFacts(
            row, subjects[row.subject_id], parties[row.subject_id], names, tuple(answers.get(row.id or 0, ()))
        )
        for row in rows
    }


def _rows(session: Session, codes: Sequence[str]) -> list[Signal]:
    try:
        return list(session.exec(select(Signal).where(col(Signal.code).in_(codes))))
    except VaultError:
        if len(codes) > 1:
            return [row for code in codes for row in _rows(session, [code])]
        log.error("signal %s cannot be read: nobody is shown it", codes[0])
        return []


def _answers(session: Session, ids: Iterable[int]) -> dict[int, list[Answer]]:
    """By signal what was said about it, in the order in which it was; that it was said counts also where it cannot
    be read."""
    found: dict[int, list[Answer]] = defaultdict(list)
    for id_, *said in _said(session, list(ids), col(SignalAnswer.said)):
        found[id_].append(Answer(id_, *said))
    return found


def _said(session: Session, ids: Sequence[int], text: Any) -> list[Any]:
    columns: tuple[Any, ...] = (SignalAnswer.signal_id, SignalAnswer.by_id, SignalAnswer.at, SignalAnswer.side)
    columns += (SignalAnswer.level, text)
    query = select(*columns).where(col(SignalAnswer.signal_id).in_(ids))
    try:
        return list(session.execute(query.order_by(col(SignalAnswer.id))).all())
    except VaultError:
        if len(ids) > 1:
            return [each for id_ in ids for each in _said(session, [id_], text)]
        log.error("an answer to signal %d cannot be read", ids[0])
        return _said(session, ids, literal(None))
